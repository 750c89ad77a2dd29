"""The short form in which a person corrects a case: text fields to a case, and a case to text fields.

Nothing typed is lost: a field that cannot be read keeps its text, brings one clear sentence, and counts as
not known in the case until it is mended.
"""

from datetime import date, datetime, time
from functools import cache
from typing import get_args
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from followup.case import Candidate, Case, Contact, Email, Interviewer, Outcome
from followup.daynames import spell_day
from followup.prompts import load_texts
from followup.typed_dates import NotUnderstood, Side, form_data, read_day, read_time

_EMAIL: TypeAdapter[str] = TypeAdapter(Email)
OUTCOMES: tuple[str, ...] = get_args(Outcome)


@cache
def time_zones() -> tuple[str, ...]:
    """The time zones to choose from: those named after places, and UTC."""
    places = tuple(f"{continent}/" for continent in form_data().continents)
    return (*sorted(zone for zone in available_timezones() if zone.startswith(places)), "UTC")


class _Typed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PersonFields(_Typed):
    """One person, as typed."""

    name: str = ""
    title: str = ""
    email: str = ""


class FormFields(_Typed):
    """The whole form, as typed. ``topics``, ``strengths`` and ``forgotten`` hold one point a line."""

    company: str = ""
    role: str = ""
    people: tuple[PersonFields, ...] = ()
    day: str = ""
    time: str = ""
    time_zone: str = ""
    answer_by: str = ""
    topics: str = ""
    strengths: str = ""
    forgotten: str = ""
    outcome: str = ""
    candidate: PersonFields = PersonFields()
    phone: str = ""
    contact: PersonFields = PersonFields()


class FormReading(_Typed):
    """What the form says.

    ``case`` holds what could be read. ``problems`` has one sentence for each field that could not, by the
    field's name (``day``, ``people.0.email``). ``echoes`` spells out what was understood where people type
    in many ways (``day``, ``answer_by``).
    """

    case: Case
    problems: dict[str, str]
    echoes: dict[str, str]


