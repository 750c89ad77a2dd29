"""The forms in which an hour is written or said, as patterns, and the numbers in them."""

import re
from functools import cache

from followup.notes.dates.vocabulary import alternatives, date_words, numbered, whole_words

NOON = 12
_CLEAR = r"(?<![\w:/.,$\u00a3\u20ac#+-])"
_INSIDE = rf"(?:{_CLEAR}|(?<=\dt)|(?<=[a-z]-)|(?<=[a-z],)|(?<=[a-z]:))"


@cache
def hour_words() -> dict[str, int]:
    """Hours in words, in all languages: ten = 10."""
    words = date_words()
    english = {word: number for number, word in enumerate(words.numbers) if 1 <= number <= NOON}
    return numbered(words.hours_elsewhere, start=1) | english


@cache
def late_hours() -> dict[str, int]:
    """Hours after noon in words: fourteen = 14."""
    return {word: number for number, word in enumerate(date_words().late_hours, NOON + 1)}


@cache
def numbers_elsewhere() -> dict[str, int]:
    """Numbers in words of other languages: quinze = 15."""
    return numbered(date_words().numbers_elsewhere, start=1)


@cache
def hours_elsewhere() -> dict[str, int]:
    """The hours of a day in words of other languages: quatorze = 14."""
    return {word: hour for word, hour in numbers_elsewhere().items() if hour < 2 * NOON}


@cache
def minute_words() -> dict[str, int]:
    """Minutes in words: quarter = 15."""
    words = date_words()
    named = {word: number for number, word in enumerate(words.numbers) if number in (5, 10, 15, 20)}
    tens = {ten: 20 + 10 * step for step, ten in enumerate(words.tens)}
    five = words.numbers[5]
    joined = {f"{ten}{mark}{five}": minute + 5 for ten, minute in tens.items() for mark in (" ", "-")}
    return {**named, **tens, **joined, "hundred": 0, "quarter": 15, "a quarter": 15, "half": 30}


@cache
def hour_patterns() -> dict[str, re.Pattern[str]]:
    """Every form in which an hour is found, by its name."""
    return {name: re.compile(form) for name, form in {**_digit_forms(), **_spoken_forms()}.items()}


def _halves() -> str:
    hours = date_words().hours
    long = alternatives(word for word in (*hours.am, *hours.pm) if len(word) > 1)
    return rf"(?:\s?{long}|[ap])(?!\w)"


def _digit_forms() -> dict[str, str]:
    """Hours in digits, each form with the mark that makes the digits an hour."""
    hour, minute, half = r"(?P<hour>\d{1,2})", r"(?P<minute>[0-5]\d)", _halves()
    until = r"(?=\s?(?:-|to)\s?"
    mark = r"(?:hrs|hours|uhr|heures|h|(?<=\d)u(?:ur)?)"
    of_work = r"(?!\s+(?:a|per|shift|job|week|drive|of)\b)"
    return {
        "digital": rf"{_INSIDE}{hour}(?::|\s?[hu]\s?){minute}(?::[0-5]\d)?(?!\d|[:/]\d)",
        "half": rf"{_INSIDE}{hour}(?:\.?{minute})?(?={half})",
        "marked": rf"{_INSIDE}{hour}(?:[.:]?{minute})?\s?{mark}(?!\w){of_work}",
        "range": rf"{_CLEAR}{hour}{until}\d{{1,2}}(?::\d\d)?{half})",
        "compact": rf"{_CLEAR}{hour}{minute}{until}\d{{3,4}}{half})",
        "bare": rf"{_CLEAR}{hour}(?=\s?(?:-|to|till|until)\s?\d{{1,2}}(?::[0-5]\d)?(?![\w:/-]|\.\d))",
        "dotted": rf"{_CLEAR}{hour}\.{minute}(?![\w%]|[./:]\d)",
        "four": rf"{_CLEAR}(?P<hour>0[6-9]|1\d)(?P<minute>[0-5][05])(?![\w:/]|-(?!\d{{4}}\b)|\.\d)",
        "calendar": r"(?<=\dt)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?:[0-5]\d)?(?=z|(?!\w))",
        "alone": rf"(?<=[@,]\s){hour}(?=\s*(?:$|\n|[,;)]|\.\s))",
    }


def _spoken_forms() -> dict[str, str]:
    """Hours with words around them or in words."""
    hours = date_words().hours
    word = rf"(?P<hour>{alternatives(hour_words())})"
    either = rf"(?P<hour>\d{{1,2}}|{alternatives(hour_words())})"
    minute = alternatives(word for word in minute_words() if word != "hundred")
    at = rf"(?:(?<!\w){alternatives(hours.at)}(?:\s+|-)|@)"
    sides, marks = alternatives([*hours.past, *hours.to]), alternatives(hours.words_after)
    side = rf"(?P<side>{alternatives(hours.past)}|{alternatives(hours.to)})"
    return {
        "spoken half": rf"(?<![\w-]){word}(?:[\s-](?P<minute>{minute}))?(?=\s[ap]\.?\s?m\b)",
        "past": rf"(?<![\w-])(?P<minute>{minute}|\d{{1,2}})\s+(?:minutes\s+)?{side}\s+{either}(?![\w%])",
        "half to": rf"(?<!\w){alternatives(hours.half_to)}\s+{either}(?![\w%])",
        "half hour": rf"{at}half\s+{either}(?![\w%])",
        "half word": rf"(?<![\w-])half[\s-]{either}(?![\w%:/.-]\w|[\w%])",
        "half after": rf"(?<![\w:.-]){either}(?:\s+heures?)?\s+{alternatives(hours.half_after)}(?!\w)",
        "quarter after": rf"(?<![\w:.-]){either}(?:\s+heures?)?\s+{alternatives(hours.quarter_after)}(?!\w)",
        "o'clock": rf"(?<![\w:.-]){either}[\s-]?{alternatives(hours.oclock)}(?!\w)",
        "late": rf"(?<![\w-])(?P<hour>{alternatives(late_hours())})[\s-](?P<minute>{minute}|hundred)(?!\w)",
        "hour and minutes": rf"(?<![\w-]){word}[\s-](?P<minute>{minute})(?!\w|\s+{sides}\s)",
        "elsewhere": rf"(?<![\w-])(?P<hour>{alternatives(hours_elsewhere())})\s+{marks}"
        rf"(?:\s+(?:y\s+|e\s+|et\s+)?(?P<minute>{alternatives(numbers_elsewhere())}|[0-5]\d))?(?!\w)",
        "like": r"(?<=\blike )(?P<hour>\d{1,2})(?=\s?(?:[?!.,;)]|$|\n))",
        "at": rf"{at}{either}(?![\w%:/,.-]\w|\w|\s+of\b)",
        "at dotted": rf"{at}(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?![\w%]|[./:]\d|\s+(?:an?|per)\s)",
        "part": rf"(?<![\w:.-]){either}(?=\s+(?:in\s+the|at\s+night|de\s+la|du|da|ng)(?:\s+\w|(?!\w)))",
        "noon": whole_words(hours.noon).pattern,
        "midnight": whole_words(hours.midnight).pattern,
    }
