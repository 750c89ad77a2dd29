"""Puts the example of a rule into an otherwise sound letter, so that it can be read and tried."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from followup.case import Case, LetterKind
from followup.critique.rulebook import Example, Rule, SoundLetters, SoundPart
from followup.prompts import load_prompts


class Specimen(NamedTuple):
    """A whole letter around an example, and what is known of it. ``sent_at`` is local time."""

    text: str
    kind: LetterKind
    case: Case | None
    sent_at: datetime


@cache
def load_sound_letters() -> SoundLetters:
    """The sound letters of ``prompts/rules/lists/sound.toml``. Raises PromptFileError."""
    letters: SoundLetters = load_prompts("rules/lists/sound", SoundLetters)
    return letters


def _assemble(parts: list[str]) -> str:
    greeting, *body, closing = parts
    paragraphs = [greeting, " ".join(part for part in body if part), closing]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _in_place(parts: tuple[SoundPart, ...], slug: str, text: str) -> list[str]:
    """The parts with ``text`` for those that answer to the rule, or before the closing where none does."""
    if not any(slug in part.answers for part in parts):
        return [*(part.text for part in parts[:-1]), text, parts[-1].text]
    mine = [number for number, part in enumerate(parts) if slug in part.answers]
    return [text if number == mine[0] else part.text for number, part in enumerate(parts)]


def sound_letter(kind: LetterKind) -> str:
    """A letter of ``kind`` in which no rule finds anything."""
    return _assemble([part.text for part in load_sound_letters().letters[kind]])


def specimen_of(rule: Rule, example: Example) -> Specimen:
    """The letter that shows ``example`` of ``rule``."""
    sound = load_sound_letters()
    kind = example.kind or rule.kinds[0]
    case = sound.rejected if kind in {"feedback_request", "closure"} else sound.case
    parts = _in_place(sound.letters[kind], rule.slug, example.text)
    return Specimen(
        text=example.text if example.whole else _assemble(parts),
        kind=kind,
        case=None if example.without_case else case,
        sent_at=datetime.fromisoformat(example.sent_at or sound.sent_at[kind]),
    )
