"""The plan: which letter to send when, to the minute. Expected moments were worked out by hand on a calendar.

A moment is written with its offset: "2026-11-20T14:00-05:00" checks the instant and the local clock.
"""

import time as clock
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup import Case, Event, PromptFileError
from followup.case import LETTER_KINDS, LetterKind, Outcome
from followup.prompts import prompts_folder, read_prompt_file
from followup.timing import Figures, Plan, Step, advice_for, load_figures, make_plan

LONG_BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
TORONTO = "America/Toronto"


def moment(text: str) -> datetime:
    """Read a moment with an offset."""
    return datetime.fromisoformat(text)


def case(at: str | None, zone: str | None = TORONTO, **more: Any) -> Case:  # noqa: ANN401 - JSON values
    """A case in a zone."""
    known = {"company": "Northwind Foods", "interviewed_at": at, **more}
    return Case.model_validate(known | ({"time_zone": zone} if zone else {}))


def log(*events: str) -> list[Event]:
    """Events written as "what at moment"."""
    return [
        Event.model_validate(dict(zip(("what", "at"), line.split(" at "), strict=True))) for line in events
    ]


def step_of(plan: Plan, kind: LetterKind, number: int = 1) -> Step:
    """A step that must be there."""
    step = plan.step(kind, number)
    assert step is not None, plan.notes
    return step


def said(step: Step) -> tuple[str, str, str]:
    """A step's window and best moment on the local clock."""
    opens, closes, best = (m.isoformat(timespec="minutes") for m in (step.opens, step.closes, step.best))
    return opens, closes, best


def rows(table: str) -> list[tuple[str | None, ...]]:
    """The rows of a table of cases: cells between spaces, "-" for None, notes behind a #."""
    lines = [line.partition("#")[0].split() for line in table.splitlines()]
    return [tuple(None if cell == "-" else cell for cell in cells) for cells in lines if cells]


# The thank-you letter.


@pytest.mark.parametrize(
    ("zone", "at", "opens", "closes", "best"),
    rows(
        """
# A Thursday afternoon: Friday, at the same hour.
America/Toronto 2026-11-19T14:00 2026-11-20T14:00-05:00 2026-11-21T14:00-05:00 2026-11-20T14:00-05:00
# Early in the day: not before nine.
America/Toronto 2026-11-18T08:00 2026-11-19T08:00-05:00 2026-11-20T08:00-05:00 2026-11-19T09:00-05:00
# Office hours end before 17:00; one minute earlier is inside.
America/Toronto 2026-11-19T16:59 2026-11-20T16:59-05:00 2026-11-21T16:59-05:00 2026-11-20T16:59-05:00
America/Toronto 2026-11-19T17:00 2026-11-20T17:00-05:00 2026-11-21T17:00-05:00 2026-11-20T17:00-05:00
America/Toronto 2026-11-17T17:00 2026-11-18T17:00-05:00 2026-11-19T17:00-05:00 2026-11-19T09:00-05:00
# Thursday evening: no office hours until Saturday, so Friday evening.
America/Toronto 2026-11-19T18:30 2026-11-20T18:30-05:00 2026-11-21T18:30-05:00 2026-11-20T18:30-05:00
# Friday: the window is the weekend.
America/Toronto 2026-11-20T14:00 2026-11-21T14:00-05:00 2026-11-22T14:00-05:00 2026-11-21T14:00-05:00
America/Toronto 2026-11-20T20:00 2026-11-21T20:00-05:00 2026-11-22T20:00-05:00 2026-11-22T09:00-05:00
America/Toronto 2026-11-20T21:30 2026-11-21T21:30-05:00 2026-11-22T21:30-05:00 2026-11-22T09:00-05:00
# Saturday: Monday morning is still inside.
America/Toronto 2026-11-21T11:00 2026-11-22T11:00-05:00 2026-11-23T11:00-05:00 2026-11-23T09:00-05:00
# Saturday before Victoria Day: Monday is a holiday; a Sunday interview reaches Tuesday.
America/Toronto 2026-05-16T11:00 2026-05-17T11:00-04:00 2026-05-18T11:00-04:00 2026-05-17T11:00-04:00
America/Toronto 2026-05-17T16:00 2026-05-18T16:00-04:00 2026-05-19T16:00-04:00 2026-05-19T09:00-04:00
# Midnight.
America/Toronto 2026-11-18T00:00 2026-11-19T00:00-05:00 2026-11-20T00:00-05:00 2026-11-19T09:00-05:00
# The clocks go forward on Sunday 8 March: 48 hours are 48 hours.
America/Toronto 2026-03-06T14:00 2026-03-07T14:00-05:00 2026-03-08T15:00-04:00 2026-03-07T14:00-05:00
America/Toronto 2026-03-07T10:00 2026-03-08T11:00-04:00 2026-03-09T11:00-04:00 2026-03-09T09:00-04:00
# An interview at 02:30 on that night: the hour that the clocks skip.
America/Toronto 2026-03-08T02:30 2026-03-09T03:30-04:00 2026-03-10T03:30-04:00 2026-03-09T09:00-04:00
# They go back on Sunday 1 November; 09:00 on Monday is then just outside.
America/Toronto 2026-10-30T14:00 2026-10-31T14:00-04:00 2026-11-01T13:00-05:00 2026-10-31T14:00-04:00
America/Toronto 2026-10-31T10:00 2026-11-01T09:00-05:00 2026-11-02T09:00-05:00 2026-11-01T09:00-05:00
# The hour that comes twice: the first of the two.
America/Toronto 2026-11-01T01:30 2026-11-02T00:30-05:00 2026-11-03T00:30-05:00 2026-11-02T09:00-05:00
# Zones with half and quarter hours.
America/St_Johns 2026-06-11T10:15 2026-06-12T10:15-02:30 2026-06-13T10:15-02:30 2026-06-12T10:15-02:30
Asia/Kathmandu 2026-11-24T11:00 2026-11-25T11:00+05:45 2026-11-26T11:00+05:45 2026-11-25T11:00+05:45
# Republic Day on a Monday, under the zone's new name and its old one.
Asia/Kolkata 2026-01-24T16:00 2026-01-25T16:00+05:30 2026-01-26T16:00+05:30 2026-01-25T16:00+05:30
Asia/Calcutta 2026-01-24T16:00 2026-01-25T16:00+05:30 2026-01-26T16:00+05:30 2026-01-25T16:00+05:30
# Thanksgiving in the United States.
America/New_York 2026-11-25T10:00 2026-11-26T10:00-05:00 2026-11-27T10:00-05:00 2026-11-27T09:00-05:00
- 2026-11-19T14:00 2026-11-20T14:00+00:00 2026-11-21T14:00+00:00 2026-11-20T14:00+00:00
        """
    ),
)
def test_thank_you_is_24_to_48_hours_after_the_interview(
    zone: str | None, at: str, opens: str, closes: str, best: str
) -> None:
    """The article's 24 to 48 hours are elapsed hours, and the best moment lies in office hours if any do."""
    step = step_of(make_plan(case(at, zone), now=LONG_BEFORE), "thank_you")
    assert said(step) == (opens, closes, best)
    assert step.basis == "article"


