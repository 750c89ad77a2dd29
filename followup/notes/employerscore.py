"""How likely an organisation that the notes name is the employer: by its name and by where it stands."""

from functools import cache

from followup.notes.cues import CueSet
from followup.notes.document import Document
from followup.notes.organisations import Organisation
from followup.notes.orgwords import employer_words, is_kind, is_odd
from followup.notes.titles import is_head
from followup.notes.words import fold
from followup.notes.zones import Line

_BACK = 6
_SCORES = {
    "client": 90,
    "mail": 72,
    "title": 66,
    "interview": 64,
    "subject": 60,
    "is_kind": 56,
    "at": 46,
    "line": 48,
}
_NAMED_SO = 14
_ODD = 8
_AGENCY = -70
_MOST_WORDS = 4
_ELSEWHERE = -60
_REACH = 14
_APPOSED = 10
_UNMARKED = 20
_TOP_LINES = 3
_SECOND = 2
_CLOSED_KINDS = frozenset({"contact", "strengths", "forgotten", "aside", "private", "to"})
_BEFORE_NAME = frozenset({"the", "a", "their", ":", "(", '"', "this", "that"})
_PART_MARKS = frozenset("\n-*\u2022\u00b7,|\u2014\u2013:./;>=~@\u00bb+")
_PART_ENDS = frozenset("\n-,|\u2014\u2013.(;!/>=")
_AFTER_PART = frozenset({"in", "on", "at", "near", "for", "with", "re"})
_NAMED_INTERVIEW = frozenset(
    {"interview", "interviewed", "interviewing", "trial", "panel", "screen", "intervew", "intvw"}
    | {"job", "position", "role", "post", "vacancy", "opening"}
)


@cache
def _cues() -> CueSet:
    known = employer_words()
    return CueSet(known.cues, known.groups)


