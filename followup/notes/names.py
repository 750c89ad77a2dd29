"""Where a person is named, in notes with capitals and in notes without."""

from dataclasses import dataclass

from followup.notes.document import Document
from followup.notes.peoplewords import common_words, everyday_words, not_names, people_words, sure_names
from followup.notes.plainnames import (
    introduced_names,
    is_honorific,
    is_spoken_part,
    named_people,
)
from followup.notes.titles import is_head
from followup.notes.words import Word, fold
from followup.spans import Span

__all__ = ["Mention", "everyday_words", "find_mentions", "name_at", "people_words", "with_capitals"]

_MOST_WORDS = 8
_MOST_SPOKEN = 3
_ACRONYM = 5
"""Up to this length a word all in capitals is an abbreviation, not a name."""


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
    barred |= (document.reserved - named_people(document)) | _title_runs(document)
    introduced = introduced_names(document, barred) if document.spoken else {}
    honorifics = people_words().lists.rare_honorifics - people_words().given_names
    mentions: list[Mention] = []
    i = 0
    while i < len(document.words):
        end = introduced.get(i, introduced.get(i + 1) if fold(document.words[i].text) in honorifics else None)
        first = i if i in introduced else i + 1
        mention = _mention(document, i, first, end) if end else name_at(document, i, barred)
        if mention is None:
            i += 1
            continue
        beside = document.spoken and bool(mentions) and mentions[-1].last == i
        if not (beside or _is_place(document, mention) or _is_common(document, mention)):
            mentions.append(mention)
        i = mention.last
    return mentions


def _is_common(document: Document, mention: Mention) -> bool:
    """Whether the words are plain English that only begin a sentence or a heading."""
    if mention.honorific or document.spoken or not all(p in common_words() for p in mention.parts):
        return not mention.honorific and len("".join(mention.parts)) == 1
    named = mention.last < len(document.words) and document.words[mention.last].text in {",", "("}
    return not (named and mention.first not in document.starts)


def name_at(document: Document, i: int, barred: frozenset[int] = frozenset()) -> Mention | None:
    """The name that begins at word ``i``, honorific included."""
    honorific = is_honorific(document, i)
    first = i + 1 if honorific else i
    if honorific:
        first = _past_honorifics(document, first)
    end = _end_of_name(document, first, barred, after_honorific=honorific)
    if end == first:
        return None
    return _mention(document, i, first, end)


def _past_honorifics(document: Document, at: int) -> int:
    """The word after a second honorific, in brackets or not: "Dr. (Mrs.) Perera"."""
    words = document.words
    if at + 3 < len(words) and words[at].text == "(" and words[at + 2].text == ")":
        bracketed = fold(words[at + 1].text) in people_words().honorifics
        return at + 3 if bracketed else at
    return at + 1 if at + 1 < len(words) and is_honorific(document, at) else at


def _mention(document: Document, start: int, first: int, end: int) -> Mention:
    """The mention from word ``start``, its honorific, over ``first``, its name, to an honorific behind it."""
    words, behind = document.words, people_words().honorifics_behind
    parts = tuple(p for w in words[first:end] if (p := fold(w.text)) not in behind) or (
        fold(words[first].text),
    )
    honorific = fold(words[start].text) if first > start else ""
    if end < len(words) and fold(words[end].text) in behind and end not in document.starts:
        honorific = honorific or fold(words[end].text)
        end += 1
    value = document.cut(start, end)
    if document.spoken:
        value = with_capitals(value)
    return Mention(start, end, value, honorific, parts, document.span(start, end))


