"""Everybody whom pasted notes name, so that no name is sent by oversight."""

import re
from collections.abc import Iterator, Sequence

from followup.guard.data import word_data
from followup.notes.candidate import read_candidate
from followup.notes.chat import find_speakers
from followup.notes.document import Document, parse_document
from followup.notes.names import Mention, find_mentions, name_at, with_capitals
from followup.notes.organisations import find_organisations
from followup.notes.people import Ground, read_people
from followup.notes.peoplewords import not_names, people_words, sure_names
from followup.notes.persons import is_surely_named
from followup.notes.titles import is_head
from followup.notes.words import fold
from followup.notes.zones import Line, find_zones
from followup.redaction.data import redaction_data
from followup.redaction.mentions import is_ordinary

_MAILBOX = re.compile(r"(?<![\w.+-])([a-z][a-z'-]{1,20})[._]([a-z][a-z'-]{1,20})\d{0,4}@", re.IGNORECASE)
_LABELLED = frozenset({"from", "to", "cc", "interviewers", "attendees", "organizer", "contact", "candidate"})
_PARTED = frozenset({",", ";", "&", "/", "|", "+", "and"})
_SPEAKER = re.compile(r"[^\W\d_][\w .'-]{0,24}?(?=:\s*$)")


def find_people(notes: str, *, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Every person whom ``notes`` name, each in the fullest polite form that they have there.

    It is meant to miss nobody: a place or a product may be among them, which costs nothing, since a token is
    put back in the end.

    Args:
        notes: as they were pasted.
        known: names that are known already, from a case; they come first and as they are.

    Returns:
        Names as they are written in the notes, with capitals where the notes have none.
    """
    document = parse_document(notes)
    lines = find_zones(document)
    barred = _dates(document)
    organisations = find_organisations(document, barred)
    document.reserved = frozenset(i for o in organisations if o.named_so for i in range(o.first, o.last))
    firms = frozenset(i for o in organisations for i in range(o.first, o.last))
    found = [*known, *_readers_people(document, lines, barred)]
    found += [m.value for m in find_mentions(document, barred) if _is_person(document, m, firms)]
    found += [*_labelled(document, barred), *_speakers(notes), *_mailboxes(notes)]
    return tuple(dict.fromkeys(name for name in found if _is_name(name)))


def _dates(document: Document) -> frozenset[int]:
    months = redaction_data().names.months
    return frozenset(i for i, w in enumerate(document.words) if w.plain in months)


def _readers_people(document: Document, lines: list[Line], barred: frozenset[int]) -> Iterator[str]:
    """Interviewers and the candidate, as the reader of notes finds them."""
    ground = Ground(barred, ignored=frozenset(), own=frozenset(), candidate=frozenset())
    reading = read_people(document, lines, ground)
    yield from (person.name for person, _ in reading.interviewers)
    yield from reading.unsure
    candidate = read_candidate(document, lines)
    if candidate.name is not None:
        yield candidate.name[0]


def _is_person(document: Document, mention: Mention, firms: frozenset[int]) -> bool:
    """Whether more than a capital says so: an honorific, a given name, a word such as "met" beside it."""
    if is_surely_named(mention):
        return True
    if mention.first in firms:
        return False
    words, lists = document.words, people_words().lists
    before = words[mention.first - 1].plain if mention.first else ""
    after = words[mention.last].text if mention.last < len(words) else ""
    beside = before in lists.before_names or (bool(before) and is_head(words[mention.first - 1]))
    described = after == "(" and not is_ordinary(mention.parts[0])
    return (beside or described) and not all(is_ordinary(p) for p in mention.parts)


def _labelled(document: Document, barred: frozenset[int]) -> Iterator[str]:
    """Names in "From:", "To:", "Panel:" and the like."""
    for field in document.fields:
        if field.kind not in _LABELLED:
            continue
        i, fresh = field.first, True
        while i < field.last:
            mention = name_at(document, i, barred) if fresh else None
            if mention is not None and mention.last <= field.last:
                yield mention.value
                i, fresh = mention.last, False
            else:
                fresh = document.words[i].plain in _PARTED
                i += 1


def _speakers(notes: str) -> Iterator[str]:
    """Who speaks in a pasted chat."""
    for span in find_speakers(notes):
        speaker = _SPEAKER.search(span.of(notes))
        if speaker is not None:
            yield speaker[0]


def _mailboxes(notes: str) -> Iterator[str]:
    """Names behind addresses: "priya.raman@..." is "Priya Raman", where the notes write one of both words."""
    for found in _MAILBOX.finditer(notes):
        parts = [fold(found[1]), fold(found[2])]
        if (
            not any(p in word_data().organisation_words or p in not_names() for p in parts)
            and parts[0] in sure_names()
        ):
            yield with_capitals(" ".join(parts))


def _is_name(name: str) -> bool:
    return any(len(word) > 1 for word in re.findall(r"[^\W\d_]+", name))
