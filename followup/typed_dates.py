"""A day or a time as a person types it into a field: understood, or answered with one clear sentence."""

import re
from datetime import date, datetime, time, timedelta
from typing import Literal

from followup.case import EARLIEST, LATEST
from followup.daynames import month_name, spell_day, weekday_name
from followup.notes.dates import read_single_day
from followup.prompts import PromptData, Texts, load_prompts, load_texts

_ODD_YEAR = re.compile(r"\d{5,}|(?<!\d)(?!19\d\d|20\d\d)\d{4}(?![\d:])")
_TIME = re.compile(r"(?:at\s+)?(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*([ap])?(?:\.?\s?m\.?)?", re.IGNORECASE)
_NOON = 12
_EARLIEST_HOUR = 7
"""An hour before this without am or pm is asked back: nobody interviews at two in the morning."""

Side = Literal["past", "future"]


class FormData(PromptData):
    """The content of ``prompts/form.toml``."""

    most_interviewers: int
    longest_line: int
    continents: tuple[str, ...]
    times: dict[str, str]


def form_data() -> FormData:
    """What the form understands. Raises PromptFileError."""
    data: FormData = load_prompts("form", FormData)
    return data


class NotUnderstood(ValueError):  # noqa: N818 - its text is the sentence for the person, not a fault
    """What was typed is no day or no time; the text is the sentence to show at the field."""


def _texts() -> Texts:
    return load_texts("form")


def _refuse_two_readings(typed: str, days: tuple[date, ...]) -> None:
    """A day in numbers whose two parts are both months can be read in two ways."""
    if len(days) > 1:
        names = [f"{day.day} {month_name(day.month)} {day.year}" for day in days]
        raise NotUnderstood(_texts()("day_twice", typed=typed, first=names[0], second=names[1]))


def _check_weekday(weekday: int | None, day: date) -> None:
    if weekday is not None and weekday != day.weekday():
        right, wrong = weekday_name(day.isoweekday()), weekday_name(weekday + 1)
        raise NotUnderstood(_texts()("weekday", day=spell_day(day), right=right, wrong=wrong))


def read_day(typed: str, *, today: date, side: Side) -> date:
    """Read a day.

    Args:
        typed: such as ``19 Nov 2026``, ``2026-11-19``, ``yesterday``, ``Friday``, ``end of next week``.
        today: the day from which ``yesterday`` or a day without a year counts.
        side: where to look for a day without a year, or a weekday alone.

    Returns:
        The day.

    Raises:
        NotUnderstood: it is no day, can be two days, has an impossible year or a weekday that does not fit.
    """
    if odd_year := _ODD_YEAR.search(typed):
        raise NotUnderstood(_texts()("year", year=odd_year[0]))
    found = read_single_day(typed, today=today, past=side == "past")
    _refuse_two_readings(typed, found.days)
    if not found.days:
        raise NotUnderstood(_texts()("day_unclear", typed=typed, example=spell_day(today)))
    day = found.days[0]
    if not EARLIEST <= day <= LATEST:
        raise NotUnderstood(_texts()("year", year=day.year))
    _check_weekday(found.weekday, day)
    return day


def read_time(typed: str) -> time:
    """Read a time of day such as ``14:00``, ``2 pm``, ``2.30pm``, ``14h30`` or ``noon``.

    Raises:
        NotUnderstood: it is no time, or a small hour that could be in the afternoon.
    """
    text = typed.strip().lower()
    if text in (named := form_data().times):
        return time.fromisoformat(named[text])
    found = _TIME.fullmatch(text)
    if not found:
        raise NotUnderstood(_texts()("time_unclear", typed=typed))
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and 1 <= hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    elif 1 <= hour < _EARLIEST_HOUR and not found[1].startswith("0"):
        later = f"{hour + _NOON}:{minute:02}"
        raise NotUnderstood(
            _texts()("time_half", typed=typed, afternoon=later, morning=f"{hour:02}:{minute:02}")
        )
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NotUnderstood(_texts()("time_unclear", typed=typed)) from error


def read_moment(day_typed: str, time_typed: str, *, now: datetime) -> datetime:
    """Read when something happened.

    Args:
        day_typed: the day; empty means today.
        time_typed: the time; empty means ``now`` for today, and noon for an earlier day.
        now: the present moment, aware, in the person's time zone.

    Returns:
        An aware moment in the zone of ``now``, not after it.

    Raises:
        NotUnderstood: it is no moment, or it is still to come.
    """
    day = read_day(day_typed.strip(), today=now.date(), side="past") if day_typed.strip() else now.date()
    if time_typed.strip():
        moment = datetime.combine(day, read_time(time_typed), now.tzinfo)
    else:
        moment = now if day == now.date() else datetime.combine(day, time(_NOON), now.tzinfo)
    if moment > now + timedelta(minutes=1):
        raise NotUnderstood(_texts()("still_to_come", typed=f"{day_typed} {time_typed}".strip()))
    return min(moment, now)
