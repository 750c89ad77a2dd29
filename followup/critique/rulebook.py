"""The rules of the critique, read from ``prompts/rules``: one file a rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from followup.case import LETTER_KINDS, Case, LetterKind, Outcome
from followup.critique.cues import BadCueError, CueIndex, read_families
from followup.critique.findings import Severity, Source
from followup.critique.looks import Look, Words
from followup.errors import PromptFileError
from followup.prompts import PromptData, Template, blanks_of, prompts_folder, read_prompt_file

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
    "deciding",
    "joining",
)


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
    severity_for: Mapping[LetterKind, Severity] = Field(default_factory=dict)
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


def look_key(slug: str, number: int) -> str:
    """What a look of a rule is called in the index of cues."""
    return f"{slug}/{number}"


def _add_cues(index: CueIndex, path: Path, rule: Rule) -> None:
    for number, look in enumerate(rule.looks):
        for cue_list in CUE_LISTS:
            for position, cue in enumerate(getattr(look, cue_list, ())):
                try:
                    index.add(f"{look_key(rule.slug, number)}/{cue_list}", cue)
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
