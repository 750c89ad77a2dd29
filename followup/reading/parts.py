"""What the join of one group of fields comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from followup.reading.models import Choice
from followup.spans import Span


@dataclass
class Part:
    """Values by the name of their field, places by path, paths that the model filled, and choices."""

    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    from_model: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)


Evidence = Mapping[str, tuple[Span, ...]]


def words_at(place: Span, clean: str) -> str:
    """The words at a place, white space folded."""
    return " ".join(place.of(clean).split())
