"""When two readings say the same."""

import re

from followup.notes.peoplewords import people_words
from followup.notes.words import fold
from followup.tasks.support import content_roots

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*|[+#&]")
_ARTICLES = frozenset({"the", "a", "an"})


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def is_same(one: str, other: str) -> bool:
    """Whether two names or titles are the same, articles and punctuation apart."""
    first, second = ([w for w in _words(text) if w not in _ARTICLES] for text in (one, other))
    return first == second


def name_words(name: str) -> frozenset[str]:
    """The words of a person's name, honorifics apart."""
    known = people_words()
    polite = known.honorifics | known.honorifics_behind
    words = _words(name)
    own = frozenset(w for w in words if w not in polite and f"{w}." not in polite and len(w) > 1)
    return own or frozenset(words)


def is_person(one: str, other: str) -> bool:
    """Whether two names may be of one person."""
    first, second = name_words(one), name_words(other)
    return first <= second or second <= first


def share_half(one: str, other: str) -> bool:
    """Whether two points share at least half of the telling words of the shorter one."""
    first, second = (content_roots(text) or frozenset(_words(text)) for text in (one, other))
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))
