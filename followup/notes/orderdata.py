"""What is known of the wording of instructions to software, read from ``prompts/notes/quarantine.toml``."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pydantic import model_validator

from followup.prompts import Pattern, PromptData, load_prompts

_PLACEHOLDER = re.compile(r"<(software|perhaps|trade|write|compose|must|now)>")


class _Words(PromptData):
    software: str
    perhaps: str
    trade: str
    write: str
    compose: str
    must: str
    now: str


class _Lists(PromptData):
    openers: tuple[str, ...]
    orders: tuple[str, ...]
    continued: tuple[str, ...]


class _Mark(PromptData):
    opens: Pattern
    closes: Pattern


class _Gate(PromptData):
    words: Pattern


class _Speech(PromptData):
    words: frozenset[str]


class _Signs(PromptData):
    program: tuple[str, ...]
    letter: tuple[str, ...]
    asks: tuple[str, ...]
    person: tuple[str, ...]
    orders: tuple[str, ...]


class _Quarantine(PromptData):
    words: _Words
    lists: _Lists
    marks: tuple[_Mark, ...]
    gate: _Gate
    speech: _Speech
    signs: _Signs

    def join(self, patterns: Sequence[str]) -> re.Pattern[str]:
        """Patterns as one, the lists of words put in."""
        words = self.words.model_dump()

        def fill(pattern: str) -> str:
            return _PLACEHOLDER.sub(lambda m: fill(words[m[1]]), pattern)

        whole = "|".join(f"(?:{fill(pattern)})" for pattern in patterns)
        return re.compile(whole, re.IGNORECASE | re.MULTILINE)

    @model_validator(mode="after")
    def _all_compile(self) -> "_Quarantine":
        signs = self.signs.model_dump().values()
        for patterns in (self.lists.openers, self.lists.orders, self.lists.continued, *signs):
            for pattern in patterns:
                try:
                    self.join([pattern])
                except re.error as error:
                    raise ValueError(f"'{pattern}' is no regular expression: {error}") from error
        return self


class OrderTools(NamedTuple):
    """What an instruction to software is known by; in words of ``speech`` it speaks of the letter itself."""

    gate: re.Pattern[str]
    orders: re.Pattern[str]
    continued: re.Pattern[str]
    marks: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]
    program: re.Pattern[str]
    signs: tuple[re.Pattern[str], ...]
    speech: frozenset[str]


@cache
def order_tools() -> OrderTools:
    """The patterns of ``prompts/notes/quarantine.toml``, compiled once. Raises PromptFileError."""
    data = load_prompts("notes/quarantine", _Quarantine)
    flags = re.IGNORECASE
    return OrderTools(
        re.compile(data.gate.words, flags),
        data.join([*data.lists.openers, *data.lists.orders]),
        data.join(data.lists.continued),
        tuple(
            (re.compile(m.opens, flags), re.compile(m.closes, flags) if m.closes else None)
            for m in data.marks
        ),
        data.join(data.signs.program),
        tuple(data.join(signs) for signs in data.signs.model_dump(exclude={"program"}).values()),
        data.speech.words,
    )
