"""Which words of a sentence are private, and which only look like it: "asylum casework" is work."""

import re
from collections.abc import Sequence
from functools import cache

from followup.guard.clauses import is_personal, private_words
from followup.guard.data import note_phrases, private_data
from followup.guard.phrases import PhraseSet
from followup.guard.words import split_words
from followup.redaction.data import redaction_data

_GOSSIPED = frozenset(["he", "she", "they", "him", "her", "boss"])
_REACH = 4
_OWNED = 2


def plain_words(words: str) -> list[str]:
    """The words of a stretch in small letters, contractions written out, marks left out."""
    return [low for low in split_words(words).lows if low[0].isalnum() or low == "'s"]


def is_private(words: str) -> bool:
    """Whether a sentence or a clause says something of somebody's private life, or of pay."""
    lows = plain_words(words)
    data = private_data()
    if any(_is_private_word(lows, i) for i, low in enumerate(lows) if low in _all_private()):
        return True
    if _GOSSIPED & set(lows) and not data.fields["gossip"].isdisjoint(lows):
        return True
    return any(pattern.search(words) for pattern in _patterns())


def is_kept_out(words: str) -> bool:
    """Whether the person says that something is to stay out: "don't mention", "nobody's business"."""
    return any(
        hit.kind == "out" for hit in _phrases().find([low for low in plain_words(words) if low != "'s"])
    )


def tells_on(words: str) -> bool:
    """Whether a sentence goes on about what was private before it: "She had surgery."."""
    lows = plain_words(words)
    return (
        bool(lows) and lows[0] in redaction_data().private.going_on and not private_words().isdisjoint(lows)
    )


def heads_secret(line: str) -> bool | None:
    """Whether a line that begins "Private:" says its secret itself; None where it is no such line."""
    head, colon, behind = line[: redaction_data().private.longest_head].partition(":")
    lows = [low for low in plain_words(head) if low != "'s"]
    if not colon or not any(hit.kind == "head" for hit in note_phrases().find(lows)):
        return None
    return bool(behind.strip())


def _is_private_word(lows: Sequence[str], i: int) -> bool:
    spoken = [low for low in lows if low != "'s"]
    at = i - sum(low == "'s" for low in lows[:i])
    said = lows[i] in private_data().words.close or is_personal(spoken, at)
    return said and not _is_work(lows, i)


def _is_work(lows: Sequence[str], i: int) -> bool:
    """Whether the word tells of work: "asylum casework", "at my uncle's place", "negotiated loans"."""
    data, behind = redaction_data().private, lows[i + 1 : i + 1 + _OWNED]
    if lows[i] in data.kin and behind[:1] == ["'s"]:
        return lows[i + _OWNED : i + _OWNED + 1] != [] and lows[i + _OWNED] in data.kin_owns
    owned = lows[i] in data.kin and behind[:1] and behind[0] in data.kin_owns
    if (
        owned
        or (behind and behind[0] in data.work_behind)
        or (behind[:1] == ["of"] and lows[i] in data.with_of)
    ):
        return True
    return not data.work_before.isdisjoint(lows[max(0, i - _REACH) : i])


@cache
def _all_private() -> frozenset[str]:
    return private_words() | private_data().words.close


@cache
def _phrases() -> PhraseSet:
    return PhraseSet({"out": redaction_data().private.kept_out})


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in redaction_data().private.patterns)
