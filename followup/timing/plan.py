"""A case and its log become a plan: what to send when, and why."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import UUID, uuid5

from pydantic import AwareDatetime, BaseModel, ConfigDict

from followup.business_days import BusinessDays
from followup.calendar import Entry, entry_title, write_calendar
from followup.case import Case, LetterKind
from followup.events import Event
from followup.regions import check_region, region_of_zone
from followup.timing.figures import Basis, load_figures
from followup.timing.history import read_history
from followup.timing.moments import GoodHours, check_aware
from followup.timing.windows import NoWindow, Window, Windows
from followup.timing.wording import Wording

_NAMESPACE = UUID("6c1d0a52-4b7f-5f0e-9d0c-2f8f4b0a7e11")
"""Ours alone: a drawn number that must never change."""

State = Literal["upcoming", "open", "late", "done"]


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Plain):
    """One letter of the plan. All moments are aware, in the case's zone.

    ``opens`` is the first moment of the window, ``closes`` the first after it. ``best`` belongs to the
    window; ``next`` is the first good moment not before the plan's ``now``. ``number`` is 2 for a second
    inquiry, ``rule`` names a rule of ``prompts/timing.toml``, ``since`` the day it counts from. ``reason``
    says why this window and this moment, and how late it is where it is; ``late`` holds that last part
    alone. ``practice`` says who teaches what.
    """

    kind: LetterKind
    number: int = 1
    opens: AwareDatetime
    closes: AwareDatetime
    best: AwareDatetime
    next: AwareDatetime
    state: State
    basis: Basis
    rule: str
    since: date
    reason: str
    late: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()
    sent_at: AwareDatetime | None = None

    def state_at(self, now: datetime) -> State:
        """How the step stands at an aware moment."""
        if self.sent_at is not None:
            return "done"
        moment = now.astimezone(UTC)
        if moment < self.opens.astimezone(UTC):
            return "upcoming"
        return "open" if moment < self.closes.astimezone(UTC) else "late"


class Absence(_Plain):
    """A letter that is not in the plan, and why: a word for programs, a sentence for people."""

    kind: LetterKind
    number: int = 1
    why: str
    sentence: str


class Plan(_Plain):
    """What to send when.

    ``notes`` says which letters are absent and why, and what the plan could not count. ``region`` is the one
    whose holidays were counted, None where none were. ``made_at`` is the ``now`` it was made for.
    """

    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    absences: tuple[Absence, ...] = ()
    region: str | None = None
    made_at: AwareDatetime
    interview_begins: AwareDatetime | None = None
    company: str | None = None
    identity: UUID

    def step(self, kind: LetterKind, number: int = 1) -> Step | None:
        """The step of a kind, or None where it is absent."""
        return next((step for step in self.steps if (step.kind, step.number) == (kind, number)), None)

    def to_ics(self) -> str:
        """The steps that are not done as RFC 5545 text, each at its next good moment, with an alarm."""
        entries = [self._entry(step) for step in self.steps if step.state != "done"]
        return write_calendar(entries, stamp=self.made_at)

    def _entry(self, step: Step) -> Entry:
        return Entry(
            uid=str(uuid5(self.identity, f"{step.kind} {step.number}")),
            begins=step.next,
            length=timedelta(minutes=load_figures().calendar.minutes),
            title=entry_title(step.kind, step.number, self.company),
            text=step.reason,
        )


def make_plan(case: Case, *, now: datetime, region: str | None = None, log: Iterable[Event] = ()) -> Plan:
    """Work out what to send when.

    Args:
        case: what is known.
        now: the present moment, aware.
        region: an ISO 3166-2 code whose public holidays count, such as ``"CA-ON"``; None takes the one that
            the case's time zone suggests, and Monday to Friday where it suggests none.
        log: what has been sent, heard and done, in any order.

    Returns:
        The plan, its moments in the case's zone.

    Raises:
        ValueError: ``now`` is naive, or no region has this code.
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    check_aware(now)
    counted = region_of_zone(case.time_zone) if region is None else check_region(region)
    days = BusinessDays(case.zone, counted)
    figures = load_figures()
    history = read_history(case, now=now, log=log, days=days)
    hours = GoodHours(days, figures)
    wording = Wording(history, days, hours)
    found = Windows(history, days, figures).find()
    absences = _absences(found, wording)
    begins = history.interview_begins
    return Plan(
        steps=tuple(_step(window, hours, wording) for window in found if isinstance(window, Window)),
        notes=(*(absence.sentence for absence in absences), *wording.remarks(case.answer_expected_by)),
        absences=absences,
        region=days.region,
        made_at=now.astimezone(case.zone),
        interview_begins=begins.astimezone(case.zone) if begins else None,
        company=case.company,
        identity=_identity(case),
    )


def _step(window: Window, hours: GoodHours, wording: Wording) -> Step:
    zone, now = hours.days.zone, wording.history.now
    best = hours.best_in(window.opens, window.closes)
    following = hours.next_from(now, window.opens, window.closes)
    step = Step(
        kind=window.kind,
        number=window.number,
        opens=window.opens.astimezone(zone),
        closes=window.closes.astimezone(zone),
        best=best.at.astimezone(zone),
        next=following.at.astimezone(zone),
        state="open",
        basis=window.basis,
        rule=window.rule,
        since=window.since,
        reason=wording.reason(window, best),
        late=wording.late(window),
        practice=wording.practice(window),
        sent_at=window.sent_at.astimezone(zone) if window.sent_at else None,
    )
    return step.model_copy(update={"state": step.state_at(now)})


def _absences(found: Iterable[Window | NoWindow], wording: Wording) -> tuple[Absence, ...]:
    """Each reason once: where the first inquiry has no place, the second needs no sentence of its own."""
    by_sentence: dict[str, Absence] = {}
    for missing in found:
        if isinstance(missing, NoWindow):
            sentence = wording.absence(missing)
            absence = Absence(kind=missing.kind, number=missing.number, why=missing.why, sentence=sentence)
            by_sentence.setdefault(sentence, absence)
    return tuple(by_sentence.values())


def _identity(case: Case) -> UUID:
    """The same for one candidacy from day to day, so that a second import replaces the first; tells nothing.

    The day counts only where company or role are unknown: a corrected day must move the entries.
    """
    known = (
        [case.company, case.role]
        if case.company and case.role
        else [case.company, case.role, case.interview_day]
    )
    return uuid5(_NAMESPACE, "\n".join(" ".join(str(part).casefold().split()) for part in known))
