"""The draft that a session takes apart: its text, its kind, when it is sent, what it is compared with."""

from datetime import datetime, time
from typing import NamedTuple

from followup.case import Case, LetterKind
from followup.critique import guess_kind
from followup.tasks.quotes import count_alike
from followup.typed_dates import read_day, read_time
from pages.shared.state import ask_clock, get_case, get_stage, today
from pages.shared.typed import memory

_NOON = time(12)
_NEW_SHARE = 0.5
"""With no more of its characters in common with the draft before, a draft was pasted, not edited."""


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
    memory().setdefault("draft_seen", memory()["draft"])
    for key in ("drafts_kept", "rules_off", "dismissed"):
        memory().setdefault(key, [])


def choose_kind() -> None:
    """The person said which letter it is: no guess changes that any more."""
    memory()["kind_chosen"], memory()["kind_guessed"] = True, False


def guess_draft_kind() -> None:
    """Guess which letter a draft is that was just pasted, unless the person said it, or the app wrote it."""
    old, new = memory().get("draft_seen", ""), memory()["draft"] or ""
    memory()["draft_seen"] = new
    if not _is_pasted(old, new):
        return
    memory()["kind_guessed"] = False
    if memory().get("kind_chosen") or memory()["draft_slot"]:
        return
    if kind := guess_kind(new):
        memory()["draft_kind"], memory()["kind_guessed"] = kind, True


def _is_pasted(old: str, new: str) -> bool:
    if not old.strip() or not new.strip():
        return bool(new.strip())
    common = count_alike(old, new) + count_alike(old[::-1], new[::-1])
    return common < _NEW_SHARE * min(len(old), len(new))


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
