"""From a raw note phrase to clean English words, or to nothing where that is not safe."""

import re
from functools import cache
from zoneinfo import available_timezones

from followup.letters.english import is_gerund, is_known, is_plural, lemmas_of
from followup.letters.lexicon import Lexicon

MOST_WORDS = 22
"""A phrase longer than this would take over the letter."""

_UNFIT = re.compile(r"https?:|www\.|@|[?{}\[\]<>|*=^~\\]|\d{3}[-. ]\d{4}")
_ODD = re.compile(r"[^\w\s'\u2019&/+.,()%$£€#:;\u2013\u2014\"“”-]")
_OPENING_QUOTE = re.compile(r"(?<!\w)['\u2018](?=\w)")
_SHORT_WORD = 3
_LATIN_ENDS = 0x24F
"""The last letter of the Latin blocks: what lies beyond is another script."""
_SMALL = dict(
    zip("123456789", ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], strict=True)
)
_EDGES = " \t\r\n.,;:!-\u2013\u2014+/&"


@cache
def _cities() -> frozenset[str]:
    """The cities that time zones are named after, in lower case."""
    names = (
        zone.rsplit("/", 1)[-1].replace("_", " ").lower() for zone in available_timezones() if "/" in zone
    )
    return frozenset(name for name in names if name.isalpha() and not lemmas_of(name))


def tidy_phrase(raw: str, lexicon: Lexicon, *, released: bool = False) -> str | None:
    """Make a note phrase presentable: abbreviations written out, capitals where they belong.

    Args:
        raw: the phrase as the candidate wrote it.
        lexicon: the word lists.
        released: the candidate has released it for letters, so that private words may stay.

    Returns:
        The words, the first in lower case unless it is a name; None where the phrase is not English, is
        private, holds an address, or is too long to stand inside a sentence.
    """
    if _UNFIT.search(raw) or (not released and _is_private(raw, lexicon)):
        return None
    text = _without_aside(re.sub(r"\s+", " ", _ODD.sub(" ", raw.replace("\u2019", "'"))))
    text = _in_small_letters(re.sub(r"!+", "", _strip_quotes(text)).strip(_EDGES))
    text = re.sub(r"(?i)(?<![\w.])(\d+)(yrs?|years?|mths?|months?|wks?|weeks?)\b", r"\1 \2", text)
    text = re.sub(r"(?<=\w)/(?=\s)|(?<=\s)/(?=\w)", "/", text)
    words = _spell_small_numbers(
        _expand(_first_part(text, lexicon.words.labels).strip(_EDGES).split(), lexicon), lexicon
    )
    words = _without_lead_in(words, lexicon)
    if not words or len(words) > MOST_WORDS or _is_foreign(words, lexicon):
        return None
    words = _with_capitals(words, lexicon)
    return " ".join([_first_word(words, lexicon), *words[1:]]).strip(_EDGES) or None


def _in_small_letters(text: str) -> str:
    """A phrase that is shouted as a whole is lowered; a single acronym is none."""
    words = text.split()
    long_words = [word for word in words if len(word) > _SHORT_WORD]
    shouted = len(words) > 1 and text.isupper() and all(is_known(word) for word in long_words)
    return text.lower() if shouted else text


def _spell_small_numbers(words: list[str], lexicon: Lexicon) -> list[str]:
    """'3 new contracts' becomes 'three new contracts', '8 years' 'eight years'; 'level 3' stays."""
    spelt = list(words)
    for place, word in enumerate(words[:-1]):
        counts = place == 0 or words[place + 1].lower() in lexicon.words.units
        if counts and word in _SMALL and words[place + 1][:1].isalpha() and words[place + 1].islower():
            spelt[place] = _SMALL[word]
    return spelt


def _without_lead_in(words: list[str], lexicon: Lexicon) -> list[str]:
    """Without 'should have said that', 'told them about', 'she said'."""
    low = [word.lower() for word in words]
    for lead_in in sorted(lexicon.words.lead_ins, key=len, reverse=True):
        parts = lead_in.split()
        if low[: len(parts)] == parts and len(low) > len(parts):
            return _without_lead_in(words[len(parts) :], lexicon)
    return words


def _is_private(raw: str, lexicon: Lexicon) -> bool:
    return lexicon.words.private_pattern.search(raw.lower().replace("\u2019", "'")) is not None


