"""Puts a finding into words, with the case's facts where there are any."""

from followup.critique.findings import Finding
from followup.critique.reading import Heard, Reading
from followup.critique.rulebook import Rule
from followup.prompts import blanks_of


def _facts(reading: Reading) -> dict[str, str]:
    case = reading.case
    if case is None:
        return {}
    due = case.answer_expected_by
    known = {
        "role": case.role,
        "company": case.company,
        "name": case.interviewers[0].name if case.interviewers else None,
        "topic": case.topics[0] if case.topics else None,
        "strength": case.strengths[0] if case.strengths else None,
        "phone": case.candidate.phone,
        "date": f"{due:%A} {due.day} {due:%B}" if due else None,
    }
    return {blank: value for blank, value in known.items() if value}


def fill_finding(rule: Rule, place: Heard, reading: Reading) -> Finding:
    """The finding of ``rule`` at ``place``: the first suggestion whose blanks are all known."""
    values = {"found": "", "better": "", "right": "", "words": "", **_facts(reading), **place.values}
    suggestion = next(
        (
            choice
            for choice in rule.suggestion_with
            if blanks_of(choice) <= {k for k, v in values.items() if v}
        ),
        rule.suggestion,
    )
    return Finding(
        rule=rule.slug,
        severity=rule.severity_for.get(reading.kind, rule.severity),
        start=place.start,
        end=place.end,
        message=rule.message.format(**values),
        suggestion=suggestion.format(**values),
        source=rule.basis,
    )