class Judge:
    """Scores each organisation that some notes name."""

    def __init__(
        self, document: Document, lines: list[Line], people: frozenset[int], own_past: frozenset[int]
    ) -> None:
        """Hold the notes, the words that name people, and those that tell of the candidate's past."""
        self.document = document
        self.people = people
        self.own_past = own_past
        self.line_of = {i: n for n, line in enumerate(lines) for i in range(line.first, line.last)}
        self.lines = lines
        self.kind_of = {i: f.kind for f in document.fields for i in range(f.first, f.last)}

    def score(self, organisation: Organisation) -> int:
        """How likely this is the employer; 0 or less is no employer at all."""
        if self._is_excluded(organisation):
            return 0
        size = organisation.last - organisation.first
        return (
            self._place(organisation)
            + (_NAMED_SO if organisation.named_so else 0)
            + (_ODD if organisation.odd else 0)
            + (_APPOSED if self._is_apposed(organisation.last) else 0)
            + min(_MOST_WORDS, size)
            + (_AGENCY if organisation.agency or self._is_middleman(organisation.first) else 0)
            + (_ELSEWHERE if self._is_elsewhere(organisation) else 0)
        )

    def _is_excluded(self, organisation: Organisation) -> bool:
        words, last = self.document.words, organisation.last
        inner = words[organisation.first : last]
        plain = fold(organisation.value)
        known = employer_words().not_employers
        if (plain in known or plain.split()[0] in {"google", "microsoft"}) and not organisation.named_so:
            return True
        opens = organisation.first in self.document.starts
        if opens and last < len(words) and words[last].text in {":", "="}:
            return True
        if self.kind_of.get(organisation.first) in _CLOSED_KINDS:
            return True
        if all(fold(w.text) in employer_words().common_words for w in inner):
            return True
        if organisation.named_so:
            return False
        person = sum(i in self.people for i in range(organisation.first, last)) == len(inner)
        person = person and not self._follows_role(organisation.first) and not self._is_described(last)
        return person or any(is_head(w) and not is_odd(w) for w in inner)

    def _is_middleman(self, first: int) -> bool:
        """Whether a recruiter named right before it works there: "the recruiter, Ann from Marlowe"."""
        words = self.document.words
        if (
            first <= 1
            or words[first - 1].plain not in {"at", "from", "of", "with"}
            or first - 2 not in self.people
        ):
            return False
        floor = max(self.document.sentence_of(first)[0], first - _REACH)
        return any(w.plain in employer_words().agency_notes for w in words[floor : first - 1])

    def _follows_role(self, first: int) -> bool:
        """Whether "job is QS with" or "an interview at" stands before it: no person's place."""
        words = self.document.words
        if first == 0 or words[first - 1].plain not in {"at", "@", "with", "chez", "bei"}:
            return False
        floor = max(self.document.sentence_of(first)[0], first - _BACK)
        before = {p for w in words[floor : first - 1] for p in w.plain.split()}
        return words[first - 1].plain in {"at", "@"} or bool(
            before & {"job", "role", "position", "post", "job's"}
        )

    def _place(self, organisation: Organisation) -> int:
        first, last = organisation.first, organisation.last
        scores = [
            _SCORES.get(self._cue_before(first) or "", 0),
            _SCORES.get(self._cue_after(last) or "", 0),
            self._in_mail(organisation),
            self._as_part(organisation),
        ]
        return max(scores) or (_UNMARKED if organisation.named_so else 0)

    def _in_mail(self, organisation: Organisation) -> int:
        line = self.lines[self.line_of[organisation.first]]
        if line.zone not in {"mail", "invite"}:
            return 0
        alone = self._closes_line(organisation) or line.signed or line.zone == "invite"
        shown = organisation.named_so or organisation.odd or self._is_signature(organisation, line)
        return _SCORES["mail"] if alone and shown else 0

    def _is_signature(self, organisation: Organisation, line: Line) -> bool:
        """Whether it opens a line of its own, or follows a title, below the words that close a message."""
        first, words = organisation.first, self.document.words
        if not line.signed or organisation.last - first <= 1:
            return False
        begins = first == line.first or words[first - 1].text in {"\n", "|", ",", "-", "\u2013", "\u2014"}
        return begins and (
            self._closes_line(organisation) or words[organisation.last].text in {",", "|", "-", "("}
        )

    def _as_part(self, organisation: Organisation) -> int:
        """Its score as a part of a line or sentence between marks: "Marlowe Ltd - cook - Friday"."""
        first, last = organisation.first, organisation.last
        number = self.line_of[first]
        line = self.lines[number]
        if line.zone != "remarks" or not (self._opens_part(first) and self._ends_part(last)):
            return 0
        lone = last - first == 1 and not organisation.named_so and not organisation.odd
        start, end = self.document.sentence_of(first)
        if lone and not any(is_head(w) for w in self.document.words[start:end]):
            return 0
        if organisation.named_so or organisation.odd:
            return _SCORES["title"] if number < _TOP_LINES else _SCORES["line"]
        return _SCORES["at"] - (0 if number < _TOP_LINES and not lone else 14)

    def _closes_line(self, organisation: Organisation) -> bool:
        words, last = self.document.words, organisation.last
        return last >= len(words) or words[last].text == "\n"

    def _opens_part(self, first: int) -> bool:
        before = self.document.words[first - 1].text if first else "\n"
        dated = first - 1 in self.own_past
        return dated or before in _PART_MARKS or first in self.document.starts

    def _ends_part(self, last: int) -> bool:
        words = self.document.words
        return last >= len(words) or words[last].text in _PART_ENDS or words[last].plain in _AFTER_PART

    def _is_apposed(self, last: int) -> bool:
        """Whether a description follows: ", the farm supply", "(the payments people)", ", a bakery"."""
        words = self.document.words[last : last + 3]
        return (
            len(words) > _SECOND
            and words[0].text in {",", "("}
            and words[1].plain in {"the", "a", "an"}
            and words[_SECOND].text[0].islower()
        )

    def _is_described(self, last: int) -> bool:
        """Whether brackets behind a name say what kind of house it is: "(edtech startup)"."""
        words = self.document.words
        if last + 1 >= len(words) or words[last].text != "(":
            return False
        close = next((i for i in range(last, min(len(words), last + 8)) if words[i].text == ")"), last)
        inside = words[last + 1 : close]
        kinds = any(is_kind(w) or fold(w.text) in employer_words().groups["house"] for w in inside)
        return kinds and not any(is_head(w) for w in inside)

    def _cue_before(self, first: int) -> str | None:
        floor, name = self.document.sentence_of(first)[0], first
        while first > floor and self.document.words[first - 1].plain in _BEFORE_NAME:
            first -= 1
        for size in range(min(_BACK, first - floor), 0, -1):
            found = _cues().match_at(self.document.plain, first - size)
            fits = found is not None and found.last in {first, name}
            if found is not None and fits and found.kind in {"client", "interview", "at"}:
                return self._surer(found.kind, first - size, floor)
        return None

    def _surer(self, kind: str, at: int, floor: int) -> str:
        """An "at" counts as the interview's when the interview was named before it in the sentence."""
        if kind != "at":
            return kind
        words = self.document.words
        back = _BACK * 2 if self.document.spoken else 30
        named = any(w.plain in _NAMED_INTERVIEW or is_head(w) for w in words[max(floor, at - back) : at])
        return "interview" if named and words[at].plain in {"at", "for", "sa", "@", "with"} else "at"

    def _cue_after(self, last: int) -> str | None:
        if last >= len(self.document.words) or last in self.document.starts:
            return None
        found = _cues().match_at(self.document.plain, last)
        return found.kind if found is not None and found.kind in {"subject", "is_kind"} else None

    def _is_elsewhere(self, organisation: Organisation) -> bool:
        first = organisation.first
        if first in self.own_past:
            return True
        floor = self.document.sentence_of(first)[0]
        marks = _cues().matches(self.document.plain, max(floor, first - _REACH), first)
        return any(m.kind == "elsewhere" or (m.kind == "beside" and m.last >= first - 1) for m in marks)
