"""Phrases that speak of an hour, found in folded text: "2pm", "half past three", "13 h 30"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from followup.notes.dates.clockforms import (
    NOON,
    hour_patterns,
    hour_words,
    late_hours,
    minute_words,
    numbers_elsewhere,
)
from followup.notes.dates.dayparts import Part, part_after
from followup.notes.dates.dayphrase import DayPhrase, stands_alone
from followup.notes.dates.vocabulary import (
    alternatives,
    date_words,
    fold,
    spaces_folded,
)
from followup.notes.dates.zones import find_zone
from followup.spans import Span

_HOURS, _MINUTES = 24, 60
_LEADING_ZERO = re.compile(r"0\d")
_WEAK = frozenset({"dotted", "four", "bare", "alone", "like", "hour and minutes"})
_FIXED_MINUTES = {"half hour": 30, "half word": 30, "half after": 30, "quarter after": 15}
_NEED_A_PAUSE = frozenset({"at", "late", "half word", "dotted", "four", "hour and minutes"})


@dataclass(frozen=True, slots=True)
class ClockPhrase:
    """An hour as it was said.

    ``sure``: no other half of the day is meant. ``part``: of the day, said with it. ``zone``: as ``zones``
    takes it. ``weak``: an hour only beside a day. ``range_end``: where a range ends that begins with it.
    """

    span: Span
    hour: int
    minute: int = 0
    sure: bool = False
    part: Part = ""
    zone: str | None = None
    weak: bool = False
    range_end: int = 0


def find_hours(text: str, folded: str, days: Sequence[DayPhrase] = ()) -> list[ClockPhrase]:
    """Every phrase that speaks of an hour, from left to right, none overlapping each other or ``days``."""
    starts = [d.span.start for d in days]
    found = [
        phrase
        for name in hour_patterns()
        for phrase in _matches(name, text, folded)
        if not _overlaps(phrase, days, starts)
    ]
    found.sort(key=lambda p: (p.span.start, p.span.start - p.span.end, p.weak))
    kept: list[ClockPhrase] = []
    for phrase in found:
        if not kept or phrase.span.start >= max(kept[-1].range_end, kept[-1].span.end):
            kept.append(phrase)
    return kept


def _overlaps(hour: ClockPhrase, days: Sequence[DayPhrase], starts: list[int]) -> bool:
    at = bisect_right(starts, hour.span.start + 1) - 1
    return at >= 0 and days[at].span.end > hour.span.start


def _matches(name: str, text: str, folded: str) -> Iterator[ClockPhrase]:
    for match in hour_patterns()[name].finditer(folded):
        bare = _phrase_of(name, match)
        if bare is None:
            continue
        phrase = _with_tail(bare, text, folded)
        marked = name not in _NEED_A_PAUSE or phrase.span.end > match.end()
        if marked or stands_alone(folded, phrase.span.end):
            yield phrase


def _phrase_of(name: str, match: re.Match[str]) -> ClockPhrase | None:
    groups = match.groupdict()
    if name in ("noon", "midnight"):
        return ClockPhrase(Span(start=match.start(), end=match.end()), NOON * (name == "noon"), sure=True)
    written = groups["hour"]
    hour = int(written) if written.isdigit() else _hour_named(spaces_folded(written))
    minute = _FIXED_MINUTES.get(name, _minute_of(groups.get("minute")))
    if name == "half to":
        hour, minute = (hour - 1) or NOON, 30
    if name == "past" and spaces_folded(groups["side"]) in map(fold, date_words().hours.to):
        at_all = match.string[max(0, match.start() - 3) : match.start()] == "at "
        if groups["minute"].isdigit() and "minutes" not in match[0] and not at_all:
            return None  # "10 to 11" is a range
        hour, minute = (hour - 1) or NOON, _MINUTES - minute
    if hour >= _HOURS or not 0 <= minute < _MINUTES:
        return None
    sure = (
        hour > NOON
        or hour == 0
        or name in ("marked", "four", "calendar", "late")
        or bool(_LEADING_ZERO.match(written))
    )
    start = match.start("hour") if name in ("at", "at dotted") else match.start()
    return ClockPhrase(Span(start=start, end=match.end()), hour, minute, sure=sure, weak=name in _WEAK)


def _minute_of(written: str | None) -> int:
    if not written:
        return 0
    words = spaces_folded(written)
    return int(words) if words.isdigit() else (numbers_elsewhere() | minute_words())[words]


def _hour_named(words: str) -> int:
    return (numbers_elsewhere() | late_hours() | hour_words())[words]


@cache
def _tails() -> dict[str, re.Pattern[str]]:
    words = date_words()
    am, pm = alternatives(words.hours.am), alternatives(words.hours.pm)
    half = rf"(?:(?P<am>{am})|(?P<pm>{pm}))(?![\w'])"
    spoken = alternatives([*words.hours.noon, *hour_words()])
    digits = rf"(?P<hour>\d{{1,2}})(?:[:.h]?(?P<minute>\d\d))?(?!\d)(?:\s?{half})?"
    return {
        "mark": re.compile(rf"\s?{alternatives([*words.hours.oclock, 'h', 'start'])}(?!\w)"),
        "half": re.compile(rf"\s?{half}"),
        "range": re.compile(
            rf"\s{{0,3}}(?:-|to|until|till|til|bis|a|and)\s{{0,3}}(?:{digits}|{spoken}(?!\w))"
        ),
    }


def _with_tail(phrase: ClockPhrase, text: str, folded: str) -> ClockPhrase:
    """``phrase`` with what follows it: am or pm, the end of a range, a part of the day, a zone."""
    tails, end = _tails(), phrase.span.end
    mark = tails["mark"].match(folded, end)
    phrase, end = _with_half(phrase, folded, mark.end() if mark else end)
    until = tails["range"].match(folded, end)
    after = until.end() if until else end
    if until and not phrase.sure:
        phrase, end = _with_range(phrase, until, end)
    if not phrase.sure:
        part, part_end = part_after(folded, max(end, after))
        if part:
            phrase, end = replace(phrase, part=part, weak=False), part_end
    zone = find_zone(text, folded, max(after, end))
    if zone:
        phrase, end = replace(phrase, zone=zone[0]), zone[1]
    return replace(phrase, span=Span(start=phrase.span.start, end=end), range_end=max(after, end))


def _with_half(phrase: ClockPhrase, folded: str, end: int) -> tuple[ClockPhrase, int]:
    found = _tails()["half"].match(folded, end)
    letter_apart = found is not None and len(found[0].strip()) == 1 and found[0][0] == " "
    if found is None or phrase.hour > NOON or letter_apart:
        return phrase, end
    hour = phrase.hour % NOON + NOON * bool(found["pm"])
    return replace(phrase, hour=hour, sure=True, weak=False), found.end()


def _with_range(phrase: ClockPhrase, until: re.Match[str], end: int) -> tuple[ClockPhrase, int]:
    """The half of the day comes from the end of the range: "2-3 pm", "11-1 pm"."""
    last = int(until["hour"] or 0)
    if until["pm"]:
        same_half = phrase.hour % NOON <= last % NOON
        hour = phrase.hour % NOON + NOON * same_half
        return replace(phrase, hour=hour, sure=True, weak=False), until.end()
    if until["am"]:
        return replace(phrase, hour=phrase.hour % NOON, sure=True, weak=False), until.end()
    if last > NOON:
        return replace(phrase, sure=True), until.end()
    return phrase, end
