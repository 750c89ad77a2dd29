"""A letter taken apart as far as the guard needs: subject, greeting, sentences, sign-off, name."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from followup.guard.data import letter_phrases, word_data
from followup.guard.phrases import Hit
from followup.guard.words import Words, is_capital, split_words

_SUBJECT = re.compile(r"\s*(?:subject|re)\s*:[^\n]*", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[)\"'\]\u2019\u201d]*(?=\s)|\n[ \t]*\n|\n(?![a-zß-öø-ÿ])|[;:](?=[ \t]*\n)")
_MARK = re.compile(r"[.!?…\n;:]")
"""What a sentence can end with, for a quick look."""
_AFTER_STOP = re.compile(r"[.)\"'\]]*\s{1,9}(\S)")
_LAST_WORD = re.compile(r"[\w.]*$")
_NO_END = frozenset(
    [
        "mr", "mrs", "ms", "mx", "dr", "prof", "st", "jr", "sr", "vs", "no", "inc", "ltd", "co", "dept",
        "approx", "e.g", "i.e", "capt", "sgt", "gov", "rev", "col", "maj", "lt",
    ]
)  # fmt: skip
_OPENING_WORDS = (
    "with|many|very|most|my|kind(?:est)?|warm(?:est)?|best|all|yours|thank|thanks|sl[aà]inte|cheers"
)
_CLOSING_WORDS = (
    "sincerely|regards|wishes|thanks|yours|you|respectfully|cheers|best|gratefully|cordially|faithfully|truly|"
    "care|warmly|kindly|appreciation|gratitude|time|consideration|season"
)
_SIGN_OFF = re.compile(
    rf"(?:(?:{_OPENING_WORDS}|take|until|have|looking|in|once)\b[^.\n]{{0,60}}?)?\b(?:{_CLOSING_WORDS})\b[^.\n]{{0,24}}",
    re.IGNORECASE,
)
_LONGEST_SIGN_OFF, _LAST_LINES, _TAIL = 90, 8, 900
_LONGEST_SENTENCE = 100
_HEAD = 4000
_FAREWELL_WORDS = 6
_LONGEST_GREETING = 140


def fold_phrase(written: str) -> str:
    """Words in small letters without accents, a blank between each."""
    return " ".join(split_words(written).lows)


@cache
def _letters_of(part: str) -> str:
    """The first letters in a row of a piece of text; nothing where it has none."""
    m = re.search("[a-z]+", part)
    return m[0] if m else ""


@cache
def _opening_phrases(name: Literal["greetings", "farewells"]) -> tuple[tuple[str, ...], int]:
    """The phrases of a list as words with a blank behind each, and how many words the longest has."""
    phrases = tuple(fold_phrase(phrase) + " " for phrase in getattr(word_data(), name))
    return phrases, max(len(phrase.split()) for phrase in phrases)


@cache
def _farewells() -> frozenset[str]:
    return frozenset(phrase.rstrip() for phrase in _opening_phrases("farewells")[0])


class Sentence(NamedTuple):
    """Characters ``start`` up to ``end``: words ``first`` up to ``last`` of the letter."""

    start: int
    end: int
    first: int
    last: int


@dataclass
class Letter:
    """A text that is to be a letter, with the views that the checks share."""

    text: str
    words: Words = field(init=False)
    sentences: list[Sentence] = field(init=False)
    hits: list[Hit] = field(init=False)

    def __post_init__(self) -> None:
        """Find the words, the sentences and the phrases of the data."""
        self.words = split_words(self.text)
        self.small = self.text.lower()
        self._has: dict[str, bool] = {}
        self.lows = self.words.lows
        self.low_set = frozenset(self.lows)
        capital = {text for text in set(self.words.texts) if is_capital(text)}
        self.capitals = [i for i, text in enumerate(self.words.texts) if text in capital]
        self._starts = self.words.starts
        self.sentences = [s for whole in self._split() for s in _in_pieces(self.words, *whole)]
        self.hits = letter_phrases().find(self.lows)
        self._of_word: list[int] = []
        for n, sentence in enumerate(self.sentences):
            self._of_word += [n] * (sentence.last - sentence.first)

    def _split(self) -> list[tuple[int, int]]:
        """First and last words of the sentences."""
        text = self.text
        edges, at = list[int](), 0
        for mark in _MARK.finditer(text):
            m = _END.match(text, mark.start()) if mark.start() >= at else None
            if m is not None:
                at = m.end()
                if text[m.start()] != "." or _ends_sentence(text, m.start()):
                    edges.append(at)
        bounds = [bisect_left(self._starts, e) for e in (0, *edges, len(text))]
        return [(a, b) for a, b in pairwise(bounds) if b > a]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence around word ``i``."""
        return self.sentences[self._of_word[i]]

    def starts_sentence(self, i: int) -> bool:
        """Whether word ``i`` is the first of its sentence."""
        return self.sentences[self._of_word[i]].first == i

    def word_at(self, place: int) -> int:
        """The index of the first word that begins at ``place`` or later."""
        return bisect_left(self._starts, place)

    def has(self, kind: str, sentence: Sentence | None = None) -> bool:
        """Whether a phrase of ``kind`` stands in the letter, or in one sentence of it."""
        return any(
            sentence is None or sentence.first <= h.first < sentence.last for h in self._by_kind.get(kind, ())
        )

    def hits_of(self, kind: str) -> list[Hit]:
        """The phrases of one kind, in order."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.kind, []).append(hit)
        return found

    @cached_property
    def sentence_flags(self) -> dict[str, set[int]]:
        """For each kind of phrase the first words of the sentences it stands in."""
        return {kind: {self.sentence_of(h.first).first for h in hits} for kind, hits in self._by_kind.items()}

    @cached_property
    def _vocabulary(self) -> str:
        """Every word once: shorter than the text, and what is not in it is not there either."""
        return " ".join(self.low_set)

    def has_any(self, parts: tuple[str, ...]) -> bool:
        """Whether one of ``parts`` stands in the text in small letters."""
        for part in parts:
            found = self._has.get(part)
            if found is None:
                likely = _letters_of(part) in self._vocabulary
                found = self._has[part] = likely and part in self.small
            if found:
                return True
        return False

    @cached_property
    def digit_words(self) -> list[int]:
        """The words that are runs of digits."""
        digits = {low for low in self.low_set if low[0].isdigit()}
        return [i for i, low in enumerate(self.lows) if low in digits]

    @cached_property
    def digit_starts(self) -> list[int]:
        """Where runs of digits begin."""
        return [self._starts[i] for i in self.digit_words]

    @cached_property
    def subject_end(self) -> int:
        """Where the line 'Subject: ...' at the top ends, 0 where there is none."""
        m = _SUBJECT.match(self.text)
        return m.end() if m else 0

    @cached_property
    def greeting(self) -> tuple[int, int] | None:
        """Start and end of the first line that greets somebody."""
        phrases, longest = _opening_phrases("greetings")
        for line in re.finditer(r"[^\n]+", self.text[: self.subject_end + _HEAD]):
            first = self.word_at(line.start())
            begun = " ".join(self.lows[first : first + longest]) + " "
            if line.start() >= self.subject_end and begun.startswith(phrases):
                return line.start(), min(line.end(), line.start() + _LONGEST_GREETING)
        return None

    @cached_property
    def farewell(self) -> tuple[int, int] | None:
        """Start and end of a short line that ends with a comma above a name, in whatever language."""
        tail = max(0, len(self.text) - _TAIL)
        lines = list(re.finditer(r"[^\n]*\w[^\n]*", self.text[tail:]))[-_LAST_LINES:]
        for line, below in pairwise(lines):
            words, name = line[0].split(), below[0].split()
            if not (line[0].rstrip().endswith(",") and len(words) <= _FAREWELL_WORDS):
                continue
            named = (
                len(name) <= _FAREWELL_WORDS and name[0][:1].isupper() and below[0].rstrip()[-1:].isalnum()
            )
            if named and not any(word[:1].isupper() for word in words[1:]):
                return tail + line.start(), tail + line.end()
        return None

    @cached_property
    def sign_off(self) -> tuple[int, int] | None:
        """Start and end of the last line that closes a letter."""
        tail = max(0, len(self.text) - _TAIL)
        lines = list(re.finditer(r"[^\n]*\w[^\n]*", self.text[tail:]))
        for line in reversed(lines[-_LAST_LINES:]):
            bare = line[0].strip().rstrip(",.! ")
            foreign = fold_phrase(bare) in _farewells()
            if len(bare) <= _LONGEST_SIGN_OFF and (foreign or _SIGN_OFF.fullmatch(bare)):
                return tail + line.start(), tail + line.end()
        return None


def _in_pieces(words: Words, first: int, last: int) -> Iterator[Sentence]:
    """A sentence, in pieces where it runs on without an end."""
    for a in range(first, last, _LONGEST_SENTENCE):
        b = min(a + _LONGEST_SENTENCE, last)
        yield Sentence(words.starts[a], words.end(b - 1), a, b)


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a full stop ends a sentence: not after 'Dr' or an initial, not before a small letter."""
    word = _LAST_WORD.search(text[max(0, at - 12) : at])
    before = word[0].lower() if word else ""
    initial = len(before) == 1 and before.isalpha() and before != "i" and text[at - 2 : at - 1].isspace()
    if before in _NO_END or initial:
        return False
    after = _AFTER_STOP.match(text, at)
    return not (after and after[1].islower())
