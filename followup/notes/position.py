"""Which position the interview was for, as the notes write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.cues import CueSet
from followup.notes.document import Document
from followup.notes.peoplewords import sure_names
from followup.notes.positionforms import (
    cut_tail,
    is_clean,
    is_plain_head,
    looks_like_job,
    position_words,
    trade_end,
    with_scope,
)
from followup.notes.titles import is_head, names_a_job, title_end, title_words
from followup.notes.words import Word, fold
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
_MAIL_BONUS = 6
_OTHER = -50
_CLOSE = 5
_CODE = 3


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


def _leads_to_head(document: Document, i: int, people: frozenset[int]) -> bool:
    """Whether a supposed name is the beginning of a job: "Special Needs Teacher", not "Nadia, manager"."""
    words, first = document.words, i
    while first - 1 in people and words[first - 1].end + 1 == words[first].start:
        first -= 1
    while i + 1 in people and i + 1 < len(words):
        i += 1
    given = sure_names() if i > first or not words[min(i + 1, len(words) - 1)].capital else frozenset()
    if i + 1 >= len(words) or any(fold(w.text) in given for w in words[first : i + 1]):
        return False
    return is_plain_head(words[i + 1]) and words[i].capital


_PARTING = frozenset({"at", "with", "for", "as", "from", "chez", "bei", "hos"})


def _is_code(word: Word) -> bool:
    """Whether this is the number of a posting: "26-114"."""
    return sum(c.isdigit() for c in word.text) >= _CODE


class _Finder:
    def __init__(
        self,
        document: Document,
        lines: list[Line],
        barred: frozenset[int],
        people: frozenset[int],
        own_past: frozenset[int],
    ) -> None:
        self.document = document
        self.lines = lines
        self.people = frozenset(i for i in people if not _leads_to_head(document, i, people))
        self.barred = barred | self.people
        self.own_past = own_past
        self.kind_of = {i: f.kind for f in document.fields for i in range(f.first, f.last)}

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
                if self.document.words[last].text in {"@"} or last in self.barred - {field.first}:
                    break
                last += 1
            first, last = self._trimmed(field.first, last)
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
            if line.zone == "remarks" and line.last - line.first <= 16:
                yield from self._job_parts(line.first, line.last, _SCORES["title"])

    def _job_parts(self, first: int, last: int, score: int) -> Iterator[_Candidate]:
        words = self.document.words
        start = first
        for i in [*range(first, last), last]:
            mark = i < last and (words[i].text in "-\u2013\u2014|:\n.+~" or words[i].plain in _PARTING)
            ends = i == last or mark or (i in self.barred and words[i].text != ",")
            if not ends:
                continue
            a, b = self._trimmed(start, i)
            a = self._after_jobless(a, b)
            if b > a and b - a <= _LONGEST and self._is_job(a, b) and not self._is_somebodys(a, b):
                b = with_scope(self.document, a, b, last)
                if b < last and words[b].text == "?":
                    continue
                yield _Candidate(a, b, score - (4 if any(words[j].text == "," for j in range(a, b)) else 0))
            start = i + 1

    def _after_jobless(self, first: int, last: int) -> int:
        """The first word after a comma behind words that name no job: "Selection Board, Lecturer"."""
        words = self.document.words
        for i in range(first, last):
            if is_plain_head(words[i]):
                break
            if words[i].text in ",(" and any(is_plain_head(w) for w in words[i + 1 : last]):
                return i + 1
        return first

    def _is_job(self, first: int, last: int) -> bool:
        words, stops = self.document.words[first:last], title_words().stops - {"and"}
        clause = any(w.plain.split(" ")[0] in stops and not w.capital for w in words)
        free = not any(i in self.barred for i in range(first, last))
        return names_a_job(self.document, first, last) and free and not clause

    def _is_strong(self, first: int, last: int) -> bool:
        """Whether a word among them is a job by itself, as "mate" or "lead" is not."""
        weak = title_words().weak
        words = self.document.words[first:last]
        return any(is_head(w) and (fold(w.text) not in weak or w.capital) for w in words)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        words, edges = self.document.words, position_words().edges
        while first < last and (
            words[first].plain in edges or not words[first].is_word or _is_code(words[first])
        ):
            first += 1
        while last > first and (
            (words[last - 1].text == ")" and not any(w.text == "(" for w in words[first:last]))
            or words[last - 1].plain in edges
            or _is_code(words[last - 1])
            or (not words[last - 1].is_word and words[last - 1].text != ")")
            or self._is_reference(first, last)
        ):
            last = self._before_bracket(first, last) if self._is_reference(first, last) else last - 1
        return first, last

    def _is_reference(self, first: int, last: int) -> bool:
        """Whether the words end in brackets that hold a number: "(REQ 20417)"."""
        words = self.document.words
        opens = self._before_bracket(first, last)
        inside = words[opens:last]
        digits = sum(c.isdigit() for w in inside for c in w.text)
        coded = any(w.plain in {"req", "ref", "job", "id", "no", "competition"} for w in inside)
        return words[last - 1].text == ")" and digits > 0 and (coded or digits >= _CODE)

    def _before_bracket(self, first: int, last: int) -> int:
        i = last - 1
        while i > first and self.document.words[i].text != "(":
            i -= 1
        return i

    def _in_sentence(self, first: int, last: int) -> Iterator[_Candidate]:
        plain = self.document.plain
        others = [m.first for m in _cues().matches(plain, first, last) if m.kind == "other"]
        mail = any(ln.first <= first < ln.last and ln.zone == "mail" for ln in self.lines)
        for i in range(first, last):
            found = _cues().match_at(plain, i)
            if found is None or found.last > last or found.kind == "other":
                continue
            run = (
                self._before(i, first)
                if found.kind in {"noun", "about"}
                else self._behind(found.last, last, found.kind)
            )
            if found.kind in {"named", "is"} and (run is None or run[1] == run[0]):
                run = self._before(i, first)
            past = run is not None and (
                run[0] in self.barred or (found.kind != "is" and run[0] in self.own_past)
            )
            if run is None or run[1] <= run[0] or past:
                continue
            score = _SCORES[found.kind] + (_MAIL_BONUS if mail else 0)
            near = found.kind not in {"is", "about"} and any(run[0] - 14 <= at <= run[1] for at in others)
            yield _Candidate(run[0], run[1], score + (_OTHER if near else 0))

    def _is_past(self, first: int) -> bool:
        return first in self.own_past or first in self.barred

    def _behind(self, at: int, limit: int, kind: str) -> tuple[int, int] | None:
        words = self.document.words
        leads = title_words().leads
        while at < limit and (fold(words[at].text) in leads or words[at].text in {":", "=", '"'}):
            at += 1
        last = title_end(
            self.document, at, min([limit, *(i for i in range(at, min(limit, at + 12)) if i in self.barred)])
        )
        if last > at:
            last = cut_tail(self.document, at, last)
            at, last = self._trimmed(at, last)
            job = (
                last > at
                and names_a_job(self.document, at, last)
                and is_clean(self.document, at, last, strict=False)
            )
            return (at, with_scope(self.document, at, last, limit)) if job else None
        limit = min([limit, *(i for i in range(at, min(limit, at + 12)) if i in self.barred)])
        trade = trade_end(self.document, at, limit)
        if trade > at:
            return at, with_scope(self.document, at, trade, limit)
        if kind not in {"named", "is"}:
            return None
        end = at
        while end < limit and words[end].capital and end not in self.barred:
            end += 1
        return (at, end) if end > at and fold(words[at].text) not in title_words().stops else None

    def _is_somebodys(self, first: int, last: int) -> bool:
        """Whether it is the title of somebody who is named beside it: "Kosta (ops mgr)", "manager: Ms Lee"."""
        words, i = self.document.words, first - 1
        while i >= 0 and (
            words[i].text in "(,-\u2013\u2014:"
            or words[i].plain in {"the", "a", "an", "our", "their", "is", "was"}
        ):
            i -= 1
        after = last
        while after < len(words) and words[after].text in {":", ",", "(", "-", ")", "."}:
            after += 1
        behind = i >= 0 and i < first - 1 and i in self.people
        return behind or (last < after < len(words) and after in self.people and words[last].text == ":")

    def _before(self, at: int, floor: int) -> tuple[int, int] | None:
        """The words before "job", "role" and the like, back to an article or a small word."""
        words, known = self.document.words, title_words()
        if at > floor and words[at - 1].text == ",":
            at -= 1
        first = at
        while first > floor and at - first < _LONGEST:
            word = words[first - 1]
            if word.text == ")" and first - 1 > floor:
                first = self._before_bracket(floor, first)
                continue
            inner = word.capital and first - 1 not in self.document.starts and first < at
            small = (
                not inner
                and {fold(word.text), word.plain.split(" ")[0]} & (known.stops | known.leads) - {"and"}
                or word.plain
                in {
                    "for",
                    "about",
                    "to",
                }
            )
            if small or not (word.is_word or word.text in "/&-") or first - 1 in self.barred:
                break
            first -= 1
        first, last = self._trimmed(first, at)
        if last - first in range(1, 4) and looks_like_job(words[last - 1]) and not self._is_job(first, last):
            clean = all(
                w.text.isalpha() and w.plain.split(" ")[0] not in known.stops for w in words[first:last]
            )
            return (first, last) if clean and not any(i in self.barred for i in range(first, last)) else None
        if last <= first or not self._is_job(first, last):
            return None
        return (first, last) if is_clean(self.document, first, last, strict=False) else None

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
                a, b = self._trimmed(start, i)
                if (
                    b > a
                    and not any(j in self.people or words[j].plain in {"'s", "hiring"} for j in range(a, b))
                    and title_end(self.document, a, b) == b
                    and self._is_job(a, b)
                    and self._is_strong(a, b)
                    and not self._is_past(a)
                ):
                    b = cut_tail(self.document, a, b)
                    if not is_clean(self.document, a, b) or self._is_somebodys(a, b):
                        start = i + 1
                        continue
                    end = with_scope(self.document, a, b, last)
                    yield _Candidate(a, end, _SCORES["part"] + (_OTHER if others else 0))
                start = i + 1
