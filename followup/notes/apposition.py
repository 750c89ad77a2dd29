"""The job title that stands beside a name: behind it, before it, or in its brackets."""

from dataclasses import dataclass

from followup.notes.document import Document
from followup.notes.names import Mention
from followup.notes.titles import is_head, skip_leads, title_end, title_words
from followup.notes.words import fold

_BE = frozenset(
    {"is", "was", "'s", "are", "he is", "she is", "they are", "who is", "he was", "she was", "that is"}
)
_PRONOUNS = frozenset({"he", "she", "who", "they", "that"})
_ARTICLES = frozenset({"the", "a", "an", "our", "their", "le", "la", "el", "l'"})
_MARKS = frozenset(",-\u2013\u2014:/=")
_FAR = 7


@dataclass(frozen=True, slots=True)
class Title:
    """A title at words ``first`` up to ``last``; what was said of the person goes on at word ``after``."""

    first: int
    last: int
    after: int
    says_is: bool = False
    """Whether it stands before the name as in "the manager is Ana"."""


def find_title(document: Document, mention: Mention, free_from: int) -> Title | None:
    """The title of the person named at ``mention``; words before ``free_from`` belong to somebody else."""
    limit = document.sentence_of(mention.first)[1]
    return (
        _in_brackets(document, mention.last, limit)
        or _behind(document, mention.last, limit)
        or _below(document, mention)
        or _before(document, mention, max(free_from, document.sentence_of(mention.first)[0]))
    )


def _in_brackets(document: Document, at: int, limit: int) -> Title | None:
    words = document.words
    if at >= limit or words[at].text not in "([":
        return None
    close = next((i for i in range(at, min(limit, at + 15)) if words[i].text in ")]"), limit)
    first = _skip_be(document, skip_leads(document, at + 1, close), close)
    last = title_end(document, first, close)
    if last == first:
        return Title(at, at, close + 1) if close < limit else None
    return Title(first, _with_department(document, first, last, close), min(close + 1, limit))


def _with_department(document: Document, first: int, last: int, limit: int) -> int:
    """A lone "Manager" before a comma takes the capitals after it along: "Manager, Rehab Services"."""
    words = document.words
    if last + 1 >= limit or words[last].text != "," or last - first != 1 or not words[first].capital:
        return last
    i = last + 1
    while i < limit and (words[i].capital or words[i].text in {"&", "and", "of"}):
        i += 1
    return i if i - last - 1 in {1, 2, 3, 4} and (i == limit or not words[i].is_word) else last


def _skip_be(document: Document, at: int, limit: int) -> int:
    while at < limit and (document.words[at].plain in _BE or document.words[at].plain in _PRONOUNS):
        at += 1
    return skip_leads(document, at, limit)


def _behind(document: Document, at: int, limit: int) -> Title | None:
    words = document.words
    if at >= limit:
        return None
    mark = words[at].text in _MARKS
    start = at + 1 if mark else at
    be = start
    while be < limit and be < start + 2 and (words[be].plain in _BE or words[be].plain in _PRONOUNS):
        be += 1
    said = be > start and words[be - 1].plain in _BE
    first = skip_leads(document, be, limit) if said or mark or _article(document, start, limit) else start
    if words[start].plain in {"from", "form", "in", "of"}:
        return _department(document, start + 1, limit)
    if any(w.plain == "my" for w in words[be:first]):
        return None
    last = title_end(document, first, limit)
    if last == first or (said and not _plausible(document, be, first, last)):
        return None
    if not (said or mark or first > start) and not (words[first].capital or is_head(words[first])):
        return None
    if mark and _is_other_name(document, first, last):
        return None
    return Title(first, _with_department(document, first, last, limit) if mark else last, last)


def _below(document: Document, mention: Mention) -> Title | None:
    """A title on the line under a name that has a line to itself, as in a signature."""
    words, last = document.words, mention.last
    alone = mention.first == 0 or words[mention.first - 1].text == "\n"
    if not alone or last + 1 >= len(words) or words[last].text != "\n":
        return None
    first, limit = last + 1, document.sentence_of(last + 1)[1]
    end = title_end(document, first, limit)
    whole = end > first and (end == limit or words[end].text in "\n,|-\u2013\u2014")
    return Title(first, end, end) if whole else None


def _article(document: Document, at: int, limit: int) -> bool:
    return at < limit and document.words[at].plain in _ARTICLES


def _plausible(document: Document, be: int, first: int, last: int) -> bool:
    """Whether what follows an "is" is a title and not a doing: "is the owner", not "is looking for a cook"."""
    opening = document.words[first].plain
    return (first > be or last - first <= 2) and not opening.endswith("ing") and last - first <= _FAR


def _is_other_name(document: Document, first: int, last: int) -> bool:
    """Whether a list goes on with another person: "Ana, Ben Manager"."""
    return last - first > 1 and document.words[first].plain in {"and", "&"}


def _department(document: Document, first: int, limit: int) -> Title | None:
    first = skip_leads(document, first, limit)
    for size, names in ((2, _DEPARTMENTS_2), (1, _DEPARTMENTS_1)):
        last = first + size
        if last <= limit and fold(document.cut(first, last)) in names:
            team = last < limit and document.words[last].plain in {"team", "department", "dept"}
            return Title(first, last, last + 1 if team else last)
    return None


_DEPARTMENTS_1 = frozenset({"hr", "h.r.", "rrhh", "rh", "hrd"})
_DEPARTMENTS_2 = frozenset(
    {"human resources", "recursos humanos", "ressources humaines", "people operations"}
)


def _before(document: Document, mention: Mention, floor: int) -> Title | None:
    words, last = document.words, mention.first
    comma = last - 1 > floor and words[last - 1].text in _MARKS
    says_is = last - 1 > floor and words[last - 1].plain in _BE | {"called", "named"}
    if comma or says_is:
        last -= 1
    first = last
    known = title_words()
    while first > floor and last - first < _FAR:
        word = words[first - 1]
        stop = fold(word.text) in known.stops or word.plain in known.leads or not word.is_word
        if stop and word.text != "&":
            break
        first -= 1
    for start in range(first, last):
        if title_end(document, start, last) == last and not words[start].text[0].isdigit():
            opened = start == floor or fold(words[start - 1].text) in known.leads | known.stops
            if opened or (not comma and (is_head(words[start]) or words[start].capital)):
                return Title(start, last, mention.last, says_is)
    return None
