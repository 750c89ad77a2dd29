"""Writes what changed between two forms, and leaves every other field as it was typed."""

from collections.abc import Sequence

from followup.form import FormFields, PersonFields
from pages.shared.typed import LINES, PARTS, add_row, memory, remove_row


def write_changes(old: FormFields, new: FormFields) -> None:
    """Write the fields in which ``new`` differs from ``old``."""
    for name in LINES:
        if getattr(old, name) != getattr(new, name):
            memory()[f"f.{name}"] = getattr(new, name)
    if old.candidate.name != new.candidate.name:
        memory()["candidate.name"] = new.candidate.name
    _write_people(old.people, new.people)


def _write_people(old: Sequence[PersonFields], new: Sequence[PersonFields]) -> None:
    """One person more, one fewer, or one in other words: a pick never does more at once."""
    for person in old[: 0 if len(new) >= len(old) else None]:
        if person not in new:
            remove_row(_row_of(person))
    for before, after in zip(old, new, strict=False):
        if len(old) == len(new) and before != after:
            row = _row_of(before)
            memory()[f"p{row}.name"], memory()[f"p{row}.title"] = after.name, after.title
    for person in new[len(old) :]:
        for row in [row for row in memory()["rows"] if _is_empty(row)]:
            remove_row(row)
        add_row(person)


def _row_of(person: PersonFields) -> int:
    """The row of the form that holds this person, -1 where none does."""
    named = (row for row in memory()["rows"] if (memory()[f"p{row}.name"] or "").strip() == person.name)
    return next(named, -1)


def _is_empty(row: int) -> bool:
    return not any(memory()[f"p{row}.{part}"] for part in PARTS)
