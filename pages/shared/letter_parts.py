"""The parts around a letter: whom it goes to, how it sounds, what it rests on."""

from html import escape

import streamlit as st
from followup.compose import Draft

from followup.case import LetterKind
from followup.form import FormFields
from followup.letters.models import ADDRESSES, FORMS, LENGTHS, TONES
from followup.prompts import load_texts
from pages.shared.desk import STYLE, Receiver, Slot, step_version, write_again
from pages.shared.reading import get_quotes
from pages.shared.show import draw, list_items, quote_words
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


def _choose(name: str, options: tuple[str, ...] | tuple[int, ...]) -> str | int:
    memory().setdefault(f"style.{name}", STYLE[name])
    chosen: str | int = st.segmented_control(
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


def _fact(label: str, value: str, name: str) -> str:
    if not value:
        return ""
    quotes = quote_words(get_quotes(name), _texts("from_notes")) or escape(_texts("not_in_notes"))
    return f"<dt>{escape(label)}</dt><dd>{escape(value)}{quotes}</dd>"


def _value(fields: FormFields, name: str) -> str:
    if name == "day":
        return ", ".join(filter(None, (fields.day, fields.time)))
    value: str = getattr(fields, name)
    return value


def show_facts() -> None:
    """Company, position, people and days, each with the words of the notes it came from."""
    fields = get_fields()
    rows = [_fact(_texts(f"fact.{name}"), _value(fields, name), name) for name in ("company", "role")]
    for place, person in enumerate(fields.people):
        words = ", ".join(filter(None, (person.name, person.title)))
        rows.append(_fact(_texts("fact.person"), words, f"people.{place}"))
    rows += [_fact(_texts(f"fact.{name}"), _value(fields, name), name) for name in ("day", "answer_by")]
    with st.expander(_texts("facts"), expanded=True):
        draw(f'<dl class="fu-facts">{"".join(rows)}</dl>')
        st.page_link("interview.py", label=_texts("correct"))


def show_asks(draft: Draft) -> None:
    """What the person must confirm or supply before sending."""
    if draft.asks:
        st.warning(_texts("asks"))
        draw(list_items(draft.asks))


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


def show_sentences(draft: Draft) -> None:
    """Each sentence of the draft, and the facts it rests on."""
    with st.expander(_texts("sentences")):
        rows = "".join(
            f"<dt>{escape(sentence.text)}</dt><dd>{escape(', '.join(sentence.facts) or _texts('courtesy'))}</dd>"
            for sentence in draft.sentences
        )
        draw(f'<dl class="fu-sentences">{rows}</dl>')
