"""How well the notes are read: precision, recall and F1 of each field over a corpus."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from followup.reading import read_notes

CORE = ("company", "role", "interviewers", "interviewed_at", "answer_expected_by")
SOFT = ("topics", "strengths", "forgotten")
MORE = ("titles", "outcome", "candidate.name", "candidate.email", "candidate.phone")


@dataclass
class Tally:
    """Counts of one field: right ones, ones too many, ones that are missing."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def add(self, other: "Tally") -> None:
        """Add the counts of ``other``."""
        self.right += other.right
        self.extra += other.extra
        self.missing += other.missing

    @property
    def precision(self) -> float:
        """Right ones of those that were read; 1 where nothing was."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those that are there; 1 where nothing is."""
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Figures:
    """The tallies of every field, and what differed, a line each."""

    cases: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def of(self, names: tuple[str, ...]) -> Tally:
        """The micro average of some fields."""
        total = Tally()
        for name in names:
            total.add(self.tallies.get(name, Tally()))
        return total


def fold_value(value: str) -> str:
    """``value`` without differences of case, white space, accents' form and punctuation."""
    text = unicodedata.normalize("NFKC", value).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def share_half(a: str, b: str) -> bool:
    """Whether two phrases share at least half of the words of the longer one."""
    first, second = fold_value(a).split(), fold_value(b).split()
    common = len(set(first) & set(second))
    return common * 2 >= max(len(set(first)), len(set(second)), 1)


def measure_notes(corpus: Path) -> Figures:
    """Read every case of ``corpus`` and compare it with its gold."""
    figures = Figures()
    for line in corpus.read_text(encoding="utf-8").splitlines():
        if line.strip():
            _compare(json.loads(line), figures)
    return figures


def _compare(entry: dict[str, Any], figures: Figures) -> None:
    figures.cases += 1
    reading = read_notes(
        entry["notes"], today=date.fromisoformat(entry["today"]), time_zone=entry["time_zone"]
    )
    got = json.loads(reading.case.model_dump_json())
    for name in (*CORE, *MORE, *SOFT):
        mine, gold = _values(got, name), _values(entry["gold"], name)
        tally, extra, missing = _match(mine, gold, soft=name in SOFT)
        figures.tallies.setdefault(name, Tally()).add(tally)
        if extra or missing:
            figures.misses.append(f"{entry['id']} {name}: extra {extra} missing {missing}")


def _values(case: dict[str, Any], name: str) -> list[str]:
    if name == "interviewers":
        return [str(person["name"]) for person in case["interviewers"]]
    if name == "titles":
        return [f"{p['name']}: {p['title']}" for p in case["interviewers"] if p.get("title")]
    value: Any = case
    for part in name.split("."):
        value = (value or {}).get(part)
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _match(mine: list[str], gold: list[str], *, soft: bool) -> tuple[Tally, list[str], list[str]]:
    """Each gold value matches once; a soft one where half of the words are shared."""
    open_gold, extra = list(gold), []
    for value in mine:
        same = next((g for g in open_gold if _is_same(value, g, soft=soft)), None)
        if same is None:
            extra.append(value)
        else:
            open_gold.remove(same)
    return Tally(len(mine) - len(extra), len(extra), len(open_gold)), extra, open_gold


def _is_same(a: str, b: str, *, soft: bool) -> bool:
    return share_half(a, b) if soft else fold_value(a) == fold_value(b)


def table_lines(figures: Figures) -> Iterator[str]:
    """The table, line by line."""
    yield f"{'field':<22}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}{'extra':>7}{'missing':>9}"
    for name in (*CORE, *MORE, *SOFT):
        yield _row(name, figures.tallies.get(name, Tally()))
    yield _row("core", figures.of(CORE))
    yield _row("soft", figures.of(SOFT))


def _row(name: str, tally: Tally) -> str:
    return (
        f"{name:<22}{tally.precision:>10.3f}{tally.recall:>8.3f}{tally.f1:>7.3f}"
        f"{tally.right:>7}{tally.extra:>7}{tally.missing:>9}"
    )
