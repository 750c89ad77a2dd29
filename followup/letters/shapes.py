"""What a clean phrase is, grammatically: the shape decides which sentences it can stand in."""

from dataclasses import dataclass
from enum import Enum, auto

from followup.letters.clauses import Clauses
from followup.letters.english import (
    base_of,
    is_base_verb,
    is_gerund,
    is_participle,
    is_past,
    is_third_person,
    lemmas_of,
)
from followup.letters.lexicon import WordLists
from followup.letters.nouns import Nouns, bare_words


class Shape(Enum):
    """The grammatical kinds of a note phrase."""

    NOUN = auto()  # 'a class of 29', 'dye house bottleneck'
    GERUND = auto()  # 'reducing overtime on nights'
    BARE = auto()  # 'replace 2D drawings'
    THIRD = auto()  # 'speaks Dutch', 'needs somebody to supervise'
    PAST = auto()  # 'ran a crew of 14'
    PASSIVE = auto()  # 'promoted twice'
    PARTICIPLE = auto()  # 'done a system migration before'
    ELIDED = auto()  # 'have no design system at all': the subject was left out
    CLAUSE = auto()  # 'gearbox swaps are piling up'
    MY_CLAUSE = auto()  # 'I speak French'
    ADJECTIVE = auto()  # 'short of people who can run flux-core'
    NOBODY = auto()  # 'nobody to run site meetings'
    QUESTION = auto()  # 'how they onboard new drivers'
    DOING = auto()  # 'currently finishing my degree'
    UNFIT = auto()


_AFTER_ADVERB = {
    shape: shape for shape in (Shape.BARE, Shape.THIRD, Shape.PAST, Shape.PARTICIPLE, Shape.ELIDED)
} | {Shape.GERUND: Shape.DOING}
_VERDICTS = {"clause": Shape.CLAUSE, "unclear": Shape.UNFIT}
_DANGLING = frozenset({"that", "this", "it", "to", "and", "or", "the", "a", "an", "of", "with", "for", "my"})
_LEAST = 3
"""The words of a clause: 'I speak French'."""


