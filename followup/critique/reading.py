"""A letter as the rules read it: taken apart, its cues found once, beside what the case knows."""

import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from followup.case import Case, Contact, Interviewer, LetterKind
from followup.critique.cues import Hits
from followup.critique.letter import Letter
from followup.critique.stems import content_stems
from followup.spans import Span


@dataclass(frozen=True)
class Heard:
    """A place at which a look speaks, and the words with which its message is filled."""

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """Everything that a look may look at. ``sent_at`` is aware; ``region`` is None where none is known."""

    letter: Letter
    kind: LetterKind
    case: Case | None
    hits: Hits
    sent_at: datetime | None = None
    region: str | None = None
    is_first_inquiry: bool = True

    @cached_property
    def whole(self) -> Heard:
        """The whole text."""
        return Heard(0, len(self.letter.plain))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.letter.sentences]

    def sentence_at(self, place: int) -> Span | None:
        """The sentence of body or postscript in which ``place`` lies."""
        number = bisect.bisect_right(self._sentence_starts, place) - 1
        if number < 0:
            return None
        sentence = self.letter.sentences[number]
        return sentence if place < sentence.end else None

    def zone_of(self, where: str) -> tuple[Span, ...]:
        """The places that a look's ``where`` names."""
        letter = self.letter
        if where == "greeting":
            return (letter.greeting,) if letter.greeting else ()
        if where == "closing":
            start = letter.sign_off.start if letter.sign_off else letter.body.end
            return (Span(start=start, end=len(letter.plain)),)
        if where == "letter":
            return (Span(start=0, end=len(letter.plain)),)
        return (letter.body, *((letter.postscript,) if letter.postscript else ()))

    @cached_property
    def _job_stems(self) -> frozenset[str]:
        case = self.case
        texts = (case.role or "", case.company or "", *case.topics, *case.strengths) if case else ()
        return frozenset(content_stems(" ".join(texts)))

    def is_of_the_job(self, words: str) -> bool:
        """Whether one of the words belongs to the subject of the job."""
        return any(one in self._job_stems for one in content_stems(words))

    def places(self, key: str, cue_list: str) -> list[tuple[int, int]]:
        """Where the cues of one list of one look stand."""
        return self.hits.get(f"{key}/{cue_list}", [])

    def case_words(self) -> Iterable[str]:
        """Every text of the case, in the person's own words."""
        if self.case is None:
            return ()
        case = self.case
        people: tuple[Interviewer | Contact, ...] = (*case.interviewers, *case.contacts)
        texts = [case.company, case.role, case.candidate.name, *case.topics, *case.strengths, *case.forgotten]
        texts += (
            [person.name for person in people] + [person.title for person in people] + list(case.may_mention)
        )
        return [text for text in texts if text]
