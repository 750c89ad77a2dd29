"""Marks findings in a letter as a proof-reader does: underlined, with number and shape."""

from collections.abc import Iterable, Mapping
from html import escape
from itertools import pairwise

from followup.critique import Finding
from followup.prompts import load_texts

_texts = load_texts("critique_page")
_WEIGHT = {"error": 0, "warning": 1, "suggestion": 2}
SHAPES = {"error": "■", "warning": "▲", "suggestion": "●"}
"""A shape for each severity, for those who do not see its colour."""


def number_link(number: int, finding: Finding) -> str:
    """HTML: the number of a finding, which leads to it in the list."""
    words = escape(_texts("mark", number=number, severity=_texts(f"severity.{finding.severity}")))
    return (
        f'<a class="fu-n fu-{finding.severity}" href="#finding-{number}" '
        f'aria-label="{words}" title="{words}">'
        f"{SHAPES[finding.severity]} {number}</a>"
    )


def mark_text(text: str, findings: Mapping[int, Finding]) -> str:
    """HTML: the text, escaped, each finding underlined at its place and its number after it."""
    edges = {0, len(text), *(edge for each in findings.values() for edge in (each.start, each.end))}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(text))
    pieces = [_piece(text, start, end, findings) for start, end in pairwise(cuts)]
    return f'<div class="fu-marked">{"".join(pieces)}</div>'


def _piece(text: str, start: int, end: int, findings: Mapping[int, Finding]) -> str:
    here = [each for each in findings.values() if each.start <= start and end <= each.end]
    words = escape(text[start:end])
    if here:
        worst = min(here, key=lambda each: _WEIGHT[each.severity]).severity
        words = f'<mark class="fu-{worst}">{words}</mark>'
    ending = {number: each for number, each in findings.items() if each.end == end}
    return words + number_links(ending)


def number_links(findings: Mapping[int, Finding]) -> str:
    """HTML: the numbers of several findings."""
    return "".join(number_link(number, each) for number, each in findings.items())


def explain_marks(severities: Iterable[str]) -> str:
    """HTML: what the shapes mean."""
    rows = "".join(
        f'<li><span class="fu-{name}" aria-hidden="true">{SHAPES[name]}</span> '
        f"{escape(_texts(f'severity.{name}'))}</li>"
        for name in SHAPES
        if name in severities
    )
    return f'<ul class="fu-shapes">{rows}</ul>'