@pytest.mark.parametrize(
    ("zone", "at", "opens", "closes", "best"),
    rows(
        """
America/Toronto 2026-11-19 2026-11-20T00:00-05:00 2026-11-22T00:00-05:00 2026-11-20T09:00-05:00
America/Toronto 2026-11-20 2026-11-21T00:00-05:00 2026-11-23T00:00-05:00 2026-11-21T09:00-05:00
America/Toronto 2026-12-31 2027-01-01T00:00-05:00 2027-01-03T00:00-05:00 2027-01-01T09:00-05:00
# Over both changes of the clocks.
America/Toronto 2026-03-06 2026-03-07T00:00-05:00 2026-03-09T00:00-04:00 2026-03-07T09:00-05:00
America/Toronto 2026-10-30 2026-10-31T00:00-04:00 2026-11-02T00:00-05:00 2026-10-31T09:00-04:00
# Clocks that jump at midnight: the day begins at 01:00, or goes through midnight twice.
Africa/Cairo 2026-04-23 2026-04-24T01:00+03:00 2026-04-26T00:00+03:00 2026-04-24T09:00+03:00
Asia/Beirut 2026-03-28 2026-03-29T01:00+03:00 2026-03-31T00:00+03:00 2026-03-30T09:00+03:00
Asia/Beirut 2026-10-23 2026-10-24T00:00+03:00 2026-10-26T00:00+02:00 2026-10-24T09:00+03:00
America/Havana 2026-10-31 2026-11-01T00:00-04:00 2026-11-03T00:00-05:00 2026-11-02T09:00-05:00
        """
    ),
)
def test_thank_you_with_only_a_date_takes_the_two_days_after(
    zone: str, at: str, opens: str, closes: str, best: str
) -> None:
    """With only the day known: from the start of the next day to the end of the second."""
    step = step_of(make_plan(case(at, zone), now=LONG_BEFORE), "thank_you")
    assert said(step) == (opens, closes, best)
    assert step.basis == "article"


@pytest.mark.parametrize(
    ("at", "due", "opens", "closes", "best"),
    rows(
        """
2026-11-19T14:00 2026-11-19 2026-11-19T14:00-05:00 2026-11-20T00:00-05:00 2026-11-19T14:00-05:00
2026-11-19T14:00 2026-11-20 2026-11-19T14:00-05:00 2026-11-21T00:00-05:00 2026-11-19T14:00-05:00
2026-11-20T10:00 2026-11-21 2026-11-20T10:00-05:00 2026-11-22T00:00-05:00 2026-11-20T10:00-05:00
# An evening: no office hours are left; late at night: no good hours at all.
2026-11-19T18:00 2026-11-19 2026-11-19T18:00-05:00 2026-11-20T00:00-05:00 2026-11-19T18:00-05:00
2026-11-19T21:00 2026-11-19 2026-11-19T21:00-05:00 2026-11-20T00:00-05:00 2026-11-19T21:00-05:00
# Only the day is known.
2026-11-19 2026-11-19 2026-11-19T00:00-05:00 2026-11-20T00:00-05:00 2026-11-19T09:00-05:00
2026-11-19 2026-11-20 2026-11-19T00:00-05:00 2026-11-21T00:00-05:00 2026-11-19T09:00-05:00
        """
    ),
)
def test_thank_you_goes_at_once_when_the_answer_is_due_sooner(
    at: str, due: str, opens: str, closes: str, best: str
) -> None:
    """An answer due before the window closes: at once, until it is due. Practice, not the article."""
    step = step_of(make_plan(case(at, answer_expected_by=due), now=LONG_BEFORE), "thank_you")
    assert said(step) == (opens, closes, best)
    assert step.basis == "practice"


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("2026-11-19T14:00", "2026-11-21"),  # the window closes on that day, before the day ends
        ("2026-11-19", "2026-11-21"),  # both end together
        ("2026-11-19T14:00", "2026-11-18"),  # before the interview: a slip
        ("2026-10-31T00:30", "2026-11-01"),  # 48 hours end at 23:30, as the clocks go back
    ],
)
def test_thank_you_keeps_its_window_when_the_answer_comes_later(at: str, due: str) -> None:
    """An answer due when the window has closed leaves the article's window alone."""
    step = step_of(make_plan(case(at, answer_expected_by=due), now=LONG_BEFORE), "thank_you")
    assert step.basis == "article"
    assert said(step) == said(step_of(make_plan(case(at), now=LONG_BEFORE), "thank_you"))


# The inquiry.


