"""The buttons that take a letter away: copy, save as text or for Word, open in one's own mail program."""

from pathlib import Path

import streamlit as st

from followup.export import mailto_link
from followup.prompts import load_texts
from pages.shared.docx_route import DOCX_PATH

_HERE = Path(__file__).parent
_HTML = """
<div class="row">
  <button type="button" class="main" data-part="copy"><span></span></button>
  <button type="button" data-part="save"><span></span></button>
  <button type="button" data-part="word"><span></span></button>
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
_WORDS = ("copy", "save", "word", "mail", "copied", "saved", "copy_failed", "word_failed")


def show_take_buttons(  # noqa: PLR0913 - a letter, its fields and its file, all by name
    *,
    body: str,
    body_label: str,
    file_name: str,
    subject: str = "",
    subject_label: str = "",
    address: str | None = None,
    by_mail: bool = False,
    first: bool = True,
) -> None:
    """Draw the buttons for the letter in the fields of these labels; ``first`` makes copying the next step.

    They read the fields in the browser, so that what was typed a moment ago is taken too.
    """
    texts = load_texts("letters")
    data = {
        "words": {word: texts(f"take.{word}") for word in _WORDS},
        "subject": subject,
        "body": body,
        "subject_label": subject_label,
        "body_label": body_label,
        "mailto": mailto_link(address, subject, body) if by_mail else "",
        "file_name": file_name,
        "first": first,
        "word_path": DOCX_PATH.lstrip("/"),
    }
    _buttons(data=data, key="take")
