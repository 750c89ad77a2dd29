"""What is to stay private, and letters that obey instructions hidden in the notes."""

from functools import cache

from followup.guard.checks import Look
from followup.guard.clauses import Secret, common_roots, is_common, is_personal
from followup.guard.data import private_data
from followup.guard.letter import Sentence
from followup.guard.words import root, split_words

_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "our", "us"])
_AS_WRITER = {"you": "i", "your": "my", "yourself": "myself", "yours": "mine"}
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
    """Block private life: what the notes keep to themselves, and what a letter says of its writer's own."""
    for sentence in look.letter.sentences:
        at = _private_place(look, sentence)
        if at is not None:
            start, end = look.words_text(*at)
            look.block("private-detail", start, end)


def _private_place(look: Look, sentence: Sentence) -> tuple[int, int] | None:
    """The words of a sentence that are private, None where none are."""
    strong, public = private_data().words.strong, look.evidence.public_lows
    lows = look.letter.lows[sentence.first : sentence.last]
    for n, low in enumerate(lows):
        if low in strong and low not in public and root(low) not in look.evidence.open_roots:
            spoken = [w for w in lows[: n + 2] if w[0].isalnum()]
            if is_personal(spoken, max(0, len([w for w in lows[:n] if w[0].isalnum()]))):
                return sentence.first + max(0, n - _REACH), min(sentence.first + n + 2, sentence.last)
    if _FIRST_PERSON & set(lows) and any(_repeats(look, lows, s, public) for s in look.evidence.secrets):
        return sentence.first, sentence.last
    return None


def _repeats(look: Look, lows: list[str], secret: Secret, public: frozenset[str]) -> bool:
    """Whether a sentence says what is secret: its private words, or most of what is said only there."""
    groups = _groups()
    alike = {other for low in secret.private - public for other in groups.get(low, {low})} - public
    spoken = [low for low in lows if low[0].isalnum()]
    told = {low for low in spoken if low in alike}
    if any(low in told and is_personal(spoken, n) for n, low in enumerate(spoken)):
        return True
    only_there = secret.roots - look.evidence.open_roots
    rest = {root(low) for low in spoken if not is_common(low)} & only_there
    return len(told) + len(rest - {root(t) for t in told}) >= _ENOUGH + (not told)


def check_private_remark(look: Look) -> None:
    """Block private life in words to the person that neither case nor notes have: nobody spoke of it."""
    strong = private_data().words.strong
    for sentence in look.letter.sentences:
        lows = look.letter.lows[sentence.first : sentence.last]
        spoken = [_AS_WRITER.get(low, low) for low in lows]
        for n, low in enumerate(lows):
            if low in strong and root(low) not in look.evidence.roots and is_personal(spoken, n):
                first = sentence.first + max(0, n - _REACH)
                look.block(
                    "private-detail", *look.words_text(first, sentence.first + n + 1), "private-remark"
                )


def check_orders(look: Look) -> None:
    """Block what a letter has from instructions to software: words in a row, or several together."""
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
