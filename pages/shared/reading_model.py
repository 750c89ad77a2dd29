"""The way to a reading by a model: the button, what will be sent, and why none came."""

import streamlit as st

from followup.prompts import load_texts
from followup.reading import NotesTask, prepare_notes
from followup.tasks.notes import load_prompt
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.model_desk import confirm_first, get_writer, has_agreed, show_sent
from pages.shared.model_session import sends_names
from pages.shared.reading import clean_notes, get_kept, read_into_form
from pages.shared.reading_progress import show_run
from pages.shared.reading_run import get_run, start_reading
from pages.shared.show import plain
from pages.shared.typed import memory

_texts = load_texts("interview")
_WANTED = "reading_wanted"


def _prepare() -> NotesTask:
    """What would be sent for the notes in the box; the same for as long as nothing it depends on changes."""
    made_from = (memory()["notes"] or "", get_kept(), sends_names())
    known: tuple[object, NotesTask] | None = memory().get("reading_task")
    if known is None or known[0] != made_from:
        task = prepare_notes(made_from[0], keep=get_kept(), send_names=sends_names())
        memory()["reading_task"] = known = (made_from, task)
    return known[1]


def is_too_long() -> bool:
    """Whether the notes in the box are longer than a model is asked to read."""
    return len(memory()["notes"] or "") > load_prompt().longest_notes


def _start(writer: Writer) -> None:
    memory()["reading_asked"] = memory().get("reading_asked", 0) + 1
    start_reading(memory()["notes"], _prepare(), writer)
    memory().pop("reading_task", None)


def _send() -> None:
    """Send what is shown, as it is shown."""
    writer = get_writer()
    if memory().pop(_WANTED, None) and writer and not is_too_long():
        _start(writer)


def _leave() -> None:
    memory().pop(_WANTED, None)


def ask_model(asked: int) -> None:
    """Have the notes read by the model: at once where the person has seen what is sent, else show that first.

    Where nothing was read yet the rules read first, so that nobody waits. ``asked`` is how often the model
    had been asked when the button was drawn: of presses in quick succession only the first one counts.
    """
    writer = get_writer()
    if writer is None or memory().get("reading_asked", 0) != asked or get_run() is not None:
        return
    if not clean_notes() or is_too_long():
        return
    if memory().get("read_notes") != memory()["notes"]:
        read_into_form()
    if has_agreed("notes", writer):
        _start(writer)
    else:
        memory()[_WANTED] = True
        announce(load_texts("model_page")("sent.title"), target="sent_notes")


def show_model_button() -> None:
    """The button that has the notes read by the model, where one is set up."""
    writer = get_writer()
    if writer is not None:
        asked = memory().get("reading_asked", 0)
        st.button(
            _texts("read_with", model=plain(writer.model)),
            key=f"read_with.{asked}",
            disabled=get_run() is not None or is_too_long(),
            on_click=ask_model,
            args=(asked,),
        )


def show_model_reading() -> None:
    """Below the buttons: too many characters, what will be sent, progress, or why the model did not read."""
    writer = get_writer()
    if writer is None:
        return
    if is_too_long():
        count, most = f"{len(memory()['notes']):,}", f"{load_prompt().longest_notes:,}"
        st.warning(_texts("too_long", count=count, most=most))
    elif memory().get(_WANTED):
        task = _prepare()
        requests = {"": (task.make_request(), task.redacted)}
        confirm_first(requests, writer, key="notes", send=_send, leave=_leave)
    elif get_run() is not None:
        show_run()
    if why := memory().get("reading_why"):
        st.info(plain(why))


def show_what_is_sent() -> None:
    """On demand: what would be sent for the notes now."""
    writer = get_writer()
    notes = (memory()["notes"] or "").strip()
    if writer is not None and notes and not is_too_long() and not memory().get(_WANTED):
        box = st.expander(load_texts("model_page")("sent.see"), key="see_sent_notes", on_change="rerun")
        if box.open:
            task = _prepare()
            with box:
                show_sent(task.make_request(), writer, task.redacted)
