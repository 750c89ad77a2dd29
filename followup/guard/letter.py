"""A letter taken apart as far as the guard needs: subject, greeting, sentences, sign-off, name."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from followup.guard.data import letter_phrases, word_data
from followup.guard.phrases import Hit
from followup.guard.words import Word, split_words

_SUBJECT = re.compile(r"\s*(?:subject|re)\s*:[^\n]*", re.IGNORECASE)
_GREETING = re.compile(
    r"[ \t]*(?:(?:my\s+)?dear(?:est)?|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|to whom|to the|"
    r"respected|esteemed)(?![^\W\d_])[^\n]{0,120}",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[)\"'\]\u2019\u201d]*(?=\s)|\n\s*\n|\n(?![a-zß-öø-ÿ])|[;:](?=\s*\n)")
_NO_END = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "prof",
        "st",
        "jr",
        "sr",
        "vs",
        "no",
        "inc",
        "ltd",
        "co",
        "dept",
        "approx",
        "e.g",
        "i.e",
        "capt",
        "sgt",
        "gov",
        "rev",
        "col",
        "maj",
        "lt",
    ]
)
_SIGN_OFF = re.compile(
    r"[ \t]*(?:(?:with|many|very|most|my|kind(?:est)?|warm(?:est)?|best|all|yours|thank|thanks|sl[aà]inte|cheers|take|until|have|looking|in|once)\b[^.\n]{0,60})?"
    r"\b(?:sincerely|regards|wishes|thanks|yours|you|respectfully|cheers|best|gratefully|cordially|faithfully|truly|care|warmly|kindly|appreciation|gratitude|time|consideration|season|thank you)\b[^.\n]{0,24}[,.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``start`` up to ``end``: words ``first`` up to ``last`` of the letter."""

    start: int
    end: int
    first: int
    last: int


@dataclass
class Letter:
    """A text that is to be a letter, with the views that the checks share."""

    text: str
    words: list[Word] = field(init=False)
    sentences: list[Sentence] = field(init=False)
    hits: list[Hit] = field(init=False)

    def __post_init__(self) -> None:
        """Find the words, the sentences and the phrases of the data."""
        self.words = split_words(self.text)
        self._starts = [w.start for w in self.words]
        self.lows = [w.low for w in self.words]
        self.sentences = self._split()
        self.hits = letter_phrases().find(self.lows)
        self._of_word = [n for n, s in enumerate(self.sentences) for _ in range(s.first, s.last)]

    def _split(self) -> list[Sentence]:
        edges = [0]
        for m in _END.finditer(self.text):
            if self.text[m.start()] != "." or _ends_sentence(self.text, m.start()):
                edges.append(m.end())
        edges.append(len(self.text))
        bounds = [bisect_left(self._starts, e) for e in edges]
        return [
            Sentence(self.words[a].start, self.words[b - 1].end, a, b) for a, b in pairwise(bounds) if b > a
        ]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence around word ``i``."""
        return self.sentences[self._of_word[i]]

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
    def subject_end(self) -> int:
        """Where the line 'Subject: ...' at the top ends, 0 where there is none."""
        m = _SUBJECT.match(self.text)
        return m.end() if m else 0

    @cached_property
    def greeting(self) -> tuple[int, int] | None:
        """Start and end of the first line that greets somebody."""
        place = self.subject_end
        for line in re.finditer(r"[^\n]+", self.text[: place + 4000]):
            if line.start() >= place and (m := _GREETING.match(self.text, line.start(), line.end())):
                return m.span()
        return None

    @cached_property
    def sign_off(self) -> tuple[int, int] | None:
        """Start and end of the last line that closes a letter."""
        tail = max(0, len(self.text) - 600)
        found = [m.span() for m in _SIGN_OFF.finditer(self.text, tail)]
        return found[-1] if found else None


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` ends a sentence: not after 'Dr' or an initial, not before a small letter."""
    word = re.search(r"[\w.]*$", text[max(0, at - 12) : at])
    before = word[0].lower() if word else ""
    initial = len(before) == 1 and before.isalpha() and before != "i" and text[at - 2 : at - 1].isspace()
    if before in _NO_END or initial:
        return False
    after = re.compile(r"[.)\"'\]]*\s+(\S)").match(text, at)
    return not (after and after[1].islower())


def is_title(low: str) -> bool:
    """Whether a word is a title before a name."""
    return low in word_data().titles
