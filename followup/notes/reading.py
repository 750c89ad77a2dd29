"""Notes in, a case out: every fact with the place in the notes that it rests on."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from followup.case import Candidate, Case, Interviewer
from followup.notes.candidate import CandidateReading, read_candidate
from followup.notes.chat import find_speakers
from followup.notes.dates import DatesReading, find_interview_dates
from followup.notes.document import Document, parse_document
from followup.notes.employer import EmployerReading, read_employer
from followup.notes.organisations import find_organisations
from followup.notes.outcome import read_outcome
from followup.notes.people import Ground, PeopleReading, read_people
from followup.notes.points import PointsReading, read_points
from followup.notes.position import PositionReading, read_position
from followup.notes.quarantine import blank_out, find_aside
from followup.notes.rounds import find_earlier_rounds
from followup.notes.words import fold
from followup.notes.zones import Line, find_zones
from followup.prompts import load_texts
from followup.spans import Span

_QUOTED = 80


class NotesReading(BaseModel):
    """What was read in some notes.

    ``evidence`` has for each field that was filled (``"company"``, ``"interviewers.0"``, ``"topics.1"``,
    ``"candidate.email"``, ...) the places of the notes that it came from. ``doubts`` are sentences.
    """

    model_config = ConfigDict(frozen=True)

    case: Case
    evidence: dict[str, tuple[Span, ...]]
    doubts: tuple[str, ...]


def read_notes(
    notes: str, *, today: date, time_zone: str, region: str | None = None, keep: Sequence[str] = ()
) -> NotesReading:
    """Read what the notes say; nothing is guessed.

    Args:
        notes: the notes as they were pasted, in any form.
        today: the day on which they are read, in ``time_zone``.
        time_zone: a name of the tz database; times in the case are local times there.
        region: an ISO 3166-2 code that decides how numeric dates are written; None leaves that to the zone.
        keep: words that look like an instruction to software and that the person calls their own.

    Returns:
        The case, the evidence for each of its facts, and what was ambiguous.

    Raises:
        ValueError: ``today`` is no plain date, or ``time_zone`` is not known.
    """
    _check_arguments(today, time_zone)
    hidden = find_aside(notes, keep=keep)
    text = blank_out(notes, hidden)
    document = parse_document(blank_out(text, find_speakers(text)))
    dates = find_interview_dates(document.text, today=today, time_zone=time_zone, region=region)
    return _Assembly(document, dates, hidden, notes).reading(time_zone)


def _check_arguments(today: date, time_zone: str) -> None:
    if isinstance(today, datetime) or not isinstance(today, date):
        raise ValueError(f"today: got {today!r}, takes a date without a time")  # noqa: TRY004 - as api.md says
    try:
        ZoneInfo(time_zone)
    except (KeyError, ValueError, OSError, TypeError) as error:
        raise ValueError(
            f"time_zone: got {time_zone!r}, takes a name of the tz database such as 'America/Toronto'"
        ) from error


class _Assembly:
    """The readers of single fields, each given what the ones before it found."""

    def __init__(self, document: Document, dates: DatesReading, hidden: tuple[Span, ...], notes: str) -> None:
        self.dates = dates
        self.hidden_words = tuple(" ".join(s.of(notes).split()) for s in hidden)
        self.document = document
        lines = find_zones(document)
        barred = _words_in(document, dates.taken)
        organisations = find_organisations(document, barred)
        document.reserved = frozenset(i for o in organisations if o.named_so for i in range(o.first, o.last))
        earlier = find_earlier_rounds(document)
        private = _private_words(document)
        self.candidate: CandidateReading = read_candidate(document, lines)
        first_points = self._points(lines, earlier | private, (), barred)
        self.people: PeopleReading = read_people(
            document, lines, Ground(barred, earlier | private, first_points.own, self.candidate.names)
        )
        self.employer: EmployerReading = read_employer(
            document,
            lines,
            organisations,
            people=self.people.words | self.people.titles,
            barred=barred | first_points.own,
        )
        taken = barred | self._employer_words() | self.people.words
        named = taken | self.people.titles | document.reserved | self._own_name()
        self.points = self._points(lines, earlier | private, self._called(), named)
        self.position: PositionReading = read_position(
            document,
            lines,
            barred=barred | self._employer_words(),
            people=self.people.words,
            own_past=self.points.own | self.people.titles,
        )
        known = bool(self.points.points or self.people.interviewers or dates.interviewed_at)
        told = bool(self.points.of("forgotten") or self.points.of("topics"))
        upcoming = dates.upcoming and not told
        self.outcome = read_outcome(document, upcoming=upcoming, ignored=earlier, known=known)

    def _points(
        self, lines: list[Line], ignored: frozenset[int], names: Sequence[str], taken: frozenset[int]
    ) -> PointsReading:
        return read_points(self.document, lines, names=names, ignored=ignored, taken=taken)

    def _called(self) -> tuple[str, ...]:
        """By what plain names the notes call interviewers and employer."""
        names = {fold(m) for m in self.people.called}
        if self.employer.value:
            company = fold(self.employer.value)
            names |= {company, " ".join(company.split()[:2])}
        return tuple(sorted(names))

    def _own_name(self) -> frozenset[int]:
        """The words of the candidate's own name."""
        if self.candidate.name is None:
            return frozenset()
        place = self.candidate.name[1]
        words = self.document.words
        return frozenset(i for i, w in enumerate(words) if place.start <= w.start < place.end)

    def _employer_words(self) -> frozenset[int]:
        chosen = self.employer.value
        return frozenset(
            i for o in self.employer.organisations if o.value == chosen for i in range(o.first, o.last)
        )

    def reading(self, time_zone: str) -> NotesReading:
        evidence: dict[str, tuple[Span, ...]] = {}

        def keep(path: str, spans: Iterable[Span]) -> None:
            places = tuple(spans)
            if places:
                evidence[path] = places

        found = self.candidate
        for part, pair in (("name", found.name), ("email", found.email), ("phone", found.phone)):
            keep(f"candidate.{part}", [pair[1]] if pair else [])
        keep("company", self.employer.spans)
        keep("role", self.position.spans)
        keep("outcome", self.outcome.spans)
        for n, (_, spans) in enumerate(self.people.interviewers):
            keep(f"interviewers.{n}", spans)
        for kind in ("topics", "strengths", "forgotten"):
            for n, point in enumerate(self.points.of(kind)):
                keep(f"{kind}.{n}", [point.span])
        for path, spans in self.dates.evidence.items():
            keep(path, spans)
        return NotesReading(case=self._case(time_zone), evidence=evidence, doubts=self._doubts())

    def _case(self, time_zone: str) -> Case:
        found = self.candidate
        interviewers: tuple[Interviewer, ...] = tuple(person for person, _ in self.people.interviewers)
        return Case(
            candidate=Candidate(
                name=found.name[0] if found.name else None,
                email=found.email[0] if found.email else None,
                phone=found.phone[0] if found.phone else None,
            ),
            company=self.employer.value,
            role=self.position.value,
            interviewers=interviewers,
            interviewed_at=self.dates.interviewed_at,
            time_zone=time_zone,
            answer_expected_by=self.dates.answer_expected_by,
            topics=tuple(p.value for p in self.points.of("topics")),
            strengths=tuple(p.value for p in self.points.of("strengths")),
            forgotten=tuple(p.value for p in self.points.of("forgotten")),
            outcome=self.outcome.value,
        )

    def _doubts(self) -> tuple[str, ...]:
        text = load_texts("doubts")
        doubts = [text("instructions", words=_shortened(words)) for words in self.hidden_words]
        doubts += self.dates.doubts
        if self.employer.rival:
            doubts.append(text("company_two", company=self.employer.value, other=self.employer.rival))
        elif self.employer.value is None and self.employer.agency:
            doubts.append(text("company_agency", agency=self.employer.agency))
        if self.position.rival:
            doubts.append(text("role_two", role=self.position.value, other=self.position.rival))
        doubts += [text("person_unsure", name=name) for name in self.people.unsure]
        if self.points.private:
            doubts.append(text("private"))
        return tuple(doubts)


def _shortened(words: str) -> str:
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "\u2026"


def _words_in(document: Document, spans: Iterable[Span]) -> frozenset[int]:
    """The indices of the words that overlap ``spans``."""
    inside: set[int] = set()
    ordered = sorted(spans, key=lambda s: s.start)
    at = 0
    for i, word in enumerate(document.words):
        while at < len(ordered) and ordered[at].end <= word.start:
            at += 1
        if at < len(ordered) and ordered[at].start < word.end:
            inside.add(i)
    return frozenset(inside)


def _private_words(document: Document) -> frozenset[int]:
    """Words below or after a label such as "Private:"."""
    return frozenset(i for f in document.fields if f.kind == "private" for i in range(f.label, f.last))
