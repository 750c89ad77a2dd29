"""The last working day before a long weekend."""

from datetime import date, timedelta

import holidays

from followup.notes.dates.resolve import FRIDAY

_REACH = 370


def day_before_long_weekend(base: date, country: str | None, region: str | None) -> date | None:
    """The last working day before the next long weekend after ``base``.

    A long weekend is a Saturday and Sunday with a public holiday on the Monday after or the Friday before.

    Args:
        base: the day from which the promise counts.
        country: the ISO 3166 country, or None.
        region: the ISO 3166-2 region, or None for the whole country.

    Returns:
        The day, or None where the holidays of ``country`` are not known.
    """
    calendar = _calendar(base, country, region)
    if calendar is None:
        return None
    friday = base + timedelta(days=(FRIDAY - base.weekday()) % 7)
    for weeks in range(_REACH // 7):
        last = friday + timedelta(weeks=weeks)
        if last + timedelta(days=3) in calendar and last not in calendar:
            return last
        if last in calendar and last > base:
            return last - timedelta(days=1)
    return None


def _calendar(base: date, country: str | None, region: str | None) -> holidays.HolidayBase | None:
    years = range(base.year, base.year + 2)
    part = region[3:] if region and len(region) > 3 else None
    for subdivision in (part, None):
        try:
            return holidays.country_holidays(country or "", subdiv=subdivision, years=years)
        except NotImplementedError:
            continue
    return None
