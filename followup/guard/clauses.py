"""The evidence in clauses: values of the case and stretches of the notes, and which of them are private."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from followup.case import Case
from followup.guard.data import claim_data, note_phrases, private_data, word_data
from followup.guard.words import Words, base_forms, root, split_words

_BREAK = r"[\n;()]+|(?<=[.!?])\s+"
_CLAUSE = re.compile(rf"{_BREAK}|\s[-\u2013\u2014]+\s|\s/\s|\s?->\s?|→")
_PASSAGE = re.compile(_BREAK)
_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "im", "ive"])
_EMPLOYER_WORDS = frozenset(["they", "their", "he", "his", "she", "her", "theyre", "wants", "want", "needs"])
_GOSSIPED = frozenset(["he", "she", "they", "him", "her", "boss"])
_REACH = 8
_FRACTIONS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
_LONGEST_HEAD = 60
_PERSONAL_REACH = 4
_MINE = frozenset(["my", "our"])
_I = frozenset(["i", "im", "ive", "we"])
_AS_ONE = (["as", "a"], ["as", "an"], ["someone", "with"], ["somebody", "with"])


@dataclass(eq=False)
class Clause:
    """A stretch of the notes or a value of the case: its words, and whose it is."""

    text: str
    words: Words
    own: bool = False
    employer: bool = False
    from_case: bool = False

    @cached_property
    def lows(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(self.words.lows)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of its words and of what short forms among them stand for."""
        return frozenset(r for low in self.lows if low[0].isalnum() for r in full_roots(low))

    @cached_property
    def is_little(self) -> bool:
        """Whether the candidate says that there is not much of it: 'ten words of Gaelic'."""
        return any(hit.kind == "little" for hit in note_phrases().find(self.words.lows))


@cache
def full_roots(low: str) -> frozenset[str]:
    """The root of a word and those of what it is short for."""
    return frozenset({root(low), *map(root, word_data().short_forms.get(low, ()))})


@cache
def is_common(low: str) -> bool:
    """Whether a word carries no evidence: a small word, or one that stands in any letter."""
    words = claim_data().words.common | word_data().function_words
    return low in words or any(form in words for form in base_forms(low))


def split_case(case: Case) -> Iterator[Clause]:
    """The values of a case, each as a clause; topics are the employer's, strengths the candidate's own."""
    candidate = case.candidate
    for value in (candidate.name, candidate.email, candidate.phone, case.company, case.role):
        if value:
            yield Clause(value, split_words(value), from_case=True)
    people = [(p.name, p.title) for p in case.interviewers] + [(p.name, p.title) for p in case.contacts]
    for name, title in people:
        value = f"{name}, {title}" if title else name
        yield Clause(value, split_words(value), from_case=True)
    for topic in case.topics:
        yield Clause(topic, split_words(topic), employer=True, from_case=True)
    for strength in (*case.strengths, *case.forgotten, *case.may_mention):
        yield Clause(strength, split_words(strength), own=True, from_case=True)


def split_notes(notes: str) -> Iterator[Clause]:
    """The notes in clauses; one in the first person is the candidate's own."""
    for part in _CLAUSE.split(notes.translate(_FRACTIONS)):
        if part.strip():
            words = split_words(part)
            lows = set(words.lows)
            own = bool(lows & _FIRST_PERSON)
            yield Clause(part, words, own=own, employer=not own and bool(lows & _EMPLOYER_WORDS))


@dataclass(frozen=True)
class Secret:
    """A private passage of the notes: its private words, and the roots of the words near them."""

    private: frozenset[str]
    roots: frozenset[str]


def read_secrets(notes: str) -> tuple[list[Secret], frozenset[str]]:
    """What the notes keep to themselves, and the roots of all the rest.

    Kept to themselves are the candidate's own life, gossip, and what is said to stay out.
    """
    secrets: list[Secret] = []
    rest: set[str] = set()
    for line in notes.splitlines():
        headed = _has_secret_head(line)
        for part in _PASSAGE.split(line):
            lows = [low for low in split_words(part).lows if low[0].isalnum()]
            near, secret = _secret_of(lows, headed=headed)
            secrets += [secret] if secret is not None else []
            rest.update(r for i, low in enumerate(lows) if i not in near for r in full_roots(low))
    return secrets, frozenset(rest)


def _has_secret_head(line: str) -> bool:
    """Whether a line begins 'Private:' or 'Personal, for me only:'."""
    head, colon, _ = line[:_LONGEST_HEAD].partition(":")
    return bool(colon) and any(hit.kind == "head" for hit in note_phrases().find(split_words(head).lows))


@cache
def private_words() -> frozenset[str]:
    """Words of private life, gossip apart."""
    return frozenset().union(*(words for name, words in private_data().fields.items() if name != "gossip"))


def is_personal(lows: Sequence[str], i: int) -> bool:
    """Whether word ``i`` is said of the writer: 'my loan', 'I have a loan', 'as a mother'."""
    before = lows[max(0, i - _PERSONAL_REACH) : i]
    if not before or (lows[i + 1 : i + 2] and lows[i + 1] in private_data().words.harmless_before):
        return False
    if _MINE & set(before[-2:]) or before[-2:] in _AS_ONE or before[-1] == "i":
        return True
    about_me = "about" in before and "me" in before
    return about_me or bool(_I & set(before) and private_data().words.personal_verbs & set(before))


def _secret_of(lows: list[str], *, headed: bool) -> tuple[set[int], Secret | None]:
    """The places of the words that are private or near such a word, and what they keep to themselves."""
    marks = [hit.first for hit in note_phrases().find(lows) if hit.kind == "secret"]
    data, marked, here = private_data(), bool(marks) or headed, set(lows)
    private = [
        i
        for i, low in enumerate(lows)
        if low in data.words.close or (low in private_words() and (marked or is_personal(lows, i)))
    ]
    gossip = [i for i, low in enumerate(lows) if low in data.fields["gossip"]] if _GOSSIPED & here else []
    places = range(len(lows)) if headed else (*marks, *private, *gossip)
    near = {j for i in places for j in range(max(0, i - _REACH), min(len(lows), i + _REACH + 1))}
    if not near:
        return near, None
    roots = frozenset(r for j in near if lows[j].isalpha() or marked for r in full_roots(lows[j]))
    return near, Secret(frozenset(lows[i] for i in (*private, *gossip)), roots)
