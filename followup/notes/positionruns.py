"""Stretches of the notes that may name a position: where one begins and ends around a cue."""

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

_LONGEST = 9
_CODE = 3


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


def _is_code(word: Word) -> bool:
    """Whether this is the number of a posting: "26-114"."""
    return sum(c.isdigit() for c in word.text) >= _CODE


class PositionRuns:
    """Measures stretches of words: trims them, and tells a position from a person's title."""

    def __init__(
        self,
        document: Document,
        lines: list[Line],
        barred: frozenset[int],
        people: frozenset[int],
        own_past: frozenset[int],
    ) -> None:
        """Hold the notes and the words that are dates, names, or tell of the past."""
        self.document = document
        self.lines = lines
        self.people = frozenset(i for i in people if not _leads_to_head(document, i, people))
        self.barred = barred | self.people
        self.own_past = own_past
        self.kind_of = {i: f.kind for f in document.fields for i in range(f.first, f.last)}

    def after_jobless(self, first: int, last: int) -> int:
        """The first word after a comma behind words that name no job: "Selection Board, Lecturer"."""
        words = self.document.words
        for i in range(first, last):
            if is_plain_head(words[i]):
                break
            if words[i].text in ",(" and any(is_plain_head(w) for w in words[i + 1 : last]):
                return i + 1
        return first

    def is_job(self, first: int, last: int) -> bool:
        """Whether the words name a job and are no clause."""
        words, stops = self.document.words[first:last], title_words().stops - {"and"}
        clause = any(w.plain.split(" ")[0] in stops and not w.capital for w in words)
        free = not any(i in self.barred for i in range(first, last))
        return names_a_job(self.document, first, last) and free and not clause

    def is_strong(self, first: int, last: int) -> bool:
        """Whether a word among them is a job by itself, as "mate" or "lead" is not."""
        weak = title_words().weak
        words = self.document.words[first:last]
        return any(is_head(w) and (fold(w.text) not in weak or w.capital) for w in words)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """The words without articles, "job" and marks at their edges."""
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

    def is_past(self, first: int) -> bool:
        """Whether a word is a name, a date, or tells of the past."""
        return first in self.own_past or first in self.barred

    def behind(self, at: int, limit: int, kind: str) -> tuple[int, int] | None:
        """The position behind a cue that ends before word ``at``."""
        words = self.document.words
        leads = title_words().leads
        while at < limit and (fold(words[at].text) in leads or words[at].text in {":", "=", '"'}):
            at += 1
        last = title_end(
            self.document, at, min([limit, *(i for i in range(at, min(limit, at + 12)) if i in self.barred)])
        )
        if last > at:
            last = cut_tail(self.document, at, last)
            at, last = self.trimmed(at, last)
            job = (
                last > at
                and names_a_job(self.document, at, last)
                and is_clean(self.document, at, last, strict=False)
            )
            return (at, with_scope(self.document, last, limit)) if job else None
        limit = min([limit, *(i for i in range(at, min(limit, at + 12)) if i in self.barred)])
        trade = trade_end(self.document, at, limit)
        if trade > at:
            return at, with_scope(self.document, trade, limit)
        if kind not in {"named", "is"}:
            return None
        end = at
        while end < limit and words[end].capital and end not in self.barred:
            end += 1
        return (at, end) if end > at and fold(words[at].text) not in title_words().stops else None

    def is_somebodys(self, first: int, last: int) -> bool:
        """Whether it is the title of somebody named beside it: "Kosta (ops mgr)", "manager: Ms Lee"."""
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

    def before(self, at: int, floor: int) -> tuple[int, int] | None:
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
            ) or word.plain in {
                "for",
                "about",
                "to",
            }
            if small or not (word.is_word or word.text in "/&-") or first - 1 in self.barred:
                break
            first -= 1
        first, last = self.trimmed(first, at)
        if last - first in range(1, 4) and looks_like_job(words[last - 1]) and not self.is_job(first, last):
            clean = all(
                w.text.isalpha() and w.plain.split(" ")[0] not in known.stops for w in words[first:last]
            )
            return (first, last) if clean and not any(i in self.barred for i in range(first, last)) else None
        if last <= first or not self.is_job(first, last):
            return None
        return (first, last) if is_clean(self.document, first, last, strict=False) else None
