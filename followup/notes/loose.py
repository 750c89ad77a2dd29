"""Statements that no cue opens: "boiler is 40 years old", "6 yrs at an optician's", "orders come late"."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from followup.notes.document import Document
from followup.notes.phrases import Stretch, point_words
from followup.notes.words import Word

_WORDS = range(2, 27)
_KNOWN_SHARE = 0.34
_FEWEST_BULLETS = 3
_ENOUGH = 4
_TOP_LINES = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a statement: that weighs as much as its words."""

    after_topic: bool = False
    before_topic: bool = False
    before_strength: bool = False
    said: bool = False
    """Whether somebody is told to have said it."""
    hushed: int = 0
    """How many turns in it tell of the interview, the reply or the weather."""


class LooseReader:
    """Weighs statements without a cue: are they about the employer's work, the candidate's past, neither."""

    def __init__(self, document: Document, taken: frozenset[int]) -> None:
        """Hold the notes and the words that already are names, titles and dates."""
        self.document = document
        self.taken = taken
        words = document.words
        bullets = sum(
            not w.is_word and w.text != "\n" and (i == 0 or words[i - 1].text == "\n")
            for i, w in enumerate(words)
        )
        self.scraps = bullets >= _FEWEST_BULLETS

    def stretches(self, first: int, last: int, context: Context) -> Iterator[Stretch]:
        """The words ``first`` up to ``last`` as a topic or a strength, if they are one."""
        inside = [i for i in range(first, last) if self.document.words[i].is_word]
        words = [self.document.words[i] for i in inside]
        if len(words) not in _WORDS or {"?", "="} & {w.text for w in self.document.words[first:last]}:
            return
        lists = point_words().lists
        plain = [part for w in words for part in w.plain.split(" ")]
        known = sum(i in self.taken for i in inside)
        if known > _KNOWN_SHARE * len(words) or set(plain) & lists["first_person"]:
            return
        years = self.scraps and _has_years(words) and not set(plain) & lists["loose_subjects"]
        if years and not set(plain) & lists["loose_stops"]:
            yield Stretch("strengths", first, last, listed=False)
        elif self._weight(first, plain, context) >= _ENOUGH:
            yield Stretch("topics", first, last, listed=not context.said)

    def _weight(self, first: int, plain: list[str], context: Context) -> int:
        """How much speaks for the employer's work as the subject."""
        lists = point_words().lists
        words = set(plain)
        weight = 2 * context.said + context.after_topic + context.before_topic + context.before_strength
        weight += 2 * (self.scraps and self._is_bullet(first) and not self._is_on_top(first))
        weight += min(3, len(words & lists["work"]))
        weight += any(c.isdigit() for p in plain for c in p) or bool(words & _NUMBERS)
        weight += bool(words & lists["present"]) or any(p.endswith("ing") for p in plain)
        weight -= first in self.taken
        weight += plain[0] in lists["present_openers"]
        weight -= bool(words & lists["narrative"]) + 2 * context.hushed
        return weight - 2 * len(words & lists["loose_stops"])

    def _is_bullet(self, first: int) -> bool:
        words = self.document.words
        return not words[self._line_start(first)].is_word

    def _line_start(self, i: int) -> int:
        while i > 0 and self.document.words[i - 1].text != "\n":
            i -= 1
        return i

    def _is_on_top(self, first: int) -> bool:
        """Whether it stands in the first two lines, where employer and position are named."""
        return sum(w.text == "\n" for w in self.document.words[:first]) < _TOP_LINES


def _has_years(words: list[Word]) -> bool:
    return any(
        b.plain in {"years", "year", "months"} and (a.text[0].isdigit() or a.plain in _NUMBERS)
        for a, b in pairwise(words)
    )


_NUMBERS = frozenset(
    [
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *("fifteen", "twenty", "half", "third", "double"),
    ]
)
