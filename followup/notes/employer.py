"""Which organisation the interview was with: the employer, not an agency, nor a place of the past."""

from dataclasses import dataclass
from functools import cache

from followup.notes.cues import CueSet
from followup.notes.document import Document
from followup.notes.organisations import Organisation, employer_words
from followup.notes.titles import is_head
from followup.notes.words import fold
from followup.notes.zones import Line
from followup.spans import Span

_BACK = 6
_SCORES = {
    "label": 100,
    "client": 90,
    "mail": 72,
    "title": 66,
    "interview": 64,
    "subject": 60,
    "at": 46,
    "line": 48,
}
_ENOUGH = 30
_NAMED_SO = 14
_AGENCY = -70
_ASIDE = -20
_MOST_WORDS = 4
_ELSEWHERE = -60
_CLOSE = 6
"""Two employers whose scores differ by less leave a doubt."""


@dataclass(frozen=True, slots=True)
class EmployerReading:
    """The employer with its place, and a second one that is nearly as likely."""

    value: str | None
    spans: tuple[Span, ...]
    rival: str | None
    agency: str | None
    organisations: tuple[Organisation, ...]


@cache
def _cues() -> CueSet:
    known = employer_words()
    return CueSet(known.cues, known.groups)


def read_employer(
    document: Document,
    lines: list[Line],
    found: list[Organisation],
    *,
    barred: frozenset[int],
    people: frozenset[int],
    own_past: frozenset[int],
) -> EmployerReading:
    """Find the employer.

    Args:
        document: the notes.
        lines: their lines with zones.
        found: every organisation that they name.
        barred: words that are dates.
        people: words that are people's names.
        own_past: words that tell of the candidate's own experience.
    """
    labelled = _labelled(document)
    if labelled is not None:
        return EmployerReading(
            labelled.value, (document.span(labelled.first, labelled.last),), None, None, tuple(found)
        )
    judge = _Judge(document, lines, people, own_past | barred)
    scored: dict[str, tuple[int, Organisation]] = {}
    for organisation in found:
        score = judge.score(organisation)
        key = fold(organisation.value)
        best = scored.get(key)
        if best is None:
            scored[key] = score, organisation
        else:
            scored[key] = max(best[0], score) + 3, best[1]
    ranked = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].first))
    if not ranked or ranked[0][0] < _ENOUGH:
        agency = next((o.value for o in found if o.agency and o.named_so), None)
        return EmployerReading(None, (), None, agency, tuple(found))
    score, best_one = ranked[0]
    longer = next((o for s, o in ranked if o.value.startswith(best_one.value + " ") and s > 0), best_one)
    rival = next(
        (o.value for s, o in ranked[1:] if score - s < _CLOSE and s >= _ENOUGH and o is not longer), None
    )
    return EmployerReading(
        longer.value, (document.span(longer.first, longer.last),), rival, None, tuple(found)
    )


def _labelled(document: Document) -> Organisation | None:
    """The value of a label such as "Company:", up to a bracket, a place or the next part of the line."""
    for field in document.values("company"):
        words = document.words
        first = field.first
        while first < field.last and not words[first].is_word:
            first += 1
        last = first
        while last < field.last and not _ends_value(document, last, first, field.last):
            last += 1
        text = fold(document.cut(first, last)) if last > first else ""
        if text and text.split()[0] not in employer_words().not_employers and "://" not in text:
            agency = bool(set(text.split()) & employer_words().agency_words)
            if any(w.has_upper or document.spoken for w in words[first:last]) or field.kind == "company":
                return Organisation(first, last, document.cut(first, last), named_so=True, agency=agency)
    return None


def _ends_value(document: Document, i: int, first: int, limit: int) -> bool:
    word = document.words[i]
    if word.text == "(" and i + 1 < limit and fold(document.words[i + 1].text) in {"pvt", "pty", "private"}:
        return False
    if word.text in {"(", ";", "\n", "|", "/", "\u2014", "\u2013"} or (word.text == "-" and i > first):
        return True
    if word.text == ".":
        return True
    if word.text == ",":
        legal = fold(document.words[i + 1].text) if i + 1 < limit else ""
        return legal not in {
            "inc",
            "inc.",
            "ltd",
            "ltd.",
            "llc",
            "llp",
            "plc",
            "lda",
            "lda.",
            "ltda",
            "ltda.",
            "s.l.",
            "s.a.",
        }
    return word.plain in {"in", "on", "at", "near", "via"} and i > first


