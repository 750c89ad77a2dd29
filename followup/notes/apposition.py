"""The job title that stands beside a name: behind it, before it, below it, or in its brackets."""

from dataclasses import dataclass

from followup.notes.document import Document
from followup.notes.names import Mention
from followup.notes.peoplewords import everyday_words, people_words
from followup.notes.titles import is_head, skip_leads, title_end, title_words
from followup.notes.words import Word, fold

_MARKS = frozenset(",-\u2013\u2014:/=")
_FAR, _BRACKET, _LONGEST_DEPARTMENT, _SHORT_TITLE = 7, 15, 4, 2
_FEW = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title at words ``first`` up to ``last``; what was said of the person goes on at word ``after``."""

    first: int
    last: int
    after: int
    says_is: bool = False
    """Whether it stands before the name as in "the manager is Ana"."""


def find_title(document: Document, mention: Mention, free_from: int, free_to: int | None) -> Title | None:
    """The title of the person named at ``mention``.

    Words before ``free_from``, and from ``free_to`` on, belong to somebody else.
    """
    floor, limit = document.sentence_of(mention.first)
    limit = min(limit, free_to or limit)
    return (
        _in_brackets(document, mention.last, limit)
        or _behind(document, mention.last, limit)
        or _below(document, mention)
        or _before(document, mention, max(free_from, floor))
    )


def _in_brackets(document: Document, at: int, limit: int) -> Title | None:
    words = document.words
    if at >= limit or words[at].text not in "([":
        return None
    close = next((i for i in range(at, min(limit, at + _BRACKET)) if words[i].text in ")]"), limit)
    first = skip_leads(document, at + 1, close)
    while first < close and _is_said(words[first]):
        first += 1
    first = skip_leads(document, first, close)
    last = title_end(document, first, close)
    department = _department(document, first, close) if last == first else None
    if department is not None and department.after == close:
        return Title(department.first, department.last, min(close + 1, limit))
    if last == first:
        return Title(at, at, close + 1) if close < limit else None
    return Title(first, _with_department(document, first, last, close), min(close + 1, limit))


def _is_said(word: Word) -> bool:
    lists = people_words().lists
    return word.plain in lists.be | lists.pronouns


def _with_department(document: Document, first: int, last: int, limit: int) -> int:
    """A lone "Manager" before a comma takes the capitals after it along: "Manager, Rehab Services"."""
    words = document.words
    if last + 1 >= limit or words[last].text != "," or last - first != 1 or not words[first].capital:
        return last
    i = last + 1
    while i < limit and (words[i].capital or words[i].text in {"&", "and", "of"}):
        i += 1
    short = 0 < i - last - 1 <= _LONGEST_DEPARTMENT
    return i if short and (i == limit or not words[i].is_word) else last


def _behind(document: Document, at: int, limit: int) -> Title | None:
    words, lists = document.words, people_words().lists
    mark = at < limit and words[at].text in _MARKS
    start = at + 1 if mark else at
    if start >= limit:
        return None
    if words[start].plain in {"from", "form", "in", "of", "de", "at"}:
        return _department(document, start + 1, limit)
    be = start
    while be < min(limit, start + 2) and _is_said(words[be]):
        be += 1
    said = be > start and words[be - 1].plain in lists.be
    led = said or mark or words[start].plain in lists.articles
    first = skip_leads(document, be, limit) if led else start
    last = title_end(document, first, limit)
    if last == first or not _is_title(document, be, (first, last), said=said, marked=mark):
        return None
    end = _with_department(document, first, last, limit) if mark else last
    return Title(first, end, end)


def _is_title(document: Document, be: int, place: tuple[int, int], *, said: bool, marked: bool) -> bool:
    """Whether the words are this person's title: not "my director", "is looking for a cook", ", and Ben"."""
    words, (first, last) = document.words, place
    opening = words[first]
    if any(w.plain == "my" for w in words[be:first]) or (marked and opening.plain == "and"):
        return False
    if said:
        short = first > be or last - first <= _SHORT_TITLE or is_head(opening)
        return short and not opening.plain.endswith("ing") and last - first <= _FAR
    plain_run = document.spoken and last - first <= _FEW and not _says_anything(document, first, last)
    return marked or first > be or opening.capital or is_head(opening) or plain_run


def _says_anything(document: Document, first: int, last: int) -> bool:
    """Whether a word before the job's word is an everyday one: "laughed at the manager"."""
    return any(w.plain in everyday_words() and not is_head(w) for w in document.words[first:last])


def _department(document: Document, first: int, limit: int) -> Title | None:
    first = skip_leads(document, first, limit)
    for last in (first + 2, first + 1):
        if last <= limit and fold(document.cut(first, last)) in people_words().lists.departments:
            team = last < limit and document.words[last].plain in {"team", "department", "dept"}
            return Title(first, last, last + 1 if team else last)
    return None


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


def _before(document: Document, mention: Mention, floor: int) -> Title | None:
    words, last = document.words, mention.first
    if last - 1 <= floor:
        return None
    comma = words[last - 1].text in _MARKS
    says_is = words[last - 1].plain in people_words().lists.be | {"called", "named"}
    last -= comma or says_is
    if [w.plain for w in words[last - 4 : last]] == ["by", "the", "name", "of"]:
        last -= 4
    known = title_words()
    first = last
    while first > max(floor, last - _FAR) and (words[first - 1].text == "&" or not _parts(words[first - 1])):
        first -= 1
    for start in range(first, last):
        if title_end(document, start, last) == last and words[start].has_upper | (
            not words[start].text[0].isdigit()
        ):
            opened = start == floor or fold(words[start - 1].text) in known.leads | known.stops
            if opened or (not comma and (is_head(words[start]) or words[start].capital)):
                return Title(start, last, mention.last, says_is)
    return None


def _parts(word: Word) -> bool:
    """Whether a title before a name begins after ``word``."""
    known = title_words()
    return fold(word.text) in known.stops or word.plain in known.leads or not word.is_word
