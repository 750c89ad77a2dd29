"""How far the letters are that a model is writing, with a way to stop each."""

from pathlib import Path

import streamlit as st

from followup.prompts import load_texts
from pages.shared.letter_jobs import Run
from pages.shared.letter_runs import cancel_run, cancel_runs, get_runs
from pages.shared.show import plain
from pages.shared.typed import memory

_HERE = Path(__file__).parent
_texts = load_texts("model_page")
_EVERY = 0.5
_arrival = st.components.v2.component(
    "followup_arrival",
    html='<p role="status"></p>\n',
    css="p { margin: 0; font-weight: 600; }",
    js=(_HERE / "letter_arrival.js").read_text(encoding="utf-8"),
)


def _nothing() -> None:
    """The component needs a callback; the fragment itself does what there is to do."""


def _show_run(run: Run, *, alone: bool) -> None:
    person, model = run.job.person, plain(run.model)
    words = {"model": model, "seconds": int(run.seconds), "most": round(run.most)}
    line = _texts("writing_one", **words) if alone else _texts("writing", person=plain(person), **words)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.progress(min(1.0, run.seconds / run.most), text=line)
        st.button(
            _texts("cancel") if alone else _texts("cancel_one", person=plain(person)),
            key=f"cancel.{run.slot.name}.{run.slot.asked}",
            on_click=cancel_run,
            args=(run.slot.name,),
        )


def show_progress() -> None:
    """A bar for each letter that is being written; the page is drawn anew when one has come."""
    if get_runs():
        memory()["letter_runs_drawn"] = set(get_runs())
        _show_runs()


@st.fragment(run_every=_EVERY)
def _show_runs() -> None:
    runs = get_runs()
    if set(runs) != memory().get("letter_runs_drawn"):
        st.rerun()
    alone = len(runs) == 1
    for run in runs.values():
        _show_run(run, alone=alone)
    if not alone:
        st.button(_texts("cancel_all"), key="cancel_all", on_click=cancel_runs)
    over = [run for run in runs.values() if run.is_over]
    if over:
        letters = load_texts("letters")
        fields = [letters("label.letter"), letters("label.subject")]
        data = {"fields": fields, "waits": _texts("waits", model=over[0].model)}
        if _arrival(data=data, key="arrival", on_arrived_change=_nothing).arrived:
            st.rerun()
