"""Instructions to software in the notes, and whether a letter obeys them."""

import re
from functools import cache

from followup.guard.data import Pattern
from followup.notes.quarantine import find_instructions
from followup.prompts import PromptData, load_prompts
from followup.spans import Span

_LONGEST_ORDER = 300
_MARKER = re.compile(
    r"\b(?:ai|llm|language models?|assistants?|(?:chat)?bots?|(?:chat)?gpt|system|instructions?|ignore|"
    r"disregard|automated)\b",
    re.IGNORECASE,
)
_PAIRS = (("\u201c", "\u201d"), ('"', '"'), ("[", "]"), ("(", ")"), ("{", "}"))
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d)\]]*(?=\s|$)")


class _Orders(PromptData):
    lines: tuple[Pattern, ...]


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
    for span in sorted((_trimmed(notes, s) for s in spans), key=lambda s: s.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(start=joined[-1].start, end=max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _trimmed(notes: str, span: Span) -> Span:
    """A span that runs on to the end of a long line, cut where the order is likely to end.

    An order in quotation marks or brackets ends with them; another with the second sentence after it began.
    """
    text = span.of(notes)
    marker = _MARKER.search(text)
    if len(text) <= _LONGEST_ORDER or marker is None:
        return span
    for opening, closing in _PAIRS:
        a = text.rfind(opening, 0, marker.start() + 1)
        b = text.find(closing, marker.end())
        if a >= 0 and marker.start() - a <= _LONGEST_ORDER and 0 <= b - marker.end() <= _LONGEST_ORDER:
            return Span(start=span.start + a, end=span.start + b + len(closing))
    ends = [m.end() for m in _SENTENCE_END.finditer(text, marker.end())][:2]
    return Span(start=span.start, end=span.start + ends[-1]) if ends else span
