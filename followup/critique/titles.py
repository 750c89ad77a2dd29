"""The words of a position's title, and when two of them are one."""

import re
from functools import cache

from followup.critique.stems import stem
from followup.critique.words import shared_words, small_words

WORD = re.compile(r"[\w+#']+")
_TITLE_ENDINGS = (
    "ologist",
    "ician",
    "smith",
    "wright",
    "keeper",
    "maker",
    "therapist",
    "ographer",
    "analyst",
)


def _parts(text: str) -> list[str]:
    words = [word.lower() for word in WORD.findall(text)]
    return [shared_words().short_forms.get(word, word) for word in words if word not in small_words()]


def same_word(one: str, other: str) -> bool:
    """Whether two words of titles are one: by stem, or one a short form of the other."""
    if stem(one) == stem(other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 3 and long.startswith(short)  # noqa: PLR2004


@cache
def role_parts(role: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a role, without what stands in brackets; and its initials."""
    bare = re.sub(r"\([^)]*\)", " ", role)
    parts = tuple(_parts(bare)) or tuple(WORD.findall(role.lower()))
    whole = re.findall(r"[^\W_]+", bare)
    initials = {"".join(w[0] for w in whole if w[0].isupper()), "".join(w[0] for w in whole).upper()}
    return parts, frozenset(i for i in initials if len(i) > 1)


def is_part(word: str, role: str) -> bool:
    """Whether a word, in lower case, belongs to the title ``role`` or is its initials."""
    parts, initials = role_parts(role)
    full = shared_words().short_forms.get(word, word)
    return word.upper() in initials or any(same_word(full, part) for part in parts)


def is_title_word(word: str) -> bool:
    """Whether a word is the last of a position's title, by the lists or by its look."""
    words = shared_words()
    full = words.short_forms.get(word, word)
    singular = full.removesuffix("s")
    if word in words.not_a_title:
        return False
    return full in words.title_words or singular in words.title_words or full.endswith(_TITLE_ENDINGS)
