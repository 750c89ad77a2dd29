"""The one day that a few words name, such as those typed into a field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from followup.notes.dates.clock import find_hours
from followup.notes.dates.dayphrase import MONTHS, DayPhrase
from followup.notes.dates.due import period_end, span_end
from followup.notes.dates.numeric import DateOrder, day_in
from followup.notes.dates.phrases import find_days
from followup.notes.dates.resolve import read_day
from followup.notes.dates.vocabulary import date_words, fold, spaces_folded, weekday_numbers
from followup.spans import Span

_LEAP_YEARS_APART = 8
_CENTURY = 2000
_WORD, _SHORT_YEAR = re.compile(r"\w+"), re.compile(r"\d\d")
_SPACED = re.compile(r"^(\d{1,2}) (\d{1,2}) (\d{4})$")


@dataclass(frozen=True, slots=True)
class SingleDay:
    """The days that the words can mean; none where they name no day or one that is not in the calendar.

    ``days`` holds two days only for a date in numbers whose order is open. ``weekday`` is the one that stands
    beside the date (Monday = 0), right or wrong.
    """

    days: tuple[date, ...] = ()
    weekday: int | None = None


def read_single_day(text: str, *, today: date, past: bool) -> SingleDay:
    """Read words that name one day and nothing else.

    Args:
        text: such as ``19 Nov 2026``, ``yesterday``, ``Friday``, ``in two weeks``, ``end of next week``.
        today: the day from which they count.
        past: whether a weekday, or a day without a year, lies before ``today``, else after it.
    """
    folded = _SPACED.sub(r"\1/\2/\3", fold(text).strip(" .,;"))
    phrase = _only_phrase(folded)
    if phrase is None:
        return SingleDay()
    if phrase.kind in ("day", "numeric"):
        weekday = phrase.weekday
        days = dict.fromkeys(day for each in _orders(phrase) for day in _nearest(each, today, past=past))
        return SingleDay(tuple(days), weekday)
    return SingleDay(tuple(filter(None, (_count(phrase, today, past=past),))))


def _only_phrase(folded: str) -> DayPhrase | None:
    """The phrase that ``folded`` consists of, but for an hour and small words."""
    weekday = weekday_numbers().get(spaces_folded(folded))
    if weekday is not None:
        return DayPhrase("weekday", Span(start=0, end=len(folded)), weekday=weekday)
    # A full stop makes "19.11" a day, as it does in German notes.
    ended = f"{folded}."
    days = find_days(ended)
    if len(days) != 1:
        return None
    spans = [days[0].span, *(hour.span for hour in find_hours(ended, ended, days))]
    rest = "".join(" " if any(s.start <= i < s.end for s in spans) else c for i, c in enumerate(ended))
    left = [word for word in _WORD.findall(rest) if word not in _small_words()]
    if days[0].kind == "day" and days[0].year is None and len(left) == 1 and _SHORT_YEAR.fullmatch(left[0]):
        return replace(days[0], year=_CENTURY + int(left[0]))
    return None if left else days[0]


@cache
def _small_words() -> frozenset[str]:
    """Words that may stand beside the day: "by the 19th", "yesterday morning"."""
    words = date_words()
    parts = (*words.parts.morning, *words.parts.afternoon, *words.parts.evening)
    small = (*words.hours.between, *words.answers.by, *parts)
    return frozenset(word for phrase in small for word in fold(phrase).split())


def _orders(phrase: DayPhrase) -> Iterator[DayPhrase]:
    """``phrase`` with its month and day, in each order that the calendar allows."""
    if phrase.kind == "day":
        yield phrase
        return
    for day, month in ((phrase.first, phrase.second), (phrase.second, phrase.first)):
        if month <= MONTHS:
            yield replace(phrase, kind="day", day=day, month=month)


def _nearest(phrase: DayPhrase, today: date, *, past: bool) -> Iterator[date]:
    """The day itself; without a year the last one up to ``today``, or the next one from it."""
    month, day = phrase.month or 0, phrase.day or 0
    years = [phrase.year or 0]
    if phrase.year is None:
        step = -1 if past else 1
        years = [today.year + step * n for n in range(_LEAP_YEARS_APART + 1)]
    found = (each for year in years if (each := day_in(year, month, day)) is not None)
    timely = (d for d in found if phrase.year or (d <= today if past else d >= today))
    yield from list(timely)[:1]


def _count(phrase: DayPhrase, today: date, *, past: bool) -> date | None:
    """The day that ``phrase`` means, counted from ``today``; today's own weekday is a week away."""
    if phrase.kind == "span":
        return span_end(phrase, today)
    if phrase.kind == "end":
        return period_end(phrase, today)
    bare = phrase.kind == "weekday" and not (phrase.which or phrase.count)
    anchor = today - timedelta(days=1) if bare and past else today
    return read_day(phrase, anchor, past=past, order=DateOrder(None, (), today.year)).day
