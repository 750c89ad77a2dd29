"""Fits what the candidate says of themselves: 'my experience with ...', 'I ran ...'."""

import re

from followup.letters.english import article_for, base_of, is_gerund, is_plural
from followup.letters.lexicon import Lexicon
from followup.letters.nouns import Nouns
from followup.letters.phrases import ABOUT_OTHERS, UNUSABLE, Fitted, after_you
from followup.letters.shapes import Reader, Shape
from followup.letters.tidy import tidy_phrase

_BEFORE_THE_VERB = {
    Shape.PAST: "I",
    Shape.PASSIVE: "I was",
    Shape.PARTICIPLE: "I have",
    Shape.ADJECTIVE: "I am",
    Shape.DOING: "I am",
}
_PRAISE = frozenset({"strong", "good", "great", "solid", "excellent", "deep", "clean"})
_FOREIGN_TO_ME = frozenset({"his", "her", "our", "their", "this", "these", "your"})


def fit_strength(raw: str, lexicon: Lexicon, *, released: bool = False) -> Fitted:
    """An experience or a skill.

    Args:
        raw: the strength as it stands in the case.
        lexicon: the word lists.
        released: the candidate has released it, so that private words may stay.
    """
    phrase = tidy_phrase(raw, lexicon, released=released)
    if phrase is None or ABOUT_OTHERS.search(phrase):
        return UNUSABLE
    reader = Reader(Nouns(lexicon.words))
    phrase = _with_years_in_place(phrase, reader)
    shape = reader.read_shape(phrase, of_candidate=True) if phrase else Shape.UNFIT
    words = phrase.split()
    if shape is Shape.ADJECTIVE and len(words) > 1 and words[1] == "by":
        shape = Shape.PASSIVE
    if shape in _BEFORE_THE_VERB:
        return Fitted(clause=f"{_BEFORE_THE_VERB[shape]} {phrase}")
    if shape in {Shape.BARE, Shape.THIRD, Shape.ELIDED}:
        return Fitted(clause=f"I {phrase}" if words[0] == "am" else f"I {after_you(words, reader)}")
    make = {
        Shape.MY_CLAUSE: _fit_own_clause,
        Shape.CLAUSE: _fit_clause,
        Shape.GERUND: _fit_doing,
        Shape.NOUN: _fit_noun,
    }
    return make[shape](words, reader) if shape in make else UNUSABLE


def fit_forgotten(raw: str, lexicon: Lexicon, *, released: bool = False) -> Fitted:
    """A point that the candidate wished to have made; 'finishing my course' stays as it is."""
    phrase = tidy_phrase(raw, lexicon, released=released)
    if phrase is not None and not ABOUT_OTHERS.search(phrase):
        shape = Reader(Nouns(lexicon.words)).read_shape(phrase, of_candidate=True)
        if shape is Shape.QUESTION or (shape is Shape.GERUND and len(phrase.split()) > 1):
            return Fitted(noun=phrase)
        if shape is Shape.NOUN and phrase.split()[0] in lexicon.words.numbers | {"the"}:
            return Fitted(noun=phrase if phrase.startswith("the ") else f"my {phrase}")
    return fit_strength(raw, lexicon, released=released)


def _fit_own_clause(words: list[str], _reader: Reader) -> Fitted:
    return Fitted(clause=" ".join(words))


def _fit_clause(words: list[str], reader: Reader) -> Fitted:
    first, phrase = words[0].lower(), " ".join(words)
    has_own = first in reader.lists.determiners | {"there", "it"} or is_plural(first)
    return Fitted(clause=phrase if has_own else f"my {phrase}")


def _fit_doing(words: list[str], reader: Reader) -> Fitted:
    first, rest = words[0].lower(), words[1:]
    if first == "being":
        return UNUSABLE
    if first in reader.lists.studying:
        return Fitted(clause="I am " + " ".join(words))
    if first in {"knowing", "having", "speaking"}:
        return Fitted(clause="I " + after_you([base_of(first), *rest], reader))
    return Fitted(noun="my experience in " + " ".join(words))


def _fit_noun(words: list[str], reader: Reader) -> Fitted:
    phrase, lists = " ".join(words), reader.lists
    first, head = words[0].lower(), reader.nouns.find_head(words).removesuffix("'s").replace(".", "")
    if first == "my":
        return Fitted(noun=phrase)
    if first in _FOREIGN_TO_ME or "alone" in words:
        return UNUSABLE
    if head in lists.person_traits:
        return Fitted(clause=f"I am {phrase if first in {'a', 'an'} else f'{article_for(phrase)} {phrase}'}")
    if reader.nouns.is_person(head) and not reader.nouns.is_span_of_time(words):
        return _fit_trade(words)
    if first == "the":
        return _fit_the(phrase, head, reader)
    return _fit_article_less(words, head, reader)


