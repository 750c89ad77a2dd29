"""What a letter may rest on: the case, and the notes without the passages that give orders to software."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from followup.case import Case
from followup.guard.clauses import Clause, Secret, full_roots, read_secrets, split_case, split_notes
from followup.guard.data import word_data
from followup.guard.dates import find_clocks, find_days
from followup.guard.injections import find_orders
from followup.guard.known_days import KnownDays
from followup.guard.numbers import Number, find_numbers
from followup.guard.words import fold, is_english, root, split_words
from followup.notes.quarantine import blank_out
from followup.notes.words import plain_word

_NEAR = 12
_DAYS_A_WEEK = 7
_SHORTEST_CUT = 3
_SHORTEST_SLIP = 6
_LONGEST_ACRONYM = 5
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_APOSTROPHES = ("'", "\u2019")
_CENTURY = 100


@dataclass
class Evidence:
    """Case and notes, made ready for comparison. Built once for a case and its notes."""

    case: Case
    notes: str
    clauses: list[Clause] = field(default_factory=list)
    orders: str = ""

    def __post_init__(self) -> None:
        """Set instructions to software aside and take the rest apart."""
        spans = find_orders(self.notes)
        self.orders = "\n".join(span.of(self.notes) for span in spans)
        self.clean_notes = blank_out(self.notes, spans)
        self.clauses = [*split_case(self.case), *split_notes(self.clean_notes)]

    @cached_property
    def text(self) -> str:
        """All of the evidence as one text."""
        return "\n".join(clause.text for clause in self.clauses)

    @cached_property
    def written(self) -> frozenset[str]:
        """Every word of the evidence as it is written, folded."""
        return frozenset(w.low for clause in self.clauses for w in clause.words)

    @cached_property
    def lows(self) -> frozenset[str]:
        """Every word of the evidence, with what its short forms stand for and the initials of its phrases."""
        known = set(self.written)
        for clause in self.clauses:
            known.update(spelling for text in clause.words.texts for spelling in _spellings(text))
        for low in self.written:
            known.update(word_data().short_forms.get(low, ()))
            known.update(plain_word(low).split())
        known.update(self._initials())
        known.update(self._joined())
        small = self.text.lower()
        for mark, words in word_data().marked_forms.items():
            known.update(words if mark in small else ())
        if self.case.time_zone:
            known.update(split_words(self.case.time_zone.replace("_", " ")).lows)
        return frozenset(known)

    def _joined(self) -> Iterator[str]:
        """Two words written as one: 'Bright Path' as 'Brightpath'."""
        for clause in self.clauses:
            lows = clause.words.lows
            yield from (a + b for a, b in pairwise(lows) if a.isalpha() and b.isalpha())

    def _initials(self) -> Iterator[str]:
        """Short forms that a letter may use for phrases of the evidence: 'cs' for 'Customer Success'."""
        for clause in self.clauses:
            names = [w.low for w in clause.words if w.low.isalpha()]
            for size in range(2, _LONGEST_ACRONYM + 1):
                for i in range(len(names) - size + 1):
                    yield "".join(n[0] for n in names[i : i + size])

    @cached_property
    def short(self) -> dict[str, tuple[str, ...]]:
        """Words of the evidence that may be cut short ('supvr', 'mtn', 'pharma'), by their first letter."""
        found: dict[str, tuple[str, ...]] = {}
        for low in sorted(self.written):
            if low.isalpha() and len(low) >= _SHORTEST_CUT and not is_english(low):
                found[low[0]] = (*found.get(low[0], ()), low)
        return found

    @cached_property
    def misspellable(self) -> dict[str, tuple[str, ...]]:
        """Long words of the notes that are neither English nor of a person of the case, by their first letter."""
        people = {low for person in self.people for low in person}
        found: dict[str, tuple[str, ...]] = {}
        for low in sorted({low for c in self.clauses if not c.from_case for low in c.words.lows} - people):
            if low.isalpha() and len(low) >= _SHORTEST_SLIP and not is_english(low):
                found[low[0]] = (*found.get(low[0], ()), low)
        return found

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of all words, those that short forms stand for included."""
        return frozenset(root(low) for low in self.lows if low[:1].isalnum())

    def _roots_of(self, clauses: Iterable[Clause]) -> frozenset[str]:
        return frozenset(r for clause in clauses for r in clause.roots)

    @cached_property
    def employer_roots(self) -> frozenset[str]:
        """Roots of what the employer said of its work."""
        return self._roots_of([c for c in self.clauses if c.employer])

    def rests_on_little(self, wanted: frozenset[str]) -> bool:
        """Whether all that the candidate says of these roots is that it is little: 'ten words of Gaelic'."""
        places = [
            c
            for c in self.clauses
            if not c.employer
            and (c.own or not c.from_case)
            and c.roots & (wanted if c.own else wanted - self.employer_roots)
        ]
        return bool(places) and all(c.is_little for c in places)

    @cached_property
    def own_roots(self) -> frozenset[str]:
        """Roots of the candidate's own experience; of the notes' other lines what is no topic."""
        own = self._roots_of([c for c in self.clauses if c.own])
        rest = self._roots_of([c for c in self.clauses if not (c.own or c.employer or c.from_case)])
        return own | (rest - self.employer_roots)

    @cached_property
    def days(self) -> KnownDays:
        """The days that the evidence names."""
        case = self.case
        day = case.interview_day
        known = [d for d in (day, case.answer_expected_by) if d is not None]
        days = KnownDays(known, day or case.answer_expected_by)
        for mention in find_days(self.text, split_words(self.text), notes=True):
            days.add(mention)
        return days

    @cached_property
    def numbers(self) -> dict[float, list[frozenset[str]]]:
        """The numbers of the evidence, each with the roots of the words around it, once for each place."""
        found: dict[float, list[frozenset[str]]] = {}
        for clause in self.clauses:
            for number in find_numbers(clause.text, clause.words, inside_words=True):
                near = words_around(clause.words.lows, number, _NEAR)
                roots = frozenset(r for low in near for r in full_roots(low))
                found.setdefault(number.value, []).append(roots)
                if clause.text[number.start - 1 : number.start] in _APOSTROPHES and number.value < _CENTURY:
                    found.setdefault(2000 + number.value, []).append(roots)
        for value, context in self._derived():
            found.setdefault(value, []).append(context)
        return found

    def _derived(self) -> Iterator[tuple[float, frozenset[str]]]:
        """Numbers that follow from the case: the span between its dates, its year, how many interviewers."""
        day, expected = self.case.interview_day, self.case.answer_expected_by
        for each in (day, expected):
            if each is not None:
                yield from ((float(each.year), frozenset()), (float(each.year + 1), frozenset()))
        if day and expected and expected > day:
            span = (expected - day).days
            yield float(span), frozenset({root("days")})
            yield float(round(span / _DAYS_A_WEEK)), frozenset({root("weeks")})
            business = sum((day.toordinal() + n) % _DAYS_A_WEEK not in (6, 0) for n in range(1, span + 1))
            yield float(business), frozenset({root("days"), root("business"), root("working")})
        at = self.case.interviewed_at
        if isinstance(at, datetime):
            yield from ((float(n), frozenset()) for n in (at.hour, at.hour % 12 or 12, at.minute))
        if self.case.interviewers:
            yield float(len(self.case.interviewers)), frozenset()

    @cached_property
    def clocks(self) -> frozenset[tuple[int, int]]:
        """Hour of twelve and minute of every time of day that is known."""
        at = self.case.interviewed_at
        found = {(at.hour % 12, at.minute)} if isinstance(at, datetime) else set()
        for mention in find_clocks(self.text, split_words(self.text)):
            found.add((mention.hour, mention.minute))
        found.update(_compact_clocks(self.clean_notes))
        return frozenset(found)

    @cached_property
    def people(self) -> list[tuple[str, ...]]:
        """The names of the people of the case, each as its folded words, titles included."""
        named = [i.name for i in self.case.interviewers] + [c.name for c in self.case.contacts]
        named += [self.case.candidate.name] if self.case.candidate.name else []
        return [tuple(w.low for w in split_words(n) if w.low[0].isalnum()) for n in named]

    @cached_property
    def titled(self) -> dict[str, set[str]]:
        """For each word of a name the titles it stands behind somewhere in the evidence."""
        titles = word_data().titles
        found: dict[str, set[str]] = {}
        for clause in self.clauses:
            words = [w for w in clause.words if w.low != "."]
            for i, word in enumerate(words):
                if word.low in titles:
                    for after in words[i + 1 : i + 4]:
                        if not after.capital and clause.from_case:
                            continue
                        found.setdefault(after.low, set()).add(word.low)
        return found

    @cached_property
    def _secrets_and_rest(self) -> tuple[list[Secret], frozenset[str]]:
        return read_secrets(self.clean_notes)

    @property
    def secrets(self) -> list[Secret]:
        """What the notes keep to themselves."""
        return self._secrets_and_rest[0]

    @cached_property
    def open_roots(self) -> frozenset[str]:
        """Roots of what is no secret: the case, and the rest of the notes."""
        return self._roots_of([c for c in self.clauses if c.from_case]) | self._secrets_and_rest[1]

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Short forms in capitals: 'TA', 'FEA'."""
        return frozenset(
            w.low
            for c in self.clauses
            for w in c.words
            if w.text.isupper() and 1 < len(w.text) <= _LONGEST_ACRONYM
        )

    @cached_property
    def public_lows(self) -> frozenset[str]:
        """Words of the case, of which what was released is part: never private."""
        return frozenset(w.low for c in self.clauses if c.from_case for w in c.words)

    @cached_property
    def order_words(self) -> frozenset[str]:
        """Words that stand only in instructions to software."""
        return frozenset(w.low for w in split_words(self.orders) if w.low[0].isalnum()) - self.lows


def words_around(lows: list[str], number: Number, reach: int) -> list[str]:
    """The words beside a number, ``reach`` to each side, without marks and digits; '%' for percent."""
    near = lows[max(0, number.first - reach) : number.first] + lows[number.first : number.last + reach]
    return [low if low != "percent" else "%" for low in near if low.isalpha() or low == "%"]


@cache
def _spellings(written: str) -> tuple[str, ...]:
    """Other spellings of a word with an umlaut or written without one: 'Mueller' and 'Muller' for 'Müller'."""
    low = written.lower()
    spelt_out = "".join(_UMLAUTS.get(c, c) for c in low)
    plain = low.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return tuple(fold(word) for word in (spelt_out, plain) if word != low)


def _compact_clocks(notes: str) -> set[tuple[int, int]]:
    """Times such as '930am' and 'at 2'."""
    found = {
        (int(h) % 12, int(m)) for h, m in re.findall(r"\b(\d{1,2})([0-5]\d)\s?[ap]m?\b", notes, re.IGNORECASE)
    }
    found |= {
        (int(h) % 12, 0) for h in re.findall(r"\b(\d{1,2})\s?[ap]\b|\bat (\d{1,2})\b", notes) for h in h if h
    }
    return found


@lru_cache(maxsize=64)
def _gather(case: Case, notes: str) -> Evidence:
    return Evidence(case, notes)


def gather_evidence(case: Case, notes: str | None) -> Evidence:
    """The evidence of a case and its notes, kept for the next question about the same."""
    return _gather(case, notes or "")


def day_of(moment: date | datetime | None) -> date | None:
    """The day of a moment."""
    return moment.date() if isinstance(moment, datetime) else moment


def same_word(low: str) -> str:
    """A word without the endings of plural and possession."""
    return low.removesuffix("'s").removesuffix("s") if len(low) > len("its") else fold(low)
