"""Whether a date in the letter contradicts the case: of the interview, or of the promised answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from followup.case import Case
from followup.critique.reading import Heard, Reading
from followup.spans import Span

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    "(?P<{}>" + "|".join([*_MONTHS, *(f"{m[:3]}\\.?" for m in _MONTHS if m != "may"), "sept\\.?"]) + r")\b"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>" + "|".join(_DAYS) + r")\b"
_DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?:"
    rf"{_DAY.format('d1')}\s+(?:of\s+)?{_MONTH.format('m1')}|{_MONTH.format('m2')}\s+(?:the\s+)?{_DAY.format('d2')}(?!\d)"
    rf"|(?<=the\s)(?P<d3>\d{{1,2}})(?:st|nd|rd|th)\b)|{_WEEKDAY.replace('weekday', 'alone')}(?!\s+\w+ings?\b)"
    r"|\b(?P<near>yesterday|today|this\s+(?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:\bon|\bof|\bfrom|\bfor|\blast|\bthis|\bpast|\bthe|,|\()?\s*$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|before|until|till|on|around|about|than|for|said|say|be|was|at the end of|after)"
    r"\s+(?:last\s+|this\s+|next\s+|the\s+|on\s+)*$",
    re.IGNORECASE,
)
_EXACT_BY = re.compile(
    r"\b(?:by|on|said|than|for|be|was)\s+(?:last\s+|this\s+|next\s+|the\s+|on\s+)*$", re.IGNORECASE
)
_MOST_BETWEEN = 70

Places = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class DateSaid:
    """A date as the letter says it: what is not said is None."""

    span: Span
    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    near: str | None = None

    def fits(self, day: date) -> bool:
        """Whether ``day`` can be meant."""
        parts = ((self.day, day.day), (self.month, day.month), (self.weekday, day.weekday()))
        return all(said is None or said == true for said, true in parts)


def dates_in(plain: str, within: Span) -> Iterator[DateSaid]:
    """The dates in a part of the letter."""
    for match in _DATE.finditer(plain, within.start, within.end):
        month = match["m1"] or match["m2"]
        day = match["d1"] or match["d2"] or match["d3"]
        weekday = match["weekday"] or match["alone"]
        span = Span(start=match.start(), end=match.end())
        yield DateSaid(
            span,
            int(day) if day else None,
            next((n for n, m in enumerate(_MONTHS, 1) if m.startswith(month.lower()[:3])), None)
            if month
            else None,
            _DAYS.index(weekday.lower()) if weekday else None,
            match["near"].lower().split()[0] if match["near"] else None,
        )


def _led_up_to(span: Span, places: Places, sentence: Span) -> bool:
    return any(sentence.start <= s and e <= span.start and span.start - e <= _MOST_BETWEEN for s, e in places)


def wrong_dates(reading: Reading, case: Case, heard: Mapping[str, Places]) -> Iterator[Heard]:
    """Where a date of the interview or of the promised answer is another than the case's.

    ``heard`` has the places of cues: ``meeting`` and ``promise`` lead up to the one and to the other,
    ``not_this`` says that it is neither, ``deciding`` must stand beside a promised date.
    """
    plain = reading.letter.plain
    for sentence in reading.letter.sentences:
        if any(sentence.start <= start < sentence.end for start, _ in heard["not_this"]):
            continue
        dates = list(dates_in(plain, sentence))
        for said in dates:
            before = plain[max(sentence.start, said.span.start - 40) : said.span.start]
            if said.weekday is not None and said.day is None and re.search(r"\bthe\s+$", before):
                continue  # 'the Saturday cover'
            decides = any(sentence.start <= start < sentence.end for start, _ in heard["deciding"])
            if decides and _BY.search(before) and _led_up_to(said.span, heard["promise"], sentence):
                yield from _wrong_promise(reading, case, said, before)
            elif (
                _ON.search(before)
                and not _BY_ONLY.search(before)
                and _led_up_to(said.span, heard["meeting"], sentence)
                and not _is_met_by_another(said, dates, case)
            ):
                yield from _wrong_meeting(reading, case, said)


def _is_met_by_another(said: DateSaid, dates: list[DateSaid], case: Case) -> bool:
    """Whether another date of the sentence is that of the interview: then this one is of something else."""
    met = case.interview_day
    return met is not None and any(other.fits(met) for other in dates if other is not said and not other.near)


_BY_ONLY = re.compile(
    r"\b(?:by|before|until|till|after|than|next|every|since)\s+(?:the\s+|last\s+)*$", re.IGNORECASE
)


def _wrong_promise(reading: Reading, case: Case, said: DateSaid, before: str) -> Iterator[Heard]:
    due, met = case.answer_expected_by, case.interview_day
    if (
        due is None
        or said.near
        or said.fits(due)
        or _is_day_after(said, due, before)
        or (met and said.day and said.fits(met))
    ):
        return
    if said.day is None and not _EXACT_BY.search(before):
        return
    yield _heard(reading, said, due)


def _is_day_after(said: DateSaid, due: date, before: str) -> bool:
    """'Before the 17th' is 'by the 16th'."""
    return bool(re.search(r"\b(?:before|until|till)\W+(?:the\s+)?$", before)) and said.fits(
        due + timedelta(days=1)
    )


def _wrong_meeting(reading: Reading, case: Case, said: DateSaid) -> Iterator[Heard]:
    met, due = case.interview_day, case.answer_expected_by
    if met is None or (due and said.day and said.fits(due)):
        return
    if said.near:
        if reading.sent_at is None:
            return
        sent = reading.sent_at.astimezone(case.zone).date()
        meant = sent - timedelta(days=1) if said.near == "yesterday" else sent
        if meant == met:
            return
    elif said.fits(met):
        return
    yield _heard(reading, said, met)


def _heard(reading: Reading, said: DateSaid, right: date) -> Heard:
    words = f"{_DAYS[right.weekday()].capitalize()}, {right.day} {_MONTHS[right.month - 1].capitalize()}"
    return Heard(
        said.span.start, said.span.end, {"found": said.span.of(reading.letter.plain), "right": words}
    )
