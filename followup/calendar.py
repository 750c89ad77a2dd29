"""Entries become RFC 5545 text: a calendar that any program opens, with an alarm for each entry.

Moments are written in UTC: every program shows them on its own clock, and no zone has to be described.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar
from icalendar.enums import CLASS, TRANSP

from followup.case import LetterKind
from followup.prompts import load_texts


@dataclass(frozen=True)
class Entry:
    """One entry. ``uid`` is the same from one calendar to the next: a second import replaces the first."""

    uid: str
    begins: datetime
    length: timedelta
    title: str
    text: str


def entry_title(kind: LetterKind, number: int, company: str | None) -> str:
    """What an entry is called: the letter, and the company where it is known."""
    text = load_texts("calendar")
    letter = text("second_inquiry" if number > 1 else kind)
    return text("title", letter=letter, company=company) if company else letter


def write_calendar(entries: Iterable[Entry], *, stamp: datetime) -> str:
    """Write a calendar.

    Args:
        entries: what goes in; their moments are aware.
        stamp: when the calendar is made, aware.

    Returns:
        RFC 5545 text with CRLF line ends and folded lines. Without entries it holds the zone UTC alone, as a
        calendar may not be empty.
    """
    events: list[icalendar.Component] = [_event(entry, stamp.astimezone(UTC)) for entry in entries]
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Followup//Followup//EN")
    calendar.add("x-wr-calname", load_texts("calendar")("calendar"))
    for component in events or [_utc()]:
        calendar.add_component(component)
    return str(calendar.to_ical(), "utf-8")


def _event(entry: Entry, stamp: datetime) -> icalendar.Event:
    begins = entry.begins.astimezone(UTC)
    title = _printable(entry.title)
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", load_texts("calendar")("alarm", title=title))
    alarm.add("trigger", timedelta())
    return icalendar.Event.new(
        uid=entry.uid,
        stamp=stamp,
        start=begins,
        end=begins + entry.length,
        summary=title,
        description=_printable(entry.text),
        classification=CLASS.PRIVATE,
        transparency=TRANSP.TRANSPARENT,
        subcomponents=[alarm],
    )


def _printable(text: str) -> str:
    """Without control characters, which RFC 5545 forbids and names pasted from elsewhere may hold."""
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs"))


def _utc() -> icalendar.Timezone:
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - RFC 5545 wants the local time here
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone = icalendar.Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone
