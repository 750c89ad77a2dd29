"""Which position the interview was for, as the notes write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.cues import CueSet
from followup.notes.document import Document
from followup.notes.positionforms import cut_tail, is_clean, position_words, with_scope
from followup.notes.positionruns import PositionRuns
from followup.notes.titles import names_a_job, title_end
from followup.notes.words import fold
from followup.notes.zones import Line
from followup.spans import Span

_SCORES = {
    "label": 100,
    "is": 84,
    "subject": 80,
    "noun": 70,
    "named": 68,
    "title": 62,
    "wanted": 40,
    "about": 44,
    "part": 42,
}
_ENOUGH = 38
_LONGEST = 9
_SHORT_LINE = 16
_MAIL_BONUS = 6
_OTHER = -50
_CLOSE = 5


@dataclass(frozen=True, slots=True)
class PositionReading:
    """The position with its place, and a second one that is nearly as likely."""

    value: str | None
    spans: tuple[Span, ...]
    rival: str | None
    words: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    score: int


@cache
def _cues() -> CueSet:
    return CueSet(position_words().cues, position_words().groups)


def read_position(
    document: Document,
    lines: list[Line],
    *,
    barred: frozenset[int],
    people: frozenset[int],
    own_past: frozenset[int],
) -> PositionReading:
    """Find the position.

    Args:
        document: the notes.
        lines: their lines with zones.
        barred: words that are dates or the name of the employer.
        people: words that are names of people.
        own_past: words that tell of the candidate's own experience, or are interviewers' titles.
    """
    finder = _Finder(document, lines, barred, people, own_past)
    best: dict[str, _Candidate] = {}
    for candidate in finder.candidates():
        key = fold(document.cut(candidate.first, candidate.last))
        if key not in best or candidate.score > best[key].score:
            best[key] = candidate
    ranked = sorted(best.values(), key=lambda c: (-c.score, c.first))
    if not ranked or ranked[0].score < _ENOUGH:
        return PositionReading(None, (), None, frozenset())
    top = ranked[0]
    value = document.cut(top.first, top.last)
    rival = next(
        (
            document.cut(c.first, c.last)
            for c in ranked[1:]
            if top.score - c.score < _CLOSE
            and not set(fold(document.cut(c.first, c.last)).split()) & set(fold(value).split())
        ),
        None,
    )
    return PositionReading(
        value, (document.span(top.first, top.last),), rival, frozenset(range(top.first, top.last))
    )


_PARTING = frozenset({"at", "with", "for", "as", "from", "chez", "bei", "hos"})


class _Finder(PositionRuns):
    def candidates(self) -> Iterator[_Candidate]:
        """Every run of words that may be the position, with how likely it is."""
        yield from self._labelled()
        yield from self._in_subjects()
        for first, last in self.document.sentences:
            if self.kind_of.get(first) in {
                "strengths",
                "forgotten",
                "aside",
                "contact",
                "private",
            }:
                continue
            yield from self._in_sentence(first, last)
        yield from self._parts()

    def _labelled(self) -> Iterator[_Candidate]:
        after_person = False
        for field in self.document.fields:
            job_for = field.kind == "company" and self.document.words[field.label].plain in {
                "for",
                "for what",
            }
            counts = field.kind == "role" or job_for or (field.kind == "title" and not after_person)
            after_person = field.kind == "interviewers"
            if not counts or field.last <= field.first:
                continue
            last = field.first
            while last < field.last and self.document.words[last].text not in {"\n", ";", "|", "."}:
                if self.document.words[last].text == "@" or last in self.barred - {field.first}:
                    break
                last += 1
            first, last = self.trimmed(field.first, last)
            if last > first:
                job = names_a_job(self.document, first, last)
                if job_for and not job:
                    continue
                yield _Candidate(first, last, _SCORES["label"] if job else _SCORES["title"])

    def _in_subjects(self) -> Iterator[_Candidate]:
        """Parts of a subject, an invitation or a heading that name a job."""
        for field in self.document.fields:
            if field.kind in {"subject", "event", "when"}:
                yield from self._job_parts(field.first, field.last, _SCORES["subject"])
        for line in self.lines[:3]:
            if line.zone == "remarks" and line.last - line.first <= _SHORT_LINE:
                yield from self._job_parts(line.first, line.last, _SCORES["title"])

    def _job_parts(self, first: int, last: int, score: int) -> Iterator[_Candidate]:
        words = self.document.words
        start = first
        for i in [*range(first, last), last]:
            mark = i < last and (words[i].text in "-\u2013\u2014|:\n.+~" or words[i].plain in _PARTING)
            ends = i == last or mark or (i in self.barred and words[i].text != ",")
            if not ends:
                continue
            a, b = self.trimmed(start, i)
            a = self.after_jobless(a, b)
            if b > a and b - a <= _LONGEST and self.is_job(a, b) and not self.is_somebodys(a, b):
                b = with_scope(self.document, b, last)
                if b < last and words[b].text == "?":
                    continue
                yield _Candidate(a, b, score - (4 if any(words[j].text == "," for j in range(a, b)) else 0))
            start = i + 1

    def _in_sentence(self, first: int, last: int) -> Iterator[_Candidate]:
        plain = self.document.plain
        others = [m.first for m in _cues().matches(plain, first, last) if m.kind == "other"]
        mail = any(ln.first <= first < ln.last and ln.zone == "mail" for ln in self.lines)
        for i in range(first, last):
            found = _cues().match_at(plain, i)
            if found is None or found.last > last or found.kind == "other":
                continue
            run = (
                self.before(i, first)
                if found.kind in {"noun", "about"}
                else self.behind(found.last, last, found.kind)
            )
            if found.kind in {"named", "is"} and (run is None or run[1] == run[0]):
                run = self.before(i, first)
            past = run is not None and (
                run[0] in self.barred or (found.kind != "is" and run[0] in self.own_past)
            )
            if run is None or run[1] <= run[0] or past:
                continue
            score = _SCORES[found.kind] + (_MAIL_BONUS if mail else 0)
            near = found.kind not in {"is", "about"} and any(run[0] - 14 <= at <= run[1] for at in others)
            yield _Candidate(run[0], run[1], score + (_OTHER if near else 0))

    def _parts(self) -> Iterator[_Candidate]:
        """Parts of a sentence between commas that are a job and nothing else."""
        words = self.document.words
        for first, last in self.document.sentences:
            if self.kind_of.get(first) not in {None, "remarks"}:
                continue
            others = any(m.kind == "other" for m in _cues().matches(self.document.plain, first, last))
            start = first
            for i in [*range(first, last), last]:
                if (
                    i < last
                    and words[i].text not in ",.;\n-\u2013\u2014!():>\"'"
                    and words[i].plain not in _PARTING
                ):
                    continue
                a, b = self.trimmed(start, i)
                if (
                    b > a
                    and not any(j in self.people or words[j].plain in {"'s", "hiring"} for j in range(a, b))
                    and title_end(self.document, a, b) == b
                    and self.is_job(a, b)
                    and self.is_strong(a, b)
                    and not self.is_past(a)
                ):
                    b = cut_tail(self.document, a, b)
                    if not is_clean(self.document, a, b) or self.is_somebodys(a, b):
                        start = i + 1
                        continue
                    end = with_scope(self.document, b, last)
                    yield _Candidate(a, end, _SCORES["part"] + (_OTHER if others else 0))
                start = i + 1
