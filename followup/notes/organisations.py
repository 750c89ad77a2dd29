"""Where the notes name an organisation."""

from dataclasses import dataclass
from functools import cache

from followup.notes.document import Document
from followup.notes.names import everyday_words, people_words, with_capitals
from followup.notes.titles import is_head
from followup.notes.words import Word, fold
from followup.prompts import PromptData, load_prompts

_LINKS = frozenset(
    {
        "&",
        "of",
        "the",
        "de",
        "du",
        "des",
        "del",
        "la",
        "le",
        "les",
        "y",
        "da",
        "do",
        "'s",
        "for",
        "d'",
        "et",
        "und",
        "e",
        "and",
        "\u2019s",
    }
)
_LEGAL = frozenset(
    {
        "inc",
        "inc.",
        "ltd",
        "ltd.",
        "llc",
        "llp",
        "plc",
        "limited",
        "gmbh",
        "corp",
        "corp.",
        "s.l.",
        "s.a.",
        "pty",
        "lda",
        "lda.",
        "s.r.l.",
        "s.a.s.",
        "s.p.a.",
        "k.k.",
        "n.a.",
        "p/l",
        "s.r.l",
        "s.a.",
        "s.l.",
        "b.v.",
        "co.",
        "ltd.",
        "pvt",
    }
)
_LONGEST = 9
_DEPARTMENT = 3
"""After "head of" fewer words than this are a department, more are an organisation."""


_FOR = frozenset(
    "centre center institute society foundation school college association agency office ministry department trust".split()
)
_BEFORE_ARTICLE = frozenset({"at", "with", "for", "from", ":", "="})


class EmployerWords(PromptData):
    """The content of ``employer.toml``."""

    organisation_words: frozenset[str]
    common_endings: frozenset[str]
    street_words: frozenset[str]
    agency_words: frozenset[str]
    not_employers: frozenset[str]
    never_open: frozenset[str]
    groups: dict[str, list[str]]
    cues: dict[str, list[str]]


