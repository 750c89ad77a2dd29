"""The notes, read."""
