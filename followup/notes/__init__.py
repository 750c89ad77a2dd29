"""Notes -> case, each fact with its evidence.

``words`` brings the notes into plain form, ``quarantine`` sets orders to software aside, ``document`` and
``zones`` take the notes apart, and each field has its reader: ``people``, ``employer``, ``position``,
``points``, ``outcome``, ``candidate`` and ``dates``. ``reading`` joins what they find.
"""

from followup.notes.reading import NotesReading, read_notes

__all__ = ["NotesReading", "read_notes"]
