"""The interviewers whom a model names, beside those whom the rules found."""

from collections.abc import Sequence

from followup import notes as by_rules
from followup.case import Case, Interviewer
from followup.notes.names import with_capitals
from followup.prompts import load_texts
from followup.reading.alike import is_person, is_same, name_words
from followup.reading.models import Choice
from followup.reading.parts import Part, words_at
from followup.tasks.notes_judge import PersonPlace

_BESIDE = 250
"""How far from a name, in characters, the title may stand that is filled in without asking."""


def read_people(
    clean: str, ruled: by_rules.NotesReading, found: Sequence[PersonPlace], *, candidate: str | None
) -> Part:
    """Join the people: all of them where the rules found none, else titles that were missing and choices.

    Args:
        clean: the notes.
        ruled: what the rules read in them.
        found: where the model sees interviewers and their titles.
        candidate: the candidate's name, who is no interviewer.
    """
    join = _Join(clean, ruled)
    for person in found:
        name = with_capitals(words_at(person.name, clean))
        if candidate is None or not is_person(name, candidate):
            join.add(name, person)
    return join.part()


class _Join:
    def __init__(self, clean: str, ruled: by_rules.NotesReading) -> None:
        self._clean = clean
        self._evidence = ruled.evidence
        self._ruled = list(ruled.case.interviewers)
        self._people = list(self._ruled)
        self._part = Part()

    def add(self, name: str, place: PersonPlace) -> None:
        """Join one person of the model's."""
        title = words_at(place.title, self._clean) if place.title else None
        number = next((n for n, known in enumerate(self._people) if is_person(known.name, name)), None)
        if number is None:
            self._add_new(Interviewer(name=name, title=title), place)
        elif number < len(self._ruled):
            self._compare(number, name, title, place)

    def part(self) -> Part:
        """What came of all."""
        if self._people != self._ruled:
            self._part.values["interviewers"] = tuple(self._people)
        return self._part

    def _add_new(self, person: Interviewer, place: PersonPlace) -> None:
        spans = tuple(span for span in place if span is not None)
        number = len(self._people)
        if not self._ruled:
            self._people.append(person)
            self._part.evidence[f"interviewers.{number}"] = spans
            self._part.from_model.append(f"interviewers.{number}")
            return
        asked = sum(choice.kind == "add" for choice in self._part.choices)
        self._part.choices.append(
            Choice(
                field=f"interviewers.{number + asked}",
                kind="add",
                now="",
                other=_say(person),
                other_spans=spans,
                fact=Case(interviewers=(person,)),
            )
        )

    def _compare(self, number: int, name: str, title: str | None, place: PersonPlace) -> None:
        """A person whom both know: a missing title is filled, a fuller name or another title is offered."""
        known, path = self._people[number], f"interviewers.{number}"
        spans = tuple(span for span in place if span is not None)
        fuller = name if name_words(name) > name_words(known.name) else known.name
        beside = place.title is not None and abs(place.title.start - place.name.start) <= _BESIDE
        if known.title is None and title and fuller == known.name and beside:
            self._people[number] = known.model_copy(update={"title": title})
            self._part.evidence[path] = tuple(dict.fromkeys((*self._evidence.get(path, ()), *spans)))
            self._part.from_model.append(f"{path}.title")
            return
        other_title = title if title and not (known.title and is_same(known.title, title)) else known.title
        other = Interviewer(name=fuller, title=other_title, email=known.email)
        if other != known:
            self._part.choices.append(
                Choice(
                    field=path,
                    kind="instead",
                    now=_say(known),
                    other=_say(other),
                    now_spans=self._evidence.get(path, ()),
                    other_spans=spans,
                    fact=Case(interviewers=(other,)),
                )
            )


def _say(person: Interviewer) -> str:
    if person.title is None:
        return person.name
    return load_texts("reading")("person", name=person.name, title=person.title)