@pytest.mark.parametrize(
    ("zone", "region", "due", "opens", "closes"),
    [
        (TORONTO, None, "2026-11-27", "2026-12-01T00:00-05:00", "2026-12-03T00:00-05:00"),
        (TORONTO, None, "2026-11-28", "2026-12-01T00:00-05:00", "2026-12-03T00:00-05:00"),  # a Saturday
        (TORONTO, None, "2026-11-24", "2026-11-26T00:00-05:00", "2026-11-28T00:00-05:00"),
        (TORONTO, None, "2026-11-25", "2026-11-27T00:00-05:00", "2026-12-01T00:00-05:00"),
        (TORONTO, "US", "2026-11-25", "2026-11-30T00:00-05:00", "2026-12-02T00:00-05:00"),  # Thanksgiving
        (TORONTO, None, "2026-05-15", "2026-05-20T00:00-04:00", "2026-05-22T00:00-04:00"),  # Victoria Day
        (
            "America/Edmonton",
            None,
            "2026-02-13",
            "2026-02-18T00:00-07:00",
            "2026-02-20T00:00-07:00",
        ),  # Family Day
        (TORONTO, "CA-AB", "2026-02-13", "2026-02-18T00:00-05:00", "2026-02-20T00:00-05:00"),
        (
            TORONTO,
            "CA-QC",
            "2026-02-13",
            "2026-02-17T00:00-05:00",
            "2026-02-19T00:00-05:00",
        ),  # none in Quebec
        (TORONTO, "ca-qc ", "2026-02-13", "2026-02-17T00:00-05:00", "2026-02-19T00:00-05:00"),
        (
            TORONTO,
            "CA-ON",
            "2026-12-23",
            "2026-12-29T00:00-05:00",
            "2026-12-31T00:00-05:00",
        ),  # Boxing Day, moved
        ("Europe/London", None, "2026-12-23", "2026-12-29T00:00+00:00", "2026-12-31T00:00+00:00"),
        (TORONTO, None, "2026-12-30", "2027-01-04T00:00-05:00", "2027-01-06T00:00-05:00"),
        (
            TORONTO,
            None,
            "2026-10-09",
            "2026-10-14T00:00-04:00",
            "2026-10-16T00:00-04:00",
        ),  # Thanksgiving, Canada
        (TORONTO, None, "2026-06-29", "2026-07-02T00:00-04:00", "2026-07-04T00:00-04:00"),  # Canada Day
        (
            TORONTO,
            None,
            "2026-10-29",
            "2026-11-02T00:00-05:00",
            "2026-11-04T00:00-05:00",
        ),  # the clocks go back
        ("Asia/Tokyo", None, "2026-04-28", "2026-05-01T00:00+09:00", "2026-05-08T00:00+09:00"),  # Golden Week
        (
            "Africa/Lagos",
            None,
            "2026-09-30",
            "2026-10-05T00:00+01:00",
            "2026-10-07T00:00+01:00",
        ),  # National Day
        ("Africa/Lagos", "NG-LA", "2026-09-30", "2026-10-05T00:00+01:00", "2026-10-07T00:00+01:00"),
        (
            "Asia/Manila",
            None,
            "2026-11-27",
            "2026-12-02T00:00+08:00",
            "2026-12-04T00:00+08:00",
        ),  # Bonifacio Day
        ("Europe/London", "GB-ENG", "2026-08-28", "2026-09-02T00:00+01:00", "2026-09-04T00:00+01:00"),
        ("Europe/London", "GB-SCT", "2026-08-28", "2026-09-01T00:00+01:00", "2026-09-03T00:00+01:00"),
        (
            "Europe/Berlin",
            None,
            "2026-05-13",
            "2026-05-18T00:00+02:00",
            "2026-05-20T00:00+02:00",
        ),  # Ascension
        ("Australia/Sydney", None, "2026-01-23", "2026-01-28T00:00+11:00", "2026-01-30T00:00+11:00"),
        ("Europe/Paris", "FR", "2026-07-13", "2026-07-16T00:00+02:00", "2026-07-18T00:00+02:00"),
        (
            None,
            None,
            "2026-12-24",
            "2026-12-28T00:00+00:00",
            "2026-12-30T00:00+00:00",
        ),  # no region: no Christmas
        ("UTC", None, "2026-12-24", "2026-12-28T00:00+00:00", "2026-12-30T00:00+00:00"),
    ],
)
def test_inquiry_counts_business_days_from_the_promised_day(
    zone: str | None, region: str | None, due: str, opens: str, closes: str
) -> None:
    """From the start of the second business day after the promised day to the end of the third."""
    asked = case("2026-01-05T10:00", zone, answer_expected_by=due, outcome="waiting")
    step = step_of(make_plan(asked, now=LONG_BEFORE, region=region), "inquiry")
    assert said(step) == (opens, closes, opens.replace("T00", "T09"))
    assert step.basis == "article"


@pytest.mark.parametrize(
    ("at", "region", "opens", "closes"),
    [
        ("2026-11-02T10:00", None, "2026-11-09T00:00-05:00", "2026-11-17T00:00-05:00"),
        ("2026-11-02T23:30", None, "2026-11-09T00:00-05:00", "2026-11-17T00:00-05:00"),
        ("2026-11-02", None, "2026-11-09T00:00-05:00", "2026-11-17T00:00-05:00"),
        ("2026-11-01", None, "2026-11-06T00:00-05:00", "2026-11-14T00:00-05:00"),  # a Sunday
        ("2026-11-02T10:00", "CA-AB", "2026-11-09T00:00-05:00", "2026-11-18T00:00-05:00"),  # Remembrance Day
        ("2026-11-02T10:00", "US", "2026-11-09T00:00-05:00", "2026-11-18T00:00-05:00"),  # Veterans Day
    ],
)
def test_inquiry_without_a_promise_counts_from_the_interview(
    at: str, region: str | None, opens: str, closes: str
) -> None:
    """From the start of the fifth business day after the interview to the end of the tenth."""
    for outcome in (None, "waiting"):
        plan = make_plan(case(at, outcome=outcome), now=LONG_BEFORE, region=region)
        step = step_of(plan, "inquiry")
        assert said(step) == (opens, closes, opens.replace("T00", "T09"))
        assert step.basis == "practice"


@pytest.mark.parametrize(
    "sent", ["2026-11-09T10:00-05:00", "2026-11-10T03:00+00:00", "2026-11-09T23:59-05:00"]
)
def test_second_inquiry_counts_from_the_first(sent: str) -> None:
    """No reply to the first: the fifth to the seventh business day after the local day it was sent."""
    plan = make_plan(case("2026-11-02T10:00"), now=moment(sent), log=log(f"sent:inquiry at {sent}"))
    step = step_of(plan, "inquiry", 2)
    assert said(step) == ("2026-11-16T00:00-05:00", "2026-11-19T00:00-05:00", "2026-11-16T09:00-05:00")
    assert step.basis == "practice"
    assert step_of(plan, "inquiry").state == "done"


