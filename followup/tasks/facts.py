"""The confirmed facts of a case as a numbered list: all that a model is told when it writes a letter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from followup.case import Contact, Interviewer
from followup.cleaning import clean_text, neutralise
from followup.daynames import spell_day
from followup.events import Event
from followup.guard.injections import find_orders
from followup.letters.situation import Situation
from followup.prompts import PromptData, Template


class Fact(NamedTuple):
    """One fact: where it stands in the case (as in ``Sentence.facts``), what it is, and its words."""

    path: str
    label: str
    value: str


class FactWords(PromptData):
    """How facts are put, from the file of a prompt."""

    labels: Mapping[str, Template]
    outcomes: Mapping[str, str]
    sent: Mapping[str, Template]


def list_facts(
    situation: Situation, wanted: Sequence[str], words: FactWords, log: Sequence[Event]
) -> tuple[Fact, ...]:
    """The facts of the ``wanted`` kinds, in that order; one that gives orders to software is left out."""
    found = (fact for label in wanted for fact in _facts_of(label, situation, words, log))
    return tuple(fact for fact in found if fact.value and not find_orders(fact.value))


def _facts_of(label: str, situation: Situation, words: FactWords, log: Sequence[Event]) -> Iterator[Fact]:
    case = situation.case
    if label in ("company", "role"):
        yield _fact(label, label, getattr(case, label) or "")
    elif label in ("interviewed_at", "answer_expected_by"):
        day = case.interview_day if label == "interviewed_at" else case.answer_expected_by
        yield Fact(label, label, spell_day(day) if day else "")
    elif label == "outcome":
        silent = "silence" in situation.tags
        yield Fact(label, label, words.outcomes["silence" if silent else situation.standing])
    elif label == "sent":
        yield from _sent(situation, words, log)
    elif label in ("reader", "others"):
        yield from _people(label, situation)
    else:
        for number, value in enumerate(getattr(case, label)):
            yield _fact(f"{label}.{number}", label, value)


def _people(label: str, situation: Situation) -> Iterator[Fact]:
    """The reader; or those who took part beside the reader."""
    if label == "reader" and situation.addressee:
        yield _fact(situation.place, label, _person(situation.addressee))
    elif label == "others":
        for number, person in enumerate(situation.case.interviewers):
            if f"interviewers.{number}" != situation.place:
                yield _fact(f"interviewers.{number}", label, _person(person))


def _sent(situation: Situation, words: FactWords, log: Sequence[Event]) -> Iterator[Fact]:
    """The letters before this one, each with its day in the zone of the case."""
    for event in log:
        what, _, kind = event.what.partition(":")
        if what == "sent" and event.at <= situation.now:
            day = spell_day(event.at.astimezone(situation.case.zone).date())
            yield Fact("log", "sent", words.sent[kind].format(day=day))


def _fact(path: str, label: str, value: str) -> Fact:
    """A fact on one line, without what no reader sees and without what a model takes for a command."""
    return Fact(path, label, neutralise(" ".join(clean_text(value).text.split())))


def _person(person: Interviewer | Contact) -> str:
    return f"{person.name}, {person.title}" if person.title else person.name


def number_facts(facts: Sequence[Fact], values: Sequence[str], words: FactWords) -> str:
    """The facts as numbered lines, ``values`` in place of their words."""
    return "\n".join(
        f"{number}. {words.labels[fact.label].format(value=value)}"
        for number, (fact, value) in enumerate(zip(facts, values, strict=True), start=1)
    )
