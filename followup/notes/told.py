"""Points in running words: cues open them, and what stands between them is weighed."""

from collections.abc import Iterator, Sequence
from functools import cache

from followup.notes.cues import CueSet, Match, with_groups
from followup.notes.document import Document
from followup.notes.loose import Context, LooseReader
from followup.notes.phrases import POINT_KINDS, Stretch, point_words
from followup.notes.words import NAME, PlainText, fold
from followup.notes.zones import Line

_REACH = 3
"""How many sentences a told strength lends its weight to bare statements of experience."""
_AHEAD = 3
"""How many sentences before a told strength the employer's side is likely told."""
_NOT = frozenset({"never", "not", "have not"})
_COMMAS = frozenset(',"\u201d\u2019')


@cache
def point_cues() -> CueSet:
    """What opens a point of some kind, or shows that there is none."""
    known = point_words()
    cues = {
        "topics": known.cues["topics"],
        "strengths": (*known.cues["strengths"], *known.cues["strengths_before"]),
        "beside": known.cues["strengths_beside"],
        "forgotten": (*known.cues["forgotten"], *known.cues["forgotten_before"]),
        "none": known.cues["none"],
    }
    return CueSet(cues, with_groups(known.groups, they=(NAME,), them=(NAME,)))


_JOINTS = frozenset(
    {"and", "but", "so", "plus", "that", "because", "then", "well", "also", "said", "how", "when", "as"}
)


class ToldReader:
    """Points in running words, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        lines: list[Line],
        names: tuple[str, ...],
        ignored: frozenset[int],
        taken: frozenset[int],
    ) -> None:
        """Take what ``read_points`` takes."""
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
        """Each stretch of words that a cue opens, and bare statements about the employer among them."""
        read: list[tuple[int, int, list[Stretch]]] = []
        for first, last in self.document.sentences:
            if first not in self.remarks or first in self.skipped or first in self.ignored:
                continue
            self.since_strength += 1
            found = list(self._in_sentence(first, last))
            if any(s.kind == "strengths" for s in found):
                self.since_strength = 0
            read.append((first, last, found))
        for n, (first, last, found) in enumerate(read):
            if not found:
                found.extend(self.loose.stretches(first, last, self._context(read, n)))
            yield from found

    def _context(self, read: list[tuple[int, int, list[Stretch]]], n: int) -> Context:
        first, last, _ = read[n]
        before = {s.kind for s in read[n - 1][2]} if n else set()
        after = {s.kind for _, _, some in read[n + 1 : n + 1 + _AHEAD] for s in some}
        hushed = [m for m in point_cues().matches(self.plain, first, last) if m.kind == "none"]
        return Context(
            after_topic="topics" in before,
            before_topic="topics" in {s.kind for _, _, some in read[n + 1 : n + 2] for s in some},
            before_strength="strengths" in after and "strengths" not in before,
            hushed=len(hushed),
        )

    def _in_sentence(self, first: int, last: int) -> Iterator[Stretch]:
        matches = list(self._ruling(list(point_cues().matches(self.plain, first, last))))
        opening = next((m for m in matches if m.kind != "none"), None)
        if opening and opening.kind == "topics" and not opening.before:
            yield from self._said_before(first, opening)
        for n, match in enumerate(matches):
            end = matches[n + 1].first if n + 1 < len(matches) else last
            if match.kind not in POINT_KINDS:
                continue
            if match.before or (match.kind == "forgotten" and self._looks_back(match, first, end)):
                yield Stretch(match.kind, self._start_before(matches[:n], first), match.first, listed=False)
            elif end > match.value and not self._is_overruled(matches, n):
                yield Stretch(match.kind, match.value, end, listed=False)

    def _looks_back(self, match: Match, first: int, end: int) -> bool:
        """Whether what was forgotten stands before: "The gas ticket, I left out"."""
        after = next((w for w in self.document.words[match.value : end] if w.is_word), None)
        ends = after is None or after.plain in point_words().lists["more_of_it"]
        return ends and match.first - first > 1 and self.document.words[match.first - 1].text in _COMMAS

    @staticmethod
    def _start_before(matches: Sequence[Match], first: int) -> int:
        """Where a value that stands before its cue begins: "I hold" in it opens nothing."""
        return max([first, *(m.last for m in matches if m.kind in {"topics", "forgotten"})])

    @staticmethod
    def _is_overruled(matches: Sequence[Match], n: int) -> bool:
        """Whether it stands inside the value of a cue that follows: "That I hold a card stayed unsaid"."""
        after = matches[n + 1] if n + 1 < len(matches) else None
        return after is not None and after.before and matches[n].kind != after.kind == "forgotten"

    def _said_before(self, first: int, match: Match) -> Iterator[Stretch]:
        """What stands before "he said", or before the first clause that is surely about the employer."""
        end = _without_joint(self.document, first, match.first)
        said = self.document.words[match.first - 1].text in _COMMAS if match.first > first else False
        if end - first > 1:
            yield from self.loose.stretches(first, end, Context(said=said, before_topic=True))

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
            bare = match.kind in {"strengths", "none"} and not self.document.spoken
            if bare and self._is_relative(match):
                continue
            if (
                match.kind == "forgotten"
                and self.document.words[match.first - 1].plain in _NOT
                and match.first
            ):
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
    """Where ``names`` (folded) stand: the first word of each place and its end; the longest wins."""
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
