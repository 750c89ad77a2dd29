"""The guard of a model's prose that is no letter: a comment on a draft, a coach's remark."""

from followup.case import Case
from followup.guard.checks import Look
from followup.guard.days import check_days
from followup.guard.evidence import gather_evidence
from followup.guard.figures import check_figures
from followup.guard.kinds import check_language, check_program
from followup.guard.letter import Letter
from followup.guard.names import check_names
from followup.guard.people import check_people
from followup.guard.private import check_orders, check_private_remark
from followup.guard.report import report_findings
from followup.guard.shapes import check_shapes
from followup.guard_report import GuardReport


def check_remark(text: str, case: Case, *, notes: str | None = None) -> GuardReport:
    """Check a model's words to the person: advice, quotes and rewrites are welcome, inventions are not.

    The checks are those of ``verify_letter`` without the ones for the form and the kind of a letter, and
    without those for what candidates say of themselves. Numbers below ten and the sizes of advice ("two
    sentences", "24 to 48 hours") are free. What is private may be spoken of where the person wrote it.

    Args:
        text: the remark. Any text will do.
        case: the candidacy that it is about.
        notes: what else the person wrote that the remark may speak of: the draft, the answers.

    Returns:
        The violations in the order of their places; ``.safe`` where none of them blocks.
    """
    look = Look(Letter(text), gather_evidence(case, notes), None, None)
    check_shapes(look)
    if not any(low[0].isalpha() for low in look.letter.lows):
        look.block("not-a-letter", 0, len(text), "no-remark")
        return report_findings(text, look.found)
    check_language(look)
    check_program(look, "program")
    for hit in look.letter.hits_of("no_letter.refusal"):
        look.block("not-a-letter", *look.words_text(hit.first, hit.last), "refusal")
    check_orders(look)
    check_private_remark(look)
    check_days(look)
    check_figures(look)
    check_names(look)
    check_people(look)
    return report_findings(text, look.found)
