"""What a phrase says of a day, before it is known which day it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from followup.notes.dates.vocabulary import alternatives, date_words, small_numbers, spaces_folded
from followup.spans import Span

Kind = Literal["day", "numeric", "ordinal", "weekday", "offset", "span", "end", "long_weekend", "vague"]
Unit = Literal["", "hour", "day", "week", "month"]
Which = Literal["", "last", "this", "next", "coming", "this_one", "last_week", "this_week", "next_week"]
Groups = dict[str, str]

MONTHS, LONGEST_MONTH = 12, 31
CLEAR = r"(?<![\w/.:$\u00a3\u20ac#+-])"
"""Nothing before a number that would make it part of another one, or a sum of money."""
APART = r"(?<![\w-])"


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """What a phrase says of a day.

    ``day``: ``month``, ``day``, perhaps ``last_day``, ``year`` and ``weekday``. ``numeric``: ``first`` and
    ``second``, in an order still to be decided. ``ordinal``: ``day``, perhaps ``weekday``; ``which`` month.
    ``weekday``: ``which``, and ``count``, the weeks to add. ``offset``: ``count`` units from the day of
    writing. ``span``: ``count`` units from the interview. ``end``: of a ``unit``, or of ``month``.
    ``vague``: no day at all; ``sure`` where it must not be read as the day inside it. A ``weekday`` is
    ``sure`` where ``count`` weeks have passed since it in full: "a week ago Tuesday".
    """

    kind: Kind
    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    first: int = 0
    second: int = 0
    which: Which = ""
    count: int = 0
    unit: Unit = ""
    working: bool = False
    part: str = ""
    limited: bool = False
    sure: bool = False


Builder = Callable[[Span, Groups], DayPhrase | None]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern and what to make of its matches; ``alone``: only where nothing makes it something else."""

    pattern: re.Pattern[str]
    build: Builder
    alone: bool = False


def number_of(written: str) -> int | None:
    """The number that digits or words name."""
    words = spaces_folded(written)
    return int(words) if words.isdigit() else small_numbers().get(words)


@cache
def _may_follow() -> re.Pattern[str]:
    return re.compile(
        rf"\s*+(?:$|[^\w\s]|(?<=\n)|(?<=\s)(?:{alternatives(date_words().may_follow)}(?!\w)|\d))"
    )


def stands_alone(folded: str, end: int) -> bool:
    """Whether what follows leaves the words before ``end`` a day or an hour, unlike "the 9th floor"."""
    return _may_follow().match(folded, end) is not None
