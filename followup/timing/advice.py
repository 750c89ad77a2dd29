"""What to say to somebody who is about to write one of the letters: is it time?

The person decides: no verdict here keeps anybody from writing.
"""

from datetime import UTC, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from followup.case import LetterKind
from followup.timing.figures import Basis
from followup.timing.moments import check_aware
from followup.timing.plan import Absence, Plan, Step
from followup.timing.wording import plan_texts, say_day, say_end, say_late, say_moment, say_opening

Verdict = Literal["good_time", "not_yet", "late", "sent", "does_not_apply", "unknown"]

_NOT_YET = frozenset({"feedback_waiting", "feedback_next_round", "second_inquiry_needs_first"})
_UNKNOWN = frozenset({"interview_unknown", "inquiry_no_date_at_all"})


class Advice(BaseModel):
    """Is it time for a letter? ``source`` says where the advice comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: LetterKind
    number: int = 1
    verdict: Verdict
    sentences: tuple[str, ...]
    source: Basis

    @property
    def sendable(self) -> bool:
        """Whether nothing speaks against sending it now."""
        return self.verdict in ("good_time", "late", "unknown")


def advice_for(plan: Plan, kind: LetterKind, *, now: datetime) -> Advice:
    """Say whether it is time for a letter of a kind.

    Args:
        plan: the plan of the case.
        kind: the letter that somebody is about to write; of inquiries, the next one.
        now: the present moment, aware.

    Returns:
        The verdict and its sentences; where it is no yes, the last one says that the choice is the person's.

    Raises:
        ValueError: ``now`` is naive.
    """
    check_aware(now)
    steps = [step for step in plan.steps if step.kind == kind]
    to_send = [step for step in steps if step.sent_at is None]
    if to_send:
        return _about_step(plan, to_send[0], now.astimezone(to_send[0].opens.tzinfo))
    absent = [absence for absence in plan.absences if absence.kind == kind]
    if absent:
        return _about_absence(absent[0])
    return _about_sent(steps[-1], now)


def _about_step(plan: Plan, step: Step, now: datetime) -> Advice:
    state = step.state_at(now)
    if state == "late":
        span = now.astimezone(UTC) - step.closes.astimezone(UTC)
        return _advice(step, "late", *(step.late or say_late(step.kind, step.number, span)))
    if state == "open":
        return _advice(step, "good_time", _open(step, now))
    if step.kind in ("inquiry", "feedback_request"):
        return _advice(step, "not_yet", _upcoming(plan, step, now), plan_texts()("advice_go_on"))
    return _advice(step, "good_time", _upcoming(plan, step, now))


def _open(step: Step, now: datetime) -> str:
    text, closes = plan_texts(), say_end(step.closes, now=now)
    if step.next <= now:
        return text("advice_open", closes=closes)
    in_time = step.next.astimezone(UTC) < step.closes.astimezone(UTC)
    return text(
        "advice_open_next" if in_time else "advice_open_last",
        closes=closes,
        next=say_moment(step.next, now=now),
    )


def _upcoming(plan: Plan, step: Step, now: datetime) -> str:
    ahead = step.kind == "thank_you" and plan.interview_begins is not None and now < plan.interview_begins
    text, key = plan_texts(), "advice_thank_you_ahead" if ahead else f"advice_{step.rule}"
    return text(
        key if key in text else f"advice_{step.kind}",
        opening=say_opening(step.opens, now=now),
        best=say_moment(step.best, now=now),
        since=say_day(step.since, now=now),
    )


def _about_absence(absence: Absence) -> Advice:
    verdict: Verdict = "does_not_apply"
    if absence.why in _NOT_YET:
        verdict = "not_yet"
    elif absence.why in _UNKNOWN:
        verdict = "unknown"
    elif "sent_no_date" in absence.why:
        verdict = "sent"
    sentences = (absence.sentence, plan_texts()("advice_go_on"))
    return Advice(
        kind=absence.kind, number=absence.number, verdict=verdict, sentences=sentences, source="practice"
    )


def _about_sent(step: Step, now: datetime) -> Advice:
    text = plan_texts()
    if step.kind == "inquiry":
        return _advice(step, "sent", text("advice_two_inquiries"), text("advice_go_on"))
    assert step.sent_at is not None  # noqa: S101 - only steps that were sent come here
    said = text("advice_sent", sent_at=say_moment(step.sent_at, now=now.astimezone(step.sent_at.tzinfo)))
    return _advice(step, "sent", said, text("advice_go_on"))


def _advice(step: Step, verdict: Verdict, *sentences: str) -> Advice:
    source: Basis = "practice" if verdict == "sent" else step.basis
    return Advice(kind=step.kind, number=step.number, verdict=verdict, sentences=sentences, source=source)
