"""What a clean phrase is, grammatically: the shape decides which sentences it can stand in."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from followup.letters.english import (
    can_be,
    is_base_verb,
    is_gerund,
    is_participle,
    is_past,
    is_plural,
    is_third_person,
    lemmas_of,
)
from followup.letters.lexicon import WordLists


class Shape(Enum):
    """The grammatical kinds of a note phrase."""

    NOUN = auto()  # 'a class of 29', 'dye house bottleneck'
    GERUND = auto()  # 'reducing overtime on nights'
    BARE = auto()  # 'replace 2D drawings'
    THIRD = auto()  # 'speaks Dutch', 'needs somebody to supervise'
    PAST = auto()  # 'ran a crew of 14'
    PARTICIPLE = auto()  # 'done a system migration before'
    ELIDED = auto()  # 'have no design system at all': the subject was left out
    CLAUSE = auto()  # 'gearbox swaps are piling up'
    MY_CLAUSE = auto()  # 'I speak French'
    ADJECTIVE = auto()  # 'short of people who can run flux-core'
    NOBODY = auto()  # 'nobody to run site meetings'
    QUESTION = auto()  # 'how they onboard new drivers'
    UNFIT = auto()


@dataclass(frozen=True)
class Reader:
    """Tells the shape of a phrase by the lexicon and the word lists."""

    lists: WordLists

    def read_shape(self, phrase: str, *, of_candidate: bool) -> Shape:
        """The shape of a clean phrase; ``of_candidate`` where it speaks of the candidate's own doing."""
        words = _bare(phrase)
        if not words or words[-1] in {"that", "this", "it", "to", "and", "or", "the", "a", "of", "with"}:
            return Shape.UNFIT
        return (
            self._by_pronoun(words)
            or self._by_finite_verb(words)
            or self._by_opening(words, of_candidate=of_candidate)
            or self._as_noun(words)
        )

    def _by_pronoun(self, words: list[str]) -> Shape | None:
        first, lists = words[0], self.lists
        if first == "i":
            return Shape.MY_CLAUSE if len(words) > 2 else Shape.UNFIT  # noqa: PLR2004 - 'I speak French'
        if first in lists.question_words:
            return Shape.QUESTION if len(words) > 2 else Shape.UNFIT  # noqa: PLR2004 - 'how they hire'
        if first in lists.indefinite:
            return Shape.NOBODY
        if first in {"they", "we", "you", "he", "she", "it", "there"} and len(words) > 1:
            return Shape.CLAUSE
        return None

    def subject_length(self, phrase: str) -> int:
        """How many words of a clause come before its verb; 0 where that is not found."""
        words = _bare(phrase)
        return next((place for place in range(1, len(words)) if self._is_finite(words, place)), 0)

    def _by_finite_verb(self, words: list[str]) -> Shape | None:
        """A subject and a verb of its own, unless that verb sits in a relative clause."""
        if self._opens_with_verb(words):
            is_subject = (
                is_gerund(words[0]) and len(words) > 1 and words[1] in {"is", "takes", "needs", "was"}
            )
            return Shape.CLAUSE if is_subject else None
        for place, word in enumerate(words[1:], start=1):
            if word in self.lists.relatives or word == "to":
                return None
            before = words[place - 1]
            if word in self.lists.subject_pronouns and self._is_noun(before):
                return None
            if self._is_finite(words, place):
                return Shape.CLAUSE
            if self._is_doubtful(words, place):
                return Shape.UNFIT
        return None

    def _opens_with_verb(self, words: list[str]) -> bool:
        first = words[0]
        if self._is_compound(words):
            return False
        if is_gerund(first) or first in self.lists.elided_verbs | self.lists.verbs_first | self.lists.adverbs:
            return True
        verb_only = bool(lemmas_of(first)) and not ({"NOUN", "ADJ"} & lemmas_of(first).keys())
        follows = words[1] if len(words) > 1 else ""
        return verb_only or (can_be(first, "VERB") and self._is_object_opener(follows))

    def _is_compound(self, words: list[str]) -> bool:
        """'filing system', 'roofing experience', 'evening clinic': an -ing word that belongs to a noun."""
        lists = self.lists
        if not is_gerund(words[0]) and words[0] not in lists.ing_nouns:
            return False
        if words[0] in lists.ing_nouns and len(words) > 1 and words[1] not in lists.determiners:
            return words[1] not in lists.prepositions
        heads = lists.compound_heads | lists.credential_nouns | lists.work_nouns
        end = next(
            (n for n, word in enumerate(words) if n > 1 and word in lists.prepositions - {"at"}), len(words)
        )
        inner = words[1 : end - 1]
        return end > 1 and words[end - 1] in heads and not any(word in lists.determiners for word in inner)

    def _is_finite(self, words: list[str], place: int) -> bool:
        word, before = words[place], words[place - 1]
        after = words[place + 1] if place + 1 < len(words) else ""
        if before in self.lists.prepositions | {"and", "or", "the", "a"} or after in _COPULAS:
            return False
        if self._is_some_of(words, place) and is_base_verb(word):
            return True
        if word in self.lists.verbs_first and is_plural(before) and before not in self.lists.plural_modifiers:
            return bool(after)
        if word in {"need", "want", "lack"} and not is_plural(before):
            return False
        if word in self.lists.finite_verbs:
            return word not in {"will", "can", "need", "does"} or bool(after)
        verb_only = {"VERB"} == lemmas_of(word).keys()
        if not verb_only and self._is_object_opener(after) and self._is_noun(before):
            return is_third_person(word) and not is_plural(before)
        if verb_only and is_past(word) and not is_gerund(word):
            return not is_participle(word) or after in self.lists.determiners
        is_plural_verb = is_base_verb(word) and is_plural(before) and words[0] not in {"a", "an"}
        return verb_only and (is_third_person(word) or is_plural_verb)

    def _is_some_of(self, words: list[str], place: int) -> bool:
        """'two of the crew leave': a noun after it, so that the next word can only be the verb."""
        return (
            place == 4
            and words[0] in self.lists.determiners
            and words[1] == "of"
            and (  # noqa: PLR2004
                words[2] in self.lists.determiners
            )
        )

    def _is_doubtful(self, words: list[str], place: int) -> bool:
        """A word that may be the verb, as in 'two suppliers raise prices': better left out."""
        word, before = words[place], words[place - 1]
        if before in self.lists.plural_modifiers or "'" in before or not is_plural(before):
            return False
        after = words[place + 1] if place + 1 < len(words) else "every"
        looks_like_verb = is_base_verb(word) and can_be(word, "NOUN") and not is_gerund(word)
        return looks_like_verb and (
            is_plural(after) or self._is_object_opener(after) or after in {"in", "every"}
        )

    def _by_opening(self, words: list[str], *, of_candidate: bool) -> Shape | None:
        first = words[0]
        if first in self.lists.adverbs and len(words) > 1:
            inner = self.read_shape(" ".join(words[1:]), of_candidate=of_candidate)
            return inner if inner in _AFTER_ADVERB else Shape.UNFIT
        if self._is_compound(words):
            return None
        if is_gerund(first):
            return Shape.GERUND
        if self._is_adjective_phrase(words, of_candidate=of_candidate):
            return Shape.ADJECTIVE
        if first in self.lists.modals or (first in self.lists.elided_verbs and not of_candidate):
            return Shape.ELIDED if len(words) > 1 else Shape.UNFIT
        return self._by_verb_form(words, of_candidate=of_candidate)

    def _by_verb_form(self, words: list[str], *, of_candidate: bool) -> Shape | None:
        first = words[0]
        follows = words[1] if len(words) > 1 else ""
        has_object = self._is_object_opener(follows)
        plain = first in self.lists.verbs_first and follows not in {"of", "in", "", "and"}
        verb_only = bool(lemmas_of(first)) and not ({"NOUN", "ADJ"} & lemmas_of(first).keys())
        if is_past(first) and not is_base_verb(first):
            return self._past_shape(words, has_object=has_object, of_candidate=of_candidate)
        if is_participle(first) and not is_base_verb(first) and (has_object or first in {"done", "been"}):
            return Shape.PARTICIPLE if of_candidate else Shape.UNFIT
        if first in self.lists.unclear_first and follows and not (has_object or self._is_verb_pair(words)):
            return Shape.BARE if of_candidate else Shape.UNFIT
        if is_third_person(first) and (verb_only or has_object or plain):
            return Shape.THIRD
        if is_base_verb(first) and (verb_only or has_object or plain or self._is_verb_pair(words)):
            return Shape.BARE
        return None

    def _past_shape(self, words: list[str], *, has_object: bool, of_candidate: bool) -> Shape | None:
        """'ran a crew' is something done, 'denied claims backlog' a noun, 'registered nurse' a trade."""
        only_past = not words[0].endswith("ed") and not is_participle(words[0])
        if has_object or only_past or (of_candidate and not self._is_trade(words)):
            return Shape.PAST
        return (
            Shape.UNFIT
            if len(words) > 1 and words[1] in self.lists.prepositions and not of_candidate
            else None
        )

    def _is_verb_pair(self, words: list[str]) -> bool:
        """'hire and train twelve receptionists'."""
        return (
            len(words) > 3
            and words[1] in {"and", "or"}
            and is_base_verb(words[2])
            and (  # noqa: PLR2004
                self._is_object_opener(words[3])
            )
        )

    def _is_trade(self, words: list[str]) -> bool:
        """'registered nurse', 'certified welder for pipe': a trade, not something done."""
        return any(word in self.lists.person_nouns for word in words[1:3])

    def _is_adjective_phrase(self, words: list[str], *, of_candidate: bool) -> bool:
        lists = self.lists
        first = words[0]
        if first in lists.intensifiers and len(words) > 1:
            return not self._is_noun_phrase_after(words[1:])
        if of_candidate and len(words) > 1 and words[-1] in lists.status_words:
            return True
        if first not in lists.adjectives and not ("ADJ" in lemmas_of(first) and not is_base_verb(first)):
            return False
        if len(words) == 1:
            return first in lists.adjectives
        follows_on = {"and", "or"} | lists.prepositions - {"up", "out", "down", "over"}
        if words[1] in {"and", "or"}:
            return len(words) == 3 and "ADJ" in lemmas_of(words[2])  # noqa: PLR2004 - 'calm and organised'
        return words[1] in follows_on and ("NOUN" not in lemmas_of(first) or first in lists.adjectives)

    def _is_noun_phrase_after(self, words: list[str]) -> bool:
        return len(words) > 1 and words[1] not in self.lists.prepositions and self._is_noun(words[1])

    def _is_object_opener(self, word: str) -> bool:
        lists = self.lists
        is_number = bool(re.match(r"\d", word))
        return is_number or word in (lists.determiners | lists.particles - {"in", "on"}) or word in {
            "them", "us", "him", "me", "new", "myself",
        }  # fmt: skip

    def _is_noun(self, word: str) -> bool:
        known = lemmas_of(word)
        return "NOUN" in known or not known

    def _as_noun(self, words: list[str]) -> Shape:
        """A noun phrase, unless something in it cannot be read."""
        for place, word in enumerate(words[1:-1], start=1):
            if (
                word == "to"
                and self._is_infinitive(words, place + 1)
                and not self._takes_infinitive(words[:place])
            ):
                return Shape.UNFIT
        if words[0] in self.lists.prepositions | {"and", "or", "but", "not"} | self.lists.relatives:
            return Shape.UNFIT
        return Shape.NOUN

    def _is_infinitive(self, words: list[str], place: int) -> bool:
        """Whether the word after 'to' is a verb, not a noun as in 'visits to school bands'."""
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else ""
        if not is_base_verb(word):
            return False
        followed = self._is_object_opener(after) or after in self.lists.prepositions
        return not can_be(word, "NOUN") or followed

    def _takes_infinitive(self, before: list[str]) -> bool:
        return "and" not in before and any(word in self.lists.infinitive_heads for word in before)


_COPULAS = frozenset({"is", "are", "was", "were", "has", "have", "will", "must", "can"})
_AFTER_ADVERB = frozenset({Shape.BARE, Shape.THIRD, Shape.PAST, Shape.PARTICIPLE, Shape.ELIDED})


def _bare(phrase: str) -> list[str]:
    """The words in lower case without punctuation around them."""
    return [word for word in (raw.strip(".,;:()'\"").lower() for raw in phrase.split()) if word]
