"""Draws what a stage of the candidacy means."""

import streamlit as st

from followup.outcomes import Advice
from followup.timing import advice_for
from pages.shared.show import draw, list_items
from pages.shared.state import ask_clock, get_plan


def show_advice(advice: Advice) -> None:
    """What is said at this stage, the list that goes with it, and when to say thank you where it is early."""
    for sentence in advice.say:
        st.markdown(sentence)
    if not advice.letters:
        for sentence in advice_for(get_plan(), "thank_you", now=ask_clock()).sentences:
            st.markdown(sentence)
    if advice.list:
        st.subheader(advice.list_title, anchor=False)
        draw(list_items(advice.list))
