"""How many facts that stand nowhere does the guard see? Made-up ones are put into honest letters."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from followup.case import Case
from followup.guard import verify_letter


@dataclass
class Seen:
    """Of one class: how many were put in, how many were marked at their place, and those that were not."""

    tried: int = 0
    marked: int = 0
    misses: list[str] = field(default_factory=list)


def measure_aliens(values: Path, letters: list[Path], *, each: int = 3) -> dict[str, Seen]:
    """Put every value of every class into ``each`` honest letters and look whether its place is marked."""
    classes: dict[str, Any] = tomllib.loads(values.read_text(encoding="utf-8"))["class"]
    rows = [json.loads(line) for path in letters for line in path.read_text(encoding="utf-8").splitlines()]
    honest = [row for row in rows if row["verdict"] == "honest"]
    seen: dict[str, Seen] = {}
    turn = 0
    for name, known in classes.items():
        tally = seen.setdefault(name, Seen())
        for value in known["values"]:
            for frame in known["frames"]:
                for _ in range(each):
                    turn += 1
                    _try(honest[turn * 7 % len(honest)], frame.replace("{x}", value), value, tally)
    return seen


def _try(row: dict[str, Any], sentence: str, value: str, tally: Seen) -> None:
    """Put a sentence before the last paragraph but one, and look for a mark that touches it."""
    blocks = row["reply"].split("\n\n")
    at = max(1, len(blocks) - 2)
    text = "\n\n".join([*blocks[:at], sentence, *blocks[at:]])
    start = text.index(sentence)
    sent = row.get("sent_at")
    report = verify_letter(
        text,
        Case.model_validate(row["case"]),
        row["kind"],
        notes=row.get("notes"),
        sent_at=datetime.fromisoformat(sent) if sent else None,
    )
    hit = any(v.start < start + len(sentence) and v.end > start for v in report.violations)
    tally.tried += 1
    tally.marked += hit
    if not hit:
        tally.misses.append(f"{row['id']}: {sentence} ({value})")


def alien_lines(seen: dict[str, Seen]) -> Iterator[str]:
    """The table, line by line."""
    yield f"{'made-up facts':<16}{'put in':>8}{'marked':>8}{'share':>8}"
    for name, tally in seen.items():
        yield f"{name:<16}{tally.tried:>8}{tally.marked:>8}{tally.marked / tally.tried:>8.3f}"
    tried, marked = sum(t.tried for t in seen.values()), sum(t.marked for t in seen.values())
    yield f"{'all':<16}{tried:>8}{marked:>8}{marked / tried:>8.3f}"
