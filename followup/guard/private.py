"""What is to stay private, and letters that obey instructions hidden in the notes."""

from collections.abc import Iterator
from functools import cache

from followup.guard.checks import Look
from followup.guard.clauses import Secret, is_common, is_personal
from followup.guard.data import private_data
from followup.guard.letter import Sentence
from followup.guard.words import base_forms, is_adverb, root, split_words
from followup.notes.orderdata import order_tools

_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "our", "us"])
_AS_WRITER = {"you": "i", "your": "my", "yourself": "myself", "yours": "mine"}
_REACH = 4
_ENOUGH = 2
_COPIED_WORDS = 3
_LONG_ROW = 5


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
    strong = private_data().words.strong & look.letter.low_set
    if not (strong or look.evidence.secrets):
        return
    for sentence in look.letter.sentences:
        at = _private_place(look, sentence, strong)
        if at is not None:
            start, end = look.words_text(*at)
            look.block("private-detail", start, end)


def _private_place(look: Look, sentence: Sentence, strong: frozenset[str]) -> tuple[int, int] | None:
    """The words of a sentence that are private, None where none are."""
    public = look.evidence.public_lows
    lows = look.letter.lows[sentence.first : sentence.last]
    for n, low in enumerate(lows) if strong else ():
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
    only_there = secret.roots - look.evidence.open_roots
    if alike.isdisjoint(lows) and not only_there:
        return False
    spoken = [low for low in lows if low[0].isalnum()]
    told = {low for low in spoken if low in alike}
    if any(low in told and is_personal(spoken, n) for n, low in enumerate(spoken)):
        return True
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
    """Block what a letter has from instructions to software; ask about what it may have from one."""
    evidence = look.evidence
    if evidence.orders:
        order = _Order(look, evidence.orders, evidence.lows)
        for words in _sentences(look):
            place = order.find_copied(words) or order.find_told(words, _ENOUGH)
            if place is not None:
                look.block("obeyed-injection", *look.words_text(*place))
                continue
            place = order.find_row(words) or order.find_told(words, 1)
            if place is not None:
                look.ask("obeyed-injection", *look.words_text(*place), "order-word")
    if evidence.suspects:
        order = _Order(look, evidence.suspects, evidence.trusted_lows)
        for words in _sentences(look):
            place = order.find_told(words, 1)
            if place is not None:
                look.ask("obeyed-injection", *look.words_text(*place), "suspect-word")


def _sentences(look: Look) -> Iterator[list[int]]:
    """The words of each sentence, marks left out."""
    for sentence in look.letter.sentences:
        yield [i for i in range(sentence.first, sentence.last) if look.letter.lows[i][0].isalnum()]


@cache
def _is_speech(low: str) -> bool:
    """Whether a word of an order speaks of the letter, or of nothing: it shows no obedience."""
    return is_common(low) or is_adverb(low) or not {low, *base_forms(low)}.isdisjoint(order_tools().speech)


class _Order:
    """What the instructions to software in the notes say, for comparison with the sentences of a letter."""

    def __init__(self, look: Look, order: str, known: frozenset[str]) -> None:
        """Take an ``order`` apart; ``known`` are the words of the evidence that owe it nothing."""
        self._lows = look.letter.lows
        self._told = [w.low for w in split_words(order) if w.low[0].isalnum()]
        self._only_there = frozenset(self._told) - known
        self._short_rows = self._rows(_COPIED_WORDS)
        self._long_rows = self._rows(_LONG_ROW)
        said = {root(low) for low in self._only_there if low.isalpha() and not _is_speech(low)}
        self._telling = said - {root(low) for low in known if low[:1].isalnum()}

    def _rows(self, size: int) -> set[tuple[str, ...]]:
        return {tuple(self._told[i : i + size]) for i in range(len(self._told) - size + 1)}

    def find_copied(self, words: list[int]) -> tuple[int, int] | None:
        """Words in a row that the order has, one of them nowhere else."""
        size = _COPIED_WORDS
        for n in range(len(words) - size + 1):
            row = tuple(self._lows[i] for i in words[n : n + size])
            if row in self._short_rows and any(
                low in self._only_there and (low[0].isdigit() or root(low) in self._telling) for low in row
            ):
                return words[n], words[n + size - 1] + 1
        return None

    def find_row(self, words: list[int]) -> tuple[int, int] | None:
        """A longer row of the order's words that says something, known words or not."""
        for n in range(len(words) - _LONG_ROW + 1):
            row = tuple(self._lows[i] for i in words[n : n + _LONG_ROW])
            if row in self._long_rows and not all(is_common(low) for low in row):
                return words[n], words[n + _LONG_ROW - 1] + 1
        return None

    def find_told(self, words: list[int], least: int) -> tuple[int, int] | None:
        """The words of a sentence that stand only in the order, where there are enough."""
        told = [i for i in words if root(self._lows[i]) in self._telling and not _is_speech(self._lows[i])]
        return (told[0], told[-1] + 1) if len({self._lows[i] for i in told}) >= least else None
