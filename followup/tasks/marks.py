"""Marks that no words of a model may hold: other scripts, shapes that hide a word, a second letter."""

import re
import unicodedata
from functools import cache

from followup.guard.data import word_data
from followup.guard.words import split_words
from followup.prompts import Pattern, PromptData, load_prompts


class _Marks(PromptData):
    typography: str
    shapes: tuple[Pattern, ...]
    shapes_allowed: Pattern
    inner_letter: Pattern


@cache
def _tools() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load_prompts("model/marks", _Marks)
    shapes = re.compile("|".join(f"(?:{shape})" for shape in data.shapes), re.IGNORECASE)
    inner = re.compile(data.inner_letter, re.IGNORECASE)
    return frozenset(data.typography), shapes, re.compile(data.shapes_allowed), inner


def has_odd_marks(text: str, known: str) -> bool:
    """Whether a text holds characters or shapes of words that neither English nor the evidence has.

    Args:
        text: words of a model, on one line.
        known: what the words may rest on: a mark or a shape that stands there is allowed.
    """
    typography, shapes, allowed, inner = _tools()
    letters = set(known) | typography
    if any(not (char in letters or _is_latin(char)) for char in text):
        return True
    folded = known.casefold()
    odd = (m[0] for m in shapes.finditer(text) if not allowed.match(m[0].strip()))
    hidden = any(word.casefold().strip() not in folded for word in odd)
    return hidden or inner.search(text) is not None or _is_foreign(text)


def _is_foreign(text: str) -> bool:
    """Whether a sentence has small words of another language and none of English."""
    lows, data = split_words(text).lows, word_data()
    return not data.foreign_words.isdisjoint(lows) and data.function_words.isdisjoint(lows)


@cache
def _is_latin(char: str) -> bool:
    """A digit, or a letter of the Latin script in its plain form, accents included."""
    if char.isascii():
        return char.isalnum()
    plain = unicodedata.normalize("NFKC", char) == char
    return plain and char.isalpha() and unicodedata.name(char, "").startswith("LATIN")