@pytest.mark.parametrize(
    "events",
    [
        [],
        ["sent:inquiry at 2026-11-09T10:00-05:00", "heard:reply at 2026-11-10T10:00-05:00"],
        ["sent:inquiry at 2026-11-09T10:00-05:00", "heard:offer at 2026-11-10T10:00-05:00"],
        ["heard:rejection at 2026-11-10T10:00-05:00", "sent:inquiry at 2026-11-09T10:00-05:00"],
    ],
)
def test_second_inquiry_is_absent_without_silence(events: list[str]) -> None:
    """Without a first inquiry, or with any word from them since, there is none, and a note says why."""
    plan = make_plan(case("2026-11-02T10:00"), now=moment("2026-11-20T10:00-05:00"), log=log(*events))
    assert plan.step("inquiry", 2) is None
    assert any("nquiry:" in note for note in plan.notes)


def test_reply_from_before_the_inquiry_is_no_answer_to_it() -> None:
    """A reply to the thank-you letter does not answer an inquiry that was sent later."""
    events = log("heard:reply at 2026-11-04T10:00-05:00", "sent:inquiry at 2026-11-09T10:00-05:00")
    plan = make_plan(case("2026-11-02T10:00"), now=moment("2026-11-20T10:00-05:00"), log=events)
    assert step_of(plan, "inquiry", 2).state == "late"


# The request for feedback and the closure.


@pytest.mark.parametrize(
    ("news", "region", "closes", "best"),
    [
        ("2026-11-20T16:00-05:00", None, "2026-11-25T00:00-05:00", "2026-11-20T16:00-05:00"),
        ("2026-11-20T18:00-05:00", None, "2026-11-25T00:00-05:00", "2026-11-23T09:00-05:00"),
        ("2026-11-21T12:00-05:00", None, "2026-11-25T00:00-05:00", "2026-11-23T09:00-05:00"),
        ("2026-11-24T22:00-05:00", None, "2026-11-27T00:00-05:00", "2026-11-25T09:00-05:00"),
        ("2026-11-24T22:00-05:00", "US", "2026-11-28T00:00-05:00", "2026-11-25T09:00-05:00"),
    ],
)
@pytest.mark.parametrize("outcome", [None, "waiting", "next_round", "rejected"])
def test_after_a_no_feedback_and_closure_open_with_the_news(
    news: str, region: str | None, closes: str, best: str, outcome: str | None
) -> None:
    """Both run from the news to the end of the second business day after it, whoever noted the outcome."""
    turned_down = case("2026-11-02T10:00", outcome=outcome)
    events = log(f"heard:rejection at {news}")
    plan = make_plan(turned_down, now=moment("2026-11-30T12:00-05:00"), region=region, log=events)
    for kind in ("feedback_request", "closure"):
        step = step_of(plan, kind)
        assert said(step) == (news, closes, best)
        assert (step.basis, step.state) == ("practice", "late")
    assert plan.step("inquiry") is None


def test_after_a_no_that_nobody_noted_now_is_the_day() -> None:
    """Turned down with no day in the log: now is taken, and the reason says so."""
    now = moment("2026-11-24T22:00-05:00")
    plan = make_plan(case("2026-11-02T10:00", outcome="rejected"), now=now)
    for kind in ("feedback_request", "closure"):
        step = step_of(plan, kind)
        assert said(step) == ("2026-11-24T22:00-05:00", "2026-11-27T00:00-05:00", "2026-11-25T09:00-05:00")
        assert step.state == "open"
        assert "from now" in step.reason


@pytest.mark.parametrize(
    ("reply", "opens"),
    [
        (None, "2026-11-27T00:00-05:00"),
        ("2026-11-24T09:30-05:00", "2026-11-24T09:30-05:00"),
        ("2026-11-30T09:30-05:00", "2026-11-27T00:00-05:00"),  # the wait was over by then
        ("2026-11-20T10:30-05:00", "2026-11-27T00:00-05:00"),  # before the request: no reply to it
    ],
)
def test_closure_waits_for_the_reply_to_a_request_for_feedback(reply: str | None, opens: str) -> None:
    """On a reply, or the fifth business day after the request; to the end of the seventh."""
    events = ["heard:rejection at 2026-11-20T10:00-05:00", "sent:feedback_request at 2026-11-20T11:00-05:00"]
    events += [f"heard:reply at {reply}"] if reply else []
    plan = make_plan(case("2026-11-02T10:00"), now=moment("2026-11-20T12:00-05:00"), log=log(*events))
    step = step_of(plan, "closure")
    assert said(step)[:2] == (opens, "2026-12-02T00:00-05:00")
    assert step.basis == "practice"
    assert step_of(plan, "feedback_request").state == "done"


@pytest.mark.parametrize("what", ["did:withdrew", "did:accepted_elsewhere"])
@pytest.mark.parametrize("outcome", [None, "waiting", "offer", "withdrawn"])
def test_closure_goes_at_once_after_ones_own_choice(what: str, outcome: str | None) -> None:
    """Withdrawn, or an offer accepted elsewhere: from that moment to the end of the second business day."""
    events = log(f"{what} at 2026-11-21T12:00-05:00")
    chosen = case("2026-11-02T10:00", outcome=outcome)
    plan = make_plan(chosen, now=moment("2026-11-23T08:00-05:00"), log=events)
    step = step_of(plan, "closure")
    assert said(step) == ("2026-11-21T12:00-05:00", "2026-11-25T00:00-05:00", "2026-11-23T09:00-05:00")
    assert (step.basis, step.state) == ("practice", "open")
    assert plan.step("inquiry") is None
    assert plan.step("feedback_request") is None


def test_closure_after_withdrawing_without_a_logged_day_counts_from_now() -> None:
    """Withdrawn with nothing in the log: now is taken, and the reason says so."""
    now = moment("2026-11-24T12:00-05:00")
    step = step_of(make_plan(case("2026-11-02", outcome="withdrawn"), now=now), "closure")
    assert said(step) == ("2026-11-24T12:00-05:00", "2026-11-27T00:00-05:00", "2026-11-24T12:00-05:00")
    assert "from now" in step.reason


SILENCE = ("sent:inquiry at 2026-11-10T10:00-05:00", "sent:inquiry at 2026-11-18T10:00-05:00")


def test_closure_after_silence_counts_from_the_second_inquiry() -> None:
    """Two inquiries without a word: the fifth to the tenth business day after the second."""
    plan = make_plan(case("2026-11-02T10:00"), now=moment("2026-11-24T12:00-05:00"), log=log(*SILENCE))
    step = step_of(plan, "closure")
    assert said(step) == ("2026-11-25T00:00-05:00", "2026-12-03T00:00-05:00", "2026-11-25T09:00-05:00")
    assert (step.basis, step.state) == ("practice", "upcoming")
    answered = log(*SILENCE, "heard:reply at 2026-11-19T10:00-05:00")
    assert make_plan(case("2026-11-02T10:00"), now=LONG_BEFORE, log=answered).step("closure") is None


