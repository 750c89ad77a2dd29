"""What a session remembers, and the clock. Everything typed lives here, so that no page can lose it."""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from followup.case import Case, Reflection
from followup.events import Event
from followup.form import FormReading, read_form, time_zones
from followup.outcomes import Stage, find_stage
from followup.reflection import release_points
from followup.timing import Plan, make_plan
from pages.shared.typed import LINES, PARTS, get_fields, memory

QUESTIONS = tuple(Reflection.model_fields)


def ask_clock() -> datetime:
    """This moment, aware. The environment variable FOLLOWUP_NOW fixes it, for demonstrations and tests."""
    fixed = os.environ.get("FOLLOWUP_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)  # noqa: TID251 - the one clock


def browser_zone() -> str:
    """The browser's time zone; UTC where it names none that we know."""
    zone = st.context.timezone
    return zone if zone in time_zones() else "UTC"


def open_session() -> None:
    """Give a new session its empty places."""
    for name in LINES:
        memory().setdefault(f"f.{name}", "")
    memory()["f.time_zone"] = memory()["f.time_zone"] or browser_zone()
    for key in ("f.phone", "notes", *(f"r.{question}" for question in QUESTIONS)):
        memory().setdefault(key, "")
    for part in PARTS:
        memory().setdefault(f"candidate.{part}", "")
        memory().setdefault(f"contact.{part}", "")
    for key in ("rows", "log", "released"):
        memory().setdefault(key, [])
    memory().setdefault("region", None)


def today() -> date:
    """The local day in the time zone of the form."""
    return ask_clock().astimezone(ZoneInfo(memory()["f.time_zone"])).date()


def read_fields() -> FormReading:
    """What the form says now; read once for as long as it stays the same."""
    asked = (get_fields(), today())
    if memory().get("form_asked") != asked:
        memory()["form_asked"], memory()["form_reading"] = asked, read_form(asked[0], today=asked[1])
    reading: FormReading = memory()["form_reading"]
    return reading


def get_reflection() -> Reflection:
    """The four private answers."""
    return Reflection(**{question: memory()[f"r.{question}"] or "" for question in QUESTIONS})


def get_case() -> Case:
    """The case: the form, what the person released from the reflection, and the words they call their own."""
    case = release_points(read_fields().case, get_reflection(), tuple(memory()["released"]))
    kept = tuple(memory().get("kept") or ())
    return case.model_copy(update={"may_mention": (*case.may_mention, *kept)}) if kept else case


def get_log() -> tuple[Event, ...]:
    """What happened since the interview."""
    return tuple(memory()["log"])


def log_event(what: str, at: datetime | None = None) -> None:
    """Write down that something happened; pressed twice within a minute, it happened once."""
    event = Event.model_validate({"what": what, "at": at or ask_clock()})
    if any(known.what == what and abs(known.at - event.at) < timedelta(minutes=1) for known in get_log()):
        return
    memory()["log"] = sorted([*memory()["log"], event], key=lambda known: known.at)


def forget_event(place: int) -> None:
    """Take an entry out of the log again."""
    memory()["log"] = [event for other, event in enumerate(memory()["log"]) if other != place]


def get_stage() -> Stage:
    """Where the candidacy stands."""
    return find_stage(get_case(), now=ask_clock(), log=get_log())


def get_plan() -> Plan:
    """What to send when, with the holidays of the chosen region."""
    return make_plan(get_case(), now=ask_clock(), region=memory()["region"], log=get_log())


def forget_everything() -> None:
    """Empty the session."""
    for key in list(memory()):
        del memory()[key]
