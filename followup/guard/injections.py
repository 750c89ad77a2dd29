"""Instructions to software in the notes, and whether a letter obeys them."""

import re
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from followup.notes.quarantine import find_instructions
from followup.prompts import PromptData, load_prompts
from followup.spans import Span


def _compiles(pattern: str) -> str:
    re.compile(pattern)
    return pattern


class _Orders(PromptData):
    lines: tuple[Annotated[str, AfterValidator(_compiles)], ...]


@cache
def _order_lines() -> re.Pattern[str]:
    return re.compile("|".join(load_prompts("guard/orders", _Orders).lines), re.IGNORECASE)


def find_orders(notes: str) -> tuple[Span, ...]:
    """The places of ``notes`` that give orders to software, in order, none overlapping.

    Those that the reader of notes sets aside, and what is addressed to a program in other ways.
    """
    if not notes:
        return ()
    spans = list(find_instructions(notes))
    for line in re.finditer(r"[^\n]+", notes):
        found = _order_lines().search(line[0])
        if found is not None:
            spans.append(Span(start=line.start() + found.start(), end=line.end()))
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(start=joined[-1].start, end=max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
