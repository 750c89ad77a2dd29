"""What the check of a letter reports: the faults it found, and whether the letter may be shown."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["block", "ask"]


class Violation(BaseModel):
    """One fault in a letter.

    ``fault`` is a name from ``tests/corpus/README.md``. ``severity``: ``"block"`` is never shown as it
    stands, ``"ask"`` is marked in the letter for the person to confirm. ``message`` says in a sentence why.
    Characters ``start`` up to, not including, ``end`` of the letter are at fault.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    fault: str
    severity: Severity
    start: int
    end: int
    message: str


class GuardReport(BaseModel):
    """All faults of one letter, in the order of the text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    violations: tuple[Violation, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether no violation blocks."""
        return all(violation.severity != "block" for violation in self.violations)
