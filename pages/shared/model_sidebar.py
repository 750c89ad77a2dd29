"""The sidebar: which model is set up, the key for it, what may still be spent, and what is sent."""

from html import escape

import streamlit as st
from pydantic import SecretStr

from followup.prompts import load_texts
from pages.shared.announce import announce
from pages.shared.model_place import is_own_computer, name_operator
from pages.shared.model_session import (
    get_budget,
    get_settings,
    get_writer,
    may_choose_address,
    may_read_twice,
    offers_second_reading,
    read_server,
)
from pages.shared.show import draw, plain
from pages.shared.typed import memory

_texts = load_texts("model_page")
_TYPED = "model.typed"
_SAMPLE_HEIGHT = 120
_LONGEST_KEY = 400
_LONGEST_NAME = 120
_LONGEST_ADDRESS = 300
_LONGEST_SAMPLE = 3000


def _take_key() -> None:
    """Move what was typed out of the field at once, so that it never goes back to a browser."""
    typed = (memory().get(_TYPED) or "").strip()
    memory()[_TYPED] = ""
    memory()["model.key_wrong"] = wrong = bool(typed) and not (
        typed.isascii() and typed.isprintable() and " " not in typed
    )
    if typed and not wrong:
        memory()["model.secret"] = SecretStr(typed)
        settings = get_settings()
        announce(_texts("side.key_taken", model=settings.model if settings else ""))


def _forget_key() -> None:
    for name in ("model.secret", "model.writer", "model.agreed"):
        memory().pop(name, None)
    announce(_texts("side.key_forgotten"))


def _show_state() -> None:
    """The model that is set up, or none, and what is left."""
    writer = get_writer()
    if writer is None:
        st.markdown(_texts("side.none"))
        return
    ready = _texts("side.ready", model=writer.model, host=writer.host)
    draw(f'<p class="fu-ready">{escape(ready)}</p>')
    budget = get_budget()
    left = {"calls": budget.calls_left, "tokens": budget.tokens_left}
    words = {name: _texts("side.no_limit") if count is None else f"{count:,}" for name, count in left.items()}
    st.caption(_texts("side.spent", **words))


def _show_key() -> None:
    if "model.secret" in memory():
        st.markdown(_texts("side.key_set"))
        st.button(_texts("side.forget_key"), on_click=_forget_key)
    else:
        st.text_input(
            _texts("side.key"),
            key=_TYPED,
            type="password",
            help=_texts("side.key_help"),
            autocomplete="off",
            max_chars=_LONGEST_KEY,
            on_change=_take_key,
        )
    if memory().get("model.key_wrong"):
        st.error(_texts("side.key_wrong"))


def _show_endpoint() -> None:
    server = read_server()
    st.text_input(
        _texts("side.model"),
        key="model.name",
        placeholder=_texts("side.model_usual", model=server.model),
        max_chars=_LONGEST_NAME,
        persist_state="session",
    )
    if may_choose_address():
        st.text_input(
            _texts("side.base_url"),
            key="model.base_url",
            placeholder=server.base_url,
            help=_texts("side.base_url_help"),
            max_chars=_LONGEST_ADDRESS,
            persist_state="session",
        )
    for problem in server.problems:
        st.warning(plain(problem))


def _show_switches() -> None:
    """What the model does and gets; only where there is one."""
    twice = may_read_twice()
    memory().setdefault("model.second_reading", offers_second_reading())
    st.toggle(
        _texts("side.second_reading"), key="model.second_reading", disabled=not twice, persist_state="session"
    )
    if not twice:
        st.caption(_texts("side.second_spent"))
    st.toggle(
        _texts("side.send_names"),
        key="model.send_names",
        help=_texts("side.send_names_help"),
        persist_state="session",
    )
    st.text_area(
        _texts("side.sample"),
        key="model.sample",
        height=_SAMPLE_HEIGHT,
        placeholder=_texts("side.sample_holder"),
        help=_texts("side.sample_help"),
        max_chars=_LONGEST_SAMPLE,
        persist_state="session",
    )


def show_sidebar() -> None:
    """Draw the sidebar."""
    with st.sidebar, st.container(key="model_side"):
        st.header(_texts("side.title"), anchor=False)
        st.caption(_texts("side.lead"))
        _show_state()
        _show_key()
        _show_endpoint()
        if get_writer() is not None:
            st.subheader(_texts("side.options"), anchor=False)
            _show_switches()
        if not is_own_computer():
            who = name_operator() or _texts("side.operator_unknown")
            st.caption(plain(_texts("side.operator", name=who)))
