"""Which letter a pasted draft is meant to be, and that nobody is told the same thing twice in a row."""

import json
from pathlib import Path

import pytest

from followup.case import LetterKind
from followup.critique import critique_letter, guess_kind

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        ("Thank you for meeting with me on Monday. I would like to work with you.", "thank_you"),
        ("You hoped to decide by 3 November. Could you tell me where things stand?", "inquiry"),
        (
            "Thank you for telling me that you chose another candidate. What could I do better?",
            "feedback_request",
        ),
        (
            "Thank you for telling me that the job went to somebody else. I would like to stay in touch.",
            "closure",
        ),
    ],
)
def test_the_kind_of_a_draft_is_guessed(says: str, kind: LetterKind) -> None:
    """By what it does: thank, ask how things stand, ask for feedback, part as friends."""
    assert guess_kind(f"Dear Ms. Marsh,\n\n{says}\n\nKind regards,\nTomas Beran") == kind


@pytest.mark.parametrize("text", ["", "hello", "Dear Ms. Marsh,\n\nI want the job.\n\nTomas", "?" * 5000])
def test_no_guess_is_made_where_little_is_said(text: str) -> None:
    """Better no guess than a wrong one."""
    assert guess_kind(text) is None


def test_a_guess_is_seldom_wrong() -> None:
    """Of the letters that nothing was fitted to, four of five guesses are right; the rest get none."""
    lines = (CORPUS / "unseen" / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
    letters = [json.loads(line) for line in lines]
    guesses = [(guess_kind(letter["text"]), letter["kind"]) for letter in letters]
    made = [(guess, kind) for guess, kind in guesses if guess]
    assert len(made) >= len(letters) / 2
    assert sum(guess == kind for guess, kind in made) >= 0.8 * len(made)


def test_two_sentences_in_a_row_with_one_fault_are_one_finding() -> None:
    """The mark covers both; a fault elsewhere is a finding of its own."""
    pushy = "I expect an answer from you by noon on Monday. If there is none, I will take my offer elsewhere."
    text = f"Dear Ms. Marsh,\n\n{pushy} I liked the tour. You must reply today.\n\nTomas Beran"
    found = [f for f in critique_letter(text, "inquiry").findings if f.rule == "pushy"]
    assert [text[f.start : f.end] for f in found] == [pushy, "You must reply today."]
