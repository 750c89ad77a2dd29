"""The frame around every page: the style, the live region, the way on, the foot."""

from html import escape
from pathlib import Path

import streamlit as st

from followup.prompts import load_texts
from pages.shared.announce import announce, show_announcer
from pages.shared.show import draw
from pages.shared.state import forget_everything, open_session

_HERE = Path(__file__).parent


def open_frame() -> None:
    """Draw what stands before the page."""
    open_session()
    st.html(_HERE / "style.css")
    show_announcer()


def _forget() -> None:
    forget_everything()
    announce(load_texts("shared")("forgotten"))


def close_frame() -> None:
    """Draw what stands after the page."""
    texts = load_texts("shared")
    lines = "".join(f"<p>{escape(texts(key))}</p>" for key in ("privacy", "language"))
    credit = (
        f'<p>{escape(texts("credit"))} <a href="{escape(texts("credit_link"))}" rel="noreferrer noopener" '
        f'target="_blank">{escape(texts("credit_title"))}</a>, {escape(texts("credit_where"))}</p>'
    )
    draw(f'<footer class="fu-foot">{lines}{credit}</footer>')
    with st.popover(texts("forget"), type="tertiary"):
        st.write(texts("forget_warning"))
        st.button(texts("forget_yes"), on_click=_forget)
