"""What notes keep to themselves leaves before they are sent: private life, secrets, orders to software."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from followup.guard.clauses import is_common, private_words, read_secrets
from followup.guard.data import note_phrases
from followup.guard.injections import find_orders
from followup.guard.words import root, split_words
from followup.notes.quarantine import blank_out
from followup.redaction.data import redaction_data
from followup.spans import Span

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r".+?(?:[.!?]+[\"'\u201d\u2019)]*(?=\s|$)|[;()](?!\))|\s[-\u2013\u2014]+\s|\s/\s|$)")
_CLAUSE = re.compile(r".+?(?:,\s|\s(?:and|but|so|plus|though|although)\s|$)", re.IGNORECASE)
_SHORTEST_CLAUSE = 3
_LONGEST_HEAD = 60
_RELEASED_SHARE = 0.6
_BLANKS = re.compile(r"[ \t]{2,}")
_LONE_MARKS = re.compile(r"^[\s\-*\u2022>.,;:()\u2013\u2014]*$")


class Minimised(NamedTuple):
    """A text from which something was dropped, and what: each piece in the words of the text."""

    text: str
    dropped: tuple[str, ...]


def drop_private(text: str, *, released: Sequence[str] = ()) -> Minimised:
    """Leave out of ``text`` what is nobody's business: health, family, pay, status, record, gossip, secrets.

    Args:
        text: notes, an answer, a letter.
        released: private points that the person allows; a sentence that says one of them stays.

    Returns:
        The text without those sentences, or without the clause alone where the rest stands without it.
    """
    kept, dropped = [], []
    at = 0
    for span in find_private(text, released=released):
        kept.append(text[at : span.start])
        dropped.append(span.of(text).strip())
        at = span.end
    if not dropped:
        return Minimised(text, ())
    return Minimised(_tidied("".join([*kept, text[at:]])), tuple(dropped))


def drop_orders(text: str, keep: Sequence[str] = ()) -> Minimised:
    """Blank out what gives orders to software; every other character keeps its place.

    ``keep`` holds orders, word for word, that the person wants to stay all the same.
    """
    wanted = {" ".join(words.split()) for words in keep}
    spans = tuple(s for s in find_orders(text) if " ".join(s.of(text).split()) not in wanted)
    return Minimised(blank_out(text, spans), tuple(s.of(text).strip() for s in spans))


def find_private(text: str, *, released: Sequence[str] = ()) -> tuple[Span, ...]:
    """The places of ``text`` that ``drop_private`` leaves out, in order, none overlapping."""
    allowed = [frozenset(_roots(point)) for point in released]
    spans: list[Span] = []
    below_head = after_private = False
    for line in _LINE.finditer(text):
        if not line[0].strip():
            below_head = False
            continue
        headed = _heads_secret(line[0])
        if headed is not None or (below_head and _goes_on(text, line)):
            below_head = below_head if headed is None else not headed
            if not _is_released(line[0], allowed):
                spans.append(Span(start=line.start(), end=line.end()))
            continue
        below_head = False
        for start, end in _sentences(line):
            found = list(_private_parts(text, start, end, told_before=after_private))
            found = [s for s in found if not _is_released(s.of(text), allowed)]
            spans += found
            after_private = bool(found)
    return tuple(spans)


def _goes_on(text: str, line: re.Match[str]) -> bool:
    """Whether no empty line and no label stands before this line of a list under a secret head."""
    return not text[: line.start()].endswith("\n\n") and ":" not in line[0][:_LONGEST_HEAD]


def _heads_secret(line: str) -> bool | None:
    """Whether a line that begins "Private:" says its secret itself; None where it is no such line."""
    head, colon, behind = line[:_LONGEST_HEAD].partition(":")
    lows = [low for low in split_words(head).lows if low[0].isalnum()]
    if not colon or not any(hit.kind == "head" for hit in note_phrases().find(lows)):
        return None
    return bool(behind.strip())


def _sentences(line: re.Match[str]) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(line[0]):
        if found[0].strip():
            yield line.start() + found.start(), line.start() + found.end()


def _private_parts(text: str, start: int, end: int, *, told_before: bool) -> Iterator[Span]:
    """The private clauses of a sentence, all of it where a clause alone does not say why it is private."""
    sentence = text[start:end]
    if not (_is_private(sentence) or (told_before and _tells_on(sentence))):
        return
    clauses = [(m.start(), m.end()) for m in _CLAUSE.finditer(sentence)]
    private = [(a, b) for a, b in clauses if _is_private(sentence[a:b])]
    rest = [c for c in clauses if c not in private]
    whole = _is_marked(sentence) or not private or any(not _stands_alone(sentence[a:b]) for a, b in rest)
    if whole:
        yield Span(start=start, end=end)
        return
    yield from (Span(start=start + a, end=start + b) for a, b in private)


def _stands_alone(clause: str) -> bool:
    return len(split_words(clause)) >= _SHORTEST_CLAUSE


def _is_marked(sentence: str) -> bool:
    """Whether the person says of the whole sentence that it is to stay out."""
    lows = [low for low in split_words(sentence).lows if low[0].isalnum()]
    return any(hit.kind == "secret" for hit in note_phrases().find(lows))


def _is_private(words: str) -> bool:
    return bool(read_secrets(words)[0]) or any(p.search(words) for p in _more())


def _tells_on(sentence: str) -> bool:
    """Whether a sentence goes on about what was private ("She had surgery.")."""
    lows = split_words(sentence).lows
    return lows[0] in redaction_data().private.going_on and any(low in private_words() for low in lows)


def _is_released(words: str, allowed: list[frozenset[str]]) -> bool:
    told = _roots(words)
    return any(point and len(point & told) >= _RELEASED_SHARE * len(point) for point in allowed)


def _roots(words: str) -> set[str]:
    return {root(low) for low in split_words(words).lows if low[0].isalnum() and not is_common(low)}


@cache
def _more() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in redaction_data().private.patterns)


def _tidied(text: str) -> str:
    """Without the empty lines, lone marks and double blanks that dropped words leave behind."""
    lines = [_BLANKS.sub(" ", line).rstrip(" \t,") for line in text.split("\n")]
    kept = [
        new for new, old in zip(lines, text.split("\n"), strict=True) if not old or not _LONE_MARKS.match(new)
    ]
    return "\n".join(kept).strip()
