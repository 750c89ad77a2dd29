"""What of the notes was set aside: invisible characters, and words that look like an order to a program."""

from html import escape

import streamlit as st

from followup.prompts import load_texts
from pages.shared.reading import keep_words
from pages.shared.reading_model import ask_model
from pages.shared.reading_picks import get_reading
from pages.shared.show import draw, plain
from pages.shared.typed import memory

_texts = load_texts("interview")


def show_removed() -> None:
    """How many invisible characters were taken out of the notes in the box."""
    if count := memory().get("invisible"):
        st.caption(_texts("removed.one" if count == 1 else "removed", count=f"{count:,}"))


def _keep(words: str) -> None:
    """Read again with these words among the person's own, with the model too where it had read the notes."""
    reading = get_reading()
    keep_words(words)
    if reading is not None and reading.record.calls and not reading.reason:
        ask_model(memory().get("reading_asked", 0))


def show_aside() -> None:
    """Each place that was set aside, struck through, with a way to keep it."""
    reading = get_reading()
    if reading is None or not reading.quarantined:
        return
    with st.container(key="aside", border=True):
        st.markdown(_texts("aside.lead"))
        for number, span in enumerate(reading.quarantined):
            words = span.of(memory()["read_notes"])
            said = escape(_texts("aside.label"))
            draw(f"<p><span>{said}</span> <del>{escape(words)}</del></p>")
            key = f"keep.{memory()['read_count']}.{number}"
            st.button(_texts("aside.keep"), key=key, on_click=_keep, args=(words,))


def list_doubts() -> list[str]:
    """The doubts of the reading, but for those about what is shown struck through."""
    reading = get_reading()
    opening = load_texts("doubts")("instructions", words="\0").partition("\0")[0]
    return [plain(doubt) for doubt in (reading.doubts if reading else ()) if not doubt.startswith(opening)]
