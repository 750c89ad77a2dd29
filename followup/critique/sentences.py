"""Splits a text into sentences, each with its place."""

import re
from collections.abc import Iterator

from followup.spans import Span

_NO_END = frozenset(
    {
        *(
            "mr",
            "mrs",
            "ms",
            "mx",
            "dr",
            "prof",
            "st",
            "jr",
            "sr",
            "vs",
            "no",
            "inc",
            "ltd",
            "co",
            "dept",
            "approx",
        ),
        *("e.g", "i.e", "etc", "a.m", "p.m", "u.s", "u.k", "rev", "capt", "sgt", "gov", "ext"),
    }
)
_END = re.compile(r"[.!?…]+[)\"'\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•\u2013·]|\d{1,2}[.)])\s)")


def _is_end(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` ends a sentence: not after 'Dr', not before a small letter."""
    if text[at] != ".":
        return True
    word = re.search(r"[\w.]*$", text[max(0, at - 12) : at])
    before = word[0].lower() if word else ""
    after = re.compile(r"[.)\"'\]]*\s+(\S)").match(text, at)
    follows_small = bool(after and after[1].islower())
    if before in _NO_END:
        return before in {"a.m", "p.m", "etc", "inc", "ltd"} and not follows_small
    return not (len(before) == 1 and before.isalpha() and before != "i") and not follows_small


def split_sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of ``text`` inside ``within``; items of a list and paragraphs are sentences too."""
    start = within.start
    for end in _END.finditer(text, within.start, within.end):
        if text[end.start()] in ".!?…" and not _is_end(text, end.start()):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, within.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    bare = part.strip()
    if any(c.isalnum() for c in bare):
        first = start + part.index(bare)
        yield Span(start=first, end=first + len(bare))
