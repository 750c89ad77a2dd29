"""Finds the phrases of folded text that speak of a day."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from functools import cache

from followup.notes.dates.absolute import absolute_patterns
from followup.notes.dates.dayphrase import DayPhrase, Pattern, stands_alone
from followup.notes.dates.periods import period_patterns
from followup.notes.dates.weekdays import weekday_patterns
from followup.spans import Span

_NUMBERED = frozenset({"day", "numeric", "ordinal"})


@cache
def _patterns() -> tuple[Pattern, ...]:
    return (*absolute_patterns(), *weekday_patterns(), *period_patterns())


def find_days(folded: str) -> list[DayPhrase]:
    """Every phrase of ``folded`` that speaks of a day, from left to right, none overlapping.

    Of two that overlap, one that names the day by its number wins, then the longer, then the first.
    """
    found = [phrase for pattern in _patterns() for phrase in _matches(pattern, folded)]
    found.sort(key=_rank)
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


def _rank(phrase: DayPhrase) -> tuple[bool, int, int]:
    start, end = phrase.span.start, phrase.span.end
    return not (phrase.kind in _NUMBERED or phrase.sure), start - end, start


def _matches(pattern: Pattern, folded: str) -> Iterator[DayPhrase]:
    for match in pattern.pattern.finditer(folded):
        if pattern.alone and not stands_alone(folded, match.end()):
            continue
        groups = {name: value for name, value in match.groupdict().items() if value}
        # The last dot of "12.11." belongs to the date, that of "Sept. 9." does not.
        words = match[0].rstrip(" ,\n" if groups.get("mark") == "." else " .,\n")
        phrase = pattern.build(Span(start=match.start(), end=match.start() + len(words)), groups)
        if phrase is not None:
            yield phrase
