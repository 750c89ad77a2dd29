"""From what the checks found to the report that a page shows."""

from collections.abc import Iterable

from followup.guard.checks import Finding
from followup.guard_report import GuardReport, Violation
from followup.prompts import load_texts

_LONGEST_QUOTE = 80


def report_findings(text: str, found: Iterable[Finding]) -> GuardReport:
    """The report on ``text``: each finding once, in the order of the places, with its sentence."""
    kept = _without_doubles(list(found), len(text))
    return GuardReport(violations=tuple(_violation(text, finding) for finding in kept))


def _without_doubles(found: list[Finding], length: int) -> list[Finding]:
    """One violation for a place and fault; a question gives way to what blocks at the same place."""
    covered: dict[str, bytearray] = {}
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.severity != "block", f.start, -f.end)):
        start, end = finding.start, max(finding.end, finding.start + 1)
        fault = covered.setdefault(finding.fault, bytearray(length + 1))
        anything = covered.setdefault("", bytearray(length + 1))
        if (fault if finding.severity == "block" else anything).find(1, start, end) < 0:
            kept.append(finding)
            fault[start:end] = anything[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda f: (f.start, f.end))


def _violation(text: str, finding: Finding) -> Violation:
    quote = " ".join(text[finding.start : finding.end].split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[: _LONGEST_QUOTE - 1] + "…"
    message = load_texts("guard")(finding.reason, words=quote)
    return Violation(
        fault=finding.fault, severity=finding.severity, start=finding.start, end=finding.end, message=message
    )
