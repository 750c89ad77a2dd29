"""The lines of a letter: what they are made of, and how a name among them looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from followup.prompts import PromptData, load_prompts
from followup.spans import Span


class LetterWords(PromptData):
    """The words by which the lines of a letter are known: ``prompts/rules/lists/letter.toml``."""

    openers: tuple[str, ...]
    honorifics: frozenset[str]
    for_men: frozenset[str]
    for_women: frozenset[str]
    nobody: frozenset[str]
    sign_off_core: frozenset[str]
    sign_off: frozenset[str]
    after_the_name: tuple[str, ...]


def letter_words() -> LetterWords:
    """The words by which the lines of a letter are known. Raises PromptFileError."""
    words: LetterWords = load_prompts("rules/lists/letter", LetterWords)
    return words


# Each of these stands for one character, so that a place in the plain text is the same place in the letter.
_PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\t": " ",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
    }
)


def make_plain(text: str) -> str:
    """The same text, character for character, with straight quotes, plain blanks and plain line ends."""
    return text.translate(_PLAIN).replace("\r\n", " \n").replace("\r", "\n")


_NAME_WORD = r"(?:(?:[^\W\d_a-zß-öø-ÿ]|de|van|von|bin|al|el|da|dos|du|la|le|ter|der|te)[\w.'\-]*)"
NAMES = re.compile(rf"{_NAME_WORD}(?: *(?:,|&|/|\band\b) *{_NAME_WORD}| +{_NAME_WORD}){{0,6}}")
_PARTICLES = frozenset(
    {
        "de",
        "van",
        "von",
        "bin",
        "al",
        "el",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ter",
        "der",
        "te",
        "and",
        "y",
        "den",
        "ibn",
        "binti",
    }
)
SLOT = re.compile(r"[\[{<].*?[\]}>]|_{3,}")
CONTACT = re.compile(r"@|https?:|www\.|\+?\(?\d[\d\s().\-]{6,}|\b\d{1,5} \w+")
WORDS = re.compile(r"[^\W\d_][\w'\-]*|\d[\w\-]*")

LONGEST_GREETING_WORDS, LONGEST_SIGN_OFF_WORDS, LONGEST_NAME_WORDS = 9, 8, 6


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the blanks around it."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> list[str]:
        """Its words, in lower case."""
        return WORDS.findall(self.text.lower())

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(start=self.start, end=self.end)


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are not blank."""
    for match in re.finditer(r"[^\n]+", text):
        bare = match[0].strip(" \u200b\ufeff")
        if bare:
            start = match.start() + match[0].index(bare)
            yield Line(start, start + len(bare), bare)


def is_name_like(text: str) -> bool:
    """Whether a line can be the sender's name, by its look alone."""
    bare = text.strip(" -\u2013\u2014,.*~|")
    words = bare.split()
    if not words or len(words) > LONGEST_NAME_WORDS or SLOT.search(bare) or CONTACT.search(bare):
        return False
    if text.rstrip().endswith(("?", "!", ";", ":")) or bare.lower().startswith(letter_words().after_the_name):
        return False
    lowered = [word.strip(",.()").lower() for word in words]
    if all(word in letter_words().sign_off_core or word in letter_words().sign_off for word in lowered):
        return False
    named = [word for word in words if word[0].isalpha()]
    small = [word for word in named if word[0].islower() and word not in _PARTICLES]
    return words[0][0].isupper() and not small and bool(NAMES.match(bare)) and bare.lower() != "your name"
