"""Fits a raw note phrase into a sentence: as a noun ('hearing about ...') or as a clause ('that ...').

A phrase that cannot be fitted safely has no form at all, and the letter says something else instead.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from followup.letters.english import (
    article_for,
    base_of,
    gerund_of,
    is_base_verb,
    is_gerund,
    is_plural,
    is_third_person,
)
from followup.letters.lexicon import Lexicon
from followup.letters.shapes import Reader, Shape
from followup.letters.tidy import tidy_phrase

_TO_YOU = {
    "they": "you", "their": "your", "them": "you", "theirs": "yours", "themselves": "yourselves",
    "we": "you", "our": "your", "us": "you", "ours": "yours", "ourselves": "yourselves",
}  # fmt: skip
_ABOUT_OTHERS = re.compile(r"\b(they|we|us|he|she|him|her|his|hers|theirs|themselves)\b", re.IGNORECASE)


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


@dataclass(frozen=True)
class Fitter:
    """Fits topics, strengths and forgotten points by the word lists."""

    lexicon: Lexicon

    def fit_topic(self, raw: str, *, released: bool = False) -> Fitted:
        """A topic as the reader would hear it: 'they want' becomes 'you want'."""
        phrase = tidy_phrase(raw, self.lexicon, released=released)
        if phrase is None:
            return UNUSABLE
        shape = Reader(self.lexicon.words).read_shape(phrase, of_candidate=False)
        if shape in {Shape.UNFIT, Shape.MY_CLAUSE, Shape.PARTICIPLE} or re.search(r"\b(I|my|me)\b", phrase):
            return UNUSABLE
        return self._topic_forms(shape, phrase)

    def fit_strength(self, raw: str, *, released: bool = False) -> Fitted:
        """Something of the candidate's own: 'my experience with ...', 'I ran ...'."""
        phrase = tidy_phrase(raw, self.lexicon, released=released)
        if phrase is None or _ABOUT_OTHERS.search(phrase):
            return UNUSABLE
        phrase = self._with_years_in_front(phrase)
        shape = Reader(self.lexicon.words).read_shape(phrase, of_candidate=True)
        make = _OF_CANDIDATE.get(shape)
        return make(self, phrase) if make else UNUSABLE

    def fit_forgotten(self, raw: str, *, released: bool = False) -> Fitted:
        """A point the candidate wished to have made; a gerund stays what it is: 'finishing my course'."""
        phrase = tidy_phrase(raw, self.lexicon, released=released)
        if phrase is not None and is_gerund(phrase.split()[0]) and not _ABOUT_OTHERS.search(phrase):
            return (
                Fitted(noun=phrase) if len(phrase.split()) > 1 else Fitted(noun=f"my experience in {phrase}")
            )
        return self.fit_strength(raw, released=released)

    # -- topics

    def _topic_forms(self, shape: Shape, phrase: str) -> Fitted:
        words = phrase.split()
        if shape is Shape.CLAUSE:
            return _checked(clause=self._clause_to_you(phrase))
        if shape in {Shape.ELIDED, Shape.PAST, Shape.THIRD}:
            return _checked(clause="you " + _to_you(self._plural_verb(words)))
        if shape is Shape.ADJECTIVE:
            return _checked(noun=f"being {phrase}", clause=f"you are {_to_you(phrase)}")
        if shape is Shape.NOBODY:
            return _checked(noun=f"having {phrase}")
        if shape is Shape.BARE:
            gerund = self._to_gerund(words)
            return _checked(noun=_to_you(gerund) if gerund else None)
        if shape is Shape.NOUN:
            return _checked(noun=self._with_the(self._keep_or_you(phrase)))
        return _checked(noun=self._keep_or_you(phrase))

    def _clause_to_you(self, phrase: str) -> str:
        words = phrase.split()
        if words[0].lower() in {"he", "she"}:
            words = ["you", *self._plural_verb(words[1:]).split()]
        elif words[0].lower() in {"they", "we"}:
            words[0] = "you"
        elif words[0].lower() in {"it", "this"}:
            return phrase if not _ABOUT_OTHERS.search(phrase) else ""
        else:
            length = Reader(self.lexicon.words).subject_length(phrase)
            words = [self._with_the(" ".join(words[:length])), *words[length:]] if length else words
        return _to_you(" ".join(words))

    def _plural_verb(self, words: list[str]) -> str:
        """'needs somebody' as it stands after 'you': 'need somebody'."""
        first, rest = words[0], words[1:]
        low = first.lower()
        if low in self.lexicon.words.adverbs and rest:
            return f"{first} {self._plural_verb(rest)}"
        special = {"is": "are", "am": "are", "was": "were", "has": "have", "does": "do"}
        if low in special:
            first = special[low]
        elif is_third_person(low):
            first = base_of(low)
        if len(rest) > 1 and rest[0] in {"and", "or"} and is_third_person(rest[1]):
            rest = [rest[0], base_of(rest[1]), *rest[2:]]
        return " ".join([first, *rest])

    def _to_gerund(self, words: list[str]) -> str | None:
        """'hire and train twelve receptionists' becomes 'hiring and training twelve receptionists'."""
        first = gerund_of(words[0])
        rest = list(words[1:])
        if first is None or (rest and is_gerund(rest[0])):
            return None
        if len(rest) > 1 and rest[0] in {"and", "or"} and is_base_verb(rest[1]):
            rest[1] = gerund_of(rest[1]) or rest[1]
        joints = [place for place, word in enumerate(rest[:-1]) if word in {"and", "or"} and place > 0]
        for place in joints:
            if is_base_verb(rest[place + 1]) and rest[place + 1] in self.lexicon.words.verbs_first:
                rest[place + 1] = gerund_of(rest[place + 1]) or rest[place + 1]
        return " ".join([first, *rest])

    def _keep_or_you(self, phrase: str) -> str:
        """Change 'their' to 'your' only where nobody in the phrase can be meant by it."""
        head = re.split(r"\b(?:they|their|them|we|our|us)\b", phrase, maxsplit=1, flags=re.IGNORECASE)[0]
        has_others = any(is_plural(word.strip(",.")) for word in head.split())
        return phrase if has_others else _to_you(phrase)

    def _with_the(self, phrase: str) -> str:
        """Give a singular noun without an article 'the': it is something both of us know of."""
        words = phrase.split()
        lists = self.lexicon.words
        first = words[0].lower()
        if first in lists.determiners or re.match(r"[\d$£€]", first) or first.endswith("'s"):
            return phrase
        head = self._head(words)
        is_name = words[0][:1].isupper() and len(words) == 1
        is_joined = "and" in words or "or" in words
        is_mass = head in lists.mass_nouns or head.endswith(("itis", "osis"))
        if first in {"new", "old", "current", "next", "planned", "upcoming", "waiting"} and not is_joined:
            return f"the {phrase}"
        if is_name or is_plural(head) or is_mass or is_gerund(head) or is_joined:
            return phrase
        return f"the {phrase}"

    def _head(self, words: list[str]) -> str:
        """The noun that the phrase is about: the last word before a preposition, a clause or a participle."""
        lists = self.lexicon.words
        stops = lists.prepositions | lists.relatives | {"to", "nobody", "they", "i"}
        for place, word in enumerate(words[1:], start=1):
            low = word.lower().strip(",.")
            before = words[place - 1].strip(",.").lower()
            participle = (
                is_gerund(low) and place < len(words) - 1 and words[place + 1].lower() in lists.prepositions
            )
            if low in stops or word == "I" or (participle and (is_plural(before) or place > 1)):
                return before
            if words[place - 1].endswith(","):
                return before
        return words[-1].strip(",.").lower()

    # -- strengths

    def _i_do(self, phrase: str) -> Fitted:
        words = phrase.split()
        return Fitted(clause=f"I {self._plural_verb(words)}")

    def _i_did(self, phrase: str) -> Fitted:
        return Fitted(clause=f"I {phrase}")

    def _i_have_done(self, phrase: str) -> Fitted:
        return Fitted(clause=f"I have {phrase}")

    def _i_am(self, phrase: str) -> Fitted:
        return Fitted(clause=f"I am {phrase}")

    def _i_say(self, phrase: str) -> Fitted:
        return Fitted(clause=phrase)

    def _my_clause(self, phrase: str) -> Fitted:
        words = phrase.split()
        first = words[0].lower()
        has_own = first in self.lexicon.words.determiners or first == "there" or is_plural(first)
        return Fitted(clause=phrase if has_own else f"my {phrase}")

    def _my_doing(self, phrase: str) -> Fitted:
        first, *rest = phrase.split()
        if first.lower() in {"knowing", "having", "speaking", "being"}:
            return self._i_do(" ".join([base_of(first), *rest])) if first.lower() != "being" else UNUSABLE
        return Fitted(noun=f"my experience in {phrase}")

    def _my_noun(self, phrase: str) -> Fitted:
        words = phrase.split()
        lists = self.lexicon.words
        first, head = words[0].lower(), self._head(words)
        if first == "my":
            return Fitted(noun=phrase)
        if head in lists.person_nouns and not is_plural(head):
            return self._as_a(phrase)
        if first in {"a", "an"}:
            return Fitted(noun="my " + " ".join(words[1:]), clause=f"I have {phrase}")
        if first in {"the", "his", "her", "our", "this", "these"}:
            return self._with_the_made_mine(phrase) if first == "the" else UNUSABLE
        if head in lists.person_traits:
            return Fitted(clause=f"I am {article_for(phrase)} {phrase}")
        if head in lists.languages and words[-1].lower() == head:
            if any(word.lower() in lists.prepositions for word in words):
                return Fitted(noun=f"my {phrase}")
            return Fitted(noun=f"my {phrase}", clause=f"I speak {phrase}")
        if self._is_span_of_time(words):
            return Fitted(noun=f"my {phrase}")
        if head in lists.credential_nouns:
            return self._credential(phrase, head)
        own = head in lists.work_nouns or head in lists.trait_nouns
        if head in lists.workplaces:
            return UNUSABLE
        if head in lists.machines and not own:
            return Fitted(noun=f"my experience with the {phrase}")
        return Fitted(noun=f"my {phrase}" if own else f"my experience with {phrase}")

    def _with_the_made_mine(self, phrase: str) -> Fitted:
        """'the clinic booking case study' is the candidate's own; 'the archive I built' says so itself."""
        own = self._head(phrase.split()) in self.lexicon.words.work_nouns and " I " not in phrase
        return Fitted(noun="my " + phrase[len("the ") :] if own else phrase)

    def _credential(self, phrase: str, head: str) -> Fitted:
        if is_plural(head) or "and" in phrase.split() or head not in self.lexicon.words.held:
            return Fitted(noun=f"my {phrase}")
        counted = re.search(rf"\b{re.escape(head)} \d", phrase)
        return Fitted(
            noun=f"my {phrase}", clause=None if counted else f"I have {article_for(phrase)} {phrase}"
        )

    def _as_a(self, phrase: str) -> Fitted:
        words = phrase.split()
        if words[0].lower() in {"a", "an", "the"}:
            return Fitted(noun=f"my background as {phrase}")
        if self._is_span_of_time(words):
            return UNUSABLE
        return Fitted(noun=f"my background as {article_for(phrase)} {phrase}")

    def _is_span_of_time(self, words: list[str]) -> bool:
        lists = self.lexicon.words
        counted = words[0].lower() in lists.numbers or words[0].rstrip("+").isdigit()
        return counted and len(words) > 1 and words[1].lower().strip(",") in lists.units

    def _with_years_in_front(self, phrase: str) -> str:
        """'8 years highway design' gets its 'of', '2 years keyholder' its 'as a'; years behind get their 'for'."""
        words = phrase.split()
        lists = self.lexicon.words
        if self._is_span_of_time(words) and len(words) > 2:  # noqa: PLR2004 - number, unit, and something
            return self._joined_span(words)
        if len(words) > 3 and self._is_span_of_time(words[-2:]) and is_gerund(words[0]):  # noqa: PLR2004
            return " ".join([*words[:-2], "for", *words[-2:]]) if words[-3] != "for" else phrase
        if (
            len(words) > 2
            and self._is_span_of_time(words[-2:])
            and words[-3].lower() not in lists.prepositions
        ):  # noqa: PLR2004
            return "" if not is_gerund(words[0]) else phrase
        return phrase

    def _joined_span(self, words: list[str]) -> str:
        lists = self.lexicon.words
        third = words[2].lower()
        if third in lists.prepositions or third == "experience" or is_gerund(third):
            return " ".join(words)
        head = self._head(words[2:])
        if head in lists.person_nouns:
            rest = " ".join(words[2:])
            joint = "as" if third in {"a", "an", "the"} else f"as {article_for(rest)}"
            return " ".join([*words[:2], joint, rest])
        known_adverb = third.endswith(("side", "wards", "ly", "shift", "-time")) or third in {
            "nights",
            "days",
        }
        return " ".join(words) if known_adverb else " ".join([*words[:2], "of", *words[2:]])


