"""The notes as words: every word with its place, and a plain form that spelling and shorthand do not change.

The plain form is what the cues in ``prompts/notes/`` are written in: lower case, no accents, contractions
and shorthand written out ("they're" as "they are", "w/" as "with"), common slips of the keyboard mended. A
value is always cut from the notes themselves, never from the plain form.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from followup.prompts import PromptData, load_prompts
from followup.spans import Span

_WORD = re.compile(
    r"https?://\S+|www\.\S+"
    r"|[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<!\w)w/o?(?!\w/)"
    r"|\d+(?:[.,:]\d+)+(?:\w+)?"
    r"|(?<!\w)(?:[dljmstncDLJMSTNC]|[qQ]u)['\u2019](?=[a-z\u00e0-\u00ff])"
    r"|\w[\w'\u2019\u02bc]*(?:[-/&+.|*\u00b0\u2010\u2011](?=\w)[\w'\u2019\u02bc]+)*"
    r"|\n|\S"
)
ELISION = re.compile(r"(?<![^\s{])((?:[dljmstnc]|qu)')(?=[a-z\u00e0-\u00ff])")
"""A French article or pronoun that leans on the word after it; it is a word of its own."""
_MARKUP = frozenset("*#_`\u200b")
BREAKS = frozenset(".!?\u2026;\n|\u2022\u2192")
"""Tokens after which a new sentence begins."""


class _Spellings(PromptData):
    expand: dict[str, str]
    abbreviations: tuple[str, ...]
    sentence_openers: tuple[str, ...]
    mend: tuple[str, ...]
    real: tuple[str, ...]
    unfinished: frozenset[str]


@cache
def spellings() -> _Spellings:
    """Shorthand, contractions and slips with what they stand for. Raises PromptFileError."""
    return load_prompts("notes/spellings", _Spellings)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark: its place, its letters and its plain form (which may be several words)."""

    start: int
    end: int
    text: str
    plain: str

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[0].isupper() or (len(self.text) > 1 and self.text[0].isdigit() and self.has_upper)

    @property
    def has_upper(self) -> bool:
        """Whether any letter is upper case."""
        return any(c.isupper() for c in self.text)

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or a digit."""
        return any(c.isalnum() for c in self.text)


def fold(text: str) -> str:
    """``text`` in lower case without accents, its marks of omission straight."""
    even = text.replace("\u2019", "'").replace("\u02bc", "'")
    bare = "".join(c for c in unicodedata.normalize("NFKD", even) if not unicodedata.combining(c))
    return bare.lower()


def split_words(text: str) -> list[Word]:
    """Every word and mark of ``text``; dots of abbreviations stay with their word, markup is left out."""
    found = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    words: list[Word] = []
    at_line_start = True
    for start, end in found:
        raw = text[start:end]
        previous = words[-1] if words else None
        if raw == "." and previous and previous.end == start and _keeps_dot(previous.text):
            words[-1] = Word(previous.start, end, previous.text + ".", previous.plain)
            continue
        quote_mark = raw == ">" and at_line_start
        kept = (raw == "*" and at_line_start) or (raw == "~" and _stands_alone(text, start, end))
        if not quote_mark and (raw not in _MARKUP or kept):
            words += _word_and_possessive(start, raw)
        at_line_start = raw == "\n" or (at_line_start and not raw[0].isalnum())
    return words


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether white space is on both sides."""
    return (start == 0 or text[start - 1].isspace()) and text[end : end + 1].isspace()


def _word_and_possessive(start: int, raw: str) -> list[Word]:
    """One word, or a word and its "'s"; a contraction such as "she's" stays one."""
    plain = plain_word(raw)
    if len(raw) > len("'s") and fold(raw).endswith("'s") and " " not in plain:
        cut = start + len(raw) - len("'s")
        stem = raw[: -len("'s")]
        return [Word(start, cut, stem, plain_word(stem)), Word(cut, start + len(raw), raw[-2:], "'s")]
    return [Word(start, start + len(raw), raw, plain)]


def _keeps_dot(word: str) -> bool:
    plain = fold(word)
    return (
        (len(word) == 1 and word.isalpha() and word.isupper() and word != "I")
        or (plain in _abbreviations() and not (word.isupper() and len(word) > 1))
        or ("." in word and len(word) <= len("a.b.c.d"))
    )


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(spellings().abbreviations)


@cache
def plain_word(raw: str) -> str:
    """The plain form of one word: folded, written out, its slips mended."""
    plain = fold(raw)
    known = spellings().expand.get(plain)
    if known is not None:
        return known
    if "'" in plain:
        return _without_contraction(plain)
    return _mended(plain)


def _without_contraction(plain: str) -> str:
    for ending, full in (
        (r"n't", " not"),
        ("'re", " are"),
        ("'ve", " have"),
        ("'ll", " will"),
        ("'m", " am"),
    ):
        if plain.endswith(ending):
            return plain.removesuffix(ending) + full
    return plain


@cache
def _slips() -> dict[str, str]:
    """Words with one letter missing, doubled or swapped, for every word of the cues that is long enough."""
    words = frozenset(spellings().mend)
    kept = words.union(spellings().real)
    slips: dict[str, str] = {}
    for word in words:
        for i in range(1, len(word)):
            for slip in (
                word[:i] + word[i + 1 :],
                word[:i] + word[i] + word[i:],
                word[:i] + word[i + 1 : i + 2] + word[i] + word[i + 2 :],
            ):
                if slip not in kept:
                    slips.setdefault(slip, word)
    return slips


def _mended(plain: str) -> str:
    return _slips().get(plain, plain)


NAME = "@name"
"""Stands in plain text for a name that the notes call somebody by, so that cues can speak of names."""


class PlainText:
    """The plain forms of some words, one space between two, with the way back from a place to its word."""

    def __init__(
        self, words: list[Word], sentence_starts: frozenset[int], names: Mapping[int, int] | None = None
    ) -> None:
        """Join ``words``; a line break stands before each word whose index is in ``sentence_starts``.

        ``names`` maps the first word of a name to the end of it: the whole name becomes one ``@name``.
        """
        self.plains: list[str] = []
        self.at: list[int] = []
        pieces: list[str] = []
        length, inside = 0, 0
        for i, word in enumerate(words):
            if i < inside:
                self.plains.append("")
                self.at.append(self.at[-1])
                continue
            inside = (names or {}).get(i, i)
            plain = NAME if inside > i else word.plain
            pieces.append(("\n" if i in sentence_starts else " ") + plain)
            self.plains.append(plain)
            self.at.append(length + 1)
            length += 1 + len(plain)
        self.text = "".join(pieces) + "\n"

    def first_after(self, place: int) -> int:
        """The index of the first word that starts at ``place`` or later."""
        return bisect_right(self.at, place - 1)


def span_of(words: list[Word], first: int, last: int) -> Span:
    """The place of the words ``first`` up to, not including, ``last``."""
    return Span(start=words[first].start, end=words[last - 1].end)
