"""The figures of the plan, as a coach keeps them in ``prompts/timing.toml``, checked."""

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from followup.prompts import PromptData, load_prompts

Basis = Literal["article", "practice"]
"""Where a rule comes from: the article, or what career centres commonly teach."""

Hours = Annotated[int, Field(ge=0, le=24 * 31)]
Days = Annotated[int, Field(ge=1, le=60)]


class _Figures(PromptData):
    """A section of the file; what opens must open before it closes."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        figures = self.model_dump()
        for name in figures:
            closes = name.replace("opens", "closes")
            if name != closes and figures[closes] < figures[name]:
                raise ValueError(f"{closes} is smaller than {name}: the window would close before it opens")
        return self


class DayHours(PromptData):
    """Hours of a day: from ``begins`` up to, not including, ``ends``. Local times."""

    begins: time
    ends: time

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends <= self.begins:
            raise ValueError("the hours end before they begin")
        return self


class ElapsedWindow(_Figures):
    """Hours after a moment."""

    opens_hours: Hours
    closes_hours: Hours
    basis: Basis


class DayWindow(_Figures):
    """Calendar days after a day: the start of one to the end of another."""

    opens_day: Days
    closes_day: Days
    basis: Basis


class AtOnceHours(PromptData):
    """Opens at once; closes after so many hours at most."""

    closes_hours: Hours
    basis: Basis


class BusinessWindow(_Figures):
    """Business days after a day: the start of one to the end of another."""

    opens_business_day: Days
    closes_business_day: Days
    basis: Basis


class AtOnceDays(PromptData):
    """Opens at once; closes at the end of a business day after a day."""

    closes_business_day: Days
    basis: Basis


class CalendarFigures(PromptData):
    """How an entry in the calendar looks."""

    minutes: Annotated[int, Field(ge=1, le=24 * 60)]


class Figures(PromptData):
    """The whole file."""

    office_hours: DayHours
    any_day_hours: DayHours
    calendar: CalendarFigures
    thank_you: ElapsedWindow
    thank_you_day_only: DayWindow
    thank_you_answer_due: AtOnceHours
    inquiry_promised: BusinessWindow
    inquiry_no_date: BusinessWindow
    second_inquiry: BusinessWindow
    feedback_request: AtOnceDays
    closure_feedback_asked: BusinessWindow
    closure_no_feedback: AtOnceDays
    closure_own_choice: AtOnceDays
    closure_silence: BusinessWindow


def load_figures() -> Figures:
    """Read the figures. Raises PromptFileError."""
    figures: Figures = load_prompts("timing", Figures)
    return figures
