"""The days and times of day in a text, in the ways English writes them."""

import re
from functools import cache
from typing import NamedTuple

from followup.daynames import month_name, weekday_name
from followup.guard.data import day_data
from followup.guard.words import Words

_HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
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
_ORDINAL_WORDS = frozenset([*_UNITS, *_TEENS, "thirtieth"])
_TENS = {"twenty": 20, "thirty": 30}
_LAST_DAY, _LAST_MONTH, _DAYS_A_WEEK = 31, 12, 7

_ORDINAL = rf"(?:twenty|thirty)[- ](?:{'|'.join(_UNITS)})|thirtieth|{'|'.join(_UNITS + _TEENS)}"
_DAY = rf"(?P<day{{n}}>\d{{{{1,2}}}}(?!\d)|{_ORDINAL})(?:st|nd|rd|th)?(?![^\W\d_])"
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)(?!\d)"
_ENDS_DAY = r"(?=\s{0,9}(?:[.,;:!?)]|$|of the month|(?:or|and|at|but|as|when|if)\b))"
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|by|since|until|till|last|next|early|late|mid|during|this|from|for|before|after|and|to)[\s\-]{1,3}$",
    re.IGNORECASE,
)
_REACH = 12
_HALF_DAY = r"(?:[ap]\.?m\b\.?|o['\u2019]?clock)"
_CLOCK = re.compile(
    rf"(?<![\w.,])(?:\d{{1,2}}(?:[:.h]\d\d)?\s?(?:{_HALF_DAY}|noon)|\d{{1,2}}:\d\d(?::\d\d)?"
    r"|\d{1,2}[.h]\d\d(?![\d%])(?!\s?(?:%|percent)))"
    rf"|\b(?:half past|quarter past|quarter to)\s(?:{'|'.join(_HOURS)}|\d{{1,2}})\b"
    rf"|\b(?:{'|'.join(_HOURS)})(?: thirty| fifteen)?\s{_HALF_DAY}",
    re.IGNORECASE,
)
_CLOCK_WORDS = frozenset(["half", "quarter", *_HOURS])


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
    """A time of day as it is written: its place, its hour of twelve and its minute."""

    start: int
    end: int
    hour: int
    minute: int


class _Names(NamedTuple):
    """The names of months and weekdays in small letters, and what follows from them."""

    months: list[str]
    weekdays: list[str]
    date: re.Pattern[str]
    words: frozenset[str]


@cache
def _names() -> _Names:
    data = day_data()
    months = [month_name(n).lower() for n in range(1, _LAST_MONTH + 1)]
    weekdays = [weekday_name(n).lower() for n in range(1, _DAYS_A_WEEK + 1)]
    all_months, all_weekdays = [*months, *data.short_months], [*weekdays, *data.short_weekdays]
    words = [*all_months, *all_weekdays, *(f"{day}s" for day in all_weekdays)]
    ordinals = [*_TENS, "thirtieth", *_UNITS, *_TEENS, "the"]
    return _Names(months, weekdays, _date_pattern(all_months, all_weekdays), frozenset([*words, *ordinals]))


def _date_pattern(months: list[str], weekdays: list[str]) -> re.Pattern[str]:
    """Every form of a date, the part of each form under a name of its own."""
    month = rf"(?P<month{{n}}>{'|'.join(months)})(?![^\W\d_])\.?"
    starts = "|".join(sorted({name[:3] for name in months}))
    no_month_next = rf"(?![\w:]|\.\d|\s{{1,9}}(?:of\s)?(?:{starts}))"
    forms = (
        r"(?P<iso>(?P<year1>(?:19|20)\d\d)-(?P<month1>\d{1,2})-(?P<day1>\d{1,2}))(?!\d)",
        r"(?P<first>\d{1,2})(?P<sep>[/.\-])(?P<second>\d{1,2})(?:(?P=sep)(?P<year2>\d{4}|\d\d))?(?![\d/])(?!\.\d)",
        rf"{_DAY.format(n=3)}(?:\s+of)?[\s\-]{{1,9}}{month.format(n=3)}(?:,?\s{{1,9}}{_YEAR.format(n=3)})?",
        rf"{month.format(n=4)}\s{{0,9}}(?:the\s)?{_DAY.format(n=4)}(?:,?\s{{1,9}}{_YEAR.format(n=4)})?",
        rf"the\s(?P<day5>\d{{1,2}}(?:st|nd|rd|th)|{_ORDINAL})(?![^\W\d_]){_ENDS_DAY}",
        (
            rf"(?P<weekday>{'|'.join(weekdays)})s?(?![^\W\d_])\.?"
            rf"(?:,?\s{{1,9}}(?P<day6>\d{{1,2}})(?:st|nd|rd|th)?{no_month_next})?"
        ),
        month.format(n=7),
    )
    return re.compile(rf"(?<![\w@])(?:{'|'.join(forms)})", re.IGNORECASE)


