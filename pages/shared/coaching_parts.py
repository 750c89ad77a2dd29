"""Draws a model as coach on the Reflection page: the way to ask, how far it is, what it said."""

from html import escape

import streamlit as st

from followup.case import Reflection
from followup.prompts import load_texts
from followup.tasks.coaching import Coaching, Remark
from followup.writer import Writer
from pages.shared.coaching_desk import (
    TASK,
    ask_coach,
    get_asked,
    get_coaching,
    is_wanted,
    leave,
    prepare_task,
    say_why_none,
    send,
)
from pages.shared.model_desk import confirm_first
from pages.shared.model_session import get_writer
from pages.shared.show import draw, list_items, plain
from pages.shared.state import get_reflection
from pages.shared.task_runs import TaskRun, get_task_runs, show_run

_texts = load_texts("reflection")


def _show_remark(title: str, remark: Remark | None) -> None:
    if remark:
        st.subheader(title, anchor=False)
        draw(f'<p class="fu-point">{escape(remark.quote)}</p>')
        draw(f"<p>{escape(remark.say)}</p>")


def _show_example(coaching: Coaching) -> None:
    st.subheader(_texts("coach.example"), anchor=False)
    st.markdown(_texts("coach.example_lead"))
    rows = "".join(
        f"<dt>{escape(_texts(f'coach.part.{part.part}'))}</dt>"
        + (f"<dd>{escape(part.words)}</dd>" if part.words else f"<dd><em>{escape(part.question)}</em></dd>")
        for part in coaching.example
    )
    draw(f'<dl class="fu-facts fu-example">{rows}</dl>')


def _show_coaching(coaching: Coaching, reflection: Reflection, model: str) -> None:
    if coaching.why_none:
        st.info(plain(coaching.why_none))
        return
    draw(f'<span class="fu-badge">{escape(_texts("coach.badge", model=model))}</span>')
    if reflection != get_reflection():
        st.caption(_texts("coach.changed"))
    with st.container(border=True):
        _show_remark(_texts("coach.keep"), coaching.keep)
        _show_remark(_texts("coach.practise"), coaching.practise)
        _show_example(coaching)
    st.caption(_texts("coach.checked"))


def _show_preview(writer: Writer) -> None:
    """That private answers would be sent, which sentences are held back, and the exact request."""
    task = prepare_task(writer)
    st.warning(_texts("coach.sends_private"))
    if task.held_back:
        st.markdown(_texts("coach.held_back"))
        draw(list_items(task.held_back))
    else:
        st.markdown(_texts("coach.nothing_held_back"))
    requests = {_texts("coach.title"): (task.make_request(), task.redacted)}
    confirm_first(requests, writer, key=TASK, send=send, leave=leave)


def _say_progress(run: TaskRun) -> str:
    return _texts("coach.writing", model=plain(run.model), seconds=int(run.seconds), most=round(run.most))


def show_coaching() -> None:
    """The way to ask a model, how far it is, and what it said; nothing where no model is set up."""
    writer = get_writer()
    if writer is None or not any(get_reflection().model_dump().values()):
        return
    with st.container(key=TASK):
        st.header(_texts("coach.title"), anchor=False)
        known = get_coaching()
        if known is None:
            st.markdown(_texts("coach.lead"))
        else:
            _show_coaching(*known)
        if TASK in get_task_runs():
            show_run(TASK, _say_progress, _texts("coach.cancel"), say_why_none)
        elif is_wanted():
            _show_preview(writer)
        else:
            label = "coach.ask_again" if known else "coach.ask"
            asked, button = get_asked(), _texts(label, model=plain(writer.model))
            st.button(button, key=f"coach.{asked}", on_click=ask_coach, args=(asked,))
