"""What a word or a group of words can be: a noun and its head, a person, a span of time."""

import re
from dataclasses import dataclass

from followup.letters.english import can_be, is_base_verb, is_gerund, is_participle, is_plural, lemmas_of
from followup.letters.lexicon import WordLists

_NO_TRADES = ("list", "twist", "mist", "assist")


@dataclass(frozen=True)
class Nouns:
    """Finds nouns by the lexicon and the word lists. Words are in lower case unless said otherwise."""

    lists: WordLists

    def find_head(self, words: list[str]) -> str:
        """The noun that a noun phrase is about: the last before a preposition, a clause or a participle."""
        lists = self.lists
        low = [word.strip(",.").lower() for word in words]
        stops = lists.prepositions | lists.relatives | lists.determiners | {"nobody", "they", "i"}
        for place in range(1, len(low)):
            if (
                (low[place] in stops and words[place] != "A")
                or words[place - 1].endswith(",")
                or self._is_afterthought(low, place)
            ):
                return self._noun_at(low, place - 1)
        return self._noun_at(low, len(low) - 1)

    def is_span_of_time(self, words: list[str]) -> bool:
        """Whether words begin with '8 years' or 'three seasons'."""
        counted = words[0].lower() in self.lists.numbers or words[0].rstrip("+").isdigit()
        return counted and len(words) > 1 and words[1].lower().strip(",'") in self.lists.units

    def is_person(self, noun: str) -> bool:
        """Whether a noun names what somebody is: 'registrar', 'guitarist'."""
        by_ending = noun.endswith("ist") and not noun.endswith(_NO_TRADES)  # codespell:ignore ist
        return noun in self.lists.person_nouns or (by_ending and can_be(noun, "NOUN"))

    @staticmethod
    def _noun_at(low: list[str], place: int) -> str:
        """The word at a place, or the one before where that is a number or a code: 'level 3', 'level II'."""
        is_code = any(c.isdigit() for c in low[place]) or low[place] in {"i", "ii", "iii", "iv"}
        return low[place - 1] if place and is_code else low[place]

    def _is_afterthought(self, low: list[str], place: int) -> bool:
        """'analyzer arriving in February', 'drivers paid by the kilometre': the noun stands before."""
        word, before = low[place], low[place - 1]
        after = low[place + 1] if place + 1 < len(low) else ""
        if is_gerund(word):
            trails = is_plural(before) and before not in self.lists.plural_modifiers and bool(after)
            return trails or (after in self.lists.prepositions and place > 1)
        closes = after in self.lists.prepositions or after == "late" or is_plural(before)
        return is_participle(word) and not {"NOUN", "ADJ"} & lemmas_of(word).keys() and closes and bool(after)

    def is_infinitive(self, words: list[str], place: int) -> bool:
        """Whether the word after 'to' is a verb, not a noun as in 'visits to school bands'."""
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else ""
        followed = self.is_object_opener(after) or after in self.lists.prepositions
        return is_base_verb(word) and (not can_be(word, "NOUN") or followed)

    def takes_infinitive(self, before: list[str]) -> bool:
        """'a grant to digitize ...': whether the words before call for 'to' and a verb."""
        return "and" not in before and any(word in self.lists.infinitive_heads for word in before)

    def is_noun(self, word: str) -> bool:
        """Whether a word can be a noun; one that no lexicon lists is."""
        known = lemmas_of(word)
        return "NOUN" in known or not known

    def is_compound(self, words: list[str]) -> bool:
        """'filing system', 'roofing experience', 'evening clinic': an -ing word that belongs to a noun."""
        lists = self.lists
        if words[0] in lists.ing_nouns and len(words) > 1:
            return words[1] not in lists.determiners | lists.prepositions
        if not is_gerund(words[0]) or words[0] in lists.studying:
            return False
        heads = lists.compound_heads | lists.credential_nouns | lists.work_nouns | lists.person_nouns
        stops = lists.prepositions - {"at"}
        end = next((n for n, word in enumerate(words) if n and word in stops), len(words))
        inner = words[1 : end - 1]
        has_own_object = any(word in lists.determiners for word in inner)
        return end > 1 and words[end - 1] in heads and not has_own_object

    def is_object_opener(self, word: str) -> bool:
        """Whether a word opens an object: an article, a number, a pronoun, or a particle of the verb."""
        lists = self.lists
        is_pronoun = word in {"them", "us", "him", "me", "new", "myself"}
        particle = word in lists.particles - {"in", "on"}
        return bool(re.match(r"\d", word)) or is_pronoun or particle or word in lists.determiners


def bare_words(phrase: str) -> list[str]:
    """The words in lower case without punctuation around them."""
    return [word for word in (raw.strip(".,;:()'\"").lower() for raw in phrase.split()) if word]
