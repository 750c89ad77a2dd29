"""Phrases of the data in ``prompts/guard/``, found in the words of a text in one pass.

A phrase is plain words; ``a|b`` is either word, and ``*`` stands for up to three words of any kind.
"""

from collections.abc import Iterable, Mapping, Sequence
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
        self._single: dict[str, list[str]] = {}
        self._pairs: dict[tuple[str, str], list[_Phrase]] = {}
        self._gapped: dict[tuple[str, str], list[_Phrase]] = {}
        for kind, lines in phrases.items():
            for line in lines:
                self._add(kind, [None if e == "*" else frozenset(e.split("|")) for e in line.split()])
        self._before_gap = frozenset(first for first, _ in self._gapped)
        self._starts = self._before_gap.union(self._single, (first for first, _ in self._pairs))

    def _add(self, kind: str, elements: list[Element]) -> None:
        first, rest = elements[0] or frozenset(), elements[1:]
        if not rest:
            for word in first:
                self._single.setdefault(word, []).append(kind)
            return
        table = self._pairs if rest[0] is not None else self._gapped
        rest = rest if rest[0] is not None else rest[1:]
        for word in first:
            for after in rest[0] or ():
                table.setdefault((word, after), []).append((kind, tuple(rest[1:])))

    def find(self, lows: Sequence[str]) -> list[Hit]:
        """Every phrase in the words ``lows``, from left to right."""
        hits: list[Hit] = []
        single, pairs, before_gap = self._single, self._pairs, self._before_gap
        for i in [n for n, low in enumerate(lows) if low in self._starts]:
            low = lows[i]
            if low in single:
                hits += [Hit(kind, i, i + 1) for kind in single[low]]
            pair = (low, lows[i + 1] if i + 1 < len(lows) else "")
            if pair in pairs:
                hits += _complete(lows, i, i + 2, pairs[pair])
            if low in before_gap:
                hits += self._find_gapped(lows, i)
        return hits

    def _find_gapped(self, lows: Sequence[str], i: int) -> list[Hit]:
        """The phrases at word ``i`` whose second place is a gap."""
        first, hits = lows[i], list[Hit]()
        for at in range(i + 1, min(i + _GAP + 2, len(lows))):
            phrases = self._gapped.get((first, lows[at]))
            if phrases is not None:
                hits += _complete(lows, i, at + 1, phrases)
            if lows[at] in _ENDS:
                break
        return hits


def _complete(lows: Sequence[str], first: int, at: int, phrases: list[_Phrase]) -> list[Hit]:
    """The phrases begun at word ``first`` whose rest fits from word ``at`` on."""
    return [Hit(kind, first, last) for kind, rest in phrases if (last := _match(lows, at, rest, 0))]


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
