"""What has happened since the interview: the log of a case."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

What = Literal[
    "sent:thank_you",
    "sent:inquiry",
    "sent:feedback_request",
    "sent:closure",
    "heard:rejection",
    "heard:reply",
    "heard:offer",
    "did:withdrew",
    "did:accepted_elsewhere",
]


class Event(BaseModel):
    """One thing that happened, at an aware moment.

    Raises:
        pydantic.ValidationError: ``what`` is unknown, or ``at`` is naive (a kind of ValueError).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    what: What
    at: AwareDatetime

    def __init__(self, what: What, at: object) -> None:
        """Take both by position or by name, as in ``Event("sent:thank_you", now)``."""
        super().__init__(what=what, at=at)
