"""Words compared by their stems, so that 'complaints' meets 'complaint'."""

import re
from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from followup.critique.words import small_words

_WORD = re.compile(r"[^\W_][\w']*")
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one word, without regard to capitals and to British or American spelling."""
    bare = word.lower().replace("'s", "").strip("'")
    for british, american in (
        ("isation", "ization"),
        ("ise", "ize"),
        ("ising", "izing"),
        ("our", "or"),
        ("tre", "ter"),
    ):
        if len(bare) > len(british) + 2 and bare.endswith(british):
            bare = bare.removesuffix(british) + american
    if bare.endswith("mme"):
        bare = bare.removesuffix("me")
    return str(_STEMMER.stemWord(bare))


def content_stems(text: str, *, without: Iterable[str] = ()) -> list[str]:
    """The stems of the words of ``text`` that carry meaning, in order, ``without`` these stems."""
    unwanted = set(without)
    found = (stem(word) for word in _WORD.findall(text) if word.lower() not in small_words())
    return [one for one in found if one not in unwanted]
