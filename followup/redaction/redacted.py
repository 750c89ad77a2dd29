"""What came of a redaction: the texts, the tokens in them, and the way back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from followup.notes.peoplewords import people_words
from followup.notes.words import fold
from followup.redaction.data import Kind, notices, redaction_data
from followup.spans import Span

_TOKEN = re.compile(
    r"(?<![\w\[{<\u00ab\\])(?:PERSON_[A-Z]{1,3}|(?:EMAIL|PHONE|LINK|HANDLE)_\d{1,4})(?![\w\]}>\u00bb])"
)
_TITLE_BEFORE = re.compile(r"([^\W\d_]{1,12}\.?) $")
_REACH = 14


@dataclass(frozen=True)
class Redacted:
    """Texts without contact details, and what stands for them.

    ``texts`` are the texts in their order. ``tokens`` maps each token to the words it stands for. ``counts``
    says for each kind how much was taken out: each person, address or number once, what never comes back
    each time. None of it is kept anywhere but here.
    """

    texts: tuple[str, ...]
    tokens: Mapping[str, str]
    counts: Mapping[Kind, int]
    written: tuple[str, ...] = field(repr=False)

    def restore(self, text: str) -> str:
        """``text`` with every known token back in words.

        A token in square, curly or pointed brackets, or in any way changed, is left as it is: see
        ``find_leftovers``. An honorific before a token gives way to the one of the name itself.
        """
        pieces, at = [], 0
        for found in _TOKEN.finditer(text):
            words = self.tokens.get(found[0])
            if words is None:
                continue
            pieces += [text[at : _start_of(text, found.start(), at, words)], words]
            at = found.end()
        return "".join([*pieces, text[at:]])

    def find_leftovers(self, text: str) -> tuple[Span, ...]:
        """The places of a restored text that hold a token, a changed token, or a notice of what was left out.

        Words that stood like that in the texts themselves ("Link 3 Logistics") are none.
        """
        spans = sorted(_suspects(text), key=lambda s: (s.start, -s.end))
        kept: list[Span] = []
        for span in spans:
            known = _TOKEN.fullmatch(span.of(text)) is None and any(span.of(text) in w for w in self.written)
            if not known and (not kept or span.start >= kept[-1].end):
                kept.append(span)
        return tuple(kept)


def _start_of(text: str, start: int, floor: int, words: str) -> int:
    """Where a token begins, with the honorific before it where the name has its own."""
    known = people_words().honorifics
    own = fold(words.split(" ", 1)[0])
    title = _TITLE_BEFORE.search(text, max(floor, start - _REACH), start)
    if title is None or not title[1][0].isupper() or (own not in known and own.rstrip(".") not in known):
        return start
    low = fold(title[1])
    polite = low in known or low.rstrip(".") in known
    return title.start() if polite and low.rstrip(".") not in people_words().doubtful_honorifics else start


def _suspects(text: str) -> Iterator[Span]:
    for pattern in redaction_data().leftover_regexes:
        yield from (Span(start=m.start(), end=m.end()) for m in pattern.finditer(text))
    yield from (Span(start=m.start(), end=m.end()) for m in _notices().finditer(text))


@cache
def _notices() -> re.Pattern[str]:
    """What stands for things left out, with or without its brackets."""
    text = notices()
    kinds: tuple[Kind, ...] = ("card", "bank", "id", "passport", "passcode", "address", "birth")
    bare = "|".join(re.escape(text(kind).strip("()")) for kind in kinds)
    return re.compile(rf"\(?\b(?:{bare})\b\)?", re.IGNORECASE)
