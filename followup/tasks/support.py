"""Which facts a sentence rests on, by the code's own look: what a reply says of it is only a hint."""

from followup.guard.clauses import is_common
from followup.guard.words import root, split_words
from followup.tasks.letter import LetterTask, WrittenSentence

_MOST = 0.5
"""A fact of which so much stands in a sentence counts although the reply did not name it."""


def find_support(task: LetterTask, sentence: WrittenSentence) -> tuple[str, ...]:
    """The paths of the facts that share words with the sentence."""
    said = content_roots(sentence.text)
    found = []
    for number, fact in enumerate(task.facts, start=1):
        roots = content_roots(fact.value)
        shared = len(roots & said)
        named = number in sentence.facts
        if shared and (named or shared > len(roots) * _MOST):
            found.append(fact.path)
    return tuple(dict.fromkeys(found))


def content_roots(text: str) -> frozenset[str]:
    """The roots of the words of a text that tell something."""
    return frozenset(root(low) for low in split_words(text).lows if low[0].isalnum() and not is_common(low))
