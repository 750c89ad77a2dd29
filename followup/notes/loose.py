"""Scraps that no cue opens: "new bereavement programme", "boiler is 40 years old", "6 yrs at an optician's"."""

from collections.abc import Iterator

from followup.notes.document import Document
from followup.notes.phrases import Stretch, point_words
from followup.notes.words import Word

_WORDS = range(2, 17)
_KNOWN_SHARE = 0.34
_SHORT_NOTES = 120
_FEWEST_BULLETS = 3


class LooseReader:
    """Reads sentences without a cue, in notes that are scraps; in others only what the employer "is doing"."""

    def __init__(self, document: Document, taken: frozenset[int]) -> None:
        """Hold the notes and the words that already are names, titles and dates."""
        self.document = document
        self.taken = taken
        words = document.words
        bullets = sum(
            not w.is_word and w.text != "\n" and (i == 0 or words[i - 1].text == "\n")
            for i, w in enumerate(words)
        )
        self.scraps = bullets >= _FEWEST_BULLETS

    def stretches(self, first: int, last: int) -> Iterator[Stretch]:
        """The sentence from word ``first`` up to ``last`` as a topic or a strength, if it is one."""
        inside = [i for i in range(first, last) if self.document.words[i].is_word]
        words = [self.document.words[i] for i in inside]
        if len(words) not in _WORDS or self.document.words[last - 1].text == "?":
            return
        lists = point_words().lists
        plain = {part for w in words for part in w.plain.split(" ")}
        known = sum(i in self.taken for i in inside)
        if plain & lists["loose_stops"] or known > _KNOWN_SHARE * len(words):
            return
        if self.scraps and _has_years(words) and not plain & lists["loose_subjects"]:
            yield Stretch("strengths", first, last, listed=False)
        elif (self.scraps and self._is_bullet(first)) or self._tells_now(first, words):
            yield Stretch("topics", first, last, listed=True)

    def _tells_now(self, first: int, words: list[Word]) -> bool:
        """Whether a sentence tells in the present tense how things stand at the employer's."""
        lists = point_words().lists
        plain = [part for w in words for part in w.plain.split(" ")]
        opens = plain[0] in lists["present_openers"] or first in self.taken
        return opens and bool(lists["present"] & set(plain[1:])) and not lists["past"] & set(plain)

    def _is_bullet(self, first: int) -> bool:
        words = self.document.words
        i = first
        while i > 0 and words[i - 1].text != "\n":
            i -= 1
        return not words[i].is_word


def _has_years(words: list[Word]) -> bool:
    return any(
        b.plain in {"years", "year", "months"} and (a.text[0].isdigit() or a.plain in _NUMBERS)
        for a, b in zip(words, words[1:], strict=False)
    )


_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve fifteen twenty".split())
