"""A draft is a letter laid before the person: its source, what it rests on, what to confirm first."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from followup import LETTER_KINDS, Case
from followup.compose import draft_letter
from followup.guard_report import GuardReport, Severity, Violation

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
CASE = Case.model_validate({
    "candidate": {"name": "Jason Burton"},
    "company": "Northwind Foods",
    "role": "Marketing Manager",
    "interviewers": [{"name": "Ms. Chan"}],
    "interviewed_at": "2026-11-19T14:00",
    "topics": ["expansion into direct sales marketing"],
    "strengths": ["mapping the customer experience"],
})  # fmt: skip


def test_without_a_model_the_draft_is_a_plain_letter_and_says_why() -> None:
    """The source, the reason in words, the facts behind each sentence."""
    draft = draft_letter(CASE, "thank_you", now=NOW)
    assert draft.source == "template"
    assert draft.why_template.startswith("No key for a language model is set.")
    assert draft.text == draft.body
    assert draft.body.startswith("Dear Ms. Chan,")
    assert draft.body.endswith("Jason Burton")
    assert any("topics.0" in sentence.facts for sentence in draft.sentences)


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_every_kind_can_be_drafted_from_nothing_but_a_case(kind: str) -> None:
    """A subject, a body, and asks where something is to be confirmed."""
    draft = draft_letter(CASE, kind, now=NOW)  # type: ignore[arg-type]
    assert draft.subject
    assert draft.body
    assert isinstance(draft.report, GuardReport)


def test_the_choices_of_the_page_reach_the_letter() -> None:
    """Tone, length, form, address, turn: each changes the draft."""
    plain = draft_letter(CASE, "thank_you", now=NOW).body
    assert draft_letter(CASE, "thank_you", now=NOW, tone="formal").body != plain
    assert draft_letter(CASE, "thank_you", now=NOW, again=1).body != plain
    assert len(draft_letter(CASE, "thank_you", now=NOW, length="short").body) < len(plain)
    assert len(draft_letter(CASE, "thank_you", now=NOW, form="linkedin", limit=200).body) <= 200


def test_a_caller_s_mistake_is_a_value_error_that_names_the_argument() -> None:
    """An unknown kind, a naive moment."""
    with pytest.raises(ValueError, match="kind is 'love_letter'"):
        draft_letter(CASE, "love_letter", now=NOW)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="now is"):
        draft_letter(CASE, "closure", now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize("severity", get_args(Severity))
def test_only_a_violation_that_blocks_makes_a_report_unsafe(severity: Severity) -> None:
    """What is to be confirmed may be shown; what blocks may not."""
    violation = Violation(
        fault="invented-skill", severity=severity, start=0, end=4, message="Not in your notes."
    )
    assert GuardReport(violations=(violation,)).safe is (severity == "ask")
    assert GuardReport().safe
