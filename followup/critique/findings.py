"""What a critique says: findings, praise, and what it could not look at."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Severity = Literal["error", "warning", "suggestion"]
Source = Literal["article", "practice"]

RANK: dict[Severity, int] = {"error": 0, "warning": 1, "suggestion": 2}


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Finding(_Said):
    """One thing to look at again.

    Characters ``start`` up to ``end`` of the letter; the whole letter where something is missing. ``source``
    says whether the rule comes from the article or from what career centres teach.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    suggestion: str
    source: Source


def is_about_all(finding: Finding, text: str) -> bool:
    """Whether a finding is about the whole of ``text``, not about a place in it."""
    return not (text[: finding.start] + text[finding.end :]).strip()


class NotChecked(_Said):
    """A rule that was not looked at, and why."""

    rule: str
    reason: str


class Critique(_Said):
    """A letter taken apart: ``findings`` with the most important first, ``praise``, ``not_checked``."""

    findings: tuple[Finding, ...]
    praise: tuple[str, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