def _without_aside(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)?\s*$", "", text) if not text.startswith("(") else text


def _strip_quotes(text: str) -> str:
    """Scare quotes go; an apostrophe that closes a plural ("girls' clubs") stays."""
    text = re.sub(r"[\"“”]", "", text)
    return re.sub(r"(?<!\w)['\u2018]|'(?!\w)", "", text) if _OPENING_QUOTE.search(text) else text


def _first_part(text: str, labels: frozenset[str]) -> str:
    """The part before a colon, a dash, a 'but'; a bare list gets its 'and', an afterthought goes."""
    parts = re.split(
        r"\s*[;:]\s+|\s+[-\u2013\u2014]+\s+|\s*[\u2013\u2014]\s*|(?<=[a-z]{3})\.\s+|,? but ", text
    )
    if len(parts) > 1 and parts[0].lower() in labels:
        parts = parts[1:]
    first = parts[0] if len(parts[0].split()) > 1 or len(parts) == 1 else " ".join(parts)
    items = first.split(", ")
    if len(items) == _PAIR and all(item[:1].isupper() and " " not in item for item in items):
        return " and ".join(items)
    if len(items) == 1 or re.search(r"\b(and|or)\b", items[-1]) or items[-1][:1].isupper():
        return first
    if len(items) > _PAIR and all(len(item.split()) <= _SHORT_ITEM for item in items):
        return ", ".join(items[:-1]) + " and " + items[-1]
    return items[0] if len(items[0].split()) > 1 else first


_PAIR, _SHORT_ITEM = 2, 3


def _expand(words: list[str], lexicon: Lexicon) -> list[str]:
    expanded: list[str] = []
    for place, word in enumerate(words):
        core, tail = (word[:-1], word[-1]) if word[-1] in ".," else (word, "")
        low = core.lower()
        if low.endswith("'s") and place + 1 < len(words) and is_gerund(words[place + 1]):
            text = f"{core[:-2]} is"
        elif low in lexicon.contractions:
            text = lexicon.contractions[low]
        elif core in lexicon.short_months:
            text = lexicon.short_months[core]
        elif low in lexicon.abbreviations and (core == low or not expanded) and not _is_acronym(core):
            text = lexicon.abbreviations[low]
        else:
            expanded.extend([word])
            continue
        expanded.extend((text + ("," if tail == "," else "")).split())
    return expanded


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_foreign(words: list[str], lexicon: Lexicon) -> bool:
    lists = lexicon.words
    for word in words:
        low = word.strip(".,()").lower()
        if word[0].islower() and low in lists.foreign:
            return True
        if not low.isascii() and word[0].islower() and low not in lists.accented_english:
            return True
        if any(ord(c) > _LATIN_ENDS and c.isalpha() for c in word):
            return True
    return False


def _with_capitals(words: list[str], lexicon: Lexicon) -> list[str]:
    """Give names of days, months, languages and places their capital."""
    lists = lexicon.words
    named = lists.weekdays | lists.months | lists.languages | lists.places
    fixed: list[str] = []
    for place, word in enumerate(words):
        core = word.strip(".,()").lower()
        before = words[place - 1].lower() if place else ""
        after_in = before in {"in", "from", "at", "near", "around"}
        is_place = after_in and (core in _cities() or _is_no_word(core, lexicon))
        is_may = core in {"may", "march"} and before in {"in", "by", "before", "until", "since", "of"}
        if word.islower() and core.isalpha() and (core in named or is_place or is_may):
            word = word.capitalize()  # noqa: PLW2901 - the fixed word takes its place
        elif word == "city" and place and fixed[-1][:1].isupper() and words[place - 1].islower():
            word = "City"  # noqa: PLW2901
        fixed.append(word)
    return fixed


def _is_no_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is in no list at all: after 'in' it is then most likely a place."""
    lists = lexicon.words
    small = (
        lists.determiners | lists.prepositions | lists.subject_pronouns | lists.relatives | lists.particles
    )
    known = is_known(word) or is_plural(word) or is_gerund(word) or word in small
    return len(word) > _SHORT_WORD and not known


def _first_word(words: list[str], lexicon: Lexicon) -> str:
    """The first word in lower case, unless it is a name, an acronym or 'I'."""
    lists = lexicon.words
    word = words[0]
    low = word.lower()
    core = low.strip(".,'")
    is_name = core in lists.proper | lists.weekdays | lists.months | lists.languages | lists.places
    if is_name and core not in {"go", "access", "word", "square", "toast", "lean", "sketch", "notion"}:
        return word[:1].upper() + word[1:]
    if word in {"I", "I'd", "I'll"} or ((len(word) > 1 and not word[1:].islower()) and "-" not in word):
        return word
    next_is_capital = len(words) > 1 and words[1] != words[1].lower() and words[1] != "I"
    if word[:1].isupper() and len(words) > 2 and words[1] == "of" and words[2][:1].isupper():  # noqa: PLR2004
        return word
    if next_is_capital and core in lists.numbers:
        return word
    common = core in lists.determiners | lists.subject_pronouns | lists.elided_verbs | lists.prepositions
    if common or (is_known(core) and not next_is_capital):
        return low
    return word
