"""Draws facts, quotes and errors. What came from notes or letters is escaped and never rendered as markup."""

import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from followup.places import Piece, Place
from followup.prompts import load_texts

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~$])")
_ALIVE = re.compile(r":(?=[a-zA-Z])|@|//|(?<=www)\.")
"""What begins an icon, an address or a link: Streamlit makes those of plain text too."""


def plain(text: str) -> str:
    """Text that a Streamlit label or message shows letter by letter: no markup, no icon, no picture."""
    return _ALIVE.sub("\\g<0>\u2060", _MARKUP.sub(r"\\\1", text))


def draw(html: str) -> None:
    """Draw HTML of our own making; every value in it has gone through ``escape``."""
    st.html(f'<div class="fu">{html}</div>')


def _mark(piece: Piece) -> str:
    return f"<mark>{escape(piece.words)}</mark>" if piece.is_fact else f"<span>{escape(piece.words)}</span>"


def quote_words(places: Iterable[Place], lead: str) -> str:
    """HTML: quotes from the notes, the words that count marked."""
    words = " ".join(f"<q>{''.join(map(_mark, place.pieces))}</q>" for place in places)
    return f'<p class="fu-quote">{escape(lead)} {words}</p>' if words else ""


def show_way(page: str, label: str) -> None:
    """A link to another page, drawn so that it is seen as one."""
    with st.container(key=f"way_{Path(page).stem}", width="content"):
        st.page_link(page, label=label)


def list_items(items: Iterable[str]) -> str:
    """HTML: a list."""
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<ul class="fu-list">{rows}</ul>' if rows else ""


def say_something_went_wrong(sentence: str | None) -> None:
    """Show one sentence in place of a trace."""
    st.error(plain(sentence or load_texts("shared")("went_wrong")))
