"""The candidate's own name, e-mail and phone, where the notes show that they are theirs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from followup.notes.document import Document
from followup.notes.names import Mention, name_at
from followup.notes.words import fold
from followup.notes.zones import Line
from followup.prompts import PromptData, load_prompts
from followup.spans import Span

_PHONE = re.compile(r"(?<![\w/.-])\+?\(?\d[\d ().-]{5,20}\d(?![\w/])")
_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_DIGITS = range(7, 16)
_NEAR = 40
_LONGEST_NAME = 5
_SHORTEST_GREETING = 2
_ALSO_OTHERWISE = frozenset({"i am", "i ' m", "im"})
"""Behind these stands a name only where it is a whole one: "I am May Tan", but "I am Frank about it"."""


class _CandidateWords(PromptData):
    greetings: tuple[str, ...]
    yourself: frozenset[str]
    own_number: tuple[str, ...]
    bare_number: frozenset[str]
    own_mail: tuple[str, ...]
    own_name: tuple[str, ...]
    applicant: tuple[str, ...]
    employer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CandidateReading:
    """What is known of the candidate, each value with its place."""

    name: tuple[str, Span] | None
    email: tuple[str, Span] | None
    phone: tuple[str, Span] | None
    names: frozenset[str]
    """The folded parts of the candidate's name."""


@cache
def _words() -> _CandidateWords:
    return load_prompts("notes/candidate", _CandidateWords)


def read_candidate(document: Document, lines: list[Line]) -> CandidateReading:
    """Find the candidate's own details: what a message was sent to, and what "my" stands before."""
    greeted = next(_greeted(document, lines), None)
    wrote = _own_sender(document, lines)
    addressee = wrote or _addressee(document, greeted)
    name = (
        _labelled_name(document) or _own_attendee(document) or addressee or greeted or _introduced(document)
    )
    email = (
        _near(document, _MAIL, _words().own_mail, "email")
        or _mail_beside(document, name)
        or (None if wrote else _addressed_mail(document, name))
    )
    phone = (
        _near(document, _PHONE, _words().own_number, "phone")
        or _remarked_number(document, lines)
        or _number_after(document, name)
    )
    parts = frozenset(name.parts) if name else frozenset()
    return CandidateReading((name.value, name.span) if name else None, email, phone, parts)


def _labelled_name(document: Document) -> Mention | None:
    for field in document.values("candidate"):
        found = name_at(document, field.first, frozenset())
        if found is not None:
            return found
    return None


def _own_attendee(document: Document) -> Mention | None:
    """The name before "(you)" or "(me)"."""
    words = document.words
    for i in range(1, len(words) - 1):
        if words[i].text == "(" and words[i + 1].plain in _words().yourself:
            for first in range(max(0, i - _LONGEST_NAME), i):
                found = name_at(document, first, frozenset())
                if found is not None and found.last == i:
                    return found
    return None


def _greeted(document: Document, lines: list[Line]) -> Iterator[Mention]:
    """Whom a pasted message greets."""
    for line in lines:
        if line.zone not in {"mail", "header"} or line.signed or line.last - line.first < _SHORTEST_GREETING:
            continue
        plain = " ".join(w.plain for w in document.words[line.first : line.first + 3])
        for greeting in _words().greetings:
            if plain.startswith(greeting + " "):
                found = name_at(document, line.first + len(greeting.split()), frozenset())
                if found is not None:
                    yield found


def _own_sender(document: Document, lines: list[Line]) -> Mention | None:
    """The name in a "From:" line of a message that speaks of "my application" and never of "your" one."""
    told = [
        " ".join(w.plain for w in document.words[ln.first : ln.last]) for ln in lines if ln.zone == "mail"
    ]
    text = f" {' '.join(told)} "
    own = any(f" {phrase} " in text for phrase in _words().applicant)
    if not own or any(f" {phrase} " in text for phrase in _words().employer):
        return None
    names = (name_at(document, field.first) for field in document.values("from"))
    return next((n for n in names if n is not None), None)


