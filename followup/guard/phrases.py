"""Phrases of the data in ``prompts/guard/``, found in the words of a text in one pass.

A phrase is plain words; ``a|b`` is either word, and ``*`` stands for up to three words of any kind.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_GAP = 3
_ENDS = frozenset(".!?")

Element = frozenset[str] | None
"""The words that fit a place of a phrase; None is a gap."""


class Hit(NamedTuple):
    """Words ``first`` up to, not including, ``last`` fit a phrase of this kind."""

    kind: str
    first: int
    last: int


class PhraseSet:
    """Phrases by the words they can begin with, so that each word of a text is compared with few of them."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Prepare ``phrases``, given by kind."""
        self._by_word: dict[str, list[tuple[str, tuple[Element, ...]]]] = {}
        for kind, lines in phrases.items():
            for line in lines:
                elements = tuple(None if e == "*" else frozenset(e.split("|")) for e in line.split())
                for word in elements[0] or ():
                    self._by_word.setdefault(word, []).append((kind, elements))

    def find(self, lows: Sequence[str]) -> list[Hit]:
        """Every phrase in the words ``lows``, from left to right."""
        by_word = self._by_word
        hits: list[Hit] = []
        for i, low in enumerate(lows):
            for kind, elements in by_word.get(low, ()):
                last = _match(lows, i + 1, elements, 1)
                if last:
                    hits.append(Hit(kind, i, last))
        return hits


def _match(lows: Sequence[str], i: int, elements: tuple[Element, ...], at: int) -> int:
    """The end of a match of ``elements[at:]`` from word ``i``; 0 where there is none."""
    while at < len(elements):
        fits = elements[at]
        if fits is None:
            return _match_after_gap(lows, i, elements, at + 1)
        if i >= len(lows) or lows[i] not in fits:
            return 0
        i, at = i + 1, at + 1
    return i


def _match_after_gap(lows: Sequence[str], i: int, elements: tuple[Element, ...], at: int) -> int:
    for skipped in range(_GAP + 1):
        last = _match(lows, i + skipped, elements, at)
        if last or i + skipped >= len(lows) or lows[i + skipped] in _ENDS:
            return last
    return 0
