"""What notes keep to themselves leaves before they are sent: private life, secrets, orders to software."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from followup.guard.clauses import is_common
from followup.guard.injections import find_orders
from followup.guard.words import root, split_words
from followup.notes.quarantine import blank_out
from followup.redaction.data import redaction_data
from followup.redaction.secrets import heads_secret, is_kept_out, is_private, plain_words, tells_on
from followup.spans import Span

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r".+?(?:[.!?]+[\"'\u201d\u2019)]*(?=\s|$)|[;()](?!\))|\s[-\u2013\u2014]+\s|\s/\s|$)")
_LONE_REMARK = 5
_SHORTEST_REST = 4
_LONG = 30
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
    below_head = False
    for line in _LINE.finditer(text):
        headed = heads_secret(line[0])
        goes_on = below_head and not _begins_anew(text, line)
        below_head = headed is False or (headed is None and goes_on)
        if headed is not None or goes_on:
            found = [Span(start=line.start(), end=line.end())]
        else:
            found = _private_in(text, line.start(), line.end())
        spans += [s for s in found if not _is_released(s.of(text), allowed)]
    return tuple(spans)


def _begins_anew(text: str, line: re.Match[str]) -> bool:
    """Whether an empty line or a label stands before this line of a list under a secret head."""
    return text[: line.start()].endswith("\n\n") or ":" in line[0][: redaction_data().private.longest_head]


def _private_in(text: str, start: int, end: int) -> list[Span]:
    """The private sentences and clauses of a line."""
    spans: list[Span] = []
    previous: tuple[int, int] | None = None
    for a, b in _sentences(text, start, end):
        sentence = text[a:b]
        if is_kept_out(sentence):
            lone = previous is not None and len(plain_words(sentence)) <= _LONE_REMARK
            spans += [Span(start=previous[0], end=previous[1])] if lone and previous is not None else []
            spans += _kept_out_parts(text, a, b)
        elif is_private(sentence):
            spans += _private_parts(text, a, b)
        elif previous is not None and spans and spans[-1].end == previous[1] and tells_on(sentence):
            spans.append(Span(start=a, end=b))
        previous = (a, b)
    return _in_order(spans)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text, start, end):
        if found[0].strip():
            yield found.span()


def _clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence, each with the joint that leads to it."""
    cuts = [start, *(m.start() for m in _joints().finditer(text, start, end)), end]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _private_parts(text: str, start: int, end: int) -> list[Span]:
    """The private clauses of a sentence; all of it where nothing worth keeping would be left."""
    clauses = _clauses(text, start, end)
    private = [c for c in clauses if is_private(text[c[0] : c[1]])]
    if not private and len(plain_words(text[start:end])) > _LONG:
        both = [(a, d) for (a, _), (_, d) in pairwise(clauses) if is_private(text[a:d])]
        return _in_order([Span(start=a, end=d) for a, d in both])
    rest = sum(len(plain_words(text[a:b])) for a, b in clauses if (a, b) not in private)
    if not private or rest < _SHORTEST_REST:
        return [Span(start=start, end=end)]
    return [Span(start=a, end=b) for a, b in private]


def _kept_out_parts(text: str, start: int, end: int) -> list[Span]:
    """The sentence that is to stay out; of a long spoken one, what is said so and the clause before it."""
    if len(plain_words(text[start:end])) <= _LONG:
        return [Span(start=start, end=end)]
    clauses = _clauses(text, start, end)
    out = {n for n, (a, b) in enumerate(clauses) if is_kept_out(text[a:b])}
    out |= {n - 1 for n in out if n} | {n for n, (a, b) in enumerate(clauses) if is_private(text[a:b])}
    return [Span(start=clauses[n][0], end=clauses[n][1]) for n in sorted(out)]


def _in_order(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _is_released(words: str, allowed: list[frozenset[str]]) -> bool:
    told = _roots(words)
    return any(point and len(point & told) >= _RELEASED_SHARE * len(point) for point in allowed)


def _roots(words: str) -> set[str]:
    return {root(low) for low in split_words(words).lows if low[0].isalnum() and not is_common(low)}


@cache
def _joints() -> re.Pattern[str]:
    return re.compile(redaction_data().private.joints)


def _tidied(text: str) -> str:
    """Without the empty lines, lone marks and double blanks that dropped words leave behind."""
    lines = [_BLANKS.sub(" ", line).rstrip(" \t,") for line in text.split("\n")]
    kept = [
        new for new, old in zip(lines, text.split("\n"), strict=True) if not old or not _LONE_MARKS.match(new)
    ]
    return "\n".join(kept).strip()
