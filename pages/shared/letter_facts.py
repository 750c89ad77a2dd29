"""What a letter rests on: the facts above it, and each of its sentences."""

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from followup.case import Contact, Interviewer
from followup.compose import Draft
from followup.daynames import spell_day
from followup.places import Place
from followup.prompts import load_texts
from pages.shared.desk import Receiver
from pages.shared.quotes import quotes_of_facts, quotes_of_field, value_of
from pages.shared.show import draw, quote_words, show_way
from pages.shared.state import get_case
from pages.shared.typed import get_fields

_texts = load_texts("letters")


def name_person(person: Interviewer | Contact) -> str:
    """Name and title."""
    return f"{person.name}, {person.title}" if person.title else person.name


def _fact(label: str, value: str, quotes: Iterable[Place]) -> str:
    if not value:
        return ""
    words = quote_words(quotes, "") or f'<p class="fu-quote">{escape(_texts("not_in_notes"))}</p>'
    return f"<dt>{escape(label)}</dt><dd>{escape(value)} {words}</dd>"


def _people(to: Receiver) -> list[str]:
    """HTML: the reader in a row of their own, the other interviewers in one."""
    people = dict(enumerate(get_case().interviewers))
    groups = [
        ("interviewers", {place: person for place, person in people.items() if person == to}),
        ("others", {place: person for place, person in people.items() if person != to}),
    ]
    return [
        _fact(
            _texts(f"fact.{name}"),
            "; ".join(name_person(person) for person in group.values()),
            quotes_of_facts(f"interviewers.{place}" for place in group),
        )
        for name, group in groups
    ]


def show_facts(to: Receiver) -> None:
    """Company, position, people and days, each with the words of the notes it came from."""
    fields = get_fields()
    values = {
        "company": ("company", fields.company),
        "role": ("role", fields.role),
        "day": ("interviewed_at", ", ".join(filter(None, (fields.day, fields.time)))),
        "answer_by": ("answer_expected_by", fields.answer_by),
    }
    rows = [
        _fact(_texts(f"fact.{fact}"), value, quotes_of_field(name)) for name, (fact, value) in values.items()
    ]
    rows[2:2] = _people(to)
    with st.expander(_texts("facts"), expanded=True):
        draw(f'<dl class="fu-facts">{"".join(rows)}</dl>')
        show_way("interview.py", _texts("correct"))


def _say_value(value: object) -> str:
    """A value of the case in words: a person by name and title, a day spelt out."""
    if isinstance(value, Interviewer | Contact):
        return name_person(value)
    return spell_day(value) if isinstance(value, date) else str(value)


def _basis(fact: str) -> str:
    """HTML: one fact that a sentence rests on, and the words of the notes."""
    if fact == "log":
        return escape(_texts("fact.log"))
    value = value_of(get_case(), fact)
    words = _say_value(value)
    label = _texts(f"fact.{fact.split('.', maxsplit=1)[0]}")
    return f"{escape(label)}: {escape(words)} {quote_words(quotes_of_facts([fact]), '')}"


def show_sentences(draft: Draft) -> None:
    """Each sentence of the draft, and the facts it rests on."""
    nothing = _texts("no_note" if draft.source == "model" else "courtesy")
    with st.expander(_texts("sentences")):
        rows = [
            f"<dt>{escape(sentence.text)}</dt>"
            + "".join(f"<dd>{_basis(fact)}</dd>" for fact in sentence.facts)
            + ("" if sentence.facts else f"<dd>{escape(nothing)}</dd>")
            for sentence in draft.sentences
        ]
        draw(f'<dl class="fu-sentences">{"".join(rows)}</dl>')
