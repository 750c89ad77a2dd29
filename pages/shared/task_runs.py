"""Questions to a model that go on beside the page, one of a kind at a time, each in a thread of its own.

A thread knows nothing of the screen: it gets what to ask and leaves an answer, which the script of the
session takes over.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event as Signal
from time import monotonic
from typing import Any

import streamlit as st

from followup.prompts import load_texts
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.state import QUESTIONS
from pages.shared.typed import memory

_GRACE = 1.0
"""Seconds beyond the deadline after which a run is given up, whatever its thread does."""
_EVERY = 0.5
_arrival = st.components.v2.component(
    "followup_task_arrival",
    html='<p role="status"></p>\n',
    css="p { margin: 0; font-weight: 600; }",
    js=(Path(__file__).parent / "letter_arrival.js").read_text(encoding="utf-8"),
)


@dataclass
class TaskRun:
    """One question that is being answered, and how to stop it. ``task`` is what was asked."""

    task: Any
    model: str
    most: float
    answer: Future[Any]
    cancelled: Signal
    began: float = field(default_factory=monotonic)

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self.began

    @property
    def is_over(self) -> bool:
        """Whether there is an answer, or no hope of one."""
        return self.answer.done() or self.seconds > self.most + _GRACE


@dataclass(frozen=True)
class Came:
    """What came of a run: the answer, or the sentence that says why there is none."""

    run: TaskRun
    answer: Any = None
    why: str = ""


def get_task_runs() -> dict[str, TaskRun]:
    """What is being asked now, by the name of the task."""
    runs: dict[str, TaskRun] = memory().setdefault("task_runs", {})
    return runs


def start_run(name: str, task: Any, ask: Callable[[Signal], Any], writer: Writer) -> None:  # noqa: ANN401 - of any kind
    """Ask in a thread, unless the same is being asked already."""
    if name in get_task_runs():
        return
    cancelled = Signal()
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
    answer = pool.submit(ask, cancelled)
    pool.shutdown(wait=False)
    get_task_runs()[name] = TaskRun(task, writer.model, writer.deadline, answer, cancelled)


def cancel_run(name: str, then: Callable[[str], None]) -> None:
    """Stop asking now: the thread is told, nobody waits for it, and ``then`` gets the sentence about it."""
    run = get_task_runs().pop(name, None)
    if run is not None:
        run.cancelled.set()
        why = load_texts("model")("reason.cancelled")
        then(why)
        announce(why)


def take_answer(name: str, failed: str) -> Came | None:
    """What came of a run that is over; None where it goes on, or there is none.

    ``failed`` is the sentence for what nobody expects.
    """
    run = get_task_runs().get(name)
    if run is None or not run.is_over:
        return None
    del get_task_runs()[name]
    if not run.answer.done():
        run.cancelled.set()
        return Came(run, why=load_texts("model")("reason.late"))
    if run.answer.exception() is not None:
        return Came(run, why=failed)
    return Came(run, run.answer.result())


def _nothing() -> None:
    """The component needs a callback; the fragment itself does what there is to do."""


@st.fragment(run_every=_EVERY)
def show_run(name: str, words: Callable[[TaskRun], str], cancel: str, then: Callable[[str], None]) -> None:
    """A bar with Cancel; the page is drawn anew when the answer has come and nobody types in a field."""
    run = get_task_runs().get(name)
    if run is None:
        st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.progress(min(1.0, run.seconds / run.most), text=words(run))
        st.button(cancel, key=f"cancel.{name}.{run.began}", on_click=cancel_run, args=(name, then))
    if run.is_over:
        data = {"fields": _fields(), "waits": load_texts("comments")("waits", model=run.model)}
        if _arrival(data=data, key=f"arrival.{name}", on_arrived_change=_nothing).arrived:
            st.rerun()


def _fields() -> list[str]:
    """The labels of the fields in which somebody may be typing."""
    critique, reflection = load_texts("critique_page"), load_texts("reflection")
    return [critique("label.draft"), *(reflection(f"question.{question}") for question in QUESTIONS)]
