"""The draft that a session takes apart: its text, its kind, when it is sent, what it is compared with."""

from datetime import datetime, time
from typing import NamedTuple

from followup.case import Case, LetterKind
from followup.typed_dates import read_day, read_time
from pages.shared.state import ask_clock, get_case, get_stage, today
from pages.shared.typed import memory

_NOON = time(12)


class Kept(NamedTuple):
    """A draft put aside: its text, its kind, and the letter it was taken from, if any."""

    text: str
    kind: LetterKind
    slot: str


def open_desk() -> None:
    """Give a new session its empty draft."""
    memory().setdefault("draft", "")
    memory().setdefault("draft_kind", memory().get("letter_kind") or "thank_you")
    memory().setdefault("draft_slot", "")
    for key in ("drafts_kept", "rules_off", "dismissed"):
        memory().setdefault(key, [])


def get_draft() -> Kept:
    """The draft as it stands."""
    return Kept(memory()["draft"] or "", memory()["draft_kind"] or "thank_you", memory()["draft_slot"])


def get_told_case() -> Case:
    """The case, with what happened since in place of the outcome of the notes."""
    stage = get_stage()
    return get_case() if stage == "upcoming" else get_case().model_copy(update={"outcome": stage})


def get_known_case() -> Case | None:
    """The case to compare with: None where nothing was read or typed, or the person wants none."""
    return get_told_case() if memory().get("form_open") and memory().get("compare", True) else None


def read_sending() -> datetime | None:
    """When the draft will be sent, in the zone of the case; None where the person does not say.

    Raises:
        NotUnderstood: what was typed is no moment.
    """
    day, hour = ((memory().get(key) or "").strip() for key in ("send_day", "send_time"))
    if not day and not hour:
        return None
    now = ask_clock().astimezone(get_case().zone)
    on = read_day(day, today=today(), side="future") if day else now.date()
    if not hour and on == now.date():
        return now
    return datetime.combine(on, read_time(hour) if hour else _NOON, now.tzinfo)
