"""A coach for what comes after the interview.

The road, each step knowing only the ones before it::

    notes --read_notes--> Case --make_plan--> Plan
                            |
                            +--draft_letter--> Draft --verify_letter--> the page
    a letter --critique_letter--> findings

Nothing in here knows a screen, and nothing asks the clock: ``today`` and ``now`` are arguments.
"""

from followup.case import (
    LETTER_KINDS,
    Candidate,
    Case,
    Contact,
    Interviewer,
    LetterKind,
    Outcome,
    Reflection,
)
from followup.compose import Draft, draft_letter
from followup.critique import Critique, Finding, critique_letter
from followup.errors import FollowupError, PromptFileError
from followup.events import Event
from followup.guard import verify_letter
from followup.guard_report import GuardReport, Violation
from followup.model import writer_from_env
from followup.reading import Choice, NotesReading, read_notes, take_choice
from followup.spans import Span
from followup.timing import Plan, Step, make_plan
from followup.writer import Writer

__all__ = [
    "LETTER_KINDS",
    "Candidate",
    "Case",
    "Choice",
    "Contact",
    "Critique",
    "Draft",
    "Event",
    "Finding",
    "FollowupError",
    "GuardReport",
    "Interviewer",
    "LetterKind",
    "NotesReading",
    "Outcome",
    "Plan",
    "PromptFileError",
    "Reflection",
    "Span",
    "Step",
    "Violation",
    "Writer",
    "critique_letter",
    "draft_letter",
    "make_plan",
    "read_notes",
    "take_choice",
    "verify_letter",
    "writer_from_env",
]