@dataclass(frozen=True)
class Reader:
    """Tells the shape of a phrase by the lexicon and the word lists."""

    nouns: Nouns

    @property
    def lists(self) -> WordLists:
        """The word lists."""
        return self.nouns.lists

    @property
    def clauses(self) -> Clauses:
        """What finds the verb of a clause."""
        return Clauses(self.nouns)

    def read_shape(self, phrase: str, *, of_candidate: bool) -> Shape:
        """The shape of a clean phrase; ``of_candidate`` where it speaks of the candidate's own doing."""
        words = bare_words(phrase)
        if not words or words[-1] in _DANGLING or words[0] in {"nearly", "almost"}:
            return Shape.UNFIT
        is_name = phrase[:1].isupper() and phrase.split(maxsplit=1)[0] != "I"
        return (
            self._by_first_word(words)
            or (Shape.ADJECTIVE if of_candidate and self._is_status(words) else None)
            or _VERDICTS.get(self.clauses.judge(words))
            or (None if is_name else self._by_opening(words, of_candidate=of_candidate))
            or self._as_noun(words)
        )

    def _as_noun(self, words: list[str]) -> Shape:
        """A noun phrase, unless something in it cannot be read."""
        for place, word in enumerate(words[1:-1], start=1):
            if (
                word == "to"
                and self.nouns.is_infinitive(words, place + 1)
                and not self.nouns.takes_infinitive(words[:place])
            ):
                return Shape.UNFIT
        if words[0] in self.lists.prepositions | {"and", "or", "but", "not"} | self.lists.relatives:
            return Shape.UNFIT
        return Shape.NOUN

    def _by_first_word(self, words: list[str]) -> Shape | None:
        first, lists = words[0], self.lists
        if first == "i":
            return Shape.MY_CLAUSE if len(words) >= _LEAST else Shape.UNFIT
        if first in lists.question_words:
            return Shape.QUESTION if len(words) >= _LEAST else Shape.UNFIT
        if first in lists.indefinite:
            says = (
                first != "no"
                and len(words) > 1
                and (is_third_person(words[1]) or words[1] in lists.finite_verbs)
            )
            return Shape.CLAUSE if says else Shape.NOBODY
        if first in {"they", "we", "you", "he", "she", "it", "there"} and len(words) > 1:
            return Shape.CLAUSE
        return None

    # -- what it opens with

    def _by_opening(self, words: list[str], *, of_candidate: bool) -> Shape | None:
        first = words[0]
        if self._is_adjective_phrase(words):
            return Shape.ADJECTIVE
        if self.nouns.is_compound(words) or (of_candidate and self._is_a_person(words)):
            return None
        if first in self.lists.adverbs and len(words) > 1:
            inner = self.read_shape(" ".join(words[1:]), of_candidate=of_candidate)
            return _AFTER_ADVERB.get(inner, Shape.UNFIT)
        if is_gerund(first):
            return Shape.GERUND
        elided = self.lists.elided_verbs if not of_candidate else frozenset({"am"})
        if first in self.lists.modals | elided:
            return Shape.ELIDED if len(words) > 1 else Shape.UNFIT
        return self._by_verb_form(words, of_candidate=of_candidate) if len(words) > 1 else self._alone(first)

    def _alone(self, word: str) -> Shape | None:
        """One word: a noun or nothing, as 'managed' says too little."""
        return None if self.nouns.is_noun(word) else Shape.UNFIT

    def _is_a_person(self, words: list[str]) -> bool:
        """'class 1 driver', 'care certificate': a verb would need an article before such a noun."""
        if is_past(words[0]) or words[0] in self.lists.pasts_first | self.lists.adverbs | self.lists.studying:
            return False
        head = self.nouns.find_head(words)
        named = head in self.lists.person_traits | self.lists.credential_nouns
        return (self.nouns.is_person(head) or named) and not any(
            word in self.lists.determiners - {"no"} for word in words[:2]
        )

    def _by_verb_form(self, words: list[str], *, of_candidate: bool) -> Shape | None:
        first, follows = words[0], words[1]
        has_object = self.nouns.is_object_opener(follows)
        is_noun_here = first in self.lists.numbered and follows[:1].isdigit()
        if is_noun_here or (of_candidate and first in self.lists.ed_adjectives):
            return None
        if (is_past(first) and not is_base_verb(first)) or first in self.lists.pasts_first:
            return self._past_shape(words, has_object=has_object, of_candidate=of_candidate)
        if is_participle(first) and not is_base_verb(first) and (has_object or first in {"done", "been"}):
            return Shape.PARTICIPLE if of_candidate else Shape.UNFIT
        return self._present_shape(words, has_object=has_object, of_candidate=of_candidate)

    def _present_shape(self, words: list[str], *, has_object: bool, of_candidate: bool) -> Shape | None:
        """'replace 2D drawings', 'speaks Dutch'; a word that is also a noun needs more to be the verb."""
        first, follows, lists = words[0], words[1], self.lists
        if first in lists.unclear_first and not (has_object or self._is_verb_pair(words)):
            return Shape.BARE if of_candidate else Shape.UNFIT
        verb_only = bool(lemmas_of(first)) and not ({"NOUN", "ADJ"} & lemmas_of(first).keys())
        is_verb = verb_only or (first in lists.verbs_first and follows not in {"of", "in", "and"})
        if is_third_person(first):
            does = is_verb or follows in lists.determiners or (of_candidate and self._is_own_doing(words))
            return Shape.THIRD if does else None
        if follows == "of" or not is_base_verb(first):
            return None
        return Shape.BARE if is_verb or has_object or self._is_verb_pair(words) else None

    def _is_own_doing(self, words: list[str]) -> bool:
        """'reads blueprints', 'works well in a team'."""
        common = base_of(words[0]) in self.lists.verbs_first and words[1] not in self.lists.prepositions
        return common or (words[0] == "works" and words[1] != "of")

    def _past_shape(self, words: list[str], *, has_object: bool, of_candidate: bool) -> Shape | None:
        """'ran a crew' is something done, 'denied claims backlog' a noun, 'registered nurse' a trade."""
        if of_candidate and words[0] in self.lists.was_done and not has_object:
            return Shape.PASSIVE
        only_past = (not words[0].endswith("ed") and not is_participle(words[0])) or words[0] in (
            self.lists.pasts_first
        )
        if has_object or only_past or (of_candidate and not self._is_trade(words)):
            return Shape.PAST
        return Shape.UNFIT if words[1] in self.lists.prepositions and not of_candidate else None

    def _is_verb_pair(self, words: list[str]) -> bool:
        """'hire and train twelve receptionists'."""
        joined = len(words) > _LEAST and words[1] in {"and", "or"} and is_base_verb(words[2])
        return joined and self.nouns.is_object_opener(words[3])

    def _is_trade(self, words: list[str]) -> bool:
        """'registered nurse', 'certified welder for pipe': a trade, not something done."""
        return any(word in self.lists.person_nouns for word in words[1:3])

    # -- adjectives

    def _is_adjective_phrase(self, words: list[str]) -> bool:
        lists, first = self.lists, words[0]
        if first in lists.intensifiers and len(words) > 1:
            return words[1] in lists.adjectives or not self._is_noun_next(words[1:])
        listed = first in lists.adjectives
        if len(words) == 1:
            return listed
        if {"and", "or"} & set(words) and not is_gerund(first) and self._all_adjectives(words):
            return True
        is_verb_form = is_base_verb(first) or is_past(first) or is_gerund(first)
        if not listed and ("ADJ" not in lemmas_of(first) or is_verb_form):
            return False
        if words[1] in {"and", "or"}:
            return len(words) == _LEAST and "ADJ" in lemmas_of(words[2])
        follows_on = lists.prepositions - {"up", "out", "down", "over"}
        return words[1] in follows_on and (listed or "NOUN" not in lemmas_of(first))

    def _all_adjectives(self, words: list[str]) -> bool:
        """'honest, punctual and hard working': nothing in it is a noun only."""
        known = [word for word in words if word not in {"and", "or"}]
        return all("ADJ" in lemmas_of(w) or w in self.lists.adjectives or is_gerund(w) for w in known)

    def _is_status(self, words: list[str]) -> bool:
        """'HCPC registered', 'moving and handling trained'."""
        return len(words) > 1 and words[-1] in self.lists.status_words

    def _is_noun_next(self, words: list[str]) -> bool:
        return len(words) > 1 and words[1] not in self.lists.prepositions and self.nouns.is_noun(words[1])
