"""The guard: may this text reach the person as a letter?"""

from datetime import datetime

from followup.case import LETTER_KINDS, Case, LetterKind
from followup.guard.checks import Look
from followup.guard.claims import check_claims
from followup.guard.days import check_days
from followup.guard.evidence import gather_evidence
from followup.guard.figures import check_figures
from followup.guard.kinds import check_kind, check_letter
from followup.guard.letter import Letter
from followup.guard.names import check_names
from followup.guard.people import check_people
from followup.guard.private import check_orders, check_private
from followup.guard.report import report_findings
from followup.guard.shapes import check_shapes
from followup.guard_report import GuardReport


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
    return report_findings(text, look.found)
