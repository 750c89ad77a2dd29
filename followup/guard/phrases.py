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


class _Entry(NamedTuple):
    """What begins with a word: kinds of single words, and the rest of longer phrases by their next word."""

    single: list[str]
    pairs: dict[str, list[_Phrase]]
    gapped: dict[str, list[_Phrase]]


class PhraseSet:
    """Phrases by the words they begin with, so that each word of a text is compared with few of them."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        """Prepare ``phrases``, given by kind."""
        self._entries: dict[str, _Entry] = {}
        for kind, lines in phrases.items():
            for line in lines:
                self._add(kind, [None if e == "*" else frozenset(e.split("|")) for e in line.split()])

    def _add(self, kind: str, elements: list[Element]) -> None:
        first, rest = elements[0] or frozenset(), elements[1:]
        gap = bool(rest) and rest[0] is None
        after, more = (rest[gap], tuple(rest[gap + 1 :])) if rest else (None, ())
        for word in first:
            entry = self._entries.setdefault(word, _Entry([], {}, {}))
            if not rest:
                entry.single.append(kind)
            for second in after or ():
                (entry.gapped if gap else entry.pairs).setdefault(second, []).append((kind, more))

    def find(self, lows: Sequence[str]) -> list[Hit]:
        """Every phrase in the words ``lows``, from left to right."""
        hits: list[Hit] = []
        entries, last = self._entries, len(lows) - 1
        for i in [n for n, low in enumerate(lows) if low in entries]:
            single, pairs, gapped = entries[lows[i]]
            if single:
                hits += [Hit(kind, i, i + 1) for kind in single]
            if i == last:
                break
            if pairs and (phrases := pairs.get(lows[i + 1])) is not None:
                hits += _complete(lows, i, i + 2, phrases)
            if gapped:
                for at in range(i + 1, min(i + _GAP + 2, last + 1)):
                    low = lows[at]
                    if low in gapped:
                        hits += _complete(lows, i, at + 1, gapped[low])
                    if low in _ENDS:
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