def find_days(text: str, words: Words, *, notes: bool = False) -> list[DayMention]:
    """The days named in ``text``, in order; a numeric date with two readings is marked ``swapped``.

    Args:
        text: a letter, or notes.
        words: its words.
        notes: whether months may be cut short and stand in small letters, as notes have them.
    """
    found: list[DayMention] = []
    after = 0
    lows, starts = words.lows, words.starts
    dated = {low for low in set(lows) if low in _names().words or low[0].isdigit()}
    for i in [n for n, low in enumerate(lows) if low in dated]:
        start = starts[i]
        idle = lows[i] == "the" and not (i + 1 < len(lows) and _may_be_day(lows[i + 1]))
        if start >= after and not idle:
            m = _names().date.match(text, start)
            mention = _mention(m, notes=notes) if m is not None else None
            if mention is not None:
                found.append(mention)
                after = mention.end
    return found


def _may_be_day(low: str) -> bool:
    """Whether a word after 'the' may name a day of a month."""
    return low[0].isdigit() or low in _TENS or low in _ORDINAL_WORDS


def find_clocks(text: str, words: Words) -> list[ClockMention]:
    """The times of day in ``text``, whose words are ``words``, in order."""
    found: list[ClockMention] = []
    clocked = {low for low in set(words.lows) if low in _CLOCK_WORDS or low[0].isdigit()}
    for start in (s for s, low in zip(words.starts, words.lows, strict=True) if low in clocked):
        if not found or found[-1].end <= start:
            m = _CLOCK.match(text, start)
            if m is not None:
                found.append(ClockMention(*m.span(), *_clock_value(m[0].lower())))
    return found


def _clock_value(written: str) -> tuple[int, int]:
    """Hour of twelve and minute of a time of day as written."""
    digits = [int(d) for d in re.findall(r"\d+", written)]
    named = next((n for n, hour in enumerate(_HOURS, 1) if re.search(rf"\b{hour}\b", written)), 0)
    hour = digits[0] if digits else named
    if "quarter to" in written:
        return (hour - 1) % 12, 45
    for words, minute in (("half past", 30), ("quarter past", 15), (" thirty", 30), (" fifteen", 15)):
        if words in written:
            return hour % 12, minute
    return hour % 12, digits[1] if len(digits) > 1 else 0


def _mention(m: re.Match[str], *, notes: bool) -> DayMention | None:
    got = m.groupdict()
    if got["iso"]:
        return DayMention(*m.span(), int(got["year1"]), int(got["month1"]), int(got["day1"]))
    if got["first"]:
        return _numeric(m)
    if got["weekday"]:
        return _weekday(m)
    for n in (3, 4, 5):
        if got[f"day{n}"]:
            month, year = got.get(f"month{n}"), got.get(f"year{n}")
            day = day_number(got[f"day{n}"])
            number = month_number(month) if month else None
            return None if day is None else DayMention(*m.span(), int(year) if year else None, number, day)
    return _month_alone(m, notes=notes)


def _numeric(m: re.Match[str]) -> DayMention | None:
    """A numeric date; '2.30' and '9.15' are times and '1-2' is a range."""
    first, second = int(m["first"]), int(m["second"])
    year = None if m["year2"] is None else int(m["year2"]) % 100 + 2000
    if (year is None and m["sep"] != "/") or not (first and second):
        return None
    if max(first, second) > _LAST_DAY or min(first, second) > _LAST_MONTH:
        return None
    if first > _LAST_MONTH:
        return DayMention(*m.span(), year, second, first)
    return DayMention(*m.span(), year, first, second, swapped=second <= _LAST_MONTH)


def _weekday(m: re.Match[str]) -> DayMention | None:
    """A weekday, with the day of the month beside it if any; 'sat' in small letters is another word."""
    name = m["weekday"].lower()
    if m[0][0].islower() and name in day_data().other_words:
        return None
    number = next(n for n, day in enumerate(_names().weekdays) if day.startswith(name[:3]))
    return DayMention(*m.span(), day=int(m["day6"]) if m["day6"] else None, weekday=number)


def _month_alone(m: re.Match[str], *, notes: bool) -> DayMention | None:
    name = m["month7"].lower()
    if name in day_data().other_words and not (notes and name in ("jan", "dec")):
        named = m[0][0].isupper() and (
            notes or _BEFORE_MONTH.search(m.string[max(0, m.start() - _REACH) : m.start()])
        )
        if not named or name in ("jan", "dec"):
            return None
    if m[0][0].islower() and not notes:
        return None
    return DayMention(m.start(), m.end("month7"), month=month_number(name))


@cache
def month_number(name: str) -> int:
    """The number of a month by its name or the first letters of it."""
    return next(n for n, month in enumerate(_names().months, 1) if month.startswith(name.lower()[:3]))


@cache
def day_number(written: str) -> int | None:
    """The day of a month, in digits or as an ordinal in words; None where there is no such day."""
    low = written.lower()
    if low[0].isdigit():
        day = int(low.rstrip("stndrh"))
    elif low == "thirtieth":
        day = 30
    elif low in _UNITS or low in _TEENS:
        day = (_UNITS + _TEENS).index(low) + 1
    else:
        tens, _, unit = low.replace("-", " ").partition(" ")
        day = _TENS[tens] + _UNITS.index(unit) + 1
    return day if 1 <= day <= _LAST_DAY else None
