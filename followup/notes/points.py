"""What was said: topics of the employer, strengths of the candidate, and points that were forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup.notes.document import Document
from followup.notes.labels import Field
from followup.notes.phrases import POINT_KINDS, PointWords, Stretch, point_words, split_items
from followup.notes.titles import is_head, names_a_job
from followup.notes.told import ToldReader, point_cues
from followup.notes.words import fold
from followup.notes.zones import Line
from followup.spans import Span

_SHORT = 5


@dataclass(frozen=True, slots=True)
class Point:
    """One topic, strength or forgotten point."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class PointsReading:
    """All points in the order of the notes, and the words that tell of the candidate's own experience."""

    points: tuple[Point, ...]
    own: frozenset[int]
    private: bool
    """Whether something private was left out."""

    def of(self, kind: str) -> list[Point]:
        """The points of one kind."""
        return [p for p in self.points if p.kind == kind]


def read_points(
    document: Document,
    lines: list[Line],
    *,
    names: Sequence[str],
    ignored: frozenset[int],
    taken: frozenset[int],
) -> PointsReading:
    """Find the points.

    Args:
        document: the notes.
        lines: their lines with zones; pasted mail holds no points.
        names: plain names by which the notes call the interviewers and the employer.
        ignored: words that tell of an earlier interview or are private.
        taken: words that are dates, names and titles.
    """
    stretches = [
        *_labelled(document, lines),
        *ToldReader(document, lines, tuple(names), ignored, taken).stretches(),
    ]
    stretches.sort(key=lambda s: s.first)
    known, points, own, private = point_words(), [], set(), False
    for stretch in stretches:
        if stretch.kind != "topics":
            own |= set(range(stretch.first, stretch.last))
        for first, last in split_items(document, stretch):
            if not stretch.listed and _says_nothing(document, stretch.kind, first, last, taken):
                continue
            plain = fold(document.cut(first, last))
            if any(_holds(plain, p) for p in known.lists["private"]):
                private = True
            elif not stretch.listed and any(_holds(plain, p) for p in known.lists["replying"]):
                continue
            else:
                points.append(Point(stretch.kind, document.cut(first, last), document.span(first, last)))
    return PointsReading(tuple(_distinct(points)), frozenset(own), private)


def _says_nothing(document: Document, kind: str, first: int, last: int, taken: frozenset[int]) -> bool:
    """Whether an item is a name, a title, a day, or a single word that could be anything."""
    words = [(i, document.words[i]) for i in range(first, last) if document.words[i].is_word]
    if len(words) == 1 and not (kind != "topics" and words[0][1].has_upper):
        return True
    known = sum(i in taken for i, _ in words)
    if kind != "topics":
        return known == len(words)
    plain = [w.plain.split(" ")[0] for _, w in words]
    astray = plain[0] in point_words().lists["more_of_it"] and len(plain) <= _SHORT
    own = bool(point_words().lists["first_person"] & set(plain))
    return known * 2 > len(words) or astray or own or _is_job(document, first, last)


def _is_job(document: Document, first: int, last: int) -> bool:
    """Whether an item only names the job: "need a baker", "after a planner"."""
    while first < last and document.words[first].plain in point_words().lists["seeking"]:
        first += 1
    if not 0 < last - first <= _SHORT:
        return False
    end = document.words[last - 1]
    return names_a_job(document, first, last) and is_head(end) and not end.plain.endswith("s")


def _holds(plain: str, phrase: str) -> bool:
    return f" {phrase} " in f" {plain} "


def _distinct(points: list[Point]) -> Iterator[Point]:
    seen: set[tuple[str, str]] = set()
    for point in points:
        key = point.kind, fold(point.value)
        if key not in seen:
            seen.add(key)
            yield point


def _labelled(document: Document, lines: list[Line]) -> Iterator[Stretch]:
    barred = {i for line in lines if line.zone in {"header", "mail"} for i in range(line.first, line.last)}
    for field in document.fields:
        if field.kind in POINT_KINDS and field.last > field.first and field.label not in barred:
            yield from _parts_of_field(document, field)


def _kind_of_part(document: Document, kind: str, start: int) -> tuple[str, int]:
    """The kind and the beginning of a labelled part: "Later it struck me: nothing about my card"."""
    match = None if kind == "topics" else point_cues().match_at(document.plain, start)
    if match and match.kind == "forgotten" and not match.before and match.value < len(document.words):
        return match.kind, match.value
    return kind, start


def _parts_of_field(document: Document, field: Field) -> Iterator[Stretch]:
    """A label's value, cut at its sentences and lines."""
    start = field.first
    below = document.words[field.first].text == "\n"
    for i in range(field.first + 1, field.last + 1):
        if i == field.last or i in document.starts or document.words[i].text == "\n":
            if i > start:
                kind, opens = _kind_of_part(document, field.kind, start)
                yield Stretch(kind, opens, i, listed=True, whole=below)
            start = i


__all__ = ["Point", "PointWords", "PointsReading", "read_points"]
