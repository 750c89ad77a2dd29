"""Days that are named by their number: "14 Oct 2026", "9/7/2027", "Tuesday the 29th"."""

import re

from followup.notes.dates.dayphrase import CLEAR, LONGEST_MONTH, MONTHS, DayPhrase, Groups, Pattern, Which
from followup.notes.dates.vocabulary import (
    alternatives,
    date_words,
    day_names,
    fold,
    month_numbers,
    ordinal_numbers,
    spaces_folded,
    weekday_numbers,
)
from followup.spans import Span

_CENTURY = 100
_AM = r"(?:am|pm|a\.m|p\.m|h|hrs|noon|o'?clock)\b"
_COUNTED = (
    r"(?:people|days?|weeks?|years?|months?|hours?|yrs?|hrs?|times|minutes|mins|candidates|questions)\b"
)


def absolute_patterns() -> list[Pattern]:
    """Patterns of days that are named by their number."""
    return [*_named_patterns(), *_numeric_patterns(), *_ordinal_patterns()]


def _weekday_before() -> str:
    names = alternatives(weekday_numbers())
    which = alternatives([*date_words().periods.next, "this", "coming"])
    article = r"(?:the\s+|le\s+|el\s+|den\s+|dem\s+|dia\s+)?"
    return rf"(?:(?:{which}\s+)?(?P<weekday>{names})(?!\w)[\s,.(]{{0,4}}{article})?"


def _endings() -> str:
    """Endings such as "th", which a space may come before, and "e", which it may not."""
    endings = sorted({fold(ending) for ending in date_words().ordinal_endings})
    spaced = "|".join(ending for ending in endings if len(ending) > 1)
    return rf"(?:\s?(?:{spaced})|[{''.join(ending for ending in endings if len(ending) == 1)}])"


def _named_patterns() -> list[Pattern]:
    names = rf"(?P<month>{alternatives(month_numbers())})"
    month = rf"{names}(?!\w)\.?"
    year = (
        r"(?:(?:\s*,?\s*|\s+(?:of|de|del)\s+|[-/])"
        r"(?P<year>(?:19|20)\d\d(?![\d:h])|'\d\d(?!\d)|(?<=[-/])\d\d(?![\d:])))?"
    )
    spoken = alternatives(day_names())
    elsewhere = alternatives(word for words in date_words().numbers_elsewhere for word in words)
    day = (
        rf"(?:(?P<day>\d{{1,2}})(?:{_endings()}(?!\w)|\.)?"
        rf"|(?P<ordinal>{alternatives(ordinal_numbers())})(?!\w))"
    )
    linked = r"(?:st|nd|rd|th)?(?:-|\s?(?:to|or|and|&|/)\s?)"
    since = rf"(?:(?P<from>\d{{1,2}}){linked})?"
    until = rf"(?:{linked}(?P<until>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:]|\.\d|\s?{_AM}))?"
    link = r"(?:\s+(?:of|de|del)\s+|[\s.\-/]{0,3})"
    not_counted = rf"(?!\w|[:/]\d|\.\d|\s?%|\s*{_AM}|\s+{_COUNTED})"
    before = CLEAR + _weekday_before()
    return [
        Pattern(re.compile(rf"{before}{since}{day}{link}{month}{year}(?!\w)"), _build_named),
        Pattern(re.compile(rf"{CLEAR}(?P<day>\d\d?){names}(?P<year>20\d\d)?(?!\w)"), _build_named),
        Pattern(re.compile(rf"{before}(?!may|mar){names}\s(?P<spoken>{spoken})(?![\w-])"), _build_named),
        Pattern(
            re.compile(rf"{before}(?P<spoken>{elsewhere})\s+(?:de\s+)?(?!may|mar\b){month}{year}(?!\w)"),
            _build_named,
        ),
        Pattern(re.compile(_east_asian()), _build_iso),
        Pattern(re.compile(rf"{CLEAR}{names}(?P<day>\d\d?)(?![\w:]|\.\d)"), _build_named),
        Pattern(
            re.compile(rf"{before}{month}[\s\-]{{0,3}}(?:the\s+)?{day}{not_counted}{until}{year}"),
            _build_named,
        ),
    ]


