"""Parts of the day: "in the afternoon", "morning"."""

import re
from functools import cache
from typing import Literal

from followup.notes.dates.vocabulary import alternatives, date_words

Part = Literal["", "morning", "afternoon", "evening"]
PARTS: tuple[Part, ...] = ("morning", "afternoon", "evening")


@cache
def _part_pattern() -> re.Pattern[str]:
    parts = date_words().parts
    forms = "|".join(rf"(?P<{name}>{alternatives(getattr(parts, name))})" for name in PARTS)
    return re.compile(rf",?\s{{1,3}}(?:{forms})(?!\w)")


def part_after(folded: str, at: int) -> tuple[Part, int]:
    """The part of the day that is named at ``at``, and where its words end; "" and ``at`` where none is."""
    found = _part_pattern().match(folded, at)
    if found is None:
        return "", at
    return next(name for name in PARTS if found[name]), found.end()


@cache
def _part_before_pattern() -> re.Pattern[str]:
    parts = date_words().parts
    forms = "|".join(rf"(?P<{name}>{alternatives(getattr(parts, name))})" for name in PARTS)
    return re.compile(rf"(?<!\w)(?:{forms})[\s,]{{1,3}}(?:{alternatives(date_words().hours.at)}\s{{1,3}})?$")


def part_before(folded: str, at: int) -> Part:
    """The part of the day that is named right before ``at``: "in the evening at 7"."""
    found = _part_before_pattern().search(folded[max(0, at - 40) : at])
    return next((name for name in PARTS if found and found[name]), "")
