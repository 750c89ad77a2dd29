"""The last working day before a long weekend."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from followup.business_days import BusinessDays
from followup.notes.dates.resolve import FRIDAY

_REACH = 53


def day_before_long_weekend(base: date, region: str | None) -> date | None:
    """The last working day before the next long weekend after ``base``.

    A long weekend is a Saturday and Sunday with a public holiday on the Monday after or the Friday before.

    Args:
        base: the day from which the promise counts.
        region: the ISO 3166-2 region whose holidays count, or None.

    Returns:
        The day, or None where the region's holidays are not known or make no long weekend in a year.
    """
    try:
        days = BusinessDays(ZoneInfo("UTC"), region)
        if not days.counts_holidays:
            return None
        return _first_before(base, days)
    except ValueError:
        return None


def _first_before(base: date, days: BusinessDays) -> date | None:
    friday = base + timedelta(days=(FRIDAY - base.weekday()) % 7)
    for _ in range(_REACH):
        monday, thursday = friday + timedelta(days=3), friday - timedelta(days=1)
        if days.is_holiday(friday) and thursday >= base:
            return thursday
        if days.is_holiday(monday):
            return friday
        friday += timedelta(weeks=1)
    return None
