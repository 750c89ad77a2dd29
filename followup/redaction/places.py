"""Places that are to be taken out of a text, and the text in a form in which they are easy to find."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from followup.redaction.data import Kind

_EVEN: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys([0xA0, 0x2007, 0x202F, *range(0x2000, 0x200B), 0x3000], " "),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63], "-"),
    **dict.fromkeys([0x2018, 0x2019, 0x02BC, 0x2032], "'"),
    **dict.fromkeys([0x201C, 0x201D], '"'),
    0xFE6B: "@",
}
_DIGIT = re.compile(r"[^\D0-9]")


class Place(NamedTuple):
    """Characters ``start`` up to ``end`` of a text hold something of this kind."""

    start: int
    end: int
    kind: Kind


def even_out(text: str) -> str:
    """``text`` with plain digits, blanks, hyphens and quotation marks, each character at its place."""
    if text.isascii():
        return text
    even = text.translate(_EVEN)
    return _DIGIT.sub(lambda m: str(unicodedata.digit(m[0], 0)), even)


def join_places(places: Iterable[Place]) -> list[Place]:
    """The places in order, none overlapping. Given by rank: the first one names what overlaps it."""
    ranked = sorted(enumerate(places), key=lambda pair: (pair[1].start, pair[0]))
    joined: list[tuple[int, Place]] = []
    for rank, place in ranked:
        if not joined or place.start >= joined[-1][1].end:
            joined.append((rank, place))
            continue
        first_rank, first = joined[-1]
        kind = first.kind if first_rank <= rank else place.kind
        joined[-1] = (min(rank, first_rank), Place(first.start, max(first.end, place.end), kind))
    return [place for _, place in joined]
