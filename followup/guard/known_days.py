"""The days that the evidence names, for the question whether a day of a letter is among them."""

from collections.abc import Iterable
from datetime import date

from followup.guard.dates import DayMention


class KnownDays:
    """The days that the evidence names, for the question whether a day of a letter is among them."""

    def __init__(self, days: Iterable[date], around: date | None) -> None:
        """Hold ``days``; ``around`` is a day whose year the days without a year share."""
        self._around = around
        self.pairs: set[tuple[int, int]] = set()
        self.months: set[int] = set()
        self.days: set[int] = set()
        self.years: set[int] = set()
        self.weekdays: set[int] = set()
        for day in days:
            self._add_date(day)

    def _add_date(self, day: date) -> None:
        self.pairs.add((day.month, day.day))
        self.months.add(day.month)
        self.days.add(day.day)
        self.years.add(day.year)
        self.weekdays.add(day.weekday())

    def add(self, mention: DayMention) -> None:
        """Learn a day that the notes name."""
        if mention.weekday is not None:
            self.weekdays.add(mention.weekday)
        if mention.year is not None:
            self.years.add(mention.year)
        if mention.month is not None and mention.day is not None:
            self._add_pair(mention.year, mention.month, mention.day)
            if mention.swapped:
                self._add_pair(mention.year, mention.day, mention.month)
        elif mention.month is not None:
            self.months.add(mention.month)
        elif mention.day is not None:
            self._add_day_alone(mention.day)

    def _add_pair(self, year: int | None, month: int, day: int) -> None:
        around = self._around
        years = [year] if year else [around.year, around.year + (month < around.month)] if around else []
        self.pairs.add((month, day))
        self.months.add(month)
        self.days.add(day)
        for each in years:
            try:
                self.weekdays.add(date(each, month, day).weekday())
            except ValueError:
                continue

    def _add_day_alone(self, day: int) -> None:
        """'the 14th' is a day of the month around, or of the next."""
        self.days.add(day)
        around = self._around
        if around is not None:
            for month in (around.month, around.month % 12 + 1):
                self._add_pair(around.year + (month < around.month), month, day)

    def has(self, mention: DayMention) -> bool:
        """Whether every part of ``mention`` is known and fits the others."""
        month, day = mention.month, mention.day
        if mention.year is not None and mention.year not in self.years:
            return False
        if month is not None and day is not None:
            known = (month, day) in self.pairs or (mention.swapped and (day, month) in self.pairs)
        elif month is not None:
            known = month in self.months
        elif day is not None:
            known = day in self.days
        else:
            known = True
        return known and (mention.weekday is None or mention.weekday in self.weekdays)
