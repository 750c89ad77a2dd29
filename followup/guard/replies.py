"""The guard of a reply as a model sent it: nothing of what the model was told may come back in it.

Whether its sentences are supported is the business of ``verify_letter`` and ``check_remark``.
"""

import re
from collections.abc import Iterator, Sequence

from followup.guard.checks import Finding
from followup.guard.report import report_findings
from followup.guard.words import Words, split_words
from followup.guard_report import GuardReport

_ROW = 8
"""So many words of the instructions in a row are a copy."""


def check_reply(text: str, *, canary: str, system: str, tokens: Sequence[str]) -> GuardReport:
    """Look for traces of the instructions in what a model wrote.

    Args:
        text: the words of the reply, without the JSON around them.
        canary: the secret word of the question; found in any spelling of its letters, and backwards.
        system: the instructions; eight words of them in a row are a leak.
        tokens: other words that no reply may hold: the id of the frame, the names of the schema.

    Returns:
        A ``prompt-leak`` that blocks for each trace. No message says the secret word.
    """
    found = [*_find_canary(text, canary), *_find_tokens(text, tokens), *_find_rows(text, system)]
    return report_findings(text, found)


def _leak(start: int, end: int, reason: str) -> Finding:
    return Finding("prompt-leak", "block", start, end, reason)


def _find_canary(text: str, canary: str) -> Iterator[Finding]:
    """The canary, whatever marks and blanks stand between its letters."""
    wanted = _letters(canary)[0]
    if wanted:
        letters, places = _letters(text)
        for word in (wanted, wanted[::-1]):
            at = letters.find(word)
            if at >= 0:
                yield _leak(places[at], places[at + len(word) - 1] + 1, "leak-secret")


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in lower case, with their places."""
    kept = [
        (low, n) for n, char in enumerate(text) if char.isalnum() for low in char.lower() if low.isalnum()
    ]
    return "".join(low for low, _ in kept), [n for _, n in kept]


def _find_tokens(text: str, tokens: Sequence[str]) -> Iterator[Finding]:
    wanted = "|".join(re.escape(token) for token in sorted(tokens, key=len, reverse=True) if token.strip())
    if wanted:
        for m in re.finditer(rf"(?<!\w)(?:{wanted})(?!\w)", text, re.IGNORECASE):
            yield _leak(m.start(), m.end(), "leak-mark")


def _find_rows(text: str, system: str) -> Iterator[Finding]:
    told, words = split_words(system), split_words(text)
    rows = {row for _, row in _rows_of(told)}
    for places, row in _rows_of(words):
        if row in rows:
            yield _leak(words.starts[places[0]], words[places[-1]].end, "leak-prompt")


def _rows_of(words: Words) -> Iterator[tuple[list[int], tuple[str, ...]]]:
    """Every row of words, marks left out: the indices and the words."""
    spoken = [i for i, low in enumerate(words.lows) if low[0].isalnum()]
    for n in range(len(spoken) - _ROW + 1):
        places = spoken[n : n + _ROW]
        yield places, tuple(words.lows[i] for i in places)
