"""Chooses among wordings by a stable hash: one case, one letter; two cases, two voices."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Dice:
    """Numbers that depend on ``seed`` alone, the same on every machine.

    ``turn`` moves every choice on by that much: the letters to one panel never share a wording as long as
    there are as many wordings as people.
    """

    seed: str
    turn: int = 0

    def number(self, name: str) -> int:
        """A number for the choice called ``name``."""
        digest = hashlib.sha256(f"{self.seed}\x1f{name}".encode()).digest()
        return int.from_bytes(digest[:8], "big")

    def order(self, name: str, choices: Sequence[T]) -> list[T]:
        """All choices, the one that is meant first in front, the others as second thoughts."""
        mixed = sorted(range(len(choices)), key=lambda place: self.number(f"{name}\x1f{place}"))
        start = self.turn % len(choices) if choices else 0
        return [choices[place] for place in (*mixed[start:], *mixed[:start])]