_Make = Callable[[Fitter, str], Fitted]
_OF_CANDIDATE: dict[Shape, _Make] = {
    Shape.NOUN: Fitter._my_noun,  # noqa: SLF001 - a table of this class's own makers
    Shape.GERUND: Fitter._my_doing,  # noqa: SLF001
    Shape.BARE: Fitter._i_do,  # noqa: SLF001
    Shape.THIRD: Fitter._i_do,  # noqa: SLF001
    Shape.ELIDED: Fitter._i_do,  # noqa: SLF001
    Shape.PAST: Fitter._i_did,  # noqa: SLF001
    Shape.PARTICIPLE: Fitter._i_have_done,  # noqa: SLF001
    Shape.ADJECTIVE: Fitter._i_am,  # noqa: SLF001
    Shape.MY_CLAUSE: Fitter._i_say,  # noqa: SLF001
    Shape.CLAUSE: Fitter._my_clause,  # noqa: SLF001
}


def _to_you(phrase: str) -> str:
    return " ".join(_TO_YOU.get(word.lower(), word) for word in phrase.split())


def _checked(noun: str | None = None, clause: str | None = None) -> Fitted:
    """The forms in which nobody is left whom the reader cannot place."""
    return Fitted(
        noun=None if noun and _ABOUT_OTHERS.search(noun) else noun,
        clause=None if clause and _ABOUT_OTHERS.search(clause) else clause or None,
    )
