"""How far a reading by a model is, with a way to stop it."""

from pathlib import Path

import streamlit as st

from followup.prompts import load_texts
from pages.shared.reading_run import ReadingRun, cancel_reading, get_run
from pages.shared.show import plain
from pages.shared.typed import memory

_HERE = Path(__file__).parent
_texts = load_texts("interview")
_EVERY = 0.5
_arrival = st.components.v2.component(
    "followup_reading_arrival",
    html='<p role="status"></p>\n',
    css="p { margin: 0; font-weight: 600; }",
    js=(_HERE / "letter_arrival.js").read_text(encoding="utf-8"),
)


def _nothing() -> None:
    """The component needs a callback; the fragment itself does what there is to do."""


@st.fragment(run_every=_EVERY)
def show_run() -> None:
    """A bar that says how long the model reads; the page is drawn anew when it is done."""
    run = get_run()
    if run is None:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = {"model": plain(run.model), "seconds": int(run.seconds), "most": round(run.most)}
        st.progress(min(1.0, run.seconds / run.most), text=_texts("model_reading", **words))
        st.button(load_texts("model_page")("cancel"), key="cancel_reading", on_click=cancel_reading)
    if run.is_over:
        _arrive(run)


def _arrive(run: ReadingRun) -> None:
    """Draw the page anew as soon as nobody types in a field of it."""
    data = {"fields": _list_fields(), "waits": _texts("model_waits", model=run.model)}
    if _arrival(data=data, key="reading_arrival", on_arrived_change=_nothing).arrived:
        st.rerun()


def _list_fields() -> list[str]:
    """The labels of every field in which somebody may be typing."""
    names = ("notes", "company", "role", "day", "time", "answer_by", "topics", "strengths", "forgotten")
    more = ("candidate.name", "candidate.email", "phone", "contact.name", "contact.title", "contact.email")
    people = [
        _texts(f"label.person.{part}", number=place + 1)
        for place in range(len(memory()["rows"]))
        for part in ("name", "title", "email")
    ]
    return [*(_texts(f"label.{name}") for name in (*names, *more)), *people]
