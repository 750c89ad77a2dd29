"""What the words beside a name say: whether "Will" is somebody, a month a month, and a firm a firm."""

import re
from collections.abc import Container, Sequence

from followup.guard.data import word_data
from followup.guard.words import is_english
from followup.notes.peoplewords import common_words, everyday_words, people_words
from followup.notes.titles import title_words
from followup.redaction.data import redaction_data
from followup.redaction.pieces import Piece

_SENTENCE_EDGE = re.compile(r"(?:^|[.!?:\n\u2022*>|\u2026]|^[ \t]*[-\u2013])[\s\"'\u201c\u2018(]*$")
_EDGE_REACH = 6


def is_ordinary(low: str) -> bool:
    """Whether a folded word is English that anybody may write without meaning a person."""
    known = people_words()
    if low in known.given_names and low not in known.word_names and low not in redaction_data().names.months:
        return low in everyday_words() or low in word_data().function_words
    return low in known.word_names or low in common_words() or low in everyday_words() or is_english(low)


def is_given(low: str) -> bool:
    """Whether a folded word is a given name somewhere."""
    known = people_words()
    return low in known.given_names or low in known.word_names


def is_spoken_name(pieces: Sequence[Piece], at: int, *, plain_case: bool, told: frozenset[str]) -> bool:
    """Whether "mark" or "grace" without a capital is the name of somebody known: "spoke with grace".

    ``told`` are such words that stand as a name elsewhere in the text.
    """
    low = pieces[at].low
    if not is_given(low) and low not in word_data().word_names:
        return False
    if is_spoken_of(pieces, at):
        return True
    rare = low not in word_data().function_words and low not in redaction_data().names.months
    before = pieces[at - 1].low if at else ""
    if not rare or before in redaction_data().names.spoken_not:
        return False
    return plain_case or low in told or before in people_words().lists.before_names


def is_spoken_of(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a word beside says that a word in small letters is a name."""
    data = redaction_data().names
    before = pieces[at - 1].low if at else ""
    after = pieces[at + 1].low if at + 1 < len(pieces) else ""
    return before in data.spoken_before or after in data.spoken_after


def names_firm(text: str, pieces: Sequence[Piece], at: int, names: Container[str]) -> bool:
    """Whether a lone word is a part of a firm's or a place's name: "Chan & Sons", "Hyde Park"."""
    piece, organisations = pieces[at], word_data().organisation_words
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    if behind is not None and behind.capital:
        joint = text[piece.end : behind.start]
        if joint.strip() == "&" and behind.low not in names:
            return True
        if joint == " " and behind.low in organisations:
            return True
    before = pieces[at - 1] if at else None
    if before is None or not before.capital or before.low in names:
        return False
    joint = text[before.end : piece.start]
    if joint.strip() == "&":
        return True
    job = before.low in title_words().heads and piece.low not in title_words().heads
    opens = is_edge(text, before.start) and is_ordinary(before.low)
    return joint == " " and is_ordinary(piece.low) and not job and not opens


def is_edge(text: str, at: int) -> bool:
    """Whether a sentence or a line begins at ``at``."""
    return _SENTENCE_EDGE.search(text[max(0, at - _EDGE_REACH) : at]) is not None


def is_month(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether "May" or "Mar" is a month here: a figure or "in" stands beside it."""
    data, piece = redaction_data().names, pieces[at]
    if piece.low not in data.months:
        return False
    if any(
        c.isdigit() for c in text[max(0, piece.start - 3) : piece.start] + text[piece.end : piece.end + 3]
    ):
        return True
    before = pieces[at - 1] if at else None
    return (
        before is not None and before.low in data.before_months and not text[before.end : piece.start].strip()
    )


def opens_sentence(text: str, pieces: Sequence[Piece], at: int) -> bool:
    """Whether "Will" only begins "Will they call?"."""
    if at + 1 >= len(pieces) or text[pieces[at].end : pieces[at + 1].start].strip():
        return False
    return is_edge(text, pieces[at].start) and pieces[at + 1].low in redaction_data().names.after_verbs
