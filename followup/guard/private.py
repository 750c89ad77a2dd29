"""What is to stay private, and letters that obey instructions hidden in the notes."""

from functools import cache

from followup.guard.checks import Look
from followup.guard.clauses import Secret, common_roots, is_common
from followup.guard.data import private_data
from followup.guard.letter import Sentence
from followup.guard.words import root, split_words

_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "our", "us"])
_REACH = 4
_ENOUGH = 2
_COPIED_WORDS = 3


@cache
def _groups() -> dict[str, frozenset[str]]:
    """For each private word those that say the same."""
    same: dict[str, set[str]] = {}
    for group in private_data().same.groups:
        for word in group:
            same.setdefault(word, set()).update(group)
    return {word: frozenset(group) for word, group in same.items()}


def check_private(look: Look) -> None:
    """Block private life: what the notes keep to themselves, and what a letter says of the candidate's own."""
    released = {w.low for point in look.evidence.case.may_mention for w in split_words(point)}
    public = look.evidence.public_lows | released
    for sentence in look.letter.sentences:
        lows = look.letter.lows[sentence.first : sentence.last]
        at = _private_place(look, sentence, lows, public)
        if at is not None:
            start, end = look.words_text(*at)
            look.block("private-detail", start, end)


def _private_place(
    look: Look, sentence: Sentence, lows: list[str], public: frozenset[str]
) -> tuple[int, int] | None:
    strong = private_data().words.strong
    for n, low in enumerate(lows):
        if low in strong and low not in public and set(lows[max(0, n - _REACH) : n]) & _FIRST_PERSON:
            if (
                not set(lows[max(0, n - _REACH) : n]) & {"your", "their", "the"}
                and not set(lows[n + 1 : n + 2]) & private_data().words.harmless_before
            ):
                return sentence.first + max(0, n - _REACH), min(sentence.first + n + 2, sentence.last)
    if not set(lows) & _FIRST_PERSON:
        return None
    for secret in look.evidence.secrets:
        if _repeats(look, lows, secret, public):
            return sentence.first, sentence.last
    return None


def _repeats(look: Look, lows: list[str], secret: Secret, public: frozenset[str]) -> bool:
    """Whether a sentence says what is secret: its private words, or most of what is said only there."""
    groups = _groups()
    alike = {other for low in secret.private - public for other in groups.get(low, {low})} - public
    told = {low for low in lows if low in alike}
    only_there = secret.roots - look.evidence.open_roots
    rest = {root(low) for low in lows if low.isalpha() and not is_common(low)} & only_there
    return bool(told and len(told) + len(rest - {root(t) for t in told}) >= _ENOUGH) or len(rest) > _ENOUGH


def check_orders(look: Look) -> None:
    """Block what a letter has from instructions to software: their words in a row, or several of them together."""
    only_there = look.evidence.order_words
    if not only_there:
        return
    order_lows = [w.low for w in split_words(look.evidence.orders) if w.low[0].isalnum()]
    rows = {tuple(order_lows[i : i + _COPIED_WORDS]) for i in range(len(order_lows) - _COPIED_WORDS + 1)}
    telling_roots = {root(low) for low in only_there if low.isalpha()} - common_roots() - look.evidence.roots
    for sentence in look.letter.sentences:
        place = _obeyed(look, sentence, rows, only_there, telling_roots)
        if place is not None:
            look.block("obeyed-injection", *look.words_text(*place))


def _obeyed(
    look: Look, sentence: Sentence, rows: set[tuple[str, ...]], only_there: frozenset[str], telling: set[str]
) -> tuple[int, int] | None:
    words = [i for i in range(sentence.first, sentence.last) if look.letter.lows[i][0].isalnum()]
    lows = [look.letter.lows[i] for i in words]
    for n in range(len(lows) - _COPIED_WORDS + 1):
        row = tuple(lows[n : n + _COPIED_WORDS])
        if row in rows and any(
            (low in only_there and root(low) in telling) or (low in only_there and low[0].isdigit())
            for low in row
        ):
            return words[n], words[n + _COPIED_WORDS - 1] + 1
    told = [i for i, low in zip(words, lows, strict=True) if root(low) in telling]
    if len({look.letter.lows[i] for i in told}) >= _ENOUGH:
        return told[0], told[-1] + 1
    return None
