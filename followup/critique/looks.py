"""The kinds of looks that a rule may take at a letter, as its file describes them."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from followup.case import LetterKind
from followup.prompts import Pattern, PromptData

Words = tuple[str, ...]


class Looking(PromptData):
    """What every look has: the kinds of letter it is for, where they are not all of the rule's."""

    kinds: tuple[LetterKind, ...] = ()


class Hearing(Looking):
    """What a look listens for. ``cues`` are in the language of ``cues.py``.

    A cue counts where its sentence also has one of ``along`` (if any are given) and none of ``unless``, and
    where none of ``but_not`` overlaps it. ``patterns`` are regular expressions, and count as they stand.
    """

    cues: Words = ()
    along: Words = ()
    unless: Words = ()
    but_not: Words = ()
    patterns: tuple[Pattern, ...] = ()
    where: Literal["body", "greeting", "closing", "letter"] = "body"


class Found(Hearing):
    """Fires where a cue is heard.

    ``mark``: what is shown; ``more_than``: how many are still fine. With ``spares_case_words`` a cue does not
    count where one of its words is the subject of the job: in the case's role, topics or strengths.
    """

    how: Literal["found"]
    spares_case_words: bool = False
    mark: Literal["words", "sentence"] = "sentence"
    more_than: int = 0


class Missing(Hearing):
    """Fires where no cue is heard. Several such looks in one rule are several ways to satisfy it."""

    how: Literal["missing"]


class UnlessBounded(Hearing):
    """Fires on a request (as a found cue) where the letter holds none of ``bounds``, which make it small."""

    how: Literal["unless_bounded"]
    bounds: Words


class Length(Looking):
    """Fires on a body of fewer or of more words than this."""

    how: Literal["length"]
    fewer_than: int = 0
    more_than: int = 100_000


class Greeting(Looking):
    """Looks at the greeting: whether it is there, whether it names somebody, whether the name is right."""

    how: Literal["greeting"]
    wants: Literal["there", "a name", "a known name"]
    nicknames: tuple[Words, ...] = ()


class Signature(Looking):
    """Fires where the sender's name is missing at the end."""

    how: Literal["signature"]


class Role(Looking):
    """Fires where the position is named nowhere. ``position_words`` are what a position is called."""

    how: Literal["role"]


class Facts(Looking):
    """Compares companies, positions and dates in the letter with the case.

    A date is one of the interview where ``meeting`` leads up to it, one of the promised answer where
    ``promise`` does, beside one of ``deciding``; ``not_this`` in the sentence says that it is another.
    ``joining`` leads up to the name of the employer.
    """

    how: Literal["facts"]
    meeting: Words
    promise: Words
    not_this: Words = ()
    joining: Words
    deciding: Words


class Substance(Looking):
    """Fires where the body has no concrete ``specifics`` of the interview, or no concrete ``strength``.

    ``openers`` are cues after which something concrete counts; ``empty`` are words that are not concrete;
    ``idle`` are verbs after 'I' that show no experience.
    """

    how: Literal["substance"]
    of: Literal["specifics", "strength"]
    openers: Words
    but_not: Words = ()
    empty: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()


class Spelling(Looking):
    """Fires on misspelt words. ``always`` are misspelt whatever a dictionary says; ``never`` never are."""

    how: Literal["spelling"]
    always: Mapping[str, str] = Field(default_factory=dict)
    never: frozenset[str] = frozenset()


class Capitals(Looking):
    """Fires on ordinary words in capitals; ``fine`` are words that are also acronyms, ``short`` count too."""

    how: Literal["capitals"]
    fine: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()


class Moment(Looking):
    """Compares the time of sending with the timing rules."""

    how: Literal["moment"]
    is_too: Literal["early", "late"]


Look = Annotated[
    Found
    | Missing
    | UnlessBounded
    | Length
    | Greeting
    | Signature
    | Role
    | Facts
    | Substance
    | Spelling
    | Capitals
    | Moment,
    Field(discriminator="how"),
]
