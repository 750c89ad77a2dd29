"""Draws what a stage of the candidacy means."""

import streamlit as st

from followup.outcomes import Advice
from pages.shared.show import draw, list_items


def show_advice(advice: Advice) -> None:
    """What is said at this stage, and the list that goes with it."""
    for sentence in advice.say:
        st.markdown(sentence)
    if advice.list:
        st.subheader(advice.list_title)
        draw(list_items(advice.list))
