"""Where the notes name an organisation."""

from dataclasses import dataclass

from followup.notes.document import Document
from followup.notes.memo import memo_name_end
from followup.notes.names import with_capitals
from followup.notes.orgwords import (
    employer_words,
    ends_as_title,
    is_glued,
    is_joint,
    is_kind,
    is_legal,
    is_odd,
    is_person_word,
    names_a_kind,
)
from followup.notes.titles import is_head
from followup.notes.words import Word, fold

_LINKS = frozenset(
    {"&", "+", "of", "the", "de", "du", "des", "del", "la", "le", "les", "y", "da", "do", "dos", "das", "di"}
    | {"van", "'s", "for", "d'", "l'", "et", "und", "e", "and", "\u2019s", "af", "og", "en"}
)
_LONGEST = 9
_DEPARTMENT = 3
"""After "head of" fewer words than this are a department, more are an organisation."""
_BRACKET = 3
_YEAR = 4
_BEFORE_ARTICLE = frozenset({"at", "with", "for", "from", ":", "="})
_FOR_HEADS = frozenset({"centre", "center", "institute", "society", "foundation", "fund", "council"})
_LEADING_DIGIT = frozenset({"st", "nd", "rd", "th"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name of an organisation at words ``first`` up to ``last``."""

    first: int
    last: int
    value: str
    named_so: bool
    """Whether the name itself shows it: it holds a word such as "Ltd", "Hospital" or "Foods"."""
    agency: bool
    """Whether the name is one of an agency that sends people to employers."""
    odd: bool = False
    """Whether the name is written as only firms' names are."""


def find_organisations(document: Document, barred: frozenset[int]) -> list[Organisation]:
    """Every run of words that may name an organisation, from left to right."""
    found, i = [], 0
    while i < len(document.words):
        last = memo_name_end(document, i, barred) if document.spoken else _end(document, i, barred)
        if last == i:
            i += 1
            continue
        found.append(_organisation(document, i, last))
        i = last
    return found


def _organisation(document: Document, first: int, last: int) -> Organisation:
    known = employer_words()
    words = document.words[first:last]
    value = document.cut(first, last)
    if document.spoken:
        value = with_capitals(value)
        named_so = any(is_kind(w) for w in words[1:])
    else:
        street = last - first > 1 and fold(words[-1].text) in known.street_words
        named_so = names_a_kind(words) and not _is_title(document, first, last) and not street
    agency = bool({fold(w.text) for w in words} & known.agency_words) or _is_called_agency(document, last)
    odd = any(is_odd(w) or is_legal(w) for w in words) or _is_tied(document.words, first, last)
    return Organisation(first, last, value, named_so, agency, odd=odd)


def _is_tied(words: list[Word], first: int, last: int) -> bool:
    return any(is_joint(words, i) or is_glued(words, i) for i in range(first + 1, last))


def _is_called_agency(document: Document, last: int) -> bool:
    """Whether "(the recruiters)" or ", an agency" follows."""
    after = [w.plain for w in document.words[last : last + 7]]
    if not after or after[0] not in {"(", ",", "-", "\u2013", "\u2014"}:
        return False
    close = next(
        (i for i, p in enumerate(after[1:], 1) if p in {")", ",", ".", ";", "\n", "client", "for"}),
        len(after),
    )
    return any(p in employer_words().agency_notes for p in after[1:close])


def _is_title(document: Document, first: int, last: int) -> bool:
    """Whether the words are a job rather than an organisation: "Finance Manager", "Head of Nursing"."""
    words = document.words
    after_head = first > 1 and words[first - 1].plain == "of" and is_head(words[first - 2])
    if last - first < _DEPARTMENT and after_head:
        return True
    if any(is_legal(w) for w in words[first + 1 : last]):
        return False
    if last < len(words) and not words[last].capital and is_head(words[last]) and last not in document.starts:
        return not words[last].plain.endswith("s")
    return ends_as_title(words[first:last]) or (
        is_head(words[first]) and words[min(first + 1, last - 1)].plain == "of"
    )


def _end(document: Document, first: int, barred: frozenset[int]) -> int:
    words = document.words
    article = words[first].text == "The" and first > 0 and words[first - 1].plain in _BEFORE_ARTICLE
    if words[first].text == "The" and not article:
        return first
    if first in barred and not _is_numbered(words, first):
        return first
    if not (article or _opens(words, first)):
        return first
    i = first + 1
    end = first if article else i
    while i < min(len(words), first + _LONGEST):
        step = _step(document, first, i, barred)
        if step == 0:
            break
        i += step
        end = end if step == 1 and _is_link(words[i - 1]) else i
    if end < len(words) and end > first and fold(words[end].text) in employer_words().common_endings:
        end += 1
    return end


def _is_link(word: Word) -> bool:
    return fold(word.text) in _LINKS and not word.capital


def _step(document: Document, first: int, i: int, barred: frozenset[int]) -> int:
    """By how many words the name that began at ``first`` goes on at word ``i``; 0 where it ends."""
    words, word = document.words, document.words[i]
    tied = is_joint(words, i)
    if (i in barred and not is_legal(word)) or (i in document.starts and not tied) or _is_pronoun(word):
        return 0
    if tied or is_legal(word) or is_odd(word):
        return 2 if tied else 1
    number = word.text.isdigit() and len(word.text) <= _YEAR and not words[i - 1].text[0].isdigit()
    if word.capital or number:
        return 0 if word.text[0].isdigit() and words[i - 1].text[0].isdigit() else 1
    if word.text == "," and i + 1 < len(words) and is_legal(words[i + 1]):
        return 2
    close = i + _BRACKET
    if word.text == "(" and close < len(words) and words[i + 2].text == ")" and is_legal(words[close]):
        return _BRACKET + 1
    return int(fold(word.text) in _LINKS and i + 1 < len(words) and _links(words, first, i))


def _is_pronoun(word: Word) -> bool:
    return word.text == "I" or word.text.startswith(("I'", "I\u2019"))


def _is_numbered(words: list[Word], i: int) -> bool:
    """Whether an ordinal opens a name: "3rd Harbour Security"."""
    text = words[i].text.lower()
    return text[:-2].isdigit() and text[-2:] in _LEADING_DIGIT and i + 2 < len(words) and words[i + 1].capital


def _opens(words: list[Word], i: int) -> bool:
    word, known = words[i], employer_words()
    plain = fold(word.text)
    odd_case = word.has_upper and not word.text.isupper() and word.text[0].isalpha()
    if is_odd(word) or (_is_numbered(words, i) and is_kind(words[i + 2])):
        return True
    return (
        (word.capital or odd_case)
        and " " not in word.plain
        and not _is_pronoun(word)
        and plain not in known.never_open
        and "@" not in word.text
        and "://" not in word.text
    )


def _links(words: list[Word], first: int, at: int) -> bool:
    """Whether a small word joins two parts of one name; "and" does so only before an organisation's word."""
    plain, before, after = fold(words[at].text), words[at - 1], words[at + 1]
    kind_follows = any(is_kind(w) for w in words[at + 1 : at + 4] if w.capital)
    if plain in {"&", "+", "and"} and is_person_word(after) and not kind_follows:
        return False
    personal = at == first + 1 and is_person_word(words[first])
    if plain == "of" and (personal or _is_whole(words[first:at])):
        return False
    if not after.capital:
        if plain in {"'s", "\u2019s"}:
            return after.plain == "of" and at + 2 < len(words) and words[at + 2].capital
        return plain in {"of", "de", "da", "do"} and fold(after.text) in {"the", "la", "los", "las"}
    if plain in {"for", "en"}:
        return fold(before.text) in _FOR_HEADS
    return plain != "and" or kind_follows


def _is_whole(words: list[Word]) -> bool:
    """Whether a name is complete, so that "of" only says from where it is: "Rail Castings Ltd of Derby"."""
    last = words[-1]
    many = fold(last.text).endswith("s") and is_kind(last) and fold(last.text) not in {"sciences", "friends"}
    return is_legal(last) or (len(words) > 1 and many)
