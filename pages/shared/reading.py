"""Reads the notes into the form, and takes a made-up case or the person's own notes in hand."""

from followup.form import FormFields, fill_form
from followup.notes import read_notes
from followup.prompts import load_texts
from followup.samples import load_samples
from pages.shared.announce import announce
from pages.shared.state import today
from pages.shared.typed import add_row, get_fields, memory, set_fields

_OF_ONE_CASE = ("notes", "filled", "read_case", "read_notes", "evidence", "log", "released")
"""What is put aside while somebody looks at a sample."""


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
    memory()["read_case"] = reading.case
    memory()["read_notes"] = notes
    memory()["evidence"] = {fact: list(spans) for fact, spans in reading.evidence.items()}
    memory()["doubts"] = tuple(reading.doubts)
    open_form()
    announce(texts("read_done"), target="facts")


def open_form() -> None:
    """Show the form; with no interviewer known it begins with one empty row."""
    memory()["form_open"] = True
    if not memory()["rows"]:
        add_row()
    announce(load_texts("interview")("form_open"), target="facts")


def load_sample(number: int) -> None:
    """Put a made-up case in place of the notes, and read it. The person's own notes can be brought back."""
    sample = load_samples()[number]
    own = (memory()["notes"] or "").strip()
    if own and own not in {other.notes.strip() for other in load_samples()}:
        memory()["own"] = {key: memory().get(key) for key in _OF_ONE_CASE}
        memory()["own"]["fields"] = get_fields()
    memory()["notes"] = sample.notes.strip()
    memory()["filled"] = None
    memory()["log"], memory()["released"] = [], []
    memory().pop("letter_kind", None)
    set_fields(FormFields(time_zone=sample.time_zone))
    read_into_form()


def bring_back_own() -> None:
    """Put the person's own notes and form back in place of a sample."""
    own = memory().pop("own")
    set_fields(own.pop("fields"))
    for key, value in own.items():
        memory()[key] = value
    memory()["doubts"] = ()
    announce(load_texts("interview")("brought_back"))
