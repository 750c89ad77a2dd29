"""What was said: topics of the employer, strengths of the candidate, and points that were forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from followup.notes.cues import CueSet, Match, with_groups
from followup.notes.document import Document, Field
from followup.notes.loose import LooseReader
from followup.notes.phrases import PointWords, Stretch, point_words, split_items
from followup.notes.words import NAME, PlainText, fold
from followup.notes.zones import Line
from followup.spans import Span

_KINDS = ("topics", "strengths", "forgotten")
_REACH = 3
"""How many sentences a told strength lends its weight to bare statements of experience."""


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


@cache
def _cues() -> CueSet:
    known = point_words()
    cues = {
        "topics": known.cues["topics"],
        "strengths": (*known.cues["strengths"], *known.cues["strengths_before"]),
        "beside": known.cues["strengths_beside"],
        "forgotten": (*known.cues["forgotten"], *known.cues["forgotten_before"]),
        "none": known.cues["none"],
    }
    return CueSet(cues, with_groups(known.groups, they=(NAME,), them=(NAME,)))


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
        *_Told(document, lines, tuple(names), ignored, taken).stretches(),
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
            else:
                points.append(Point(stretch.kind, document.cut(first, last), document.span(first, last)))
    return PointsReading(tuple(_distinct(points)), frozenset(own), private)


def _says_nothing(document: Document, kind: str, first: int, last: int, taken: frozenset[int]) -> bool:
    """Whether an item is a name, a title, a day, or a single word that could be anything."""
    words = [(i, document.words[i]) for i in range(first, last) if document.words[i].is_word]
    if len(words) == 1 and not (kind != "topics" and words[0][1].has_upper):
        return True
    known = sum(i in taken for i, _ in words)
    if known * 2 > len(words) and kind == "topics":
        return True
    return kind == "topics" and words[0][1].plain.split(" ")[0] in {"i", "we", "me", "my"}


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
        if field.kind in _KINDS and field.last > field.first and field.label not in barred:
            yield from _parts_of_field(document, field)


def _parts_of_field(document: Document, field: Field) -> Iterator[Stretch]:
    """A label's value, cut at its sentences and lines."""
    start = field.first
    below = document.words[field.first].text == "\n"
    for i in range(field.first + 1, field.last + 1):
        if i == field.last or i in document.starts or document.words[i].text == "\n":
            if i > start:
                yield Stretch(field.kind, start, i, listed=True, whole=below)
            start = i


_JOINTS = frozenset(
    {"and", "but", "so", "plus", "that", "because", "then", "well", "also", "said", "how", "when", "as"}
)


class _Told:
    """Points in running words, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        lines: list[Line],
        names: tuple[str, ...],
        ignored: frozenset[int],
        taken: frozenset[int],
    ) -> None:
        self.document = document
        self.plain = PlainText(document.words, document.starts, find_called(document, names))
        self.loose = LooseReader(document, taken)
        self.ignored = ignored
        self.remarks = {i for line in lines if line.zone == "remarks" for i in range(line.first, line.last)}
        self.skipped = {
            i for f in document.fields if f.kind not in {"remarks", "outcome"} for i in range(f.label, f.last)
        }
        self.since_strength = _REACH + 1

    def stretches(self) -> Iterator[Stretch]:
        """Each stretch of words that a cue opens."""
        for first, last in self.document.sentences:
            if first not in self.remarks or first in self.skipped or first in self.ignored:
                continue
            self.since_strength += 1
            found = list(self._in_sentence(first, last))
            if any(s.kind == "strengths" for s in found):
                self.since_strength = 0
            yield from found

    def _in_sentence(self, first: int, last: int) -> Iterator[Stretch]:
        found = list(_cues().matches(self.plain, first, last))
        matches = list(self._ruling(found))
        if not any(m.kind != "beside" for m in found):
            yield from self.loose.stretches(first, last)
        elif matches and matches[0].kind == "topics" and not matches[0].before:
            yield from self.loose.stretches(first, _without_joint(self.document, first, matches[0].first))
        for n, match in enumerate(matches):
            if match.before:
                start = max([first, *(m.last for m in matches[:n])])
                yield Stretch(match.kind, start, match.first, listed=False)
                continue
            end = matches[n + 1].first if n + 1 < len(matches) else last
            if match.kind in _KINDS and end > match.value:
                yield Stretch(match.kind, match.value, end, listed=False)

    def _is_relative(self, match: Match) -> bool:
        """Whether "I built" only says more of the noun before it: "the archive I built"."""
        words, at = self.document.words, match.first
        if (
            words[at].plain.split(" ")[0] not in {"i", "that", "where"}
            or at == 0
            or at in self.document.starts
        ):
            return False
        before = words[at - 1]
        return before.is_word and before.plain not in _JOINTS

    def _ruling(self, matches: list[Match]) -> Iterator[Match]:
        """The cues that open something: a bare statement does so only beside a strength."""
        kind, value = "none", -1
        told = self.since_strength <= _REACH
        for match in matches:
            if match.kind == "beside":
                if (
                    self._is_relative(match)
                    or kind in {"forgotten", "topics"}
                    or not (told or kind == "strengths")
                ):
                    continue
                kind, value = "strengths", match.value
                yield Match("strengths", match.first, match.last, match.value, before=False)
                continue
            inner = (
                match.first - value <= 1
                and kind in {"forgotten", "strengths"}
                and match.kind in {"topics", "none"}
            )
            if inner or (kind == "forgotten" and match.kind == "topics" and match.first == value):
                continue
            told = told or match.kind == "strengths"
            kind, value = match.kind, match.value
            yield match


def find_called(document: Document, names: Sequence[str]) -> dict[int, int]:
    """Where ``names`` (folded) stand in the notes: the first word of each place and its end; longest first."""
    wanted = {tuple(name.split()) for name in names}
    longest = max((len(name) for name in wanted), default=0)
    folded = [fold(w.text) for w in document.words]
    found: dict[int, int] = {}
    for i in range(len(folded)):
        size = next((n for n in range(longest, 0, -1) if tuple(folded[i : i + n]) in wanted), 0)
        if size:
            found[i] = i + size
    return found


def _without_joint(document: Document, first: int, last: int) -> int:
    """The end of the words before a cue, their last "and" or comma left out."""
    while last > first and (
        document.words[last - 1].plain in {"and", "so", "plus"} or not document.words[last - 1].is_word
    ):
        last -= 1
    return max(last, first + 1)


__all__ = ["Point", "PointWords", "PointsReading", "read_points"]
