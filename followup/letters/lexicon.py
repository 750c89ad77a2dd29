"""The word lists of ``prompts/letters/phrases.toml``: how the letters read a note."""

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from followup.prompts import PromptData, prompts_folder, read_prompt_file

Words = frozenset[str]


class WordLists(PromptData):
    """The lists below ``[words]``; what each is for stands beside it in the file."""

    elided_verbs: Words
    intentions: Words
    verbs_first: Words
    adverbs: Words
    modals: Words
    adjectives: Words
    intensifiers: Words
    status_words: Words
    determiners: Words
    numbers: Words
    units: Words
    prepositions: Words
    particles: Words
    relatives: Words
    finite_verbs: Words
    subject_pronouns: Words
    indefinite: Words
    question_words: Words
    infinitive_heads: Words
    plural_modifiers: Words
    mass_nouns: Words
    person_nouns: Words
    person_traits: Words
    compound_heads: Words
    ing_nouns: Words
    unclear_first: Words
    held: Words
    machines: Words
    event_verbs: Words
    changed: Words
    pasts_first: Words
    was_done: Words
    ed_adjectives: Words
    numbered: Words
    studying: Words
    labels: Words
    lead_ins: tuple[str, ...]
    workplaces: Words
    credential_nouns: Words
    work_nouns: Words
    trait_nouns: Words
    languages: Words
    proper: Words
    places: Words
    months: Words
    weekdays: Words
    foreign: Words
    accented_english: Words
    private: Words
    unkind: Words

    @cached_property
    def private_pattern(self) -> re.Pattern[str]:
        """Finds any private or unkind word as a whole word."""
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(self.private | self.unkind)))})\b")


class Lexicon(PromptData):
    """The whole file."""

    abbreviations: Mapping[str, str]
    short_months: Mapping[str, str]
    contractions: Mapping[str, str]
    words: WordLists


_READ: dict[Path, Lexicon] = {}


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read ``phrases.toml`` in a folder once, by default that of ``prompts/letters``.

    Raises:
        PromptFileError: the file is missing or changed into something that cannot be used.
    """
    place = folder or prompts_folder() / "letters"
    if place not in _READ:
        _READ[place] = read_prompt_file(place / "phrases.toml", Lexicon)
    return _READ[place]
