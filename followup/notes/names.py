"""Where a person is named, in notes with capitals and in notes without."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.document import Document, label_words
from followup.notes.titles import is_head, title_words
from followup.notes.words import Word, fold
from followup.prompts import PromptData, load_prompts
from followup.spans import Span

_MOST_PARTS = 4


class PeopleWords(PromptData):
    """The content of ``people.toml``."""

    honorifics: frozenset[str]
    doubtful_honorifics: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    word_names: frozenset[str]
    given_names: frozenset[str]
    name_ends: frozenset[str]
    groups: dict[str, list[str]]
    cues: dict[str, list[str]]


@cache
def people_words() -> PeopleWords:
    """The content of ``people.toml``. Raises PromptFileError."""
    return load_prompts("notes/people", PeopleWords)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name at words ``first`` up to ``last``; ``parts`` are its folded words, honorific apart."""

    first: int
    last: int
    value: str
    honorific: str
    parts: tuple[str, ...]
    span: Span


def find_mentions(document: Document, barred: frozenset[int]) -> list[Mention]:
    """Every place that may name a person, from left to right. ``barred`` are words that are no names."""
    barred |= document.reserved | _title_runs(document)
    mentions, i = [], 0
    while i < len(document.words):
        mention = name_at(document, i, barred)
        if mention is not None and _is_place(document, mention):
            i = mention.last
            continue
        if mention is None:
            i += 1
            continue
        mentions.append(mention)
        i = mention.last
    return mentions


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a preposition of place stands before the words: "in Cork", "over Leyte"."""
    words, known = document.words, people_words()
    if (
        mention.first == 0
        or mention.honorific
        or document.spoken
        or mention.parts[0] in known.given_names | known.word_names
    ):
        return False
    return words[mention.first - 1].plain in _PLACE_WORDS


_PLACE_WORDS = frozenset(
    {
        "in",
        "at",
        "near",
        "over",
        "of",
        "on",
        "outside",
        "around",
        "towards",
        "across",
        "through",
        "down",
        "en",
        "na",
        "sur",
    }
)


def _title_runs(document: Document) -> frozenset[int]:
    """Words with a capital that lead up to a job's word: "Shift Supervisor" is nobody's name."""
    known, words = people_words(), document.words
    found: set[int] = set()
    for i, word in enumerate(words):
        if not is_head(word) or document.spoken:
            continue
        first = i
        while first > 0 and words[first - 1].capital and first - 1 not in document.starts - {first - 1}:
            plain = fold(words[first - 1].text)
            if plain in known.given_names or plain in known.honorifics or words[first - 1].text.endswith("."):
                break
            first -= 1
            if first in document.starts:
                break
        surname = first == i and i > 0 and fold(words[i - 1].text) in known.given_names | known.honorifics
        if not surname:
            found |= set(range(first, i + 1))
    found -= {
        i
        for i in found
        if words[i].capital and i + 1 in found and not words[i + 1].capital and i not in document.starts
    }
    return frozenset(found)


def name_at(document: Document, i: int, barred: frozenset[int]) -> Mention | None:
    """The name that begins at word ``i``, honorific included."""
    words = document.words
    honorific = _is_honorific(document, i)
    first = i + 1 if honorific else i
    if honorific and first + 1 < len(words) and _is_honorific(document, first):
        first += 1
    end = _end_of_name(document, first, barred, after_honorific=honorific)
    if end == first:
        return None
    parts = tuple(fold(w.text) for w in words[first:end])
    value = document.cut(i, end)
    if document.spoken:
        value = with_capitals(value)
    return Mention(i, end, value, fold(words[i].text) if honorific else "", parts, document.span(i, end))


def with_capitals(name: str) -> str:
    """``name`` with a capital for each word that bears one in names."""
    particles = people_words().particles
    return " ".join(
        w if (n and w in particles) or not w[0].islower() else w[0].upper() + w[1:]
        for n, w in enumerate(name.split())
    )


def _is_honorific(document: Document, i: int) -> bool:
    known, word = people_words(), document.words[i]
    plain = fold(word.text)
    if plain not in known.honorifics or i + 1 >= len(document.words):
        return False
    after = document.words[i + 1]
    if plain not in known.doubtful_honorifics:
        return after.is_word
    if document.spoken:
        new = fold(after.text) not in everyday_words() and after.text.isalpha() and plain not in _RARELY
        return (fold(after.text) in known.given_names or new) and plain not in {"don", "miss", "chief"}
    return word.capital and after.capital


_RARELY = frozenset(
    {"sr", "bu", "tan", "hon", "lt", "ate", "lady", "father", "brother", "mama", "baba", "miss", "dona"}
)


def _end_of_name(document: Document, first: int, barred: frozenset[int], *, after_honorific: bool) -> int:
    words = document.words
    end = i = first
    while (
        i < len(words)
        and i - first < 2 * _MOST_PARTS
        and (i not in barred or _is_month_name(document, i, barred))
    ):
        opening = i == first
        if not opening and (i in document.starts or _is_title_before_name(document, i)):
            break
        if _is_part(document, i, opening=opening, sure=after_honorific or not opening):
            end = i = i + 1
            continue
        if opening or fold(words[i].text) not in people_words().particles or words[i].text == "I":
            break
        i += 1
    if document.spoken:
        return _spoken_end(document, first, end, after_honorific=after_honorific)
    return end


def _is_month_name(document: Document, i: int, barred: frozenset[int]) -> bool:
    """Whether "April" or "June" among the dates is a person's name: no number, no "in" or "next" beside it."""
    words, known = document.words, people_words()
    if fold(words[i].text) not in known.word_names or not words[i].capital:
        return False
    if i + 1 < len(words) and i + 1 not in barred and words[i + 1].capital and words[i + 1].text[0].isalpha():
        return fold(words[i + 1].text) not in _not_names()
    alone = (i + 1 >= len(words) or i + 1 not in barred) and (i == 0 or i - 1 not in barred)
    return alone and i > 0 and words[i - 1].plain in _BEFORE_NAMES


