"""How the candidacy stands, where a phrase says so."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from followup.case import Outcome
from followup.notes.cues import CueSet, Match
from followup.notes.document import Document
from followup.prompts import PromptData, load_prompts
from followup.spans import Span

_NEAR = 9
"""A supposition reaches this many words ahead."""


class _OutcomeWords(PromptData):
    groups: dict[str, list[str]]
    cues: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome and the place of the phrase that shows it; two phrases that disagree leave a doubt."""

    value: Outcome | None
    spans: tuple[Span, ...]


@cache
def _cues() -> CueSet:
    data = load_prompts("notes/outcome", _OutcomeWords)
    return CueSet(data.cues, data.groups)


def read_outcome(
    document: Document, *, upcoming: bool, ignored: frozenset[int], known: bool
) -> OutcomeReading:
    """Find the outcome.

    Args:
        document: the notes.
        upcoming: whether the interview is still to come.
        ignored: words that tell of an earlier interview.
        known: whether anything at all was read in the notes.
    """
    told: Match | None = None
    took_place = known
    for first, last in document.sentences:
        matches = list(_cues().matches(document.plain, first, last))
        took_place = took_place or any(m.kind == "took_place" for m in matches)
        for match in matches:
            if (
                match.kind in get_args(Outcome)
                and match.first not in ignored
                and not _is_supposed(match, matches)
            ):
                told = match
    if told is not None:
        value: Outcome = next(o for o in get_args(Outcome) if o == told.kind)
        return OutcomeReading(value, (document.span(told.first, told.last),))
    return OutcomeReading("waiting" if took_place and not upcoming else None, ())


def _is_supposed(match: Match, matches: list[Match]) -> bool:
    return any(m.kind == "supposed" and match.first - _NEAR <= m.first < match.first for m in matches)
