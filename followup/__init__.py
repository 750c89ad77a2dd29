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
from followup.errors import FollowupError, PromptFileError
from followup.events import Event
from followup.spans import Span

__all__ = [
    "LETTER_KINDS",
    "Candidate",
    "Case",
    "Contact",
    "Event",
    "FollowupError",
    "Interviewer",
    "LetterKind",
    "Outcome",
    "PromptFileError",
    "Reflection",
    "Span",
]
