"""Where a candidacy stands by the case and its log: what a letter may say, and what it must ask first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followup.case import Case, Contact, Interviewer, LetterKind
from followup.events import Event
from followup.letters.dates import local_day
from followup.letters.wordings import FITTING, CommonFile, Tag

Person = Interviewer | Contact

_TURNS: dict[str, Tag] = {
    "heard:rejection": "rejected",
    "heard:offer": "offer",
    "did:withdrew": "withdrawn",
    "did:accepted_elsewhere": "accepted_elsewhere",
}
_OUTCOMES: dict[str, Tag] = {
    "waiting": "waiting",
    "next_round": "next_round",
    "offer": "offer",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}
INQUIRIES_BEFORE_SILENCE = 2


@dataclass(frozen=True)
class Situation:
    """Who is written to, and what has happened."""

    case: Case
    now: datetime
    addressee: Person | None
    place: str
    """The path of the addressee in the case: 'interviewers.0', 'contacts.1', or empty."""
    standing: Tag
    tags: frozenset[str]
    fits: bool


def read_situation(  # noqa: PLR0913 - all that tells how things stand
    case: Case, kind: LetterKind, now: datetime, addressee: tuple[str, Person | None], *,
    log: Sequence[Event], common: CommonFile,
) -> Situation:  # fmt: skip
    """Read off what holds at ``now``; events after ``now`` do not count yet."""
    past = sorted((event for event in log if event.at <= now), key=lambda event: event.at)
    standing = _standing(case, past)
    inquiries = sum(event.what == "sent:inquiry" for event in past)
    silence = standing == "waiting" and inquiries >= INQUIRIES_BEFORE_SILENCE
    fits = bool(({standing} | ({"silence"} if silence else set())) & FITTING[kind])
    place, person = addressee
    tags: set[str] = {standing, *_addressee_tags(place, person, common)}
    tags |= {"silence"} if silence else set()
    tags |= {"second"} if inquiries else set()
    tags |= {"panel"} if len(case.interviewers) > 1 else set()
    tags |= set() if fits else {"unconfirmed"}
    if case.answer_expected_by:
        tags.add("due_ahead" if case.answer_expected_by > local_day(case, now) else "due_past")
    return Situation(case, now, person, place, standing, frozenset(tags), fits)


def _standing(case: Case, past: Sequence[Event]) -> Tag:
    turns = [_TURNS[event.what] for event in past if event.what in _TURNS]
    return turns[-1] if turns else _OUTCOMES[case.outcome or "waiting"]


def _addressee_tags(place: str, person: Person | None, common: CommonFile) -> set[str]:
    if person is None or place.startswith("interviewers"):
        return {"interviewer"}
    title = (person.title or "").lower()
    return {"contact", "agency"} if any(word in title for word in common.recruiter_words) else {"contact"}
