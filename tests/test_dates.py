"""The days and hours that are read in notes: when the interview was, by when an answer is due."""

import json
from datetime import date
from pathlib import Path

from followup.notes.dates import find_interview_dates

CORPUS = Path(__file__).parent / "corpus" / "notes.jsonl"


def test_the_corpus_is_read_without_a_slip() -> None:
    """Both days of every corpus case come out as its author wrote them down."""
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = find_interview_dates(
            case["notes"], today=date.fromisoformat(case["today"]), time_zone=case["time_zone"], region=None
        )
        interviewed = found.interviewed_at.isoformat()[:16] if found.interviewed_at else None
        due = found.answer_expected_by.isoformat() if found.answer_expected_by else None
        gold = case["gold"]
        assert (case["id"], interviewed, due) == (
            case["id"],
            gold["interviewed_at"],
            gold["answer_expected_by"],
        )
