"""The days and times of a letter: each must be known, and be said of what it is known for."""

import re
from datetime import date, datetime, timedelta

from followup.guard.checks import Look
from followup.guard.data import day_data
from followup.guard.dates import DayMention, find_clocks, find_days
from followup.guard.letter import Sentence

_REACH = 10
_ANSWER_REACH = 6
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|this (?:morning|afternoon|evening|week)|last (?:night|week))\b",
    re.IGNORECASE,
)
_THANKS = frozenset(["thank", "thanks"])
_AHEAD = frozenset(["can", "could", "would", "will", "if", "please", "am", "are", "may", "whenever", "do"])
_DAYS_AGO = {"yesterday": 1, "last night": 1, "tomorrow": -1}
_WEEK = timedelta(days=7)


def check_days(look: Look) -> None:
    """Check dates, weekdays, months and times of day; relative days where the time of sending is known."""
    text, words = look.letter.text, look.letter.words
    days = [d for d in find_days(text, words) if not look.is_taken(d.start, d.end)]
    clocks = [c for c in find_clocks(text, words) if not look.is_taken(c.start, c.end)]
    for day in days:
        _check_day(look, day)
        look.take(day.start, day.end)
    for clock in clocks:
        known = (clock.hour, clock.minute) in look.evidence.clocks
        if not (known or is_own_time(look, _sentence_at(look, clock.start))):
            look.block("invented-date", clock.start, clock.end)
        look.take(clock.start, clock.end)
    if look.sent_at is not None:
        _check_relative(look, look.sent_at)


def is_own_time(look: Look, sentence: Sentence) -> bool:
    """Whether a sentence offers the candidate's own free times, and does not look back with thanks."""
    if sentence.first not in look.letter.sentence_flags.get("claim.own_time", ()):
        return False
    lows = look.letter.lows[sentence.first : sentence.last]
    return lows[0] not in _THANKS or not _AHEAD.isdisjoint(lows)


def _sentence_at(look: Look, place: int) -> Sentence:
    return look.letter.sentence_of(min(look.letter.word_at(place), len(look.letter.words) - 1))


def _words_before(look: Look, place: int, reach: int) -> list[str]:
    """The words of the same sentence before a place, ``reach`` at most."""
    i = look.letter.word_at(place)
    return look.letter.lows[max(_sentence_at(look, place).first, i - reach) : i]


def _check_day(look: Look, day: DayMention) -> None:
    month_alone = day.day is None and day.weekday is None
    if month_alone and any(
        look.letter.text[day.start : day.end].lower() in person for person in look.evidence.people
    ):
        return
    about_meeting = not month_alone and _is_about_meeting(look, day)
    if look.evidence.days.has(day) or _is_day_of_sending(look, day):
        if about_meeting:
            _check_meeting_day(look, day)
        else:
            _check_promised_day(look, day)
    elif about_meeting or not is_own_time(look, _sentence_at(look, day.start)):
        weekdays = day.weekday is not None and look.letter.text[day.start : day.end].endswith("days")
        if weekdays:
            look.ask("invented-date", day.start, day.end, "weekdays")
        else:
            look.block("invented-date", day.start, day.end)


def _is_day_of_sending(look: Look, day: DayMention) -> bool:
    """Whether a day is that of the sending, as in the date at the head of a letter."""
    at = look.sent_at
    return at is not None and (day.day, day.month) == (at.day, at.month) and day.year in (None, at.year)


def _is_about_meeting(look: Look, day: DayMention) -> bool:
    """Whether the day is said to be that of the interview: 'meeting with me on Tuesday'."""
    data = day_data()
    before = _words_before(look, day.start, _REACH)
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n] in data.meeting), None)
    if last is None or data.not_yet.intersection(before[: last + 1]):
        return False
    return data.between.issuperset(before[last + 1 :])


def _check_meeting_day(look: Look, day: DayMention) -> None:
    """A known day that is not that of the interview, said to be it, is a question."""
    held = look.evidence.case.interview_day
    if held is None:
        return
    readings = [(day.month, day.day), *([(day.day, day.month)] if day.swapped else [])]
    fits = any(month in (None, held.month) and number in (None, held.day) for month, number in readings)
    if not fits or day.weekday not in (None, held.weekday()):
        look.ask("invented-date", day.start, day.end, "other-day")
    elif day.weekday is not None:
        _check_part_of_day(look, day)


def _check_part_of_day(look: Look, day: DayMention) -> None:
    """'Tuesday morning' of an interview at four is a question."""
    at = look.evidence.case.interviewed_at
    i = look.letter.word_at(day.end)
    hours = day_data().parts.get(look.letter.lows[i]) if i < len(look.letter.lows) else None
    if isinstance(at, datetime) and hours is not None and not hours[0] <= at.hour <= hours[1]:
        look.ask("invented-date", day.start, look.letter.words[i].end, "other-day")


def _check_promised_day(look: Look, day: DayMention) -> None:
    """'by 15 January' must not be the day of the interview where another day was promised."""
    expected, held = look.evidence.case.answer_expected_by, look.evidence.case.interview_day
    if expected is None or held is None or expected == held:
        return
    before = _words_before(look, day.start, 2)
    if (day.month, day.day) == (held.month, held.day) and {"by", "before"}.intersection(before):
        look.ask("invented-date", day.start, day.end, "other-day")


def _check_relative(look: Look, sent_at: datetime) -> None:
    """'yesterday' and 'last week', where the time of sending is known, against the day they speak of."""
    case, data = look.evidence.case, day_data()
    sent = sent_at.astimezone(case.zone).date() if sent_at.tzinfo else sent_at.date()
    for m in _RELATIVE.finditer(look.letter.text):
        sentence = _sentence_at(look, m.start())
        if is_own_time(look, sentence):
            continue
        about = None
        if data.answer.intersection(_words_before(look, m.start(), _ANSWER_REACH)):
            about = case.answer_expected_by
        elif data.meeting.intersection(look.letter.lows[sentence.first : sentence.last]):
            about = case.interview_day
        if about is not None and not _fits(m[0].lower(), about, sent):
            look.block("invented-date", m.start(), m.end())


def _fits(said: str, about: date, sent: date) -> bool:
    monday = sent - timedelta(days=sent.weekday())
    if said == "last week":
        return monday - _WEEK <= about < monday
    if said.endswith("this week"):
        return monday <= about < monday + _WEEK
    return (sent - about).days == _DAYS_AGO.get(said, 0)