def _mail_beside(document: Document, name: Mention | None) -> tuple[str, Span] | None:
    """The address right behind the candidate's full name: "Noura Khan <n.khan@example.com>"."""
    if name is None:
        return None
    place = document.text.find(name.value)
    while place >= 0:
        end = place + len(name.value)
        found = _MAIL.search(document.text, end, end + _NEAR)
        if found is not None and not document.text[end : found.start()].strip(" <([:,;"):
            return found[0], Span(start=found.start(), end=found.end())
        place = document.text.find(name.value, end)
    return None


def _number_after(document: Document, name: Mention | None) -> tuple[str, Span] | None:
    """The number on the rest of the line that a label or "I am" calls the candidate's."""
    if name is None or name not in (_labelled_name(document), _introduced(document)):
        return None
    end = document.text.find("\n", name.span.end)
    line_end = end if end >= 0 else len(document.text)
    found = _PHONE.search(document.text, name.span.end, line_end)
    if found is None or sum(c.isdigit() for c in found[0]) not in _DIGITS:
        return None
    return found[0].strip(), Span(start=found.start(), end=found.end())


def _addressee(document: Document, greeted: Mention | None) -> Mention | None:
    """The name in a "To:" line; among several the one whom the message greets."""
    names: list[Mention] = []
    for field in document.values("to"):
        i = field.first
        while i < field.last:
            found = name_at(document, i, frozenset())
            if found is not None and found.last <= field.last:
                names.append(found)
            i = found.last if found is not None else i + 1
    if greeted is not None:
        # "Tuan" is an honorific in one country and a given name in another: the whole names are compared.
        greeted_words = set(fold(greeted.value).split())
        same = [n for n in names if greeted_words & set(fold(n.value).split())]
        return same[0] if same else (None if names else greeted)
    return names[0] if names else None


def _introduced(document: Document) -> Mention | None:
    """The whole name behind "my name is" or "I am"."""
    text = document.plain.text
    for phrase in _words().own_name:
        for found in re.finditer(rf"(?<=[ \n]){re.escape(phrase)} ", text):
            i = document.plain.first_after(found.end())
            name = name_at(document, i, frozenset()) if i < len(document.words) else None
            if name is not None and (len(name.parts) > 1 or phrase not in _ALSO_OTHERWISE):
                return name
    return None


def _near(
    document: Document, pattern: re.Pattern[str], cues: tuple[str, ...], kind: str
) -> tuple[str, Span] | None:
    """A number or an address right behind words such as "my cell"."""
    text = document.text
    labelled = [document.span(f.first, f.last) for f in document.values(kind)]
    for match in pattern.finditer(text):
        digits = sum(c.isdigit() for c in match[0])
        if pattern is _PHONE and digits not in _DIGITS:
            continue
        before = fold(text[max(0, match.start() - _NEAR) : match.start()])
        own = any(cue in before for cue in cues)
        in_field = any(s.start <= match.start() < s.end for s in labelled) and not _in_mail(
            document, match.start()
        )
        if own or in_field:
            return match[0].strip(), Span(start=match.start(), end=match.end())
    return None


def _remarked_number(document: Document, lines: list[Line]) -> tuple[str, Span] | None:
    """A number right behind "Mob" or "Cell" in the remarks of notes that hold a message."""
    for line in lines:
        if line.zone != "remarks" or not any(f.kind == "from" for f in document.fields):
            continue
        for match in _PHONE.finditer(document.text, line.start, line.end):
            before = fold(document.text[line.start : match.start()]).strip(" :").rpartition(" ")[2]
            if before in _words().bare_number and sum(c.isdigit() for c in match[0]) in _DIGITS:
                return match[0].strip(), Span(start=match.start(), end=match.end())
    return None


def _in_mail(document: Document, place: int) -> bool:
    """Whether a heading of mail stands anywhere before ``place``: then a bare "Tel:" is the sender's."""
    return any(f.kind == "from" and document.words[f.label].start < place for f in document.fields)


def _addressed_mail(document: Document, name: Mention | None) -> tuple[str, Span] | None:
    """The address in a "To:" line that goes with the candidate's name."""
    for field in document.values("to"):
        span = document.span(field.first, field.last)
        found = list(_MAIL.finditer(document.text, span.start, span.end))
        if len(found) > 1 and name is not None:
            found = [m for m in found if m.start() > name.span.end] or found
        if found:
            return found[0][0], Span(start=found[0].start(), end=found[0].end())
    return None
