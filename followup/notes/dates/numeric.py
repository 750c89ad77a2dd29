"""The order of day and month in dates written as numbers."""

from dataclasses import dataclass, field
from datetime import date

from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.vocabulary import date_words

_CLOSE, _FAR = 35, 50


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How the notes write dates in numbers, as far as the rules of the corpus can tell.

    A part over 12 decides, then a weekday beside it, then another date in the notes, then the country of the
    time zone. What is left stays undecided.
    """

    usual: bool | None
    near: tuple[date, ...] = field(default=())
    year: int = 2000

    def month_first(self, phrase: DayPhrase) -> bool | None:
        """Whether ``phrase`` writes the month first; None where that is open."""
        decided = _decided(phrase, self.year)
        if decided is not None:
            return decided
        if self.usual is not None:
            return self.usual
        return self._nearer(phrase)

    def _nearer(self, phrase: DayPhrase) -> bool | None:
        """The reading that lies close to a sure date of the notes, where the other one lies far from all."""
        gaps = [
            min((abs((reading - known).days) for known in self.near), default=0)
            for reading in _readings(phrase, self.year)
        ]
        if not self.near or len(gaps) < 2:
            return None
        if gaps[0] <= _CLOSE and gaps[1] >= _FAR:
            return True
        return False if gaps[1] <= _CLOSE and gaps[0] >= _FAR else None


def _readings(phrase: DayPhrase, year: int) -> list[date]:
    year = phrase.year or year
    pairs = ((phrase.first, phrase.second), (phrase.second, phrase.first))
    found = []
    for month, day in pairs:
        try:
            found.append(date(year, month, day))
        except ValueError:
            return []
    return found


def _decided(phrase: DayPhrase, year: int) -> bool | None:
    if phrase.first > 12 or phrase.second > 12:
        return phrase.second > 12
    if phrase.weekday is None:
        return None
    years = (phrase.year,) if phrase.year else (year, year - 1, year + 1)
    for candidate in years:
        fits = [
            reading.weekday() == phrase.weekday
            for reading in _readings(
                phrase.__class__("numeric", phrase.span, first=phrase.first, second=phrase.second), candidate
            )
        ]
        if len(fits) == 2 and fits[0] != fits[1]:
            return fits[0]
    return None


def find_order(phrases: list[DayPhrase], today: date, country: str | None) -> DateOrder:
    """The order that the numeric dates among ``phrases`` follow."""
    numeric = [p for p in phrases if p.kind == "numeric"]
    decided = {d for p in numeric if p.first != p.second and (d := _decided(p, today.year)) is not None}
    near = tuple(
        date(p.year or today.year, p.month, p.day)
        for p in phrases
        if p.kind == "day" and p.month and p.day and p.day <= 28 and (p.year or today.year) <= 2100
    )
    if len(decided) == 1:
        return DateOrder(decided.pop(), near, today.year)
    countries = date_words().countries
    usual = None if country is None or country in countries.either else country in countries.month_first
    return DateOrder(usual, near, today.year)