def _fit_article_less(words: list[str], head: str, reader: Reader) -> Fitted:
    first, phrase, lists = words[0].lower(), " ".join(words), reader.lists
    if first in {"a", "an"}:
        held = head in lists.held | lists.work_nouns
        return Fitted(noun="my " + " ".join(words[1:]), clause=f"I have {phrase}" if held else None)
    if first == "own":
        return Fitted(noun=f"my {phrase}", clause=f"I have my {phrase}")
    if head in lists.languages and words[-1].lower() == head:
        whole = not any(word.lower() in lists.prepositions for word in words)
        return Fitted(noun=f"my {phrase}", clause=f"I speak {phrase}" if whole else None)
    if {head, head.removesuffix("s"), first} & lists.credential_nouns and not reader.nouns.is_span_of_time(
        words
    ):
        return _fit_credential(phrase, head, reader)
    if _is_own(words, head, reader):
        return Fitted(noun=f"my {phrase}")
    needs_the = head in lists.machines | lists.workplaces
    return Fitted(noun=f"my experience with {'the ' if needs_the else ''}{phrase}")


def _is_own(words: list[str], head: str, reader: Reader) -> bool:
    """Whether a plain 'my' goes before it: 'my SQL work', 'my eight years of ...', 'my HGV class 1'."""
    lists = reader.lists
    named = head in lists.work_nouns | lists.trait_nouns or words[0].lower() in _PRAISE
    return named or words[-1].isdigit() or reader.nouns.is_span_of_time(words)


def _fit_credential(phrase: str, head: str, reader: Reader) -> Fitted:
    counted = bool(re.search(rf"\b{re.escape(head)} \d", phrase))
    one = head in reader.lists.held and not is_plural(head) and "and" not in phrase.split() and not counted
    return Fitted(noun=f"my {phrase}", clause=f"I have {article_for(phrase)} {phrase}" if one else None)


def _fit_trade(words: list[str]) -> Fitted:
    phrase = " ".join(words)
    if is_plural(words[-1]) and len(words) == 1:
        return Fitted(noun=f"my experience with {phrase}")
    has_article = words[0].lower() in {"a", "an", "the"}
    return Fitted(noun=f"my background as {phrase if has_article else f'{article_for(phrase)} {phrase}'}")


def _fit_the(phrase: str, head: str, reader: Reader) -> Fitted:
    """'the clinic booking case study' is the candidate's own; 'the archive I built' says so itself."""
    own = head in reader.lists.work_nouns and " I " not in phrase
    return Fitted(noun="my " + phrase[len("the ") :] if own else phrase)


# -- years: '8 years highway design', '2 years keyholder', 'labouring for my cousin two years'

_SPAN = 2
"""The words of a span of time: a number and a unit."""


def _with_years_in_place(phrase: str, reader: Reader) -> str:
    """Give years in front their 'of' or 'as a', years behind their 'for'; nothing where that cannot be."""
    words = phrase.split()
    if len(words) > _SPAN + 1 and words[0].lower() in _ROUGHLY and reader.nouns.is_span_of_time(words[1:]):
        return f"I have {words[0].lower()} {_join_span(words[1:], reader)}"
    if len(words) > _SPAN and reader.nouns.is_span_of_time(words):
        return _join_span(words, reader)
    if len(words) > _SPAN and reader.nouns.is_span_of_time(words[-_SPAN:]):
        before = words[-_SPAN - 1].lower()
        if before in reader.lists.prepositions:
            return phrase
        return " ".join([*words[:-_SPAN], "for", *words[-_SPAN:]]) if is_gerund(words[0]) else ""
    return phrase


_ROUGHLY = frozenset({"over", "about", "nearly", "almost", "around"})


def _join_span(words: list[str], reader: Reader) -> str:
    lists = reader.lists
    third = words[_SPAN].lower()
    rest = " ".join(words[_SPAN:])
    if third in lists.prepositions or words[1].endswith("'") or (is_gerund(third) and len(words) > _SPAN + 1):
        return " ".join(words)
    if reader.nouns.find_head(words[_SPAN:]) in lists.person_nouns:
        joint = "as" if third in {"a", "an", "the"} else f"as {article_for(rest)}"
        return " ".join([*words[:_SPAN], joint, rest])
    if third.endswith(("side", "wards", "ly", "shift", "-time")) or third in {"nights", "days"}:
        return " ".join(words)
    work = " work" if words[-1].lower() in lists.workplaces else ""
    return " ".join([*words[:_SPAN], "of", rest]) + work