def with_capitals(name: str) -> str:
    """``name`` with a capital for each word that bears one in names."""
    particles = people_words().particles
    return " ".join(
        w if (n and w in particles) or not w[0].islower() else w[0].upper() + w[1:]
        for n, w in enumerate(name.split())
    )


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a preposition of place stands before the words: "in Cork", "over Leyte"."""
    known = mention.honorific or document.spoken or mention.parts[0] in sure_names()
    if mention.first == 0 or known:
        return False
    return document.words[mention.first - 1].plain in people_words().lists.place_words


def _title_runs(document: Document) -> frozenset[int]:
    """Words with a capital that lead up to a job's word: "Shift Supervisor" is nobody's name."""
    words = document.words
    found: set[int] = set()
    if document.spoken:
        return frozenset()
    for i, word in enumerate(words):
        if is_head(word):
            found |= _title_run(document, i)
    lone = {i for i in found if words[i].capital and i + 1 in found and not words[i + 1].capital}
    return frozenset(found - (lone - document.starts))


def _title_run(document: Document, head: int) -> set[int]:
    known, words = people_words(), document.words
    first = head
    while first > max(0, head - _MOST_WORDS) and words[first - 1].capital and first not in document.starts:
        plain = fold(words[first - 1].text)
        if plain in known.given_names | known.honorifics or words[first - 1].text.endswith("."):
            break
        first -= 1
    before = fold(words[head - 1].text) if head else ""
    surname = first == head and before in known.given_names | known.honorifics
    return set() if surname else set(range(first, head + 1))


def _end_of_name(document: Document, first: int, barred: frozenset[int], *, after_honorific: bool) -> int:
    words, particles = document.words, people_words().particles
    end = i = first
    while i < min(len(words), first + _MOST_WORDS) and (
        i not in barred or _is_month_name(document, i, barred)
    ):
        opening = i == first
        if not opening and (i in document.starts or _begins_other(document, i)):
            break
        if _is_part(document, i, opening=opening, sure=after_honorific or not opening):
            end = i = i + 1
        elif opening or fold(words[i].text) not in particles:
            break
        else:
            i += 1
    return min(end, first + _MOST_SPOKEN) if document.spoken else end


def _is_month_name(document: Document, i: int, barred: frozenset[int]) -> bool:
    """Whether "April" or "June" among the dates is a person's name: no number or "in" beside it."""
    words, known = document.words, people_words()
    if fold(words[i].text) not in known.word_names or not words[i].capital:
        return False
    if i + 1 < len(words) and i + 1 not in barred and words[i + 1].capital and words[i + 1].text[0].isalpha():
        return fold(words[i + 1].text) not in not_names()
    alone = (i + 1 >= len(words) or i + 1 not in barred) and i - 1 not in barred
    return alone and i > 0 and words[i - 1].plain in known.lists.before_names


def _begins_other(document: Document, i: int) -> bool:
    """Whether an honorific at ``i`` begins the name of its own: "Rencontré M. Gauthier"."""
    known = people_words()
    plain = fold(document.words[i].text)
    sure = plain in known.honorifics and (plain not in known.doubtful_honorifics or plain == "m.")
    return sure and is_honorific(document, i)


def _is_part(document: Document, i: int, *, opening: bool, sure: bool) -> bool:
    word, known = document.words[i], people_words()
    plain = fold(word.text)
    if not word.text[0].isalpha() or any(c in word.text[:-1] for c in "@/.") or " " in word.plain:
        return False
    if document.spoken:
        return is_spoken_part(document, i, sure=sure)
    written_so = word.capital or (word.has_upper and plain.partition("-")[0] in known.particles)
    job = is_head(word) and plain not in known.word_names and (not opening or not sure)
    if not written_so or job or _is_acronym(word):
        return False
    particle = (
        sure and plain in known.particles and i + 1 < len(document.words) and document.words[i + 1].capital
    )
    named = plain in sure_names() and (sure or _stands_as_name(document, i))
    return plain not in not_names() or named or particle


def _is_acronym(word: Word) -> bool:
    shouted = word.text.isupper() and len(word.text) > 1 and not word.text.endswith(".")
    return shouted and len(word.text) <= _ACRONYM


def _stands_as_name(document: Document, i: int) -> bool:
    """Whether "Will" or "April" at ``i`` has the neighbours of a name."""
    words, lists = document.words, people_words().lists
    if i and words[i - 1].plain in lists.before_names:
        return True
    if i + 1 >= len(words) or words[i].text.islower():
        return False
    after = words[i + 1]
    surname = after.capital and after.text[0].isalpha() and fold(after.text) not in not_names()
    return surname or (after.plain in lists.after_names and i not in document.starts)
