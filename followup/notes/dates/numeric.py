"""The order of day and month in dates written as numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from followup.notes.dates.dayphrase import MONTHS, DayPhrase
from followup.notes.dates.vocabulary import date_words

_CLOSE, _FAR, _MOST = 35, 50, 20


def day_in(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How the notes write dates in numbers, as far as the rules of the corpus can tell.

    A part over 12 decides, then a weekday beside it, then another date in the notes, then the country of the
    time zone. What is left stays undecided.

    Attributes:
        usual: whether the month comes first, from another date or the country; None where both are silent.
        near: days that the notes name with the month as a word.
        year: the year of a date that names none.
    """

    usual: bool | None
    near: tuple[date, ...]
    year: int

    def month_first(self, phrase: DayPhrase) -> bool | None:
        """Whether ``phrase`` writes the month first; None where that is open."""
        decided = _decided(phrase, self.year)
        if decided is not None:
            return decided
        return self._nearer(phrase) if self.usual is None else self.usual

    def _nearer(self, phrase: DayPhrase) -> bool | None:
        """The reading that lies close to a sure date of the notes, where the other one lies far from all."""
        readings = _readings(phrase, self.year)
        if not self.near or readings is None:
            return None
        month_first, day_first = (min(abs((day - known).days) for known in self.near) for day in readings)
        if month_first <= _CLOSE and day_first >= _FAR:
            return True
        return False if day_first <= _CLOSE and month_first >= _FAR else None


def _readings(phrase: DayPhrase, year: int) -> tuple[date, date] | None:
    """``phrase`` with the month first and with the day first, where both are days."""
    year = phrase.year or year
    month_first, day_first = (
        day_in(year, phrase.first, phrase.second),
        day_in(year, phrase.second, phrase.first),
    )
    return (month_first, day_first) if month_first and day_first else None


def _decided(phrase: DayPhrase, year: int) -> bool | None:
    """The order that ``phrase`` itself tells, by a part over 12 or by its weekday."""
    if max(phrase.first, phrase.second) > MONTHS:
        return phrase.second > MONTHS
    if phrase.weekday is None:
        return None
    for candidate in (phrase.year,) if phrase.year else (year, year - 1, year + 1):
        readings = _readings(replace(phrase, year=candidate), year)
        fits = [day.weekday() == phrase.weekday for day in readings or ()]
        if len(set(fits)) > 1:
            return fits[0]
    return None


def fits_weekday(phrase: DayPhrase, year: int) -> bool:
    """Whether a reading of ``phrase``, in its year or one next to ``year``, falls on its weekday."""
    pairs = [(phrase.month, phrase.day)]
    if phrase.kind == "numeric":
        pairs = [(phrase.first, phrase.second), (phrase.second, phrase.first)]
    years = (phrase.year,) if phrase.year else (year, year - 1, year + 1)
    days = (day_in(each, month or 0, day or 0) for each in years for month, day in pairs)
    return any(day is not None and day.weekday() == phrase.weekday for day in days)


def find_order(phrases: Sequence[DayPhrase], today: date, country: str | None) -> DateOrder:
    """The order that the numeric dates among ``phrases`` follow, in notes read ``today`` in ``country``."""
    numeric = [p for p in phrases if p.kind == "numeric" and p.first != p.second]
    told = {order for p in numeric if (order := _decided(p, today.year)) is not None}
    named = (day_in(p.year or today.year, p.month or 0, p.day or 0) for p in phrases if p.kind == "day")
    near = tuple(day for day in named if day)[:_MOST]
    if len(told) == 1:
        return DateOrder(told.pop(), near, today.year)
    countries = date_words().countries
    usual = None if country is None or country in countries.either else country in countries.month_first
    return DateOrder(usual, near, today.year)
