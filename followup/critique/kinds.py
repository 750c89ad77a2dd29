"""Guesses which of the four letters a text is meant to be. The person can always say otherwise."""

from collections.abc import Mapping
from functools import cache

from followup.case import LETTER_KINDS, LetterKind
from followup.critique.critic import apply_rule, read_for_critique
from followup.critique.cues import BadCueError, CueIndex, read_families
from followup.critique.letter import read_letter
from followup.critique.looks import Words
from followup.critique.rulebook import Families, load_rulebook
from followup.errors import PromptFileError
from followup.prompts import PromptData, load_prompts, prompts_folder

_LISTS = "rules/lists"


class _Sign(PromptData):
    """Something that is heard in some kinds of letter: one of ``cues``, or what ``rule`` asks of ``kind``."""

    name: str
    says: Mapping[LetterKind, int]
    cues: Words = ()
    rule: str = ""
    kind: LetterKind = "thank_you"


class _Signs(PromptData):
    ahead: int
    start: Mapping[LetterKind, int]
    signs: tuple[_Sign, ...]


@cache
def _load() -> tuple[_Signs, CueIndex]:
    signs: _Signs = load_prompts(f"{_LISTS}/kinds", _Signs)
    families: Families = load_prompts(f"{_LISTS}/families", Families)
    index = CueIndex(read_families(families.families))
    for sign in signs.signs:
        for cue in sign.cues:
            try:
                index.add(sign.name, cue)
            except BadCueError as error:
                path = prompts_folder() / f"{_LISTS}/kinds.toml"
                raise PromptFileError(path, sign.name, f"the cue '{cue}' cannot be read: {error}") from error
    return signs, index


def _says_what_is_asked(text: str, sign: _Sign) -> bool:
    rulebook = load_rulebook()
    return not apply_rule(rulebook[sign.rule], read_for_critique(text, sign.kind, rulebook))


def guess_kind(text: str) -> LetterKind | None:
    """The kind of letter that a text looks like.

    Returns:
        One of the four kinds; None where too little speaks for one more than for the others.

    Raises:
        PromptFileError: ``prompts/rules/lists/kinds.toml`` cannot be used.
    """
    data, index = _load()
    hits = index.find_in(read_letter(text).plain, {sign.name for sign in data.signs})
    votes = {kind: data.start.get(kind, 0) for kind in LETTER_KINDS}
    for sign in data.signs:
        if hits.get(sign.name) if sign.cues else _says_what_is_asked(text, sign):
            votes = {kind: count + sign.says.get(kind, 0) for kind, count in votes.items()}
    first, second = sorted(votes, key=lambda kind: -votes[kind])[:2]
    return first if votes[first] - votes[second] >= data.ahead else None
