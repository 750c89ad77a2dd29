"""Who took part in the interview: neither who arranged it, nor who was absent, nor anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from followup.case import Interviewer
from followup.notes.apposition import find_title
from followup.notes.attendance import Attendance
from followup.notes.document import Document
from followup.notes.names import Mention, find_mentions
from followup.notes.peoplewords import people_words
from followup.notes.persons import Person, Persons, is_surely_named
from followup.notes.words import fold
from followup.notes.zones import Line
from followup.spans import Span

_MOST_TITLED = 3
"""Where no cue says who took part, at most so many people with titles are taken."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Words that say nothing of people at the latest interview.

    ``barred`` are no names (dates); the sentences of ``ignored`` tell of something else; ``own`` tell of the
    candidate's own experience; ``candidate`` are the folded parts of the candidate's name.
    """

    barred: frozenset[int]
    ignored: frozenset[int]
    own: frozenset[int]
    candidate: frozenset[str]


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """Who took part, with the places that say so, and everybody who is named at all."""

    interviewers: tuple[tuple[Interviewer, tuple[Span, ...]], ...]
    unsure: tuple[str, ...]
    """Names of people who may have taken part."""
    words: frozenset[int]
    """The words that are people's names."""
    titles: frozenset[int]
    """The words that are people's titles."""
    called: tuple[str, ...]
    """By what names the interviewers are called."""


def read_people(document: Document, lines: list[Line], ground: Ground) -> PeopleReading:
    """Sort everybody whom the notes name by their part."""
    mentions = [m for m in find_mentions(document, ground.barred) if _counts(m, ground)]
    persons = _sorted_out(document, lines, mentions, ground.ignored)
    chosen = [p for p in persons if p.took_part and not p.apart and (p.likely or _is_labelled(p, document))]
    if not chosen:
        chosen = [p for p in persons if p.titles and not p.apart and _is_told(p, lines, ground)][
            :_MOST_TITLED
        ]
    named = [p for p in persons if p.surely_named]
    return PeopleReading(
        tuple(_interviewer(document, p) for p in chosen),
        tuple(p.fullest.value for p in persons if p.took_part and p.apart),
        frozenset(i for p in named for m in p.mentions for i in range(m.first, m.last)),
        frozenset(i for p in persons for t in p.titles for i in range(t.first, t.last)),
        tuple(c for p in chosen for m in p.mentions for c in (m.value, m.parts[0], m.parts[-1])),
    )


def _is_labelled(person: Person, document: Document) -> bool:
    """Whether a label such as "Panel:" stands before the name."""
    spans = [(f.first, f.last) for f in document.fields if f.kind in {"interviewers", "attendees"}]
    return any(a <= m.first < b for m in person.mentions for a, b in spans)


def _counts(mention: Mention, ground: Ground) -> bool:
    if set(mention.parts) <= ground.candidate:
        return False
    return mention.first not in ground.own or bool(mention.honorific)


def _sorted_out(
    document: Document, lines: list[Line], mentions: Iterable[Mention], ignored: frozenset[int]
) -> list[Person]:
    """Every person with their part, from the first mention to the last."""
    attendance, persons = Attendance(document, lines), Persons()
    groups: list[list[Person]] = []
    previous: int | None = None
    part = False
    known = [m for m in mentions if not attendance.is_label(m)]
    for mention, following in zip_longest(known, known[1:]):
        if mention.first < (previous or 0):
            continue
        limit = following.first if following else len(document.words)
        title = find_title(document, mention, previous or 0, limit if is_surely_named(following) else None)
        after = max(mention.last, title.after if title else 0)
        linked = previous is not None and attendance.is_linked(previous, mention, title)
        person = persons.add(mention)
        groups += [] if linked else [[]]
        groups[-1].append(person)
        if title is not None and title.last > title.first:
            person.titles.append(title)
        apart = attendance.is_apart(mention, title, after, limit)
        part = not apart and (attendance.takes_part(mention, title, after) or (linked and part))
        person.apart = person.apart or apart
        person.took_part = person.took_part or (part and mention.first not in ignored)
        previous = after
    _join_groups(groups)
    _set_absent_apart(document, attendance, persons.all)
    for person in persons.all:
        held = {fold(document.cut(t.first, t.last)) for t in person.titles}
        gate = bool(held & people_words().lists.gatekeepers) and not _is_labelled(person, document)
        person.apart = person.apart or gate
    return persons.all


def _join_groups(groups: list[list[Person]]) -> None:
    """Let all who are named in one breath take part where one of them does: "A and B will see you"."""
    for group in groups:
        if any(p.took_part for p in group) and not any(p.apart for p in group):
            for person in group:
                person.took_part = person.took_part or bool(person.titles) or person.surely_named


def _set_absent_apart(document: Document, attendance: Attendance, persons: list[Person]) -> None:
    """Set apart whom the remarks call absent by title alone: "HR couldn't make it"."""
    for said, _ in attendance.absences():
        for person in persons:
            names = {fold(document.cut(t.first, t.last)) for t in person.titles}
            if any(said == n or said.endswith(f" {n}") for n in names):
                person.apart = True


def _is_told(person: Person, lines: list[Line], ground: Ground) -> bool:
    """Whether the remarks name this person, and not in a stretch about something else."""
    first = person.mentions[0].first
    remark = any(ln.first <= first < ln.last and ln.zone == "remarks" for ln in lines)
    return remark and first not in ground.ignored


def _interviewer(document: Document, person: Person) -> tuple[Interviewer, tuple[Span, ...]]:
    best = person.fullest
    name, spans = best.value, [best.span]
    joined = next((m for m in person.mentions if m.honorific and m.parts[-1:] == best.parts[-1:]), None)
    if not best.honorific and joined is not None and len(best.parts) > 1:
        name = f"{joined.value.split()[0]} {name}"
        spans.insert(0, joined.span)
    title = None
    if person.titles:
        found = person.titles[0]
        title = document.cut(found.first, found.last)
        spans.append(document.span(found.first, found.last))
    return Interviewer(name=name, title=title), tuple(spans)
