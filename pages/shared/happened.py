"""What happened after the interview: written down with one press, and taken out again with one."""

from html import escape

import streamlit as st

from followup.case import LetterKind
from followup.prompts import load_texts
from followup.timing import say_moment
from pages.shared.announce import announce
from pages.shared.show import draw, show_way
from pages.shared.state import ask_clock, forget_event, get_case, get_log, log_event
from pages.shared.typed import memory

_texts = load_texts("happened")
_HEARD = {"reply": "", "rejection": "rejected", "next_round": "next_round", "offer": "offer"}
"""What can be heard, and the outcome that the form then shows; empty leaves the form as it is."""
_EVENT_OF = {"next_round": "reply"}


def _say_next() -> None:
    announce(_texts("noted"), target="happened")


def _note_sent(kind: LetterKind) -> None:
    log_event(f"sent:{kind}")
    _say_next()


def _note_heard(what: str) -> None:
    log_event(f"heard:{_EVENT_OF.get(what, what)}")
    if outcome := _HEARD[what]:
        memory()["f.outcome"] = outcome
        memory().pop("letter_kind", None)
    _say_next()


def _take_back(place: int) -> None:
    forget_event(place)
    announce(_texts("taken_back"))


def show_log() -> None:
    """The log, each entry with a button that takes it out."""
    now = ask_clock().astimezone(get_case().zone)
    if not get_log():
        st.caption(_texts("none"))
    for place, event in enumerate(get_log()):
        with st.container(horizontal=True, vertical_alignment="center"):
            words = _texts(event.what, at=say_moment(event.at.astimezone(now.tzinfo), now=now))
            draw(f"<p>{escape(words)}</p>")
            number = _texts("take_back", number=place + 1)
            st.button(number, key=f"take_back{place}", type="tertiary", on_click=_take_back, args=(place,))


def show_happened(kind: LetterKind) -> None:
    """After the letter: sent, or heard from them; and the way on."""
    with st.container(key="happened"):
        st.header(_texts("title"), anchor=False)
    st.markdown(_texts("lead"))
    with st.container(horizontal=True):
        st.button(_texts("sent"), on_click=_note_sent, args=(kind,))
        with st.popover(_texts("heard")):
            for what in _HEARD:
                st.button(_texts(f"heard.{what}"), key=f"heard.{what}", on_click=_note_heard, args=(what,))
    show_log()
    show_way("timing.py", _texts("to_timing"))
