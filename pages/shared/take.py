"""The buttons that take a letter away: copy, save as text, open in the person's own mail program."""

from pathlib import Path

import streamlit as st

from followup.export import mailto_link
from followup.prompts import load_texts

_HERE = Path(__file__).parent
_HTML = """
<div class="row">
  <button type="button" class="main" data-part="copy"><span></span></button>
  <button type="button" data-part="save"><span></span></button>
  <a data-part="mail" target="_self"><span></span></a>
  <span role="status" data-part="status"></span>
</div>
"""
_buttons = st.components.v2.component(
    "followup_take",
    html=_HTML,
    css=(_HERE / "take.css").read_text(encoding="utf-8"),
    js=(_HERE / "take.js").read_text(encoding="utf-8"),
)
_WORDS = ("copy", "save", "mail", "copied", "saved", "copy_failed")


def show_take_buttons(*, subject: str, body: str, address: str | None, file_name: str, by_mail: bool) -> None:
    """Draw the buttons for the letter in the fields named by the texts ``subject`` and ``body``.

    They read the fields in the browser, so that what was typed a moment ago is taken too.
    """
    texts = load_texts("letters")
    data = {
        "words": {word: texts(f"take.{word}") for word in _WORDS},
        "subject": subject,
        "body": body,
        "subject_label": texts("label.subject") if by_mail else "",
        "body_label": texts("label.letter"),
        "mailto": mailto_link(address, subject, body) if by_mail else "",
        "file_name": file_name,
    }
    _buttons(data=data, key="take")
