"""Phrases that speak of an hour, found in folded text: "2pm", "half past three", "13 h 30"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from followup.notes.dates.dayphrase import DayPhrase, stands_alone
from followup.notes.dates.vocabulary import (
    alternatives,
    date_words,
    fold,
    numbered,
    spaces_folded,
    whole_words,
)
from followup.notes.dates.zones import find_zone
from followup.spans import Span

Part = Literal["", "morning", "afternoon", "evening"]
PARTS: tuple[Part, ...] = ("morning", "afternoon", "evening")

NOON = 12
_HOURS, _MINUTES = 24, 60
_CLEAR = r"(?<![\w:/.,$\u00a3\u20ac#+-])"
_INSIDE = rf"(?:{_CLEAR}|(?<=\dt)|(?<=[a-z]-)|(?<=[a-z],)|(?<=[a-z]:))"
_LEADING_ZERO = re.compile(r"0\d")
_WEAK = frozenset({"dotted", "four", "bare", "alone", "hour and minutes"})
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


@cache
def _hour_words() -> dict[str, int]:
    words = date_words()
    english = {word: number for number, word in enumerate(words.numbers) if 1 <= number <= NOON}
    return numbered(words.hours_elsewhere, start=1) | english


@cache
def _late_hours() -> dict[str, int]:
    return {word: number for number, word in enumerate(date_words().late_hours, NOON + 1)}


@cache
def _minute_words() -> dict[str, int]:
    words = date_words()
    named = {word: number for number, word in enumerate(words.numbers) if number in (5, 10, 15, 20)}
    tens = {ten: 20 + 10 * step for step, ten in enumerate(words.tens)}
    five = words.numbers[5]
    joined = {f"{ten}{mark}{five}": minute + 5 for ten, minute in tens.items() for mark in (" ", "-")}
    return {**named, **tens, **joined, "hundred": 0, "quarter": 15, "a quarter": 15, "half": 30}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(form) for name, form in {**_digit_forms(), **_spoken_forms()}.items()}


def _halves() -> str:
    hours = date_words().hours
    long = alternatives(word for word in (*hours.am, *hours.pm) if len(word) > 1)
    return rf"(?:\s?{long}|[ap])(?!\w)"


def _digit_forms() -> dict[str, str]:
    """Hours in digits, each form with the mark that makes the digits an hour."""
    hour, minute, half = r"(?P<hour>\d{1,2})", r"(?P<minute>[0-5]\d)", _halves()
    until = r"(?=\s?(?:-|to)\s?"
    of_work = r"(?!\s+(?:a|per|shift|job|week|drive|of)\b)"
    return {
        "digital": rf"{_INSIDE}{hour}(?::|\s?[hu]\s?){minute}(?::[0-5]\d)?(?!\d|[:/]\d)",
        "half": rf"{_INSIDE}{hour}(?:\.?{minute})?(?={half})",
        "marked": rf"{_INSIDE}{hour}(?:[.:]?{minute})?\s?(?:hrs|hours|uhr|heures|h)(?!\w){of_work}",
        "range": rf"{_CLEAR}{hour}{until}\d{{1,2}}(?::\d\d)?{half})",
        "compact": rf"{_CLEAR}{hour}{minute}{until}\d{{3,4}}{half})",
        "bare": rf"{_CLEAR}{hour}(?=\s?-\s?\d{{1,2}}(?::[0-5]\d)?(?![\w:/-]|\.\d))",
        "dotted": rf"{_CLEAR}{hour}\.{minute}(?![\w%]|[./:]\d)",
        "four": rf"{_CLEAR}(?P<hour>0[6-9]|1\d)(?P<minute>[0-5][05])(?![\w:/-]|\.\d)",
        "calendar": r"(?<=\dt)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?:[0-5]\d)?(?=z|(?!\w))",
        "alone": rf"(?<=[@,]\s){hour}(?=\s*(?:$|\n|[,;)]))",
    }


def _spoken_forms() -> dict[str, str]:
    """Hours with words around them or in words."""
    hours = date_words().hours
    word = rf"(?P<hour>{alternatives(_hour_words())})"
    either = rf"(?P<hour>\d{{1,2}}|{alternatives(_hour_words())})"
    minute = alternatives(word for word in _minute_words() if word != "hundred")
    at = rf"(?:(?<!\w){alternatives(hours.at)}\s+|@)"
    side = rf"(?P<side>{alternatives(hours.past)}|{alternatives(hours.to)})"
    return {
        "spoken half": rf"(?<![\w-]){word}(?:[\s-](?P<minute>{minute}))?(?=\s[ap]\.?\s?m\b)",
        "past": rf"(?<![\w-])(?P<minute>{minute}|\d{{1,2}})\s+(?:minutes\s+)?{side}\s+{either}(?![\w%])",
        "half to": rf"(?<!\w){alternatives(hours.half_to)}\s+{either}(?![\w%])",
        "half hour": rf"{at}half\s+{either}(?![\w%])",
        "half word": rf"(?<![\w-])half[\s-]{word}(?![\w%])",
        "half after": rf"(?<![\w:.-]){either}(?:\s+heures?)?\s+{alternatives(hours.half_after)}(?!\w)",
        "quarter after": rf"(?<![\w:.-]){either}(?:\s+heures?)?\s+{alternatives(hours.quarter_after)}(?!\w)",
        "o'clock": rf"(?<![\w:.-]){either}[\s-]?{alternatives(hours.oclock)}(?!\w)",
        "late": rf"(?<![\w-])(?P<hour>{alternatives(_late_hours())})[\s-](?P<minute>{minute}|hundred)(?!\w)",
        "hour and minutes": rf"(?<![\w-]){word}[\s-](?P<minute>{minute})(?!\w)",
        "at": rf"{at}{either}(?![\w%:/,.-]\w|\w|\s+of\b)",
        "part": rf"(?<![\w:.-]){either}(?=\s+(?:in\s+the|de\s+la|du|da|ng)\s+\w)",
        "noon": whole_words(hours.noon).pattern,
        "midnight": whole_words(hours.midnight).pattern,
    }


def find_hours(text: str, folded: str, days: Sequence[DayPhrase] = ()) -> list[ClockPhrase]:
    """Every phrase that speaks of an hour, from left to right, none overlapping each other or ``days``."""
    starts = [d.span.start for d in days]
    found = [
        phrase
        for name in _patterns()
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
    for match in _patterns()[name].finditer(folded):
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
    hour = int(written) if written.isdigit() else (_late_hours() | _hour_words())[spaces_folded(written)]
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
    start = match.start("hour") if name == "at" else match.start()
    return ClockPhrase(Span(start=start, end=match.end()), hour, minute, sure=sure, weak=name in _WEAK)


def _minute_of(written: str | None) -> int:
    if not written:
        return 0
    return int(written) if written.isdigit() else _minute_words()[spaces_folded(written)]


@cache
def _tails() -> dict[str, re.Pattern[str]]:
    words = date_words()
    am, pm = alternatives(words.hours.am), alternatives(words.hours.pm)
    half = rf"(?:(?P<am>{am})|(?P<pm>{pm}))(?![\w'])"
    spoken = alternatives([*words.hours.noon, *_hour_words()])
    digits = rf"(?P<hour>\d{{1,2}})(?:[:.h]?(?P<minute>\d\d))?(?!\d)(?:\s?{half})?"
    return {
        "mark": re.compile(rf"\s?{alternatives([*words.hours.oclock, 'h', 'start'])}(?!\w)"),
        "half": re.compile(rf"\s?{half}"),
        "range": re.compile(
            rf"\s{{0,3}}(?:-|to|until|till|til|bis|a|and)\s{{0,3}}(?:{digits}|{spoken}(?!\w))"
        ),
    }


@cache
def _part_pattern() -> re.Pattern[str]:
    parts = date_words().parts
    forms = "|".join(rf"(?P<{name}>{alternatives(getattr(parts, name))})" for name in PARTS)
    return re.compile(rf",?\s{{1,3}}(?:{forms})(?!\w)")


def part_after(folded: str, at: int) -> tuple[Part, int]:
    """The part of the day that is named at ``at``, and where its words end; "" and ``at`` where none is."""
    found = _part_pattern().match(folded, at)
    if found is None:
        return "", at
    return next(name for name in PARTS if found[name]), found.end()


@cache
def _part_before_pattern() -> re.Pattern[str]:
    parts = date_words().parts
    forms = "|".join(rf"(?P<{name}>{alternatives(getattr(parts, name))})" for name in PARTS)
    return re.compile(rf"(?<!\w)(?:{forms})[\s,]{{1,3}}(?:{alternatives(date_words().hours.at)}\s{{1,3}})?$")


def part_before(folded: str, at: int) -> Part:
    """The part of the day that is named right before ``at``: "in the evening at 7"."""
    found = _part_before_pattern().search(folded[max(0, at - 40) : at])
    return next((name for name in PARTS if found and found[name]), "")


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