def test_rejection_after_stepping_back_is_still_ones_own_choice() -> None:
    """What ended the candidacy first stands; an offer reopens it after a no, not after one's own choice."""
    events = ["did:withdrew at 2026-11-10T10:00-05:00", "heard:rejection at 2026-11-12T10:00-05:00"]
    plan = make_plan(case("2026-11-02"), now=LONG_BEFORE, log=log(*events))
    assert step_of(plan, "closure").rule == "closure_own_choice"
    events.append("heard:offer at 2026-11-13T10:00-05:00")
    assert make_plan(case("2026-11-02"), now=LONG_BEFORE, log=log(*events)).step("closure") is not None
    reopened = ["heard:rejection at 2026-11-10T10:00-05:00", "heard:offer at 2026-11-12T10:00-05:00"]
    assert [
        step.kind for step in make_plan(case("2026-11-02"), now=LONG_BEFORE, log=log(*reopened)).steps
    ] == ["thank_you"]


# Which steps there are, how they stand, and when next.


@pytest.mark.parametrize(
    ("outcome", "kinds"),
    [
        (None, ["thank_you", "inquiry"]),
        ("waiting", ["thank_you", "inquiry"]),
        ("next_round", ["thank_you"]),
        ("offer", ["thank_you"]),
        ("rejected", ["thank_you", "feedback_request", "closure"]),
        ("withdrawn", ["thank_you", "closure"]),
    ],
)
def test_outcome_decides_which_letters_are_planned(outcome: str | None, kinds: list[str]) -> None:
    """A letter that does not apply is absent, and each absent kind is named in a note."""
    plan = make_plan(case("2026-11-02T10:00", outcome=outcome), now=moment("2026-11-24T12:00-05:00"))
    assert [step.kind for step in plan.steps] == kinds
    for words in {
        "inquiry": "Inquiry:",
        "feedback_request": "Request for feedback:",
        "closure": "Closure:",
    }.items():
        assert (words[0] in kinds) != any(note.startswith(words[1]) for note in plan.notes)


@pytest.mark.parametrize("outcome", [None, "waiting", "next_round"])
def test_interview_to_come_has_its_dates_already(outcome: str | None) -> None:
    """The thank-you and the inquiry of a coming interview are upcoming."""
    plan = make_plan(case("2026-11-27T14:00", outcome=outcome), now=moment("2026-11-24T12:00-05:00"))
    assert [(step.kind, step.state) for step in plan.steps] == [
        ("thank_you", "upcoming"),
        ("inquiry", "upcoming"),
    ]


@pytest.mark.parametrize("outcome", ["rejected", "withdrawn"])
def test_interview_that_will_not_take_place_needs_no_thanks(outcome: str) -> None:
    """A candidacy that ended before the interview has no thank-you letter."""
    plan = make_plan(case("2026-11-27T14:00", outcome=outcome), now=moment("2026-11-24T12:00-05:00"))
    assert plan.step("thank_you") is None
    assert step_of(plan, "closure").state == "open"


def test_unknown_dates_leave_steps_out_with_a_note() -> None:
    """Without any date there is nothing to count from; a promised day alone is enough for the inquiry."""
    nothing = make_plan(case(None), now=LONG_BEFORE)
    assert nothing.steps == ()
    assert any("when the interview was" in note for note in nothing.notes)
    promised = make_plan(case(None, answer_expected_by="2026-11-27"), now=LONG_BEFORE)
    assert said(step_of(promised, "inquiry"))[0] == "2026-12-01T00:00-05:00"


def test_promise_before_the_interview_is_noted_and_not_counted() -> None:
    """Dates that contradict each other count as no promise, and the person is asked to look."""
    plan = make_plan(case("2026-11-02T10:00", answer_expected_by="2026-11-01"), now=LONG_BEFORE)
    assert step_of(plan, "inquiry").rule == "inquiry_no_date"
    assert any("Sunday 1 November" in note and "check" in note for note in plan.notes)


def test_letters_for_an_earlier_interview_do_not_count_for_this_one() -> None:
    """A thank-you sent before the day of the interview was for another; on the same day it is this one's."""
    before = log("sent:thank_you at 2026-11-01T10:00-05:00")
    plan = make_plan(case("2026-11-02T10:00"), now=moment("2026-11-03T10:00-05:00"), log=before)
    assert step_of(plan, "thank_you").state == "open"
    assert any("earlier one" in note for note in plan.notes)
    same_day = log("sent:thank_you at 2026-11-02T09:00-05:00")
    plan = make_plan(case("2026-11-02T10:00"), now=moment("2026-11-03T10:00-05:00"), log=same_day)
    assert step_of(plan, "thank_you").state == "done"


