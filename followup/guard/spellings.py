"""Other spellings of what the evidence says: short forms, initials, umlauts, slips of the keyboard."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from followup.guard.clauses import Clause
from followup.guard.data import word_data
from followup.guard.words import fold, is_english
from followup.notes.words import plain_word

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_LONGEST_ACRONYM = 5
_SHORTEST_CUT, _CUT_SHARE = 3, 0.67
_SHORTEST_SLIP = 6
_VOWELS = frozenset("aeiouy")

ByLetter = dict[str, tuple[str, ...]]
"""Words by their first letter."""


def spell_clauses(clauses: Iterable[Clause]) -> Iterator[str]:
    """Every word of the evidence, with what its short forms stand for and the initials of its phrases."""
    data = word_data()
    for clause in clauses:
        lows = clause.words.lows
        yield from lows
        yield from (spelling for text in clause.words.texts for spelling in _umlauts(text))
        for low in lows:
            yield from data.short_forms.get(low, ())
            yield from plain_word(low).split()
        yield from (a + b for a, b in pairwise(lows) if a.isalpha() and b.isalpha())
        yield from _initials([low for low in lows if low.isalpha()])
        small = clause.text.lower()
        yield from (word for mark, words in data.marked_forms.items() if mark in small for word in words)


@cache
def _umlauts(written: str) -> tuple[str, ...]:
    """Spellings of a word with an umlaut, or written without one: 'Mueller' and 'Muller' for 'Müller'."""
    low = written.lower()
    spelt_out = "".join(_UMLAUTS.get(c, c) for c in low)
    plain = low.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    return tuple(fold(word) for word in (spelt_out, plain) if word != low)


def _initials(lows: list[str]) -> Iterator[str]:
    """Short forms that a letter may use for phrases of the evidence: 'cs' for 'Customer Success'."""
    for size in range(2, _LONGEST_ACRONYM + 1):
        for i in range(len(lows) - size + 1):
            yield "".join(low[0] for low in lows[i : i + size])


def find_acronyms(clauses: Iterable[Clause]) -> frozenset[str]:
    """Short forms in capitals: 'TA', 'FEA'."""
    texts = (text for clause in clauses for text in clause.words.texts)
    return frozenset(fold(text) for text in texts if text.isupper() and 1 < len(text) <= _LONGEST_ACRONYM)


def short_words(lows: Iterable[str]) -> ByLetter:
    """Words that may be others cut short ('supvr', 'mtn', 'pharma')."""
    return _by_letter(low for low in lows if len(low) >= _SHORTEST_CUT)


def long_words(lows: Iterable[str]) -> ByLetter:
    """Words long enough to be known with a letter amiss."""
    return _by_letter(low for low in lows if len(low) >= _SHORTEST_SLIP)


def _by_letter(lows: Iterable[str]) -> ByLetter:
    found: ByLetter = {}
    for low in sorted(set(lows)):
        if low.isalpha() and not is_english(low):
            found[low[0]] = (*found.get(low[0], ()), low)
    return found


def is_cut(short: str, full: str) -> bool:
    """Whether ``short`` may be ``full`` cut short: 'supvr', 'mtn'; of a name no more than its consonants."""
    letters = iter(full)
    if len(short) > len(full) * _CUT_SHARE or not all(letter in letters for letter in short):
        return False
    return is_english(full) or _VOWELS.isdisjoint(short)


def is_slip(a: str, b: str) -> bool:
    """Whether two words differ by one letter: more, less, or another."""
    if abs(len(a) - len(b)) > 1:
        return False
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[same + 1 :] == b[same + 1 :] or a[same + 1 :] == b[same:] or a[same:] == b[same + 1 :]


def without_plural(low: str) -> str:
    """A word without the ending of the plural."""
    return low.removesuffix("s") if len(low) > len("its") else low
