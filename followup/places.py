"""A place of the notes with a few words around it: what a person looks at to see where a fact comes from."""

import re

from pydantic import BaseModel, ConfigDict

from followup.spans import Span

_AROUND = 32
"""Characters of context on each side, at most; never beyond the line."""


class Place(BaseModel):
    """The words at a place, and the ends of the line before and after them."""

    model_config = ConfigDict(frozen=True)

    before: str
    words: str
    after: str


def _end_before(line: str) -> str:
    if len(line) <= _AROUND:
        return line.lstrip()
    return "\u2026 " + re.sub(r"^\S*\s+", "", line[-_AROUND:])


def _start_after(line: str) -> str:
    if len(line) <= _AROUND:
        return line.rstrip()
    return re.sub(r"\s+\S*$", "", line[:_AROUND]) + " \u2026"


def find_place(span: Span, notes: str) -> Place:
    """The words of ``notes`` at ``span``, white space folded, with a few words of their line around them."""
    before = notes[: span.start].rpartition("\n")[2]
    after = notes[span.end :].partition("\n")[0]
    words = " ".join(span.of(notes).split())
    return Place(before=_end_before(before), words=words, after=_start_after(after))
