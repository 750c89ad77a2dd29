"""The words for days and hours: ``prompts/notes/dates.toml``, checked, and made ready to match.

Everything is matched on folded text: lower case, no accents, one character for one, so that a place in the
folded text is the same place in the notes.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pydantic import model_validator

from followup.prompts import PromptData, load_prompts

Words = tuple[str, ...]

_SAME_WIDTH = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
    "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\t": " ", "\r": " ",
})  # fmt: skip


class Relative(PromptData):
    """Words for days counted from the day of writing."""

    before_yesterday: Words
    yesterday: Words
    today: Words
    this_morning: Words
    this_afternoon: Words
    this_evening: Words
    last_night: Words
    tomorrow: Words
    after_tomorrow: Words
    french_yesterday: Words


class Parts(PromptData):
    """Parts of a day."""

    morning: Words
    afternoon: Words
    evening: Words


class Periods(PromptData):
    """Units of time and the words around them."""

    days: Words
    weeks: Words
    fortnights: Words
    months: Words
    hours: Words
    working: Words
    ago: Words
    ago_before: Words
    within: Words
    vague_amounts: Words
    vague_parts: Words
    end_words: Words
    end_of_week: Words
    end_of_month: Words
    end_of_day: Words
    this: Words
    next: Words
    last: Words
    coming: Words
    long_weekend: Words


class Hours(PromptData):
    """Words around the hour."""

    am: Words
    pm: Words
    noon: Words
    midnight: Words
    oclock: Words
    past: Words
    to: Words
    began: Words
    at: Words
    not_the_start: Words


class Roles(PromptData):
    """Words that tell whose day it is."""

    interview: Words
    meeting: Words
    it_was: Words
    later_round: Words
    other: Words
    old_day: Words
    other_people: Words
    next_stage: Words
    future: Words
    past: Words
    upcoming_today: Words


class Labels(PromptData):
    """Words at the start of a line."""

    interview: Words
    time: Words
    answer: Words
    not_dates: Words
    event_start: Words
    mail: Words
    mail_sent: Words
    mail_sure: Words
    closing: Words
    own_notes: Words
    diary: Words


class Answers(PromptData):
    """Words around an answer."""

    nouns: Words
    verbs: Words
    modals: Words
    modal_fillers: Words
    present: Words
    own: Words
    business: Words
    not_by: Words
    by: Words
    silent: Words
    changed: Words
    said: Words
    promisers: Words


class Zones(PromptData):
    """Words that name a time zone."""

    names: Mapping[str, str]
    places: Mapping[str, str]
    lower: Words
    spelled: Words
    elsewhere: Mapping[str, Mapping[str, str]]
    theirs: Words
    mine: Words


class Countries(PromptData):
    """How countries write a date in numbers."""

    month_first: Words
    either: Words
    german: Words


class DateWords(PromptData):
    """The content of ``prompts/notes/dates.toml``."""

    months: tuple[Words, ...]
    weekdays: tuple[Words, ...]
    short_weekdays: tuple[Words, ...]
    lone_weekdays: Words
    careful_weekdays: Words
    titles: Words
    before_names: Words
    after_names: Words
    numbers: Words
    ones: Words
    twos: Words
    ordinals: Words
    ordinal_endings: Words
    may_follow: Words
    relative: Relative
    parts: Parts
    periods: Periods
    hours: Hours
    roles: Roles
    labels: Labels
    answers: Answers
    zones: Zones
    countries: Countries

    @model_validator(mode="after")
    def _whole_calendar(self) -> "DateWords":
        for name, length in (("months", 12), ("weekdays", 7), ("short_weekdays", 7), ("ordinals", 31)):
            found = len(getattr(self, name))
            if found != length:
                raise ValueError(f"'{name}' needs {length} entries and has {found}")
        return self


@cache
def date_words() -> DateWords:
    """The words for days and hours. Raises PromptFileError."""
    data: DateWords = load_prompts("notes/dates", DateWords)
    return data


def fold(text: str) -> str:
    """``text`` in lower case, without accents, with plain dashes and quotes, each character in its place."""
    plain = text.translate(_SAME_WIDTH)
    if plain.isascii():
        return plain.lower()
    return "".join(map(_fold_character, plain))


@cache
def _fold_character(character: str) -> str:
    bare = unicodedata.normalize("NFKD", character)[:1].lower()
    return bare if len(bare) == 1 else character


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of ``phrases``, the longest first, white space between their words free."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "(?:" + "|".join(_pattern_of(phrase) for phrase in ordered) + ")"


def _pattern_of(phrase: str) -> str:
    """One phrase: ``*`` is any ending of a word, ``_`` one to three words."""
    pieces = []
    for word in phrase.split():
        if word == "_":
            pieces.append(r"[\w'.-]+(?: +[\w'.-]+){0,2}")
        else:
            pieces.append(re.escape(word).replace(r"\*", r"\w*").replace("'", "'?"))
    return r"\s+".join(pieces)


def whole_words(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of ``phrases`` where no letter or digit touches it."""
    return re.compile(rf"(?<![\w@]){alternatives(phrases)}(?![\w@])")


def numbered(lists: Sequence[Words], *, start: int) -> dict[str, int]:
    """Each word of ``lists`` with the number of its list."""
    return {fold(word): number for number, words in enumerate(lists, start) for word in words}


@cache
def month_numbers() -> dict[str, int]:
    """Month names in all their spellings: january = 1."""
    return numbered(date_words().months, start=1)


@cache
def weekday_numbers() -> dict[str, int]:
    """Weekday names in all their spellings, short ones too: monday = 0."""
    words = date_words()
    return numbered(words.short_weekdays, start=0) | numbered(words.weekdays, start=0)


@cache
def ordinal_numbers() -> dict[str, int]:
    """The days of a month in words, with and without the hyphen: first = 1."""
    ordinals = [(word, word.replace("-", " "), word.replace("-", "")) for word in date_words().ordinals]
    return numbered(ordinals, start=1)


@cache
def small_numbers() -> dict[str, int]:
    """Numbers in words; an article counts as one."""
    words = date_words()
    named = {word: number for number, word in enumerate(words.numbers)}
    return named | dict.fromkeys(map(fold, words.ones), 1) | dict.fromkeys(map(fold, words.twos), 2)


def spaces_folded(words: str) -> str:
    """``words`` with single spaces, as the keys of the tables above have them."""
    return " ".join(words.split())
