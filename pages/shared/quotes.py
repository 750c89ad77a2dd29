"""Which words of the notes a fact or a field rests on, as long as the person has not changed it."""

from followup.case import Case
from followup.places import Place
from pages.shared.state import get_case, memory

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


def _evidence(fact: str) -> list[Place]:
    """The words under a fact and its parts, each once."""
    known: dict[str, list[Place]] = memory().get("evidence") or {}
    found = [places for name, places in known.items() if name == fact or name.startswith(f"{fact}.")]
    return list(dict.fromkeys(place for places in found for place in places))


def quotes_of_fact(fact: str) -> list[Place]:
    """The words of the notes that a fact of the case rests on."""
    read: Case | None = memory().get("read_case")
    if read is None:
        return []
    stem = ".".join(fact.split(".")[:_DEPTH])
    value = value_of(get_case(), stem)
    if stem.split(".")[0] in (*_LISTS, "interviewers"):
        return _quotes_of_item(read, stem.split(".")[0], value)
    return _evidence(stem) if value is not None and value == value_of(read, stem) else []


def _quotes_of_item(read: Case, group: str, value: object) -> list[Place]:
    """An item of a list keeps its words wherever it stands now; a person is known by name."""
    name = getattr(value, "name", value)
    known = [getattr(item, "name", item) for item in getattr(read, group)]
    return _evidence(f"{group}.{known.index(name)}") if name in known else []


def quotes_of_field(field: str) -> list[Place]:
    """The words of the notes under a field of the form."""
    if field in _LISTS:
        facts = [f"{field}.{place}" for place in range(len(getattr(get_case(), field)))]
        return list(dict.fromkeys(quote for fact in facts for quote in quotes_of_fact(fact)))
    if field.startswith("people."):
        return quotes_of_fact(field.replace("people", "interviewers"))
    return quotes_of_fact(_FACT_OF_FIELD.get(field, field))
