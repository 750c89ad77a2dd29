"""Notes -> case, by the rules and, where there is one, by a language model that points at the notes' words.

The rules read first. A model may fill what they left empty, always with words of the notes; where the two
differ, the rules' reading stays and the person is given the choice.
"""

from followup.reading.choices import leave_choice, take_choice
from followup.reading.models import Choice, NotesReading
from followup.reading.read import read_notes
from followup.tasks.notes import NotesTask, prepare_notes

__all__ = [
    "Choice",
    "NotesReading",
    "NotesTask",
    "leave_choice",
    "prepare_notes",
    "read_notes",
    "take_choice",
]
