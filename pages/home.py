"""The table of contents: the pages, in the order in which a follow-up happens."""

from pathlib import Path

import streamlit as st

from followup.prompts import load_texts
from pages.shared.frame import close_frame, open_frame

HERE = Path(__file__).parent
texts = load_texts("home")

page = st.navigation(
    [
        st.Page("interview.py", title=texts("interview"), default=True),
        st.Page("reflection.py", title=texts("reflection")),
        st.Page("letters.py", title=texts("letters")),
        st.Page("timing.py", title=texts("timing")),
        st.Page("critique.py", title=texts("critique")),
        st.Page("rulebook.py", title=texts("rulebook")),
    ],
    position="top",
)
st.set_page_config(
    page_icon=str(HERE / "shared" / "icon.svg"), layout="centered", initial_sidebar_state="collapsed"
)
st.logo(str(HERE / "shared" / "logo.svg"), size="large")
open_frame()
page.run()
close_frame()
