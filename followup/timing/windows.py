"""The windows: one function for each letter, one rule of ``prompts/timing.toml`` for each case it meets.

Each answers with a window, or with the reason why there is none. Moments are UTC.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from followup.business_days import BusinessDays
from followup.case import LetterKind
from followup.timing.figures import AtOnceDays, Basis, BusinessWindow, Figures
from followup.timing.history import History


@dataclass(frozen=True)
class Window:
    """When to send a letter. ``rule`` names its sentence, ``since`` is the day it counts from."""

    kind: LetterKind
    number: int
    opens: datetime
    closes: datetime
    rule: str
    basis: Basis
    since: date
    sent_at: datetime | None


@dataclass(frozen=True)
class NoWindow:
    """A letter that has no place now. ``why`` names the sentence in ``prompts/text/plan.toml``."""

    kind: LetterKind
    number: int
    why: str


@dataclass(frozen=True)
class Windows:
    """Finds the window of every letter for one history."""

    history: History
    days: BusinessDays
    figures: Figures

    def find(self) -> tuple[Window | NoWindow, ...]:
        """All letters in the order in which they are sent."""
        return (
            self.thank_you(),
            self.inquiry(),
            self.second_inquiry(),
            self.feedback_request(),
            self.closure(),
        )

    def thank_you(self) -> Window | NoWindow:
        """A day or two after the interview; at once where the answer comes sooner than that."""
        story = self.history
        if story.interview_begins is None or story.interview_day is None:
            return NoWindow("thank_you", 1, "interview_unknown")
        if story.interview_ahead and story.over:
            return NoWindow("thank_you", 1, "interview_off")
        usual = self._usual_thank_you(story.interview_begins, story.interview_day)
        return self._sooner_thank_you(usual, story.interview_begins) or usual

    def _sooner_thank_you(self, usual: Window, begins: datetime) -> Window | None:
        """The window where the answer is due before the usual one closes."""
        story, at_once = self.history, self.figures.thank_you_answer_due
        due = self.days.end_of(story.answer_by) if story.answer_by else None
        if due is None or story.answer_by is None or due >= usual.closes:
            return None
        # Of a day alone nobody knows when its hours began; there the usual end is the longest wait.
        longest = begins + timedelta(hours=at_once.closes_hours) if story.time_known else usual.closes
        return replace(
            usual,
            opens=begins,
            closes=min(due, longest),
            rule="thank_you_answer_due",
            basis=at_once.basis,
            since=story.answer_by,
        )

    def _usual_thank_you(self, begins: datetime, day: date) -> Window:
        sent_at = self.history.first_sent("thank_you")
        if self.history.time_known:
            hours = self.figures.thank_you
            opens, closes = (begins + timedelta(hours=h) for h in (hours.opens_hours, hours.closes_hours))
            return Window("thank_you", 1, opens, closes, "thank_you", hours.basis, day, sent_at)
        whole = self.figures.thank_you_day_only
        opens = self.days.start_of(day + timedelta(days=whole.opens_day))
        closes = self.days.end_of(day + timedelta(days=whole.closes_day))
        return Window("thank_you", 1, opens, closes, "thank_you_day_only", whole.basis, day, sent_at)

    def inquiry(self) -> Window | NoWindow:
        """A few business days after the promised day, or after the interview where nothing was promised."""
        story = self.history
        sent_at = story.first_sent("inquiry")
        if story.standing != "waiting" and sent_at is None:
            return NoWindow("inquiry", 1, f"inquiry_{self._standing()}")
        if story.answer_by:
            return self._window("inquiry", 1, "inquiry_promised", story.answer_by, sent_at)
        if story.interview_day:
            return self._window("inquiry", 1, "inquiry_no_date", story.interview_day, sent_at)
        return NoWindow("inquiry", 1, "inquiry_sent_no_date" if sent_at else "inquiry_no_date_at_all")

    def second_inquiry(self) -> Window | NoWindow:
        """A week after the first, where nobody answered it."""
        story = self.history
        first, sent_at = story.first_sent("inquiry"), story.first_sent("inquiry", 2)
        if first and sent_at:
            return self._window("inquiry", 2, "second_inquiry", self.days.day_of(first), sent_at)
        if story.standing != "waiting":
            return NoWindow("inquiry", 2, f"inquiry_{self._standing()}")
        if first is None:
            return NoWindow("inquiry", 2, "second_inquiry_needs_first")
        if story.heard_since(first):
            return NoWindow("inquiry", 2, "second_inquiry_answered")
        return self._window("inquiry", 2, "second_inquiry", self.days.day_of(first), None)

    def feedback_request(self) -> Window | NoWindow:
        """Soon after a no."""
        story = self.history
        sent_at = story.first_sent("feedback_request")
        if story.standing != "rejected":
            why = "feedback_sent_no_date" if sent_at else f"feedback_{self._standing()}"
            return NoWindow("feedback_request", 1, why)
        return self._at_once("feedback_request", "feedback_request", self.figures.feedback_request, sent_at)

    def closure(self) -> Window | NoWindow:
        """The last letter: after a no, after one's own choice, or after a long silence."""
        story = self.history
        sent_at = story.first_sent("closure")
        if story.by_choice:
            return self._at_once("closure", "closure_own_choice", self.figures.closure_own_choice, sent_at)
        if story.standing == "rejected":
            return self._closure_after_no(sent_at)
        second = story.first_sent("inquiry", 2)
        if story.standing == "waiting" and second and not story.heard_since(second):
            return self._window("closure", 1, "closure_silence", self.days.day_of(second), sent_at)
        if sent_at:
            return NoWindow("closure", 1, "closure_sent_no_date")
        if story.standing == "waiting" and second:
            return NoWindow("closure", 1, "closure_answered")
        return NoWindow("closure", 1, f"closure_{self._standing()}")

    def _closure_after_no(self, sent_at: datetime | None) -> Window:
        asked = self.history.first_sent("feedback_request")
        if asked is None:
            return self._at_once("closure", "closure_no_feedback", self.figures.closure_no_feedback, sent_at)
        window = self._window("closure", 1, "closure_feedback_asked", self.days.day_of(asked), sent_at)
        reply = self.history.reply_since(asked)
        if reply is None or reply >= window.opens:
            return window
        return replace(window, opens=reply, rule="closure_feedback_answered")

    def _standing(self) -> str:
        return "by_choice" if self.history.by_choice else self.history.standing

    def _window(
        self, kind: LetterKind, number: int, rule: str, since: date, sent_at: datetime | None
    ) -> Window:
        figures: BusinessWindow = getattr(self.figures, rule)
        opens = self.days.start_of(self.days.after(since, figures.opens_business_day))
        closes = self.days.end_of(self.days.after(since, figures.closes_business_day))
        return Window(kind, number, opens, closes, rule, figures.basis, since, sent_at)

    def _at_once(self, kind: LetterKind, rule: str, figures: AtOnceDays, sent_at: datetime | None) -> Window:
        opens = self.history.news_at or self.history.now
        since = self.days.day_of(opens)
        closes = self.days.end_of(self.days.after(since, figures.closes_business_day))
        return Window(kind, 1, opens, closes, rule, figures.basis, since, sent_at)
