"""Whether a phrase is a sentence of its own: where its verb stands, and when nobody can tell."""

from dataclasses import dataclass
from typing import Literal

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
from followup.letters.nouns import Nouns, bare_words

_COLLECTIVES = frozenset({"staff", "crew", "team", "people"})
COPULAS = frozenset({"is", "are", "was", "were", "has", "have", "will", "must", "can"})
_SOME_OF_THE = ("two", "of", "the")


Verdict = Literal["clause", "unclear", "no clause"]


@dataclass(frozen=True)
class Clauses:
    """Finds the verb of a clause."""

    nouns: Nouns

    @property
    def _lists(self) -> WordLists:
        return self.nouns.lists

    def subject_length(self, phrase: str) -> int:
        """How many words of a clause come before its verb; 0 where that is not found."""
        words = bare_words(phrase)
        return next((place for place in range(1, len(words)) if self._is_finite(words, place)), 0)

    def judge(self, words: list[str]) -> Verdict:
        """Whether there is a subject with a verb of its own; one in a relative clause is none."""
        start = self._first_place_for_a_verb(words)
        for place, word in enumerate(words[1:], start=1):
            before = words[place - 1]
            in_relative = word in self._lists.relatives or word == "to"
            if (
                not start
                or in_relative
                or (word in self._lists.subject_pronouns and self.nouns.is_noun(before))
            ):
                return "no clause"
            if place >= start and self._is_finite(words, place):
                return "clause"
            if place >= start and self._is_doubtful(words, place):
                return "unclear"
        return "no clause"

    def _first_place_for_a_verb(self, words: list[str]) -> int:
        """Where the verb of a clause can stand at the earliest; 0 where the phrase opens with a verb."""
        first, follows = words[0], words[1] if len(words) > 1 else ""
        if self.nouns.is_span_of_time(words):
            return 0
        if is_gerund(first) and not self.nouns.is_compound(words):
            if follows in self._lists.event_verbs or follows in {"is", "needs", "was"}:
                return 1
            return 2 if can_be(follows, "NOUN") and follows not in self._lists.determiners else 0
        return 0 if self._opens_with_verb(words) else 1

    def _opens_with_verb(self, words: list[str]) -> bool:
        first, follows = words[0], words[1] if len(words) > 1 else ""
        if self.nouns.is_compound(words):
            return False
        if first in self._lists.elided_verbs | self._lists.verbs_first | self._lists.adverbs:
            return True
        is_verb_only = bool(lemmas_of(first)) and not ({"NOUN", "ADJ"} & lemmas_of(first).keys())
        return is_verb_only or (can_be(first, "VERB") and self.nouns.is_object_opener(follows))

    def _is_finite(self, words: list[str], place: int) -> bool:
        word, before = words[place], words[place - 1]
        after = words[place + 1] if place + 1 < len(words) else ""
        in_phrase = before in self._lists.prepositions | {"and", "or", "the", "a"}
        if in_phrase or after in COPULAS or word in self._lists.prepositions:
            return False
        if self._is_some_of(words, place) and is_base_verb(word):
            return True
        if after in {"them", "us", "him"} and can_be(word, "VERB") and self.nouns.is_noun(before):
            return True
        if word in self._lists.finite_verbs:
            return self._is_plain_finite(word, before, after)
        if word in self._lists.changed and self.nouns.is_noun(before):
            return True
        return self._is_other_verb(words, place, after)

    def _is_plain_finite(self, word: str, before: str, after: str) -> bool:
        if word in {"need", "want", "lack"} and not is_plural(before):
            return False
        return word not in {"will", "can", "need", "does"} or bool(after)

    def _is_other_verb(self, words: list[str], place: int, after: str) -> bool:
        word, before = words[place], words[place - 1]
        is_verb_only = {"VERB"} == lemmas_of(word).keys()
        if is_plural(before) and before not in self._lists.plural_modifiers and is_base_verb(word):
            takes_more = after in self._lists.determiners or after in self._lists.particles - {"in", "on"}
            if takes_more or (after and word in self._lists.verbs_first):
                return True
        if not is_verb_only:
            takes_more = self.nouns.is_object_opener(after) or word in self._lists.event_verbs
            return (
                takes_more and self.nouns.is_noun(before) and is_third_person(word) and not is_plural(before)
            )
        if is_past(word) and not is_gerund(word):
            in_span = place + 1 < len(words) and self.nouns.is_span_of_time(words[place + 1 :])
            return not is_participle(word) or (after in self._lists.determiners and not in_span)
        is_plural_verb = is_base_verb(word) and is_plural(before) and words[0] not in {"a", "an"}
        return bool(after) and (is_third_person(word) or is_plural_verb)

    def _is_some_of(self, words: list[str], place: int) -> bool:
        """'two of the crew leave': a noun after it, so that the next word can only be the verb."""
        lists = self.nouns.lists
        opens = place == len(_SOME_OF_THE) + 1 and words[0] in lists.determiners
        return opens and words[1] == "of" and words[2] in lists.determiners

    def _is_doubtful(self, words: list[str], place: int) -> bool:
        """A word that may be the verb, as in 'two suppliers raise prices': better left out."""
        word, before = words[place], words[place - 1]
        if before in self._lists.plural_modifiers or "'" in before:
            return False
        if before in _COLLECTIVES and is_base_verb(word) and place + 1 < len(words):
            return "NOUN" not in lemmas_of(words[place + 1])
        if not is_plural(before):
            return False
        after = words[place + 1] if place + 1 < len(words) else "every"
        looks_like_verb = is_base_verb(word) and can_be(word, "NOUN") and not is_gerund(word)
        return looks_like_verb and (
            is_plural(after) or self.nouns.is_object_opener(after) or after in {"in", "every"}
        )
