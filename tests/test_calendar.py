"""The plan as a calendar: what a program finds in the file, read by two libraries of different authors."""

from datetime import UTC, datetime, timedelta

import ics  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar
from icalendar import Event as Entry

from followup import Case, Event
from followup.timing import Plan, make_plan

NOW = datetime.fromisoformat("2026-11-20T09:00-05:00")
SENT = Event("sent:thank_you", datetime.fromisoformat("2026-11-20T14:30-05:00"))


def case(**more: object) -> Case:
    """A case that waits for an answer."""
    known = {
        "candidate": {"name": "Amal Haddad", "email": "amal@example.com", "phone": "416-555-0137"},
        "company": "Northwind Foods",
        "role": "Marketing Manager",
        "interviewers": [{"name": "Ms. Chan"}],
        "interviewed_at": "2026-11-19T14:00",
        "time_zone": "America/Toronto",
        "answer_expected_by": "2026-11-27",
        "topics": ["direct sales"],
    }
    return Case.model_validate(known | more)


def entries(plan: Plan) -> list[Entry]:
    """The entries as the icalendar library reads them back."""
    return Calendar.from_ical(plan.to_ics()).events


def test_each_letter_that_is_to_be_sent_is_an_entry_with_an_alarm() -> None:
    """Thank-you and inquiry, each at its next good moment, each with one alarm at that moment."""
    thanks, inquiry = entries(make_plan(case(), now=NOW))
    assert thanks.summary == "Thank-you letter: Northwind Foods"
    assert thanks.start == datetime(2026, 11, 20, 19, tzinfo=UTC)
    assert inquiry.summary == "Inquiry: Northwind Foods"
    assert inquiry.start == datetime(2026, 12, 1, 14, tzinfo=UTC)
    for entry in (thanks, inquiry):
        assert entry.stamp == NOW
        assert entry.end - entry.start == timedelta(minutes=30)
        (alarm,) = entry.alarms.times
        assert alarm.trigger == entry.start
        assert "ACTION:DISPLAY" in entry.to_ical().decode().splitlines()


def test_another_reader_finds_the_same() -> None:
    """A second library, written by other people, reads the same names, moments and alarms."""
    plan = make_plan(case(), now=NOW)
    read = sorted(ics.Calendar(plan.to_ics()).events, key=lambda event: event.begin)
    assert [event.name for event in read] == ["Thank-you letter: Northwind Foods", "Inquiry: Northwind Foods"]
    assert [event.begin.datetime for event in read] == [step.next for step in plan.steps]
    assert [event.description for event in read] == [step.reason for step in plan.steps]
    assert all(len(event.alarms) == 1 for event in read)


def test_entry_says_why() -> None:
    """The description is the reason of the step, whole, after folding and unfolding."""
    plan = make_plan(case(), now=NOW)
    assert [entry.description for entry in entries(plan)] == [step.reason for step in plan.steps]


def test_what_is_done_has_no_entry_and_what_is_late_has() -> None:
    """A letter that was sent needs no alarm; one that is late gets the next good moment."""
    later = datetime.fromisoformat("2026-12-05T12:00-05:00")
    done = make_plan(case(), now=later, log=[SENT])
    assert [entry.summary for entry in entries(done)] == ["Inquiry: Northwind Foods"]
    assert entries(done)[0].start == datetime(2026, 12, 7, 14, tzinfo=UTC)


def test_calendar_with_nothing_to_send_is_still_valid() -> None:
    """RFC 5545 wants at least one component: a zone stands in where there is no entry."""
    plan = make_plan(case(outcome="offer"), now=NOW, log=[SENT])
    assert all(step.state == "done" for step in plan.steps)
    calendar = Calendar.from_ical(plan.to_ics())
    assert calendar.events == []
    assert len(calendar.subcomponents) == 1


@pytest.mark.parametrize(
    "company",
    ["Northwind Foods", "Süßmann, Øst & Søn; 株式会社ノースウィンド食品グループ" * 3, "A\r\nATTACH:x\x07"],
)
def test_text_is_what_the_standard_asks_for(company: str) -> None:
    """CRLF line ends, lines of 75 octets at most, no control characters, whatever a company is called."""
    text = make_plan(case(company=company), now=NOW).to_ics()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any(ord(sign) < 32 for line in lines for sign in line)
    assert not any(line.startswith("ATTACH") for line in lines)
    assert len(ics.Calendar(text).events) == 2
    for needed in ("VERSION:2.0", "PRODID:-//Followup//Followup//EN"):
        assert lines.count(needed) == 1


def test_identifiers_stay_the_same_so_that_a_second_import_replaces_the_first() -> None:
    """Neither another day, nor a corrected date, nor a name filled in makes a second entry of a letter."""

    def identifiers(plan: Plan) -> list[str]:
        return [entry.uid for entry in entries(plan)]

    first = identifiers(make_plan(case(), now=NOW))
    assert len(set(first)) == 2
    assert identifiers(make_plan(case(), now=NOW + timedelta(days=2))) == first
    assert identifiers(make_plan(case(interviewed_at="2026-11-18T09:00", candidate={}), now=NOW)) == first
    assert not set(identifiers(make_plan(case(company="Contoso"), now=NOW))) & set(first)
    unknown = [
        identifiers(make_plan(case(company=None, interviewed_at=day), now=NOW))
        for day in ("2026-11-18", "2026-11-19")
    ]
    assert not set(unknown[0]) & set(unknown[1])


def test_no_personal_data_travels_with_the_calendar() -> None:
    """The company's name is in it, the people and what was talked about are not."""
    text = make_plan(case(), now=NOW).to_ics()
    for private in ("Amal", "Haddad", "example.com", "555", "Chan", "direct sales", "Marketing Manager"):
        assert private not in text
