"""What a session remembers, and the short form in it: every field as it was typed."""

from collections.abc import MutableMapping
from typing import Any

import streamlit as st

from followup.form import FormFields, PersonFields

LINES = (
    "company",
    "role",
    "day",
    "time",
    "time_zone",
    "answer_by",
    "topics",
    "strengths",
    "forgotten",
    "outcome",
)
PARTS = ("name", "title", "email")


def memory() -> MutableMapping[str | int, Any]:
    """The session's memory."""
    return st.session_state


def _person(stem: str) -> PersonFields:
    return PersonFields(**{part: memory().get(f"{stem}.{part}") or "" for part in PARTS})


def get_fields() -> FormFields:
    """The form as it stands."""
    lines = {name: memory()[f"f.{name}"] or "" for name in LINES}
    people = tuple(_person(f"p{row}") for row in memory()["rows"])
    phone = memory()["f.phone"]
    return FormFields(
        **lines, people=people, candidate=_person("candidate"), phone=phone, contact=_person("contact")
    )


def add_row(person: PersonFields | None = None) -> None:
    """Add a row for one more interviewer."""
    row = memory().get("next_row", 0)
    memory()["next_row"] = row + 1
    memory()["rows"] = [*memory()["rows"], row]
    for part in PARTS:
        memory()[f"p{row}.{part}"] = getattr(person, part) if person else ""


def remove_row(row: int) -> None:
    """Remove the row of an interviewer."""
    memory()["rows"] = [other for other in memory()["rows"] if other != row]


def set_fields(new: FormFields, kept: FormFields | None = None) -> None:
    """Fill the form; what the person changed since it was last filled with ``kept`` stays."""
    old = get_fields()
    for name in (*LINES, "phone"):
        if kept is None or getattr(old, name) in ("", getattr(kept, name)):
            memory()[f"f.{name}"] = getattr(new, name)
    for stem in ("candidate", "contact"):
        if kept is None or getattr(old, stem) in (PersonFields(), getattr(kept, stem)):
            for part in PARTS:
                memory()[f"{stem}.{part}"] = getattr(getattr(new, stem), part)
    if kept is None or old.people in ((), kept.people):
        memory()["rows"] = []
        for person in new.people:
            add_row(person)
