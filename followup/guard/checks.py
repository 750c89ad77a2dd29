"""What every check of the guard shares: what it looks at, and what it finds."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from followup.case import LetterKind
from followup.guard.evidence import Evidence
from followup.guard.letter import Letter
from followup.guard_report import Severity

Fault = Literal[
    "invented-name",
    "invented-company",
    "invented-number",
    "invented-date",
    "invented-skill",
    "invented-event",
    "link",
    "contact-detail",
    "placeholder",
    "prompt-leak",
    "not-a-letter",
    "wrong-kind",
    "obeyed-injection",
    "private-detail",
]
"""The names of ``tests/corpus/README.md``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at characters ``start`` up to ``end``; ``reason`` is the key of its sentence in the texts."""

    fault: Fault
    severity: Severity
    start: int
    end: int
    reason: str


@dataclass
class Look:
    """One look at one text: letter or remark, what it may rest on, and the places accounted for."""

    letter: Letter
    evidence: Evidence
    kind: LetterKind | None
    """None for a remark that is no letter."""
    sent_at: datetime | None
    found: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with no place accounted for."""
        self.taken = bytearray(len(self.letter.text) + 1)
        self.known: dict[str, bool] = {}
        self.together: dict[tuple[str, str], bool] = {}
        self.spelt_out: set[int] = set()

    def take(self, start: int, end: int) -> None:
        """Note that a place is accounted for: later checks leave it alone."""
        self.taken[start:end] = b"\1" * (end - start)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a place touches one that another check accounted for."""
        return self.taken.find(1, start, end) >= 0

    def block(self, fault: Fault, start: int, end: int, reason: str | None = None) -> None:
        """Note a fault with which the letter is never shown as it stands."""
        self.found.append(Finding(fault, "block", start, end, reason or fault))

    def ask(self, fault: Fault, start: int, end: int, reason: str) -> None:
        """Note a place that the person has to confirm."""
        self.found.append(Finding(fault, "ask", start, end, reason))

    def words_text(self, first: int, last: int) -> tuple[int, int]:
        """Start and end of the words ``first`` up to ``last``."""
        return self.letter.words[first].start, self.letter.words[last - 1].end
