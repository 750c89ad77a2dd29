"""Cues: the small language in which a rule says what it listens for.

A cue is a few words, read without regard to capitals::

    look~ forward to          a word, or one that begins so (``~``)
    (happy|glad) to           one of several, each a word or a phrase
    (very)? much              may be missing
    you ... mentioned         up to four words between
    {when} you               a family of words from ``prompts/rules/lists/families.toml``
    # (week~|month~)          a number, in figures or in words

Cues are found through an index over their first words, so that a letter is read once however many rules
there are, and the time grows with the letter's length alone.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

GAP_WORDS = 4
_SPLIT = re.compile(r"\s*(\.\.\.|\)\?|[()|]|\{\w+\}\??)\s*|\s+")
_WORD = re.compile(r"'?[\w$£€][\w']*~?\??|#")
_GAP = rf"(?:[^ \n]+ *){{0,{GAP_WORDS}}}?"
_FIRST_WORD = re.compile(r"[\w$£€][^ \n]*")

_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"),
    *("first", "second", "third", "fourth", "fifth", "tenth", "twentieth", "thirtieth"),
)
_ANY_NUMBER = "#"

_BREAKS = re.compile(r"[.;:!?…]+(?!\w)|\n *\n[ \n]*")
_LOOSE_QUOTES = re.compile(r"(?<!\w)'|'(?!\w)")
_BLANKS = str.maketrans(dict.fromkeys(',"()\u2013\u2014-\n\t*•/', " "))


def make_matchable(plain: str) -> str:
    """The text as cues see it, character for character: small letters, blanks for what only separates words.

    A line end stands where no cue reaches across: at the end of a sentence or of a paragraph.
    """
    small = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    broken = _BREAKS.sub(lambda stop: "\x00" * len(stop[0]), small)
    return _LOOSE_QUOTES.sub(" ", broken.translate(_BLANKS)).replace("\x00", "\n")


class BadCueError(ValueError):
    """A cue that cannot be read: why."""


@dataclass(frozen=True)
class Piece:
    """A part of a cue: its pattern, the words it may begin with, whether it may be missing."""

    pattern: str
    first: frozenset[str]
    optional: bool = False


def _word_piece(word: str) -> Piece:
    optional = word.endswith("?")
    bare = word.removesuffix("?").lower()
    stem = bare.removesuffix("~")
    if not stem:
        raise BadCueError("'~' and '?' need a word before them")
    pattern = re.escape(stem).replace("'", "'?")
    whole = pattern + (r"[^ \n]* *" if bare.endswith("~") else r"\b *")
    firsts = {bare, bare.replace("'", "")}
    return Piece(f"(?:{whole})?" if optional else whole, frozenset(firsts), optional)


@cache
def _number_piece() -> Piece:
    words = "|".join(sorted(_NUMBERS, key=len, reverse=True))
    return Piece(rf"(?:\d[^ \n]*|(?:{words})\b(?: (?:{words})\b)?) *", frozenset((*_NUMBERS, _ANY_NUMBER)))


def _firsts_of(pieces: Sequence[Piece]) -> frozenset[str]:
    firsts: frozenset[str] = frozenset()
    for piece in pieces:
        firsts |= piece.first
        if not piece.optional:
            return firsts
    raise BadCueError("at least one word must be there for certain")


class _Reader:
    """Reads one cue, recursively: sequence, group, family."""

    def __init__(self, cue: str, families: Mapping[str, Piece]) -> None:
        self.tokens = [token for token in _SPLIT.split(cue.replace("-", " ")) if token]
        self.families = families
        self.at = 0

    def peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def sequence(self) -> list[Piece]:
        pieces: list[Piece] = []
        while (token := self.peek()) not in (None, "|", ")", ")?"):
            self.at += 1
            if token == "(":  # noqa: S105 - a piece of a cue
                pieces.append(self.group())
            elif token == "...":  # noqa: S105 - a piece of a cue
                if not pieces:
                    raise BadCueError("a cue cannot begin with '...'")
                pieces.append(Piece(_GAP, frozenset(), optional=True))
            elif token == _ANY_NUMBER:
                pieces.append(_number_piece())
            elif token and token.startswith("{"):
                pieces.append(self.family(token))
            elif token and _WORD.fullmatch(token):
                pieces.append(_word_piece(token))
            else:
                raise BadCueError(f"'{token}' is not a word")
        if not pieces:
            raise BadCueError("it is empty, or has an empty choice")
        return pieces

    def group(self) -> Piece:
        choices = [self.sequence()]
        while (token := self.peek()) == "|":
            self.at += 1
            choices.append(self.sequence())
        if token is None:
            raise BadCueError("a bracket is not closed")
        self.at += 1
        return _choice(choices, optional=token.endswith("?"))

    def family(self, token: str) -> Piece:
        name = token.rstrip("?").strip("{}")
        if name not in self.families:
            raise BadCueError(f"there is no family '{name}' in families.toml")
        piece = self.families[name]
        return Piece(f"(?:{piece.pattern})?", piece.first, optional=True) if token.endswith("?") else piece


def _choice(choices: Sequence[list[Piece]], *, optional: bool) -> Piece:
    pattern = "|".join("".join(piece.pattern for piece in pieces) for pieces in choices)
    first = frozenset().union(*(_firsts_of(pieces) for pieces in choices))
    return Piece(f"(?:{pattern})" + ("?" if optional else ""), first, optional)


def read_cue(cue: str, families: Mapping[str, Piece]) -> list[Piece]:
    """The pieces of a cue.

    Raises:
        BadCueError: it cannot be read; the text says why.
    """
    reader = _Reader(cue, families)
    pieces = reader.sequence()
    if reader.peek() is not None:
        raise BadCueError("a bracket is closed that was never opened")
    _firsts_of(pieces)
    return pieces


def read_families(families: Mapping[str, Sequence[str]]) -> dict[str, Piece]:
    """Read families of words; each may use those before it.

    Raises:
        BadCueError: one cannot be read; the text says which, and why.
    """
    read: dict[str, Piece] = {}
    for name, words in families.items():
        try:
            read[name] = _choice([read_cue(word, read) for word in words], optional=False)
        except BadCueError as error:
            raise BadCueError(f"family '{name}': {error}") from error
    return read


Hits = dict[str, list[tuple[int, int]]]


class _Cue:
    """One cue of a list. Its pattern is made when a text first has a word that the cue may begin with."""

    def __init__(self, name: str, pattern: str) -> None:
        self.name = name
        self.owner = name.partition("/")[0]
        self._pattern = pattern

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._pattern)


class CueIndex:
    """Many named lists of cues, found in one reading of a text."""

    def __init__(self, families: Mapping[str, Piece]) -> None:
        """An empty index, whose cues may use ``families``."""
        self._families = families
        self._exact: dict[str, list[_Cue]] = {}
        self._prefix: dict[str, list[_Cue]] = {}
        self._lengths: set[int] = set()

    def add(self, name: str, cue: str) -> None:
        """Add ``cue`` to the list ``name``. Raises BadCueError."""
        pieces = read_cue(cue, self._families)
        one = _Cue(name, "".join(piece.pattern for piece in pieces))
        for first in _firsts_of(pieces):
            home = self._prefix if first.endswith("~") else self._exact
            home.setdefault(first.rstrip("~"), []).append(one)
            if first.endswith("~"):
                self._lengths.add(len(first) - 1)

    def _at(self, word: str) -> Iterator[_Cue]:
        yield from self._exact.get(_ANY_NUMBER if word[0].isdigit() else word, ())
        head, quote, _ = word.partition("'")
        if quote:
            yield from self._exact.get(head, ())
        for length in self._lengths:
            if length <= len(word):
                yield from self._prefix.get(word[:length], ())

    def find_in(self, plain: str, owners: Container[str]) -> Hits:
        """Where the cues of each list stand in ``plain``, in order; ends exclude trailing blanks.

        Only lists whose name begins with one of ``owners`` and a slash are looked for.
        """
        text = make_matchable(plain)
        hits: dict[str, dict[tuple[int, int], None]] = {}
        for word in _FIRST_WORD.finditer(text):
            for cue in self._at(word[0]):
                found = cue.owner in owners and cue.pattern.match(text, word.start())
                if found:
                    place = (word.start(), word.start() + len(found[0].rstrip()))
                    hits.setdefault(cue.name, {})[place] = None
        return {name: list(places) for name, places in hits.items()}
