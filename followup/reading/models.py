"""What a reading of notes is: the case, where each fact stands, who read it, and what is left to choose."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from followup import notes as by_rules
from followup.case import Case
from followup.spans import Span
from followup.writer import Reason, Record


class Choice(BaseModel):
    """Two readings of one field, for the person to decide between.

    ``field`` is the path of the field in the case (``"company"``, ``"interviewers.1"``, ``"topics.2"``).
    ``kind`` is ``instead`` where the other reading would stand in place of the present one, ``add`` where it
    would come on top, ``move`` where a point would change from one list to another. ``now`` and ``other`` are
    the readings in words, ``now`` empty where there is none, with the places in the notes of each. ``fact``
    is a case that holds nothing but the other reading.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    field: str
    kind: Literal["instead", "add", "move"]
    now: str
    other: str
    now_spans: tuple[Span, ...] = ()
    other_spans: tuple[Span, ...] = ()
    fact: Case


class NotesReading(by_rules.NotesReading):
    """What was read in some notes, by the rules and where a model was asked also by it.

    ``choices`` are the fields that the two read differently. ``quarantined`` are the places of the notes that
    were set aside as instructions to software. ``from_model`` names the fields that the model filled, as in
    ``evidence``. ``why_rules`` says why no model read the notes, empty where one did or none was wanted;
    ``reason`` is the same as a word. ``record`` holds model, host, calls, seconds and tokens.
    """

    choices: tuple[Choice, ...] = ()
    quarantined: tuple[Span, ...] = ()
    from_model: tuple[str, ...] = ()
    why_rules: str = ""
    reason: Reason | None = None
    record: Record = Record()
