"""Which words tell of an earlier interview: where there were several, the latest one counts."""

from functools import cache

from followup.notes.cues import CueSet, Match
from followup.notes.document import Document
from followup.prompts import PromptData, load_prompts

_REACH = 60
_CLOSE = 6


class _RoundWords(PromptData):
    cues: dict[str, list[str]]


@cache
def _cues() -> CueSet:
    return CueSet(load_prompts("notes/rounds", _RoundWords).cues, {})


def find_earlier_rounds(document: Document) -> frozenset[int]:
    """The words of the notes that tell of an interview before the latest one; none where all met again."""
    marks = list(_cues().matches(document.plain, 0, len(document.words)))
    later = [m for m in marks if m.kind == "later" and not _is_ahead(m, marks)]
    first = [m for m in marks if m.kind == "first"]
    if not later or not first or any(m.kind == "again" and m.first > later[0].first for m in marks):
        return frozenset()
    earlier: set[int] = set()
    for mark in first:
        start, end = document.sentence_of(mark.first)
        following = [m.first for m in later if m.first > mark.first]
        if following and following[0] - mark.first <= _REACH:
            end = (
                following[0]
                if document.sentence_of(following[0])[0] == start
                else document.sentence_of(following[0])[0]
            )
        if any(start <= m.first < mark.first for m in later):
            start = mark.first
        earlier |= set(range(start, end))
    return frozenset(earlier)


def _is_ahead(mark: Match, marks: list[Match]) -> bool:
    return any(m.kind == "ahead" and abs(m.first - mark.first) <= _CLOSE for m in marks)
