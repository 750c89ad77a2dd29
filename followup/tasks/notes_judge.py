"""What of a model's reading may be used: the quotes that stand in the notes, as their places."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from followup.case import Outcome
from followup.replies import read_object
from followup.spans import Span
from followup.tasks.notes import NotesTask, QuotedNotes, QuotedPerson
from followup.tasks.prompt_files import Fault
from followup.tasks.road import Verdict

MOST_ITEMS = 12
_POINT, _NAME, _LINE, _WHEN = 160, 60, 100, 120
"""The most characters of a topic, a person's name, a company, a position or a title, and a date's words."""
_CONTACT = re.compile(r"\S@\w|https?:|www\.|\d[\d ()-]{6,}\d", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"')\]]?\s+\S")
_ABBREVIATED = re.compile(r"(?:\b\w|\b\w{2,5})\.\s")


class PersonPlace(NamedTuple):
    """Where the notes name an interviewer, and where their title."""

    name: Span
    title: Span | None = None


@dataclass(frozen=True)
class NotesPlaces:
    """The places of a reading: each the first that its quote has, those of days all of them."""

    company: Span | None = None
    role: Span | None = None
    candidate: Span | None = None
    interviewers: tuple[PersonPlace, ...] = ()
    interviewed_at: tuple[Span, ...] = ()
    answer_expected_by: tuple[Span, ...] = ()
    topics: tuple[Span, ...] = ()
    strengths: tuple[Span, ...] = ()
    forgotten: tuple[Span, ...] = ()
    outcome: tuple[Outcome, Span] | None = None
    left_out: int = 0
    """How many quotes stand nowhere in the notes, or cannot be what they are said to be."""


def judge_notes(task: NotesTask, reply: str) -> Verdict[NotesPlaces]:
    """Look every quote of a reply up in the notes; what does not stand there is left out."""
    quoted = read_object(reply, QuotedNotes)
    if quoted is None:
        return Verdict(faults=[Fault("form")], reason="wrong_form")
    found = _Search(task).run(quoted)
    if found.left_out and not _holds_any(found):
        return Verdict(faults=[Fault("quote")])
    return Verdict(found)


def _holds_any(found: NotesPlaces) -> bool:
    return any(value for name, value in vars(found).items() if name != "left_out")


class _Search:
    def __init__(self, task: NotesTask) -> None:
        self._task = task
        self._left_out = 0

    def run(self, quoted: QuotedNotes) -> NotesPlaces:
        told = self._one(quoted.outcome_words, _POINT)
        return NotesPlaces(
            company=self._name(quoted.company, _LINE),
            role=self._name(quoted.role, _LINE),
            candidate=self._person(quoted.candidate),
            interviewers=tuple(self._people(quoted.interviewers)),
            interviewed_at=tuple(s for words in quoted.interviewed_at for s in self._all(words, _WHEN)),
            answer_expected_by=self._all(quoted.answer_expected_by, _WHEN),
            topics=self._points(quoted.topics),
            strengths=self._points(quoted.strengths),
            forgotten=self._points(quoted.forgotten),
            outcome=(quoted.outcome, told) if quoted.outcome and told else None,
            left_out=self._left_out,
        )

    def _all(
        self, words: str, longest: int, find: Callable[[str], Sequence[Span]] | None = None
    ) -> tuple[Span, ...]:
        """Every place of a quote that is no longer than ``longest`` characters."""
        if not words.strip():
            return ()
        places = (find or self._task.places.find)(" ".join(words.split()))
        short = tuple(place for place in places if place.end - place.start <= longest)
        self._left_out += not short
        return short

    def _one(self, words: str, longest: int) -> Span | None:
        return next(iter(self._all(words, longest)), None)

    def _checked(self, place: Span | None, holds: Callable[[str], bool]) -> Span | None:
        """A place whose words can be what they are said to be."""
        if place is None or holds(place.of(self._task.clean)):
            return place
        self._left_out += 1
        return None

    def _name(self, words: str, longest: int) -> Span | None:
        return self._checked(self._one(words, longest), _is_name)

    def _person(self, words: str) -> Span | None:
        places = self._all(words, _NAME, self._task.places.find_name)
        return self._checked(next(iter(places), None), _is_name)

    def _people(self, people: Sequence[QuotedPerson]) -> Iterator[PersonPlace]:
        for person in people[:MOST_ITEMS]:
            name = self._person(person.name)
            if name is not None:
                yield PersonPlace(name, self._nearest(person.title, name))

    def _nearest(self, words: str, name: Span) -> Span | None:
        """The place of a title that stands nearest to its person's name."""
        places = [p for p in self._all(words, _LINE) if _is_name(p.of(self._task.clean))]
        return min(places, key=lambda p: abs(p.start - name.start), default=None)

    def _points(self, points: Sequence[str]) -> tuple[Span, ...]:
        found = (self._checked(self._one(words, _POINT), _is_point) for words in points[:MOST_ITEMS])
        return tuple(dict.fromkeys(place for place in found if place is not None))


def _is_name(words: str) -> bool:
    """Whether words can be a name or a title: on one line, no sentence, no address and no number."""
    sentence = _SENTENCE.search(_ABBREVIATED.sub("", words))
    letters = any(c.isalpha() for c in words)
    return letters and "\n" not in words.strip() and not _CONTACT.search(words) and not sentence


def _is_point(words: str) -> bool:
    """Whether words can be a point: more than a sign, within one paragraph, no address."""
    letters = sum(c.isalpha() for c in words)
    return letters > 1 and "\n\n" not in words and not _CONTACT.search(words)
