"""The numbers and times of day that the evidence gives, and those that follow from its dates."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from followup.case import Case
from followup.guard.clauses import Clause, full_roots
from followup.guard.dates import find_clocks
from followup.guard.numbers import Number, find_numbers
from followup.guard.words import root, split_words

_NEAR = 12
_DAYS_A_WEEK = 7
_WEEKEND = (6, 0)
_CENTURY = 100
_APOSTROPHES = ("'", "\u2019")
_RUN_TOGETHER = re.compile(r"\b(\d{1,2})([0-5]\d)\s?[ap]m?\b", re.IGNORECASE)
_HOUR_ALONE = re.compile(r"\b(?:at (\d{1,2})|(\d{1,2})\s?[ap])\b")

OF_CLOCK = "o'clock"
"""Stands among the roots around a number that is an hour."""

KnownNumbers = dict[float, list[frozenset[str]]]
"""Numbers with the roots of the words around them, once for each place; none where it counts anything."""


def read_numbers(clauses: Iterable[Clause], case: Case) -> KnownNumbers:
    """The numbers of the evidence."""
    found: KnownNumbers = {}
    for clause in clauses:
        for number in find_numbers(clause.text, clause.words, inside_words=True):
            near = words_around(clause.words.lows, number, _NEAR)
            roots = frozenset(r for low in near for r in full_roots(low))
            found.setdefault(number.value, []).append(roots)
            if clause.text[number.start - 1 : number.start] in _APOSTROPHES and number.value < _CENTURY:
                found.setdefault(2000 + number.value, []).append(roots)
    for value, roots in _derive_numbers(case):
        found.setdefault(value, []).append(roots)
    return found


def words_around(lows: list[str], number: Number, reach: int) -> list[str]:
    """The words beside a number, ``reach`` to each side, without marks and digits; '%' for percent."""
    near = lows[max(0, number.first - reach) : number.first] + lows[number.first : number.last + reach]
    return [low if low != "percent" else "%" for low in near if low.isalpha() or low == "%"]


def _derive_numbers(case: Case) -> Iterator[tuple[float, frozenset[str]]]:
    """What follows from the case: years, the span between its dates, its hour, how many interviewers."""
    day, expected, at = case.interview_day, case.answer_expected_by, case.interviewed_at
    anything: frozenset[str] = frozenset()
    plain = [year for each in (day, expected) if each is not None for year in (each.year, each.year + 1)]
    plain += [len(case.interviewers)] if case.interviewers else []
    yield from ((float(n), anything) for n in plain)
    if isinstance(at, datetime):
        yield from ((float(n), frozenset({OF_CLOCK})) for n in (at.hour, at.hour % 12 or 12, at.minute))
    if day and expected and expected > day:
        span = (expected - day).days
        yield float(span), frozenset({root("days")})
        yield float(round(span / _DAYS_A_WEEK)), frozenset({root("weeks")})
        business = sum((day.toordinal() + n) % _DAYS_A_WEEK not in _WEEKEND for n in range(1, span + 1))
        yield float(business), frozenset({root("days"), root("business"), root("working")})


def read_clocks(text: str, case: Case) -> frozenset[tuple[int, int]]:
    """Hour of twelve and minute of every time of day in the evidence, whose words are ``text``."""
    at = case.interviewed_at
    found = {(at.hour % 12, at.minute)} if isinstance(at, datetime) else set()
    found |= {(clock.hour, clock.minute) for clock in find_clocks(text, split_words(text))}
    found |= {(int(m[1]) % 12, int(m[2])) for m in _RUN_TOGETHER.finditer(text)}
    found |= {(int(m[1] or m[2]) % 12, 0) for m in _HOUR_ALONE.finditer(text)}
    return frozenset(found)