@pytest.mark.parametrize(
    ("now", "state", "following"),
    [
        ("2026-11-19T15:00-05:00", "upcoming", "2026-11-20T14:00-05:00"),
        ("2026-11-20T13:59-05:00", "upcoming", "2026-11-20T14:00-05:00"),
        ("2026-11-20T14:00-05:00", "open", "2026-11-20T14:00-05:00"),
        ("2026-11-20T19:20+00:00", "open", "2026-11-20T14:20-05:00"),
        ("2026-11-20T18:00-05:00", "open", "2026-11-20T18:00-05:00"),  # Monday would be late
        ("2026-11-20T22:00-05:00", "open", "2026-11-21T09:00-05:00"),
        ("2026-11-21T13:59-05:00", "open", "2026-11-21T13:59-05:00"),
        ("2026-11-21T14:00-05:00", "late", "2026-11-23T09:00-05:00"),
        ("2026-11-24T10:15-05:00", "late", "2026-11-24T10:15-05:00"),
        ("2026-11-24T17:00-05:00", "late", "2026-11-25T09:00-05:00"),
    ],
)
def test_state_and_next_move_with_the_clock_and_best_does_not(now: str, state: str, following: str) -> None:
    """Before, in and after the window of a Thursday interview; `best` stays where it is."""
    step = step_of(make_plan(case("2026-11-19T14:00"), now=moment(now)), "thank_you")
    assert (step.state, step.next.isoformat(timespec="minutes")) == (state, following)
    assert step.best == moment("2026-11-20T14:00-05:00")


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2026-11-20T15:00-05:00", "2026-11-21T14:00-05:00"),
        ("2026-11-21T21:00-05:00", "2026-11-22T09:00-05:00"),
        ("2026-11-22T10:30-05:00", "2026-11-22T10:30-05:00"),
        ("2026-11-22T14:00-05:00", "2026-11-23T09:00-05:00"),  # late: office hours again
    ],
)
def test_next_stays_inside_a_window_that_is_a_weekend(now: str, following: str) -> None:
    """After a Friday interview the next moment is on the weekend, as long as the window is open."""
    step = step_of(make_plan(case("2026-11-20T14:00"), now=moment(now)), "thank_you")
    assert step.next.isoformat(timespec="minutes") == following


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2026-11-19T20:00-05:00", "2026-11-19T21:00-05:00"),
        ("2026-11-19T22:15-05:00", "2026-11-19T22:15-05:00"),  # still in time
        ("2026-11-20T00:00-05:00", "2026-11-20T09:00-05:00"),
    ],
)
def test_next_in_a_window_that_is_all_night_is_now(now: str, following: str) -> None:
    """An answer due on the evening of the interview leaves no good hours: then any moment in time is."""
    tonight = case("2026-11-19T21:00", answer_expected_by="2026-11-19")
    step = step_of(make_plan(tonight, now=moment(now)), "thank_you")
    assert step.next.isoformat(timespec="minutes") == following


@pytest.mark.parametrize(
    ("now", "span"),
    [
        ("2026-11-21T14:20-05:00", "less than an hour late"),
        ("2026-11-21T15:00-05:00", "1 hour late"),
        ("2026-11-22T14:00-05:00", "24 hours late"),
        ("2026-11-24T14:00-05:00", "3 days late"),
    ],
)
def test_window_that_has_passed_is_never_hidden(now: str, span: str) -> None:
    """The plan says how late it is, that it is still worth sending, and what changes in the words."""
    step = step_of(make_plan(case("2026-11-19T14:00"), now=moment(now)), "thank_you")
    assert step.state == "late"
    assert span in step.reason
    assert "still worth sending" in step.reason
    assert "In the words:" in step.reason
    assert all(sentence in step.reason for sentence in step.late)


def test_sent_letter_is_done_and_stays_visible() -> None:
    """A letter that was sent keeps its window, says when it went, and is never late."""
    events = log("sent:thank_you at 2026-11-20T15:00-05:00")
    step = step_of(
        make_plan(case("2026-11-19T14:00"), now=moment("2026-12-24T14:00-05:00"), log=events), "thank_you"
    )
    assert step.state == "done"
    assert said(step)[0] == "2026-11-20T14:00-05:00"
    assert step.late == ()
    assert "You sent this on Friday 20 November, 15:00." in step.reason


# What the plan says.


EVERY_RULE: dict[str, Plan] = {
    name: make_plan(case(at, **more), now=moment("2026-11-24T22:00-05:00"), log=log(*events))
    for name, at, more, events in [
        ("waiting", "2026-11-24T20:30", {"answer_expected_by": "2026-11-24"}, ()),
        ("promised", "2026-11-20T14:00", {"answer_expected_by": "2026-11-23"}, SILENCE[:0]),
        ("day only", "2026-11-23", {}, ()),
        ("silence", "2026-11-02", {}, SILENCE),
        ("no", "2026-11-02", {"outcome": "rejected"}, ()),
        (
            "asked",
            "2026-11-02",
            {"outcome": "rejected"},
            ("sent:feedback_request at 2026-11-20T11:00-05:00",),
        ),
        (
            "answered",
            "2026-11-02",
            {"outcome": "rejected"},
            ("sent:feedback_request at 2026-11-20T11:00-05:00", "heard:reply at 2026-11-21T11:00-05:00"),
        ),
        ("own choice", "2026-11-02", {"outcome": "withdrawn"}, ()),
    ]
}


@pytest.mark.parametrize("name", EVERY_RULE)
def test_every_reason_says_where_the_rule_comes_from(name: str) -> None:
    """An article rule names the article, a practice rule career centres, and both the best moment."""
    for step in EVERY_RULE[name].steps:
        assert {"article": "The article says", "practice": "areer centres"}[step.basis] in step.reason
        assert f"{step.best:%H:%M}" in step.reason
        assert step.practice, step.rule
        assert "{" not in step.reason + "".join(step.practice)


def test_every_rule_of_the_file_has_been_met() -> None:
    """The plans above meet each rule of timing.toml, so no sentence is left unread."""
    met = {step.rule for plan in EVERY_RULE.values() for step in plan.steps}
    rules = {
        name for name in type(load_figures()).model_fields if hasattr(getattr(load_figures(), name), "basis")
    }
    assert rules - met == set()


def test_range_of_practice_says_who_says_what() -> None:
    """Where practice differs from the article, both are named."""
    step = step_of(EVERY_RULE["promised"], "thank_you")
    assert "many career centres say within 24 hours" in step.reason
    assert any("the article" in line for line in step.practice)
    assert any("Notre Dame" in line and "24 hours" in line for line in step.practice)


def test_weekend_window_says_that_monday_would_be_late() -> None:
    """The reason says why a Saturday was chosen, and what waiting for Monday means."""
    reason = step_of(
        make_plan(case("2026-11-20T14:00"), now=moment("2026-11-20T16:00-05:00")), "thank_you"
    ).reason
    assert "no office hours" in reason
    assert "Monday 23 November, 09:00 would be late" in reason


def test_holidays_that_were_passed_over_are_named() -> None:
    """A person sees why the days are further off than they counted."""
    asked = case("2026-11-02T10:00", answer_expected_by="2026-12-23")
    assert (
        "Friday 25 December, Monday 28 December"
        in step_of(make_plan(asked, now=moment("2026-11-20T16:00-05:00")), "inquiry").reason
    )


@pytest.mark.parametrize(("zone", "region"), [(None, None), ("UTC", None), ("Etc/GMT+5", None)])
def test_without_a_region_no_holidays_are_counted_and_a_note_says_so(
    zone: str | None, region: str | None
) -> None:
    """Monday to Friday where the zone suggests no region."""
    plan = make_plan(case("2026-11-02T10:00", zone), now=LONG_BEFORE, region=region)
    assert plan.region is None
    assert any("no public holidays were counted" in note for note in plan.notes)
    known = make_plan(case("2026-11-02T10:00", zone), now=LONG_BEFORE, region="CA-ON")
    assert known.region == "CA-ON"
    assert not any("holidays" in note for note in known.notes)


