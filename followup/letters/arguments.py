"""Refuses what a caller cannot have meant, in words that name the argument, what it got and what it takes."""

from datetime import datetime

from followup.case import LETTER_KINDS, Case, Contact, Interviewer
from followup.letters.models import ADDRESSES, FORMS, LENGTHS, TONES
from followup.letters.situation import Person

LEAST_LIMIT = 140
"""The shortest LinkedIn note that can be asked for, in characters."""


def find_addressee(case: Case, to: Interviewer | Contact | str | None) -> tuple[str, Person | None]:
    """The person written to and their path in the case: ``("interviewers.0", ...)``, or ``("", None)``.

    Raises:
        ValueError: ``to`` is nobody in the case.
    """
    people: list[tuple[str, Person]] = [(f"interviewers.{n}", p) for n, p in enumerate(case.interviewers)]
    people += [(f"contacts.{n}", p) for n, p in enumerate(case.contacts)]
    if to is None:
        return people[0] if case.interviewers else ("", None)
    wanted = to if isinstance(to, str) else to.name
    for place, person in people:
        if person.name.casefold() == wanted.strip().casefold():
            return place, person
    known = ", ".join(person.name for _, person in people) or "nobody"
    raise ValueError(f"to is {wanted!r}; it takes an interviewer or a contact of the case: {known}")


def check_choices(**given: str) -> None:
    """Raise ValueError for a kind, tone, length, address or form that there is not."""
    takes: dict[str, tuple[str, ...]] = {
        "kind": LETTER_KINDS, "tone": TONES, "length": LENGTHS, "address": ADDRESSES, "form": FORMS,
    }  # fmt: skip
    for name, value in given.items():
        if value not in takes[name]:
            raise ValueError(f"{name} is {value!r}; it takes one of {', '.join(takes[name])}")


def check_numbers(now: datetime, limit: int, again: int) -> None:
    """Raise ValueError for a naive moment, a limit too small for any note, a negative turn."""
    if now.tzinfo is None or now.utcoffset() is None:
        raise ValueError(f"now is {now.isoformat()}, without a time zone; it takes an aware datetime")
    if limit < LEAST_LIMIT:
        raise ValueError(f"limit is {limit}; it takes {LEAST_LIMIT} characters or more")
    if again < 0:
        raise ValueError(f"again is {again}; it takes 0 or more")
