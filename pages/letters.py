"""Draft, check, edit, take away."""

from functools import partial

import streamlit as st

from followup.case import LETTER_KINDS, LetterKind
from followup.export import name_file
from followup.outcomes import advise
from followup.prompts import load_texts
from pages.shared.advice import show_advice
from pages.shared.desk import Receiver, get_style, is_stale, open_letter
from pages.shared.happened import show_happened
from pages.shared.letter_checked import show_badge, show_checks, show_left_out
from pages.shared.letter_compare import show_compare_switch, show_comparison
from pages.shared.letter_facts import show_facts, show_sentences
from pages.shared.letter_model import is_model_first, show_outcome, show_personalise, show_what_is_sent
from pages.shared.letter_parts import (
    show_asks,
    show_choices,
    show_receiver,
    show_stale,
    show_time,
    show_versions,
)
from pages.shared.letter_progress import show_progress
from pages.shared.letter_slots import Slot
from pages.shared.second_look import announce_edit, show_second_look, show_violations
from pages.shared.show import show_way
from pages.shared.state import get_case, get_stage
from pages.shared.take import show_take_buttons
from pages.shared.typed import memory

texts = load_texts("letters")
LETTER_HEIGHT = 400


def show_kind(first: LetterKind) -> LetterKind:
    """Which of the four letters."""
    memory().setdefault("letter_kind", first)
    kind = st.segmented_control(
        texts("label.kind"),
        LETTER_KINDS,
        key="letter_kind",
        format_func=lambda name: texts(f"kind.{name}"),
        required=True,
        persist_state="session",
    )
    kind = kind or first
    show_time(kind)
    return kind


def show_head(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """Whose words they are, and the way to those of a model."""
    with st.container(key="letter"):
        st.header(texts(f"heading.{kind}"), anchor=False)
    show_badge(slot.shown)
    show_personalise(slot, kind, to)
    show_progress()
    show_outcome(slot)


def show_fields(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """The letter in its fields, and what there is to look at in it."""
    by_mail = bool(slot.shown.draft.subject)
    edited = partial(announce_edit, slot, kind)
    if by_mail:
        st.text_input(texts("label.subject"), key=slot.subject_key, on_change=edited, persist_state="session")
    st.text_area(
        texts("label.letter"),
        key=slot.body_key,
        height=LETTER_HEIGHT,
        on_change=edited,
        persist_state="session",
    )
    if not by_mail:
        st.caption(texts("characters", count=len(memory()[slot.body_key]), limit=get_style()["limit"]))
    if is_stale(slot, kind, to):
        show_stale(slot)
    show_left_out(slot.shown)
    show_violations(slot, kind)


def show_take(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """The ways to take the letter away."""
    by_mail = bool(slot.shown.draft.subject)
    show_take_buttons(
        subject=memory()[slot.subject_key] if by_mail else "",
        subject_label=texts("label.subject") if by_mail else "",
        body=memory()[slot.body_key],
        body_label=texts("label.letter"),
        address=to.email if to else None,
        file_name=name_file(texts(f"kind.{kind}"), get_case().company, "txt"),
        by_mail=by_mail,
        first=not is_model_first(slot),
    )


def show_letter(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """The letter, the ways to take it away, and what it rests on."""
    show_head(slot, kind, to)
    if show_compare_switch(slot):
        show_comparison(slot)
        return
    show_asks(slot.shown.draft)
    show_fields(slot, kind, to)
    show_take(slot, kind, to)
    show_versions(slot, kind, to)
    show_second_look(slot, kind)
    show_choices()
    show_facts(to)
    show_sentences(slot.shown.draft)
    show_checks(slot.shown)
    show_what_is_sent(kind, to)


st.title(texts("title"), anchor=False)
advice = advise(get_stage())
if not advice.letters:
    st.header(advice.title, anchor=False)
    show_advice(advice)
    show_way("timing.py", texts("to_timing"))
elif not get_case().company and not memory().get("form_open"):
    st.markdown(texts("empty"))
    show_way("interview.py", texts("to_interview"))
    show_way("critique.py", texts("to_critique"))
else:
    kind = show_kind(advice.letters[0])
    receiver = show_receiver()
    show_letter(open_letter(kind, receiver), kind, receiver)
    show_happened(kind)
