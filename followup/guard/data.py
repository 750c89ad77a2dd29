"""The guard's word lists and patterns, read from ``prompts/guard/`` and made ready once."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import NamedTuple

from followup.guard.phrases import PhraseSet
from followup.guard.words import fold
from followup.prompts import Pattern, PromptData, load_prompts

Words = frozenset[str]
Groups = tuple[tuple[str, ...], ...]
Phrases = tuple[str, ...]


class WordData(PromptData):
    """``words.toml``: names, titles, tools and credentials."""

    function_words: Words
    more_english: Words
    foreign_words: Words
    capital_ok: Words
    remark_ok: Words
    greetings: Phrases
    farewells: Phrases
    holiday_words: Words
    wishing_words: Words
    honorifics_men: Words
    honorifics_women: Words
    ranks: Words
    neutral_titles: Words
    same_title: Groups
    ends_with_stop: Words
    organisation_words: Words
    word_names: Words
    name_verbs: Words
    tools: Words
    credentials: Words
    same_credential: Groups
    marked_forms: Mapping[str, tuple[str, ...]]
    short_forms: Mapping[str, tuple[str, ...]]

    @cached_property
    def greeting_words(self) -> Words:
        """The single words of greetings and farewells."""
        return frozenset(word for phrase in self.greetings + self.farewells for word in phrase.split())

    @cached_property
    def titles(self) -> Words:
        """Every title before a name."""
        return self.honorifics_men | self.honorifics_women | self.ranks | self.neutral_titles


class _Shape(PromptData):
    needs: Phrases = ()
    first: Pattern = ""
    at_digit: bool = False
    before: int = 0
    pattern: Pattern


class ShapeData(PromptData):
    """``shapes.toml``: what is known by its shape."""

    placeholder: tuple[_Shape, ...]
    link: tuple[_Shape, ...]
    email: tuple[_Shape, ...]
    handle: tuple[_Shape, ...]
    postal: tuple[_Shape, ...]
    html: tuple[_Shape, ...]
    leak: tuple[_Shape, ...]
    heading: tuple[_Shape, ...]


class KindData(PromptData):
    """``kinds.toml``: what each kind does, and what no letter says."""

    job: Mapping[str, Phrases]
    other: Mapping[str, Phrases]
    no_letter: Mapping[str, Phrases]


class _PrivateLists(PromptData):
    strong: Words
    close: Words
    personal_verbs: Words
    harmless_before: Words


class _SecretPhrases(PromptData):
    secret: Phrases
    secret_heads: Phrases


class _SameWords(PromptData):
    groups: Groups


class PrivateData(PromptData):
    """``private.toml``: what stays private."""

    fields: Mapping[str, Words]
    words: _PrivateLists
    phrases: _SecretPhrases
    same: _SameWords


class _ClaimPhrases(PromptData):
    experience: Phrases
    said: Phrases
    happenings: Phrases
    promise: Phrases
    own_time: Phrases
    ask: Phrases
    little: Phrases
    idioms: Phrases
    relative: Phrases


class _ClaimWords(PromptData):
    results: Words
    same_result: Groups
    courtesies: Words
    any_proof: Words
    said_verbs: Words
    neutral_verbs: Words
    decision: Words
    favour_units: Words
    advice_units: Words
    idle_nouns: Words
    common: Words


class ClaimData(PromptData):
    """``claims.toml``: prose that only a person can judge."""

    phrases: _ClaimPhrases
    words: _ClaimWords


class DayData(PromptData):
    """``days.toml``: how a letter speaks of days."""

    meeting: Words
    between: Words
    not_yet: Words
    answer: Words
    short_months: Phrases
    short_weekdays: Phrases
    other_words: Words
    parts: Mapping[str, tuple[int, int]]


@cache
def day_data() -> DayData:
    """The words of ``days.toml``. Raises PromptFileError."""
    data: DayData = load_prompts("guard/days", DayData)
    return data


@cache
def word_data() -> WordData:
    """The lists of ``words.toml``. Raises PromptFileError."""
    data: WordData = load_prompts("guard/words", WordData)
    return data


@cache
def kind_data() -> KindData:
    """The phrases of ``kinds.toml``. Raises PromptFileError."""
    data: KindData = load_prompts("guard/kinds", KindData)
    return data


@cache
def private_data() -> PrivateData:
    """The lists of ``private.toml``. Raises PromptFileError."""
    data: PrivateData = load_prompts("guard/private", PrivateData)
    return data


@cache
def claim_data() -> ClaimData:
    """The phrases of ``claims.toml``. Raises PromptFileError."""
    data: ClaimData = load_prompts("guard/claims", ClaimData)
    return data


class Shape(NamedTuple):
    """A shape made ready: what a text needs for it, and whether it begins with digits."""

    needs: Phrases
    first: re.Pattern[str]
    at_digit: bool
    before: int
    pattern: re.Pattern[str]


@cache
def shape_patterns() -> Mapping[str, tuple[Shape, ...]]:
    """The patterns of ``shapes.toml`` by the name of their list. Raises PromptFileError."""
    data: ShapeData = load_prompts("guard/shapes", ShapeData)
    return {name: tuple(map(_ready, getattr(data, name))) for name in ShapeData.model_fields}


def _ready(shape: _Shape) -> Shape:
    return Shape(
        shape.needs, re.compile(shape.first), shape.at_digit, shape.before, re.compile(shape.pattern)
    )


@cache
def letter_phrases() -> PhraseSet:
    """Every phrase that is looked for in a letter, by kind: ``job.inquiry``, ``claim.experience``, ..."""
    kinds = kind_data()
    tables: dict[str, Mapping[str, Phrases]] = {
        "job": kinds.job,
        "other": kinds.other,
        "no_letter": kinds.no_letter,
        "claim": claim_data().phrases.model_dump(exclude={"little"}),
    }
    named = {f"{table}.{kind}": lines for table, kinds in tables.items() for kind, lines in kinds.items()}
    return PhraseSet({kind: tuple(map(fold, lines)) for kind, lines in named.items()})


@cache
def note_phrases() -> PhraseSet:
    """The phrases that are looked for in notes: ``secret`` and ``little``."""
    return PhraseSet(
        {
            "secret": private_data().phrases.secret,
            "head": private_data().phrases.secret_heads,
            "little": claim_data().phrases.little,
        }
    )
