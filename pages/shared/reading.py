"""Reads the notes into the form, and knows which words of the notes each field rests on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from followup.case import Case
from followup.form import FormFields, fill_form
from followup.notes import read_notes
from followup.places import Place, find_place
from followup.prompts import load_texts
from followup.samples import load_samples
from followup.spans import Span
from pages.shared.announce import announce
from pages.shared.state import add_row, get_fields, memory, set_fields, today

_FIELD_OF = {"interviewed_at": "day", "answer_expected_by": "answer_by", "candidate.phone": "phone"}
_GROUPS = {"topics", "strengths", "forgotten"}


class _Reading(Protocol):
    @property
    def case(self) -> Case: ...
    @property
    def evidence(self) -> Mapping[str, Sequence[Span]]: ...
    @property
    def doubts(self) -> Sequence[str]: ...


def _name_field(name: str) -> str:
    """The field of the form that a fact of the case stands in."""
    stem = name.split(".", maxsplit=1)[0]
    if stem in _GROUPS:
        return stem
    if stem == "interviewers":
        return f"people.{name.split('.')[1]}"
    return _FIELD_OF.get(name, name)


def _collect_quotes(reading: _Reading, notes: str) -> dict[str, list[Place]]:
    quotes: dict[str, list[Place]] = {}
    for name, spans in reading.evidence.items():
        known = quotes.setdefault(_name_field(name), [])
        places = [find_place(span, notes) for span in spans]
        known += [place for place in places if place not in known]
    return quotes


def read_into_form() -> None:
    """Read the notes and fill the form; what the person has changed in it stays."""
    texts = load_texts("interview")
    notes = memory()["notes"] or ""
    memory()["notes_missing"] = not notes.strip()
    if memory()["notes_missing"]:
        announce(texts("notes_missing"))
        return
    zone = memory()["f.time_zone"]
    reading = read_notes(notes, today=today(), time_zone=zone, region=memory()["region"])
    filled = fill_form(reading.case.model_copy(update={"time_zone": reading.case.time_zone or zone}))
    set_fields(filled, kept=memory().get("filled"))
    memory()["filled"] = filled
    memory()["quotes"] = _collect_quotes(reading, notes)
    memory()["doubts"] = tuple(reading.doubts)
    open_form()
    announce(texts("read_done"), target="facts")


def open_form() -> None:
    """Show the form; with no interviewer known it begins with one empty row."""
    memory()["form_open"] = True
    if not memory()["rows"]:
        add_row()


def load_sample(number: int) -> None:
    """Put a made-up case in place of the notes, and read it. The person's own notes can be brought back."""
    sample = load_samples()[number]
    own = memory()["notes"] or ""
    if own.strip() and not any(own == other.notes.strip() for other in load_samples()):
        memory()["own_notes"] = {"notes": own, "fields": get_fields(), "filled": memory().get("filled")}
    memory()["notes"] = sample.notes.strip()
    set_fields(FormFields(time_zone=sample.time_zone))
    memory()["filled"] = None
    memory()["log"] = []
    read_into_form()


def bring_back_own() -> None:
    """Put the person's own notes and form back in place of a sample."""
    own = memory().pop("own_notes")
    memory()["notes"] = own["notes"]
    set_fields(own["fields"])
    memory()["filled"] = own["filled"]
    memory()["quotes"], memory()["doubts"] = {}, ()


def get_quotes(field: str) -> list[Place]:
    """The words of the notes under a field; none where the person changed what was read."""
    quotes: list[Place] = memory().get("quotes", {}).get(field, [])
    return quotes if quotes and not _was_changed(field) else []


def _was_changed(field: str) -> bool:
    filled: FormFields | None = memory().get("filled")
    if filled is None:
        return True
    return next(_values(get_fields(), field)) != next(_values(filled, field))


def _values(fields: FormFields, name: str) -> Iterator[object]:
    parts: list[str] = name.split(".")
    value: object = fields
    for part in parts:
        if isinstance(value, tuple):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = getattr(value, part, None)
    yield value