@cache
def employer_words() -> EmployerWords:
    """The content of ``employer.toml``. Raises PromptFileError."""
    return load_prompts("notes/employer", EmployerWords)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name of an organisation at words ``first`` up to ``last``."""

    first: int
    last: int
    value: str
    named_so: bool
    """Whether the name holds a word such as "Ltd", "Hospital" or "Foods"."""
    agency: bool
    """Whether the name is one of an agency that sends people to employers."""


def find_organisations(document: Document, barred: frozenset[int]) -> list[Organisation]:
    """Every run of words that may name an organisation, from left to right."""
    found, i = [], 0
    while i < len(document.words):
        last = _spoken_end(document, i) if document.spoken else _end(document, i, barred)
        if last == i:
            i += 1
            continue
        found.append(_organisation(document, i, last))
        i = last
    return found


def _organisation(document: Document, first: int, last: int) -> Organisation:
    known = employer_words()
    plain = {fold(w.text) for w in document.words[first:last]}
    value = document.cut(first, last)
    if document.spoken:
        value = with_capitals(value)
    agency = bool(plain & known.agency_words)
    named_so = (
        _has_organisation_word(document.words[first:last], known)
        and not _is_title(document, first, last)
        and not (last - first > 1 and fold(document.words[last - 1].text) in known.street_words)
    )
    return Organisation(first, last, value, named_so, agency)


def _has_organisation_word(words: list[Word], known: EmployerWords) -> bool:
    """Whether a word says what kind of house it is, beside one that is its own: not "Charity Moyo", not "Bus"."""
    kinds = known.organisation_words | known.agency_words
    if _is_person_word(words[0]):
        words = words[1:]
        return any(fold(w.text) in kinds for w in words)
    if len(words) > 1 and _is_trade(words[-1]) and words[-1].capital:
        return True
    if any(w.text == "&" for w in words[1:-1]) or any(w.plain == "'s" for w in words[1:-1]):
        return True
    kind = sum(fold(w.text) in kinds for w in words)
    return (
        kind > 0
        and (kind < len(words) or len(words) > 1)
        and sum(w.capital for w in words) > 1
        or (
            kind > 0
            and len(words) > 1
            and fold(words[-1].text) in known.common_endings
            and fold(words[0].text) not in kinds
        )
    )


def _is_trade(word: Word) -> bool:
    """Whether a house is named after its people: "Solicitors", "Roofers"."""
    plain = fold(word.text)
    return plain.endswith("ers") or plain.endswith(("ors", "ists", "ians", "ants")) and is_head(word)


def _is_title(document: Document, first: int, last: int) -> bool:
    """Whether the words are a job rather than an organisation: "Finance Manager", "Head of Nursing"."""
    words = document.words
    if (
        last - first < _DEPARTMENT
        and first > 1
        and words[first - 1].plain == "of"
        and is_head(words[first - 2])
    ):
        return True
    if last < len(words) and not words[last].capital and is_head(words[last]) and last not in document.starts:
        return True
    legal = fold(words[last - 1].text) in _LEGAL or _is_trade(words[last - 1])
    return not legal and (
        is_head(words[last - 1]) or (is_head(words[first]) and words[min(first + 1, last - 1)].plain == "of")
    )


def _end(document: Document, first: int, barred: frozenset[int]) -> int:
    words, known = document.words, employer_words()
    article = words[first].text == "The" and first > 0 and words[first - 1].plain in _BEFORE_ARTICLE
    if not (article or _opens(words[first], known)) or first in barred:
        return first
    i = first + 1
    end = first if article else i
    while i < min(len(words), first + _LONGEST):
        word = words[i]
        if i in barred or i in document.starts:
            break
        if word.capital or (word.text.isdigit() and len(word.text) <= 4):
            end = i = i + 1
        elif word.text == "," and i + 1 < len(words) and fold(words[i + 1].text) in _LEGAL:
            end = i = i + 2
        elif fold(word.text) in _LINKS and i + 1 < len(words) and _links(words, first, i):
            i += 1
        else:
            break
    if end < len(words) and fold(words[end].text) in known.common_endings:
        end += 1
    return end


def _opens(word: Word, known: EmployerWords) -> bool:
    plain = fold(word.text)
    odd_case = word.has_upper and not word.text.isupper() and word.text[0].isalpha()
    starts = word.capital or odd_case
    return (
        starts
        and " " not in word.plain
        and plain not in known.never_open
        and "@" not in word.text
        and "://" not in word.text
    )


def _links(words: list[Word], first: int, at: int) -> bool:
    """Whether a small word joins two parts of one name; "and" does so only before an organisation's word."""
    plain, after = fold(words[at].text), words[at + 1]
    if plain == "of" and fold(words[at - 1].text) in _LEGAL:
        return False
    if plain in {"&", "+", "and"} and _is_person_word(after):
        return False
    if plain == "of" and at == first + 1 and _is_person_word(words[first]):
        return False
    if not after.capital:
        return plain in {"of", "de"} and fold(after.text) in {"the", "la", "los"}
    if plain != "and":
        return plain != "for" or any(fold(w.text) in _FOR for w in words[first:at])
    return any(
        fold(w.text) in employer_words().organisation_words for w in words[at + 1 : at + 4] if w.capital
    )


def _is_person_word(word: Word) -> bool:
    known = people_words()
    plain = fold(word.text)
    return plain in known.given_names | known.word_names or (
        plain in known.honorifics and plain not in known.doubtful_honorifics
    )


def _spoken_end(document: Document, at: int) -> int:
    """In notes without capitals a name follows an "at" and ends before an everyday word."""
    words, known = document.words, employer_words()
    if at == 0 or not any(
        w.plain in {"at", "sa", "with", "for", "chez", "en"} for w in words[max(0, at - 2) : at]
    ):
        return at
    if words[at - 1].plain not in {"at", "sa", "with", "for", "the", "chez", "en"}:
        return at
    i = at
    while i < min(len(words), at + 5) and words[i].is_word and i not in document.starts | {0}:
        plain = fold(words[i].text)
        if plain not in known.organisation_words and (plain in everyday_words() or is_head(words[i])):
            break
        i += 1
    own = [w for w in words[at:i] if fold(w.text) not in known.organisation_words]
    return i if own and words[i - 1].is_word and any(c.isalpha() for c in own[0].text) else at
