"""Phrases that speak of an hour, found in folded text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import cache
from typing import Literal

from followup.notes.dates.dayphrase import DayPhrase, stands_alone
from followup.notes.dates.vocabulary import alternatives, date_words, fold, spaces_folded, whole_words
from followup.notes.dates.zones import find_zone
from followup.spans import Span

Part = Literal["", "morning", "afternoon", "evening"]

_NOT_INSIDE = r"(?:(?<![\w:/.,$\u00a3\u20ac#+-])|(?<=\dt)|(?<=[a-z]-)|(?<=[a-z],)|(?<=[a-z]:))"
_LEADING_ZERO = re.compile(r"0\d")


@dataclass(frozen=True, slots=True)
class ClockPhrase:
    """An hour as it was said. ``sure``: no other half of the day is meant; ``weak``: only beside a day."""

    span: Span
    hour: int
    minute: int = 0
    sure: bool = False
    part: Part = ""
    zone: str | None = None
    weak: bool = False
    range_end: int = 0

    @property
    def shift_needed(self) -> bool:
        """Whether a part of the day said elsewhere would tell which half of the day it is."""
        return not self.sure and not self.part


@cache
def _hour_words() -> dict[str, int]:
    return {word: number for number, word in enumerate(date_words().numbers) if 1 <= number <= 12}


@cache
def _minute_words() -> dict[str, int]:
    names = date_words().numbers
    tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
    both = {f"{ten} {names[5]}": value + 5 for ten, value in tens.items()}
    both |= {f"{ten}-{names[5]}": value + 5 for ten, value in tens.items()}
    return {
        **tens,
        **both,
        names[5]: 5,
        names[10]: 10,
        names[15]: 15,
        "quarter": 15,
        "a quarter": 15,
        "half": 30,
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    hours = date_words().hours
    hour = rf"(?P<hour>\d{{1,2}}|{alternatives(_hour_words())})(?![\w%])"
    minutes = alternatives(_minute_words())
    at = rf"(?:(?<!\w){alternatives(hours.at)}\s+)"
    long_halves = alternatives(word for word in (*hours.am, *hours.pm) if len(word) > 1)
    half = rf"(?:\s?{long_halves}|[ap])(?!\w)"
    return {
        "digital": re.compile(rf"{_NOT_INSIDE}(?P<hour>\d{{1,2}})(?::|\s?h\s?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[:/]\d)"),
        "half": re.compile(rf"{_NOT_INSIDE}(?P<hour>\d{{1,2}})(?:\.?(?P<minute>[0-5]\d))?(?={half})"),
        "spoken half": re.compile(rf"(?<![\w-])(?P<hour>{alternatives(_hour_words())})(?:[\s-](?P<minute>{minutes}))?(?=\s(?:am|pm|a\.m|p\.m|a\sm|p\sm)\b)"),
        "marked": re.compile(rf"{_NOT_INSIDE}(?P<hour>[0-2]?\d)(?:[.:]?(?P<minute>[0-5]\d))?\s?(?:hrs|hours|uhr|heures|h)(?!\w)(?!\s+(?:a|per|shift|job|week|drive|of)\b)"),
        "past": re.compile(rf"(?<![\w-])(?P<minute>{minutes}|\d{{1,2}})\s+(?:minutes\s+)?(?P<side>{alternatives(hours.past)}|{alternatives(hours.to)})\s+{hour}"),
        "half hour": re.compile(rf"{at}half\s+{hour}"),
        "o'clock": re.compile(rf"(?<![\w:.-])(?P<hour>\d{{1,2}}|{alternatives(_hour_words())})\s?(?:{alternatives(hours.oclock)})(?!\w)"),
        "hour and minutes": re.compile(rf"(?<![\w-])(?P<hour>{alternatives(_hour_words())})[\s-](?P<minute>{minutes})(?!\w)"),
        "at": re.compile(rf"{at}(?P<hour>\d{{1,2}}|{alternatives(_hour_words())})(?![\w%:/,.-]\w|\w|\s+of\b)"),
        "part": re.compile(rf"(?<![\w:.-])(?P<hour>\d{{1,2}}|{alternatives(_hour_words())})(?=\s+(?:in\s+the|de\s+la|du|da|ng)\s+\w)"),
        "dotted": re.compile(r"(?<![\w:/.,$\u00a3\u20ac#-])(?P<hour>\d{1,2})[.](?P<minute>[0-5]\d)(?![\w%]|[./:]\d)"),
        "four": re.compile(r"(?<![\w:/.,$\u00a3\u20ac#+-])(?P<hour>0[6-9]|1\d)(?P<minute>[0-5][05])(?![\w:/.-])"),
        "bare": re.compile(
            r"(?<![\w:/.,$\u00a3\u20ac#+-])(?P<hour>\d{1,2})(?=\s?-\s?\d{1,2}(?::[0-5]\d)?(?![\w:/-]|\.\d))"
        ),
        "range": re.compile(
            rf"(?<![\w:/.,$\u00a3\u20ac#+-])(?P<hour>\d{{1,2}})(?=\s?(?:-|to)\s?\d{{1,2}}(?::\d\d)?{half})"
        ),
        "compact": re.compile(
            rf"(?<![\w:/.,$\u00a3\u20ac#+-])(?P<hour>\d{{1,2}})(?P<minute>[0-5]\d)(?=\s?(?:-|to)\s?\d{{3,4}}{half})"
        ),
        "alone": re.compile(r"(?<=[@,]\s)(?P<hour>\d{1,2})(?=\s*(?:$|\n|[,;)]))"),
        "noon": whole_words(hours.noon),
        "midnight": whole_words(hours.midnight),
    }  # fmt: skip


_WEAK = frozenset({"dotted", "four", "bare", "alone", "hour and minutes"})


def find_hours(text: str, folded: str, days: Sequence[DayPhrase] = ()) -> list[ClockPhrase]:
    """Every phrase that speaks of an hour, from left to right, none overlapping each other or ``days``."""
    starts = [d.span.start for d in days]
    found = [
        phrase
        for name in _patterns()
        for phrase in _matches(name, text, folded)
        if not _overlaps(phrase, days, starts)
    ]
    found.sort(key=lambda p: (p.span.start, p.weak, p.span.start - p.span.end))
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
        phrase = _phrase_of(name, match)
        if phrase is None:
            continue
        phrase = _with_tail(phrase, text, folded)
        needs_pause = name in ("at", "dotted", "four", "hour and minutes")
        if not needs_pause or phrase.span.end > match.end() or stands_alone(folded, phrase.span.end):
            yield phrase


def _phrase_of(name: str, match: re.Match[str]) -> ClockPhrase | None:
    groups = match.groupdict()
    start = match.start("hour") if name == "at" else match.start()
    span = Span(start=start, end=match.end())
    if name in ("noon", "midnight"):
        return ClockPhrase(span, 12 if name == "noon" else 0, sure=True)
    written = groups["hour"]
    hour = int(written) if written.isdigit() else _hour_words()[spaces_folded(written)]
    minute = _minute_of(groups.get("minute"))
    if name == "half hour":
        minute = 30
    digits = name == "past" and groups["minute"].isdigit() and "minutes" not in match[0]
    if digits and groups["side"] not in ("past", "after"):
        return None
    if name == "past" and spaces_folded(groups["side"]) in map(fold, date_words().hours.to):
        hour, minute = (hour - 1) or 12, 60 - minute
    if hour > 23 or not 0 <= minute < 60:
        return None
    sure = hour > 12 or hour == 0 or name in ("marked", "four") or bool(_LEADING_ZERO.match(written))
    return ClockPhrase(span, hour, minute, sure=sure, weak=name in _WEAK)


def _minute_of(written: str | None) -> int:
    if not written:
        return 0
    return int(written) if written.isdigit() else _minute_words()[spaces_folded(written)]


@cache
def _tails() -> dict[str, re.Pattern[str]]:
    words = date_words()
    am, pm = alternatives(words.hours.am), alternatives(words.hours.pm)
    half = rf"(?:(?P<am>{am})|(?P<pm>{pm}))(?![\w'])"
    parts = "|".join(
        rf"(?P<{name}>{alternatives(getattr(words.parts, name))})"
        for name in ("morning", "afternoon", "evening")
    )
    until = r"(?:-|to|until|till|til|bis|a)"
    return {
        "mark": re.compile(rf"\s?{alternatives([*words.hours.oclock, 'h', 'hrs', 'sharp', 'start'])}(?!\w)"),
        "half": re.compile(rf"\s?{half}"),
        "part": re.compile(rf",?\s+(?:{parts})(?!\w)"),
        "range": re.compile(
            rf"\s*{until}\s*(?:(?P<hour>\d{{1,2}})(?:[:.h]?(?P<minute>\d\d))?(?!\d)(?:\s?{half})?"
            rf"|{alternatives([*words.hours.noon, *_hour_words()])}(?!\w))"
        ),
    }


def _with_tail(phrase: ClockPhrase, text: str, folded: str) -> ClockPhrase:
    """``phrase`` with what follows it: am or pm, a part of the day, the end of a range, a zone."""
    tails, end = _tails(), phrase.span.end
    mark = tails["mark"].match(folded, end)
    end = mark.end() if mark else end
    phrase, end = _with_half(phrase, folded, end)
    until = tails["range"].match(folded, end)
    after = until.end() if until else end
    if until and not phrase.sure:
        phrase, end = _with_range(phrase, until, end)
    if not phrase.sure:
        phrase, end = _with_part(phrase, folded, max(end, after))
    zone = find_zone(text, folded, max(after, end))
    if zone:
        phrase, end = replace(phrase, zone=zone[0]), zone[1]
    start = phrase.span.start
    return replace(phrase, span=Span(start=start, end=end), range_end=max(after, end))


def _with_half(phrase: ClockPhrase, folded: str, end: int) -> tuple[ClockPhrase, int]:
    found = _tails()["half"].match(folded, end)
    if found is None or phrase.hour > 12 or (found["am"] or found["pm"]) in ("a", "p") and found[0][0] == " ":
        return phrase, end
    hour = phrase.hour % 12 + (12 if found["pm"] else 0)
    return replace(phrase, hour=hour, sure=True, weak=False), found.end()


def _with_range(phrase: ClockPhrase, until: re.Match[str], end: int) -> tuple[ClockPhrase, int]:
    """The half of the day comes from the end of the range: "2-3 pm", "11-1 pm"."""
    last = int(until["hour"] or 0)
    if until["pm"]:
        begins_before = phrase.hour % 12 <= last % 12
        hour = phrase.hour % 12 + (12 if begins_before else 0)
        return replace(phrase, hour=hour, sure=True, weak=False), until.end()
    if until["am"]:
        return replace(phrase, sure=True, weak=False, hour=phrase.hour % 12), until.end()
    if last > 12 and phrase.hour <= 12:
        return replace(phrase, sure=True), until.end()
    return phrase, end


def _with_part(phrase: ClockPhrase, folded: str, end: int) -> tuple[ClockPhrase, int]:
    found = _tails()["part"].match(folded, end)
    if found is None:
        return phrase, phrase.span.end if phrase.span.end > end else end
    part: Part = "morning" if found["morning"] else "afternoon" if found["afternoon"] else "evening"
    return replace(phrase, part=part, weak=False), found.end()


def read_hour(phrase: ClockPhrase, part: str) -> tuple[time, bool] | None:
    """The time of day that ``phrase`` means, with ``part`` of the day said beside it.

    Returns:
        The time, and whether it was taken from office hours alone; None where both halves of the day fit.
        Without a word for it, 8 to 12 is before or at noon and 1 to 6 after it; 7 can be either.
    """
    hour = phrase.hour
    said = phrase.part or part
    if phrase.sure:
        return time(hour, phrase.minute), False
    if said == "morning":
        return time(hour % 12 if hour == 12 else hour, phrase.minute), False
    if said in ("afternoon", "evening"):
        return time(hour % 12 + 12, phrase.minute), False
    if hour == 7:
        return None
    return time(hour + 12 if 1 <= hour < 7 else hour, phrase.minute), True
