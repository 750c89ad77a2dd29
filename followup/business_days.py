"""Working days and the edges of days, in one time zone and one region.

A business day is Monday to Friday and no public holiday of the region; days off that are moved to another
day ("observed") count. A day begins at its first moment: not 00:00 where the clocks jump at midnight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from holidays.constants import PUBLIC

from followup.regions import has_holidays, split_region

_SATURDAY = 5


@lru_cache(maxsize=512)
def _public_holidays(country: str, part: str | None, year: int) -> frozenset[date]:
    """One year's days off, in a form that threads can share (the library's own fills itself as it goes)."""
    calendar = holidays.country_holidays(
        country, subdiv=part, years=year, expand=False, observed=True, categories=(PUBLIC,)
    )
    return frozenset(calendar)


@dataclass(frozen=True)
class BusinessDays:
    """The working days of a region, and the moments at which days begin and end in a time zone.

    All moments that come out are in UTC, so that comparing and adding is right across a clock change.
    ``region`` None counts Monday to Friday alone.
    """

    zone: ZoneInfo
    region: str | None = None

    def __post_init__(self) -> None:
        """Refuse a region that does not exist (ValueError)."""
        has_holidays(self.region)

    @property
    def counts_holidays(self) -> bool:
        """Whether public holidays are known and counted."""
        return has_holidays(self.region)

    def is_holiday(self, day: date) -> bool:
        """Whether a day is a public holiday of the region."""
        if self.region is None or not self.counts_holidays:
            return False
        return day in _public_holidays(*split_region(self.region), day.year)

    def is_business_day(self, day: date) -> bool:
        """Whether a day is Monday to Friday and no public holiday."""
        return day.weekday() < _SATURDAY and not self.is_holiday(day)

    def is_weekday_off(self, day: date) -> bool:
        """Whether a day is a public holiday that would otherwise be a business day."""
        return day.weekday() < _SATURDAY and self.is_holiday(day)

    def after(self, day: date, count: int) -> date:
        """The ``count``-th business day after a day, which itself is never counted."""
        for business_day in self._from(day + timedelta(days=1)):
            count -= 1
            if count == 0:
                return business_day
        raise AssertionError("days do not run out")  # pragma: no cover

    def _from(self, day: date) -> Iterator[date]:
        while True:
            if self.is_business_day(day):
                yield day
            day += timedelta(days=1)

    def moment(self, day: date, at: time) -> datetime:
        """A local time of a day. One that the clocks skip is read with the clock before the jump."""
        return datetime.combine(day, at, tzinfo=self.zone).astimezone(UTC)

    def start_of(self, day: date) -> datetime:
        """The first moment of a day: 00:00, or where the clocks jump over it, the moment of the jump."""
        return self.moment(day, time())

    def end_of(self, day: date) -> datetime:
        """The end of a day, which is the start of the next."""
        return self.start_of(day + timedelta(days=1))

    def day_of(self, moment: datetime) -> date:
        """The local day of a moment."""
        return moment.astimezone(self.zone).date()
