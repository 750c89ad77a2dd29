"""Job titles: where one begins and ends in running words."""

from dataclasses import dataclass
from functools import cache

from followup.notes.document import Document
from followup.notes.words import Word, fold
from followup.prompts import PromptData, load_prompts

_LONGEST = 9
_SHORT_HEAD = 5


class _Titles(PromptData):
    heads: tuple[str, ...]
    inside: tuple[str, ...]
    weak_heads: tuple[str, ...]
    leads: tuple[str, ...]
    never: tuple[str, ...]
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _TitleWords:
    heads: frozenset[str]
    inside: frozenset[str]
    weak: frozenset[str]
    leads: frozenset[str]
    never: frozenset[str]
    stops: frozenset[str]


@cache
def title_words() -> _TitleWords:
    """The words of ``titles.toml``. Raises PromptFileError."""
    data = load_prompts("notes/titles", _Titles)
    return _TitleWords(
        frozenset(data.heads),
        frozenset(data.inside),
        frozenset(data.weak_heads),
        frozenset(data.leads),
        frozenset(data.never),
        frozenset(data.stops),
    )


def is_head(word: Word) -> bool:
    """Whether ``word`` makes a phrase a job title; 'managers' and 'team-leader' do as 'manager' does."""
    plain = fold(word.text).rstrip(".")
    heads = title_words().heads
    forms = {plain, word.plain, plain.rpartition("-")[2], plain.rpartition("/")[2]}
    plural = plain.endswith("s") and plain[:-1] in heads and len(plain) > _SHORT_HEAD
    return bool(forms & heads) or plural or _is_compound(plain) or plain in _misspelt_heads()


@cache
def _misspelt_heads() -> frozenset[str]:
    """Long heads with a letter missing or doubled."""
    heads = title_words().heads
    return frozenset(
        slip
        for head in heads
        if len(head) > _SHORT_HEAD + 2
        for i in range(1, len(head))
        for slip in (head[:i] + head[i + 1 :], head[:i] + head[i] + head[i:])
        if slip not in heads
    )


@cache
def _long_heads() -> tuple[str, ...]:
    return tuple(h for h in title_words().heads if len(h) > _SHORT_HEAD)


@cache
def _is_compound(plain: str) -> bool:
    """Whether a longer word ends in a head, as German ones do: "Projektingenieurin"."""
    return len(plain) > 2 * _SHORT_HEAD and plain.endswith(_long_heads())


def title_end(document: Document, first: int, limit: int) -> int:
    """The end of the title that begins at word ``first``, or ``first`` where none does."""
    words, known = document.words, title_words()
    i, head_seen = first, False
    while i < min(limit, first + _LONGEST):
        word = words[i]
        if word.text == "&" or (word.text in "/-" and i - first > 0):
            i += 1
            continue
        plain = fold(word.text)
        if i in document.reserved and i > first:
            break
        joins = plain == "and" and i + 1 < limit and _goes_on(words, i + 1, limit, head_seen=head_seen)
        if (
            not word.is_word
            or "@" in word.text
            or (not known.stops.isdisjoint({plain, word.plain.split(" ")[0]}) and not joins)
        ):
            break
        head_seen = head_seen or is_head(word)
        i += 1
    while i > first and (fold(words[i - 1].text) in known.inside or not words[i - 1].is_word):
        i -= 1
    phrase = fold(document.cut(first, i)) if i > first else ""
    return i if any(is_head(w) for w in words[first:i]) and phrase not in known.never else first


def _goes_on(words: list[Word], at: int, limit: int, *, head_seen: bool) -> bool:
    """Whether the words after an "and" still belong to the title, as in "health and safety manager"."""
    if head_seen:
        return is_head(words[at]) and not words[at].capital
    return any(is_head(w) for w in words[at : min(at + 3, limit)])


def skip_leads(document: Document, first: int, limit: int) -> int:
    """The first word from ``first`` on that can begin a title."""
    leads = title_words().leads
    while first < limit and (
        fold(document.words[first].text) in leads
        or document.words[first].plain in {"he is", "she is", "they are"}
    ):
        first += 1
    return first


def names_a_job(document: Document, first: int, last: int) -> bool:
    """Whether the words name a job on their own, as a role does."""
    known = title_words()
    words = document.words[first:last]
    heads = [w for w in words if is_head(w)]
    return bool(heads) and (len(words) > 1 or fold(heads[0].text) not in known.weak)
