"""Cues: the turns of phrase that say what the words beside them are. They are data in ``prompts/notes/``.

A cue is written in plain words with four signs. ``{they}`` is any phrase of the group of that name, ``x?``
may be missing, ``>`` is where the value begins (else it begins after the cue), and a cue that begins with
``<`` has its value before it. ``{ing}``, ``{ed}``, ``{number}`` and ``{word}`` are kinds of words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from followup.notes.words import ELISION, PlainText, fold

_KINDS = {
    "ing": r"[^\s]{2,}ing",
    "ed": r"[^\s]{2,}ed",
    "number": r"(?:[\d.,:-]*\d\S*|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)",
    "word": r"[^\s.,;:!?()]+",
}

_SAME = {"had": "(?:had|would)"}
"""The contraction "I'd" may be either."""


class Cue:
    """One phrase; its pattern is made when the phrase's first word is met for the first time."""

    def __init__(self, kind: str, elements: Sequence[str], groups: "Groups", *, before: bool) -> None:
        """Keep what the pattern is made of."""
        self.kind = kind
        self.before = before
        self._elements = elements
        self._groups = groups

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the phrase at its first letter, in plain text."""
        return re.compile(_pattern(self._elements, self._groups))


@dataclass(frozen=True, slots=True)
class Match:
    """A cue found at words ``first`` up to ``last``; its value begins at ``value``, or ends at ``first``."""

    kind: str
    first: int
    last: int
    value: int
    before: bool


Groups = Mapping[str, Sequence[str]]


class CueSet:
    """Phrases by the word they begin with, so that each place of a text is compared with few of them."""

    def __init__(self, cues: Mapping[str, Sequence[str]], groups: Groups) -> None:
        """Compile ``cues``, phrases by kind. Raises KeyError for a group that is not there."""
        self._by_word: dict[str, list[Cue]] = {}
        self._any: list[Cue] = []
        for kind, phrases in cues.items():
            for phrase in phrases:
                self._add(kind, phrase, groups)

    def _add(self, kind: str, phrase: str, groups: Groups) -> None:
        before = phrase.startswith("<")
        elements = ELISION.sub(r"\1 ", phrase.removeprefix("<")).split()
        cue = Cue(kind, elements, groups, before=before)
        firsts = _first_words(elements, groups)
        if firsts is None:
            self._any.append(cue)
            return
        for word in firsts:
            self._by_word.setdefault(word, []).append(cue)

    def matches(self, plain: PlainText, first: int, last: int) -> Iterator[Match]:
        """Cues in the words ``first`` up to ``last``, from left to right; the longest wins, none overlap."""
        i = first
        while i < last:
            best = self.match_at(plain, i)
            if best is None or best.last > last:
                i += 1
                continue
            yield best
            i = max(best.value, i + 1) if not best.before else best.last

    def match_at(self, plain: PlainText, i: int) -> Match | None:
        """The longest cue that begins at word ``i``."""
        place = plain.at[i]
        word = plain.plains[i].partition(" ")[0]
        if not word:
            return None
        best: tuple[int, Match] | None = None
        for cue in (*self._by_word.get(word, ()), *self._any):
            found = cue.pattern.match(plain.text, place)
            if found is None or (best is not None and found.end() <= best[0]):
                continue
            mark = found.start("value") if found["value"] is not None else found.end()
            best = (
                found.end(),
                Match(cue.kind, i, plain.first_after(found.end()), plain.first_after(mark), cue.before),
            )
        return best[1] if best else None


def _pattern(elements: Sequence[str], groups: Groups) -> str:
    """A pattern that matches at the first letter of a word and ends where a word ends."""
    parts: list[str] = []
    started = False
    for element in elements:
        if element == ">":
            parts.append("(?P<value>)")
            continue
        inner = _alternatives(element.removesuffix("?"), groups)
        step = f" {inner}" if started else inner
        if not element.endswith("?"):
            parts.append(step)
            started = True
        elif started:
            parts.append(f"(?:{step})?")
        else:
            parts.append(f"(?:{inner} )?")
    if "(?P<value>)" not in parts:
        parts.append("(?P<value>)")
    return "".join(parts) + r"(?=[ \n])"


def _alternatives(name: str, groups: Groups) -> str:
    if not (name.startswith("{") and name.endswith("}")):
        return _SAME.get(name) or re.escape(fold(name))
    inner = name[1:-1]
    if inner in _KINDS:
        return _KINDS[inner]
    return "(?:" + "|".join(sorted((_phrase(p, groups) for p in groups[inner]), key=len, reverse=True)) + ")"


def _phrase(phrase: str, groups: Groups) -> str:
    return " ".join(_alternatives(word, groups) for word in ELISION.sub(r"\1 ", phrase).split())


def _first_words(elements: Sequence[str], groups: Groups) -> set[str] | None:
    """The words a cue can begin with, or None where any word will do."""
    words: set[str] = set()
    for element in elements:
        if element == ">":
            continue
        found = _openings(element.removesuffix("?"), groups)
        if found is None:
            return None
        words |= found
        if not element.endswith("?"):
            return words
    return words


def _openings(name: str, groups: Groups) -> set[str] | None:
    if not (name.startswith("{") and name.endswith("}")):
        return {fold(name)}
    inner = name[1:-1]
    if inner in _KINDS:
        return None
    words: set[str] = set()
    for phrase in groups[inner]:
        found = _openings(phrase.split()[0], groups)
        if found is None:
            return None
        words |= found
    return words


def with_groups(groups: Groups, **more: Iterable[str]) -> dict[str, list[str]]:
    """``groups`` with further phrases in some of them."""
    joined = {name: list(phrases) for name, phrases in groups.items()}
    for name, phrases in more.items():
        joined.setdefault(name, []).extend(p for p in phrases if p.strip())
    return joined
