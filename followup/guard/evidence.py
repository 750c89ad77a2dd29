"""What a letter may rest on: the case, and the notes without the passages that give orders to software."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from followup.case import Case
from followup.guard.clauses import Clause, Secret, read_secrets, split_case, split_notes
from followup.guard.data import word_data
from followup.guard.dates import find_days
from followup.guard.injections import find_orders
from followup.guard.known_days import KnownDays
from followup.guard.known_numbers import KnownNumbers, read_clocks, read_numbers
from followup.guard.spellings import ByLetter, find_acronyms, long_words, short_words, spell_clauses
from followup.guard.words import fold, root, split_words
from followup.notes.quarantine import blank_out, decode_order, find_suspects


@dataclass
class Evidence:
    """Case and notes, made ready for comparison. Built once for a case and its notes."""

    case: Case
    notes: str
    clauses: list[Clause] = field(default_factory=list)
    orders: str = ""

    def __post_init__(self) -> None:
        """Set instructions to software aside and take the rest apart."""
        spans = find_orders(self.notes, keep=self.case.may_mention)
        self.case, values = _without_orders(self.case)
        self.orders = "\n".join(map(decode_order, [*(span.of(self.notes) for span in spans), *values]))
        self.clean_notes = blank_out(self.notes, spans)
        kept = "\n".join(self.case.may_mention).casefold()
        suspects = [s for s in find_suspects(self.clean_notes) if s.of(self.notes).casefold() not in kept]
        self.suspects = "\n".join(span.of(self.notes) for span in suspects)
        self._rest = blank_out(self.clean_notes, tuple(suspects))
        self.clauses = [*split_case(self.case), *split_notes(self.clean_notes)]

    @cached_property
    def text(self) -> str:
        """All of the evidence as one text."""
        return "\n".join(clause.text for clause in self.clauses)

    @cached_property
    def folded(self) -> str:
        """All of the evidence in small letters without accents, a blank between its words."""
        return " " + " ".join(fold(word) for word in self.text.split()) + " "

    @cached_property
    def written(self) -> frozenset[str]:
        """Every word of the evidence as it is written, folded."""
        return frozenset(low for clause in self.clauses for low in clause.words.lows)

    @cached_property
    def lows(self) -> frozenset[str]:
        """Every word of the evidence in every spelling, and the place its time zone names."""
        place = (self.case.time_zone or "").replace("_", " ")
        return frozenset([*spell_clauses(self.clauses), *split_words(place).lows])

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Short forms in capitals."""
        return find_acronyms(self.clauses)

    @cached_property
    def short(self) -> ByLetter:
        """Words that may be others cut short."""
        return short_words(self.written)

    @cached_property
    def misspellable(self) -> ByLetter:
        """Long words of the notes that are of no person of the case: in names a letter amiss is a fault."""
        people = {low for person in self.people for low in person}
        return long_words({low for c in self.clauses if not c.from_case for low in c.words.lows} - people)

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
        for clause in self.clauses:
            for mention in find_days(clause.text, clause.words, notes=True):
                days.add(mention)
        return days

    @cached_property
    def numbers(self) -> KnownNumbers:
        """The numbers of the evidence."""
        return read_numbers(self.clauses, self.case)

    @cached_property
    def clocks(self) -> frozenset[tuple[int, int]]:
        """Hour of twelve and minute of every time of day that is known."""
        return read_clocks(self.text, self.case)

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
            words = [w for w in clause.words if w.low not in ".()"]
            for i, word in enumerate(words):
                if word.low in titles:
                    names = [after for after in words[i + 1 : i + 6] if after.low not in titles]
                    for after in names[:3]:
                        if after.capital or not clause.from_case:
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
    def public_lows(self) -> frozenset[str]:
        """Words of the case, of which what was released is part: never private."""
        return frozenset(w.low for c in self.clauses if c.from_case for w in c.words)

    @cached_property
    def trusted_lows(self) -> frozenset[str]:
        """Every word of the evidence but those that stand only in what may be an order to software."""
        if not self.suspects:
            return self.lows
        return frozenset(spell_clauses([*split_case(self.case), *split_notes(self._rest)]))


def _without_orders(case: Case) -> tuple[Case, list[str]]:
    """A case without the values that give orders to software, and those values; what was released stays."""
    orders: list[str] = []

    def is_order(value: str | None) -> bool:
        found = value is not None and bool(find_orders(value, keep=case.may_mention))
        orders.extend([value] if found and value is not None else [])
        return found

    kept: dict[str, object] = {}
    for part in ("topics", "strengths", "forgotten"):
        kept[part] = tuple(value for value in getattr(case, part) if not is_order(value))
    for part in ("interviewers", "contacts"):
        kept[part] = tuple(p for p in getattr(case, part) if not (is_order(p.name) or is_order(p.title)))
    for part in ("company", "role"):
        kept[part] = None if is_order(getattr(case, part)) else getattr(case, part)
    if is_order(case.candidate.name):
        kept["candidate"] = case.candidate.model_copy(update={"name": None})
    return (case.model_copy(update=kept) if orders else case), orders


@lru_cache(maxsize=64)
def _gather(case: Case, notes: str) -> Evidence:
    return Evidence(case, notes)


def gather_evidence(case: Case, notes: str | None) -> Evidence:
    """The evidence of a case and its notes, kept for the next question about the same."""
    return _gather(case, notes or "")
