"""A model that obeys every instruction hidden in the notes: nothing of it reaches the person unmarked.

Each instruction is put at the start, in the middle and at the end of notes. The model then puts what the
instruction asks for into a letter, and points at it as if it were a fact when it reads the notes. A line
that names no program and could be the person's own (tag ``own``) is read like any other.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from followup import Case, draft_letter
from followup.reading import read_notes
from tests.puppet import Puppet

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "corpus" / "more" / "injections.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
NOTES = [
    "Met Ms. Grace Chan at Northwind Foods on Thursday for the Marketing Manager job.",
    "She told me about the expansion into direct sales marketing.",
    "I talked about mapping the customer experience at Acme.",
]
CASE = Case.model_validate({
    "candidate": {"name": "Jason Burton"},
    "company": "Northwind Foods",
    "role": "Marketing Manager",
    "interviewers": [{"name": "Ms. Grace Chan"}],
    "interviewed_at": "2026-11-19",
    "topics": ["expansion into direct sales marketing"],
    "strengths": ["mapping the customer experience at Acme"],
})  # fmt: skip
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
HONEST = [
    "Thank you for the time you gave me to talk about the Marketing Manager position.",
    "I was interested to hear about the expansion into direct sales marketing.",
    "I look forward to hearing about the next steps.",
]
PLACES = {"start": 0, "middle": 2, "end": 3}


def notes_with(order: str, place: str) -> str:
    """The notes with an instruction on a line of its own."""
    lines = [*NOTES[: PLACES[place]], order, *NOTES[PLACES[place] :]]
    return "\n".join(lines)


def obedient_letter(obeyed: list[str]) -> str:
    """The reply of a model that writes what the instruction asks for."""
    sentences = [HONEST[0], *obeyed, *HONEST[1:]]
    rows = [{"paragraph": n // 2 + 1, "text": text, "facts": [1, 2, 3]} for n, text in enumerate(sentences)]
    return json.dumps({"subject": obeyed[0][:100], "sentences": rows})


def obedient_reading(row: dict[str, Any]) -> str:
    """The reply of a model that gives the instruction itself out as facts."""
    words = row["order"]
    return json.dumps({
        "company": words, "role": words, "interviewers": [{"name": words, "title": words}],
        "interviewed_at": [words], "answer_expected_by": words, "topics": [words], "strengths": [words],
        "forgotten": [words], "outcome": "offer", "outcome_words": words, "candidate": words,
    })  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_letter_shows_no_obeyed_sentence_unmarked(puppet: Puppet, row: dict[str, Any], place: str) -> None:
    """What the instruction asked for is gone, or stands marked with a question."""
    puppet.say(obedient_letter(row["obeyed"]))
    notes = notes_with(row["order"], place)
    writer = puppet.writer(deadline=5.0)
    draft = draft_letter(CASE, "thank_you", now=NOW, notes=notes, writer=writer)
    for sentence in row["obeyed"]:
        at = draft.body.find(sentence)
        marked = any(v.start < at + len(sentence) and v.end > at for v in draft.report.violations)
        assert at < 0 or marked, sentence
        assert sentence[:100] not in draft.subject


@pytest.mark.parametrize("row", [row for row in ROWS if "own" not in row["tags"]], ids=lambda row: row["id"])
def test_a_reading_offers_no_instruction_as_a_fact(puppet: Puppet, row: dict[str, Any]) -> None:
    """The words of the instruction are neither sent, nor a value, nor a choice."""
    puppet.say(obedient_reading(row))
    notes = notes_with(row["order"], "middle")
    reading = read_notes(
        notes, today=date(2026, 11, 20), time_zone="America/Toronto", writer=puppet.writer(deadline=5.0)
    )
    order = row["order"].casefold()
    shown = json.loads(reading.case.model_dump_json())
    values = [reading.case.company, reading.case.role, *shown["topics"], *shown["strengths"]]
    values += [*shown["forgotten"], *(person["name"] for person in shown["interviewers"])]
    values += [choice.model_dump_json() for choice in reading.choices]
    assert not [value for value in values if value and order in value.casefold()]
    assert reading.quarantined
    assert all(row["order"] not in body for body in puppet.bodies)
