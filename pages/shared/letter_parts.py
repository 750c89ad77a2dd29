"""The parts around a letter: whom it goes to, how it sounds, its versions."""

import streamlit as st

from followup.case import LetterKind
from followup.compose import Draft
from followup.letters.models import ADDRESSES, FORMS, LENGTHS, TONES
from followup.prompts import load_texts
from followup.timing import advice_for
from pages.shared.desk import STYLE, Receiver, step_version, write_again
from pages.shared.letter_facts import name_person
from pages.shared.letter_model import ask_model, list_people
from pages.shared.letter_runs import get_runs
from pages.shared.letter_slots import Slot
from pages.shared.model_desk import get_writer
from pages.shared.show import plain
from pages.shared.state import ask_clock, get_case, get_plan
from pages.shared.typed import memory

_texts = load_texts("letters")
_OPTIONS: dict[str, tuple[str, ...]] = {"address": ADDRESSES, "tone": TONES, "length": LENGTHS}


def show_time(kind: LetterKind) -> None:
    """Whether it is time for this letter, and who says so. Where it is not, the person can still go on."""
    advice = advice_for(get_plan(), kind, now=ask_clock())
    said = plain(" ".join(advice.sentences))
    if advice.sendable:
        st.caption(said)
    else:
        st.info(f"{said} ({_texts(f'basis.{advice.source}')})")


def show_receiver() -> Receiver:
    """Whom the letter goes to: an interviewer, or the coordinator."""
    people = list_people()
    if memory().get("letter_to", 0) not in range(len(people)):
        memory()["letter_to"] = 0
    if len(people) == 1:
        return people[0]
    names = [name_person(person) for person in people if person]
    place: int = st.selectbox(
        _texts("label.to"),
        range(len(people)),
        key="letter_to",
        format_func=lambda number: names[number],
        persist_state="session",
    )
    if len(get_case().interviewers) > 1:
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


def show_asks(draft: Draft) -> None:
    """What the person must confirm or supply before sending."""
    if draft.asks:
        st.warning(_texts("asks") + "\n" + "".join(f"\n- {plain(ask)}" for ask in draft.asks))


def show_stale(slot: Slot) -> None:
    """The letter stays as it is although the facts are new, and what to do about it."""
    if slot.shown.draft.source == "model":
        st.warning(load_texts("model_page")("stale"))
    else:
        st.info(_texts("stale"))


def _show_again(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """Another wording by whoever wrote the one on the page."""
    if slot.shown.draft.source == "model" and get_writer() is not None:
        st.button(
            _texts("again"),
            key=f"again.{slot.name}.{slot.asked}",
            disabled=slot.name in get_runs(),
            on_click=ask_model,
            args=(slot, kind, (to,), slot.asked),
        )
    else:
        st.button(_texts("again"), on_click=write_again, args=(slot, kind, to))


def show_versions(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """Another wording, and the way back to every earlier one."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _show_again(slot, kind, to)
        if slot.place > 0:
            st.button(_texts("earlier"), on_click=step_version, args=(slot, -1))
        if slot.place < len(slot.versions) - 1:
            st.button(_texts("later"), on_click=step_version, args=(slot, 1))
        if len(slot.versions) > 1:
            st.caption(_texts("version", number=slot.place + 1, count=len(slot.versions)))
