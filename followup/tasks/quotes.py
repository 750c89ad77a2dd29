"""Finds a model's quotes in a text, and finds them again when the text was edited.

A claim about somebody's words must bring words that stand there.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from followup.spans import Span

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]")
_ALIKE = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")


class _Piece(NamedTuple):
    folded: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.folded[0].isalnum() or self.folded[0] == "_"


def _pieces(text: str) -> list[_Piece]:
    """Words and marks in lower case, with their places; curly and straight quotes are alike."""
    return [_Piece(m[0].translate(_ALIKE).casefold(), m.start(), m.end()) for m in _WORD.finditer(text)]


def find_quote(quote: str, text: str) -> Span | None:
    """Where a quote stands in ``text``, compared after folding white space, case and quotation marks.

    Returns:
        The first place, or None where it stands nowhere. Marks around the quote need not stand there; those
        at its end that do belong to the place.
    """
    pieces = _pieces(quote)
    wanted = [piece.folded for piece in pieces]
    words = [n for n, piece in enumerate(pieces) if piece.is_word]
    if not words:
        return None
    bare, tail = wanted[words[0] : words[-1] + 1], wanted[words[-1] + 1 :]
    there = _pieces(text)
    folded = [piece.folded for piece in there]
    for at in range(len(folded) - len(bare) + 1):
        if folded[at] == bare[0] and folded[at : at + len(bare)] == bare:
            last = at + len(bare) - 1
            last += _count_same(tail, folded[last + 1 :])
            return Span(start=there[at].start, end=there[last].end)
    return None


def _count_same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces at the beginning are the same."""
    same = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        same += 1
    return same


def follow_place(span: Span, old: str, new: str) -> Span | None:
    """Where the words at a place of ``old`` stand in ``new``, its next version.

    Returns:
        The same words before or after what was changed, or at the only place where they stand; None where
        they are changed or gone, or nobody can say which of several they are.
    """
    words = span.of(old)
    front = count_alike(old, new)
    if span.end <= front:
        return span
    back = min(count_alike(old[::-1], new[::-1]), min(len(old), len(new)) - front)
    if span.start >= len(old) - back:
        shift = len(new) - len(old)
        return Span(start=span.start + shift, end=span.end + shift)
    at = new.find(words)
    if at < 0 or new.find(words, at + 1) >= 0 or old.find(words) != span.start or old.count(words) > 1:
        return None
    return Span(start=at, end=at + len(words))


def count_alike(one: str, other: str) -> int:
    """How many characters at the beginning of two texts are the same."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
