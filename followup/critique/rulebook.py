"""The rules of the critique, read from ``prompts/rules``: one file a rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from followup.case import LETTER_KINDS, Case, LetterKind, Outcome
from followup.critique.cues import BadCueError, CueIndex, read_families
from followup.critique.findings import Severity, Source
from followup.errors import PromptFileError
from followup.prompts import PromptData, Template, blanks_of, prompts_folder, read_prompt_file

Words = tuple[str, ...]
CUE_LISTS = (
    "cues",
    "along",
    "unless",
    "but_not",
    "bounds",
    "openers",
    "meeting",
    "promise",
    "not_this",
    "joining",
)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"'{pattern}' is no pattern: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiles)]


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
    """Fires where a cue is heard. ``mark``: what is shown; ``more_than``: how many are still fine."""

    how: Literal["found"]
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
    ``promise`` does; ``not_this`` in the sentence says that it is another.
    """

    how: Literal["facts"]
    meeting: Words
    promise: Words
    not_this: Words = ()
    joining: Words


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
    always: dict[str, str] = {}
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

Fact = Literal["interviewers", "role", "company", "answer_expected_by", "interviewed_at"]


class Applies(PromptData):
    """When a rule is looked at at all.

    ``knows``: a case, where there is one, must know these. ``needs_case``, ``needs_sent_at``: nothing is said
    without. ``outcome``: with a case, only where this is its outcome. ``not_beside``: silent where one of
    these rules fired.
    """

    knows: tuple[Fact, ...] = ()
    needs_case: bool = False
    needs_sent_at: bool = False
    outcome: tuple[Outcome, ...] = ()
    not_beside: Words = ()


class Example(PromptData):
    """A piece of a letter on which the rule speaks (``bad``) or is silent (``good``, ``near_miss``).

    It stands in an otherwise sound letter of ``kind`` (see ``lists/sound.toml``), in place of the parts that
    answer to the rule; ``whole`` examples are a letter by themselves.
    """

    verdict: Literal["bad", "good", "near_miss"]
    text: str
    kind: LetterKind | None = None
    whole: bool = False
    without_case: bool = False
    sent_at: str | None = None


KNOWN_BLANKS = frozenset(
    {"found", "better", "right", "words", "role", "company", "name", "topic", "strength", "date", "phone"}
)


def _known_blanks(template: str) -> str:
    strange = sorted(blanks_of(template) - KNOWN_BLANKS)
    if strange:
        raise ValueError(f"'{{{strange[0]}}}' is no blank; there are {', '.join(sorted(KNOWN_BLANKS))}")
    return template


Sentence = Annotated[Template, AfterValidator(_known_blanks)]


class Rule(PromptData):
    """One rule of the critique."""

    slug: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    name: str
    severity: Severity
    severity_for: dict[LetterKind, Severity] = {}
    kinds: Annotated[tuple[LetterKind, ...], Field(min_length=1)] = LETTER_KINDS
    basis: Source
    basis_detail: str = ""
    why: str
    message: Sentence
    suggestion: Sentence
    suggestion_with: tuple[Sentence, ...] = ()
    praise: str = ""
    looks: Annotated[tuple[Look, ...], Field(min_length=1)]
    applies: Applies = Applies()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _plain_suggestion(self) -> Self:
        """The last resort must be sayable whatever the case knows."""
        if blanks_of(self.suggestion) - {"found", "better", "right", "words"}:
            raise ValueError(
                "'suggestion' must do without the case's facts; put the other in 'suggestion_with'"
            )
        return self


class SoundPart(PromptData):
    """A part of a sound letter, and the rules that it answers to."""

    text: str
    answers: Words = ()


class Families(PromptData):
    """Families of words that cues may use: ``prompts/rules/lists/families.toml``."""

    families: dict[str, Words]


class SoundLetters(PromptData):
    """A sound letter of each kind, in which examples stand: ``prompts/rules/lists/sound.toml``."""

    case: Case
    rejected: Case
    sent_at: dict[LetterKind, str]
    letters: dict[LetterKind, tuple[SoundPart, ...]]


@dataclass(frozen=True)
class Rulebook:
    """All rules, in the order of their slugs, and the index of what they listen for."""

    rules: tuple[Rule, ...]
    index: CueIndex

    def rules_for(self, kind: LetterKind) -> Iterator[Rule]:
        """The rules for a letter of ``kind``."""
        return (rule for rule in self.rules if kind in rule.kinds)

    def __getitem__(self, slug: str) -> Rule:
        """The rule with this slug; KeyError where there is none."""
        for rule in self.rules:
            if rule.slug == slug:
                return rule
        raise KeyError(slug)


def list_name(slug: str, look: int, cue_list: str) -> str:
    """The name in the index of one list of cues of one look of a rule."""
    return f"{slug}/{look}/{cue_list}"


def _add_cues(index: CueIndex, path: Path, rule: Rule) -> None:
    for number, look in enumerate(rule.looks):
        for cue_list in CUE_LISTS:
            for position, cue in enumerate(getattr(look, cue_list, ())):
                try:
                    index.add(list_name(rule.slug, number, cue_list), cue)
                except BadCueError as error:
                    key = f"looks.{number}.{cue_list}.{position}"
                    raise PromptFileError(path, key, f"the cue '{cue}' cannot be read: {error}") from error


def read_rulebook(folder: Path) -> Rulebook:
    """Read every rule of a folder.

    Args:
        folder: holds one TOML file a rule, and ``lists/families.toml``.

    Raises:
        PromptFileError: a file cannot be used, is not named after its rule, or there is none.
    """
    path = folder / "lists" / "families.toml"
    try:
        index = CueIndex(read_families(read_prompt_file(path, Families).families))
    except BadCueError as error:
        raise PromptFileError(path, "families", str(error)) from error
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.toml")):
        rule = read_prompt_file(path, Rule)
        if rule.slug != path.stem:
            raise PromptFileError(path, "slug", f"it says '{rule.slug}', but the file is named '{path.stem}'")
        _add_cues(index, path, rule)
        rules.append(rule)
    if not rules:
        raise PromptFileError(folder, "", "it holds no rules")
    _check_references(folder, rules)
    return Rulebook(tuple(rules), index)


def _check_references(folder: Path, rules: list[Rule]) -> None:
    slugs = {rule.slug for rule in rules}
    for rule in rules:
        for other in rule.applies.not_beside:
            if other not in slugs:
                path = folder / f"{rule.slug}.toml"
                raise PromptFileError(path, "applies.not_beside", f"there is no rule '{other}'")


@cache
def load_rulebook() -> Rulebook:
    """The rules of ``prompts/rules``, read once. Raises PromptFileError."""
    return read_rulebook(prompts_folder() / "rules")
