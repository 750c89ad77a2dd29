"""Where a candidacy stands, and which letters fit."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from followup.case import Case
from followup.events import Event
from followup.outcomes import Stage, advise, find_stage

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


def case(at: str | None = None, outcome: str | None = None) -> Case:
    """A case in Toronto, where it is ten in the morning."""
    form = {"interviewed_at": at, "outcome": outcome, "time_zone": "America/Toronto"}
    return Case.model_validate(form)


@pytest.mark.parametrize(
    ("at", "stage"),
    [
        ("2026-11-24T09:59", "waiting"),
        ("2026-11-24T10:01", "upcoming"),
        ("2026-11-24", "waiting"),
        ("2026-11-25", "upcoming"),
        (None, "waiting"),
    ],
)
def test_an_interview_is_still_to_come_until_its_local_time(at: str | None, stage: str) -> None:
    """The clock of the interview's zone decides; a bare date is over on its day."""
    assert find_stage(case(at), now=NOW) == stage


@pytest.mark.parametrize("outcome", ["next_round", "offer", "rejected", "withdrawn"])
def test_what_the_person_says_stands(outcome: str) -> None:
    """An outcome counts also where the day would still be to come."""
    assert find_stage(case("2026-12-24", outcome), now=NOW) == outcome


def test_the_last_news_decides() -> None:
    """A no after an offer is a no; what lies in the future has not happened."""
    offer = Event("heard:offer", NOW - timedelta(days=2))
    no = Event("heard:rejection", NOW - timedelta(days=1))
    later = Event("did:withdrew", NOW + timedelta(days=1))
    assert find_stage(case(outcome="waiting"), now=NOW, log=(no, later, offer)) == "rejected"
    assert find_stage(case(), now=NOW, log=(Event("sent:inquiry", NOW),)) == "waiting"


@pytest.mark.parametrize("stage", get_args(Stage))
def test_each_stage_says_something(stage: Stage) -> None:
    """Every stage has a title, a sentence and a source."""
    advice = advise(stage)
    assert advice.title
    assert advice.say
    assert bool(advice.list) == bool(advice.list_title)


def test_before_the_interview_no_letter_fits() -> None:
    """Questions instead, the one about the timeline first."""
    advice = advise("upcoming")
    assert advice.letters == ()
    assert "decide" in advice.list[0]


def test_an_offer_is_thanked_for_and_the_rest_is_out_of_scope() -> None:
    """The app says what it does not do."""
    advice = advise("offer")
    assert advice.letters == ("thank_you",)
    assert any("outside of what this app does" in sentence for sentence in advice.say)


def test_after_a_no_feedback_comes_before_the_closure() -> None:
    """The closure waits for the reply."""
    assert advise("rejected").letters == ("feedback_request", "closure")


def test_a_bare_date_is_compared_with_the_local_day() -> None:
    """Late in the evening in Toronto it is already tomorrow in UTC."""
    night = datetime(2026, 11, 25, 3, tzinfo=UTC)
    assert find_stage(case(date(2026, 11, 25).isoformat()), now=night) == "upcoming"
