"""A pasted chat: who speaks and at what o'clock stands before each line, and is no part of the notes."""

import re

from followup.spans import Span

_STAMPED = re.compile(
    r"^[ \t]*(?:\[[^\]\n]{4,30}\][ \t]*"
    r"|(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?[ \t]+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[ \t]?[apAP]\.?[mM]\.?)?[ \t]*[-\u2013\u2014]?[ \t]*)"
    r"(?P<speaker>[^\W\d][\w .'-]{0,24}?):(?=[ \t]|$)",
    re.MULTILINE,
)
_NAMED = re.compile(r"^[ \t]*(?P<speaker>[^\W\d][\w'-]{0,14}):[ \t]+(?=\S)", re.MULTILINE)
_SELF = frozenset({"me", "you", "moi", "yo", "ich", "eu"})
_FEWEST = 3


def find_speakers(notes: str) -> tuple[Span, ...]:
    """The places of "[10:02] Zoe:" and the like; none where the notes are no chat."""
    stamped = list(_STAMPED.finditer(notes))
    if len(stamped) >= _FEWEST - 1:
        return tuple(Span(start=m.start(), end=m.end()) for m in stamped)
    named = list(_NAMED.finditer(notes))
    speakers = [m["speaker"].lower() for m in named]
    own = sum(s in _SELF for s in speakers)
    others = {s for s in speakers if speakers.count(s) > 1 and s not in _SELF}
    if own >= _FEWEST - 1 and others:
        said = others | _SELF
        return tuple(Span(start=m.start(), end=m.end()) for m in named if m["speaker"].lower() in said)
    return ()
