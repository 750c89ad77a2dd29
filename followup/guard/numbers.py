"""The numbers of a text, in digits of any script and in words, with what they count.

Not numbers here: parts of dates and times (the caller says where those stand) and 'one' as a pronoun.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from followup.guard.words import Words

_DIGITS = re.compile(
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"
    r"|\d{1,3}(?:[.,'\u2019\u00a0\u202f ]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d+(?:[.,]\d+)?"
)
_THOUSANDS_MARK = re.compile(r"[.,'\u2019\u00a0\u202f ](?=\d{3}(?:\D|$))")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_SUFFIX = re.compile(
    r"\s?(k|m|mn|bn|million|billion|thousand|lakh|crore)?(?![^\W\d_])\s?(%|\u2030|x(?![^\W\d_]))?",
    re.IGNORECASE,
)
_SCALES = {
    "hundred": 100.0, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "m": 1e6, "mn": 1e6,
    "crore": 1e7, "billion": 1e9, "bn": 1e9, "dozen": 12.0, "score": 20.0,
}  # fmt: skip
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS: dict[str, float] = {
    **{word: float(n) for n, word in enumerate(_SMALL)},
    **{word: 10.0 * n for n, word in enumerate(_TENS, 2)},
}
_FACTORS = {
    "doubled": 2.0, "doubling": 2.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "quadrupled": 4.0,
    "halved": 0.5, "halving": 0.5, "decade": 10.0, "decades": 10.0,
}  # fmt: skip
_ORDINALS = [
    "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
]  # fmt: skip
_VAGUE = {"dozens": 12.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "tens": 10.0}
_SOME = frozenset(["few", "several", "some", "couple", "many"])
_ALONE = {**_FACTORS, **_VAGUE, **{low: float(n) for n, low in enumerate(_ORDINALS, 4)}}
_BRIDGES = frozenset({"-", "\u2010", "\u2011", "and", "a"})


_DIGIT_WORDS = frozenset([*_SMALL[:10], "oh"])
_AFTER_ARTICLE = frozenset([*_SCALES, "a"])
_NUMBER_WORDS = frozenset([*_UNITS, *_SCALES, *_FACTORS, *_ORDINALS, *_VAGUE, "half", "a", "an"])


class Number(NamedTuple):
    """A number: its place, its words ``first`` up to ``last``, its value.

    ``vague`` is one that only hints at a size ('dozens', 'has doubled').
    """

    start: int
    end: int
    first: int
    last: int
    value: float
    vague: bool = False


def is_number(low: str) -> bool:
    """Whether a word or a run of digits is a number."""
    return low in _UNITS or low in _SCALES or low[:1].isdigit()


def find_numbers(
    text: str, words: Words, taken: bytearray | None = None, *, inside_words: bool = False
) -> list[Number]:
    """The numbers of ``text``, in order.

    Args:
        text: the text.
        words: its words.
        taken: for each character whether it belongs to a date, a time or contact details.
        inside_words: whether digits right after letters count, as in 'Yr4'.
    """
    found: list[Number] = []
    last = 0
    counting = {low for low in set(words.lows) if low in _NUMBER_WORDS or low[0].isdigit()}
    for i in [n for n, low in enumerate(words.lows) if low in counting]:
        digits = words.lows[i][0].isdigit()
        if i < last or (taken is not None and taken[words.starts[i]]):
            continue
        if digits and not inside_words and text[words.starts[i] - 1 : words.starts[i]].isalpha():
            continue
        number = _in_digits(text, words, i) if digits else _in_words(words, i)
        if number is not None:
            found.append(number)
            last = number.last
    return found


def _in_digits(text: str, words: Words, i: int) -> Number | None:
    start = words[i].start
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    value = _value_of(match[0])
    end = match.end()
    suffix = _SUFFIX.match(text, end)
    if suffix is not None and suffix.end() > end:
        value *= _SCALES.get((suffix[1] or "").lower(), 1.0)
        end = suffix.end() - (len(suffix[0]) - len(suffix[0].rstrip()))
    elif (
        end < len(text)
        and text[end].isalpha()
        and not text[end : end + 2].lower().startswith(("st", "nd", "rd", "th"))
    ):
        end = match.end()
    last = i + 1
    while last < len(words) and words[last].start < end:
        last += 1
    return Number(start, end, i, last, value)


def _value_of(digits: str) -> float:
    """The value of digits with marks between them: a mark before three digits parts thousands."""
    if _LAKHS.fullmatch(digits):
        return float(digits.replace(",", ""))
    plain = digits if digits.startswith("0") else _THOUSANDS_MARK.sub("", digits)
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return float("inf")


def _in_words(words: Words, i: int) -> Number | None:
    low = words.lows[i]
    if low in ("a", "an") and (i + 1 == len(words) or words.lows[i + 1] not in _AFTER_ARTICLE):
        return None
    alone = _ALONE.get(low)
    if alone is not None:
        return Number(words[i].start, words[i].end, i, i + 1, alone, vague=low in _VAGUE or low in _FACTORS)
    if low in _SCALES and i and words[i - 1].low in _SOME:
        return Number(words[i].start, words[i].end, i, i + 1, _SCALES[low], vague=True)
    if low in ("half", "a", "an") and _scale_after(words, i) is None:
        return None
    if low in _SCALES and (len(low) < len("lakh") or low == "score"):
        return None
    value, last = _sum_up(words, i)
    return Number(words[i].start, words[last - 1].end, i, last, value)


def _scale_after(words: Words, i: int) -> int | None:
    """The index of 'hundred', 'dozen', ... right after word ``i``, an article between them allowed."""
    for j in range(i + 1, min(i + 3, len(words))):
        if words[j].low in _SCALES and len(words[j].low) > len("mn") and words[j].low != "score":
            return j
        if words[j].low != "a":
            return None
    return None


def _sum_up(words: Words, i: int) -> tuple[float, int]:
    """Value and end of the number whose first word is ``i``: 'two hundred and forty', 'half a million'."""
    total, part = 0.0, 0.0
    j = i
    while j < len(words):
        low = words[j].low
        if low == "half":
            part = 0.5
        elif low in ("a", "an") and j == i:
            part = 1.0
        elif low in _UNITS:
            if part and not _may_follow(part, _UNITS[low]):
                break
            part += _UNITS[low]
        elif low in _SCALES and len(low) > len("mn"):
            part = (part or 1.0) * _SCALES[low]
            if _SCALES[low] >= _SCALES["thousand"]:
                total, part = total + part, 0.0
        elif low == "and" and [w.low for w in words[j + 1 : j + 3]] == ["a", "half"]:
            part += 0.5
            j += 2
        elif not (low in _BRIDGES and j > i and _goes_on(words, j, part + total)):
            break
        j += 1
    return total + part, j


def _may_follow(part: float, unit: float) -> bool:
    """Whether a unit may be added: 'forty two' is one number, 'six seven' are two."""
    return part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20 and unit < 10)  # noqa: PLR2004


def _goes_on(words: Words, j: int, so_far: float) -> bool:
    """Whether the bridge at ``j`` ('and', a hyphen) is followed by more of the same number."""
    if j + 1 >= len(words):
        return False
    after, bridge = words[j + 1].low, words[j].low
    if bridge == "a":
        return after in _SCALES and so_far == 0.5  # noqa: PLR2004
    if bridge == "and":
        return after in _UNITS and so_far >= _SCALES["hundred"]
    return (after in _UNITS and so_far % 10 == 0) or (after in _SCALES and len(after) > len("mn"))


def spoken_digits(words: Words, least: int) -> list[tuple[int, int]]:
    """Starts and ends of ``least`` or more digits read out one by one: 'five five five, oh one four six'."""
    if _DIGIT_WORDS.isdisjoint(words.lows) or sum(map(_DIGIT_WORDS.__contains__, words.lows)) < least:
        return []
    runs: list[list[int]] = [[]]
    for i, low in enumerate(words.lows):
        if low in _DIGIT_WORDS:
            runs[-1].append(i)
        elif low not in ",-" and runs[-1]:
            runs.append([])
    return [(words[run[0]].start, words[run[-1]].end) for run in runs if len(run) >= least]


def digit_groups(text: str, runs: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Places and digits of ``runs`` of digits that marks and single blanks may part, as in a phone number."""
    groups: list[list[int]] = [[a, b] for a, b in runs[:1]]
    for (_, end), (start, stop) in pairwise(runs):
        if start - end <= 3 and re.fullmatch(r"[ ().\-\u00a0\u2010-\u2013/]{1,3}", text[end:start]):  # noqa: PLR2004
            groups[-1][1] = stop
        else:
            groups.append([start, stop])
    return [(a, b, "".join(str(int(c)) for c in text[a:b] if c.isdecimal())) for a, b in groups]