class _Reader:
    """Reads fields one after the other and gathers the problems."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.problems: dict[str, str] = {}
        self.texts = load_texts("form")

    def line(self, name: str, typed: str) -> str | None:
        limit = form_data().longest_line
        if len(typed) > limit:
            self.problems[name] = self.texts("too_long", count=len(typed), limit=limit)
        return typed.strip() or None

    def email(self, name: str, typed: str) -> str | None:
        typed = typed.strip()
        try:
            return _EMAIL.validate_python(typed) if typed else None
        except ValidationError:
            self.problems[name] = self.texts("email", typed=typed)
            return None

    def day(self, name: str, typed: str, side: Side) -> date | None:
        try:
            return read_day(typed.strip(), today=self.today, side=side) if typed.strip() else None
        except NotUnderstood as sentence:
            self.problems[name] = str(sentence)
            return None

    def time(self, name: str, typed: str) -> time | None:
        try:
            return read_time(typed) if typed.strip() else None
        except NotUnderstood as sentence:
            self.problems[name] = str(sentence)
            return None

    def choice(self, name: str, typed: str, known: tuple[str, ...] | set[str]) -> str | None:
        if typed and typed not in known:
            self.problems[name] = self.texts("zone" if name == "time_zone" else "outcome", typed=typed)
            return None
        return typed or None

    def person(self, name: str, typed: PersonFields) -> dict[str, str | None] | None:
        """The parts of a person; None where the row is empty or has no name."""
        parts = {
            "name": self.line(f"{name}.name", typed.name),
            "title": self.line(f"{name}.title", typed.title),
            "email": self.email(f"{name}.email", typed.email),
        }
        if not parts["name"] and (typed.title.strip() or typed.email.strip()):
            self.problems[f"{name}.name"] = self.texts("name_missing")
        if not parts["name"]:
            return None
        return {key: value for key, value in parts.items() if value or key != "email"}


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed.splitlines() if line.strip())


def _read_moment(reader: _Reader, fields: FormFields) -> datetime | date | None:
    day = reader.day("day", fields.day, "past")
    at = reader.time("time", fields.time)
    if at and not day and "day" not in reader.problems:
        reader.problems["time"] = reader.texts("time_alone")
    return datetime.combine(day, at) if day and at else day


def _read_answer(reader: _Reader, fields: FormFields, interviewed: datetime | date | None) -> date | None:
    answer = reader.day("answer_by", fields.answer_by, "future")
    interview = interviewed.date() if isinstance(interviewed, datetime) else interviewed
    if answer and interview and answer < interview:
        words = {"answer": spell_day(answer), "interview": spell_day(interview)}
        reader.problems["answer_by"] = reader.texts("answer_before", **words)
        return None
    return answer


def _echoes(fields: FormFields, case: Case) -> dict[str, str]:
    """Days and times spelled out, where they were typed in another way."""
    echoes: dict[str, str] = {}
    at = case.interviewed_at
    if day := case.interview_day:
        spelled, clock = spell_day(day), f"{at:%H:%M}" if isinstance(at, datetime) else ""
        if (fields.day.strip(), fields.time.strip()) != (spelled, clock):
            echoes["day"] = load_texts("form")("moment", day=spelled, time=clock) if clock else spelled
    if answer := case.answer_expected_by:
        echoes["answer_by"] = spell_day(answer)
    return {name: words for name, words in echoes.items() if getattr(fields, name).strip() != words}


def read_form(fields: FormFields, *, today: date) -> FormReading:
    """Read what a person typed.

    Args:
        fields: the form as it stands.
        today: the local day, from which ``yesterday`` counts.

    Returns:
        The case, the problems by field, and the days spelled out.
    """
    reader = _Reader(today)
    people = [reader.person(f"people.{row}", person) for row, person in enumerate(fields.people)]
    contact = reader.person("contact", fields.contact)
    interviewed = _read_moment(reader, fields)
    candidate = {
        "name": reader.line("candidate.name", fields.candidate.name),
        "email": reader.email("candidate.email", fields.candidate.email),
        "phone": reader.line("phone", fields.phone),
    }
    form = {
        "company": reader.line("company", fields.company),
        "role": reader.line("role", fields.role),
        "interviewers": tuple(Interviewer.model_validate(person) for person in people if person),
        "contacts": (Contact.model_validate(contact),) if contact else (),
        "interviewed_at": interviewed,
        "answer_expected_by": _read_answer(reader, fields, interviewed),
        "time_zone": reader.choice("time_zone", fields.time_zone, available_timezones()),
        "outcome": reader.choice("outcome", fields.outcome, OUTCOMES),
        "topics": _lines(fields.topics),
        "strengths": _lines(fields.strengths),
        "forgotten": _lines(fields.forgotten),
        "candidate": Candidate.model_validate(candidate),
    }
    case = Case.model_validate(form)
    return FormReading(case=case, problems=reader.problems, echoes=_echoes(fields, case))


def _fill_person(person: Interviewer | Contact) -> PersonFields:
    return PersonFields(name=person.name, title=person.title or "", email=person.email or "")


def fill_form(case: Case) -> FormFields:
    """The fields that say what a case says: what ``read_form`` reads back as the same case."""
    at = case.interviewed_at
    candidate = case.candidate
    return FormFields(
        company=case.company or "",
        role=case.role or "",
        people=tuple(_fill_person(person) for person in case.interviewers),
        day=spell_day(case.interview_day) if case.interview_day else "",
        time=f"{at:%H:%M}" if isinstance(at, datetime) else "",
        time_zone=case.time_zone or "",
        answer_by=spell_day(case.answer_expected_by) if case.answer_expected_by else "",
        topics="\n".join(case.topics),
        strengths="\n".join(case.strengths),
        forgotten="\n".join(case.forgotten),
        outcome=case.outcome or "",
        candidate=PersonFields(name=candidate.name or "", email=candidate.email or ""),
        phone=candidate.phone or "",
        contact=_fill_person(case.contacts[0]) if case.contacts else PersonFields(),
    )