def _east_asian() -> str:
    """A month and a day with their signs, in Chinese, Japanese or Korean: "12\u670824\u65e5"."""
    year, month, day = (
        f"[{''.join(map(fold, signs))}]"
        for signs in ("\u5e74\ub144", "\u6708\uc6d4", "\u65e5\u53f7\u865f\uc77c")
    )
    of_year = rf"(?<!\d)(?:(?P<year>20\d\d)\s?{year}\s?)?"
    return rf"{of_year}(?P<month>\d{{1,2}})\s?{month}\s?(?P<day>\d{{1,2}})\s?{day}"


def _numeric_patterns() -> list[Pattern]:
    before = CLEAR + _weekday_before()
    pair = r"(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})"
    slashed = r"(?P<first>\d{1,2})(?P<mark>/)(?P<second>\d{1,2})"
    dashed = slashed.replace("(?P<mark>/)", "(?P<mark>-)")
    dotted = r"(?P<first>\d{1,2})(?P<mark>\.)(?P<second>\d{1,2})"
    spaced = r"(?P<first>\d{1,2})\s(?P<mark>[/.\-])\s(?P<second>\d{1,2})\s"
    compact = r"(?P<year>20[2-4]\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"
    iso = r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
    return [
        Pattern(re.compile(rf"{before}{iso}(?![\d/])"), _build_iso),
        Pattern(
            re.compile(rf"{before}{pair}(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"),
            _build_numeric,
        ),
        Pattern(
            re.compile(rf"{before}{spaced}(?P=mark)\s(?P<year>(?:19|20)\d\d)(?![\w/]|[.-]\d)"), _build_numeric
        ),
        Pattern(re.compile(rf"(?<![\w/.$-]){compact}(?:(?![\w-])|(?=t\d{{4}}))"), _build_iso),
        Pattern(re.compile(rf"{before}{slashed}(?![\w/%]|[.-]\d)"), _build_numeric),
        Pattern(re.compile(rf"{before.removesuffix('?')}{dashed}(?![\w/%]|[.-]\d)"), _build_numeric),
        Pattern(re.compile(rf"(?<!\bat )(?<!\bum ){before}{dotted}\.(?!\d)"), _build_dotted),
    ]


def _ordinal_patterns() -> list[Pattern]:
    weekday, endings = _weekday_before(), _endings()
    names = alternatives(weekday_numbers())
    digits = rf"(?P<day>\d\d?){endings}(?!\w)"
    words = rf"(?P<ordinal>{alternatives(ordinal_numbers())})(?!\w)"
    month = r"(?:\s+of\s+(?P<month_which>last|this|next)\s+month(?!\w))?"
    with_ending = rf"(?P<day>\d\d?){endings}(?!\w)"
    bare = rf"(?P<day>\d\d?)(?![\w:%/-]|\.\d)(?!\s?{_AM}|\s+(?:in|de|du)\s)"
    forms = (
        rf"{CLEAR}{weekday}(?:the|el|dia)\s+{digits}{month}",
        rf"{CLEAR}{weekday.removesuffix('?')}the\s+{words}",
        rf"{CLEAR}the\s+(?!{alternatives(date_words().ordinals[:3])}(?!\w)){words}",
        rf"{CLEAR}{weekday.removesuffix('?')}{with_ending}",
        rf"{CLEAR}(?P<weekday>{names})(?!\w)\.?\s{{1,2}}{bare}",
        rf"(?:(?<=\bby )|(?<=\bon )|(?<=\bhear )|(?<=\btill )|(?<=\buntil )|(?<=\bbefore )){digits}",
    )
    limit = "|".join(rf"(?<=\b{word} the )" for word in ("on", "by", "before", "until", "till"))
    not_after = rf"(?!\s+{alternatives(date_words().not_after_ordinals)}(?!\w))"
    sure = rf"(?:{limit})(?:{words}|{with_ending}){not_after}"
    day_word = rf"(?:(?<=\bdia )|(?<=\ble )|(?<=\bden )|(?<=\btarehe )|(?<=\btanggal )){bare}"
    timed = r"(?=,?\s*(?:at\s+|@\s*)?\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m)|\s+at\s)"
    bold = r"(?P<day>\d\d?)(?:st|nd|rd|th)(?!\w)"
    begins = rf"(?:(?<![^\n])|(?<=\n- )|(?<=: )|(?<=\bwas )){bold}{not_after}"
    return [
        Pattern(re.compile(rf"{CLEAR}{bold}{timed}|{begins.replace('<day>', '<from>')}"), _build_ordinal),
        *(Pattern(re.compile(form), _build_ordinal, alone=True) for form in forms),
        Pattern(re.compile(sure), _build_ordinal),
        Pattern(re.compile(day_word), _build_ordinal, alone=True),
    ]


