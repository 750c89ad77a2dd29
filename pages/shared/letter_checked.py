"""Who wrote a letter, what was checked about it and what was not, and what only the person can know."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from followup.guard_report import Violation
from followup.prompts import load_texts
from pages.shared.letter_slots import Version
from pages.shared.show import draw, list_items, plain

_texts = load_texts("letters")
_PARAGRAPH = "\n\n"


def show_badge(version: Version) -> None:
    """A plain letter, or by which model; and whether the person changed it."""
    draft = version.draft
    words = _texts(f"source.{draft.source}", model=draft.record.model)
    changed = f" {_texts('source.changed')}" if version.edited else ""
    draw(f'<span class="fu-badge">{escape(words + changed)}</span>')


def show_left_out(version: Version) -> None:
    """What of the model's letter was taken out, and why."""
    if left_out := version.draft.left_out:
        st.info(_texts("left_out") + "\n" + "".join(f"\n- {plain(sentence)}" for sentence in left_out))


def show_checks(version: Version) -> None:
    """What the app checked, and what nobody but the person can."""
    with st.expander(_texts("checks")):
        st.markdown(_texts("checks.done"))
        draw(list_items(_texts(f"checks.done.{name}") for name in ("facts", "shapes", "questions")))
        st.markdown(_texts("checks.not"))
        draw(list_items(_texts(f"checks.not.{name}") for name in ("negation", "roles", "taste")))
        if version.draft.source == "model":
            st.markdown(_texts(f"second_reading.{version.draft.second_reading}"))


def _mark(text: str, asks: Sequence[Violation], at: int) -> str:
    """HTML: one paragraph, which begins at ``at``, with what is asked underlined."""
    pieces, done = [], 0
    for ask in asks:
        start, end = max(ask.start - at, done), min(ask.end - at, len(text))
        if start < end:
            question = escape(_texts("is_this_true"))
            marked = (
                f'<mark class="fu-ask">{escape(text[start:end])}</mark> <em class="fu-true">{question}</em>'
            )
            pieces += [escape(text[done:start]), marked]
            done = end
    return "".join([*pieces, escape(text[done:])])


def mark_questions(text: str, asks: Sequence[Violation]) -> str:
    """HTML: the paragraphs of a letter in which something is asked, underlined; empty where nothing is."""
    at, shown = 0, []
    for paragraph in text.split(_PARAGRAPH):
        end = at + len(paragraph)
        here = [ask for ask in asks if at <= ask.start < end and ask.start < ask.end]
        if here:
            shown.append(_mark(paragraph, sorted(here, key=lambda ask: ask.start), at))
        at = end + len(_PARAGRAPH)
    return f'<div class="fu-marked fu-questions">{_PARAGRAPH.join(shown)}</div>' if shown else ""
