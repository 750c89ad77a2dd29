"""The plan as a timeline; the calendar."""

from datetime import datetime
from html import escape

import streamlit as st

from followup.export import name_file
from followup.outcomes import advise
from followup.prompts import load_texts
from followup.timing import Plan, Step, say_end, say_moment, say_opening
from pages.shared.happened import show_log
from pages.shared.log_form import show_log_form
from pages.shared.region import show_region
from pages.shared.show import draw, list_items, show_way
from pages.shared.state import get_case, get_log, get_plan, get_stage
from pages.shared.timeline import draw_timeline

texts = load_texts("timing")


def show_step(plan: Plan, step: Step) -> None:
    """One letter: when, why, and who teaches what."""
    now = plan.made_at
    with st.container(border=True):
        st.subheader(texts(f"step.{step.kind}.{step.number}"), anchor=False)
        opens = say_opening(step.opens, now=now)
        window = texts("window", opens=opens[:1].upper() + opens[1:], closes=say_end(step.closes, now=now))
        best = texts("best_late" if step.state == "late" else "best", best=say_moment(step.next, now=now))
        draw(
            f'<p><span class="fu-badge fu-badge-{step.state}">{escape(texts(f"state.{step.state}"))}</span> '
            f'<span class="fu-basis">{escape(texts(f"basis.{step.basis}"))}</span></p>'
            f'<p class="fu-when"><strong>{escape(window)}</strong></p>'
            + ("" if step.sent_at else f"<p>{escape(best)}</p>")
        )
        st.markdown(step.reason)
        if step.practice:
            with st.expander(texts("practice")):
                draw(list_items(step.practice))


def show_table(plan: Plan) -> None:
    """The same as a table, for those who do not see the picture."""
    columns = ("letter", "state", "opens", "closes", "best")
    head = "".join(f'<th scope="col">{escape(texts(f"column.{name}"))}</th>' for name in columns)
    rows = "".join(_table_row(step, plan.made_at) for step in plan.steps)
    caption = f"<caption>{escape(texts('table'))}</caption>"
    with st.expander(texts("table")):
        table = f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        label = escape(texts("table"))
        draw(f'<div class="fu-table" role="region" aria-label="{label}" tabindex="0">{table}</div>')


def _table_row(step: Step, now: datetime) -> str:
    name = texts(f"step.{step.kind}.{step.number}")
    cells = (
        texts(f"state.{step.state}"),
        say_opening(step.opens, now=now),
        say_end(step.closes, now=now),
        say_moment(step.best, now=now),
    )
    inside = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(name)}</th>{inside}</tr>'


def show_plan(plan: Plan) -> None:
    """The picture, the steps, what is absent, the calendar."""
    if plan.steps:
        draw(draw_timeline(plan, now=plan.made_at, log=get_log()))
        show_table(plan)
        st.download_button(
            texts("calendar"),
            plan.to_ics(),
            file_name=name_file("follow up", plan.company, "ics"),
            mime="text/calendar",
            on_click="ignore",
        )
        for step in plan.steps:
            show_step(plan, step)
    if plan.notes:
        st.subheader(texts("absent"), anchor=False)
        draw(list_items(plan.notes))


st.title(texts("title"), anchor=False)
st.markdown(texts("lead"))
if get_case().interviewed_at is None and get_case().answer_expected_by is None:
    st.info(texts("empty"))
    show_way("interview.py", texts("to_interview"))
with st.container(key="plan"):
    st.header(advise(get_stage()).title, anchor=False)
show_plan(get_plan())
st.header(texts("log"), anchor=False)
show_log()
show_log_form()
st.header(load_texts("region")("title"), anchor=False)
show_region()
show_way("letters.py", texts("to_letters"))
