"""The plan as a timeline; the calendar."""

from html import escape

import streamlit as st

from followup.export import name_file
from followup.outcomes import advise
from followup.prompts import load_texts
from followup.regions import country_names, region_names
from followup.timing import Plan, Step, say_end, say_moment, say_opening
from pages.shared.happened import show_log
from pages.shared.show import draw, list_items
from pages.shared.state import get_case, get_log, get_plan, get_stage, memory
from pages.shared.timeline import draw_timeline

texts = load_texts("timing")


def show_step(plan: Plan, step: Step) -> None:
    """One letter: when, why, and who teaches what."""
    now = plan.made_at
    with st.container(border=True):
        st.subheader(texts(f"step.{step.kind}.{step.number}"))
        window = texts("window", opens=say_opening(step.opens, now=now), closes=say_end(step.closes, now=now))
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
    now = plan.made_at
    head = "".join(
        f'<th scope="col">{escape(texts(f"column.{name}"))}</th>'
        for name in ("letter", "state", "opens", "closes", "best")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(texts(f"step.{step.kind}.{step.number}"))}</th>'
        f"<td>{escape(texts(f'state.{step.state}'))}</td>"
        f"<td>{escape(say_opening(step.opens, now=now))}</td><td>{escape(say_end(step.closes, now=now))}</td>"
        f"<td>{escape(say_moment(step.best, now=now))}</td></tr>"
        for step in plan.steps
    )
    with st.expander(texts("table")):
        draw(
            f'<table class="fu-table"><caption>{escape(texts("table"))}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        )


def _change_country() -> None:
    memory()["region"] = memory()["country"] or None


def show_region(plan: Plan) -> None:
    """Whose public holidays count."""
    countries = country_names()
    code = (plan.region or "").partition("-")[0]
    memory()["country"] = code
    with st.container(border=True):
        st.subheader(texts("region_title"))
        st.selectbox(
            texts("label.country"),
            ("", *countries),
            key="country",
            format_func=lambda name: countries.get(name, texts("no_country")),
            on_change=_change_country,
        )
        if code:
            names = region_names(code)
            memory()["part"] = plan.region
            st.selectbox(
                texts("label.region"),
                tuple(names),
                key="part",
                format_func=lambda name: names[name],
                on_change=lambda: memory().update(region=memory()["part"]),
            )


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
        st.subheader(texts("absent"))
        draw(list_items(plan.notes))


st.title(texts("title"))
st.markdown(texts("lead"))
if get_case().interviewed_at is None and get_case().answer_expected_by is None:
    st.info(texts("empty"))
    st.page_link("interview.py", label=texts("to_interview"))
st.header(advise(get_stage()).title)
show_plan(get_plan())
st.header(texts("log"))
show_log()
show_region(get_plan())
st.page_link("letters.py", label=texts("to_letters"))
