"""Draws what a stage of the candidacy means."""

import streamlit as st

from followup.outcomes import Advice
from followup.prompts import load_texts
from followup.timing import say_moment
from pages.shared.show import draw, list_items
from pages.shared.state import ask_clock, get_plan


def show_advice(advice: Advice) -> None:
    """What is said at this stage, the list that goes with it, and when to say thank you where it is early."""
    for sentence in advice.say:
        st.markdown(sentence)
    step = get_plan().step("thank_you")
    if step and not advice.letters:
        best = say_moment(step.best, now=ask_clock().astimezone(step.best.tzinfo))
        st.markdown(load_texts("shared")("thank_you_day", best=best))
    if advice.list:
        st.subheader(advice.list_title, anchor=False)
        draw(list_items(advice.list))
