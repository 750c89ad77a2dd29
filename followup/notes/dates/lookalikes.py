"""Words that look like a day and are none: people called Sunday, German for "here"."""

import re
from functools import cache

from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.vocabulary import alternatives, date_words, fold, weekday_numbers, whole_words


def is_lookalike(text: str, folded: str, phrase: DayPhrase, country: str | None) -> bool:
    """Whether ``phrase`` names no day: ``text`` is the notes, ``folded`` the same without capitals."""
    return (
        _is_name(text, folded, phrase)
        or _is_plain_word(text, folded, phrase)
        or _is_mark(folded, phrase)
        or _is_german_here(folded, phrase, country)
    )


def _is_plain_word(text: str, folded: str, phrase: DayPhrase) -> bool:
    """Whether "sat", "sun" or "mon" is the word: a small letter, and nothing before it to tell."""
    start, end = phrase.span.start, phrase.span.end
    if phrase.kind != "weekday" or folded[start:end].rstrip(".") not in date_words().careful_weekdays:
        return False
    if folded[end : end + 1] not in ("", ".", ",", ";", ":", "!", "?", ")", "\n") or text[start].isupper():
        return False
    return (
        re.search(
            r"\b(?:on|by|was|ate|na|nesta|proxima|next|last|this|or|till|until|before|hear|ring|call|text|decide|decides|decision|know|reply)\s$",
            folded[max(0, start - 12) : start],
        )
        is None
    )


@cache
def _before_mark() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(date_words().before_marks)}[:\s]\s?$")


def _is_mark(folded: str, phrase: DayPhrase) -> bool:
    """Whether two numbers with a slash are a mark or a saying: "rated 9/10", "24/7"."""
    if phrase.kind != "numeric" or phrase.year is not None or phrase.weekday is not None:
        return False
    start = phrase.span.start
    if _before_mark().search(folded[max(0, start - 14) : start]):
        return True
    return folded[start : phrase.span.end] in date_words().never_days


@cache
def _before_name() -> re.Pattern[str]:
    words = date_words()
    titled = rf"(?P<title>{alternatives(words.titles)})\.?\s+(?:\w+\s)?"
    return re.compile(rf"(?<!\w)(?:{titled}|{alternatives(words.before_names)}\s+)$")


def _is_name(text: str, folded: str, phrase: DayPhrase) -> bool:
    """Whether a weekday is a person: "Mr. Sunday", "met Friday Okoro"."""
    if phrase.kind != "weekday" or not text[phrase.span.start].isupper():
        return False
    before = _before_name().search(folded[max(0, phrase.span.start - 20) : phrase.span.start])
    after = re.match(r"\s([A-Z][a-z']+)(?:\s(\w+))?", text[phrase.span.end : phrase.span.end + 40])
    followed = after is not None and fold(after[1]) not in weekday_numbers()
    if before is None:
        return followed and after is not None and after[2] in date_words().after_names
    return before["title"] is not None or followed


def _is_german_here(folded: str, phrase: DayPhrase, country: str | None) -> bool:
    """Whether "hier" is German for "here" and not French for "yesterday"."""
    if folded[phrase.span.start : phrase.span.end] != "hier":
        return False
    countries = date_words().countries
    return country in countries.german or whole_words(countries.german_words).search(folded) is not None
