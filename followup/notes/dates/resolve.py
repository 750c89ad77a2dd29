"""Which day a phrase means, once it is known from which day it is counted."""

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from followup.notes.dates.dayphrase import MONTHS, DayPhrase
from followup.notes.dates.numeric import DateOrder, day_in

FRIDAY = 4
_LAST_SANE_YEAR = 2100


@dataclass(frozen=True, slots=True)
class Reading:
    """The day a phrase means, or None; a second one it may mean; ``doubt`` is a key of the texts."""

    day: date | None
    doubt: str = ""
    other: date | None = None


NOTHING = Reading(None)


def add_months(day: date, months: int) -> date:
    """The same day of the month, ``months`` later, the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def week_day(day: date, weekday: int, weeks: int = 0) -> date:
    """The ``weekday`` of the calendar week of ``day`` (Monday first), ``weeks`` later."""
    return day + timedelta(days=weekday - day.weekday(), weeks=weeks)


def next_weekday(day: date, weekday: int) -> date:
    """The first ``weekday`` after ``day``."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def last_weekday(day: date, weekday: int) -> date:
    """The last ``weekday`` on or before ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def add_working_days(day: date, count: int) -> date:
    """``count`` Mondays to Fridays after ``day``."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() <= FRIDAY
    return day


def read_day(phrase: DayPhrase, anchor: date, *, past: bool, order: DateOrder) -> Reading:
    """The day that ``phrase`` means when written on ``anchor``.

    Args:
        phrase: one that names a day; spans and ends of periods are read by ``answers``.
        anchor: the day of writing.
        past: whether a weekday without more, or a day without a year, lies before ``anchor``.
        order: how the notes write dates in numbers.
    """
    if phrase.kind == "day":
        return _named_day(phrase, phrase.month or 1, phrase.day or 1, anchor, past=past)
    if phrase.kind == "numeric":
        return _numeric_day(phrase, anchor, order, past=past)
    if phrase.kind == "ordinal":
        return _ordinal_day(phrase, anchor, past=past)
    if phrase.kind == "weekday":
        return _weekday(phrase, anchor, past=past)
    if phrase.kind == "offset":
        return Reading(shift(anchor, phrase.count, phrase.unit))
    return NOTHING


def shift(day: date, count: int, unit: str) -> date | None:
    """``day`` moved by ``count`` days, weeks or months; None beyond the calendar."""
    try:
        if unit == "month":
            return add_months(day, count)
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    except (OverflowError, ValueError):
        return None


def _named_day(phrase: DayPhrase, month: int, day: int, anchor: date, *, past: bool) -> Reading:
    if phrase.year:
        found = day_in(phrase.year, month, day) if phrase.year <= _LAST_SANE_YEAR else None
        return _checked(found, phrase.weekday) if found else Reading(None, "no_such_day")
    near = [d for y in (-1, 0, 1) if (d := day_in(min(max(anchor.year + y, 1), MAXYEAR), month, day))]
    if not near:
        return Reading(None, "no_such_day")
    fitting = [d for d in near if phrase.weekday == d.weekday()] if phrase.weekday is not None else []
    ahead = timedelta(days=60 if past else 330)
    likely = [d for d in fitting or near if d - anchor <= ahead and anchor - d <= timedelta(days=366) - ahead]
    best = min(likely or fitting or near, key=lambda d: (abs((d - anchor).days), d > anchor))
    return _checked(best, phrase.weekday)


def _checked(day: date, weekday: int | None) -> Reading:
    return Reading(day, "weekday_mismatch" if weekday not in (None, day.weekday()) else "")


def _numeric_day(phrase: DayPhrase, anchor: date, order: DateOrder, *, past: bool) -> Reading:
    month_first = order.month_first(phrase)
    readings = [
        _named_day(phrase, month, day, anchor, past=past)
        for month, day in ((phrase.first, phrase.second), (phrase.second, phrase.first))
        if month <= MONTHS
    ]  # fmt: skip
    if len(readings) == 1 or phrase.first == phrase.second:
        return readings[0]
    if month_first is None:
        return Reading(None, "numeric_order", None)
    return readings[0 if month_first else 1]


def _ordinal_day(phrase: DayPhrase, anchor: date, *, past: bool) -> Reading:
    if phrase.which:
        month = shift(anchor.replace(day=1), {"last": -1, "next": 1}.get(phrase.which, 0), "month")
        return Reading(day_in(month.year, month.month, phrase.day or 1) if month else None)
    steps = (0, -1, -2) if past else (0, 1, 2)
    first = anchor.replace(day=1)
    near = []
    for step in (*steps, *((1,) if past else ())):
        month = shift(first, step, "month")
        found = day_in(month.year, month.month, phrase.day or 1) if month else None
        if found:
            near.append(found)
    fitting = [d for d in near if phrase.weekday in (None, d.weekday())]
    timely = [d for d in fitting if (d <= anchor if past else d > anchor)]
    if timely or fitting:
        return Reading(min(timely or fitting, key=lambda d: abs((d - anchor).days)))
    later = [d for d in near if (d <= anchor) == past] or near
    return _checked(min(later, key=lambda d: abs((d - anchor).days)), phrase.weekday) if later else NOTHING


def _weekday(phrase: DayPhrase, anchor: date, *, past: bool) -> Reading:
    weekday, week = phrase.weekday or 0, timedelta(weeks=1)
    weeks = {"last_week": -1, "this_week": 0, "next_week": 1}.get(phrase.which)
    if weeks is not None:
        return Reading(week_day(anchor, weekday, weeks + phrase.count))
    if phrase.which == "this_one":
        day = week_day(anchor, weekday)
        return Reading(day + week if day <= anchor and not past else day)
    if phrase.which == "last":
        whole = last_weekday(anchor + phrase.count * week, weekday)
        counted = last_weekday(anchor - timedelta(days=1), weekday) + phrase.count * week
        day = whole if phrase.sure else counted
        before = day - week
        same_week = week_day(day, 0) == week_day(anchor, 0) and not phrase.count
        return Reading(day, "next_weekday" if same_week else "", before if same_week else None)
    if phrase.which == "next":
        coming, following = next_weekday(anchor, weekday), week_day(anchor, weekday, 1)
        return Reading(following, "next_weekday" if coming != following else "", coming)
    if phrase.which == "coming" or not past:
        return Reading(next_weekday(anchor, weekday) + phrase.count * week)
    day = last_weekday(anchor, weekday)
    return Reading(day, "same_weekday" if day == anchor else "", day - week if day == anchor else None)
