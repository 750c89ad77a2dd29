"""Reads ``prompts/letters/``: the moves of each letter, their wordings, and the orders they can come in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Literal

from followup.case import LetterKind
from followup.errors import PromptFileError
from followup.letters.models import LENGTHS, TONES, Length, Tone
from followup.prompts import PromptData, Template, blanks_of, prompts_folder, read_prompt_file

Tag = Literal[
    "waiting", "next_round", "offer", "rejected", "withdrawn", "accepted_elsewhere",
    "unconfirmed", "silence", "second", "interviewer", "contact", "agency", "panel", "due_ahead", "due_past",
    "something_forgotten",
]  # fmt: skip

STANDINGS: frozenset[str] = frozenset(
    {"waiting", "next_round", "offer", "rejected", "withdrawn", "accepted_elsewhere"}
)
"""Of these tags exactly one holds."""

FITTING: Mapping[str, frozenset[str]] = {
    "thank_you": frozenset({"waiting", "next_round", "offer", "rejected", "withdrawn"}),
    "inquiry": frozenset({"waiting", "next_round"}),
    "feedback_request": frozenset({"rejected"}),
    "closure": frozenset({"rejected", "withdrawn", "accepted_elsewhere", "silence"}),
}
"""When a letter of a kind is due; otherwise its tag is 'unconfirmed', and it claims no decision."""

ALWAYS = frozenset({"the_role", "employer", "when", "reader"})
"""Blanks that have a wording even where the fact is not known."""

PHRASES = tuple(
    f"{rank}{name}_{form}"
    for rank in ("", "second_")
    for name in ("topic", "strength", "forgotten")
    for form in ("noun", "clause")
)
"""A note phrase, as a noun or as a clause."""

WHERE_KNOWN = frozenset(
    {*PHRASES, "role", "company", "candidate", "answer_by", "phone", "email", "reach", "interviewers"}
)
"""Blanks that a wording may use only where the case knows the fact."""


class Wording(PromptData):
    """One way to say something, for these tones and lengths, in these situations."""

    text: Template
    tones: tuple[Tone, ...] = TONES
    lengths: tuple[Length, ...] = LENGTHS
    only: tuple[Tag, ...] = ()
    unless: tuple[Tag, ...] = ()

    @cached_property
    def needs(self) -> frozenset[str]:
        """The facts without which it cannot be used."""
        return blanks_of(self.text) & WHERE_KNOWN

    def fits(self, tone: Tone, length: Length, tags: frozenset[str]) -> bool:
        """Whether it suits a tone, a length and a situation."""
        suits = tone in self.tones and length in self.lengths
        return suits and tags.issuperset(self.only) and tags.isdisjoint(self.unless)


class Layout(PromptData):
    """An order of moves, by paragraph.

    'forgotten?' may be missing, 'more+' only fills up, 'strength~' is left out where 'match' has said it.
    """

    paragraphs: tuple[tuple[str, ...], ...]
    lengths: tuple[Length, ...] = LENGTHS
    only: tuple[Tag, ...] = ()
    unless: tuple[Tag, ...] = ()

    def fits(self, length: Length, tags: frozenset[str]) -> bool:
        """Whether it suits a length and a situation."""
        return length in self.lengths and tags.issuperset(self.only) and tags.isdisjoint(self.unless)


class Words(PromptData):
    """How long a body is, in words."""

    least: int
    most: int


class LetterFile(PromptData):
    """``prompts/letters/<kind>.toml``."""

    sizes: Mapping[Length, Words]
    drop_first: tuple[str, ...]
    subjects: tuple[Wording, ...]
    layouts: tuple[Layout, ...]
    moves: Mapping[str, tuple[Wording, ...]]
    notes: tuple[Wording, ...]


class CommonFile(PromptData):
    """``prompts/letters/common.toml``: what all letters share."""

    greetings: tuple[Wording, ...]
    unnamed: Mapping[Tone, str]
    sign_offs: Mapping[Tone, tuple[str, ...]]
    role_nouns: Mapping[Tone, tuple[str, ...]]
    no_company: str
    no_company_by_contact: str
    echoes: tuple[str, ...]
    recruiter_words: tuple[str, ...]


REQUIRED_MOVES: Mapping[str, frozenset[str]] = {
    "thank_you": frozenset({"thanks", "specific", "strength", "forgotten", "interest", "next_step"}),
    "inquiry": frozenset({"recall", "interest", "ask", "reach"}),
    "feedback_request": frozenset({"decision", "thanks", "question", "availability"}),
    "closure": frozenset({"decision", "thanks", "future", "touch"}),
}

_READ: dict[tuple[Path, str], LetterFile] = {}
_COMMON: dict[Path, CommonFile] = {}


def load_letter(kind: LetterKind, folder: Path | None = None) -> LetterFile:
    """Read and check the wordings of one kind, once for each folder.

    Args:
        kind: which letter.
        folder: where ``<kind>.toml`` lies; by default ``prompts/letters``.

    Raises:
        PromptFileError: a blank, a key or a move is unknown or missing, or a move has nothing to say where
            no fact is known.
    """
    place = folder or prompts_folder() / "letters"
    if (place, kind) not in _READ:
        path = place / f"{kind}.toml"
        letter = read_prompt_file(path, LetterFile)
        _check_blanks(path, letter)
        _check_moves(path, kind, letter)
        _READ[place, kind] = letter
    return _READ[place, kind]


def load_common(folder: Path | None = None) -> CommonFile:
    """Read greetings and sign-offs once for each folder. Raises PromptFileError."""
    place = folder or prompts_folder() / "letters"
    if place not in _COMMON:
        path = place / "common.toml"
        common = read_prompt_file(path, CommonFile)
        _check_wordings(path, "greetings", common.greetings)
        _COMMON[place] = common
    return _COMMON[place]


COMBINED = "match"
"""The move that says in one sentence what those marked '~' say in two."""


def move_name(move: str) -> str:
    """The name of a move in a layout without its mark."""
    return move.rstrip("?+~")


def split_sentences(text: str) -> list[str]:
    """Take a wording apart where one sentence ends and the next begins."""
    return re.split(r"(?<=[.?!]) (?=[A-Z{])", text)


def _check_blanks(path: Path, letter: LetterFile) -> None:
    _check_wordings(path, "subjects", letter.subjects)
    _check_wordings(path, "notes", letter.notes)
    for move, wordings in letter.moves.items():
        _check_wordings(path, f"moves.{move}", wordings)


def _check_wordings(path: Path, key: str, wordings: Iterable[Wording]) -> None:
    for place, wording in enumerate(wordings):
        unknown = blanks_of(wording.text) - ALWAYS - WHERE_KNOWN
        if unknown:
            known = ", ".join(sorted(ALWAYS | WHERE_KNOWN))
            reason = f"'{{{min(unknown)}}}' is no blank of a letter; there are {known}"
            raise PromptFileError(path, f"{key}.{place}.text", reason)


def _check_moves(path: Path, kind: str, letter: LetterFile) -> None:
    missing = REQUIRED_MOVES[kind] - letter.moves.keys()
    if missing:
        raise PromptFileError(path, f"moves.{min(missing)}", "this move is missing")
    for place, layout in enumerate(letter.layouts):
        for move in (move for paragraph in layout.paragraphs for move in paragraph):
            if move_name(move) not in letter.moves:
                raise PromptFileError(path, f"layouts.{place}", f"there is no move '{move_name(move)}'")
            if move[-1] not in "?+":
                _check_always_something(path, kind, letter, layout, move_name(move))
    if not any(not wording.needs and len(wording.text) <= SHORT_NOTE for wording in letter.notes):
        reason = f"one note must need no facts and have at most {SHORT_NOTE} characters"
        raise PromptFileError(path, "notes", reason)
    _check_plain(path, "subjects", letter.subjects)


SHORT_NOTE = 120
"""The length of a LinkedIn note that fits wherever one is asked for."""


def _check_always_something(path: Path, kind: str, letter: LetterFile, layout: Layout, move: str) -> None:
    """A move that must be made needs a wording without facts, in every tone and situation."""
    for tags in _possible_tags(kind, layout):
        for tone, length in product(TONES, layout.lengths):
            usable = [w for w in letter.moves[move] if not w.needs and w.fits(tone, length, tags)]
            if not any(set(w.unless) <= STANDINGS | _shut_out_by(layout) for w in usable):
                reason = f"no wording does without facts ({tone}, {length}, {', '.join(sorted(tags))})"
                raise PromptFileError(path, f"moves.{move}", reason)


def _possible_tags(kind: str, layout: Layout) -> Iterator[frozenset[str]]:
    """All that can hold, in one respect after another, where a layout is used."""
    only = frozenset(layout.only)
    for standing in sorted(STANDINGS & only or STANDINGS - set(layout.unless)):
        if standing in FITTING[kind]:
            yield only | {standing}
            continue
        if "unconfirmed" not in layout.unless:
            yield only | {standing, "unconfirmed"}
        if standing == "waiting" and "silence" in FITTING[kind]:
            yield only | {standing, "silence"}


def _shut_out_by(layout: Layout) -> set[str]:
    """The tags that cannot hold where a layout is used."""
    other = {"interviewer": {"contact", "agency"}, "contact": {"interviewer"}}
    return set(layout.unless).union(*(other.get(tag, set()) for tag in layout.only))


def _check_plain(path: Path, key: str, wordings: Iterable[Wording]) -> None:
    if not any(not w.needs and not w.only and not w.unless for w in wordings):
        raise PromptFileError(path, key, "no wording does without facts")
