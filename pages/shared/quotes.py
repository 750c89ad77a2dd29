"""Which words of the notes a fact or a field rests on, as long as the person has not changed it."""

from collections.abc import Iterable

from followup.case import Case
from followup.places import Place, find_places
from followup.spans import Span
from pages.shared.reading_picks import get_reading
from pages.shared.state import get_case
from pages.shared.typed import memory

_FACT_OF_FIELD = {
    "day": "interviewed_at",
    "answer_by": "answer_expected_by",
    "phone": "candidate.phone",
    "contact": "contacts.0",
}
_LISTS = ("topics", "strengths", "forgotten")
_DEPTH = 2


def value_of(case: Case, fact: str) -> object:
    """What a case says under a path such as ``topics.1`` or ``candidate.phone``; None where it ends."""
    value: object = case
    for part in fact.split("."):
        if isinstance(value, tuple):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = getattr(value, part, None)
    return value


def _evidence(fact: str) -> list[Span]:
    """The words under a fact and its parts."""
    known: dict[str, list[Span]] = memory().get("evidence") or {}
    found = (spans for name, spans in known.items() if name == fact or name.startswith(f"{fact}."))
    return [span for spans in found for span in spans]


def _spans_of(fact: str) -> list[Span]:
    read: Case | None = memory().get("read_case")
    if read is None:
        return []
    stem = ".".join(fact.split(".")[:_DEPTH])
    group = stem.partition(".")[0]
    value = value_of(get_case(), stem)
    if group in (*_LISTS, "interviewers"):
        return _spans_of_item(read, group, value)
    return _evidence(stem) if value is not None and value == value_of(read, stem) else []


def _spans_of_item(read: Case, group: str, value: object) -> list[Span]:
    """An item of a list keeps its words wherever it stands now; a person is known by name."""
    name = getattr(value, "name", value)
    known = [getattr(item, "name", item) for item in getattr(read, group)]
    return _evidence(f"{group}.{known.index(name)}") if name in known else []


def reader_of_field(field: str) -> str:
    """The model that read a field of the form, as long as its words stand there; "" for the rules."""
    reading = get_reading()
    if reading is None or not quotes_of_field(field):
        return ""
    fact = _FACT_OF_FIELD.get(field, field.replace("people", "interviewers"))
    named = any(path == fact or path.startswith(f"{fact}.") for path in reading.from_model)
    return reading.record.model if named else ""


def quotes_of_facts(facts: Iterable[str]) -> tuple[Place, ...]:
    """The words of the notes that some facts of the case rest on."""
    spans = [span for fact in facts for span in _spans_of(fact)]
    return find_places(spans, memory().get("read_notes") or "")


def quotes_of_field(field: str) -> tuple[Place, ...]:
    """The words of the notes under a field of the form."""
    if field in _LISTS:
        return quotes_of_facts(f"{field}.{place}" for place in range(len(getattr(get_case(), field))))
    if field.startswith("people."):
        return quotes_of_facts([field.replace("people", "interviewers")])
    return quotes_of_facts([_FACT_OF_FIELD.get(field, field)])
