"""The name beside the arrows that open the sidebar: on a phone the menu is in it too."""

import json

import streamlit as st

from followup.prompts import load_texts

_texts = load_texts("model_page")
_BUTTON = "[data-testid=stExpandSidebarButton]::after"


def name_drawer() -> None:
    """Write it; a style sheet is the only way into Streamlit's own button."""
    desk, phone = (json.dumps(_texts(key).replace("<", "")) for key in ("side.open", "side.open_phone"))
    st.html(
        f"<style>{_BUTTON} {{ content: {desk}; }}\n"
        f"@media (max-width: 768px) {{ {_BUTTON} {{ content: {phone}; }} }}</style>"
    )
