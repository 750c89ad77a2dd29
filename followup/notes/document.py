"""The notes taken apart: sentences and labelled fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from followup.notes.labels import BULLETS, Field, find_fields, line_openings
from followup.notes.words import BREAKS, PlainText, Word, fold, span_of, spellings, split_words
from followup.spans import Span

_FIRST_SYMBOL = 0x2190
"""From here on Unicode has arrows, signs and emoji."""
_WRAPPED_LINE = 50
_FEWEST_WRAPPED = 3
_WIDEST = 110
_FEWEST_DASHES = 4
_DASHES = frozenset("-\u2013\u2014")


@dataclass
class Document:
    """Notes whose orders to software are blanked out, with the views that the readers of fields share."""

    text: str
    words: list[Word]
    starts: frozenset[int]
    plain: PlainText
    fields: list[Field]
    spoken: bool
    sentences: list[tuple[int, int]] = field(default_factory=list)
    reserved: frozenset[int] = frozenset()
    """Words that are the name of an organisation: no part of a person's name or title."""

    def cut(self, first: int, last: int) -> str:
        """The words of the notes from word ``first`` up to ``last``, white space folded."""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())

    def span(self, first: int, last: int) -> Span:
        """The place of the words ``first`` up to ``last``."""
        return span_of(self.words, first, last)

    def values(self, kind: str) -> Iterator[Field]:
        """The labelled fields of one kind that have a value."""
        return (f for f in self.fields if f.kind == kind and f.last > f.first)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The first word and the end of the sentence around word ``i``."""
        return self.sentences[self._number[i]]

    def __post_init__(self) -> None:
        """Note for each word the sentence it stands in."""
        self._number = [n for n, (a, b) in enumerate(self.sentences) for _ in range(a, b)]


def parse_document(text: str) -> Document:
    """Take ``text`` apart."""
    words = _without_wraps(split_words(text))
    starts = _sentence_starts(words)
    plain = PlainText(words, starts)
    fields = find_fields(words, starts, plain)
    starts |= {f.label for f in fields}
    edges = [*sorted(starts), len(words)]
    sentences = [(a, b) for a, b in pairwise(edges) if b > a]
    return Document(text, words, starts, PlainText(words, starts), fields, _is_spoken(words), sentences)


def _is_spoken(words: list[Word]) -> bool:
    """Whether the notes do without capitals, as a dictated memo does."""
    lettered = [w for w in words if w.text[0].isalpha() and w.text != "I"]
    return sum(w.capital for w in lettered) * 50 < len(lettered)


def _without_wraps(words: list[Word]) -> list[Word]:
    """Leave out line breaks that only wrap a long line; they end no sentence."""
    kept: list[Word] = []
    line_start = 0
    wrapped = _is_wrapped(words)
    for i, word in enumerate(words):
        if word.text != "\n":
            if kept and kept[-1].text == "\n":
                line_start = word.start
            kept.append(word)
            continue
        after = words[i + 1].text if i + 1 < len(words) else "\n"
        long_line = bool(kept) and kept[-1].end - line_start >= _WRAPPED_LINE
        flush = i + 1 < len(words) and words[i + 1].start == word.end
        cut_off = bool(kept) and kept[-1].plain in spellings().unfinished and after not in BREAKS
        runs_on = long_line and flush and after[0].islower() and kept[-1].text not in BREAKS
        if not ((wrapped and runs_on) or (cut_off and flush and long_line)):
            kept.append(word)
    return kept


def _is_wrapped(words: list[Word]) -> bool:
    """Whether the lines are broken at some width: several long ones and none much longer."""
    ends = [0, *(w.end for w in words if w.text == "\n"), words[-1].end if words else 0]
    lengths = [b - a for a, b in pairwise(ends)]
    return sum(n >= _WRAPPED_LINE for n in lengths) >= _FEWEST_WRAPPED and max(lengths) <= _WIDEST


@cache
def _openers() -> frozenset[str]:
    return frozenset(spellings().sentence_openers)


def _dash_breaks(words: list[Word]) -> set[int]:
    """Words after a spaced dash on a line that has several: there dashes part one thing from the next."""
    starts: set[int] = set()
    line: list[int] = []
    for i, word in enumerate([*words, Word(0, 0, "\n", "\n")]):
        if word.text == "\n":
            starts |= set(line) if len(line) >= _FEWEST_DASHES else set()
            line = []
        elif word.text in _DASHES and 0 < i < len(words) - 1 and words[i - 1].text != "\n":
            spaced = words[i - 1].end < word.start and word.end < words[i + 1].start
            line += [i + 1] if spaced else []
    return starts


def _sentence_starts(words: list[Word]) -> frozenset[int]:
    starts = {0} if words else set()
    for i in range(1, len(words)):
        before, word = words[i - 1], words[i]
        dotted = before.text.endswith(".") and len(before.text) > 1
        emoji = not before.is_word and ord(before.text[0]) > _FIRST_SYMBOL and before.text != "\u2192"
        opens = word.text == "I" or (word.capital and fold(word.text) in _openers())
        bullet = word.text in BULLETS and before.text == "\n"
        after_break = before.text in BREAKS and not bullet and word.text not in BREAKS
        after_bullet = before.text in BULLETS and (i == 1 or words[i - 2].text in {"\n", ">"})
        if after_break or after_bullet or emoji or (dotted and opens):
            starts.add(i)
    return frozenset(starts | _dash_breaks(words) | line_openings(words))
