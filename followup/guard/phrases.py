"""Phrases of the data in ``prompts/guard/``, found in the words of a text in one pass.

A phrase is plain words; ``a|b`` is either word, and ``*`` stands for up to three words of any kind.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

_GAP = 3
_ENDS = frozenset(".!?")

Element = frozenset[str] | None
"""The words that fit a place of a phrase; None is a gap."""


_Phrase = tuple[str, tuple[Element, ...]]


class Hit(NamedTuple):
    """Words ``first`` up to, not including, ``last`` fit a phrase of this kind."""

    kind: str
    first: int
    last: int


class PhraseSet:
    """Phrases by the words they begin with, so that each word of a text is compared with few of them."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Prepare ``phrases``, given by kind."""
        self._by_pair: dict[tuple[str, str], list[_Phrase]] = {}
        self._by_word: dict[str, list[_Phrase]] = {}
        for kind, lines in phrases.items():
            for line in lines:
                self._add(kind, tuple(None if e == "*" else frozenset(e.split("|")) for e in line.split()))

    def _add(self, kind: str, elements: tuple[Element, ...]) -> None:
        second = elements[1] if len(elements) > 1 else None
        for word in elements[0] or ():
            if second is None:
                self._by_word.setdefault(word, []).append((kind, elements))
            else:
                for after in second:
                    self._by_pair.setdefault((word, after), []).append((kind, elements))

    def find(self, lows: Sequence[str]) -> list[Hit]:
        """Every phrase in the words ``lows``, from left to right."""
        hits: list[Hit] = []
        by_word, by_pair = self._by_word, self._by_pair
        for i, pair in enumerate(zip_longest(lows, lows[1:], fillvalue="")):
            for phrases in (by_word.get(pair[0]), by_pair.get(pair)):
                if phrases is not None:
                    hits += [Hit(kind, i, last) for kind, e in phrases if (last := _match(lows, i + 1, e, 1))]
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
