"""Where a model's quotes stand in the notes, names and their marks taken as one."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from followup.redaction import Redacted
from followup.spans import Span

GAP = "\ufffc"
"""Stands for every letter of what was set aside: no quote reaches over it."""

_PIECE = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]")
_ALIKE = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\u2010\u2011", "''\"\"----")
_TOKEN = re.compile(r"person_[a-z]{1,3}")
_TRIMMED = frozenset(".,;:!?\u2026\"'-*\u2022|~>`_=/\\")
_LONGEST_NAME = 8
_MOST_TOKENS = 2


def _pieces(text: str) -> list[tuple[str, int, int]]:
    """Words and marks in small letters, with their places; curly and straight quotation marks are alike."""
    return [(m[0].translate(_ALIKE).casefold(), m.start(), m.end()) for m in _PIECE.finditer(text)]


class Places:
    """Finds quotes in notes, compared after folding white space, case and quotation marks."""

    def __init__(self, text: str, redacted: Redacted, people: Sequence[str]) -> None:
        """``text`` is what may be quoted, ``people`` are the names that became marks."""
        self._text = text
        self._redacted = redacted
        self._people = people
        self._pieces = _pieces(text)
        self._folded = " ".join(["", *(p for p, _, _ in self._pieces), ""])

    @cached_property
    def _number(self) -> dict[int, int]:
        """Which piece begins at a place of the folded text."""
        number, at = {}, 1
        for n, (piece, _, _) in enumerate(self._pieces):
            number[at] = n
            at += len(piece) + 1
        return number

    @cached_property
    def _name_words(self) -> frozenset[str]:
        return frozenset(piece for name in self._people for piece, _, _ in _pieces(name))

    def find(self, quote: str) -> tuple[Span, ...]:
        """Every place of a quote, in order; nothing where it stands nowhere."""
        for form in (self._redacted.restore(quote), quote):
            wanted = self._wanted(form)
            if wanted:
                found = tuple(self._spans(re.escape(wanted)))
                if found:
                    return found
        return self._find_with_marks(quote)

    def find_name(self, quote: str) -> tuple[Span, ...]:
        """The places of a person's name: where the form that was quoted stands nowhere, those of another."""
        found = self.find(quote)
        if found:
            return found
        words = {piece for piece, _, _ in _pieces(self._redacted.restore(quote))}
        forms = [name for name in self._people if {piece for piece, _, _ in _pieces(name)} <= words]
        places = (self.find(name) for name in sorted(forms, key=len, reverse=True))
        return next((place for place in places if place), ())

    def _wanted(self, quote: str) -> str:
        pieces = [piece for piece, _, _ in _pieces(quote)]
        while pieces and pieces[0] in _TRIMMED:
            pieces.pop(0)
        while pieces and pieces[-1] in _TRIMMED:
            pieces.pop()
        return " ".join(pieces) if any(piece[0].isalnum() for piece in pieces) and GAP not in pieces else ""

    def _spans(self, pattern: str) -> Iterator[Span]:
        for found in re.finditer(rf"(?<= ){pattern}(?= )", self._folded):
            first = self._number[found.start()]
            last = first + found[0].count(" ")
            yield Span(start=self._pieces[first][1], end=self._pieces[last][2])

    def _find_with_marks(self, quote: str) -> tuple[Span, ...]:
        """Places where a mark for a person stands for another form of the name than the fullest."""
        pieces = self._wanted(quote).split(" ")
        marks = [n for n, piece in enumerate(pieces) if _TOKEN.fullmatch(piece)]
        if not 0 < len(marks) <= min(_MOST_TOKENS, len(pieces) - 1):
            return ()
        name = rf"\S+(?: \S+){{0,{_LONGEST_NAME - 1}}}?"
        pattern = " ".join(f"({name})" if n in marks else re.escape(piece) for n, piece in enumerate(pieces))
        return tuple(
            span
            for found in re.finditer(rf"(?<= ){pattern}(?= )", self._folded)
            if all(self._is_name(words) for words in found.groups())
            for span in self._spans(re.escape(found[0]))
        )

    def _is_name(self, words: str) -> bool:
        return all(word in self._name_words or word == "." for word in words.split(" "))
