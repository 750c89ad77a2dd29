"""Moments, spans and windows in words. All sentences are in ``prompts/text/plan.toml``."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from followup.business_days import BusinessDays
from followup.case import LetterKind
from followup.daynames import month_name, weekday_name
from followup.prompts import Texts, load_texts
from followup.timing.history import History
from followup.timing.moments import GoodHours, Moment
from followup.timing.windows import NoWindow, Window

_PRACTICE = {
    "thank_you_day_only": "thank_you",
    "closure_no_feedback": "closure_after_no",
    "closure_feedback_asked": "closure_after_no",
    "closure_feedback_answered": "closure_after_no",
}
"""Rules that share their range of practice with another."""

_HOURS_UNTIL_DAYS = 48


def plan_texts() -> Texts:
    """The sentences of the plan. Raises PromptFileError."""
    return load_texts("plan")


def say_day(day: date, *, now: datetime) -> str:
    """A day in words; with its year where that is not the year of ``now``."""
    text = plan_texts()
    words = {"weekday": weekday_name(day.isoweekday()), "month": month_name(day.month)}
    return text("day" if day.year == now.year else "day_with_year", day=day.day, year=day.year, **words)


def say_moment(moment: datetime, *, now: datetime) -> str:
    """A moment in words, in its own time zone."""
    return plan_texts()("moment", day=say_day(moment, now=now), time=f"{moment:%H:%M}")


def say_end(moment: datetime, *, now: datetime) -> str:
    """The end of a window in words: a midnight is the end of the day before it."""
    if moment.time() != time():
        return say_moment(moment, now=now)
    return plan_texts()("end_of_day", day=say_day(moment - timedelta(days=1), now=now))


def say_opening(moment: datetime, *, now: datetime) -> str:
    """When a window opens, seen from ``now``: "tomorrow from 14:00"."""
    text, local = plan_texts(), now.astimezone(moment.tzinfo)
    near = {0: "today", 1: "tomorrow"}.get((moment.date() - local.date()).days)
    day = text(near) if near else say_day(moment, now=local)
    return day if moment.time() == time() else text("from_time", day=day, time=f"{moment:%H:%M}")


def say_span(span: timedelta) -> str:
    """A length of time in words: whole hours up to two days, then whole days."""
    text, hours = plan_texts(), int(span.total_seconds() // 3600)
    if hours < 1:
        return text("span_short")
    unit, count = ("hour", hours) if hours < _HOURS_UNTIL_DAYS else ("day", hours // 24)
    return text(f"span_{unit}" if count == 1 else f"span_{unit}s", count=count)


def say_late(kind: LetterKind, number: int, span: timedelta) -> tuple[str, ...]:
    """How late a letter is, that it is still worth sending, and what changes in the words."""
    text = plan_texts()
    letter = "second_inquiry" if number > 1 else kind
    return text("late_by", span=say_span(span)), text("late_worth"), text(f"late_{letter}")


@dataclass(frozen=True)
class Wording:
    """Puts one plan into words."""

    history: History
    days: BusinessDays
    hours: GoodHours

    @property
    def _now(self) -> datetime:
        return self._local(self.history.now)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.days.zone)

    def reason(self, window: Window, best: Moment) -> str:
        """Why this window and why this moment, with the basis of both."""
        text, now = plan_texts(), self._now
        figures = getattr(self.hours.figures, window.rule, None)
        window_sentence = text(
            f"reason_{window.rule}",
            opens=say_moment(self._local(window.opens), now=now),
            closes=say_end(self._local(window.closes), now=now),
            since=say_day(window.since, now=now),
            from_days=getattr(figures, "opens_business_day", ""),
            to_days=getattr(figures, "closes_business_day", ""),
        )
        sentences = [
            window_sentence,
            *self._unknowns(window),
            *self._holidays(window),
            self._moment(window, best),
            *(self.late(window) or self._overtaken(window)),
        ]
        if window.sent_at:
            sentences.append(text("sent", sent_at=say_moment(self._local(window.sent_at), now=now)))
        return " ".join(sentences)

    def _holidays(self, window: Window) -> list[str]:
        """The days off that were passed over in counting business days."""
        if window.kind == "thank_you":
            return []
        length = (self.days.day_of(window.closes) - window.since).days
        passed = [
            day for n in range(1, length) if self.days.is_weekday_off(day := window.since + timedelta(n))
        ]
        if not passed:
            return []
        said = ", ".join(say_day(day, now=self._now) for day in passed)
        return [plan_texts()("holiday_passed" if len(passed) == 1 else "holidays_passed", days=said)]

    def _overtaken(self, window: Window) -> list[str]:
        """A thank-you that was not sent before the news came."""
        story = self.history
        if window.kind != "thank_you" or window.sent_at or story.interview_ahead:
            return []
        key = {"rejected": "thank_you_after_no", "offer": "thank_you_after_offer"}.get(story.standing)
        key = "thank_you_after_choice" if story.by_choice else key
        return [plan_texts()(key)] if key else []

    def _unknowns(self, window: Window) -> list[str]:
        text, story = plan_texts(), self.history
        if window.rule in ("feedback_request", "closure_no_feedback") and story.news_at is None:
            return [text("news_unknown")]
        if window.rule == "closure_own_choice" and story.news_at is None:
            return [text("choice_unknown")]
        if window.rule == "thank_you_answer_due" and not story.time_known:
            return [text("day_alone_due")]
        return []

    def _moment(self, window: Window, best: Moment) -> str:
        at_once = best.hours == "office" and best.at == window.opens
        office = self.hours.next_office(max(window.closes, best.at))
        return plan_texts()(
            "moment_office_at_once" if at_once else f"moment_{best.hours}",
            best=say_moment(self._local(best.at), now=self._now),
            office=say_moment(self._local(office), now=self._now),
        )

    def late(self, window: Window) -> tuple[str, ...]:
        """How late it is; empty where it is not, or where it was sent."""
        if window.sent_at or self.history.now < window.closes:
            return ()
        late = say_late(window.kind, window.number, self.history.now - window.closes)
        return (*late, *self._overtaken(window))

    def practice(self, window: Window) -> tuple[str, ...]:
        """The range of practice for a window's rule: who says what."""
        text = plan_texts()
        group = _PRACTICE.get(window.rule, window.rule)
        found: list[str] = []
        while (key := f"practice_{group}_{len(found) + 1}") in text:
            found.append(text(key))
        return tuple(found)

    def absence(self, missing: NoWindow) -> str:
        """Why a letter is not in the plan."""
        return plan_texts()(f"no_{missing.why}")

    def remarks(self, answer_expected_by: date | None) -> tuple[str, ...]:
        """What else the person should know: dates that contradict each other, holidays not counted."""
        text = plan_texts()
        found: list[str] = []
        if self.history.answer_contradicts and answer_expected_by:
            found.append(
                text("answer_before_interview", answer_by=say_day(answer_expected_by, now=self._now))
            )
        found += [text(f"earlier_{kind}") for kind in self.history.earlier]
        if self.days.region is None:
            found.append(text("no_holidays_counted"))
        elif not self.days.counts_holidays:
            found.append(text("no_holidays_known", region=self.days.region))
        return tuple(found)
