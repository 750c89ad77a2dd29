"""The words of a text as a name is looked for in them."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from followup.notes.words import fold
from followup.redaction.forms import NAME_WORD

_ENDING = re.compile(r"['\u2019\u02bc](?:s|S|ll|d|ve|re|m)$")
_HYPHEN = re.compile("[\u2010\u2011-]")
_PART = re.compile("[^\u2010\u2011-]+")


class Piece(NamedTuple):
    """A word of a text: its place, its ending ("'s") left out, and its folded form."""

    start: int
    end: int
    low: str
    capital: bool


def split_pieces(text: str, taken: Sequence[tuple[int, int]], known: Container[str]) -> Iterator[Piece]:
    """The words of a text outside ``taken``; a double word that is not ``known`` as one is its pieces."""
    ends = iter([*taken, (len(text) + 1, len(text) + 1)])
    start, end = next(ends)
    for m in NAME_WORD.finditer(text):
        while end <= m.start():
            start, end = next(ends)
        if m.end() > start:
            continue
        word = _ENDING.sub("", m[0])
        low = _low(word)
        if low not in known and _HYPHEN.search(word):
            for piece in _PART.finditer(word):
                yield _piece(piece[0], m.start() + piece.start())
        else:
            yield _piece(word, m.start())


def _piece(word: str, start: int) -> Piece:
    capital = word[0].isupper() or not word[0].islower()
    return Piece(start, start + len(word), _low(word), capital)


def _low(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)
