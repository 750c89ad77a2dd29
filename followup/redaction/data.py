"""What is looked for, read from ``prompts/model/redaction.toml`` and made ready once."""

import re
from functools import cache, cached_property
from typing import Literal

from followup.prompts import Pattern, PromptData, Texts, load_prompts, load_texts

Kind = Literal[
    "person",
    "email",
    "phone",
    "link",
    "handle",
    "card",
    "bank",
    "id",
    "passport",
    "passcode",
    "address",
    "birth",
]
"""What was taken out. The first five stand under a token and come back, the others never do."""

TOKEN_KINDS: tuple[Kind, ...] = ("person", "email", "phone", "link", "handle")

Check = Literal["card", "iban", "ca.sin", "in_.aadhaar", "es.id", "ie.pps", "fr.nir", "cn.ric", "za.idnr"]


class Shape(PromptData):
    """One way in which something private is written."""

    kind: Kind
    pattern: Pattern
    needs: tuple[str, ...] = ()
    at_digit: bool = False
    check: Check | None = None
    cue: Pattern | None = None

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern)

    @cached_property
    def cue_regex(self) -> re.Pattern[str] | None:
        """What right before the place is as good as the check."""
        return re.compile(self.cue, re.IGNORECASE) if self.cue else None


class Phones(PromptData):
    """How phone numbers are written."""

    other: tuple[Pattern, ...]
    cue: Pattern
    with_cue: Pattern
    without_cue: tuple[Pattern, ...]
    range_behind: Pattern
    extension: Pattern
    spoken: Pattern
    lone_extension: Pattern


class Names(PromptData):
    """Small words beside names."""

    suffixes: frozenset[str]
    before_months: frozenset[str]
    months: frozenset[str]
    after_verbs: frozenset[str]
    spoken_before: frozenset[str]
    spoken_after: frozenset[str]
    spoken_not: frozenset[str]
    in_places: frozenset[str]
    cues: tuple[str, ...]
    one_name: str
    plain_name: str
    plain_cues: tuple[str, ...]
    polite_cues: tuple[str, ...]
    polite_plain_cues: tuple[str, ...]


class Private(PromptData):
    """What is private beside the words that the guard knows."""

    patterns: tuple[Pattern, ...]
    kept_out: tuple[str, ...]
    joints: Pattern
    going_on: frozenset[str]
    kin: frozenset[str]
    kin_owns: frozenset[str]
    work_behind: frozenset[str]
    work_before: frozenset[str]
    with_of: frozenset[str]
    longest_head: int


class _Leftovers(PromptData):
    patterns: tuple[Pattern, ...]


class RedactionData(PromptData):
    """``redaction.toml``."""

    shapes: tuple[Shape, ...]
    phones: Phones
    names: Names
    private: Private
    leftovers: _Leftovers

    @cached_property
    def leftover_regexes(self) -> tuple[re.Pattern[str], ...]:
        """What looks like a token, compiled."""
        return tuple(re.compile(p) for p in self.leftovers.patterns)


@cache
def redaction_data() -> RedactionData:
    """The content of ``redaction.toml``. Raises PromptFileError."""
    data: RedactionData = load_prompts("model/redaction", RedactionData)
    return data


def notices() -> Texts:
    """What stands where something was left out for good. Raises PromptFileError."""
    return load_texts("redaction")
