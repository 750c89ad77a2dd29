"""The letters of a session: what was drafted, what the person made of it, and every earlier version."""

from typing import TypedDict, cast

from followup.case import Contact, Interviewer, LetterKind
from followup.compose import Draft, draft_letter
from followup.letters import Address, Form, Length, Tone
from followup.prompts import load_texts
from pages.shared.announce import announce
from pages.shared.letter_slots import Slot, Version
from pages.shared.state import ask_clock, get_case, get_log
from pages.shared.typed import memory


class Style(TypedDict):
    """The person's choices, named as ``draft_letter`` names them."""

    tone: Tone
    length: Length
    address: Address
    form: Form
    limit: int


STYLE: Style = {"tone": "warm", "length": "standard", "address": "as_written", "form": "letter", "limit": 200}
"""The choices at first, as in ``draft_letter``."""

Receiver = Interviewer | Contact | None


def get_style() -> Style:
    """The choices that stand now."""
    chosen = {name: memory().get(f"style.{name}", first) for name, first in STYLE.items()}
    return cast("Style", chosen)


def is_by_mail() -> bool:
    """Whether a letter with a subject is written, not a note on LinkedIn."""
    return get_style()["form"] == "letter"


def describe(kind: LetterKind, to: Receiver) -> str:
    """All that a draft is made from, as text: when it changes, an untouched letter is written anew.

    That this letter was sent changes it only where a second one follows it, an inquiry.
    """
    log = [event.what for event in get_log() if kind == "inquiry" or event.what != f"sent:{kind}"]
    return f"{kind}|{to!r}|{get_case().model_dump_json()}|{get_style()}|{log}"


def _draft(kind: LetterKind, to: Receiver, again: int) -> Draft:
    notes = memory()["notes"] or None
    now, log = ask_clock(), get_log()
    return draft_letter(get_case(), kind, now=now, to=to, notes=notes, log=log, again=again, **get_style())


def show_version(slot: Slot) -> None:
    """Put the version of the slot's place into the fields."""
    memory()[slot.subject_key] = slot.shown.subject
    memory()[slot.body_key] = slot.shown.body


def open_letter(kind: LetterKind, to: Receiver) -> Slot:
    """The letter of this kind to this person, from now on the one on the page."""
    slot = find_letter(kind, to)
    memory()["letter_open"] = slot.name
    return slot


def find_letter(kind: LetterKind, to: Receiver) -> Slot:
    """The letter of this kind to this person: as it was left, or written now.

    A letter that the person changed or that a model wrote stays as it is, whatever else changed. An
    untouched plain one follows the facts and the choices.
    """
    name = f"{kind}.{to.name if to else ''}.{get_style()['form']}"
    slot: Slot = memory().setdefault("letters", {}).setdefault(name, Slot(name))
    made_from = describe(kind, to)
    if slot.versions:
        slot.take_over(memory())
        kept = slot.shown.edited or slot.shown.draft.source == "model"
        if kept or slot.shown.made_from == made_from:
            return slot
    draft = _draft(kind, to, slot.place)
    version = Version(draft, made_from, draft.subject or "", draft.body)
    slot.versions[slot.place : slot.place + 1] = [version]
    slot.why = ""
    show_version(slot)
    return slot


def find_open_slot(name: str | None = None) -> Slot | None:
    """The letter of this name, or the one that was on the page last; None where there is none."""
    slot: Slot | None = memory().get("letters", {}).get(name or memory().get("letter_open"))
    return slot


def add_version(slot: Slot, subject: str, body: str) -> None:
    """Put the person's own wording on the page as one more version; those before stay."""
    slot.take_over(memory())
    slot.versions.append(Version(slot.shown.draft, slot.shown.made_from, subject, body))
    slot.place = len(slot.versions) - 1
    show_version(slot)


def is_stale(slot: Slot, kind: LetterKind, to: Receiver) -> bool:
    """Whether facts or choices changed since a letter that stays as it is was drafted."""
    return slot.shown.made_from != describe(kind, to)


def write_again(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """Put another wording on the page; the version before stays one click away."""
    slot.take_over(memory())
    number = len(slot.versions)
    draft = _draft(kind, to, number)
    slot.versions.append(Version(draft, describe(kind, to), draft.subject or "", draft.body))
    slot.place = number
    show_version(slot)
    announce(load_texts("letters")("written_again"), target="letter")


def step_version(slot: Slot, by: int) -> None:
    """Show the version before or after."""
    slot.take_over(memory())
    slot.place = max(0, min(slot.place + by, len(slot.versions) - 1))
    show_version(slot)
    announce(load_texts("letters")("version", number=slot.place + 1, count=len(slot.versions)))
