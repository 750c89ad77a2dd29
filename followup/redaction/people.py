"""Everybody whom pasted notes name, so that no name is sent by oversight."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from followup.guard.data import word_data
from followup.notes.candidate import read_candidate
from followup.notes.chat import find_speakers
from followup.notes.document import Document, parse_document
from followup.notes.names import Mention, find_mentions, name_at, with_capitals
from followup.notes.organisations import find_organisations
from followup.notes.people import Ground, read_people
from followup.notes.peoplewords import not_names, people_words, sure_names
from followup.notes.persons import is_surely_named
from followup.notes.titles import is_head, title_words
from followup.notes.words import fold
from followup.notes.zones import Line, find_zones
from followup.redaction.beside import is_ordinary
from followup.redaction.data import redaction_data

_MAILBOX = re.compile(r"(?<![\w.+-])([a-z][a-z'-]{1,20})[._]([a-z][a-z'-]{1,20})\d{0,4}@", re.IGNORECASE)
_LABELLED = frozenset({"from", "to", "cc", "interviewers", "attendees", "organizer", "contact", "candidate"})
_PARTED = frozenset({",", ";", "&", "/", "|", "+", "and"})
_CueKind = Literal["cues", "plain_cues", "polite_cues", "polite_plain_cues"]
_POLITE: tuple[_CueKind, ...] = ("polite_cues", "polite_plain_cues")
_MOST_LINKS = 2
_SPEAKER = re.compile(r"[^\W\d_][\w .'-]{0,24}?(?=:\s*$)")


def find_people(notes: str, *, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Every person whom ``notes`` name, each in the fullest polite form that they have there.

    It is meant to miss nobody: now and then a place or a product is among them, which costs little, since a
    token is put back in the end.

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
    firms = frozenset(i for o in organisations for i in range(o.first, o.last) if " " in o.value)
    found = [*known, *_readers_people(document, lines, barred)]
    found += [m.value for m in _persons(document, barred, firms)]
    others = [*_labelled(document, barred), *_speakers(notes), *_mailboxes(notes), *_cued(notes)]
    found += [name for name in others if _may_be_name(name)]
    found += [*_cued_plainly(notes), *_cued_politely(notes)]
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


def _persons(document: Document, barred: frozenset[int], firms: frozenset[int]) -> Iterator[Mention]:
    """The mentions that are people's names: by their words, by those beside them, or with a person's."""
    links, end = people_words().lists.links, -1
    for mention in find_mentions(document, barred):
        between = document.words[end : mention.first] if end >= 0 else []
        linked = end >= 0 and 0 < len(between) <= _MOST_LINKS and all(w.plain in links for w in between)
        named = linked and mention.first not in firms and not any(_is_plain(p) for p in mention.parts)
        if named or _is_person(document, mention, firms):
            end = mention.last
            yield mention
        else:
            end = -1


def _is_person(document: Document, mention: Mention, firms: frozenset[int]) -> bool:
    """Whether more than a capital says so: an honorific, a given name, a word such as "met" beside it."""
    words, names = document.words, redaction_data().names
    before = words[mention.first - 1].plain if mention.first else ""
    lone = not mention.honorific and len(mention.parts) == 1
    if lone and (mention.parts[0] in names.months or before in names.in_places):
        return before in people_words().lists.before_names
    if lone and document.spoken and is_ordinary(mention.parts[0]):
        return before in names.spoken_before
    if lone and (mention.parts[0] in not_names() or mention.parts[0] in word_data().function_words):
        return False
    if is_surely_named(mention):
        return not (lone and mention.parts[0] in titles_and_trades())
    if mention.first in firms or any(_is_plain(p) for p in mention.parts):
        return False
    return before in people_words().lists.before_names or bool(before and is_head(words[mention.first - 1]))


@cache
def titles_and_trades() -> frozenset[str]:
    """Words of jobs and departments, which a capital makes no names."""
    return title_words().heads | title_words().leads | people_words().lists.departments


def _is_plain(word: str) -> bool:
    """Whether a folded word is plain English and nobody's given name."""
    known = people_words()
    if word in word_data().word_names or (word in known.given_names and word not in not_names()):
        return False
    return is_ordinary(word) or word in titles_and_trades() or word in word_data().organisation_words


def _may_be_name(name: str) -> bool:
    """Whether words that stand where names do are no firm, tool, trade or abbreviation."""
    data, lows = word_data(), [fold(w) for w in name.split()]
    others = data.organisation_words | data.tools | data.credentials
    shouted = any(w.isupper() and len(w) > 1 for w in name.split()) and not name.isupper()
    months = redaction_data().names.months - data.word_names
    lone = len(lows) == 1 and (name.isupper() or lows[0] in months)
    return not (shouted or lone or any(w in others for w in lows) or all(map(_is_plain, lows)))


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


def _cued(notes: str) -> Iterator[str]:
    """Names behind or before words that only people stand beside."""
    for cue in _cues("cues"):
        yield from (m["name"] for m in cue.finditer(notes))


def _cued_plainly(notes: str) -> Iterator[str]:
    """The same in notes without capitals: only words that are given names."""
    known = people_words()
    given = (known.given_names | (known.word_names & word_data().word_names)) - word_data().function_words
    for cue in _cues("plain_cues"):
        yield from (with_capitals(m["name"]) for m in cue.finditer(notes) if fold(m["name"]) in given)


def _cued_politely(notes: str) -> Iterator[str]:
    """Names behind "Mr", "missus" or "chef", with that word; plain English behind one is no name."""
    for kind in _POLITE:
        for cue in _cues(kind):
            for found in cue.finditer(notes):
                lows = [fold(w) for w in found["name"].split()]
                trade = any(w in titles_and_trades() or w in word_data().organisation_words for w in lows)
                plain = kind == "polite_plain_cues" and any(map(_is_plain, lows))
                if not trade and not plain and not all(w in word_data().function_words for w in lows):
                    yield with_capitals(f"{found['polite']} {found['name']}")


@cache
def _cues(kind: _CueKind) -> tuple[re.Pattern[str], ...]:
    data = redaction_data().names
    name = data.plain_name if "plain" in kind else data.one_name
    return tuple(re.compile(cue.replace("NAME", name)) for cue in getattr(data, kind))


def _is_name(name: str) -> bool:
    return any(len(word) > 1 for word in re.findall(r"[^\W\d_]+", name))
