"""The parts around a letter: whom it goes to, how it sounds, what it rests on."""

from datetime import date
from html import escape

import streamlit as st

from followup.case import LetterKind
from followup.compose import Draft
from followup.letters.models import ADDRESSES, FORMS, LENGTHS, TONES
from followup.prompts import load_texts
from followup.typed_dates import spell_day
from pages.shared.desk import STYLE, Receiver, Slot, step_version, write_again
from pages.shared.quotes import quotes_of_facts, quotes_of_field, value_of
from pages.shared.show import draw, plain, quote_words, show_way
from pages.shared.state import get_case, get_fields, memory

_texts = load_texts("letters")
_OPTIONS: dict[str, tuple[str, ...]] = {"address": ADDRESSES, "tone": TONES, "length": LENGTHS}


def show_receiver() -> Receiver:
    """Whom the letter goes to: an interviewer, or the coordinator."""
    case = get_case()
    people: tuple[Receiver, ...] = (*case.interviewers, *case.contacts) or (None,)
    if memory().get("letter_to", 0) not in range(len(people)):
        memory()["letter_to"] = 0
    if len(people) == 1:
        return people[0]
    names = [f"{person.name}, {person.title}" if person.title else person.name for person in people if person]
    place: int = st.selectbox(
        _texts("label.to"),
        range(len(people)),
        key="letter_to",
        format_func=lambda number: names[number],
        persist_state="session",
    )
    if len(case.interviewers) > 1:
        st.caption(_texts("each_their_own"))
    return people[place]


def _choose(name: str, options: tuple[str, ...] | tuple[int, ...]) -> object:
    memory().setdefault(f"style.{name}", dict(STYLE.items())[name])
    chosen: object = st.segmented_control(
        _texts(f"label.{name}"),
        options,
        key=f"style.{name}",
        format_func=lambda option: _texts(f"{name}.{option}"),
        required=True,
        persist_state="session",
    )
    return chosen


def show_choices() -> None:
    """How the letter sounds and how long it is."""
    with st.expander(_texts("choices")):
        for name, options in _OPTIONS.items():
            _choose(name, options)
        if _choose("form", FORMS) == "linkedin":
            _choose("limit", (200, 300))


def _fact(label: str, value: str, field: str) -> str:
    if not value:
        return ""
    quotes = (
        quote_words(quotes_of_field(field), "") or f'<p class="fu-quote">{escape(_texts("not_in_notes"))}</p>'
    )
    return f"<dt>{escape(label)}</dt><dd>{escape(value)} {quotes}</dd>"


def show_facts() -> None:
    """Company, position, people and days, each with the words of the notes it came from."""
    fields = get_fields()
    rows = [_fact(_texts(f"fact.{name}"), getattr(fields, name), name) for name in ("company", "role")]
    for place, person in enumerate(fields.people):
        words = ", ".join(filter(None, (person.name, person.title)))
        rows.append(_fact(_texts("fact.interviewers"), words, f"people.{place}"))
    moment = ", ".join(filter(None, (fields.day, fields.time)))
    rows.append(_fact(_texts("fact.interviewed_at"), moment, "day"))
    rows.append(_fact(_texts("fact.answer_expected_by"), fields.answer_by, "answer_by"))
    with st.expander(_texts("facts"), expanded=True):
        draw(f'<dl class="fu-facts">{"".join(rows)}</dl>')
        show_way("interview.py", _texts("correct"))


def show_asks(draft: Draft) -> None:
    """What the person must confirm or supply before sending."""
    if draft.asks:
        st.warning(_texts("asks") + "\n" + "".join(f"\n- {plain(ask)}" for ask in draft.asks))


def show_versions(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """Another wording, and the way back to every earlier one."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(_texts("again"), on_click=write_again, args=(slot, kind, to))
        if slot.place > 0:
            st.button(_texts("earlier"), on_click=step_version, args=(slot, -1))
        if slot.place < len(slot.versions) - 1:
            st.button(_texts("later"), on_click=step_version, args=(slot, 1))
        if len(slot.versions) > 1:
            st.caption(_texts("version", number=slot.place + 1, count=len(slot.versions)))


def _basis(fact: str) -> str:
    """HTML: one fact that a sentence rests on, and the words of the notes."""
    if fact == "log":
        return escape(_texts("fact.log"))
    value = value_of(get_case(), fact)
    words = spell_day(value) if isinstance(value, date) else str(value)
    label = _texts(f"fact.{fact.split('.', maxsplit=1)[0]}")
    return f"{escape(label)}: {escape(words)} {quote_words(quotes_of_facts([fact]), '')}"


def show_sentences(draft: Draft) -> None:
    """Each sentence of the draft, and the facts it rests on."""
    with st.expander(_texts("sentences")):
        rows = [
            f"<dt>{escape(sentence.text)}</dt>"
            + "".join(f"<dd>{_basis(fact)}</dd>" for fact in sentence.facts)
            + ("" if sentence.facts else f"<dd>{escape(_texts('courtesy'))}</dd>")
            for sentence in draft.sentences
        ]
        draw(f'<dl class="fu-sentences">{"".join(rows)}</dl>')
