"""Days that are counted: "yesterday", "two days ago", "within ten business days", "the end of next week"."""

import re

from followup.notes.dates.absolute import year_of
from followup.notes.dates.dayphrase import APART, Builder, DayPhrase, Groups, Pattern, Unit, Which, number_of
from followup.notes.dates.vocabulary import (
    alternatives,
    date_words,
    fold,
    month_numbers,
    small_numbers,
    spaces_folded,
    whole_words,
    with_slips,
)
from followup.spans import Span

_HOURS_OF_A_DAY = 24


def period_patterns() -> list[Pattern]:
    """Patterns of days that are counted from another day, and of phrases that name none."""
    return [*_offset_patterns(), *_span_patterns(), *_end_patterns(), *_vague_patterns()]


def _amount() -> str:
    return rf"\d{{1,2}}|{alternatives(small_numbers())}"


def _offset_patterns() -> list[Pattern]:
    words, periods = date_words().relative, date_words().periods
    table: tuple[tuple[tuple[str, ...], int, str], ...] = (
        (words.before_yesterday, -2, ""),
        (words.yesterday, -1, ""),
        (words.french_yesterday, -1, ""),
        (words.last_night, -1, "evening"),
        (words.today, 0, ""),
        (words.this_morning, 0, "morning"),
        (words.this_afternoon, 0, "afternoon"),
        (words.this_evening, 0, "evening"),
        (words.tomorrow, 1, ""),
        (words.after_tomorrow, 2, ""),
    )
    unit = alternatives([*periods.days, *periods.weeks, *periods.fortnights, *periods.months, *periods.hours])
    nights = alternatives(periods.nights)
    counted = rf"(?P<amount>{_amount()})\s+(?P<unit>{unit}|{nights})"
    return [
        *(
            Pattern(whole_words({*phrases, *with_slips(phrases[:1])}), _offset_builder(days, part))
            for phrases, days, part in table
        ),
        Pattern(
            re.compile(rf"{APART}{counted}\s+{alternatives(periods.ago)}(?:\s+today)?(?!\w)"), _build_ago
        ),
        Pattern(re.compile(rf"{APART}{alternatives(periods.ago_before)}\s+{counted}(?!\w)"), _build_ago),
    ]


def _offset_builder(days: int, part: str) -> Builder:
    return lambda span, _groups: DayPhrase("offset", span, count=days, unit="day", part=part)


def _unit_of(written: str) -> tuple[Unit, int]:
    """The unit that a word names, and how many of it."""
    periods = date_words().periods
    table: tuple[tuple[tuple[str, ...], Unit, int], ...] = (
        ((*periods.days, *periods.nights), "day", 1),
        (periods.weeks, "week", 1),
        (periods.fortnights, "week", 2),
        (periods.months, "month", 1),
        (periods.hours, "hour", 1),
    )
    word = spaces_folded(written)
    return next(((unit, times) for words, unit, times in table if word in map(fold, words)), ("", 1))


def _build_ago(span: Span, groups: Groups) -> DayPhrase | None:
    amount, (unit, times) = number_of(groups["amount"]), _unit_of(groups["unit"])
    if amount is None:
        return None
    if unit == "hour":
        unit, amount = "day", amount // _HOURS_OF_A_DAY
    return DayPhrase("offset", span, count=-amount * times, unit=unit)


def _span_patterns() -> list[Pattern]:
    periods = date_words().periods
    unit = alternatives([*periods.days, *periods.weeks, *periods.fortnights, *periods.months, *periods.hours])
    within = alternatives(periods.within)
    working = alternatives(periods.working)
    form = (
        rf"{APART}(?:(?P<within>{within})\s+(?:the\s+)?)?(?P<amount>{_amount()})"
        rf"(?P<upto>\s?(?:-|to|or|/)\s?(?:{_amount()}))?[\s-]{{0,2}}(?:(?P<working>{working})\s+)?"
        rf"(?P<unit>{unit})(?!\w)(?P<time>'?\s+time)?"
        rf"(?P<more>\s+(?:or\s+(?:two|three|so|more)|and\s+a\s+half))?"
        rf"(?:\s+(?:from|of|after)\s+(?:now|today|then|(?:the|my|this)\s+(?:interview|meeting)))?"
    )
    fortnight = rf"(?P<unit>{alternatives(periods.fortnights)})(?!\w)"
    whole = rf"{APART}(?P<within>{within})\s+(?P<amount>the)\s+{fortnight}"
    before = rf"{APART}(?P<unit>{alternatives(periods.units_first)})\s+(?P<amount>{_amount()})(?!\w)"
    return [Pattern(re.compile(each), _build_span) for each in (form, whole, before)]


def _build_span(span: Span, groups: Groups) -> DayPhrase | None:
    amount, (unit, times) = number_of(groups["amount"]), _unit_of(groups["unit"])
    if groups["amount"] == "the":
        amount = 1
    if "upto" in groups or "more" in groups or amount is None:
        return DayPhrase("vague", span)
    if unit == "hour":
        days, rest = divmod(amount, _HOURS_OF_A_DAY)
        if rest or not days:
            return None
        unit, amount = "day", days
    limited = "within" in groups or "time" in groups
    return DayPhrase(
        "span", span, count=amount * times, unit=unit, working="working" in groups, limited=limited
    )


