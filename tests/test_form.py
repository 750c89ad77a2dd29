"""The short form: what people type becomes a case, and what is wrong becomes one clear sentence."""

import json
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followup.case import Case
from followup.form import FormFields, PersonFields, fill_form, read_form
from followup.typed_dates import NotUnderstood, read_day, read_moment, read_time

TODAY = date(2026, 11, 24)
CORPUS = Path(__file__).parent / "corpus" / "notes.jsonl"
CASES = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", CASES, ids=lambda row: str(row["id"]))
def test_a_case_survives_the_form(row: dict[str, object]) -> None:
    """What was read in the notes goes through the form and comes back unchanged."""
    case = Case.model_validate(row["gold"])
    reading = read_form(fill_form(case), today=TODAY)
    assert reading.case == case
    assert reading.problems == {}
    assert reading.echoes == {}


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Thursday 19 November 2026", date(2026, 11, 19)),
        ("19 Nov 2026", date(2026, 11, 19)),
        ("Nov 19th, 2026", date(2026, 11, 19)),
        ("2026-11-19", date(2026, 11, 19)),
        ("19/11/2026", date(2026, 11, 19)),
        ("11/19/2026", date(2026, 11, 19)),
        ("19 Nov", date(2026, 11, 19)),
        ("yesterday", date(2026, 11, 23)),
        ("Friday", date(2026, 11, 20)),
        ("28 December", date(2025, 12, 28)),
    ],
)
def test_a_day_may_be_typed_in_many_ways(typed: str, day: date) -> None:
    """People write days as they are used to; a day without a year is the last one before today."""
    assert read_day(typed, today=TODAY, side="past") == day


@pytest.mark.parametrize(
    ("typed", "needle"),
    [
        ("19 November 20026", "20026"),
        ("1 May 1026", "1026"),
        ("03/04/2026", "3 April 2026 or 4 March 2026"),
        ("Friday 19 November 2026", "is a Thursday, not a Friday"),
        ("31 February 2026", "do not understand"),
        ("soon", "Tuesday 24 November 2026"),
    ],
)
def test_a_wrong_day_is_answered_with_what_is_wrong(typed: str, needle: str) -> None:
    """The sentence names what was typed or shows how to write it."""
    with pytest.raises(NotUnderstood) as caught:
        read_day(typed, today=TODAY, side="past")
    assert needle in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:00", time(14)),
        ("2 pm", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("2.30pm", time(14, 30)),
        ("14h30", time(14, 30)),
        ("noon", time(12)),
        ("12 am", time(0)),
        ("9", time(9)),
        ("at 10:15", time(10, 15)),
    ],
)
def test_a_time_may_be_typed_in_many_ways(typed: str, at: time) -> None:
    """Twelve or twenty-four hours, with a colon, a point or an h."""
    assert read_time(typed) == at


@pytest.mark.parametrize(
    ("typed", "needle"), [("2:15", "14:15"), ("25:00", "14:00"), ("after lunch", "2 pm")]
)
def test_a_wrong_time_is_answered_with_how_to_write_it(typed: str, needle: str) -> None:
    """A small hour without am or pm is asked back, not guessed."""
    with pytest.raises(NotUnderstood, match=needle):
        read_time(typed)


def test_an_impossible_year_leaves_the_rest_as_it_is() -> None:
    """One bad field brings one sentence; everything else is read, and the letter can be written."""
    reading = read_form(FormFields(company="Pine Bakery", day="19 Nov 20026", time="14:00"), today=TODAY)
    assert list(reading.problems) == ["day"]
    assert "20026" in reading.problems["day"]
    assert reading.case.company == "Pine Bakery"
    assert reading.case.interviewed_at is None


def test_an_answer_cannot_be_due_before_the_interview() -> None:
    """Both days are named, so that the person sees which one is wrong."""
    reading = read_form(FormFields(day="19 Nov 2026", answer_by="12 Nov 2026"), today=TODAY)
    sentence = reading.problems["answer_by"]
    assert "Thursday 12 November 2026" in sentence
    assert "Thursday 19 November 2026" in sentence
    assert reading.case.answer_expected_by is None


@pytest.mark.parametrize("typed", ["ana.example.com", "ana@", "@example.com", "a@b@c", "ana sol@example.com"])
def test_an_email_needs_an_at(typed: str) -> None:
    """The address of each person is checked at its own field."""
    person = PersonFields(name="Ana Sol", email=typed)
    reading = read_form(FormFields(people=(person,), candidate=PersonFields(email=typed)), today=TODAY)
    assert set(reading.problems) == {"people.0.email", "candidate.email"}
    assert [person.name for person in reading.case.interviewers] == ["Ana Sol"]


def test_a_person_without_a_name_is_asked_for_one() -> None:
    """A title alone addresses nobody; an empty row is no problem."""
    fields = FormFields(people=(PersonFields(title="Office manager"), PersonFields()))
    reading = read_form(fields, today=TODAY)
    assert list(reading.problems) == ["people.0.name"]
    assert reading.case.interviewers == ()


def test_what_was_understood_is_spelled_out() -> None:
    """The echo beside a field leaves no doubt about the day."""
    reading = read_form(FormFields(day="yesterday", time="2pm", answer_by="Friday"), today=TODAY)
    assert reading.echoes == {"day": "Monday 23 November 2026, 14:00", "answer_by": "Friday 27 November 2026"}
    assert reading.case.interviewed_at == datetime(2026, 11, 23, 14)  # noqa: DTZ001 - local to the case's zone


def test_a_time_without_a_day_is_asked_for_one() -> None:
    """A time alone says nothing; the sentence stands at the time."""
    assert list(read_form(FormFields(time="14:00"), today=TODAY).problems) == ["time"]


NOW = datetime(2026, 11, 24, 15, 30, tzinfo=ZoneInfo("America/Toronto"))


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        ("", "", NOW),
        ("today", "9:00", NOW.replace(hour=9, minute=0)),
        ("yesterday", "", NOW.replace(day=23, hour=12, minute=0)),
        ("20 November 2026", "2 pm", NOW.replace(day=20, hour=14, minute=0)),
    ],
)
def test_when_something_happened_may_be_left_open(day: str, at: str, moment: datetime) -> None:
    """Nothing typed means now; a day without a time means noon of that day."""
    assert read_moment(day, at, now=NOW) == moment


def test_what_is_still_to_come_has_not_happened() -> None:
    """The log holds the past alone."""
    with pytest.raises(NotUnderstood, match="still to come"):
        read_moment("27 November 2026", "", now=NOW.replace(day=24))
