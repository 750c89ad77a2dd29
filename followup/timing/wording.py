"""Moments, spans and windows in words. All sentences are in ``prompts/text/plan.toml``."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from followup.business_days import BusinessDays
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
    words = {"weekday": text(f"weekday_{day.isoweekday()}"), "month": text(f"month_{day.month}")}
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
        text = plan_texts()
        since = self._since(window)
        parts = [
            text(
                f"reason_{window.rule}",
                opens=say_moment(self._local(window.opens), now=self._now),
                closes=say_end(self._local(window.closes), now=self._now),
                since=say_day(since, now=self._now) if since else "",
            ),
            *self._unknowns(window),
            self._moment(window, best),
            *self.late(window),
        ]
        if window.sent_at:
            parts.append(text("sent", sent_at=say_moment(self._local(window.sent_at), now=self._now)))
        return " ".join(parts)

    def _since(self, window: Window) -> date | None:
        """The day that the sentence about the window names."""
        if window.rule in ("thank_you_answer_due", "inquiry_promised"):
            return self.history.answer_by
        if window.rule == "inquiry_no_date":
            return self.history.interview_day
        sent = {
            "second_inquiry": self.history.first_sent("inquiry"),
            "closure_silence": self.history.first_sent("inquiry", 2),
            "closure_feedback_asked": self.history.first_sent("feedback_request"),
            "closure_feedback_answered": self.history.first_sent("feedback_request"),
        }.get(window.rule)
        return self.days.day_of(sent) if sent else None

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
        """How late it is, that it is still worth it, what changes in the words. Empty where it is not."""
        text, now = plan_texts(), self.history.now
        if window.sent_at or now < window.closes:
            return ()
        words = "second_inquiry" if window.number > 1 else window.kind
        return (
            text("late_by", span=say_span(now - window.closes)),
            text("late_worth"),
            text(f"late_{words}"),
        )

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
