"""The best moment of a window, and the next good one from now.

A moment is good in office hours of a business day; where a window has none of those, by day on any day; where
it has none of those either (half an hour at night), at once.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from followup.business_days import BusinessDays
from followup.timing.figures import DayHours, Figures

Hours = Literal["office", "any_day", "any"]
"""Which hours a moment was found in."""


def check_aware(now: datetime) -> None:
    """Refuse a ``now`` that is no moment: TypeError for no datetime, ValueError for a naive one."""
    takes = "takes an aware datetime, one with a time zone"
    if not isinstance(now, datetime):
        raise TypeError(f"now: got {now!r}, {takes}")
    if now.utcoffset() is None:
        raise ValueError(f"now: got the naive {now.isoformat()}, {takes}")


_FAR = timedelta(days=60)
"""Longer than any run of days off."""


@dataclass(frozen=True)
class Moment:
    """A moment in UTC, and the hours it was found in."""

    at: datetime
    hours: Hours


@dataclass(frozen=True)
class GoodHours:
    """Finds good moments in one region and zone."""

    days: BusinessDays
    figures: Figures

    def best_in(self, opens: datetime, closes: datetime) -> Moment:
        """The best moment of the window from ``opens`` up to, not including, ``closes``: UTC in, UTC out."""
        return self._good_in(opens, closes) or Moment(opens, "any")

    def next_from(self, now: datetime, opens: datetime, closes: datetime) -> Moment:
        """The first good moment of the window that is not before ``now``.

        Once the rest of the window has none, the first in office hours of a business day, however late.
        """
        best = self.best_in(opens, closes)
        if now <= best.at:
            return best
        rest = self._good_in(now, closes)
        if rest is None and best.hours == "any" and now < closes:
            return Moment(now, "any")
        return rest or Moment(self.next_office(now), "office")

    def next_office(self, moment: datetime) -> datetime:
        """The first moment in office hours of a business day that is not before a moment. UTC in, UTC out."""
        found = self._office(moment, moment + _FAR)
        return found.at if found else moment

    def _good_in(self, opens: datetime, closes: datetime) -> Moment | None:
        return self._office(opens, closes) or self._any_day(opens, closes)

    def _office(self, begins: datetime, ends: datetime) -> Moment | None:
        at = self._first(begins, ends, self.figures.office_hours, business=True)
        return Moment(at, "office") if at else None

    def _any_day(self, begins: datetime, ends: datetime) -> Moment | None:
        at = self._first(begins, ends, self.figures.any_day_hours, business=False)
        return Moment(at, "any_day") if at else None

    def _first(self, begins: datetime, ends: datetime, hours: DayHours, *, business: bool) -> datetime | None:
        day = self.days.day_of(begins)
        while self.days.start_of(day) < ends:
            if self._counts(day, business=business):
                at = max(begins, self.days.moment(day, hours.begins))
                if at < min(ends, self.days.moment(day, hours.ends)):
                    return at
            day += timedelta(days=1)
        return None

    def _counts(self, day: date, *, business: bool) -> bool:
        return not business or self.days.is_business_day(day)
