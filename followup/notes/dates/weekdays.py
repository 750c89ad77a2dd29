"""Days that are named by their weekday: "on Tuesday", "last Thursday", "Friday week", "Monday next week"."""

import re
from collections.abc import Iterable

from followup.notes.dates.absolute import weekday_of
from followup.notes.dates.dayphrase import APART, DayPhrase, Groups, Pattern, Which, number_of
from followup.notes.dates.vocabulary import (
    alternatives,
    date_words,
    fold,
    small_numbers,
    spaces_folded,
    with_slips,
)
from followup.spans import Span


def _named(names: Iterable[str]) -> str:
    return rf"(?P<weekday>{alternatives(names)})(?!\w)\.?"


def weekday_patterns() -> list[Pattern]:
    """Patterns of days that are named by their weekday."""
    words, periods = date_words(), date_words().periods
    slips = with_slips(names[0] for names in words.weekdays)
    full = [*slips, *(word for names in words.weekdays for word in names), *words.lone_weekdays]
    plural = rf"(?P<weekday>{alternatives(full)})"
    name, whole = _named([*full, *words.careful_weekdays]), _named(full)
    careful = _named(words.careful_weekdays)
    which = (
        rf"(?P<which>{alternatives([*periods.last, *periods.next, *periods.coming, 'just this', 'this'])})\s+"
    )
    week = alternatives([*periods.last, *periods.next, *periods.this])
    before = rf"(?:(?P<week>{week})\s+week(?:'?s)?[\s,]+(?:on\s+)?)?(?:{which})?"
    after = (
        rf"(?:\s+(?P<after>week|fortnight)(?!\w)"
        rf"|,?\s+(?:of\s+|the\s+)?(?P<week_after>{week})\s+week(?!\w)"
        rf"|\s+(?P<which_after>{alternatives(periods.weekday_after)})(?!\w))?"
    )
    amount = rf"(?P<weeks>{alternatives(small_numbers())}|\d)\s+(?:weeks?|(?P<double>fortnight))"
    link = r"(?:(?P<link>on|from|after|this|coming|last)\s+)?"
    ago = rf"(?P<ago>{alternatives(small_numbers())}|\d)\s+weeks?\s+ago"
    parts = alternatives([*words.parts.morning, *words.parts.afternoon, *words.parts.evening])
    forms = (
        rf"{APART}{before}{whole}{after}",
        rf"{APART}(?:(?P<week>{week})\s+week\s+(?:on\s+)?|{which}){name}{after}",
        rf"(?<=\b(?:on|by) ){careful}{after}",
        rf"{APART}{careful}(?=,?\s(?:at\s|@\s?)?\d|,?\s{parts}(?!\w)|\sor\s)",
        rf"{APART}{careful}(?=\s?(?:$|[.,;:!?)\n]))",
        rf"{APART}{amount}\s+{link}{name}",
        rf"{APART}{whole}(?:,|\s+on)?\s+{ago}(?!\w)",
        rf"{APART}(?P<gone>{alternatives(small_numbers())}|\d)\s+{plural}s\s+ago(?!\w)",
        rf"{APART}(?:the\s+)?{whole}\s+(?P<before_last>before\s+last)(?!\w)",
        rf"{APART}(?:the\s+)?(?P<before_last>week\s+before\s+last),?\s+(?:on\s+)?{whole}",
        rf"{APART}(?P<gone_weeks>{alternatives(small_numbers())}|\d)\s+weeks?\s+ago\s+{whole}",
        rf"{APART}{ago},?\s+(?:on\s+(?:the\s+)?)?{whole}",
    )
    return [Pattern(re.compile(form), _build_weekday) for form in forms]


def _build_weekday(span: Span, groups: Groups) -> DayPhrase | None:
    which, weeks = _counted_weeks(groups) or (_which_of(groups), 0)
    back = "gone_weeks" in groups
    return DayPhrase("weekday", span, weekday=weekday_of(groups), which=which, count=weeks, sure=back)


def _counted_weeks(groups: Groups) -> tuple[Which, int] | None:
    """The weeks that a match counts from the weekday it names, and which weekday that is."""
    if "ago" in groups:
        return "this_week", -(number_of(groups["ago"]) or 0)
    if "gone_weeks" in groups:
        return "last", -(number_of(groups["gone_weeks"]) or 0)
    if "gone" in groups or "before_last" in groups:
        return "last", 1 - (number_of(groups.get("gone", "2")) or 1)
    if "weeks" in groups:
        weeks = (number_of(groups["weeks"]) or 0) * (2 if "double" in groups else 1)
        return ("last", -weeks) if groups.get("link") == "last" else ("coming", weeks)
    if "after" in groups:
        return "coming", 1 if groups["after"] == "week" else 2
    return None


def _which_of(groups: Groups) -> Which:
    periods = date_words().periods
    last, following = (set(map(fold, words)) for words in (periods.last, periods.next))
    week = spaces_folded(groups.get("week") or groups.get("week_after") or "")
    if week:
        return "last_week" if week in last else "next_week" if week in following else "this_week"
    said = spaces_folded(groups.get("which") or groups.get("which_after") or "")
    if said in last:
        return "last"
    if said in set(map(fold, periods.coming)):
        return "coming"
    if said.endswith("this"):
        return "this_one"
    return "next" if said in following else ""
