"""The words of a text with their places, and the two ways in which words are compared.

Words are compared as written (``low``: lower case, without accents) where a name or a fact is at stake, and
by their root where prose is: 'valuations' and 'valuation', 'taught' and 'teaching' have one root.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, overload

import lemminflect  # type: ignore[import-untyped]
import snowballstemmer  # type: ignore[import-untyped]

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_WORD = re.compile(rf"{_LETTERS}|['\u2019\u02bc]{_LETTERS}|\d+|[^\w\s]|_+")
_ROUGH_WORD = re.compile(r"['\u2019\u02bc]?\w+|[^\w\s]")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_ROOT_LETTERS = 5
_CACHED_WORDS = 1 << 16
_CONTRACTED = {"'m": "am", "'ve": "have", "'d": "would", "'ll": "will", "'re": "are", "'t": "not"}
_NEGATED = {
    "don": "do", "doesn": "does", "didn": "did", "isn": "is", "aren": "are", "wasn": "was", "weren": "were",
    "haven": "have", "hasn": "has", "hadn": "had", "couldn": "could", "wouldn": "would", "shouldn": "should",
    "won": "will", "can": "can", "mustn": "must", "needn": "need", "mightn": "might", "shan": "shall",
}  # fmt: skip
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
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
    return _CONTRACTED.get(low, low) or word


@lru_cache(_CACHED_WORDS)
def is_capital(text: str) -> bool:
    """Whether a word begins with a capital, an apostrophe before it or not."""
    letters = text.lstrip("'\u2019\u02bc")
    return letters[:1].isupper() or letters[:1].istitle()


class Words(Sequence[Word]):
    """The words of a text; each is put together only when it is asked for, as few of a text are."""

    def __init__(self, starts: list[int], texts: list[str]) -> None:
        """Hold the words ``texts``, which begin at ``starts``."""
        self.starts = starts
        self.texts = texts
        folded = {text: fold(text) for text in set(texts)}
        self.lows = [folded[text] for text in texts]

    def end(self, i: int) -> int:
        """Where word ``i`` ends."""
        return self.starts[i] + len(self.texts[i])

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts)

    @overload
    def __getitem__(self, i: int) -> Word: ...
    @overload
    def __getitem__(self, i: slice) -> list[Word]: ...
    def __getitem__(self, i: int | slice) -> Word | list[Word]:
        """One word, or a list of some."""
        if isinstance(i, slice):
            return [self[n] for n in range(*i.indices(len(self.starts)))]
        text, start = self.texts[i], self.starts[i]
        return Word(start, start + len(text), text, self.lows[i], is_capital(text))


def _is_one_word(written: str) -> bool:
    return len(written) == 1 or written.isalpha() or written[1:].isalpha() or written.isdecimal()


def split_words(text: str) -> Words:
    """Every word, run of digits and mark of ``text`` in order; an apostrophe begins a word of its own."""
    rough = _ROUGH_WORD if text.isascii() or _COMBINING.search(text) is None else _WORD
    texts = rough.findall(text)
    mixed = {word for word in set(texts) if not _is_one_word(word)}
    if mixed:
        texts = [part for word in texts for part in (_WORD.findall(word) if word in mixed else (word,))]
    starts, at = list[int](), 0
    for word in texts:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    words = Words(starts, texts)
    if "'t" in text or "\u2019t" in text or "\u02bct" in text:
        _write_negations_out(words)
    return words


def _write_negations_out(words: Words) -> None:
    """'didn' before 'not' is 'did'."""
    lows = words.lows
    for i in range(1, len(lows)):
        if lows[i] == "not" and words.texts[i][0] in "'\u2019\u02bc":
            lows[i - 1] = _NEGATED.get(lows[i - 1], lows[i - 1])


@lru_cache(_CACHED_WORDS)
def _lemmas(low: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = lemminflect.getAllLemmas(low)
    return found


def is_english(low: str) -> bool:
    """Whether the lexicon of English nouns, verbs, adjectives and adverbs has it; given names it lacks."""
    return bool(_lemmas(low))


@lru_cache(_CACHED_WORDS)
def base_forms(low: str) -> tuple[str, ...]:
    """The base forms that a word can have."""
    return tuple(form for forms in _lemmas(low).values() for form in forms)


def is_adverb(low: str) -> bool:
    """Whether the lexicon has the word as an adverb and nothing else."""
    return set(_lemmas(low)) == {"ADV"}


def can_be_noun(low: str) -> bool:
    """Whether the lexicon has the word as a noun."""
    return "NOUN" in _lemmas(low)


def can_be_verb(low: str) -> bool:
    """Whether the lexicon has the word as a verb."""
    return "VERB" in _lemmas(low)


@lru_cache(_CACHED_WORDS)
def root(low: str) -> str:
    """What a word shares with its relatives: the first letters of the stem of its base form."""
    lemmas = _lemmas(low)
    base = (lemmas.get("VERB") or lemmas.get("NOUN") or (low,))[0]
    stem: str = _stemmer.stemWord(base)
    return stem[:_ROOT_LETTERS]