class _Judge:
    def __init__(
        self, document: Document, lines: list[Line], people: frozenset[int], own_past: frozenset[int]
    ) -> None:
        self.document = document
        self.people = people
        self.own_past = own_past
        self.line_of = {i: n for n, line in enumerate(lines) for i in range(line.first, line.last)}
        self.lines = lines
        self.kind_of = {i: f.kind for f in document.fields for i in range(f.first, f.last)}

    def score(self, organisation: Organisation) -> int:
        """How likely this is the employer."""
        words = self.document.words[organisation.first : organisation.last]
        plain = fold(organisation.value)
        if organisation.last < len(self.document.words) and self.document.words[organisation.last].text in {
            ":",
            "=",
        }:
            return 0
        if plain in employer_words().not_employers or plain.split()[0] in {"google", "microsoft"}:
            return 0
        inside = range(organisation.first, organisation.last)
        person = sum(i in self.people for i in inside) == len(words)
        if person and not organisation.named_so:
            return 0
        if not organisation.named_so and any(is_head(w) for w in words):
            return 0
        if self.kind_of.get(organisation.first) in {
            "contact",
            "strengths",
            "forgotten",
            "aside",
            "private",
            "to",
        }:
            return 0
        return (
            self._place(organisation)
            + (_NAMED_SO if organisation.named_so else 0)
            + min(_MOST_WORDS, len(words))
            + (_AGENCY if organisation.agency else 0)
            + (_ASIDE if self.kind_of.get(organisation.first) == "aside" else 0)
            + (_ELSEWHERE if self._is_elsewhere(organisation) else 0)
        )

    def _place(self, organisation: Organisation) -> int:
        best = max(
            _SCORES.get(self._cue_before(organisation.first) or "", 0),
            _SCORES.get(self._cue_after(organisation.last) or "", 0),
        )
        line = self.lines[self.line_of[organisation.first]]
        if line.zone in {"mail", "invite"} and (
            line.signed or line.zone == "invite" or self._closes_line(organisation)
        ):
            whole = line.zone == "invite" and self._opens_part(organisation.first)
            best = max(best, _SCORES["mail"] if organisation.named_so or line.signed or whole else 0)
        if self._opens_part(organisation.first) and self._ends_part(organisation.last):
            top = self.line_of[organisation.first] <= 2
            lone = organisation.last - organisation.first == 1 and not organisation.named_so
            kind = "line" if lone or not top else "title"
            best = max(best, 0 if lone else _SCORES[kind] if line.zone == "remarks" else 0)
        return best or (20 if organisation.named_so else 0)

    def _closes_line(self, organisation: Organisation) -> bool:
        words, last = self.document.words, organisation.last
        return last >= len(words) or words[last].text == "\n"

    def _opens_part(self, first: int) -> bool:
        before = self.document.words[first - 1].text if first else "\n"
        dated = first - 1 in self.own_past
        return dated or before in set("\n-*\u2022\u00b7,|\u2014\u2013:.") or first in self.document.starts

    def _ends_part(self, last: int) -> bool:
        words = self.document.words
        return (
            last >= len(words)
            or words[last].text in set("\n-,|\u2014\u2013.(;!")
            or words[last].plain in {"in", "on", "at", "near", "for", "with"}
        )

    def _cue_before(self, first: int) -> str | None:
        floor, name = self.document.sentence_of(first)[0], first
        while first > floor and self.document.words[first - 1].plain in {"the", "a", "their", ":", "(", '"'}:
            first -= 1
        for size in range(min(_BACK, first - floor), 0, -1):
            found = _cues().match_at(self.document.plain, first - size)
            if (
                found is not None
                and found.last in {first, name}
                and found.kind in {"client", "interview", "at"}
            ):
                return self._surer(found.kind, first - size, floor)
        return None

    def _surer(self, kind: str, at: int, floor: int) -> str:
        """An "at" counts as the interview's when the interview was named before it in the sentence."""
        if kind != "at":
            return kind
        named = any(
            w.plain
            in {"interview", "interviewed", "trial", "panel", "screen", "intervew", "job", "position", "role"}
            for w in self.document.words[max(floor, at - 30) : at]
        )
        return "interview" if named and self.document.words[at].plain in {"at", "for", "sa"} else "at"

    def _cue_after(self, last: int) -> str | None:
        if last >= len(self.document.words) or last in self.document.starts:
            return None
        found = _cues().match_at(self.document.plain, last)
        return found.kind if found is not None and found.kind == "subject" else None

    def _is_elsewhere(self, organisation: Organisation) -> bool:
        if organisation.first in self.own_past:
            return True
        floor = self.document.sentence_of(organisation.first)[0]
        start = max(floor, organisation.first - 14)
        return any(
            found.kind == "elsewhere"
            for found in _cues().matches(self.document.plain, start, organisation.first)
        )