_BEFORE_NAMES = frozenset(
    {"with", "met", "and", "called", "named", "to", "dad", "mum", "colleague", "saw", "mr", "ms", "mrs"}
)


def _is_title_before_name(document: Document, i: int) -> bool:
    """Whether an honorific at ``i`` begins the name of its own: "Rencontré M. Gauthier"."""
    known = people_words()
    plain = fold(document.words[i].text)
    return (
        plain in known.honorifics
        and (plain not in known.doubtful_honorifics or plain == "m.")
        and _is_honorific(document, i)
    )


def _is_part(document: Document, i: int, *, opening: bool, sure: bool) -> bool:
    word, known = document.words[i], people_words()
    plain = fold(word.text)
    if not word.text[0].isalpha() or any(c in word.text[:-1] for c in "@/.") or " " in word.plain:
        return False
    if document.spoken:
        return _is_spoken_part(document, i, opening=opening, sure=sure)
    if not (word.capital or (word.has_upper and plain.partition("-")[0] in known.particles)):
        return False
    if is_head(word) and not sure and plain not in known.word_names:
        return False
    if not opening and (is_head(word) and plain not in known.word_names):
        return False
    shouted = word.text.isupper() and len(word.text) > 1 and not word.text.endswith(".")
    if shouted and len(word.text) <= _ACRONYM:
        return False
    if plain not in _not_names():
        return True
    both = known.word_names | known.given_names
    return plain in both and (sure or _stands_as_name(document, i))


_SHORT = 4
_ACRONYM = 5
_AFTER_NAMES = frozenset({",", "(", ")", "from", "who", "the", "and", "&", "+", ";", "."})


def _stands_as_name(document: Document, i: int) -> bool:
    """Whether "Will" or "April" at ``i`` has the neighbours of a name."""
    words = document.words
    if i and words[i - 1].plain in _BEFORE_NAMES:
        return True
    if i + 1 >= len(words) or words[i].text.islower():
        return False
    after = words[i + 1]
    surname = after.capital and after.text[0].isalpha() and fold(after.text) not in _not_names()
    return surname or (after.plain in _AFTER_NAMES and i not in document.starts)


@cache
def _not_names() -> frozenset[str]:
    """Words that are no names: those listed, and every word of a label."""
    known = people_words()
    return (known.not_names | label_words()) - (known.given_names - known.not_names)


def _is_spoken_part(document: Document, i: int, *, opening: bool, sure: bool) -> bool:
    plain = fold(document.words[i].text)
    known = people_words()
    if opening and not sure:
        given = plain in known.given_names and plain not in everyday_words()
        return given or (plain not in everyday_words() and len(plain) >= _SHORT and _is_called(document, i))
    return plain.isalpha() and (plain in known.given_names or plain not in everyday_words())


def _is_called(document: Document, i: int) -> bool:
    """Whether the words beside say that this is a name: "called macca", "her name was gwendolyn"."""
    words = document.words
    before = " ".join(w.plain for w in words[max(0, i - 2) : i])
    after = words[i + 1].plain if i + 1 < len(words) else ""
    if i and is_head(words[i - 1]) and i - 1 not in document.starts:
        return True
    named = before.endswith((" called", " named", "name is", "name was", "call him", "call her"))
    return named or (
        after in {"she is", "he is", "she was"} and before.endswith((" with", " to", " met", " and"))
    )


def _spoken_end(document: Document, first: int, end: int, *, after_honorific: bool) -> int:
    """Without capitals a name has at most two words, three where a given name was said first."""
    most = (
        2 if not after_honorific or fold(document.words[first].text) not in people_words().given_names else 2
    )
    return min(end, first + most)


@cache
def everyday_words() -> frozenset[str]:
    """Words that are hardly a name where no capital says so."""
    known = people_words()
    cue_words = {
        fold(w)
        for phrases in known.cues.values()
        for p in phrases
        for w in p.split()
        if not w.startswith("{")
    }
    titles = title_words()
    everyday = cue_words | known.not_names | known.name_ends | titles.stops | titles.heads | titles.leads
    return frozenset(everyday - (known.given_names - known.name_ends - known.not_names))


def capital_run(words: list[Word], i: int, limit: int) -> Iterator[int]:
    """The indices from ``i`` on whose words are written with a capital."""
    while i < limit and words[i].capital:
        yield i
        i += 1
