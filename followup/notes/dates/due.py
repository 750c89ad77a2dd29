"""Which day a promise means, counted from the interview."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from followup.daynames import spell_day
from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.doubts import doubt_of
from followup.notes.dates.interview import Interview
from followup.notes.dates.longweekend import day_before_holiday
from followup.notes.dates.numeric import day_in
from followup.notes.dates.resolve import (
    FRIDAY,
    Reading,
    add_working_days,
    month_end,
    read_day,
    shift,
    week_day,
)
from followup.notes.dates.scene import Scene
from followup.notes.dates.vocabulary import alternatives, date_words
from followup.prompts import load_texts

_MOST_DAYS = 400
_REBASED = frozenset({"weekday", "end"})


@dataclass(frozen=True, slots=True)
class DueDay:
    """The day by which an answer is due, or None, and what was doubtful."""

    day: date | None
    doubts: tuple[str, ...] = ()


def read_due_day(scene: Scene, phrase: DayPhrase, interview: Interview) -> DueDay:
    """Read the day that the promise ``phrase`` means.

    It counts from the interview. Where that day has passed and the notes, written today, still look forward
    to it, it counts from today.
    """
    texts, words = load_texts("dates"), scene.words(phrase.span)
    base = interview.day or scene.anchor(phrase.span.start)
    if phrase.kind == "span" and interview.day is None:
        return DueDay(None, (texts("answer_no_start", words=words),))
    if phrase.kind == "long_weekend":
        day = day_before_holiday(base, scene.region, phrase.part, itself=phrase.which == "this_one")
        return DueDay(day, () if day else (texts("long_weekend_unknown"),))
    reading = _count(scene, phrase, base)
    doubts = (doubt_of(scene, phrase, reading),) if reading.doubt else ()
    later = _count(scene, phrase, scene.today).day if phrase.kind in _REBASED else None
    if reading.day is None or later is None or not base < scene.today > reading.day or later == reading.day:
        return DueDay(reading.day, doubts)
    doubt = texts("answer_passed", words=words, first=spell_day(reading.day), second=spell_day(later))
    return DueDay(later if _looks_forward(scene, phrase, interview) else reading.day, (*doubts, doubt))


def _looks_forward(scene: Scene, phrase: DayPhrase, interview: Interview) -> bool:
    """Whether the notes were written today ("yesterday", "on Monday") and say that the answer will come."""
    written_today = interview.phrase is not None and interview.phrase.kind in ("weekday", "offset")
    return written_today and scene.cues.gap("present", phrase.span, scene.sentence(phrase)) is not None


def _count(scene: Scene, phrase: DayPhrase, base: date) -> Reading:
    """The day that ``phrase`` means, counted from ``base``."""
    if phrase.kind == "span":
        return Reading(span_end(phrase, base))
    if phrase.kind == "end":
        return Reading(period_end(phrase, base))
    anchor = scene.anchor(phrase.span.start)
    if phrase.which == "this_one" or (phrase.which == "coming" and _is_deictic(scene, phrase)):
        return read_day(phrase, anchor, past=False, order=scene.order)
    if phrase.kind == "offset":
        return Reading(shift(anchor, phrase.count, phrase.unit))
    if phrase.which in ("last", "last_week") or (phrase.kind == "ordinal" and phrase.which):
        return read_day(phrase, anchor, past=True, order=scene.order)
    return read_day(scene.with_week(phrase), base, past=False, order=scene.order)


@cache
def _deictic() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(date_words().periods.deictic)}\s")


def _is_deictic(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether a coming weekday counts from the day of writing: "this coming Friday", not "the following"."""
    return not phrase.count and _deictic().match(scene.folded, phrase.span.start) is not None


def span_end(phrase: DayPhrase, base: date) -> date | None:
    """The day that lies the time of ``phrase`` after ``base``; None beyond the calendar."""
    if phrase.working and phrase.unit == "day":
        return add_working_days(base, min(phrase.count, _MOST_DAYS))
    return shift(base, phrase.count, phrase.unit)


def period_end(phrase: DayPhrase, base: date) -> date | None:
    """The last day, for a week its Friday, of the period of ``phrase`` as spoken of on ``base``."""
    steps = 1 if phrase.which == "next" else 0
    if phrase.month:
        first = day_in(phrase.year or base.year + (phrase.month < base.month), phrase.month, 1)
        return month_end(first) if first else None
    if phrase.unit == "month":
        later = shift(base.replace(day=1), steps, "month")
        return month_end(later) if later else None
    if phrase.unit == "week":
        friday = week_day(base, FRIDAY, steps)
        return friday if friday >= base else friday + timedelta(weeks=1)
    return shift(base, steps, "day")
