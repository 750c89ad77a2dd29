"""A place in a text."""

from pydantic import BaseModel, ConfigDict


class Span(BaseModel):
    """Characters ``start`` up to, not including, ``end`` of a text, counted from 0."""

    model_config = ConfigDict(frozen=True)

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]
