"""One candidacy: who, where, when, and what is known of it.

A case holds only what the candidate's notes say or what the candidate confirmed. What is not known is
``None`` or empty; nothing is guessed. Its JSON form is the one of ``tests/corpus/README.md``.
"""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    field_serializer,
    model_serializer,
    model_validator,
)

LetterKind = Literal["thank_you", "inquiry", "feedback_request", "closure"]
LETTER_KINDS: tuple[LetterKind, ...] = ("thank_you", "inquiry", "feedback_request", "closure")

Outcome = Literal["waiting", "next_round", "offer", "rejected", "withdrawn"]

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Days outside these are slips of the keyboard."""


def _plausible(day: date) -> date:
    only_day = day.date() if isinstance(day, datetime) else day
    if not EARLIEST <= only_day <= LATEST:
        raise ValueError(f"the year {only_day.year} cannot be right")
    return day


def _date_or_moment(value: object) -> object:
    """Read a text of ten characters as a date, so that '2026-11-12' does not become midnight."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) == len("2026-11-12") else datetime.fromisoformat(value)
    return value


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"'{name}' is no time zone of the tz database, such as 'America/Toronto'") from error
    return name


def _with_at(address: str) -> str:
    name, at, host = address.partition("@")
    if not (name and at and host) or "@" in host or any(c.isspace() for c in address):
        raise ValueError(f"'{address}' is no e-mail address: it needs one @ with something on both sides")
    return address


Day = Annotated[date, AfterValidator(_plausible)]
LocalMoment = Annotated[datetime | date, BeforeValidator(_date_or_moment), AfterValidator(_plausible)]
Email = Annotated[str, AfterValidator(_with_at)]
Phrase = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    """A part of a case: frozen, no unknown keys; what lies beyond the corpus form appears only when given."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    beyond_the_form: ClassVar[tuple[str, ...]] = ()

    @model_serializer(mode="wrap")
    def _only_what_is_there(self, inner: SerializerFunctionWrapHandler) -> dict[str, Any]:
        form: dict[str, Any] = inner(self)
        return {
            name: value
            for name, value in form.items()
            if value or name in self.model_fields_set or name not in self.beyond_the_form
        }


class Candidate(_Part):
    """The person who was interviewed, and how they can be reached."""

    name: Phrase | None = None
    email: Email | None = None
    phone: Phrase | None = None


class Interviewer(_Part):
    """Somebody who took part in the interview. ``name`` is as written, honorific included."""

    beyond_the_form: ClassVar[tuple[str, ...]] = ("email",)

    name: Phrase
    title: Phrase | None = None
    email: Email | None = None


class Contact(_Part):
    """Somebody who took no part: a coordinator, a recruiter, a referee. Known to guard and critique."""

    name: Phrase
    title: Phrase | None = None
    email: Email | None = None


class Reflection(_Part):
    """The answers to the article's four questions. Private: no letter and no prompt reads them."""

    went_well: str = ""
    handle_differently: str = ""
    hard_questions: str = ""
    examples_specific: str = ""


class Case(_Part):
    """One candidacy.

    ``interviewed_at`` is a naive local time in ``time_zone``, or a bare date where the time is not known.
    ``time_zone`` is a name of the tz database; without one the case is in UTC. ``answer_expected_by`` is
    the employer's promise. ``may_mention`` holds private points that the person has released for letters.
    """

    beyond_the_form: ClassVar[tuple[str, ...]] = ("time_zone", "contacts", "reflection", "may_mention")

    candidate: Candidate = Candidate()
    company: Phrase | None = None
    role: Phrase | None = None
    interviewers: tuple[Interviewer, ...] = ()
    interviewed_at: LocalMoment | None = None
    time_zone: Annotated[str, AfterValidator(_known_zone)] | None = None
    answer_expected_by: Day | None = None
    topics: tuple[Phrase, ...] = ()
    strengths: tuple[Phrase, ...] = ()
    forgotten: tuple[Phrase, ...] = ()
    outcome: Outcome | None = None
    contacts: tuple[Contact, ...] = ()
    reflection: Reflection | None = None
    may_mention: tuple[Phrase, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The case's time zone, UTC where it names none."""
        return ZoneInfo(self.time_zone or "UTC")

    @property
    def interview_day(self) -> date | None:
        """The local day of the interview."""
        at = self.interviewed_at
        return at.date() if isinstance(at, datetime) else at

    @model_validator(mode="after")
    def _local_time(self) -> Self:
        """A time with an offset becomes the local time of the zone: the form knows local times alone."""
        at = self.interviewed_at
        if isinstance(at, datetime) and at.tzinfo is not None:
            local = at.astimezone(self.zone).replace(tzinfo=None)
            object.__setattr__(self, "interviewed_at", local)
        return self

    @field_serializer("interviewed_at", when_used="json")
    def _to_the_minute(self, at: datetime | date | None) -> str | None:
        if isinstance(at, datetime):
            return at.isoformat(timespec="minutes" if not (at.second or at.microsecond) else "auto")
        return at.isoformat() if at else None