# Advice for somebody who is about to write.


def test_thank_you_is_never_called_too_early() -> None:
    """On the day of the interview: the article suggests tomorrow, and many centres say today is fine."""
    now = moment("2026-11-19T16:00-05:00")
    advice = advice_for(make_plan(case("2026-11-19T14:00"), now=now), "thank_you", now=now)
    assert advice.sendable
    assert advice.sentences == (
        "The article suggests tomorrow from 14:00; many career centres say today is fine.",
    )


@pytest.mark.parametrize(
    ("kind", "now", "verdict"),
    [
        ("thank_you", "2026-11-19T12:00-05:00", "good_time"),
        ("thank_you", "2026-11-20T15:00-05:00", "good_time"),
        ("thank_you", "2026-11-20T22:00-05:00", "good_time"),
        ("thank_you", "2026-11-24T22:00-05:00", "late"),
        ("inquiry", "2026-11-30T12:00-05:00", "not_yet"),
        ("inquiry", "2026-12-01T00:00-05:00", "good_time"),
        ("inquiry", "2026-12-09T00:00-05:00", "late"),
        ("feedback_request", "2026-12-09T00:00-05:00", "not_yet"),
        ("closure", "2026-12-09T00:00-05:00", "does_not_apply"),
    ],
)
def test_advice_while_waiting(kind: LetterKind, now: str, verdict: str) -> None:
    """Only inquiries and requests for feedback can be too early; a no leaves the choice to the person."""
    waiting = case("2026-11-19T14:00", answer_expected_by="2026-11-27", outcome="waiting")
    advice = advice_for(make_plan(waiting, now=moment(now)), kind, now=moment(now))
    assert advice.verdict == verdict
    assert advice.sendable == (verdict in ("good_time", "late"))
    assert advice.sendable or "your choice" in advice.sentences[-1]
    assert all(advice.sentences)


def test_advice_follows_the_clock_of_an_older_plan() -> None:
    """A page that was left open still says that the window has closed."""
    plan = make_plan(case("2026-11-19T14:00"), now=moment("2026-11-19T15:00-05:00"))
    advice = advice_for(plan, "thank_you", now=moment("2026-11-24T15:00-05:00"))
    assert advice.verdict == "late"
    assert advice.sentences[0] == "It is 3 days late."


def test_advice_stops_after_two_inquiries() -> None:
    """Two in all: a third is spoken against, and still possible."""
    now = moment("2026-11-24T12:00-05:00")
    one = make_plan(case("2026-11-02T10:00"), now=now, log=log(*SILENCE[:1]))
    assert (advice_for(one, "inquiry", now=now).number, advice_for(one, "inquiry", now=now).verdict) == (
        2,
        "late",
    )
    two = advice_for(make_plan(case("2026-11-02T10:00"), now=now, log=log(*SILENCE)), "inquiry", now=now)
    assert not two.sendable
    assert "two inquiries" in two.sentences[0]
    assert "your choice" in two.sentences[-1]


@pytest.mark.parametrize(
    ("kind", "at", "events", "verdict"),
    [
        ("thank_you", None, [], "unknown"),
        ("inquiry", None, [], "unknown"),
        ("feedback_request", "2026-11-02", ["sent:feedback_request at 2026-11-09T10:00-05:00"], "sent"),
        ("closure", "2026-11-02", ["sent:closure at 2026-11-09T10:00-05:00"], "sent"),
        ("closure", "2026-11-02", [*SILENCE, "heard:reply at 2026-11-19T10:00-05:00"], "does_not_apply"),
    ],
)
def test_letter_without_a_day_to_count_from_is_not_forgotten(
    kind: LetterKind, at: str | None, events: list[str], verdict: str
) -> None:
    """Nothing to count from: no step, a note, and advice that does not stop anybody."""
    now = moment("2026-11-10T12:00-05:00")
    plan = make_plan(case(at), now=now, log=log(*events))
    advice = advice_for(plan, kind, now=now)
    assert plan.step(kind) is None
    assert advice.verdict == verdict
    assert advice.sentences[0] in plan.notes
    assert "your choice" in advice.sentences[-1]


def test_second_inquiry_needs_no_date_but_that_of_the_first() -> None:
    """With no interview date, the first inquiry has no window, and the second counts from it all the same."""
    plan = make_plan(case(None), now=moment("2026-11-10T12:00-05:00"), log=log(SILENCE[0]))
    assert [(step.kind, step.number) for step in plan.steps] == [("inquiry", 2)]
    assert any(note.startswith("Inquiry: you have sent one.") for note in plan.notes)


@pytest.mark.parametrize("kind", LETTER_KINDS)
@pytest.mark.parametrize("name", EVERY_RULE)
def test_advice_has_words_for_every_case(kind: LetterKind, name: str) -> None:
    """Whatever has happened, there is a sentence for each letter, early and late."""
    plan = EVERY_RULE[name]
    for days in (-40, 0, 2, 8, 40):
        advice = advice_for(plan, kind, now=plan.made_at + timedelta(days=days))
        assert advice.sentences
        assert "{" not in " ".join(advice.sentences)


# What must not matter.


