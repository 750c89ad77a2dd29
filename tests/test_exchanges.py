"""Real exchanges: the app's exact requests, a capable model's replies, and what the checks make of them."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from followup.tasks.quotes import find_quote
from scripts.exchanges import FOLDER, read_exchanges, replay

if TYPE_CHECKING:
    from followup import Draft
    from followup.reading import NotesReading
    from followup.tasks.coaching import Coaching
    from followup.tasks.comments import Comments

EXCHANGES = {exchange["id"]: exchange for exchange in read_exchanges() if exchange["reply"]}
FEWEST = 30
MOST_LOST = 0.1
"""Of letters from a capable model so many may lose a sentence or fall back."""


def of_task(task: str) -> list[str]:
    """The names of the exchanges of one task."""
    return [name for name, exchange in EXCHANGES.items() if exchange["task"] == task]


def test_there_are_enough_and_of_every_task() -> None:
    """Sparse and rich cases, hostile notes, every task."""
    cases = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
    assert len(EXCHANGES) == len(cases) >= FEWEST
    assert {case["task"] for case in cases} == {"letter", "notes", "comments", "coaching", "second_reading"}


def test_few_letters_of_a_capable_model_lose_a_sentence() -> None:
    """A faithful letter gets through at once, whole."""
    drafts: list[Draft] = [replay(EXCHANGES[name]) for name in of_task("letter")]
    lost = [draft for draft in drafts if draft.source == "template" or draft.left_out]
    assert len(lost) <= len(drafts) * MOST_LOST


@pytest.mark.parametrize("name", of_task("letter"))
def test_a_letter_that_gets_through_blocks_nothing(name: str) -> None:
    """What the person sees has no fault that blocks, and no mark for a person in place of a name."""
    draft: Draft = replay(EXCHANGES[name])
    assert draft.report.safe
    assert "PERSON_" not in draft.body + draft.subject


@pytest.mark.parametrize("name", of_task("notes"))
def test_what_a_model_reads_stands_in_the_notes(name: str) -> None:
    """Every value has its place, and nothing comes from a place that was set aside."""
    exchange = EXCHANGES[name]
    reading: NotesReading = replay(exchange)
    notes = exchange["given"]["notes"]
    values = [*reading.case.topics, *reading.case.strengths, *reading.case.forgotten]
    assert all(find_quote(value, notes) for value in values)
    for spans in reading.evidence.values():
        assert all(
            span.end <= aside.start or span.start >= aside.end
            for span in spans
            for aside in reading.quarantined
        )


@pytest.mark.parametrize("name", of_task("comments"))
def test_comments_point_at_words_of_the_draft(name: str) -> None:
    """At most five, each at a place of its own."""
    exchange = EXCHANGES[name]
    comments: Comments = replay(exchange)
    assert len(comments.comments) <= 5
    assert all(exchange["given"]["text"][c.start : c.end].strip() for c in comments.comments)


@pytest.mark.parametrize("name", of_task("coaching"))
def test_coaching_quotes_the_person_and_asks_for_the_rest(name: str) -> None:
    """Each part of the example is in the person's own words or a question."""
    exchange = EXCHANGES[name]
    coaching: Coaching = replay(exchange)
    answers = " ".join(exchange["given"]["reflection"].values())
    assert all(bool(part.words) != bool(part.question) for part in coaching.example)
    for part in coaching.example:
        assert not part.words or find_quote(part.words, answers)


@pytest.mark.parametrize("name", of_task("second_reading"))
def test_a_second_reading_doubts_the_false_sentences(name: str) -> None:
    """The turned sentences of these letters are named, the courtesies are not."""
    reading: Any = replay(EXCHANGES[name])
    said = EXCHANGES[name]["given"]["sentences"]
    body = " ".join(said)
    doubted = {body[question.start : question.end] for question in reading.questions}
    assert doubted
    assert said[0] not in doubted
    assert said[-1] not in doubted
