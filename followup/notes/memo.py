"""Names of organisations in a dictated memo, where no capital shows them."""

from functools import cache

from followup.notes.document import Document
from followup.notes.orgwords import employer_words
from followup.notes.peoplewords import everyday_words, people_words
from followup.notes.titles import is_head
from followup.notes.words import fold

_MOST = 6
_AFTER_AND = 4
_BACK = 3
_BEFORE = frozenset(
    {
        "at",
        "sa",
        "with",
        "for",
        "from",
        "chez",
        "en",
        "to",
        "bei",
        "hos",
        "da",
        "by",
        "it's",
        "named",
        "called",
        "@",
    }
)
_SURE = frozenset({"at", "sa", "chez", "bei", "hos", "@", "called", "named"})
_JOINING = frozenset({"and", "&", "of", "de", "del", "la", "du"})


@cache
def _kinds() -> frozenset[str]:
    known = employer_words()
    return known.organisation_words | known.agency_words | known.legal_forms


def memo_name_end(document: Document, at: int, barred: frozenset[int]) -> int:
    """The end of the organisation's name that begins at word ``at``, or ``at`` where none does.

    A name follows an "at" and goes up to the last word for a kind of house; where there is none it ends
    before an everyday word.
    """
    words = document.words
    if at == 0 or at in barred or not words[at].is_word:
        return at
    before = words[at - 1].plain
    lead = words[at - 2].plain if before == "the" and at > 1 else before
    run = _run_end(document, at, barred)
    kind_end = _kind_end(document, at, run)
    if fold(words[at].text) in employer_words().openers and run > at + 1 and lead in _BEFORE:
        kind_end = max(kind_end, next((i for i in range(at, run) if words[i].plain == "and"), run))
    if kind_end > at + 1 and (lead in _BEFORE or _stands_free(document, at)):
        return kind_end
    if lead not in _SURE | {"with", "for", "en"} or run == at:
        return at
    stops = (i for i in range(at, run) if _is_everyday(document, i) or fold(words[i].text) in _JOINING)
    end = next(stops, run)
    named = end > at and words[at].text[0].isalpha() and fold(words[at].text) not in _kinds()
    before_job = end < len(words) and is_head(words[end])
    return end if named and not before_job else at


def _run_end(document: Document, at: int, barred: frozenset[int]) -> int:
    """How far a name could go from ``at``: words that are no small words."""
    words, i = document.words, at
    while (
        i < min(len(words), at + _MOST)
        and words[i].is_word
        and i not in barred
        and i not in document.starts - {at}
    ):
        joining = fold(words[i].text) in _JOINING and i > at
        if not joining and _is_small(document, i):
            break
        i += 1
    while i > at and fold(words[i - 1].text) in _JOINING:
        i -= 1
    return i


def _kind_end(document: Document, at: int, limit: int) -> int:
    """The end of the run up to its last word for a kind of house; a job's word or a name ends it before."""
    words, end = document.words, at
    for i in range(at, limit):
        plain = fold(words[i].text)
        kind_next = i + 1 < limit and fold(words[i + 1].text) in _kinds()
        if is_head(words[i]) and plain not in _kinds() and not kind_next:
            break
        if plain in _kinds() and i > at:
            end = i + 1
        elif end > at and plain not in _JOINING and end - at > 1:
            break
    own = [w for w in words[at:end] if fold(w.text) not in _kinds()]
    return end if own else at


def _is_small(document: Document, i: int) -> bool:
    word = document.words[i]
    plain = fold(word.text)
    return plain in employer_words().never_open or _is_everyday(document, i)


def _is_everyday(document: Document, i: int) -> bool:
    word = document.words[i]
    plain = fold(word.text)
    if plain in _kinds():
        return False
    return plain in everyday_words() or is_head(word) or " " in word.plain or word.plain != plain


def _stands_free(document: Document, at: int) -> bool:
    """Whether a name may begin at ``at`` without an "at": after a time or a day and with an unknown word."""
    word = document.words[at]
    known = people_words()
    return (
        fold(word.text) not in known.given_names
        and not _is_small(document, at)
        and fold(word.text) not in _kinds()
        and len(word.text) > _BACK
    )
