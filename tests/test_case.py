"""A case keeps what the notes say, in one form, and refuses slips of the keyboard by the field's name."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from followup import Case, Event

CORPUS = Path(__file__).parent / "corpus"
FORMS = [("notes.jsonl", "gold"), ("drafts.jsonl", "case"), ("replies.jsonl", "case")]


def cases_in(file: str, key: str) -> list[dict[str, Any]]:
    """The cases of one corpus file."""
    lines = (CORPUS / file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line)[key] for line in lines]


@pytest.mark.parametrize(("file", "key"), FORMS)
def test_a_case_of_the_corpus_comes_back_as_it_was(file: str, key: str) -> None:
    """Loading and dumping changes nothing, keys and local times included."""
    for form in cases_in(file, key):
        case = Case.model_validate(form)
        assert json.loads(case.model_dump_json()) == form
        assert Case.model_validate_json(case.model_dump_json()) == case


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"interviewed_at": "20026-11-19T14:00"}, "interviewed_at"),
        ({"interviewed_at": "0226-11-19"}, "interviewed_at"),
        ({"interviewed_at": "tomorrow"}, "interviewed_at"),
        ({"answer_expected_by": "2026-02-30"}, "answer_expected_by"),
        ({"candidate": {"email": "jason.example.com"}}, "candidate.email"),
        ({"interviewers": [{"name": "Ms. Chan", "email": "chan@"}]}, "interviewers.0.email"),
        ({"time_zone": "Toronto"}, "time_zone"),
        ({"outcome": "maybe"}, "outcome"),
        ({"topics": ["growth", " "]}, "topics.1"),
        ({"compny": "Northwind"}, "compny"),
    ],
)
def test_a_slip_is_refused_by_the_name_of_its_field(form: dict[str, Any], field: str) -> None:
    """The error says which field was wrong, so that a page can put the sentence beside it."""
    with pytest.raises(ValidationError) as refused:
        Case.model_validate(form)
    assert ".".join(str(part) for part in refused.value.errors()[0]["loc"]) == field


def test_a_time_with_an_offset_becomes_local_time() -> None:
    """The form knows local times alone."""
    case = Case.model_validate({"interviewed_at": "2026-11-19T14:00-08:00", "time_zone": "America/Toronto"})
    assert case.interviewed_at == datetime(2026, 11, 19, 17, 0)  # noqa: DTZ001 - local by definition
    assert case.interview_day == date(2026, 11, 19)


def test_a_date_alone_stays_a_date() -> None:
    """A day without a time does not become midnight."""
    case = Case.model_validate({"interviewed_at": "2026-11-12"})
    assert case.interviewed_at == date(2026, 11, 12)
    assert not isinstance(case.interviewed_at, datetime)


def test_a_case_without_a_zone_is_in_utc() -> None:
    """Nothing is read from the machine."""
    assert Case().zone == ZoneInfo("UTC")


def test_a_case_does_not_change() -> None:
    """What one page reads, another cannot alter."""
    with pytest.raises(ValidationError):
        Case().company = "Northwind"  # type: ignore[misc]


def test_an_event_needs_an_aware_moment() -> None:
    """A naive moment is the caller's mistake."""
    with pytest.raises(ValueError, match="timezone"):
        Event("sent:thank_you", datetime(2026, 11, 20, 9, 0))  # noqa: DTZ001 - the mistake under test
