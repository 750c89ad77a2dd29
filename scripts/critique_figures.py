"""How well the critique does over a corpus of labelled letters: the figures and their table."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from followup.case import Case
from followup.critique import Finding, critique_letter, load_rulebook

MOST_OF_A_LETTER = 0.8
"""A finding that covers more of the letter than this points at nothing."""


@dataclass
class RuleFigures:
    """How often a rule was right, spoke without cause, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was said that was right; 1 where nothing was said."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what should have been said that was; 1 where there was nothing to say."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class CritiqueFigures:
    """The figures of one corpus."""

    letters: int = 0
    clean: int = 0
    clean_with_findings: int = 0
    places: int = 0
    places_right: int = 0
    rules: dict[str, RuleFigures] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    @property
    def total(self) -> RuleFigures:
        """All rules together."""
        figures = self.rules.values()
        return RuleFigures(
            sum(f.right for f in figures), sum(f.false for f in figures), sum(f.missed for f in figures)
        )


def _is_placed(letter: dict[str, Any], slug: str, findings: list[Finding]) -> bool:
    """Whether a finding of the rule overlaps what the label points at."""
    text = letter["text"]
    quotes = [letter["spans"][slug], *letter.get("spans_more", {}).get(slug, [])]
    for quote in quotes:
        start = text.find(quote)
        for finding in findings:
            overlaps = finding.start < start + len(quote) and start < finding.end
            if overlaps and finding.end - finding.start < MOST_OF_A_LETTER * len(text):
                return True
    return False


def _count_letter(figures: CritiqueFigures, letter: dict[str, Any]) -> None:
    sent_at = datetime.fromisoformat(letter["sent_at"]) if letter["sent_at"] else None
    case = Case.model_validate(letter["case"]) if letter["case"] else None
    critique = critique_letter(letter["text"], letter["kind"], case=case, sent_at=sent_at)
    said = {finding.rule for finding in critique.findings}
    labelled = set(letter["findings"])
    for slug in said | labelled:
        rule = figures.rules.setdefault(slug, RuleFigures())
        rule.right += slug in said and slug in labelled
        rule.false += slug in said and slug not in labelled
        rule.missed += slug not in said and slug in labelled
    figures.letters += 1
    figures.clean += not labelled
    figures.clean_with_findings += bool(not labelled and said)
    for slug in said & labelled & set(letter.get("spans") or {}):
        right = _is_placed(letter, slug, [finding for finding in critique.findings if finding.rule == slug])
        figures.places += 1
        figures.places_right += right
        if not right:
            figures.misses.append(f"  {letter['id']}: {slug} stands elsewhere")
    if said != labelled:
        false, missed = sorted(said - labelled), sorted(labelled - said)
        figures.misses.append(f"  {letter['id']}: said without cause {false}, missed {missed}")


def measure_critique(path: Path) -> CritiqueFigures:
    """The figures of the critique over one corpus of labelled letters."""
    figures = CritiqueFigures()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            _count_letter(figures, json.loads(line))
    return figures


def critique_lines(figures: CritiqueFigures) -> Iterator[str]:
    """The table: a line a rule, then the totals."""
    yield f"  {'rule':24} right false missed  precision recall"
    known = [rule.slug for rule in load_rulebook().rules]
    for slug in [*known, *sorted(set(figures.rules) - set(known))]:
        yield _line(slug, figures.rules.get(slug, RuleFigures()))
    yield _line("all rules", figures.total)
    yield f"  place right: {figures.places_right} of {figures.places}"
    yield f"  clean letters with any finding: {figures.clean_with_findings} of {figures.clean}"


def _line(name: str, rule: RuleFigures) -> str:
    counts = f"{rule.right:5} {rule.false:5} {rule.missed:6}"
    return f"  {name:24} {counts}      {rule.precision:5.3f}  {rule.recall:5.3f}"
