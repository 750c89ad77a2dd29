"""Where a person is named, in notes with capitals and in notes without."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.document import Document
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
    mentions, i = [], 0
    while i < len(document.words):
        mention = name_at(document, i, barred)
        if mention is None:
            i += 1
            continue
        mentions.append(mention)
        i = mention.last
    return mentions


def name_at(document: Document, i: int, barred: frozenset[int]) -> Mention | None:
    """The name that begins at word ``i``, honorific included."""
    words = document.words
    honorific = _is_honorific(document, i)
    first = i + 1 if honorific else i
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
        return fold(after.text) in known.given_names and plain not in {"don", "miss", "chief"}
    return word.capital and after.capital


def _end_of_name(document: Document, first: int, barred: frozenset[int], *, after_honorific: bool) -> int:
    words = document.words
    end = i = first
    while i < len(words) and i - first < 2 * _MOST_PARTS and i not in barred:
        opening = i == first
        if _is_part(document, i, opening=opening, sure=after_honorific or not opening):
            end = i = i + 1
            continue
        if opening or fold(words[i].text) not in people_words().particles or words[i].text == "I":
            break
        i += 1
    if document.spoken:
        return _spoken_end(document, first, end, after_honorific=after_honorific)
    return end


def _is_part(document: Document, i: int, *, opening: bool, sure: bool) -> bool:
    word, known = document.words[i], people_words()
    plain = fold(word.text)
    if not word.text[0].isalpha() or "@" in word.text or "/" in word.text or "." in word.text[:-1]:
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
    return (
        plain not in known.not_names or (plain in known.word_names and sure) or plain in {"may", "will"}
    ) and not (shouted and len(word.text) < 4)


def _is_spoken_part(document: Document, i: int, *, opening: bool, sure: bool) -> bool:
    plain = fold(document.words[i].text)
    known = people_words()
    if opening and not sure:
        return plain in known.given_names and plain not in everyday_words()
    return plain.isalpha() and (plain in known.given_names or plain not in everyday_words())


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
