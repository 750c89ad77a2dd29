"""The words of a text with their places, and the two ways in which words are compared.

Words are compared as written (``low``: lower case, without accents) where a name or a fact is at stake, and
by their root where prose is: 'valuations' and 'valuation', 'taught' and 'teaching' have one root.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import lemminflect  # type: ignore[import-untyped]
import snowballstemmer  # type: ignore[import-untyped]

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_WORD = re.compile(rf"{_LETTERS}|['\u2019\u02bc]{_LETTERS}|\d+|[^\w\s]|_+")
_ROOT_LETTERS = 5
_CACHED_WORDS = 1 << 16
_CONTRACTED = {"'m": "am", "'ve": "have", "'d": "would", "'ll": "will", "'re": "are", "'t": "not"}
_NEGATED = {
    "don": "do", "doesn": "does", "didn": "did", "isn": "is", "aren": "are", "wasn": "was", "weren": "were",
    "haven": "have", "hasn": "has", "hadn": "had", "couldn": "could", "wouldn": "would", "shouldn": "should",
}  # fmt: skip
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_stemmer = snowballstemmer.stemmer("english")


class Word(NamedTuple):
    """A word, a run of digits or a mark: its place, and its lower-case form without accents."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    """Whether it begins with a capital."""


@lru_cache(_CACHED_WORDS)
def fold(word: str) -> str:
    """``word`` in lower case without accents; what an apostrophe cut short is written out."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    low = bare.replace("\u2019", "'").replace("\u02bc", "'").casefold().translate(_PLAIN_LETTERS)
    if low.startswith("'") and len(low) > len("'ll"):
        return low[1:]
    return _CONTRACTED.get(low, low)


@lru_cache(_CACHED_WORDS)
def _read(text: str) -> tuple[str, str, bool]:
    letters = text.lstrip("'\u2019\u02bc")
    return text, fold(text), letters[:1].isupper() or letters[:1].istitle()


def split_words(text: str) -> list[Word]:
    """Every word, run of digits and mark of ``text`` in order; an apostrophe begins a word of its own."""
    new, read = tuple.__new__, _read
    words = [new(Word, (*m.span(), *read(m[0]))) for m in _WORD.finditer(text)]
    if "'t" in text or "\u2019t" in text or "\u02bct" in text:
        _write_negations_out(words)
    return words


def _write_negations_out(words: list[Word]) -> None:
    """'didn' before 'not' is 'did'."""
    for i in range(1, len(words)):
        if words[i].low == "not" and words[i].text[0] in "'\u2019\u02bc":
            before = words[i - 1]
            words[i - 1] = before._replace(low=_NEGATED.get(before.low, before.low))


@lru_cache(_CACHED_WORDS)
def _lemmas(low: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = lemminflect.getAllLemmas(low)
    return found


def is_english(low: str) -> bool:
    """Whether the lexicon of English nouns, verbs, adjectives and adverbs has the word; given names it lacks."""
    return bool(_lemmas(low))


@lru_cache(_CACHED_WORDS)
def base_forms(low: str) -> tuple[str, ...]:
    """The base forms that a word can have."""
    return tuple(form for forms in _lemmas(low).values() for form in forms)


def can_be_verb(low: str) -> bool:
    """Whether the lexicon has the word as a verb."""
    return "VERB" in _lemmas(low)


@lru_cache(_CACHED_WORDS)
def root(low: str) -> str:
    """What a word shares with its relatives: the first letters of the stem of its base form."""
    if len(low) > _ROOT_LETTERS + 3:
        return low[:_ROOT_LETTERS]
    lemmas = _lemmas(low)
    base = (lemmas.get("VERB") or lemmas.get("NOUN") or (low,))[0]
    stem: str = _stemmer.stemWord(base)
    return stem[:_ROOT_LETTERS]
