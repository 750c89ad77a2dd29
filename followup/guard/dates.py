"""The days of a text: dates, weekdays and months in the ways English writes them."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?"
_TH_WORDS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_TEEN = 20
_ORDINAL = (
    r"(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|"
    + "|".join(_TH_WORDS)
)
_DAY = rf"(?P<day{{n}}>\d{{{{1,2}}}}(?!\d)|{_ORDINAL})(?:st|nd|rd|th)?(?![^\W\d_])"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)(?!\d)"
_COMPILED = (
    r"(?P<iso>(?P<year1>(?:19|20)\d\d)-(?P<month1>\d{1,2})-(?P<day1>\d{1,2}))(?!\d)",
    r"(?P<first>\d{1,2})(?P<sep>[/.\-])(?P<second>\d{1,2})(?:(?P=sep)(?P<year2>\d{4}|\d\d))?(?![\d/])(?!\.\d)",
    rf"{_DAY.format(n=3)}(?:\s+of)?[\s\-]+{_MONTH.format(n=3)}(?:,?\s+{_YEAR.format(n=3)})?",
    rf"{_MONTH.format(n=4)}\s*(?:the\s+)?{_DAY.format(n=4)}(?:,?\s+{_YEAR.format(n=4)})?",
    rf"the\s+(?P<day5>\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty)[- ]\w+|{_ORDINAL})(?![^\W\d_])(?=\s*(?:[.,;:!?)]|$|of the month|or\b|and\b|at\b|but\b|as\b|when\b|if\b))",
    rf"(?P<weekday>{'|'.join(_DAYS)}|mon|tue|tues|weds?|thur?s?|fri|sat|sun)s?(?![^\W\d_])\.?(?:,?\s+(?P<day6>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|\.\d|\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?",
    _MONTH.format(n=7),
)
_DATE = re.compile(rf"(?<![\w@])(?:{'|'.join(_COMPILED)})", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.,])(?:\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\b\.?|o['\u2019]?clock|noon|midnight)|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}[.h]\d\d(?![\d%])(?!\s*(?:%|percent)))"
    r"|\b(?:half past|quarter past|quarter to)\s+\w+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: thirty| fifteen)?\s+(?:o['\u2019]?clock|[ap]\.?m\b\.?)",
    re.IGNORECASE,
)
_AMBIGUOUS_SHORT = frozenset({"sat", "sun", "mar", "may", "march", "dec", "jan", "wed"})


class DayMention(NamedTuple):
    """A day as it is named: what is not said is None. ``weekday`` counts from Monday, 0."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    swapped: bool = False


class ClockMention(NamedTuple):
    """A time of day as it is written."""

    start: int
    end: int


def find_days(text: str, *, notes: bool = False) -> list[DayMention]:
    """The days named in ``text``, in order; a numeric date with two readings is marked ``swapped``.

    Args:
        text: a letter, or notes.
        notes: whether months may be cut short and stand in small letters, as notes have them.
    """
    return [mention for m in _DATE.finditer(text) if (mention := _mention(m, notes=notes)) is not None]


def find_clocks(text: str) -> list[ClockMention]:
    """The times of day in ``text``, in order."""
    return [ClockMention(m.start(), m.end()) for m in _CLOCK.finditer(text)]


def _mention(m: re.Match[str], *, notes: bool) -> DayMention | None:
    got = m.groupdict()
    start, end = m.span()
    if got["iso"]:
        return DayMention(start, end, int(got["year1"]), int(got["month1"]), int(got["day1"]))
    if got["first"]:
        return _numeric(m)
    for n in ("3", "4"):
        if got[f"month{n}"]:
            year = int(got[f"year{n}"]) if got[f"year{n}"] else None
            return _known(
                DayMention(start, end, year, month_number(got[f"month{n}"]), day_number(got[f"day{n}"]))
            )
    if got["day5"]:
        return _known(DayMention(start, end, day=day_number(got["day5"])))
    if got["weekday"]:
        if _is_other_word(m[0]):
            return None
        day = int(got["day6"]) if got["day6"] else None
        return DayMention(start, end, day=day, weekday=_weekday_number(got["weekday"]))
    return _month_alone(m, notes=notes)


def _known(mention: DayMention) -> DayMention | None:
    return mention if mention.day is not None else None


def _numeric(m: re.Match[str]) -> DayMention | None:
    """A numeric date; '2.30' and '9.15' are times and '1-2' is a range."""
    first, second = int(m["first"]), int(m["second"])
    year = None if m["year2"] is None else int(m["year2"]) % 100 + 2000
    if year is None and (m["sep"] != "/" or not first or not second):
        return None
    if max(first, second) > 31 or min(first, second) > 12 or not (first and second):  # noqa: PLR2004
        return None
    if first > 12:  # noqa: PLR2004
        return DayMention(m.start(), m.end(), year, second, first)
    return DayMention(m.start(), m.end(), year, first, second, swapped=second <= 12)  # noqa: PLR2004


def _month_alone(m: re.Match[str], *, notes: bool) -> DayMention | None:
    name = m[0].rstrip(".").lower()
    if notes and name not in ("may", "mar", "march"):
        return DayMention(m.start(), m.end(), month=month_number(name))
    if (
        not m[0][0].isupper()
        or (name in _AMBIGUOUS_SHORT and not _after_preposition(m))
        or name in ("jan", "dec")
    ):
        return None
    return DayMention(m.start(), m.start() + len(name), month=month_number(name))


_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|last|next|early|late|mid|during|this|from|for|before|after|and|to)[\s\-]+$",
    re.IGNORECASE,
)


def _after_preposition(m: re.Match[str]) -> bool:
    return _BEFORE_MONTH.search(m.string, max(0, m.start() - 10), m.start()) is not None


def _is_other_word(written: str) -> bool:
    """Whether 'sat', 'sun' or 'wed' in small letters is a word of its own."""
    return written[0].islower() and written.lower().rstrip(".") in _AMBIGUOUS_SHORT


@cache
def month_number(name: str) -> int:
    """The number of a month by its name or the first letters of it."""
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


@cache
def day_number(written: str) -> int | None:
    """The day of a month, in digits or as an ordinal in words; None where there is no such day."""
    low = written.lower().rstrip("stndrh") if written[:1].isdigit() else written.lower()
    if low[:1].isdigit():
        return int(low) if 1 <= int(low) <= 31 else None  # noqa: PLR2004
    if low in _TH_WORDS:
        return _TH_WORDS.index(low) + 1
    tens, _, unit = low.replace("-", " ").partition(" ")
    if low == "thirtieth":
        return 30
    if unit not in _TH_WORDS[:9]:
        return None
    day = {"twenty": 20, "thirty": 30}[tens] + _TH_WORDS.index(unit) + 1
    return day if day <= 31 else None  # noqa: PLR2004


def _weekday_number(name: str) -> int:
    return next(n for n, day in enumerate(_DAYS) if day.startswith(name.lower()[:3]))


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
