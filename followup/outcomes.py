"""Where a candidacy stands, and what that means: which letters fit, what to ask, what to prepare."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from followup.case import Case, LetterKind
from followup.events import Event
from followup.prompts import PromptData, load_prompts

Stage = Literal["upcoming", "waiting", "next_round", "offer", "rejected", "withdrawn"]

_BY_EVENT: dict[str, Stage] = {
    "heard:rejection": "rejected",
    "heard:offer": "offer",
    "did:withdrew": "withdrawn",
    "did:accepted_elsewhere": "withdrawn",
}


class Advice(PromptData):
    """What is said at one stage. ``letters`` are the kinds that fit it, the first one first."""

    title: str
    say: tuple[str, ...]
    basis: Literal["article", "practice"]
    letters: tuple[LetterKind, ...]
    list_title: str
    list: tuple[str, ...]


class OutcomeData(PromptData):
    """The content of ``prompts/outcomes.toml``."""

    upcoming: Advice
    waiting: Advice
    next_round: Advice
    offer: Advice
    rejected: Advice
    withdrawn: Advice


def is_upcoming(case: Case, *, now: datetime) -> bool:
    """Whether the interview lies after ``now``; a bare date only when it is a later day."""
    at = case.interviewed_at
    local = now.astimezone(case.zone)
    if isinstance(at, datetime):
        return at.replace(tzinfo=case.zone) > local
    return at is not None and at > local.date()


def find_stage(case: Case, *, now: datetime, log: Sequence[Event] = ()) -> Stage:
    """Where the candidacy stands.

    Args:
        case: the candidacy.
        now: an aware moment.
        log: what happened since; the last event that decides wins over the case's outcome.

    Returns:
        The stage; ``waiting`` where nothing else is known.
    """
    decided = [event for event in log if event.what in _BY_EVENT and event.at <= now]
    if decided:
        return _BY_EVENT[max(decided, key=lambda event: event.at).what]
    if case.outcome and case.outcome != "waiting":
        return case.outcome
    return "upcoming" if is_upcoming(case, now=now) else "waiting"


def advise(stage: Stage) -> Advice:
    """What is said at a stage. Raises PromptFileError."""
    data: OutcomeData = load_prompts("outcomes", OutcomeData)
    advice: Advice = getattr(data, stage)
    return advice
