"""The zone that an hour was named in, and the same moment on the candidate's clock."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from followup.notes.dates.vocabulary import alternatives, date_words, fold, spaces_folded

THEIRS, MINE = "theirs", "mine"
_OFFSET = re.compile(r"(?:[\s(\[,]{0,3}(?:utc|gmt)\s?|(?<=:\d\d))([+-])\s?(\d{1,2})(?::?(\d\d))?(?!\d)")
_PAUSE = r"(?=\s*(?:$|[^\w\s]|\n)|\s+(?:with|and|was|were|i|we|so|which|for|by|via|on|over)\b)"


@cache
def _cities() -> dict[str, str]:
    """Cities of the tz database, as they are written: "new york" = "America/New_York"."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return {fold(name.rpartition("/")[2].replace("_", " ")): name for name in names}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    zones = date_words().zones
    letters = alternatives(set(zones.names) - set(zones.spelled))
    opening = r"\s*[(\[,-]?\s*"
    return {
        "letters": re.compile(rf"{opening}(?P<name>{letters})(?!\w)"),
        "spelled": re.compile(
            rf"{opening}(?P<name>{alternatives(zones.spelled)})(?:\s+(?:standard|daylight|summer))?(?:\s+time(?!\w)|{_PAUSE})"
        ),
        "theirs": re.compile(rf"{opening}(?:in\s+)?{alternatives(zones.theirs)}(?!\w)"),
        "mine": re.compile(rf"{opening}(?:in\s+|\S+\s+)?{alternatives(zones.mine)}(?!\w)"),
        "equal": re.compile(
            rf"\s*(?:=|is|which is|,)?\s*(?:also\s+|the\s+)?{alternatives(zones.mine)}(?!\w)"
        ),
        "place": re.compile(
            rf"{opening}(?:in\s+)?(?P<place>[a-z]+(?:\s[a-z]+)?)(?:\s+(?:local\s+)?time(?!\w)|(?<=\w)(?=\)))"
        ),
    }


def find_zone(text: str, folded: str, at: int) -> tuple[str, int] | None:
    """The zone named at ``at``, right after an hour.

    Returns:
        What ``to_local`` takes (a zone of the tz database, letters to look up, ``UTC+1``, ``THEIRS`` or
        ``MINE``), and where the words end; None where no zone is named.
    """
    offset = _OFFSET.match(folded, at)
    if offset:
        # Calendars write the winter offset all year: "(UTC-05:00) Eastern Time".
        named = _spelled_after(folded, offset.end())
        return named or (f"{offset[1]}{int(offset[2]):02}{offset[3] or '00'}", offset.end())
    return _letters(text, folded, at) or _words(folded, at)


def _spelled_after(folded: str, at: int) -> tuple[str, int] | None:
    spelled = re.compile(rf"[)\]\s]{{1,3}}(?P<name>{alternatives(date_words().zones.spelled)})\s+time").match(
        folded, at
    )
    if spelled:
        return spelled["name"], spelled.end()
    cities = re.compile(r"[)\]\s]{1,3}(?P<city>[a-z][a-z .]{2,20}),\s[a-z]").match(folded, at)
    name = _cities().get(cities["city"]) if cities else None
    return (name, cities.end("city")) if cities and name else None


def _letters(text: str, folded: str, at: int) -> tuple[str, int] | None:
    zones = date_words().zones
    found = _patterns()["letters"].match(folded, at)
    if found:
        written = text[found.start("name") : found.end("name")]
        if written.isupper() or fold(written) in zones.lower:
            closing = re.compile(r"\s+time(?!\w)").match(folded, found.end())
            end = closing.end() if closing else found.end()
            offset = _OFFSET.match(folded, end)
            return fold(written), offset.end() if offset else end
    found = _patterns()["spelled"].match(folded, at)
    return (found["name"], found.end()) if found else None


def _words(folded: str, at: int) -> tuple[str, int] | None:
    theirs = _patterns()["theirs"].match(folded, at)
    if theirs:
        equal = _patterns()["equal"].match(folded, theirs.end())
        return (MINE, equal.end()) if equal else (THEIRS, theirs.end())
    mine = _patterns()["mine"].match(folded, at)
    if mine:
        return MINE, mine.end()
    place = _patterns()["place"].match(folded, at)
    if not place:
        return None
    for words in (spaces_folded(place["place"]), place["place"].split()[-1]):
        name = date_words().zones.places.get(words) or _cities().get(words)
        if name:
            return name, place.end()
    return None


def _zone_of(named: str, own: str) -> tzinfo:
    zones = date_words().zones
    if named[0] in "+-":
        shift = timedelta(hours=int(named[1:3]), minutes=int(named[3:5]))
        return timezone(shift if named[0] == "+" else -shift) if shift < timedelta(hours=24) else UTC
    for beginning, name in zones.elsewhere.get(named, {}).items():
        if own.startswith(beginning):
            return ZoneInfo(name)
    return ZoneInfo(zones.names.get(named, named))


def to_local(moment: datetime, named: str | None, own: str) -> datetime:
    """``moment``, naive in the zone ``named``, as naive local time of the zone ``own``."""
    if named is None or named in (THEIRS, MINE):
        return moment
    try:
        return moment.replace(tzinfo=_zone_of(named, own)).astimezone(ZoneInfo(own)).replace(tzinfo=None)
    except (OverflowError, ValueError, KeyError):
        return moment
