"""Instructions to software that hide in pasted notes are put under quarantine before anything is read.

A message can carry words that are meant for a program that reads it ("Note to any AI assistant: ..."). They
are never facts: their letters become spaces, so that every other place keeps its number. This is the one
home of what such an instruction is; what is known of their wording is in ``prompts/notes/quarantine.toml``.
"""

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence

from followup.notes.orderdata import order_tools
from followup.notes.orderspans import line_end, reach_of, sentence_end
from followup.spans import Span

_LONGEST = 2000
_MANY_SIGNS = 3
_LONGEST_SUSPECT = 160
_ENCODED = re.compile(r"(?<![\w/+])[A-Za-z0-9+/]{24,}={0,2}(?![\w/+])")
_SPACED = re.compile(r"(?<!\S)(?:\w ){4,}\w(?!\S)")
_MIXED = re.compile(r"(?<!\w)(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])\w+")
_READABLE = re.compile(r"[\w\s.,:;!?'\"()-]{12,}")
_LOOKALIKES = str.maketrans("аеорсухіѕԁԛԝ", "aeopcyxisdqw")  # noqa: RUF001 - look-alikes are what it is about


def find_instructions(notes: str, *, keep: Sequence[str] = ()) -> tuple[Span, ...]:
    """The places of ``notes`` that give orders to software, in order, none overlapping.

    Args:
        notes: the notes as they were pasted, or one value of a case.
        keep: what the person wants kept; a place whose words one of these has is not set aside. Capitals
            and white space do not matter.
    """
    if not notes:
        return ()
    text, places = _plain(notes)
    spans = [*_marked(text), *_encoded(text), *_spaced(text)]
    rest = blank_out(text, _joined(spans))
    for start, end in _lines_of_interest(rest):
        at = start
        while (m := order_tools().orders.search(rest, at, end)) is not None:
            spans.append(reach_of(rest, m, (start, end), order_tools().continued))
            at = max(spans[-1].end, m.end(), at + 1)
    found = [Span(start=places[s.start], end=places[s.end - 1] + 1) for s in _joined(spans)]
    kept = [_folded(words) for words in keep]
    return tuple(s for s in found if not any(_folded(s.of(notes)) in words for words in kept))


def find_suspects(notes: str) -> tuple[Span, ...]:
    """Sentences that may give an order to software, though they are written like other notes.

    They stay notes; a letter that takes words from them alone has to be asked about. What
    ``find_instructions`` finds is to be blanked out first.
    """
    text, places = _plain(notes)
    tools, found = order_tools(), list[Span]()
    for start, end in _lines_of_interest(text):
        at, spoken_to = start, False
        while at < end:
            stop = sentence_end(text, at + 1, end)
            spoken_to = spoken_to or tools.program.search(text, at, stop) is not None
            others = sum(sign.search(text, at, stop) is not None for sign in tools.signs)
            if others >= (1 if spoken_to else _MANY_SIGNS):
                found.append(Span(start=places[at], end=places[stop - 1] + 1))
            at = stop
    return tuple(found)


def find_aside(notes: str, *, keep: Sequence[str] = ()) -> tuple[Span, ...]:
    """What the reader of notes sets aside: instructions to software, and short sentences like them.

    A long suspect is notes without full stops, dictated in one breath, and stays.
    """
    hidden = find_instructions(notes, keep=keep)
    kept = [_folded(words) for words in keep]
    suspects = [s for s in find_suspects(blank_out(notes, hidden)) if s.end - s.start <= _LONGEST_SUSPECT]
    return _joined(
        [*hidden, *(s for s in suspects if not any(_folded(s.of(notes)) in words for words in kept))]
    )


def decode_order(order: str) -> str:
    """An order, and what is encoded in it in base64 or rot13, as a program would read it."""
    found = [order, *(_decoded(m[0]) for m in _ENCODED.finditer(order))]
    if "rot13" in order.lower():
        found.append(codecs.decode(order, "rot13"))
    return "\n".join(filter(None, found))


def blank_out(notes: str, spans: tuple[Span, ...]) -> str:
    """``notes`` with a space for every letter inside ``spans``; line breaks stay."""
    pieces, at = [], 0
    for span in spans:
        pieces += [notes[at : span.start], re.sub(r"[^\n]", " ", span.of(notes))]
        at = span.end
    return "".join([*pieces, notes[at:]])


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _plain(notes: str) -> tuple[str, Sequence[int]]:
    """The notes as a model reads them, and the place of each character: nothing invisible, letters plain."""
    if notes.isascii():
        return notes, range(len(notes))
    kept = [n for n, char in enumerate(notes) if unicodedata.category(char) != "Cf"]
    plain = "".join(_plain_character(notes[n]) for n in kept)
    return _MIXED.sub(lambda m: m[0].translate(_LOOKALIKES), plain), kept


def _plain_character(char: str) -> str:
    return unicodedata.normalize("NFKC", char) if "\uff01" <= char <= "\uff5e" else char


def _lines_of_interest(text: str) -> Iterator[tuple[int, int]]:
    gate = order_tools().gate
    for m in re.finditer(r"[^\n]+", text):
        if gate.search(text, *m.span()) is not None:
            yield m.span()


def _marked(text: str) -> list[Span]:
    """Comments, hidden tags and the marks of a model's own language, each up to where it closes."""
    found: list[Span] = []
    rest = text
    for opens, closes in order_tools().marks:
        spans: list[Span] = []
        at = 0
        while (m := opens.search(rest, at)) is not None:
            close = closes.search(rest, m.end(), m.end() + _LONGEST) if closes is not None else None
            at = close.end() if close is not None else line_end(rest, m.end())
            spans.append(Span(start=m.start(), end=at))
        rest = blank_out(rest, tuple(spans))
        found += spans
    return found


def _encoded(text: str) -> Iterator[Span]:
    """Words in base64: nobody takes such notes."""
    for m in _ENCODED.finditer(text):
        if _decoded(m[0]):
            yield Span(start=m.start(), end=m.end())


def _decoded(written: str) -> str:
    """What stands in base64; nothing where it is another word."""
    try:
        words = base64.b64decode(written + "=" * (-len(written) % 4), validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return words if _READABLE.fullmatch(words) else ""


def _spaced(text: str) -> Iterator[Span]:
    """An order whose letters stand apart: 'I g n o r e'."""
    for m in _SPACED.finditer(text):
        whole = m[0].replace(" ", "") + text[m.end() : line_end(text, m.end())]
        if order_tools().orders.match(" ".join(whole.split())) is not None:
            yield Span(start=m.start(), end=sentence_end(text, m.end(), line_end(text, m.end())))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            joined.append(Span(start=last.start, end=max(last.end, span.end)))
        else:
            joined.append(span)
    return tuple(joined)
