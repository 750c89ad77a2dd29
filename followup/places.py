"""Places of the notes with a few words around them: what a person looks at to see where a fact comes from."""

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from followup.spans import Span

_AROUND = 32
"""Characters of context on each side, at most; never beyond the line."""


class Piece(BaseModel):
    """Some words of the notes, and whether the fact rests on them."""

    model_config = ConfigDict(frozen=True)

    words: str
    is_fact: bool


class Place(BaseModel):
    """One quote from the notes: the words a fact rests on, between the words around them."""

    model_config = ConfigDict(frozen=True)

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The quote without marks."""
        return "".join(piece.words for piece in self.pieces)


def _end_before(line: str) -> str:
    if len(line) <= _AROUND:
        return line.lstrip()
    return "\u2026 " + re.sub(r"^\S*\s+", "", line[-_AROUND:])


def _start_after(line: str) -> str:
    if len(line) <= _AROUND:
        return line.rstrip()
    return re.sub(r"\s+\S*$", "", line[:_AROUND]) + " \u2026"


def _merge(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _group(spans: Sequence[Span], notes: str) -> list[list[Span]]:
    """Spans that stand near each other in one line share a quote."""
    groups: list[list[Span]] = []
    for span in spans:
        between = notes[groups[-1][-1].end : span.start] if groups else ""
        if groups and "\n" not in between and len(between) <= 2 * _AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _quote(group: Sequence[Span], notes: str) -> Place:
    before = notes[: group[0].start].rpartition("\n")[2]
    after = notes[group[-1].end :].partition("\n")[0]
    pieces = [Piece(words=_end_before(before), is_fact=False)]
    for number, span in enumerate(group):
        if number:
            pieces.append(Piece(words=notes[group[number - 1].end : span.start], is_fact=False))
        pieces.append(Piece(words=" ".join(span.of(notes).split()), is_fact=True))
    pieces.append(Piece(words=_start_after(after), is_fact=False))
    return Place(pieces=tuple(piece for piece in pieces if piece.words))


def find_places(spans: Sequence[Span], notes: str) -> tuple[Place, ...]:
    """The quotes that show some spans of the notes, in the order of the notes."""
    return tuple(_quote(group, notes) for group in _group(_merge(spans), notes))
