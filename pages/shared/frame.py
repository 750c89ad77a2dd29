"""The frame around every page: the style, the live region, the way on, the foot."""

from html import escape
from pathlib import Path

import streamlit as st

from followup.prompts import load_texts
from pages.shared.announce import announce, show_announcer
from pages.shared.letter_runs import cancel_runs, collect_runs
from pages.shared.model_drawer import name_drawer
from pages.shared.model_session import get_budget, get_writer
from pages.shared.model_sidebar import show_sidebar
from pages.shared.show import draw
from pages.shared.state import forget_everything, open_session
from pages.shared.typed import memory

_HERE = Path(__file__).parent


def open_frame() -> None:
    """Draw what stands before the page, and take in the letters that have come meanwhile."""
    open_session()
    collect_runs()
    st.html(_HERE / "style.css")
    name_drawer()
    show_announcer()
    show_sidebar()


def _forget() -> None:
    """Empty the session; what it may still spend stays as it is."""
    cancel_runs()
    budget = get_budget()
    forget_everything()
    memory()["model.budget"] = budget
    announce(load_texts("shared")("forgotten"))


def close_frame() -> None:
    """Draw what stands after the page."""
    texts = load_texts("shared")
    privacy = load_texts("model_page")("privacy") if get_writer() else texts("privacy")
    lines = "".join(f"<p>{escape(line)}</p>" for line in (privacy, texts("language")))
    credit = (
        f'<p>{escape(texts("credit"))} <a href="{escape(texts("credit_link"))}" rel="noreferrer noopener" '
        f'target="_blank">{escape(texts("credit_title"))}</a>, {escape(texts("credit_where"))}</p>'
    )
    draw(f'<footer class="fu-foot">{lines}{credit}</footer>')
    with st.popover(texts("forget"), type="tertiary"):
        st.write(texts("forget_warning"))
        st.button(texts("forget_yes"), on_click=_forget)
