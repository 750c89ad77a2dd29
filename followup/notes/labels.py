"""Labelled values of notes: "Employer: Acme", a label with a list below it, several on one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.cues import CueSet, with_groups
from followup.notes.words import BREAKS, PlainText, Word
from followup.prompts import PromptData, load_prompts

_MAX_LABEL_WORDS = 9
_MAX_KEYWORD_LABEL = 9
_WIDE_SPACE = 3
"""So many blanks set a label apart as a colon does."""
_SEPARATORS = frozenset(":=")
BULLETS = frozenset("-*\u2022\u00b7\u2219>~+\u2013\u2014")
"""Marks that open a line of a list."""
_LINE_EDGES = BULLETS - frozenset("+\u2013\u2014") | frozenset("\n|")
_TOLD = frozenset({"topics", "strengths", "forgotten"})
_LONG_VALUE = 25
"""A labelled value of several sentences and more words than this is told freely, and read like remarks."""
_SPACED_SEPARATORS = frozenset("-\u2013\u2014|~\u2192")
_RUNS = frozenset(".!\u2026")
"""Two or more of these part a label from its value: "Employer.... Acme"."""


class _Labels(PromptData):
    groups: dict[str, list[str]]
    labels: dict[str, list[str]]
    keywords: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value: words ``first`` up to ``last``; ``kind`` is a key of ``labels.toml``."""

    kind: str
    label: int
    first: int
    last: int


def line_openings(words: list[Word]) -> frozenset[int]:
    """The first word of each line, whatever bullet stands before it."""
    openings: set[int] = set()
    fresh = True
    for i, word in enumerate(words):
        if word.text == "\n":
            fresh = True
        elif fresh and word.is_word:
            openings.add(i)
            fresh = False
    return frozenset(openings)


@cache
def label_words() -> frozenset[str]:
    """Every word of the labels."""
    data = load_prompts("notes/labels", _Labels)
    phrases = [p for some in (*data.labels.values(), *data.groups.values()) for p in some]
    return frozenset(w for p in phrases for w in p.removesuffix("?").split() if not w.startswith("{"))


@cache
def _label_cues() -> CueSet:
    data = load_prompts("notes/labels", _Labels)
    return CueSet(data.labels, with_groups(data.groups))


def find_fields(words: list[Word], starts: frozenset[int], plain: PlainText) -> list[Field]:
    """Every label with the words after it, up to the end of its line or the next label on it."""
    openings = line_openings(words)
    heads = list(_heads(words, starts, plain, openings))
    fields: list[Field] = []
    for n, (kind, label, first) in enumerate(heads):
        limit = heads[n + 1][1] if n + 1 < len(heads) else len(words)
        line_end = next((i for i in range(first, limit) if words[i].text == "\n"), limit)
        ends = [i for i in range(first + 1, line_end) if i in starts]
        inside_line = label not in openings and words[label - 1].text not in _LINE_EDGES
        prose = kind not in _TOLD and len(ends) > 1 and line_end - first > _LONG_VALUE
        last = ends[0] if ends and (inside_line or prose) else line_end
        told_freely = kind in _TOLD and len(ends) > 1 and last - first > _LONG_VALUE
        last = _before_pipe(words, first, last)
        if last <= first:
            last = _bullets_below(words, first, limit)
        fields.append(Field("remarks" if told_freely else kind, label, first, max(first, last)))
    return fields


def _before_pipe(words: list[Word], first: int, last: int) -> int:
    while last > first and words[last - 1].text in "|,;-\u2013\u2014":
        last -= 1
    return last


def _bullets_below(words: list[Word], first: int, limit: int) -> int:
    """The end of the list below a label that stands alone on its line; a blank line ends it."""
    i = first
    while i < limit and not (words[i].text == "\n" and i + 1 < limit and words[i + 1].text == "\n"):
        i += 1
    return i


def _heads(
    words: list[Word], starts: frozenset[int], plain: PlainText, openings: frozenset[int]
) -> Iterator[tuple[str, int, int]]:
    cues = _label_cues()
    for i in range(len(words)):
        comma = i > 0 and words[i - 1].text in ",|("
        if not (i in starts or comma) or not words[i].is_word:
            continue
        found = cues.match_at(plain, i)
        value = None
        if found is not None and found.last - i <= _MAX_LABEL_WORDS and found.last < len(words):
            value = _after_separator(
                words, i, found.last, strict=comma and i not in starts, opens=i in openings
            )
        if found is not None and value is not None:
            yield found.kind, i, value
        elif i in starts:
            yield from _by_keyword(words, i, opens=i in openings)


def _by_keyword(words: list[Word], label: int, *, opens: bool) -> Iterator[tuple[str, int, int]]:
    """A label that is not listed, told by a word in it: "Key points they discussed:"."""
    if not opens and words[label - 1].text not in _LINE_EDGES | {")", "."}:
        return
    limit = min(len(words), label + _MAX_KEYWORD_LABEL)
    mark = next((i for i in range(label + 1, limit) if words[i].text in _SEPARATORS | BREAKS), limit)
    if mark >= limit or mark >= len(words) - 1 or words[mark].text != ":":
        return
    plain = " " + " ".join(w.plain for w in words[label:mark]) + " "
    for kind, keywords in load_prompts("notes/labels", _Labels).keywords.items():
        if any(f" {keyword} " in plain for keyword in keywords):
            yield kind, label, mark + 1
            return


def _after_separator(words: list[Word], label: int, at: int, *, strict: bool, opens: bool) -> int | None:
    """The word after the separator at ``at``; None where none stands there."""
    if words[at].text == "(" and not strict:
        close = next((j for j in range(at, min(at + 8, len(words))) if words[j].text == ")"), at)
        at = close + 1 if close > at and close + 1 < len(words) else at
    mark = words[at].text
    if mark in _SEPARATORS or (mark == ">" and words[at - 1].text in "-="):
        return at + 1
    if strict or not (opens or words[label - 1].text in _LINE_EDGES):
        return None
    space = words[at].start - words[at - 1].end
    if opens and (mark in _RUNS or words[at - 1].text.endswith(".")) and (after := _after_run(words, at)):
        return after
    if (mark in _SPACED_SEPARATORS and space) or mark == "!":
        return next(
            (j for j in range(at, len(words)) if words[j].text not in _SPACED_SEPARATORS | {"!"}), None
        )
    if opens and mark != "\n" and space >= _WIDE_SPACE:
        return at
    return at if mark == "\n" and at > label else None


def _after_run(words: list[Word], at: int) -> int | None:
    """The word after two or more dots or calls at ``at``, on the same line."""
    end = at
    while end < len(words) and words[end].text in _RUNS:
        end += 1
    several = end - at > 1 or (end > at and words[at - 1].text.endswith("."))
    return end if several and end < len(words) and words[end].text != "\n" else None
