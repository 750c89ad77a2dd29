"""Fits a raw note phrase into a sentence: as a noun ('hearing about ...') or as a clause ('that ...').

A phrase that cannot be fitted safely has no form at all, and the letter says something else instead.
"""

import re
from dataclasses import dataclass

from followup.letters.english import (
    base_of,
    gerund_of,
    is_base_verb,
    is_gerund,
    is_plural,
    is_third_person,
    lemmas_of,
)
from followup.letters.lexicon import Lexicon
from followup.letters.nouns import Nouns
from followup.letters.shapes import Reader, Shape
from followup.letters.tidy import tidy_phrase

_TO_YOU = {
    "they": "you", "their": "your", "them": "you", "theirs": "yours", "themselves": "yourselves",
    "we": "you", "our": "your", "us": "you", "ours": "yours", "ourselves": "yourselves",
}  # fmt: skip
ABOUT_OTHERS = re.compile(r"\b(they|we|us|he|she|him|her|his|hers|theirs|themselves)\b", re.IGNORECASE)
_ABOUT_ME = re.compile(r"\b(I|my|me|myself)\b")
_AFTER_YOU = {"is": "are", "am": "are", "was": "were", "has": "have", "does": "do"}
_UNDER_WAY = frozenset({"new", "old", "current", "next", "planned", "upcoming", "waiting"})


@dataclass(frozen=True)
class Fitted:
    """The forms in which a phrase can be used; None where there is none.

    ``noun`` stands after a preposition or as an object; ``clause`` has its own subject and verb.
    """

    noun: str | None = None
    clause: str | None = None

    def __bool__(self) -> bool:
        """Whether the phrase can be used at all."""
        return bool(self.noun or self.clause)


UNUSABLE = Fitted()


def fit_topic(raw: str, lexicon: Lexicon, *, released: bool = False) -> Fitted:
    """A topic as the reader would hear it: 'they want' becomes 'you want'.

    Args:
        raw: the topic as it stands in the case.
        lexicon: the word lists.
        released: the candidate has released it, so that private words may stay.
    """
    phrase = tidy_phrase(raw, lexicon, released=released)
    if phrase is None or _ABOUT_ME.search(phrase):
        return UNUSABLE
    reader = Reader(Nouns(lexicon.words))
    shape = reader.read_shape(phrase, of_candidate=False)
    words = phrase.split()
    if shape is Shape.CLAUSE:
        return _checked(clause=_clause_to_you(phrase, reader))
    if shape in {Shape.ELIDED, Shape.PAST, Shape.THIRD}:
        return _checked(clause="you " + _to_you(after_you(words, reader)))
    if shape is Shape.GERUND and words[0].lower() in lexicon.words.intentions:
        return _checked(noun=_topic_noun(shape, phrase, reader), clause=f"you are {_keep_or_you(phrase)}")
    if shape is Shape.ADJECTIVE:
        return _checked(noun=f"being {phrase}", clause=f"you are {_to_you(phrase)}")
    return _checked(noun=_topic_noun(shape, phrase, reader))


def _topic_noun(shape: Shape, phrase: str, reader: Reader) -> str | None:
    if shape is Shape.NOBODY:
        return f"having {phrase}"
    if shape is Shape.BARE:
        gerund = _to_gerund(phrase.split(), reader)
        return _to_you(gerund) if gerund else None
    if shape is Shape.NOUN:
        return with_the(_keep_or_you(phrase), reader)
    return _keep_or_you(phrase) if shape in {Shape.GERUND, Shape.QUESTION} else None


def _clause_to_you(phrase: str, reader: Reader) -> str:
    words = phrase.split()
    first = words[0].lower()
    if first in {"he", "she"}:
        words = ["you", *after_you(words[1:], reader).split()]
    elif first in {"they", "we"}:
        words[0] = "you"
    elif first not in {"it", "this", "there", "you"}:
        length = reader.clauses.subject_length(phrase)
        words = [with_the(" ".join(words[:length]), reader), *words[length:]] if length else words
    return _to_you(" ".join(words))


def after_you(words: list[str], reader: Reader) -> str:
    """A verb phrase as it stands after 'you' or 'I': 'needs somebody' becomes 'need somebody'."""
    first, rest = words[0], words[1:]
    low = first.lower()
    if low in reader.lists.adverbs and rest:
        return f"{first} {after_you(rest, reader)}"
    if low in _AFTER_YOU:
        first = _AFTER_YOU[low]
    elif is_third_person(low):
        first = base_of(low)
    if len(rest) > 1 and rest[0] in {"and", "or"} and is_third_person(rest[1]):
        rest = [rest[0], base_of(rest[1]), *rest[2:]]
    return " ".join([first, *rest])


def _to_gerund(words: list[str], reader: Reader) -> str | None:
    """'hire and train twelve receptionists' becomes 'hiring and training twelve receptionists'."""
    first, rest = gerund_of(words[0]), list(words[1:])
    if first is None or (rest and is_gerund(rest[0])):
        return None
    for place, word in enumerate(rest[:-1]):
        follows = rest[place + 1]
        is_verb = place == 0 or follows in reader.lists.verbs_first
        if word in {"and", "or"} and is_base_verb(follows) and is_verb:
            rest[place + 1] = gerund_of(follows) or follows
    return " ".join([first, *rest])


def with_the(phrase: str, reader: Reader) -> str:
    """Give a singular noun without an article 'the': it is something both of us know of."""
    words, lists = phrase.split(), reader.lists
    first = words[0].lower()
    if (
        first in lists.determiners | lists.subject_pronouns
        or re.fullmatch(r"[$£€]?\d[\d.,]*[k%+]?", first)
        or "'s" in first
    ):
        return phrase
    head = reader.nouns.find_head(words)
    is_joined = "and" in words or "or" in words
    if first in _UNDER_WAY and not is_joined:
        return f"the {phrase}"
    is_name = len(words) == 1 and (words[0][:1].isupper() or not lemmas_of(first))
    is_mass = head in lists.mass_nouns or head.endswith(("itis", "osis"))
    return (
        phrase if is_name or is_mass or is_joined or is_plural(head) or is_gerund(head) else f"the {phrase}"
    )


def _keep_or_you(phrase: str) -> str:
    """Change 'their' to 'your' only where nobody in the phrase can be meant by it."""
    head = re.split(r"\b(?:they|their|them|we|our|us)\b", phrase, maxsplit=1, flags=re.IGNORECASE)[0]
    has_others = any(is_plural(word.strip(",.")) for word in head.split())
    return phrase if has_others else _to_you(phrase)


def _to_you(phrase: str) -> str:
    return " ".join(_TO_YOU.get(word.lower(), word) for word in phrase.split())


def _checked(noun: str | None = None, clause: str | None = None) -> Fitted:
    """The forms in which nobody is left whom the reader cannot place."""
    return Fitted(
        noun=None if noun and ABOUT_OTHERS.search(noun) else noun,
        clause=None if clause and ABOUT_OTHERS.search(clause) else clause or None,
    )
