"""Paste the notes; what was read in them, each fact beside the words it rests on."""

import streamlit as st

from followup.case import LetterKind
from followup.outcomes import advise
from followup.prompts import load_texts
from followup.samples import load_samples
from pages.shared.advice import show_advice
from pages.shared.announce import announce
from pages.shared.fields import (
    show_line,
    show_list,
    show_outcome,
    show_people,
    show_side_by_side,
    show_under,
    show_zone,
)
from pages.shared.reading import bring_back_own, load_sample, open_form, read_into_form
from pages.shared.reading_aside import list_doubts, show_aside, show_removed
from pages.shared.reading_model import show_model_button, show_model_reading, show_what_is_sent
from pages.shared.reading_run import collect_reading
from pages.shared.region import show_region
from pages.shared.show import plain, show_way
from pages.shared.state import get_stage, read_fields
from pages.shared.typed import PARTS, memory

texts = load_texts("interview")
NOTES_HEIGHT = 230


def show_notes() -> None:
    """The box for the notes, and the ways to begin."""
    st.text_area(
        texts("label.notes"),
        key="notes",
        height=NOTES_HEIGHT,
        placeholder=texts("holder.notes"),
        persist_state="session",
    )
    if memory().get("notes_missing") and not (memory()["notes"] or "").strip():
        st.error(texts("notes_missing"))
    with st.container(horizontal=True):
        st.button(texts("read"), type="primary", on_click=read_into_form)
        show_model_button()
        st.button(texts("by_hand"), on_click=open_form)
    show_removed()
    show_model_reading()
    show_what_is_sent()
    st.caption(texts("samples"))
    with st.container(horizontal=True, gap="small"):
        for number, sample in enumerate(load_samples()):
            st.button(
                sample.title, key=f"sample{number}", help=sample.about, on_click=load_sample, args=(number,)
            )
    if "own" in memory():
        st.button(texts("bring_back"), on_click=bring_back_own)


def show_form() -> None:
    """The facts, in the order in which people think of them."""
    reading = read_fields()
    with st.container(key="facts"):
        st.header(texts("facts_title"), anchor=False)
        st.markdown(texts("facts_lead"))
    show_aside()
    if doubts := list_doubts():
        st.warning(texts("doubts") + "\n" + "".join(f"\n- {doubt}" for doubt in doubts))
    st.subheader(texts("part.where"), anchor=False)
    show_side_by_side({"company": "f.company", "role": "f.role"}, reading)
    st.subheader(texts("part.who"), anchor=False)
    show_people(reading)
    st.subheader(texts("part.when"), anchor=False)
    show_side_by_side({"day": "f.day", "time": "f.time"}, reading, widths=(5, 2), wrap=False)
    show_line("answer_by", reading)
    st.subheader(texts("part.said"), anchor=False)
    for name in ("topics", "strengths", "forgotten"):
        show_list(name, reading)
    st.subheader(texts("part.now"), anchor=False)
    show_outcome(reading)
    st.subheader(texts("part.you"), anchor=False)
    show_line("candidate.name", reading, key="candidate.name")
    show_side_by_side({"candidate.email": "candidate.email", "phone": "f.phone"}, reading, wrap=False)
    with st.expander(texts("part.more")):
        st.markdown(texts("contact_lead"))
        show_side_by_side({f"contact.{part}": f"contact.{part}" for part in PARTS}, reading, widths=(1, 1, 1))
        show_under("contact", reading)
        show_zone(reading)
        show_region()


def write_letter(kind: LetterKind) -> None:
    """Go to the letters page, at this letter."""
    memory()["letter_kind"] = kind
    announce(texts("letter_ready"), target="letter")
    st.switch_page("letters.py")


def show_next() -> None:
    """What the stage of the candidacy means, and the way on."""
    advice = advise(get_stage())
    st.header(plain(advice.title), anchor=False)
    show_advice(advice)
    with st.container(horizontal=True, vertical_alignment="center"):
        for number, kind in enumerate(advice.letters):
            if st.button(
                texts(f"write.{kind}"), key=f"write.{kind}", type="secondary" if number else "primary"
            ):
                write_letter(kind)
        show_way("timing.py", texts("to_timing"))
        show_way("reflection.py", texts("to_reflection"))


if collect_reading():
    st.rerun()
st.title(texts("title"), anchor=False)
st.markdown(texts("lead"))
show_notes()
if memory().get("form_open"):
    show_form()
    show_next()
show_way("critique.py", texts("to_critique"))
