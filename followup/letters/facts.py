"""What a letter can say: the blanks of a case, each with the facts it rests on."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from followup.case import Case
from followup.letters.choose import Dice
from followup.letters.dates import due_day, past_day
from followup.letters.lexicon import Lexicon
from followup.letters.models import Address, Tone
from followup.letters.names import NameWords, call_person
from followup.letters.own import fit_forgotten, fit_strength
from followup.letters.phrases import UNUSABLE, Fitted, fit_topic
from followup.letters.situation import Situation
from followup.letters.wordings import CommonFile

_TO_THE_EMPLOYER = re.compile(r"\byou(rs?)?\b")


@dataclass(frozen=True)
class Blank:
    """The words for one blank and the facts they come from."""

    words: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactSource:
    """Fits the facts of a case into blanks.

    ``most_words`` leaves out phrases that are longer: a letter that grew too long is written again with less.
    """

    situation: Situation
    lexicon: Lexicon
    names: NameWords
    common: CommonFile
    address: Address
    tone: Tone
    dice: Dice
    most_words: int
    left_out: list[str] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """The case of the situation."""
        return self.situation.case

    @cached_property
    def blanks(self) -> dict[str, Blank]:
        """Every blank that the case can fill, save those that change within a letter."""
        return {name: blank for name, blank in self._all() if blank.words}

    def _all(self) -> Iterator[tuple[str, Blank]]:
        case, now = self.case, self.situation.now
        yield "reader", self._reader()
        if self.candidate:
            yield "candidate", Blank(self.candidate, ("candidate.name",))
        if case.interview_day:
            yield "when", Blank(past_day(case.interview_day, case, now), ("interviewed_at",))
        if case.answer_expected_by:
            yield "answer_by", Blank(due_day(case.answer_expected_by, case, now), ("answer_expected_by",))
        if case.company:
            yield "company", Blank(case.company, ("company",))
        if case.role:
            yield "role", Blank(case.role, ("role",))
        yield "interviewers", self._interviewers()
        yield from self._ways_to_reach()

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags of the situation, and whether there is something that was forgotten."""
        forgotten = {"something_forgotten"} if self.phrases["forgotten"] else set[str]()
        return self.situation.tags | forgotten

    @property
    def candidate(self) -> str:
        """The candidate's name with its capitals, empty where it is not known."""
        name = self.case.candidate.name
        return call_person(name, "as_written", self.names) if name else ""

    def _reader(self) -> Blank:
        person = self.situation.addressee
        if person is None:
            return Blank(self.common.unnamed[self.tone])
        return Blank(call_person(person.name, self.address, self.names), (f"{self.situation.place}.name",))

    def _interviewers(self) -> Blank:
        people = self.case.interviewers
        names = [call_person(person.name, self.address, self.names) for person in people]
        facts = tuple(f"interviewers.{place}.name" for place in range(len(people)))
        return Blank(join_names(names), facts)

    def _ways_to_reach(self) -> Iterator[tuple[str, Blank]]:
        me = self.case.candidate
        ways = {"phone": me.phone, "email": me.email}
        known = {name: way for name, way in ways.items() if way}
        for name, way in known.items():
            yield name, Blank(way, (f"candidate.{name}",))
        if known:
            yield "reach", Blank(" or ".join(known.values()), tuple(f"candidate.{name}" for name in known))

    @cached_property
    def phrases(self) -> dict[str, list[tuple[str, Fitted]]]:
        """Topics, strengths and forgotten points that fit into sentences, each with its path in the case."""
        later = 1 if "second" in self.situation.tags else 0
        return {
            "topic": self._turned(self._usable("topics"), later),
            "strength": self._turned(self._usable("strengths"), later),
            "forgotten": self._usable("forgotten"),
        }

    def find_phrase(self, blank: str, used: Collection[str]) -> Blank | None:
        """The words for 'strength_noun' or 'second_topic_clause' from the facts that are not used yet.

        A first mention takes the first fact, if it has that form: so it is the facts, not the wordings, that
        decide what each member of a panel reads about. A second mention takes the next one that fits.
        """
        name, _, form = blank.removeprefix("second_").rpartition("_")
        left = [(path, fitted) for path, fitted in self.phrases[name] if path not in used]
        if not blank.startswith("second_"):
            left = left[:1]
        elif len(left) == len(self.phrases[name]):
            left = left[1:]
        fitting = (Blank(words, (path,)) for path, fitted in left if (words := getattr(fitted, form)))
        return next(fitting, None)

    def _turned(self, facts: list[tuple[str, Fitted]], later: int) -> list[tuple[str, Fitted]]:
        start = (self.dice.turn + later) % len(facts) if facts else 0
        return facts[start:] + facts[:start]

    def _usable(self, name: str) -> list[tuple[str, Fitted]]:
        fit = {"topics": fit_topic, "strengths": fit_strength, "forgotten": fit_forgotten}[name]
        usable: list[tuple[str, Fitted]] = []
        for place, raw in enumerate(getattr(self.case, name)):
            fitted = fit(raw, self.lexicon, released=self._is_released(raw))
            short = self._short_enough(fitted)
            if short:
                usable.append((f"{name}.{place}", short))
            else:
                self.left_out.append(raw)
        return usable

    def _is_released(self, raw: str) -> bool:
        low = raw.casefold()
        return any(point.casefold() in low or low in point.casefold() for point in self.case.may_mention)

    def _short_enough(self, fitted: Fitted) -> Fitted:
        if "agency" in self.situation.tags and _TO_THE_EMPLOYER.search(f"{fitted.noun} {fitted.clause}"):
            return UNUSABLE  # an agency is not the employer that 'you' and 'your' mean
        noun = fitted.noun if fitted.noun and len(fitted.noun.split()) <= self.most_words else None
        clause = fitted.clause if fitted.clause and len(fitted.clause.split()) <= self.most_words else None
        return Fitted(noun, clause) if noun or clause else UNUSABLE


def join_names(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def say_role(role: str, names: NameWords) -> str:
    """The position as one says it: 'Sr Mech Eng (Pumps)' becomes 'Senior Mechanical Engineer'."""
    bare = re.split(r" \(| - |, ", role)[0].strip() or role
    return " ".join(names.titles.get(word.lower().rstrip("."), word) for word in bare.split())
