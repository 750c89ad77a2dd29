"""Instructions to software that hide in pasted notes are put under quarantine before anything is read.

A message can carry words that are meant for a program that reads it ("Note to any AI assistant: ..."). They
are never facts: their letters become spaces, so that every other place keeps its number.
"""

import re
from functools import cache
from itertools import pairwise

from followup.prompts import PromptData, load_prompts
from followup.spans import Span

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])|\n\s*\n")
_MAX_SPAN = 2000


class _Quarantine(PromptData):
    openers: tuple[str, ...]
    orders: tuple[str, ...]
    markup: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load_prompts("notes/quarantine", _Quarantine)
    return (
        re.compile("|".join(data.openers), re.IGNORECASE),
        re.compile("|".join(data.orders), re.IGNORECASE),
        re.compile("|".join(data.markup), re.IGNORECASE),
    )


def find_instructions(notes: str) -> tuple[Span, ...]:
    """The places of ``notes`` that give orders to software, in order, none overlapping."""
    openers, orders, markup = _patterns()
    spans = [_marked_up(notes, m.start(), m.end()) for m in markup.finditer(notes)]
    for start, end in _paragraph_lines(notes):
        line = notes[start:end]
        opener = openers.search(line)
        if opener is not None:
            spans.append(_from_opener(line, start, opener.start()))
            continue
        spans.extend(
            Span(start=start + a, end=start + b)
            for a, b in _sentences(line)
            if orders.search(line, a, b) is not None
        )
    return _joined(spans)


def blank_out(notes: str, spans: tuple[Span, ...]) -> str:
    """``notes`` with a space for every letter inside ``spans``; line breaks stay."""
    pieces, at = [], 0
    for span in spans:
        pieces += [notes[at : span.start], re.sub(r"[^\n]", " ", span.of(notes))]
        at = span.end
    return "".join([*pieces, notes[at:]])


def _marked_up(notes: str, start: int, end: int) -> Span:
    """A comment or a tag that hides an order, up to where it closes."""
    close = notes.find("-->", end, end + _MAX_SPAN) if notes.startswith("<!--", start) else -1
    if close >= 0:
        return Span(start=start, end=close + len("-->"))
    stop = notes.find("\n", end)
    return Span(start=start, end=stop if stop >= 0 else len(notes))


def _from_opener(line: str, offset: int, at: int) -> Span:
    """From where software is addressed to the end of the line; an opener mid-sentence takes the sentence."""
    begin = 0
    for a, b in _sentences(line):
        if a <= at < b:
            begin = a
    lead = re.match(r"[\s>*\-\u2022\[({]*", line[begin:])
    return Span(start=offset + begin + (lead.end() if lead else 0), end=offset + len(line))


def _sentences(line: str) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(line)), len(line)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _paragraph_lines(notes: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", notes)]


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Span(start=last.start, end=max(last.end, span.end)))
        else:
            joined.append(span)
    return tuple(joined)
