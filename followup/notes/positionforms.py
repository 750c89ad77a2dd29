"""How far the name of a position goes: levels and scopes belong to it, what follows "for" does not."""

from functools import cache

from followup.notes.document import Document
from followup.notes.titles import is_head, title_words
from followup.notes.words import Word, fold
from followup.prompts import PromptData, load_prompts

_SCOPE = 5
_LONGEST_BRACKET = 6


class PositionWords(PromptData):
    """The content of ``position.toml``."""

    edges: frozenset[str]
    cuts: frozenset[str]
    scopes: frozenset[str]
    levels: frozenset[str]
    short_heads: frozenset[str]
    job_endings: tuple[str, ...]
    not_jobs: frozenset[str]
    groups: dict[str, list[str]]
    cues: dict[str, list[str]]


@cache
def position_words() -> PositionWords:
    """The content of ``position.toml``. Raises PromptFileError."""
    return load_prompts("notes/position", PositionWords)


def is_plain_head(word: Word) -> bool:
    """Whether ``word`` as it is written, not a mended slip of it, names a job."""
    text = fold(word.text).rstrip(".")
    heads = title_words().heads
    return bool({text, text.rpartition("-")[2], text.rpartition("/")[2]} & heads) or (
        text.endswith("s") and text[:-1] in heads
    )


def looks_like_job(word: Word) -> bool:
    """Whether ``word`` is a listed job's word or ends as trades do: "beater", "herdsman"."""
    plain = fold(word.text)
    known = position_words()
    shaped = len(plain) > len("owner") and plain.isalpha() and plain.endswith(known.job_endings)
    return is_head(word) or (shaped and plain not in known.not_jobs)


def trade_end(document: Document, first: int, limit: int) -> int:
    """The end of a trade that no list has and that a sure cue announces: up to three words and a job's."""
    words, ends = document.words, title_words().stops | position_words().cuts
    for i in range(first, min(limit, first + 4)):
        word = words[i]
        if not word.text.isalpha() or word.plain.split(" ")[0] in ends:
            return first
        after = words[i + 1] if i + 1 < limit else None
        closes = after is None or not after.is_word or after.plain.split(" ")[0] in ends
        if looks_like_job(word) and closes:
            return i + 1
    return first


def cut_tail(document: Document, first: int, last: int) -> int:
    """The end of the position in the words ``first`` up to ``last``: before "for the vans", "thing"."""
    words, known = document.words, position_words()
    seen = False
    for i in range(first, last):
        plain = fold(words[i].text)
        capital_next = i + 1 < last and words[i + 1].capital
        if seen and plain == "in" and not capital_next and not document.spoken:
            return i
        if seen and plain in known.cuts:
            return i
        seen = seen or is_head(words[i])
    return last


def with_scope(document: Document, last: int, limit: int) -> int:
    """The end of the position that ends at ``last``, with what narrows it: "(Roads)", ", Nights", "II"."""
    words = document.words
    last = _with_dot(words, last, limit)
    while last < limit and fold(words[last].text) in position_words().levels:
        last += 1
    if last < limit and words[last].text == "(":
        return _with_bracket(words, last, limit)
    if last >= limit or words[last].text not in {",", "-", "\u2013", "\u2014"}:
        return last
    end = last + 1
    while end < min(limit, last + 1 + _SCOPE) and (words[end].is_word or words[end].text in "&/"):
        end += 1
    inside = words[last + 1 : end]
    scoped = any(fold(w.text) in position_words().scopes for w in inside) or (
        len(inside) == 1 and inside[0].text.isupper() and len(inside[0].text) == len("ER")
    )
    jobs = any(
        is_head(w) and fold(w.text) not in position_words().scopes | title_words().weak for w in inside
    )
    digits = any(w.text[0].isdigit() for w in inside)
    digits = digits or any(
        fold(w.text) in position_words().cuts - {"full-time", "part-time", "casual", "temporary", "permanent"}
        for w in inside
    )
    ends = end >= len(words) or words[end].text not in {":", "="}
    return end if inside and scoped and not jobs and not digits and ends else last


def _with_dot(words: list[Word], last: int, limit: int) -> int:
    """With the dot of a short form: "housekeeping sup."."""
    short = last > 0 and fold(words[last - 1].text) in position_words().short_heads
    dot = last < limit and words[last].text == "." and words[last].start == words[last - 1].end
    closing = last + 1 >= len(words) or words[last + 1].text in {"\n", ",", ")"}
    return last + 1 if short and dot and closing else last


def _with_bracket(words: list[Word], last: int, limit: int) -> int:
    """The end of a bracket right behind the position that narrows it: "Engineer (Roads)"."""
    close = next((i for i in range(last, min(limit, last + _LONGEST_BRACKET)) if words[i].text == ")"), None)
    if close is None or any(w.text.isdigit() for w in words[last:close]):
        return last
    narrows = any(w.capital or fold(w.text) in position_words().scopes for w in words[last + 1 : close])
    return close + 1 if narrows else last


def is_clean(document: Document, first: int, last: int, *, strict: bool = True) -> bool:
    """Whether the words are a position and nothing else: its last word is a job's.

    Unless it is ``strict`` a slip of the keyboard in that word is let pass.
    """
    words, known = document.words, position_words()
    opening = next(
        (i for i in range(first, last) if words[i].text in {"(", ",", "-", "\u2013", "\u2014"}), last
    )
    end = opening
    while end > first and fold(words[end - 1].text) in known.levels:
        end -= 1
    if end == first:
        return False
    core = words[first:end]
    if any(fold(w.text) in known.cuts and not w.capital for w in core):
        return False
    small = {"of", "in", "de", "da", "do", "del", "d'"}
    of = next((n for n, w in enumerate(core) if w.plain in small), len(core))
    heads = [core[0], core[-1], *core[of - 1 : of]]
    return any(is_plain_head(w) for w in heads) or (not strict and is_head(core[-1]))