def weekday_of(groups: Groups) -> int | None:
    """The weekday that a match names, Monday = 0."""
    return weekday_numbers().get(spaces_folded(groups.get("weekday", "")))


def year_of(written: str | None) -> int | None:
    """The year that a match names, two digits being of this century."""
    if not written:
        return None
    number = int(written.strip("'-/. "))
    return number if number >= _CENTURY else 20 * _CENTURY + number


def _day_of(groups: Groups) -> int:
    if "day" in groups or "from" in groups:
        return int(groups.get("day") or groups["from"])
    if "spoken" in groups:
        return day_names()[spaces_folded(groups["spoken"])]
    return ordinal_numbers().get(spaces_folded(groups.get("ordinal", "")), 0)


def _build_named(span: Span, groups: Groups) -> DayPhrase | None:
    day, month = _day_of(groups), month_numbers()[spaces_folded(groups["month"])]
    last = int(groups.get("until", 0))
    if "from" in groups:
        day, last = int(groups["from"]), day
    if not 1 <= day <= LONGEST_MONTH:
        return None
    last_day = last if day < last <= LONGEST_MONTH else None
    year = year_of(groups.get("year"))
    return DayPhrase("day", span, year, month, day, last_day=last_day, weekday=weekday_of(groups))


def _build_iso(span: Span, groups: Groups) -> DayPhrase | None:
    month, day = int(groups["month"]), int(groups["day"])
    if not (1 <= month <= MONTHS and 1 <= day <= LONGEST_MONTH):
        return None
    return DayPhrase("day", span, year_of(groups.get("year")), month, day, weekday=weekday_of(groups))


def _build_numeric(span: Span, groups: Groups) -> DayPhrase | None:
    first, second = int(groups["first"]), int(groups["second"])
    if not (1 <= min(first, second) <= MONTHS and max(first, second) <= LONGEST_MONTH):
        return None
    year = year_of(groups.get("year"))
    return DayPhrase("numeric", span, year, weekday=weekday_of(groups), first=first, second=second)


def _build_dotted(span: Span, groups: Groups) -> DayPhrase | None:
    """A day and a month with dots, as in German; "11.30." is an hour."""
    return _build_numeric(span, groups) if int(groups["second"]) <= MONTHS else None


def _build_ordinal(span: Span, groups: Groups) -> DayPhrase | None:
    day = _day_of(groups)
    if not 1 <= day <= LONGEST_MONTH:
        return None
    table: dict[str, Which] = {"last": "last", "this": "this", "next": "next"}
    which = table.get(groups.get("month_which", ""), "")
    return DayPhrase("ordinal", span, day=day, weekday=weekday_of(groups), which=which)
