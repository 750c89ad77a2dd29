"""Marks findings and comments in a letter as a proof-reader does: underlined, with number and shape."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import Literal, NamedTuple

from followup.critique import Finding
from followup.prompts import load_texts

_texts = load_texts("critique_page")
Look = Literal["error", "warning", "suggestion", "comment"]
_WEIGHT: dict[Look, int] = {"error": 0, "warning": 1, "suggestion": 2, "comment": 3}
SHAPES: dict[Look, str] = {"error": "■", "warning": "▲", "suggestion": "●"}
"""A shape for each severity, for those who do not see its colour."""
COMMENT_SHAPE = "◆"


class Mark(NamedTuple):
    """Characters ``start`` up to ``end`` of a letter; how they look; what leads from them to the list.

    ``sign`` is the number or letter, ``words`` says it to those who do not see it, ``target`` is the anchor
    in the list, empty where the list does not show it now.
    """

    start: int
    end: int
    look: Look
    sign: str
    words: str
    target: str = ""

    @property
    def label(self) -> str:
        """The shape and the sign."""
        return f"{SHAPES.get(self.look, COMMENT_SHAPE)} {self.sign}"


def mark_finding(number: int, finding: Finding, *, is_listed: bool) -> Mark:
    """The mark of a finding."""
    words = _texts("mark", number=number, severity=_texts(f"severity.{finding.severity}"))
    target = f"finding-{number}" if is_listed else ""
    return Mark(finding.start, finding.end, finding.severity, str(number), words, target)


def link_mark(mark: Mark) -> str:
    """HTML: the number of a mark, which leads to it in the list where it is shown there."""
    words = escape(mark.words)
    if not mark.target:
        return (
            f'<span class="fu-n fu-{mark.look}" role="img" aria-label="{words}" title="{words}">'
            f"{escape(mark.label)}</span>"
        )
    return (
        f'<a class="fu-n fu-{mark.look}" href="#{mark.target}" aria-label="{words}" title="{words}">'
        f"{escape(mark.label)}</a>"
    )


def mark_text(text: str, marks: Sequence[Mark]) -> str:
    """HTML: the text, escaped, each mark underlined at its place and its number after it."""
    edges = {0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    pieces = [_piece(text, start, end, marks) for start, end in pairwise(cuts)]
    return f'<div class="fu-marked">{"".join(pieces)}</div>'


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    here = [mark for mark in marks if mark.start <= start and end <= mark.end]
    words = escape(text[start:end])
    if here:
        worst = min(here, key=lambda mark: _WEIGHT[mark.look]).look
        words = f'<mark class="fu-{worst}">{words}</mark>'
    return words + "".join(link_mark(mark) for mark in marks if mark.end == end)


def explain_marks(looks: Iterable[Look]) -> str:
    """HTML: what the shapes mean."""
    seen = set(looks)
    meanings = [(look, shape, _texts(f"severity.{look}")) for look, shape in SHAPES.items() if look in seen]
    if "comment" in seen:
        meanings.append(("comment", COMMENT_SHAPE, load_texts("comments")("shape")))
    rows = "".join(
        f'<li><span class="fu-{look}" aria-hidden="true">{shape}</span> {escape(words)}</li>'
        for look, shape, words in meanings
    )
    return f'<ul class="fu-shapes">{rows}</ul>'
