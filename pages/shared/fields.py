"""The fields of the short form: each with what was understood, what is wrong, and the words it rests on."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from followup.case import Outcome
from followup.form import OUTCOMES, FormReading, time_zones
from followup.prompts import load_texts
from followup.typed_dates import form_data
from pages.shared.quotes import quotes_of_field, reader_of_field
from pages.shared.reading_picks import show_picks
from pages.shared.show import draw, plain, quote_words
from pages.shared.typed import PARTS, add_row, memory, remove_row

_texts = load_texts("interview")
_TALL = 100


def show_under(name: str, reading: FormReading, *, quotes: bool = True) -> None:
    """What stands under a field: the problem or what was understood, and the words of the notes."""
    if name in reading.problems:
        st.error(plain(reading.problems[name]))
    elif name in reading.echoes:
        draw(f'<p class="fu-echo">{escape(_texts("echo", understood=reading.echoes[name]))}</p>')
    if not quotes:
        return
    model = reader_of_field(name)
    lead = _texts("from_notes_by", model=model) if model else _texts("from_notes")
    if words := quote_words(quotes_of_field(name), lead):
        draw(words)
    show_picks(name)


def show_line(name: str, reading: FormReading, *, key: str = "") -> None:
    """One line of text."""
    holder = _texts(f"holder.{name}") if f"holder.{name}" in _texts else None
    st.text_input(
        _texts(f"label.{name}"), key=key or f"f.{name}", placeholder=holder, persist_state="session"
    )
    show_under(name, reading)


def show_list(name: str, reading: FormReading) -> None:
    """Several points, one a line."""
    st.text_area(_texts(f"label.{name}"), key=f"f.{name}", height=_TALL, persist_state="session")
    show_under(name, reading)


def _show_person(place: int, row: int, reading: FormReading) -> None:
    name, title = st.columns(2, wrap=False)
    email, last = st.columns((2, 1), wrap=False, vertical_alignment="bottom")
    for column, part in zip((name, title, email), PARTS, strict=True):
        label = _texts(f"label.person.{part}", number=place + 1)
        column.text_input(label, key=f"p{row}.{part}", persist_state="session")
    remove = _texts("remove_person", number=place + 1)
    last.button(remove, key=f"remove{row}", type="tertiary", on_click=remove_row, args=(row,))
    for part in PARTS:
        show_under(f"people.{place}.{part}", reading, quotes=False)
    show_under(f"people.{place}", reading)


def show_people(reading: FormReading) -> None:
    """The interviewers, each a row, up to as many as ``prompts/form.toml`` allows."""
    rows = memory()["rows"]
    for place, row in enumerate(rows):
        _show_person(place, row, reading)
    show_picks("people")
    if len(rows) < form_data().most_interviewers:
        st.button(_texts("add_person"), on_click=add_row)


def _name_outcome(outcome: Outcome | str) -> str:
    return _texts(f"outcome.{outcome or 'none'}")


def show_outcome(reading: FormReading) -> None:
    """What is known of the answer."""
    st.selectbox(
        _texts("label.outcome"),
        ("", *OUTCOMES),
        key="f.outcome",
        format_func=_name_outcome,
        persist_state="session",
    )
    show_under("outcome", reading)


def show_zone(reading: FormReading) -> None:
    """The time zone of the interview; the browser's own stands there at first."""
    zone = memory()["f.time_zone"]
    known = time_zones()
    options = known if zone in known else (*known, zone)
    st.selectbox(_texts("label.time_zone"), options, key="f.time_zone", persist_state="session")
    show_under("time_zone", reading)


def show_side_by_side(
    names: Mapping[str, str], reading: FormReading, *, widths: Sequence[int] = (1, 1), wrap: bool = True
) -> None:
    """A few lines in one row: field to key; with ``wrap``, one below the other on a phone."""
    for column, (name, key) in zip(st.columns(widths, wrap=wrap), names.items(), strict=True):
        with column:
            show_line(name, reading, key=key)
