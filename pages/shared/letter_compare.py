"""The plain letter and the one by a model side by side, to read and to talk about."""

from html import escape

import streamlit as st

from followup.prompts import load_texts
from pages.shared.letter_slots import Slot, Version
from pages.shared.show import draw
from pages.shared.typed import memory

_texts = load_texts("letters")
_KEY = "compare_letters"


def show_compare_switch(slot: Slot) -> bool:
    """The switch, where there is something to compare. Returns whether it is on."""
    if slot.last_by("template") is None or slot.last_by("model") is None:
        return False
    st.toggle(_texts("compare"), key=_KEY, persist_state="session")
    return bool(memory().get(_KEY))


def _card(version: Version) -> str:
    """HTML: who wrote it, the subject, the letter."""
    who = _texts(f"compare.{version.draft.source}", model=version.draft.record.model)
    changed = f" {_texts('source.changed')}" if version.edited else ""
    subject = f"{_texts('label.subject')}: {version.subject}\n\n" if version.subject else ""
    words = len(version.body.split())
    return (
        f"<section><h3>{escape(who + changed)}</h3>"
        f'<div class="fu-marked">{escape(subject + version.body)}</div>'
        f'<p class="fu-why">{escape(_texts("compare.words", count=words))}</p></section>'
    )


def show_comparison(slot: Slot) -> None:
    """Both letters as they stand; nothing can be changed here."""
    slot.take_over(memory())
    cards = [_card(version) for source in ("template", "model") if (version := slot.last_by(source))]
    with st.container(key="comparison"):
        draw(f'<div class="fu-compare">{"".join(cards)}</div>')
    st.caption(_texts("compare.lead"))
