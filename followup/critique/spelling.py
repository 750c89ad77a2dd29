"""Misspelt words, and ordinary words in capitals.

A word is called misspelt only where no dictionary knows it and an everyday word stands close by, so that
names, trade words and words of other languages are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spellchecker import SpellChecker

from followup.critique.looks import Capitals, Spelling
from followup.critique.reading import Heard, Reading

_WORD = re.compile(r"(?<![\w@.'/#&\-])[^\W\d_]+(?:'[^\W\d_]+)?(?![\w@'/&\-]|\.\w)")
_CAPITALS = re.compile(r"(?<![\w@.'/#&\-])[A-Z]{2,}(?![\w@'/&\-]|\.\w)")
_SLOT = re.compile(r"\[[^\[\]\n]{0,80}\]|\{[^{}\n]{0,80}\}|<[^<>\n]{0,80}>")

LONGEST = 24
"""Longer ones are no words."""
EVERYDAY, COMMON = 2_000, 300
"""How often a word stands in the list's 76 million words of 'the': everyday, and at least well known."""
SHORTEST, SHORTEST_FOR_ANY_SLIP, SHORTEST_FOR_VOWELS, SHORTEST_COMPOUND_PART, MOST_VOWELS = 4, 6, 8, 3, 2

_BRITISH = (
    (re.compile(r"(?<=[a-z]{2})our(?!$|s$|ed$|ing$|er$|ers$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|er$|ers$)"), "or"),
    (re.compile(r"is(?=e[ds]?$|ing$|ation|ations|er$|ers$|able$)"), "iz"),
    (re.compile(r"ys(?=e[ds]?$|ing$|er$|ers$)"), "yz"),
    (re.compile(r"(?<=[tbg])re(?=s|d|$|p|g)"), "er"),
    (re.compile(r"ogue(?=s|d|$)"), "og"),
    (re.compile(r"oe(?=u)"), ""),
    (re.compile(r"(?:ae|oe)"), "e"),
    (re.compile(r"ll(?=ed$|ing$|er$|ers$|or$|ors$|ist$|ful$|ment$|ous|en$|ery$)"), "l"),
    (re.compile(r"mme(?=s|d|$)"), "m"),
    (re.compile(r"ence(?=s|d|$|l)"), "ense"),
    (re.compile(r"l(?=ful$|ment$|ments$|fully$)"), "ll"),
    (re.compile(r"oul(?=d|t)"), "ol"),
    (re.compile(r"(?<=s)c(?=ept)"), "k"),
    (re.compile(r"ium$"), "um"),
    (re.compile(r"que(?=s?$)"), "ck"),
    (re.compile(r"(?<=g)e(?=ment)"), ""),
)
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
    """Whether a word in lower case is English: in the dictionary, in British spelling, or a plural."""
    if _frequency(word) or (word.endswith("s") and not word.endswith("ss") and _frequency(word[:-1])):
        return True
    for pattern, american in _BRITISH:
        other = pattern.sub(american, word)
        if other != word and (_frequency(other) or any(_frequency(p.sub(a, other)) for p, a in _BRITISH)):
            return True
    return False


def _is_compound(word: str) -> bool:
    cuts = range(SHORTEST_COMPOUND_PART, len(word) - SHORTEST_COMPOUND_PART + 1)
    return any(_frequency(word[:cut]) > EVERYDAY and _frequency(word[cut:]) > EVERYDAY for cut in cuts)


def _is_derived(word: str) -> bool:
    """Whether a known word stands behind a beginning such as 're'."""
    return any(
        word.startswith(beginning)
        and len(word) - len(beginning) > SHORTEST
        and _frequency(word[len(beginning) :]) > COMMON
        for beginning in _BEGINNINGS
    )


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
        if len(word) >= SHORTEST_FOR_ANY_SLIP and count > EVERYDAY:
            best[_skeleton(word)] = word
    return best


@lru_cache(maxsize=20_000)
def better_spelling(word: str) -> str | None:
    """The everyday word close to ``word``, which no dictionary knows; None where there is none."""
    if len(word) < SHORTEST_FOR_ANY_SLIP:
        close = [swapped for swapped in _swaps(word) if _frequency(swapped) > EVERYDAY]
    else:
        close = [
            w for w in _dictionary().edit_distance_1(word) if _frequency(w) > EVERYDAY and w[0] == word[0]
        ]
    if close:
        return max(close, key=_frequency)
    if len(word) < SHORTEST_FOR_VOWELS or _is_compound(word) or _is_derived(word):
        return None
    like = _skeletons().get(_skeleton(word))
    return like if like and _vowels_alike(word, like) else None


def _vowels_alike(one: str, other: str) -> bool:
    """Whether at most two vowels differ, and at most one is missing."""
    first, second = (re.sub(r"[^aeiouy]", "", word) for word in (one, other))
    differing = sum(a != b for a, b in zip(first, second, strict=False))
    return abs(len(first) - len(second)) <= 1 and differing <= MOST_VOWELS


def _swaps(word: str) -> Iterator[str]:
    """The words with two neighbouring letters of ``word`` swapped, behind the first letter."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _case_vocabulary(reading: Reading) -> set[str]:
    return {word.lower() for text in reading.case_words() for word in re.findall(r"[^\W\d_]+", text)}


def look_spelling(look: Spelling, reading: Reading, _key: str) -> list[Heard]:
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
            if not SHORTEST <= len(lower) <= LONGEST or "'" in lower or is_known(lower):
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


def look_capitals(look: Capitals, reading: Reading, _key: str) -> list[Heard]:
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
