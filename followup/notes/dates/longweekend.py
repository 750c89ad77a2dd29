"""The last working day before a long weekend or a holiday."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import holidays
from holidays.constants import PUBLIC

from followup.business_days import BusinessDays
from followup.notes.dates.resolve import FRIDAY
from followup.notes.dates.vocabulary import date_words, fold
from followup.regions import split_region

_REACH = 370


def day_before_holiday(
    base: date, region: str | None, name: str = "", *, itself: bool = False
) -> date | None:
    """The last working day before the next long weekend, or the next holiday called ``name``, after ``base``.

    A long weekend is a Saturday and Sunday with a public holiday on the Monday after or the Friday before.

    Args:
        base: the day from which the promise counts.
        region: the ISO 3166-2 region whose holidays count, or None.
        name: one of ``holidays`` in ``prompts/notes/dates.toml``, or "" for any long weekend.
        itself: give the holiday called ``name`` and not the day before it.

    Returns:
        The day, or None where the region's holidays are not known or none fits within a year.
    """
    try:
        days = BusinessDays(ZoneInfo("UTC"), region)
        if region is None or not days.counts_holidays:
            return None
        if not name:
            return _before_long_weekend(base, days)
        day = _named_holiday(base, region, name)
        return day if itself else _before(day, days)
    except ValueError:
        return None


def _before_long_weekend(base: date, days: BusinessDays) -> date | None:
    friday = base + timedelta(days=(FRIDAY - base.weekday()) % 7)
    for _ in range(_REACH // 7):
        monday, thursday = friday + timedelta(days=3), friday - timedelta(days=1)
        if days.is_holiday(friday) and thursday >= base:
            return thursday
        if days.is_holiday(monday):
            return friday
        friday += timedelta(weeks=1)
    return None


def _named_holiday(base: date, region: str, name: str) -> date | None:
    country, part = split_region(region)
    years = range(base.year, base.year + 2)
    calendar = holidays.country_holidays(country, subdiv=part, years=years, categories=(PUBLIC,))
    wanted = date_words().periods.holiday_names.get(name, name)
    called = sorted(day for day, title in calendar.items() if wanted in fold(title))
    return next((day for day in called if base < day <= base + timedelta(days=_REACH)), None)


def _before(day: date | None, days: BusinessDays) -> date | None:
    """The last working day before ``day``."""
    while day is not None:
        day -= timedelta(days=1)
        if days.is_business_day(day):
            return day
    return None
