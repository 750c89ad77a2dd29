"""The words of ``prompts/notes/dates.toml`` made ready to match.

Everything is matched on folded text: lower case, no accents, one character for one, so that a place in the
folded text is the same place in the notes.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from followup.notes.dates.wordlists import Words, date_words

__all__ = [
    "alternatives",
    "date_words",
    "day_names",
    "fold",
    "month_numbers",
    "numbered",
    "ordinal_numbers",
    "small_numbers",
    "spaces_folded",
    "weekday_numbers",
    "whole_words",
    "with_slips",
]

_LONG = 6
_SAME_WIDTH = str.maketrans({
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"',
    "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    "\u0131": "i", "\u0142": "l", "\u00f8": "o", "\u0111": "d",
    "\uff1a": ":", "\uff0c": ",", "\u3002": ".",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\t": " ", "\r": " ",
})  # fmt: skip


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


def with_slips(words: Iterable[str]) -> set[str]:
    """``words``, and the long ones among them with a letter missing, doubled or swapped."""
    plain = {fold(word) for word in words}
    return plain.union(*(_slips_of(word) for word in plain if len(word) >= _LONG and word.isalpha()))


def _slips_of(word: str) -> set[str]:
    places = range(1, len(word) - 1)
    missing = {word[:i] + word[i + 1 :] for i in places}
    doubled = {word[:i] + word[i] + word[i:] for i in places}
    swapped = {word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :] for i in places}
    return missing | doubled | swapped


def numbered(lists: Sequence[Words], *, start: int) -> dict[str, int]:
    """Each word of ``lists`` with the number of its list."""
    return {fold(word): number for number, words in enumerate(lists, start) for word in words}


def _numbered_with_slips(lists: Sequence[Words], *, start: int) -> dict[str, int]:
    slips = {slip: number for number, words in enumerate(lists, start) for slip in with_slips(words[:1])}
    return slips | numbered(lists, start=start)


@cache
def month_numbers() -> dict[str, int]:
    """Month names in all their spellings: january = 1."""
    return _numbered_with_slips(date_words().months, start=1)


@cache
def weekday_numbers() -> dict[str, int]:
    """Weekday names in all their spellings, short ones too: monday = 0."""
    words = date_words()
    return _numbered_with_slips(words.weekdays, start=0) | numbered(words.short_weekdays, start=0)


@cache
def ordinal_numbers() -> dict[str, int]:
    """The days of a month in words, with and without the hyphen: first = 1."""
    ordinals = [(word, word.replace("-", " "), word.replace("-", "")) for word in date_words().ordinals]
    return numbered(ordinals, start=1)


@cache
def day_names() -> dict[str, int]:
    """The days of a month as counted, for "April sixteen": two = 2, twenty three = 23."""
    words = date_words()
    ones = {number: word for number, word in enumerate(words.numbers) if number}
    twenty, thirty = words.tens[0], words.tens[1]
    tens = {f"{twenty}{mark}{ones[unit]}": 20 + unit for unit in range(1, 10) for mark in (" ", "-")}
    elsewhere = numbered(words.numbers_elsewhere, start=1)
    return (
        elsewhere
        | {word: number for number, word in ones.items()}
        | tens
        | {thirty: 30, f"{thirty} {ones[1]}": 31}
    )


@cache
def small_numbers() -> dict[str, int]:
    """Numbers in words; an article counts as one."""
    words = date_words()
    named = {word: number for number, word in enumerate(words.numbers)}
    named = numbered(words.hours_elsewhere, start=1) | named
    return named | dict.fromkeys(map(fold, words.ones), 1) | dict.fromkeys(map(fold, words.twos), 2)


def spaces_folded(words: str) -> str:
    """``words`` with single spaces, as the keys of the tables above have them."""
    return " ".join(words.split())
