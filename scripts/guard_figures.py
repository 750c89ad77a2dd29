"""How well the guard tells letters apart: how many honest ones it blocks, how many unsafe ones it catches."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from followup.case import Case
from followup.guard import verify_letter


@dataclass
class Tally:
    """Counts of letters: all, those with a violation, those that are blocked, those named right."""

    letters: int = 0
    marked: int = 0
    blocked: int = 0
    named: int = 0


@dataclass
class GuardFigures:
    """The tallies of honest letters, of unsafe ones and of each fault, and what went wrong, a line each."""

    honest: Tally = field(default_factory=Tally)
    unsafe: Tally = field(default_factory=Tally)
    faults: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)


def measure_replies(corpus: Path) -> GuardFigures:
    """Check every letter of ``corpus`` and compare the report with its verdict."""
    figures = GuardFigures()
    for line in corpus.read_text(encoding="utf-8").splitlines():
        if line.strip():
            _compare(json.loads(line), figures)
    return figures


def _compare(entry: dict[str, Any], figures: GuardFigures) -> None:
    sent = entry.get("sent_at")
    report = verify_letter(
        entry["reply"],
        Case.model_validate(entry["case"]),
        entry["kind"],
        notes=entry.get("notes"),
        sent_at=datetime.fromisoformat(sent) if sent else None,
    )
    found = {violation.fault for violation in report.violations}
    honest = entry["verdict"] == "honest"
    tallies = [figures.honest if honest else figures.unsafe]
    tallies += [figures.faults.setdefault(fault, Tally()) for fault in entry["faults"]]
    for tally, fault in zip(tallies, ["", *entry["faults"]], strict=True):
        tally.letters += 1
        tally.marked += bool(found)
        tally.blocked += not report.safe
        tally.named += fault in found
    if bool(found) == honest:
        figures.misses.append(f"{entry['id']} {entry['verdict']} {entry['faults']}: found {sorted(found)}")


def guard_lines(figures: GuardFigures) -> Iterator[str]:
    """The table, line by line."""
    yield f"{'letters':<20}{'all':>6}{'marked':>9}{'blocked':>9}{'named':>8}"
    yield _row("honest", figures.honest)
    yield _row("unsafe", figures.unsafe)
    for fault in sorted(figures.faults):
        yield _row(f"  {fault}", figures.faults[fault])


def _row(name: str, tally: Tally) -> str:
    named = f"{tally.named:>8}" if name.startswith(" ") else ""
    return f"{name:<20}{tally.letters:>6}{tally.marked:>9}{tally.blocked:>9}{named}"
