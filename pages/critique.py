"""A draft of one's own, taken apart."""

import streamlit as st

from followup.case import LETTER_KINDS
from followup.export import name_file
from followup.prompts import load_texts
from followup.typed_dates import NotUnderstood
from pages.shared.comment_parts import open_style, show_asking
from pages.shared.comments_desk import collect_comments
from pages.shared.desk import find_open_slot
from pages.shared.draft import get_draft, open_desk, read_sending
from pages.shared.draft_moves import bring_back_draft, put_back, take_letter, text_of
from pages.shared.finding_parts import show_critique, show_set_aside
from pages.shared.findings import (
    CHECK_KEY,
    announce_draft,
    check_draft,
    look_at_draft,
    take_in_draft,
    take_in_kind,
)
from pages.shared.show import plain, show_way
from pages.shared.state import get_case
from pages.shared.take import show_take_buttons
from pages.shared.typed import memory

texts = load_texts("critique_page")
DRAFT_HEIGHT = 300


def show_sources() -> None:
    """Where a draft can come from: the letter on the letters page, a draft put aside."""
    slot = find_open_slot()
    with st.container(horizontal=True):
        if slot and text_of(slot) != get_draft().text.strip():
            st.button(texts("take"), on_click=take_letter, args=(slot,))
        if memory()["drafts_kept"]:
            st.button(texts("bring_back_draft"), on_click=bring_back_draft)


def show_draft() -> None:
    """The draft, and which of the four letters it is."""
    st.segmented_control(
        texts("label.kind"),
        LETTER_KINDS,
        key="draft_kind",
        format_func=lambda name: load_texts("letters")(f"kind.{name}"),
        required=True,
        on_change=take_in_kind,
        persist_state="session",
    )
    if memory().get("kind_guessed"):
        kind = load_texts("letters")(f"kind.{get_draft().kind}")
        st.caption(texts("kind_guessed", kind=kind))
    st.text_area(
        texts("label.draft"),
        key="draft",
        height=DRAFT_HEIGHT,
        placeholder=texts("holder.draft"),
        on_change=take_in_draft,
        persist_state="session",
    )
    if memory().get("draft_missing") and not get_draft().text.strip():
        st.error(texts("missing"))


def show_compare() -> None:
    """Whether to compare with the facts of the interview."""
    if not memory().get("form_open"):
        st.caption(texts("no_case"))
        return
    memory().setdefault("compare", True)
    company = get_case().company
    label = texts("compare", company=plain(company)) if company else texts("compare_unnamed")
    st.toggle(label, key="compare", on_change=announce_draft, persist_state="session")


def show_moment() -> None:
    """When the draft will be sent, if the person knows."""
    with st.expander(texts("when")):
        day, hour = st.columns(2)
        for column, name in ((day, "send_day"), (hour, "send_time")):
            column.text_input(
                texts(f"label.{name}"),
                key=name,
                placeholder=texts(f"holder.{name}"),
                on_change=announce_draft,
                persist_state="session",
            )
    try:
        read_sending()
    except NotUnderstood as sentence:
        st.error(plain(str(sentence)))


def show_take() -> None:
    """The ways to take the draft away, or back into the letter it came from."""
    slot = find_open_slot(get_draft().slot) if get_draft().slot else None
    if slot and text_of(slot) != get_draft().text.strip() and st.button(texts("put_back"), type="primary"):
        put_back()
        st.switch_page("letters.py")
    show_take_buttons(
        subject="",
        body=get_draft().text,
        body_label=texts("label.draft"),
        file_name=name_file(load_texts("letters")(f"kind.{get_draft().kind}"), None, "txt"),
    )


open_desk()
open_style()
if collect_comments():
    st.rerun()
st.title(texts("title"), anchor=False)
st.markdown(texts("lead"))
show_sources()
show_draft()
show_compare()
show_moment()
st.button(texts("check"), key=CHECK_KEY, type="primary", on_click=check_draft)
if get_draft().text.strip():
    critique = look_at_draft()
    show_critique(critique, get_draft())
    show_asking()
    show_take()
    show_set_aside(critique)
show_way("rulebook.py", texts("to_rulebook"))
