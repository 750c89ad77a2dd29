"""Adds to the log what happened earlier, with its day."""

from typing import get_args

import streamlit as st

from followup.events import What
from followup.prompts import load_texts
from followup.typed_dates import NotUnderstood, read_moment
from pages.shared.announce import announce
from pages.shared.show import plain
from pages.shared.state import ask_clock, get_case, log_event
from pages.shared.typed import memory

_texts = load_texts("happened")


def _add() -> None:
    now = ask_clock().astimezone(get_case().zone)
    memory()["log_problem"] = ""
    try:
        moment = read_moment(memory()["log_day"] or "", memory()["log_time"] or "", now=now)
    except NotUnderstood as sentence:
        memory()["log_problem"] = str(sentence)
        announce(str(sentence))
        return
    log_event(memory()["log_what"], moment)
    memory()["log_day"], memory()["log_time"] = "", ""
    announce(_texts("noted"), target="plan")


def show_log_form() -> None:
    """What happened, on which day, at what time."""
    with st.expander(_texts("add_title")):
        st.selectbox(
            _texts("label.what"),
            get_args(What),
            key="log_what",
            format_func=lambda what: _texts(f"did.{what}"),
            persist_state="session",
        )
        day, time = st.columns(2)
        holder = _texts("holder.today")
        day.text_input(_texts("label.day"), key="log_day", placeholder=holder, persist_state="session")
        time.text_input(_texts("label.time"), key="log_time", persist_state="session")
        if problem := memory().get("log_problem"):
            st.error(plain(problem))
        st.button(_texts("add"), on_click=_add)
