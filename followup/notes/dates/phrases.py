"""Phrases that speak of a day, found in folded text: what they say, not yet which day they mean."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from followup.notes.dates.vocabulary import (
    alternatives,
    date_words,
    fold,
    month_numbers,
    ordinal_numbers,
    small_numbers,
    spaces_folded,
    weekday_numbers,
    whole_words,
)
from followup.spans import Span

Kind = Literal["day", "numeric", "ordinal", "weekday", "offset", "span", "end", "long_weekend", "vague"]
Unit = Literal["", "hour", "day", "week", "month"]
Which = Literal["", "last", "this", "next", "coming", "last_week", "this_week", "next_week"]


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """What a phrase says of a day.

    ``day``: ``month``, ``day``, perhaps ``year`` and ``weekday``. ``numeric``: ``first`` and ``second``, in
    an order still to be decided. ``ordinal``: ``day`` and perhaps ``weekday``. ``weekday``: ``which`` and
    ``count``, the weeks to add. ``offset``: ``count`` days or months from the day of writing. ``span``:
    ``count`` units from the interview. ``end``: of a ``unit``, or of ``month``. ``vague``: no day at all.
    """

    kind: Kind
    span: Span
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    first: int = 0
    second: int = 0
    dotted: bool = False
    which: Which = ""
    count: int = 0
    unit: Unit = ""
    working: bool = False
    part: str = ""
    prefixed: bool = False


Groups = dict[str, str]
Builder = Callable[[Span, Groups], DayPhrase | None]

_CLEAR = r"(?<![\w/.:$\u00a3\u20ac#+-])"
_SURE = frozenset({"day", "numeric", "ordinal"})


def _year_of(written: str | None) -> int | None:
    if not written:
        return None
    number = int(written.strip("'-/. "))
    return number if number > 99 else 2000 + number


def _number_of(written: str) -> int | None:
    words = spaces_folded(written)
    return int(words) if words.isdigit() else small_numbers().get(words)


def _weekday_of(groups: Groups) -> int | None:
    return weekday_numbers().get(spaces_folded(groups.get("weekday", "")))


def _day_of(groups: Groups) -> int | None:
    if groups.get("day"):
        return int(groups["day"])
    return ordinal_numbers().get(spaces_folded(groups.get("ordinal", "")))


def _build_named(span: Span, groups: Groups) -> DayPhrase | None:
    day, month = _day_of(groups), month_numbers()[spaces_folded(groups["month"])]
    if day is None or not 1 <= day <= 31:
        return None
    last = int(groups["until"]) if groups.get("until") else None
    if groups.get("from"):
        day, last = int(groups["from"]), day
    year = _year_of(groups.get("year"))
    return DayPhrase(
        "day", span, year, month, day, last_day=last if last and day < last <= 31 else None,
        weekday=_weekday_of(groups),
    )  # fmt: skip


def _build_iso(span: Span, groups: Groups) -> DayPhrase | None:
    month, day = int(groups["month"]), int(groups["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return DayPhrase("day", span, int(groups["year"]), month, day, weekday=_weekday_of(groups))


def _build_numeric(span: Span, groups: Groups) -> DayPhrase | None:
    first, second = int(groups["first"]), int(groups["second"])
    if not (1 <= min(first, second) <= 12 and max(first, second) <= 31):
        return None
    return DayPhrase(
        "numeric", span, _year_of(groups.get("year")), weekday=_weekday_of(groups), first=first, second=second,
        dotted="." in groups.get("mark", "/"),
    )  # fmt: skip


def _build_ordinal(span: Span, groups: Groups) -> DayPhrase | None:
    day = _day_of(groups)
    if day is None or not 1 <= day <= 31:
        return None
    which = spaces_folded(groups.get("month_which", ""))
    relative: Which = "last" if which == "last" else "next" if which == "next" else "this" if which else ""
    return DayPhrase("ordinal", span, day=day, weekday=_weekday_of(groups), which=relative)


def _build_weekday(span: Span, groups: Groups) -> DayPhrase | None:
    weeks, which = 0, _which_of(groups)
    after = spaces_folded(groups.get("after", ""))
    if after in ("week", "fortnight"):
        weeks, which = (1 if after == "week" else 2), "coming"
    if groups.get("weeks"):
        amount = _number_of(groups["weeks"])
        weeks, which = (amount or 0) * (2 if groups.get("double") else 1), "coming"
        if spaces_folded(groups.get("link", "")) == "last":
            return DayPhrase("weekday", span, weekday=_weekday_of(groups), which="last", count=-weeks)
    if groups.get("since"):
        weeks = _number_of(groups["since"]) or 0
        return DayPhrase("weekday", span, weekday=_weekday_of(groups), which="this_week", count=-weeks)
    return DayPhrase("weekday", span, weekday=_weekday_of(groups), which=which, count=weeks)


def _which_of(groups: Groups) -> Which:
    periods = date_words().periods
    week = spaces_folded(groups.get("week") or groups.get("week_after") or "")
    if week:
        if week in map(fold, periods.last):
            return "last_week"
        return "next_week" if week in map(fold, periods.next) else "this_week"
    before = spaces_folded(groups.get("which") or groups.get("which_after") or "")
    if before in map(fold, periods.last):
        return "last"
    if before in map(fold, periods.coming):
        return "coming"
    return "next" if before in map(fold, periods.next) else ""


def _unit_of(written: str) -> tuple[Unit, int]:
    periods = date_words().periods
    word = spaces_folded(written)
    table: tuple[tuple[tuple[str, ...], Unit, int], ...] = (
        (periods.days, "day", 1), (periods.weeks, "week", 1), (periods.fortnights, "week", 2),
        (periods.months, "month", 1), (periods.hours, "hour", 1),
    )  # fmt: skip
    return next(((unit, times) for words, unit, times in table if word in map(fold, words)), ("", 1))


def _build_ago(span: Span, groups: Groups) -> DayPhrase | None:
    amount, (unit, times) = _number_of(groups["amount"]), _unit_of(groups["unit"])
    if amount is None or unit in ("", "hour"):
        return None
    return DayPhrase("offset", span, count=-amount * times, unit=unit)


def _build_span(span: Span, groups: Groups) -> DayPhrase | None:
    amount, (unit, times) = _number_of(groups["amount"]), _unit_of(groups["unit"])
    if groups.get("upto") or amount is None or unit == "":
        return DayPhrase("vague", span)
    if unit == "hour":
        if amount % 24:
            return None
        unit, amount = "day", amount // 24
    return DayPhrase(
        "span", span, count=amount * times, unit=unit, working=bool(groups.get("working")),
        prefixed=bool(groups.get("within") or groups.get("time")),
    )  # fmt: skip


def _build_end(span: Span, groups: Groups) -> DayPhrase | None:
    which = spaces_folded(groups.get("which", ""))
    following: Which = "next" if which in map(fold, date_words().periods.next) else "this"
    if groups.get("month"):
        return DayPhrase(
            "end", span, _year_of(groups.get("year")), month_numbers()[groups["month"]], which=following
        )
    unit, _ = _unit_of(groups["unit"])
    return DayPhrase("end", span, unit=unit, which=following)


def _build_fixed_end(unit: Unit) -> Builder:
    return lambda span, _groups: DayPhrase("end", span, unit=unit, which="this")


def _build_offset(days: int, part: str = "") -> Builder:
    return lambda span, _groups: DayPhrase("offset", span, count=days, unit="day", part=part)


def _build_vague(span: Span, _groups: Groups) -> DayPhrase | None:
    return DayPhrase("vague", span)


def _build_week_of(span: Span, _groups: Groups) -> DayPhrase | None:
    return DayPhrase("vague", span, prefixed=True)


def _build_long_weekend(span: Span, _groups: Groups) -> DayPhrase | None:
    return DayPhrase("long_weekend", span)


@dataclass(frozen=True, slots=True)
class _Pattern:
    pattern: re.Pattern[str]
    build: Builder
    alone: bool = False


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return (*_absolute_patterns(), *_weekday_patterns(), *_relative_patterns(), *_span_patterns())


def _absolute_patterns() -> list[_Pattern]:
    words = date_words()
    endings = "(?:" + "|".join(fold(e) for e in words.ordinal_endings) + ")"
    ordinals = alternatives(ordinal_numbers())
    weekday = rf"(?:(?P<weekday>{alternatives(weekday_numbers())})(?!\w)[\s,.(]{{0,4}}(?:the\s+|le\s+|el\s+|den\s+|dem\s+|dia\s+)?)?"
    month = rf"(?P<month>{alternatives(month_numbers())})(?!\w)\.?"
    year = r"(?:(?:\s*,?\s*|\s+(?:of|de|del)\s+|[-/])(?P<year>(?:19|20)\d\d(?![\d:h])|'\d\d(?!\d)|(?<=[-/])\d\d(?![\d:])))?"
    day = rf"(?:(?P<day>\d{{1,2}})(?:\s?{endings}(?!\w)|\.)?|(?P<ordinal>{ordinals})(?!\w))"
    until = r"(?:\s?(?:-|to|or|and|&|/)\s?(?P<until>\d{1,2})(?:st|nd|rd|th)?(?![\w:.]|\s?(?:am|pm|a\.m|p\.m|h\b)))?"
    since = r"(?:(?P<from>\d{1,2})(?:st|nd|rd|th)?\s?(?:-|to|or|and|&|/)\s?)?"
    link = r"(?:\s+(?:of|de|del)\s+|[\s.\-/]{0,3})"
    not_counted = r"(?!\w|[:/]\d|\.\d|\s?%|\s*(?:am|pm|a\.m|p\.m)\b|\s+(?:people|days?|weeks?|years?|months?|hours?|yrs?|hrs?|times|minutes|mins|candidates|questions)\b)"
    month_which = r"(?:\s+of\s+(?P<month_which>last|this|next)\s+month(?!\w))?"
    numeric = r"(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})"
    return [
        _Pattern(re.compile(rf"{_CLEAR}{weekday}{since}{day}{link}{month}{year}(?![\w])"), _build_named),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}{month}[\s\-]{{0,3}}(?:the\s+)?{day}{not_counted}{until}{year}"), _build_named),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![\d/])"), _build_iso),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}{numeric}(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"), _build_numeric),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}(?P<first>\d{{1,2}})(?P<mark>/)(?P<second>\d{{1,2}})(?![\w/%]|[.-]\d)"), _build_numeric),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}(?P<first>\d{{1,2}})(?P<mark>\.)(?P<second>\d{{1,2}})\.(?!\d)"), _build_numeric),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}(?:the|el|dia)\s+(?P<day>\d\d?)\s?{endings}(?!\w){month_which}"), _build_ordinal, alone=True),
        _Pattern(re.compile(rf"{_CLEAR}{weekday}(?:the)\s+(?P<ordinal>{ordinals})(?!\w)"), _build_ordinal, alone=True),
        _Pattern(re.compile(rf"{_CLEAR}{weekday.removesuffix('?')}(?P<day>\d\d?)(?:{endings}(?!\w)|(?![\w:%/-]|\.\d)(?!\s?(?:am|pm|a\.m|p\.m|h|hrs|o'?clock)\b))"), _build_ordinal, alone=True),
        _Pattern(re.compile(rf"(?<=(?:\bby|\bon) )(?P<day>\d\d?)\s?(?:st|nd|rd|th)(?!\w)"), _build_ordinal, alone=True),
    ]  # fmt: skip


def _weekday_patterns() -> list[_Pattern]:
    words, periods = date_words(), date_words().periods
    full = [word for names in words.weekdays for word in names]
    name = rf"(?P<weekday>{alternatives([*full, *words.lone_weekdays, *words.careful_weekdays])})(?!\w)\.?"
    whole = rf"(?P<weekday>{alternatives([*full, *words.lone_weekdays])})(?!\w)\.?"
    beside = alternatives([*periods.last, *periods.next, *periods.coming])
    week = alternatives([*periods.last, *periods.next, *periods.this])
    days = rf"(?:(?P<week>{week})\s+week(?:'?s)?[\s,]+(?:on\s+)?)?(?:(?P<which>{beside})\s+)?"
    after = rf"(?:\s+(?P<after>week|fortnight)(?!\w)|,?\s+(?:of\s+|the\s+)?(?P<week_after>{week})\s+week(?!\w)|\s+(?P<which_after>prochain|dernier|proximo|pasado|passado|gone|past)(?!\w))?"
    amount = rf"(?P<weeks>{alternatives([*small_numbers(), '1', '2', '3', '4'])})\s+(?:weeks?|(?P<double>fortnight))"
    careful = alternatives(words.careful_weekdays)
    since = rf"(?P<since>\d|{alternatives(small_numbers())})\s+weeks?\s+ago"
    return [
        _Pattern(re.compile(rf"(?<![\w-]){days}{whole}{after}"), _build_weekday),
        _Pattern(re.compile(rf"(?<![\w-])(?:(?P<week>{week})\s+week\s+(?:on\s+)?|(?P<which>{beside})\s+){name}{after}"), _build_weekday),
        _Pattern(re.compile(rf"(?<=\b(?:on|by) )(?P<weekday>{careful})(?!\w)\.?{after}"), _build_weekday),
        _Pattern(re.compile(rf"(?<![\w-])(?P<weekday>{careful})(?!\w)\.?(?=,?\s(?:at\s|@\s?)?\d|,?\s(?:morning|afternoon|evening|arvo)|\sor\s)"), _build_weekday),
        _Pattern(re.compile(rf"(?<![\w-]){amount}\s+(?:(?P<link>on|from|after|this|coming|last)\s+)?{name}"), _build_weekday),
        _Pattern(re.compile(rf"(?<![\w-]){whole}(?:,|\s+on)?\s+{since}(?!\w)"), _build_weekday),
        _Pattern(re.compile(rf"(?<![\w-]){since},?\s+(?:on\s+(?:the\s+)?)?{whole}(?!\w)"), _build_weekday),
    ]  # fmt: skip


def _relative_patterns() -> list[_Pattern]:
    words = date_words().relative
    periods = date_words().periods
    amount = rf"(?P<amount>\d{{1,2}}|{alternatives(small_numbers())})"
    unit = rf"(?P<unit>{alternatives([*periods.days, *periods.weeks, *periods.fortnights, *periods.months])})"
    table: tuple[tuple[tuple[str, ...], int, str], ...] = (
        (words.before_yesterday, -2, ""), (words.yesterday, -1, ""), (words.today, 0, ""),
        (words.this_morning, 0, "morning"), (words.this_afternoon, 0, "afternoon"),
        (words.this_evening, 0, "evening"), (words.last_night, -1, "evening"), (words.tomorrow, 1, ""),
        (words.after_tomorrow, 2, ""), (words.french_yesterday, -1, ""),
    )  # fmt: skip
    return [
        *(_Pattern(whole_words(phrases), _build_offset(days, part)) for phrases, days, part in table),
        _Pattern(re.compile(rf"(?<![\w-]){amount}\s+{unit}\s+{alternatives(periods.ago)}(?!\w)"), _build_ago),
        _Pattern(
            re.compile(rf"(?<![\w-]){alternatives(periods.ago_before)}\s+{amount}\s+{unit}(?!\w)"), _build_ago
        ),
    ]


def _span_patterns() -> list[_Pattern]:
    periods = date_words().periods
    months = alternatives(month_numbers())
    unit = alternatives([*periods.days, *periods.weeks, *periods.fortnights, *periods.months, *periods.hours])
    amount = rf"\d{{1,2}}|{alternatives(small_numbers())}"
    which = alternatives([*periods.this, *periods.next])
    within = rf"(?:(?P<within>{alternatives(periods.within)})\s+(?:the\s+)?)?"
    working = rf"(?:(?P<working>{alternatives(periods.working)})\s+)?"
    end = alternatives(periods.end_words)
    period = alternatives([*periods.days, *periods.weeks, *periods.months])
    vague, few = alternatives(periods.vague_parts), alternatives(periods.vague_amounts)
    beside = alternatives([*periods.last, *periods.next, "this", "the week after"])
    return [
        _Pattern(re.compile(rf"(?<![\w-]){within}(?P<amount>{amount})(?P<upto>\s?(?:-|to|or|/)\s?(?:{amount}))?[\s-]{{0,2}}{working}(?P<unit>{unit})(?!\w)(?P<time>'?\s+time)?(?P<upto2>\s+(?:or\s+(?:two|three|so|more)|and\s+a\s+half))?(?:\s+(?:from|of|after)\s+(?:now|today|then|the interview|my interview|this interview|the meeting))?"), _build_either_span),
        _Pattern(re.compile(rf"(?<![\w-])(?:{alternatives(periods.within)}\s+)?(?:the\s+|next\s+|coming\s+)*{few}\s+{working}(?P<unit>{unit})(?!\w)"), _build_vague),
        _Pattern(re.compile(rf"(?<![\w-]){end}\s+(?:(?P<which>{which})\s+)?(?:{alternatives(periods.working)}\s+)?(?P<unit>{period})(?!\w)"), _build_end),
        _Pattern(re.compile(rf"(?<![\w-]){end}\s+(?:of\s+)?(?P<month>{months})(?!\w)(?:\s+(?P<year>20\d\d))?(?!\s+\d)"), _build_end),
        _Pattern(re.compile(r"(?<=\bbefore )(?:the\s+|this\s+)?weekend(?!\w)|(?<=\bby )(?:the\s+|this\s+)?weekend(?!\w)"), _build_fixed_end("week")),
        _Pattern(whole_words(periods.end_of_week), _build_fixed_end("week")),
        _Pattern(whole_words(periods.end_of_month), _build_fixed_end("month")),
        _Pattern(whole_words(periods.end_of_day), _build_fixed_end("day")),
        _Pattern(whole_words(periods.long_weekend), _build_long_weekend),
        _Pattern(re.compile(rf"(?<![\w-]){vague}[\s-]+(?:in\s+|to\s+mid\s+)?(?:(?:the|this|next|following|coming|new)\s+)*(?:{months}|{period}|year)(?!\w)(?!\s+\d)"), _build_vague),
        _Pattern(re.compile(rf"(?<![\w-])(?:in|by|before|during|for|end\s+of)\s+{months}(?!\w)(?!\.?\s+(?:the\s+)?\d)"), _build_vague),
        _Pattern(re.compile(rf"(?<![\w-])(?:{beside})\s+(?:week|month|year|fortnight)(?!\w)"), _build_vague),
        _Pattern(re.compile(r"(?<![\w-])(?:w/c|week\s+(?:of|commencing|beginning|starting))\s+(?:the\s+)?(?:\w+\.?\s+)?\d\d?(?:st|nd|rd|th)?(?:\s+(?:of\s+)?\w+)?"), _build_week_of),
        _Pattern(re.compile(r"(?<![\w-])(?:(?:the\s+)?new\s+year|after\s+the\s+holidays|within\s+the\s+(?:week|month)|this\s+weekend|over\s+the\s+weekend|(?:the\s+)?(?:day|week)\s+after(?!\s+tomorrow)|the\s+(?:next|following)\s+day)(?!\w)"), _build_vague),
    ]  # fmt: skip


def _build_either_span(span: Span, groups: Groups) -> DayPhrase | None:
    if groups.get("upto2"):
        return DayPhrase("vague", span)
    return _build_span(span, groups)


@cache
def _may_follow() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:$|\n|[^\w\s]|\s{alternatives(date_words().may_follow)}(?!\w)|\s\d)")


def stands_alone(folded: str, end: int) -> bool:
    """Whether what follows ``end`` leaves the words before it a day or an hour ("the 9th floor" is neither)."""
    return _may_follow().match(folded, end) is not None


def find_days(folded: str) -> list[DayPhrase]:
    """Every phrase of ``folded`` that speaks of a day, from left to right, none overlapping."""
    found = [phrase for pattern in _patterns() for phrase in _matches(pattern, folded)]
    found.sort(
        key=lambda p: (
            not (p.kind in _SURE or (p.kind == "vague" and p.prefixed)),
            p.span.start - p.span.end,
            p.span.start,
        )
    )
    kept: list[tuple[int, int]] = []
    phrases: list[DayPhrase] = []
    for phrase in found:
        place = (phrase.span.start, phrase.span.end)
        at = bisect_left(kept, place)
        clear_left = at == 0 or kept[at - 1][1] <= place[0]
        if clear_left and (at == len(kept) or place[1] <= kept[at][0]):
            insort(kept, place)
            phrases.append(phrase)
    return sorted(phrases, key=lambda p: p.span.start)


def _matches(pattern: _Pattern, folded: str) -> Iterator[DayPhrase]:
    for match in pattern.pattern.finditer(folded):
        if pattern.alone and not stands_alone(folded, match.end()):
            continue
        groups = {name: value for name, value in match.groupdict().items() if value}
        end = match.start() + len(match[0].rstrip(" ,\n" if groups.get("mark") == "." else " .,\n"))
        phrase = pattern.build(Span(start=match.start(), end=end), groups)
        if phrase is not None:
            yield phrase
