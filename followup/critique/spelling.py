"""Misspelt words, and ordinary words in capitals.

A word is called misspelt only where no dictionary knows it and an everyday word stands close by, so that
names, trade words and words of other languages are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spellchecker import SpellChecker

from followup.critique.reading import Heard, Reading
from followup.critique.rulebook import Capitals, Spelling

_WORD = re.compile(r"(?<![\w@.'/#&\-])[^\W\d_]+(?:'[^\W\d_]+)?(?![\w@'/&\-]|\.\w)")
_CAPITALS = re.compile(r"(?<![\w@.'/#&\-])[A-Z]{2,}(?![\w@'/&\-]|\.\w)")
_SLOT = re.compile(r"\[[^\[\]\n]{0,80}\]|\{[^{}\n]{0,80}\}|<[^<>\n]{0,80}>")

EVERYDAY, COMMON = 2_000, 300
"""How often a word stands in the list's 76 million words of 'the': everyday, and at least well known."""
SHORTEST, SHORTEST_COMPOUND_PART = 4, 3

_BRITISH = (
    (re.compile(r"our(?=s|ed|ing|er|ers|able|ful|ably|ite|ites|hood|less|$)"), "or"),
    (re.compile(r"is(?=e[ds]?$|ing$|ation|ations|er$|ers$|able$)"), "iz"),
    (re.compile(r"ys(?=e[ds]?$|ing$|er$|ers$)"), "yz"),
    (re.compile(r"(?<=[tb])re(?=s|d|$)"), "er"),
    (re.compile(r"ogue(?=s|d|$)"), "og"),
    (re.compile(r"(?<=[a-z])(?:ae|oe)"), "e"),
    (re.compile(r"^(?:ae|oe)"), "e"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$|or$|ors$|ist$|ful$|ment$)"), "l"),
    (re.compile(r"mme(?=s|d|$)"), "m"),
    (re.compile(r"ence(?=s|$)"), "ense"),
    (re.compile(r"l(?=ful$|ment$|ments$|fully$)"), "ll"),
)
_ENDINGS = ("s", "'s", "ing", "ed", "er", "ers", "ly", "ness", "able", "ful", "less")
_BEGINNINGS = (
    "re",
    "un",
    "pre",
    "over",
    "out",
    "non",
    "sub",
    "inter",
    "co",
    "multi",
    "micro",
    "tele",
    "post",
    "under",
    "up",
    "mis",
    "anti",
    "bio",
    "geo",
    "hydro",
    "cyber",
    "eco",
    "e",
)


@cache
def _dictionary() -> SpellChecker:
    return SpellChecker(language="en", distance=1)


def _frequency(word: str) -> int:
    return int(_dictionary().word_frequency[word])


@lru_cache(maxsize=20_000)
def is_known(word: str) -> bool:
    """Whether a word in lower case is English: in the dictionary, in British spelling, or put together."""
    if _frequency(word):
        return True
    for pattern, american in _BRITISH:
        other = pattern.sub(american, word)
        if other != word and (_frequency(other) or any(_frequency(p.sub(a, other)) for p, a in _BRITISH)):
            return True
    return _is_compound(word) or _is_derived(word)


def _is_compound(word: str) -> bool:
    cuts = range(SHORTEST_COMPOUND_PART, len(word) - SHORTEST_COMPOUND_PART + 1)
    return any(_frequency(word[:cut]) > EVERYDAY and _frequency(word[cut:]) > EVERYDAY for cut in cuts)


def _is_derived(word: str) -> bool:
    """Whether a known word lies under an ending or behind a beginning. 'refered' is not 'refer' and 'ed'."""
    for beginning in _BEGINNINGS:
        if (
            word.startswith(beginning)
            and len(word) - len(beginning) > SHORTEST
            and _frequency(word[len(beginning) :]) > COMMON
        ):
            return True
    return word.endswith("s") and not word.endswith("ss") and bool(_frequency(word[:-1]))


_VOWELS = str.maketrans("", "", "aeiouy")


def _skeleton(word: str) -> str:
    """What is left of a word when doubled letters are one and vowels do not count."""
    single = re.sub(r"(.)\1", r"\1", word)
    return single[0] + single[1:].translate(_VOWELS)


@cache
def _skeletons() -> dict[str, str]:
    """The most frequent long word of each skeleton."""
    best: dict[str, str] = {}
    words = _dictionary().word_frequency.dictionary
    for word, count in sorted(words.items(), key=lambda item: item[1]):
        if len(word) >= SHORTEST + 3 and count > COMMON:
            best[_skeleton(word)] = word
    return best


@lru_cache(maxsize=20_000)
def better_spelling(word: str) -> str | None:
    """The everyday word close to ``word``, which no dictionary knows; None where there is none."""
    least = EVERYDAY * 5 if len(word) <= SHORTEST + 1 else COMMON
    close = [w for w in _dictionary().edit_distance_1(word) if _frequency(w) > least]
    close = [w for w in close if w[0] == word[0] or len(word) > SHORTEST + 1]
    if close:
        return max(close, key=_frequency)
    if len(word) > SHORTEST + 2:
        like = _skeletons().get(_skeleton(word))
        if like and abs(len(like) - len(word)) <= 2:  # noqa: PLR2004
            return like
    return None


def _case_vocabulary(reading: Reading) -> set[str]:
    return {word.lower() for text in reading.case_words() for word in re.findall(r"[^\W\d_]+", text)}


def look_spelling(look: Spelling, reading: Reading) -> list[Heard]:
    """Every misspelt word of body and subject; capitalised words only where they begin a sentence."""
    own = _case_vocabulary(reading)
    heard = []
    for match in _candidates(reading):
        word = match[0]
        lower = word.lower()
        if lower in own or lower in look.never:
            continue
        better = look.always.get(lower)
        if better is None:
            if len(lower) < SHORTEST or "'" in lower or is_known(lower):
                continue
            better = better_spelling(lower)
        if better:
            shown = better.capitalize() if word[0].isupper() else better
            heard.append(Heard(match.start(), match.end(), {"found": word, "better": shown}))
    return heard


def _candidates(reading: Reading) -> Iterator[re.Match[str]]:
    starts = {sentence.start for sentence in reading.letter.sentences}
    letter = reading.letter
    zones = [zone for zone in (letter.subject, letter.body, letter.sign_off, letter.postscript) if zone]
    for zone in zones:
        for match in _WORD.finditer(letter.plain, zone.start, zone.end):
            word = match[0]
            if word.islower() or (word.istitle() and (match.start() in starts or zone is letter.sign_off)):
                yield match


def look_capitals(look: Capitals, reading: Reading) -> list[Heard]:
    """Ordinary words in capitals, in the body; words that the case writes so are left alone."""
    own = {word for text in reading.case_words() for word in re.findall(r"[A-Z]{2,}", text)}
    heard = []
    plain = _SLOT.sub(lambda slot: " " * len(slot[0]), reading.letter.plain)
    for match in _CAPITALS.finditer(plain, reading.letter.body.start, reading.letter.body.end):
        word = match[0].lower()
        if match[0] in own or word in look.fine:
            continue
        if word in look.short or (len(word) >= SHORTEST and _frequency(word) > EVERYDAY):
            heard.append(Heard(match.start(), match.end(), {"found": match[0]}))
    return heard
