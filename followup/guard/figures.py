"""Numbers, dates, weekdays and times of day: each must be known, and count what it counted in the evidence."""

import re
from datetime import date, datetime, timedelta

from followup.guard.checks import Look
from followup.guard.data import claim_data, word_data
from followup.guard.dates import ClockMention, DayMention, find_clocks, find_days
from followup.guard.evidence import words_around
from followup.guard.letter import Sentence
from followup.guard.numbers import Number, find_numbers, is_number
from followup.guard.words import root

_MEETING = frozenset(
    [
        "met",
        "meet",
        "meeting",
        "meetings",
        "spoke",
        "speak",
        "speaking",
        "talk",
        "talked",
        "talking",
        "conversation",
        "interview",
        "interviewed",
        "discussion",
        "seeing",
        "welcoming",
        "welcome",
        "sitting",
        "visit",
        "came",
        "chat",
        "see",
        "saw",
        "hosting",
        "having",
        "inviting",
    ]
)
_AHEAD = frozenset(
    [
        "by",
        "before",
        "until",
        "till",
        "expect",
        "expected",
        "expecting",
        "decide",
        "decided",
        "decision",
        "answer",
        "hear",
        "hearing",
        "tell",
        "know",
        "reach",
        "inform",
        "writing",
        "write",
        "telephone",
        "ring",
        "call",
    ]
)
_ALWAYS_FREE = 1.0
_SMALL = 3.0
_LARGEST_FAVOUR = 60.0
_TIME_UNITS = frozenset(["year", "years", "month", "months", "decade", "decades", "hour", "hours"])
_REACH = 4
_CONTEXT = 8
_MEETING_REACH = 10
_NOT_YET = frozenset(["would", "could", "will", "can", "next", "again"])
_BETWEEN = frozenset(
    [
        "with",
        "me",
        "us",
        "you",
        "both",
        "all",
        "on",
        "in",
        "at",
        "the",
        "of",
        "last",
        "this",
        "that",
        "for",
        "so",
        "very",
        "kindly",
        "warmly",
        "a",
        "an",
        "early",
        "late",
        "earlier",
        "back",
        "here",
        "there",
        "morning",
        "afternoon",
        "evening",
        "interview",
        "position",
        "role",
        "job",
        "post",
    ]
)
_NO_NOUNS = frozenset(["or", "and", "on", "in", "to", "at", "each", "every", "any", "are", "is", "would"])
_PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (16, 24)}
_RELATIVE = re.compile(
    r"\b(?:(?P<near>yesterday|today|tomorrow|this (?:morning|afternoon|evening)|last night)|(?P<week>last week|this week|earlier this week))\b",
    re.IGNORECASE,
)


def check_figures(look: Look) -> None:
    """Check the dates first, then the numbers that are no part of one."""
    text, words = look.letter.text, look.letter.words
    days = [d for d in find_days(text, words) if not look.is_taken(d.start, d.end)]
    clocks = [c for c in find_clocks(text, words) if not look.is_taken(c.start, c.end)]
    for day in days:
        _check_day(look, day)
        look.take(day.start, day.end)
    for clock in clocks:
        _check_clock(look, clock)
        look.take(clock.start, clock.end)
    if look.sent_at is not None:
        _check_relative(look, look.sent_at)
    for number in find_numbers(text, words, look.taken):
        _check_number(look, number)


def _sentence_at(look: Look, place: int) -> Sentence | None:
    letter = look.letter
    i = letter.word_at(place)
    return letter.sentence_of(i) if i < len(letter.words) else None


def _is_own_time(look: Look, sentence: Sentence | None) -> bool:
    """Whether the sentence offers the candidate's own free times."""
    if sentence is None:
        return False
    return sentence.first in look.letter.sentence_flags.get("claim.own_time", ())


def _check_day(look: Look, day: DayMention) -> None:
    sentence = _sentence_at(look, day.start)
    known = look.evidence.days.has(day) or _is_about_sending(look, day)
    about_meeting = _is_about_meeting(look, day, sentence)
    if not known:
        if about_meeting or not _is_own_time(look, sentence):
            look.block("invented-date", day.start, day.end)
        return
    if about_meeting:
        _check_meeting_day(look, day)
    else:
        _check_promised_day(look, day, sentence)


def _is_about_sending(look: Look, day: DayMention) -> bool:
    """Whether a day is that of the sending, as in the date at the head of a letter."""
    at = look.sent_at
    return at is not None and (day.day, day.month) == (at.day, at.month) and day.year in (None, at.year)


def _is_about_meeting(look: Look, day: DayMention, sentence: Sentence | None) -> bool:
    """Whether the day is said to be that of the interview: 'meeting with me on Tuesday'."""
    if sentence is None:
        return False
    i = look.letter.word_at(day.start)
    before = look.letter.lows[max(sentence.first, i - _MEETING_REACH) : i]
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n] in _MEETING), None)
    if last is None or set(before[: last + 1]) & _NOT_YET:
        return False
    return all(word in _BETWEEN for word in before[last + 1 :])


def _check_meeting_day(look: Look, day: DayMention) -> None:
    """A known day that is not that of the interview, said to be it, is a question."""
    held = look.evidence.case.interview_day
    if held is None:
        return
    same = (
        (day.month is None or day.month == held.month or (day.swapped and day.day == held.month))
        and (day.day is None or day.day == held.day or (day.swapped and day.month == held.day))
        and (day.weekday is None or day.weekday == held.weekday())
    )
    if not same:
        look.ask("invented-date", day.start, day.end, "other-day")
    elif day.weekday is not None:
        _check_part_of_day(look, day)


