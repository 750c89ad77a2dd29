"""Instructions to software in the notes, for the guard: just what the reader of notes sets aside."""

from followup.notes.quarantine import find_instructions as find_orders

__all__ = ["find_orders"]
