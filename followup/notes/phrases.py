"""A stretch of words cut into the points it lists, each trimmed to what counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.document import Document
from followup.notes.words import Word, fold
from followup.prompts import PromptData, load_prompts

POINT_KINDS = ("topics", "strengths", "forgotten")
_LONGEST = 28
_FEW = 2
"""So many words make a point of their own."""
_LEADS = {"topics": "topic_leads", "strengths": "strength_leads", "forgotten": "forgotten_leads"}


class PointWords(PromptData):
    """The content of ``points.toml``."""

    groups: dict[str, tuple[str, ...]]
    cues: dict[str, tuple[str, ...]]
    lists: dict[str, frozenset[str]]


@cache
def point_words() -> PointWords:
    """The content of ``points.toml``. Raises PromptFileError."""
    return load_prompts("notes/points", PointWords)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` up to ``last`` that hold points of one kind; ``listed`` below or after a label."""

    kind: str
    first: int
    last: int
    listed: bool
    whole: bool = False
    """Whether each line is one point, commas and all."""


def split_items(document: Document, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The places of the points in ``stretch``."""
    last = stretch.last if stretch.listed else _end_of_value(document, stretch.first, stretch.last)
    if stretch.whole:
        trimmed = _trimmed(document, stretch.first, last, stretch)
        if trimmed is not None:
            yield trimmed
        return
    pieces = list(_between_marks(document, stretch, last))
    for n, (first, end) in enumerate(pieces):
        if n and not stretch.listed and _is_aside(document.words[first]):
            break
        for a, b in _between_ands(document, first, end, alone=len(pieces) == 1):
            trimmed = _trimmed(document, a, b, stretch)
            if trimmed is not None:
                yield trimmed


def _end_of_value(document: Document, first: int, last: int) -> int:
    ends, turns = point_words().lists["ends"], point_words().lists["turns"]
    for i in range(first, last):
        word = document.words[i]
        if i > first and word.plain in turns and _goes_on(document, i, last):
            continue
        if i > first and (
            word.plain in ends or fold(word.text) in ends or word.text in '"\u201d\u2014\u2013'
        ):
            return i
        if word.text == "-" and word.start > document.words[i - 1].end:
            return i
    return last


def _goes_on(document: Document, at: int, last: int) -> bool:
    """Whether "because", "so" or "but" goes on with the same matter, and not with the candidate's own."""
    after = document.words[at + 1].plain.split(" ")[0] if at + 1 < last else ""
    if document.words[at].plain == "which":
        return document.words[at - 1].is_word
    return bool(after) and after not in point_words().lists["turned"] and document.words[at - 1].is_word


def _between_marks(document: Document, stretch: Stretch, last: int) -> Iterator[tuple[int, int]]:
    """Pieces between commas, semicolons, slashes and bullets; brackets keep theirs."""
    words, first, listed = document.words, stretch.first, stretch.listed
    start, depth = first, 0
    for i in range(first, last):
        text = words[i].text
        depth += (text in "([") - (text in ")]" and depth > 0)
        spaced = words[i].start > words[i - 1].end if i else True
        if not listed and depth and text not in "([":
            start = i + 1
            continue
        hard = (
            (not listed and text in "([")
            or text in {";", "\n", "|", "\u2022", "\u00b7", ">"}
            or (text in "/+" and spaced)
        )
        more = not listed and i + 1 < last and words[i + 1].plain in point_words().lists["more_of_it"]
        soft = (
            text == ","
            and depth == 0
            and not more
            and (stretch.kind != "forgotten" or _opens_item(words, i + 1, last))
        )
        dash = listed and text in "-\u2013\u2014" and i == start
        if hard or soft or dash:
            if i > start:
                yield start, i
            start = i + 1
    if last > start:
        yield start, last


def _opens_item(words: list[Word], at: int, last: int) -> bool:
    """Whether the words after a comma are a point of their own, and not more about the one before."""
    return at < last and words[at].plain.split(" ")[0] in {"my", "the", "that", "i", "and", "a", "an"}


def _is_aside(word: Word) -> bool:
    return word.plain.split(" ")[0] in point_words().lists["asides"]


def _between_ands(document: Document, first: int, last: int, *, alone: bool) -> Iterator[tuple[int, int]]:
    """Pieces of "A and B" where each is a point of its own."""
    words, start = document.words, first
    for i in range(first, last):
        if words[i].plain not in {"and", "plus", "y", "et", "und", "e"} or (
            words[i].text == "&" and not _opens_item(words, i + 1, last)
        ):
            continue
        if i == start:
            start = i + 1
            continue
        if _parts_items(document, start, i, last, alone=alone):
            yield start, i
            start = i + 1
    if last > start:
        yield start, last


def _parts_items(document: Document, first: int, at: int, last: int, *, alone: bool) -> bool:
    words = document.words
    if at + 1 >= last:
        return True
    after = words[at + 1]
    left, right = (sum(w.is_word for w in words[a:b]) for a, b in ((first, at), (at + 1, last)))
    plain = after.plain.split(" ")[0]
    starts = plain in point_words().lists["item_starts"] or after.text[0].isdigit()
    plains = [w.plain for w in words[first:at]]
    if "between" in plains or (
        "from" in plains and "to" not in plains and "to" in {w.plain for w in words[at:last]}
    ):
        return False
    if starts and right >= _FEW:
        return True
    verb = plain.endswith(("ing", "ed")) and right >= _FEW and left >= _FEW
    if verb or words[at].plain == "plus":
        return True
    return left >= _FEW and right > _FEW and not (alone and words[at - 1].plain.endswith("ing"))


def _trimmed(document: Document, first: int, last: int, stretch: Stretch) -> tuple[int, int] | None:
    words, lists = document.words, point_words().lists
    leads, tails = lists[_LEADS[stretch.kind]], lists["tails"]
    if stretch.listed:
        leads = frozenset({"that", ":", "and", "about"})
    while first < last and (_leads(words[first], leads) or not words[first].is_word):
        first += 1
    while last > first and (
        (not words[last - 1].is_word and words[last - 1].text not in ")]%") or words[last - 1].plain in tails
    ):
        last -= 1
    if last <= first:
        return None
    last = min(last, first + _LONGEST)
    plain = " ".join(fold(document.cut(first, last)).split())
    spoken = " ".join(w.plain for w in words[first:last])
    if plain in lists["empty"] or spoken in lists["empty"] or not any(c.isalpha() for c in plain):
        return None
    if stretch.kind == "topics" and any(f" {p} " in f" {spoken} " for p in lists["not_topics"]):
        return None
    return first, last


def _leads(word: Word, leads: frozenset[str]) -> bool:
    return word.plain in leads or all(part in leads for part in word.plain.split(" "))
