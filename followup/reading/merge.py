"""The model's quotes beside the rules' reading: what was empty is filled, what differs becomes a choice."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from followup import notes as by_rules
from followup.case import Candidate, Case
from followup.daynames import spell_day
from followup.notes.chat import find_speakers
from followup.notes.dates import read_quoted_dates
from followup.notes.names import with_capitals
from followup.notes.quarantine import blank_out
from followup.prompts import load_texts
from followup.reading.alike import is_person, is_same
from followup.reading.models import Choice, NotesReading
from followup.reading.parts import words_at
from followup.reading.people import read_people
from followup.reading.points import read_points
from followup.spans import Span
from followup.tasks.notes import NotesTask
from followup.tasks.notes_judge import NotesPlaces


class Merge:
    """One reading in the making: the case so far, the places of its facts, what the model added."""

    def __init__(
        self,
        task: NotesTask,
        ruled: by_rules.NotesReading,
        *,
        today: date,
        time_zone: str,
        region: str | None,
    ) -> None:
        """Begin with what the rules read in the clean notes."""
        self._task = task
        self._ruled = ruled
        self._values: dict[str, Any] = {}
        self._evidence = dict(ruled.evidence)
        self._doubts = list(ruled.doubts)
        self._from_model: list[str] = []
        self._choices: list[Choice] = []
        self._today, self._time_zone, self._region = today, time_zone, region

    def reading(self, found: NotesPlaces) -> NotesReading:
        """Everything joined."""
        case, clean = self._ruled.case, self._task.clean
        people = [found.candidate, *(person.name for person in found.interviewers)]
        for field, place in (("company", found.company), ("role", found.role)):
            if place is not None and not any(p is not None and _overlap(p, place) for p in people):
                self._join_words(field, getattr(case, field), place)
        candidate = self._join_candidate(found.candidate)
        self._join_dates(found)
        self._join_outcome(found)
        parts = (
            read_people(clean, self._ruled, found.interviewers, candidate=candidate),
            read_points(clean, self._ruled, found),
        )
        for part in parts:
            self._values |= part.values
            self._evidence |= part.evidence
            self._from_model += part.from_model
            self._choices += part.choices
        return NotesReading(
            case=case.model_copy(update=self._values),
            evidence=self._evidence,
            doubts=tuple(dict.fromkeys(self._doubts)),
            choices=tuple(self._choices),
            quarantined=self._task.hidden,
            from_model=tuple(self._from_model),
        )

    def _fill(self, field: str, value: object, spans: Sequence[Span], path: str = "") -> None:
        self._values[field] = value
        self._evidence[path or field] = tuple(spans)
        self._from_model.append(path or field)

    def _choose(self, field: str, now: str, other: str, spans: Sequence[Span], fact: Case) -> None:
        self._choices.append(
            Choice(
                field=field,
                kind="instead",
                now=now,
                other=other,
                now_spans=self._ruled.evidence.get(field, ()),
                other_spans=tuple(spans),
                fact=fact,
            )
        )

    def _join_words(self, field: str, now: str | None, place: Span) -> None:
        other = words_at(place, self._task.clean)
        if now is None:
            self._fill(field, other, [place])
        elif not is_same(now, other):
            self._choose(field, now, other, [place], Case.model_validate({field: other}))

    def _join_candidate(self, place: Span | None) -> str | None:
        """The candidate's name as it stands after the join."""
        known = self._ruled.case.candidate
        if place is None:
            return known.name
        other = with_capitals(words_at(place, self._task.clean))
        if known.name is None:
            candidate = known.model_copy(update={"name": other})
            self._fill("candidate", candidate, [place], path="candidate.name")
            return other
        if not is_person(known.name, other):
            fact = Case(candidate=Candidate(name=other))
            self._choose("candidate.name", known.name, other, [place], fact)
        return known.name

    def _join_dates(self, found: NotesPlaces) -> None:
        """The days that our own rules read in the quoted words; the model's own are never asked for."""
        text = blank_out(self._task.clean, self._task.hidden)
        text = blank_out(text, find_speakers(text))
        quoted = read_quoted_dates(
            text,
            interview=found.interviewed_at,
            answer=found.answer_expected_by,
            today=self._today,
            time_zone=self._time_zone,
            region=self._region,
        )
        before = len(self._choices) + len(self._from_model)
        for field in ("interviewed_at", "answer_expected_by"):
            now, other = getattr(self._ruled.case, field), getattr(quoted, field)
            spans = quoted.evidence.get(field, ())
            if other is None or now == other or _says_less(other, now):
                continue
            if now is None:
                self._fill(field, other, spans)
            else:
                fact = Case.model_validate({field: other})
                self._choose(field, _spell(now), _spell(other), spans, fact)
        if len(self._choices) + len(self._from_model) > before:
            self._doubts += quoted.doubts

    def _join_outcome(self, found: NotesPlaces) -> None:
        """The outcome is no quote but what words mean: never filled, only offered."""
        now = self._ruled.case.outcome
        if found.outcome is None or found.outcome[0] == now:
            return
        texts = load_texts("reading")
        other, place = found.outcome
        said = texts(f"outcome.{now}") if now else ""
        self._choose("outcome", said, texts(f"outcome.{other}"), [place], Case(outcome=other))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _says_less(other: date, now: date | None) -> bool:
    """Whether ``other`` is only the day of the moment that is known."""
    return isinstance(now, datetime) and not isinstance(other, datetime) and now.date() == other


def _spell(at: date) -> str:
    if isinstance(at, datetime):
        return load_texts("reading")("moment", day=spell_day(at), time=f"{at:%H:%M}")
    return spell_day(at)