@pytest.mark.parametrize("machine", ["UTC", "America/Vancouver", "Pacific/Kiritimati", "Australia/Lord_Howe"])
def test_clock_of_the_machine_does_not_matter(machine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same plan to the last word, wherever the server stands."""
    asked = case("2026-10-30T14:00", answer_expected_by="2026-11-06")
    now = moment("2026-11-01T01:30-04:00")
    expected = make_plan(asked, now=now)
    monkeypatch.setenv("TZ", machine)
    clock.tzset()
    try:
        assert make_plan(asked, now=now.astimezone(UTC)) == expected
        assert make_plan(asked, now=now.astimezone(UTC)).to_ics() == expected.to_ics()
    finally:
        monkeypatch.undo()
        clock.tzset()


def test_order_of_the_log_does_not_matter() -> None:
    """A letter that was logged afterwards counts by when it was sent."""
    now = moment("2026-11-24T12:00-05:00")
    forwards = make_plan(case("2026-11-02T10:00"), now=now, log=log(*SILENCE))
    assert make_plan(case("2026-11-02T10:00"), now=now, log=log(*reversed(SILENCE))) == forwards


# What callers may get wrong.


def test_naive_now_is_refused_by_name() -> None:
    """A moment without a zone could be anywhere."""
    naive = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - the mistake under test
    with pytest.raises(ValueError, match="now: got the naive 2026-11-24"):
        make_plan(case("2026-11-02"), now=naive)
    with pytest.raises(ValueError, match="now"):
        advice_for(EVERY_RULE["no"], "closure", now=naive)
    with pytest.raises(TypeError, match="now"):
        make_plan(case("2026-11-02"), now=date(2026, 11, 24))  # type: ignore[arg-type]


@pytest.mark.parametrize("region", ["Narnia", "XX", "CA-ZZ", "", "US-ON", "CA-", "Canada"])
def test_unknown_region_is_refused_by_name(region: str) -> None:
    """The message names the argument, what it got and what it takes."""
    with pytest.raises(ValueError, match="region: got") as refused:
        make_plan(case("2026-11-02"), now=LONG_BEFORE, region=region)
    assert repr(region) in str(refused.value)
    assert "takes" in str(refused.value)


SLIPS = {
    ("office_hours", "ends = 17:00:00", "ends = 08:00:00"): "hours end before",
    ("thank_you", "closes_hours = 48", "closes_hours = 20"): "would close before it opens",
    ("inquiry_promised", "closes_business_day = 3", "closes_business_day = 0"): "greater than or equal to 1",
    ("second_inquiry.open", "[second_inquiry]", "[second_inquiry]\nopen = 4"): "Extra inputs",
    ("closure_silence.basis", 'basis = "practice"', 'basis = "a hunch"'): "'article' or 'practice'",
}


@pytest.mark.parametrize(("slip", "reason"), SLIPS.items())
def test_slip_in_the_figures_is_refused(slip: tuple[str, str, str], reason: str, tmp_path: Path) -> None:
    """A coach who makes a window close before it opens is told which figure it is."""
    key, was, becomes = slip
    text = (prompts_folder() / "timing.toml").read_text(encoding="utf-8")
    before, section, after = text.rpartition(f"[{key.partition('.')[0]}]")
    changed = tmp_path / "timing.toml"
    changed.write_text(before + (section + after).replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(PromptFileError, match=reason) as refused:
        read_prompt_file(changed, Figures)
    assert refused.value.key.startswith(key)


# What holds for every case.

ZONES = {
    TORONTO: "CA-ON",
    "America/St_Johns": "CA-NL",
    "Europe/London": "GB-ENG",
    "Africa/Cairo": "EG",
    "Asia/Tokyo": "JP",
    "Australia/Lord_Howe": "AU-NSW",
    "America/Havana": "CU",
    "UTC": None,
}
moments = st.datetimes(datetime(2025, 1, 1), datetime(2030, 12, 31))  # noqa: DTZ001 - local times of the case
events = st.sampled_from(
    [
        "sent:thank_you",
        "sent:inquiry",
        "sent:feedback_request",
        "heard:rejection",
        "heard:reply",
        "did:withdrew",
    ]
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, datetime, set[date]]:
    """A plan, its now, and the public holidays that must count in it."""
    zone, region = draw(st.sampled_from(sorted(ZONES.items(), key=str)))
    at = draw(st.one_of(moments, moments.map(datetime.date)))
    begins = datetime.combine(at, at.time() if isinstance(at, datetime) else time(), ZoneInfo(zone))
    days = st.timedeltas(timedelta(), timedelta(days=40))
    due = draw(st.none() | days.map(lambda span: (begins + span).date()))
    happened = [
        Event(draw(events), (begins.astimezone(UTC) + draw(days)))  # type: ignore[arg-type]
        for _ in range(draw(st.integers(0, 4)))
    ]
    outcomes: list[Outcome | None] = [None, "waiting", "rejected", "withdrawn"]
    outcome = draw(st.sampled_from(outcomes))
    some = Case(interviewed_at=at, time_zone=zone, answer_expected_by=due, outcome=outcome)
    now = begins.astimezone(UTC) + draw(days)
    country, _, part = (region or "").partition("-")
    off = holidays.country_holidays(country, subdiv=part or None, years=range(2024, 2033)) if country else ()
    return make_plan(some, now=now, log=happened), now, set(off)


@given(plans())
@settings(max_examples=80, deadline=None)
def test_windows_are_in_order_and_close_on_business_days(drawn: tuple[Plan, datetime, set[date]]) -> None:
    """Best lies inside, next not before now; all but a thank-you close at the end of a business day."""
    plan, now, off = drawn
    assert plan.interview_begins is not None
    for step in plan.steps:
        opens, closes, best = (m.astimezone(UTC) for m in (step.opens, step.closes, step.best))
        assert opens <= best < closes
        assert step.next >= max(now, best)
        assert opens >= plan.interview_begins.astimezone(UTC)
        if step.kind != "thank_you":
            assert (step.closes.hour, step.closes.minute) in ((0, 0), (1, 0)), "the first moment of a day"
            last = (closes - timedelta(seconds=1)).astimezone(step.closes.tzinfo).date()
            assert last.weekday() < 5
            assert last not in off
            assert step.closes.date() == last + timedelta(days=1)


@given(plans())
@settings(max_examples=80, deadline=None)
def test_best_moment_is_in_office_hours_whenever_the_window_has_any(
    drawn: tuple[Plan, datetime, set[date]],
) -> None:
    """Walking each window in quarter hours finds office hours if and only if the best moment is in them."""
    plan, _, off = drawn

    def in_office(at: datetime) -> bool:
        return at.weekday() < 5 and at.date() not in off and time(9) <= at.time() < time(17)

    for step in plan.steps:
        zone, opens, closes = step.opens.tzinfo, step.opens.astimezone(UTC), step.closes.astimezone(UTC)
        first = -(-opens.timestamp() // 900) * 900
        quarters = (datetime.fromtimestamp(first + 900 * n, UTC) for n in range(4 * 24 * 30))
        walked = [at for at in (opens, *quarters) if at < closes]
        good = [at for at in walked if in_office(at.astimezone(zone))]
        assert bool(good) == in_office(step.best) or step.best.time() > time(16, 45)
        assert not good or step.best.astimezone(UTC) <= good[0]
