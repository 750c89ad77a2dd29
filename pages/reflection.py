"""The four questions; private unless the person says otherwise."""

from html import escape

import streamlit as st

from followup.prompts import load_texts
from followup.reflection import NextStep, find_next_steps, split_points
from pages.shared.announce import announce
from pages.shared.coaching_desk import collect_coaching
from pages.shared.coaching_parts import show_coaching
from pages.shared.show import draw, list_items, plain, show_way
from pages.shared.state import QUESTIONS, get_reflection, read_fields
from pages.shared.typed import memory

texts = load_texts("reflection")
ANSWER_HEIGHT = 110


def show_questions() -> None:
    """The article's four questions."""
    for question in QUESTIONS:
        st.text_area(
            texts(f"question.{question}"),
            key=f"r.{question}",
            height=ANSWER_HEIGHT,
            placeholder=texts(f"holder.{question}"),
            persist_state="session",
        )


def release(point: str, key: str) -> None:
    """Let a point into letters, or keep it private again."""
    others = [other for other in memory()["released"] if other != point]
    memory()["released"] = [*others, point] if memory()[key] else others
    announce(texts("released" if memory()[key] else "kept_private"))


def show_release(point: str, number: int) -> None:
    """The switch of one point; off until the person turns it on."""
    key = f"release{number}"
    memory()[key] = point in memory()["released"]
    st.toggle(texts("release", point=plain(point)), key=key, on_change=release, args=(point, key))


def show_step(step: NextStep, number: int) -> None:
    """One next step."""
    with st.container(border=True):
        st.subheader(texts(f"kind.{step.kind}"), anchor=False)
        st.markdown(step.say)
        if step.kind == "offer_point":
            show_release(step.point, number)
        elif step.point:
            draw(f'<p class="fu-point">{escape(step.point)}</p>')
        if step.prompts:
            draw(list_items(step.prompts))


def show_private_points() -> None:
    """Every sentence of the answers, each with its own switch."""
    reflection = get_reflection()
    points = [point for question in QUESTIONS for point in split_points(getattr(reflection, question))]
    if not points:
        return
    with st.expander(texts("points")):
        st.markdown(texts("points_lead"))
        for number, point in enumerate(dict.fromkeys(points)):
            show_release(point, 100 + number)


if collect_coaching():
    st.rerun()
st.title(texts("title"), anchor=False)
st.markdown(texts("lead"))
st.info(texts("private"))
show_questions()
steps = find_next_steps(read_fields().case, get_reflection())
st.header(texts("next_title"), anchor=False)
if not steps:
    st.markdown(texts("next_empty"))
for place, found in enumerate(steps):
    show_step(found, place)
show_coaching()
show_private_points()
show_way("letters.py", texts("to_letters"))