def _check_part_of_day(look: Look, day: DayMention) -> None:
    at = look.evidence.case.interviewed_at
    i = look.letter.word_at(day.end)
    part = look.letter.lows[i] if i < len(look.letter.lows) else ""
    if isinstance(at, datetime) and part in _PARTS:
        first, last = _PARTS[part]
        if not first <= at.hour <= last:
            look.ask("invented-date", day.start, look.letter.words[i].end, "other-day")


def _check_promised_day(look: Look, day: DayMention, sentence: Sentence | None) -> None:
    """'by 15 January' must not be the day of the interview where another day was promised."""
    case = look.evidence.case
    expected, held = case.answer_expected_by, case.interview_day
    if expected is None or held is None or sentence is None or day.day is None or day.month is None:
        return
    i = look.letter.word_at(day.start)
    before = look.letter.lows[max(sentence.first, i - 2) : i]
    if (day.month, day.day) == (held.month, held.day) != (expected.month, expected.day) and set(before) & {
        "by",
        "before",
    }:
        look.ask("invented-date", day.start, day.end, "other-day")


def _check_clock(look: Look, clock: ClockMention) -> None:
    known = (clock.hour, clock.minute) in look.evidence.clocks
    if not (known or _is_own_time(look, _sentence_at(look, clock.start))):
        look.block("invented-date", clock.start, clock.end)


def _check_relative(look: Look, sent_at: datetime) -> None:
    """'yesterday' and 'last week', where the time of sending is known, against the day they speak of."""
    case = look.evidence.case
    sent = sent_at.astimezone(case.zone).date() if sent_at.tzinfo else sent_at.date()
    for m in _RELATIVE.finditer(look.letter.text):
        sentence = _sentence_at(look, m.start())
        if sentence is None or _is_own_time(look, sentence):
            continue
        lows = set(look.letter.lows[sentence.first : sentence.last])
        i = look.letter.word_at(m.start())
        before = look.letter.lows[max(sentence.first, i - 6) : i]
        about = (
            case.answer_expected_by
            if set(before) & _AHEAD
            else case.interview_day
            if lows & _MEETING
            else None
        )
        if about is not None and not _fits(m, about, sent):
            look.block("invented-date", m.start(), m.end())


def _fits(m: re.Match[str], about: date, sent: date) -> bool:
    said = m[0].lower()
    if m["near"]:
        days = {"yesterday": 1, "last night": 1, "tomorrow": -1}.get(said, 0)
        return (sent - about).days == days
    monday = sent - timedelta(days=sent.weekday())
    if said == "last week":
        return monday - timedelta(days=7) <= about < monday
    return monday <= about < monday + timedelta(days=7)


def _check_number(look: Look, number: Number) -> None:
    words = look.letter.words
    sentence = look.letter.sentence_of(number.first)
    after = [w.low for w in words[number.last : min(number.last + _REACH, sentence.last)]]
    if _states_nothing(look, number, sentence, after):
        return
    places = look.evidence.numbers.get(number.value)
    if number.vague:
        if not any(value >= number.value for value in look.evidence.numbers):
            look.ask("invented-number", number.start, number.end, "number-moved")
        return
    if places is None:
        look.block("invented-number", number.start, number.end)
        return
    inside = number._replace(first=number.first - sentence.first, last=number.last - sentence.first)
    around = words_around(words[sentence.first : sentence.last], inside, _CONTEXT)
    near = {
        root(low)
        for low in around
        if low == "%" or (low not in word_data().function_words and low not in _TIME_UNITS)
    }
    near |= (
        {"%"} if "%" in look.letter.text[number.start : number.end + 2] or "percent" in after[:1] else set()
    )
    if number.value > _SMALL and not any(not place or place & near for place in places):
        look.ask("invented-number", number.start, number.end, "number-moved")


def _states_nothing(look: Look, number: Number, sentence: Sentence, after: list[str]) -> bool:
    """Whether a number claims nothing: 'one of', 'a thing or two', the size of a favour, a free time."""
    if number.value > _LARGEST_FAVOUR:
        return False
    data = claim_data().words
    counted = set(_counted(look, number, sentence))
    if number.value <= _ALWAYS_FREE and not counted & _TIME_UNITS:
        return True
    if number.value <= _SMALL and (counted & data.idle_nouns or _is_idle(look, number, after)):
        return True
    flags = look.letter.sentence_flags
    if counted & data.favour_units or _after_idle_noun(look, number):
        return sentence.first in flags.get("claim.ask", ()) or look.kind == "feedback_request"
    free = sentence.first in flags.get("claim.own_time", ())
    return free and not counted & _TIME_UNITS and not _counts(look, number)


def _counted(look: Look, number: Number, sentence: Sentence) -> list[str]:
    """The two words after a number, past 'or three' of 'two or three minutes'."""
    at = number.last
    lows = look.letter.lows
    if at + 1 < sentence.last and lows[at] in ("or", "to", "-", "\u2013") and is_number(lows[at + 1]):
        at += 2
    return lows[at : min(at + 2, sentence.last)]


def _is_idle(look: Look, number: Number, after: list[str]) -> bool:
    """Whether a small number in words counts nothing: 'the two of you', 'between the two.'"""
    in_words = look.letter.lows[number.first].isalpha()
    return in_words and (not after or not after[0].isalnum() or after[0] == "of")


def _after_idle_noun(look: Look, number: Number) -> bool:
    """Whether a number ends 'a line or two'."""
    data = claim_data().words
    before = look.letter.lows[max(0, number.first - 2) : number.first]
    return before[1:] == ["or"] and before[0] in data.idle_nouns | data.favour_units


def _counts(look: Look, number: Number) -> bool:
    """Whether a number in an offer of free times still counts something of its own, as in 'walk six dogs'."""
    after = look.letter.lows[number.last : number.last + 1]
    return bool(after and after[0].isalpha() and after[0] not in _NO_NOUNS)