def _end_patterns() -> list[Pattern]:
    periods = date_words().periods
    end = alternatives(periods.end_words)
    which = alternatives([*periods.this, *periods.next])
    unit = alternatives([*periods.days, *periods.weeks, *periods.months])
    months = alternatives(month_numbers())
    return [
        Pattern(
            re.compile(
                rf"{APART}{end}\s+(?:(?P<which>{which})\s+)?(?:{alternatives(periods.working)}\s+)?"
                rf"(?P<unit>{unit})(?!\w)"
            ),
            _build_end,
        ),
        Pattern(
            re.compile(
                rf"{APART}{end}\s+(?:of\s+)?(?P<month>{months})(?!\w)(?:\s+(?P<year>20\d\d))?(?!\s+\d)"
            ),
            _build_end,
        ),
        Pattern(
            re.compile(r"(?:(?<=\bbefore )|(?<=\bby ))(?:the\s+|this\s+)?weekend(?!\w)"), _fixed_end("week")
        ),
        Pattern(
            re.compile(rf"(?<=\bbefore )the\s+(?P<unit>week|month)\s?{alternatives(periods.is_out)}(?!\w)"),
            _build_end,
        ),
        Pattern(
            re.compile(
                rf"{APART}(?:(?P<which>{which})\s+)?(?P<unit>{unit})\s*{alternatives(periods.end_after)}(?!\w)"
            ),
            _build_end,
        ),
        Pattern(whole_words(periods.end_of_week), _fixed_end("week")),
        Pattern(whole_words(periods.end_of_month), _fixed_end("month")),
        Pattern(whole_words(periods.end_of_day), _fixed_end("day")),
        *_holiday_patterns(),
    ]


def _holiday_patterns() -> list[Pattern]:
    periods = date_words().periods
    weekend = r"(?:\s+(?:long\s+)?(?:week-?end|break|holidays?))?"
    holiday = rf"(?P<holiday>{alternatives(periods.holidays)})"
    return [
        Pattern(whole_words(periods.long_weekend), lambda span, _: DayPhrase("long_weekend", span)),
        Pattern(
            re.compile(rf"(?<=\bbefore )(?:the\s+)?{holiday}{weekend}(?!\w)"),
            lambda span, groups: DayPhrase("long_weekend", span, part=spaces_folded(groups["holiday"])),
        ),
        Pattern(
            re.compile(
                rf"(?:(?<=\bby )|(?<=\buntil )|(?<=\btill )){holiday}(?!\w|'|\s+(?:week|break|rush|season))"
                rf"|{APART}{holiday.replace('holiday', 'named', 1)}(?=,?\s+(?:at\s+the\s+)?latest\b)"
            ),
            _build_holiday,
        ),
    ]


def _build_holiday(span: Span, groups: Groups) -> DayPhrase:
    """The holiday itself, not the day before it."""
    name = groups.get("holiday") or groups["named"]
    return DayPhrase("long_weekend", span, part=spaces_folded(name), which="this_one")


def _fixed_end(unit: Unit) -> Builder:
    return lambda span, _groups: DayPhrase("end", span, unit=unit, which="this")


def _build_end(span: Span, groups: Groups) -> DayPhrase | None:
    said = spaces_folded(groups.get("which", ""))
    which: Which = "next" if said in map(fold, date_words().periods.next) else "this"
    if "month" in groups:
        month = month_numbers()[spaces_folded(groups["month"])]
        return DayPhrase("end", span, year_of(groups.get("year")), month, which=which)
    return DayPhrase("end", span, unit=_unit_of(groups["unit"])[0], which=which)


def _vague_patterns() -> list[Pattern]:
    periods = date_words().periods
    months = alternatives(month_numbers())
    unit = alternatives([*periods.days, *periods.weeks, *periods.fortnights, *periods.months])
    parts, few = alternatives(periods.vague_parts), alternatives(periods.vague_amounts)
    within, working = rf"(?:{alternatives(periods.within)}\s+)?", rf"(?:{alternatives(periods.working)}\s+)?"
    which = r"(?:(?:the|this|next|following|coming|new)\s+){0,2}"
    beside = alternatives([*periods.last, *periods.next, "this", "the week after"])
    forms = (
        rf"{APART}{within}(?:(?:the|next|coming)\s+){{0,2}}{few}\s+{working}{unit}(?!\w)",
        rf"{APART}{parts}[\s-]+(?:in\s+|to\s+mid\s+)?{which}(?:{months}|{unit}|year)(?!\w)(?!\s+\d)",
        rf"{APART}(?:in|by|before|during|for)\s+{months}(?!\w)(?!\.?\s+(?:the\s+)?\d)",
        rf"{APART}{beside}\s+(?:week|month|year|fortnight)(?!\w)",
    )
    week_of = (
        r"(?<![\w-])(?:w/c|week\s+(?:of|commencing|beginning|starting))\s+(?:the\s+)?(?:\w+\.?\s+)?"
        r"\d\d?(?:st|nd|rd|th)?(?:\s+(?:of\s+)?\w+)?"
    )
    return [
        *(Pattern(re.compile(form), lambda span, _: DayPhrase("vague", span)) for form in forms),
        Pattern(whole_words(periods.vague), lambda span, _: DayPhrase("vague", span)),
        Pattern(re.compile(week_of), lambda span, _: DayPhrase("vague", span, sure=True)),
    ]
