"""The guard: may this text reach the person as a letter?"""

from datetime import datetime

from followup.case import LETTER_KINDS, Case, LetterKind
from followup.guard.checks import Finding, Look
from followup.guard.claims import check_claims
from followup.guard.days import check_days
from followup.guard.evidence import gather_evidence
from followup.guard.figures import check_figures
from followup.guard.kinds import check_kind, check_letter
from followup.guard.letter import Letter
from followup.guard.names import check_names
from followup.guard.people import check_people
from followup.guard.private import check_orders, check_private
from followup.guard.shapes import check_shapes
from followup.guard_report import GuardReport, Violation
from followup.prompts import load_texts

_LONGEST_QUOTE = 80


def verify_letter(
    text: str, case: Case, kind: LetterKind, *, notes: str | None = None, sent_at: datetime | None = None
) -> GuardReport:
    """Compare a letter with the evidence and find what must not, or may only with consent, stay in it.

    The evidence is the case and the notes, without passages of the notes that give orders to software. No
    model and no network is asked, whoever wrote the text. Not seen are flipped negations, and roles that are
    swapped between people who are both known.

    Args:
        text: the letter, with or without a line ``Subject: ...`` at the top. Any text will do.
        case: what the letter is about; its ``may_mention`` is evidence, its reflection is not.
        kind: which of the four letters it is to be.
        notes: what the person pasted, if anything.
        sent_at: when it goes out, aware, or naive in the case's zone; relative days are checked only with it.

    Returns:
        The violations in the order of their places; ``.safe`` where none of them blocks.

    Raises:
        ValueError: ``kind`` is none of the four.
    """
    if kind not in LETTER_KINDS:
        raise ValueError(f"kind is '{kind}'; it must be one of {', '.join(LETTER_KINDS)}")
    look = Look(Letter(text), gather_evidence(case, notes), kind, sent_at)
    check_shapes(look)
    check_letter(look)
    if look.letter.words:
        check_kind(look)
        check_orders(look)
        check_private(look)
        check_days(look)
        check_figures(look)
        check_names(look)
        check_people(look)
        check_claims(look)
    return GuardReport(violations=tuple(_violation(text, f) for f in _without_doubles(look.found, len(text))))


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
