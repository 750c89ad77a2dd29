"""The way from the plain letter to one by a model: the button, what will be sent, and why none came."""

from collections.abc import Sequence

import streamlit as st

from followup.case import LetterKind
from followup.prompts import load_texts
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.desk import Receiver
from pages.shared.letter_jobs import Job, prepare_job, sign_jobs
from pages.shared.letter_runs import get_runs, list_results, show_unseen, start_runs
from pages.shared.letter_slots import Slot
from pages.shared.model_desk import confirm_first, get_writer, has_agreed, show_sent
from pages.shared.show import plain
from pages.shared.state import get_case
from pages.shared.typed import memory

_texts = load_texts("model_page")
_WANTED = "letter_wanted"


def list_people() -> tuple[Receiver, ...]:
    """Everybody who can get a letter of their own."""
    case = get_case()
    return (*case.interviewers, *case.contacts) or (None,)


def _prepare(kind: LetterKind, people: Sequence[Receiver], writer: Writer) -> list[Job]:
    """The letters to ask for; the same ones for as long as nothing they depend on changes."""
    signature = sign_jobs(kind, people, writer)
    known: tuple[str, list[Job]] | None = memory().get("letter_jobs")
    if known is None or known[0] != signature:
        memory()["letter_jobs"] = known = (signature, [prepare_job(kind, to) for to in people])
    return known[1]


def _send() -> None:
    """Send what is shown, as it is shown."""
    writer = get_writer()
    if memory().pop(_WANTED, None) and writer:
        start_runs(memory()["letter_jobs"][1], writer)
        memory().pop("letter_jobs")


def _leave() -> None:
    memory().pop(_WANTED, None)


def ask_model(slot: Slot, kind: LetterKind, people: Sequence[Receiver], asked: int) -> None:
    """Ask a model for letters: at once where the person has seen what is sent, else show that first.

    ``asked`` is how often this letter had been asked for when the button was drawn: of presses in quick
    succession only the first one counts.
    """
    writer = get_writer()
    if writer is None or slot.asked != asked or slot.name in get_runs():
        return
    if has_agreed("letter", writer):
        start_runs(_prepare(kind, people, writer), writer)
        memory().pop("letter_jobs")
    else:
        memory()[_WANTED] = (slot.name, kind, tuple(people))
        announce(_texts("sent.title"), target="sent_letter")


def _show_preview(kind: LetterKind, people: Sequence[Receiver], writer: Writer) -> None:
    """The exact requests, until the person says "Send this" or "Not now"."""
    jobs = _prepare(kind, people, writer)
    requests = {job.person: (job.task.make_request(), job.task.redacted) for job in jobs}
    confirm_first(requests, writer, key="letter", send=_send, leave=_leave)


def show_personalise(slot: Slot, kind: LetterKind, to: Receiver) -> None:
    """The button for this letter and the one for the whole panel; in their place what will be sent."""
    writer = get_writer()
    if writer is None:
        return
    wanted = memory().get(_WANTED)
    if wanted and wanted[:2] == (slot.name, kind):
        _show_preview(kind, wanted[2], writer)
        return
    panel, running = get_case().interviewers, slot.name in get_runs()
    with st.container(horizontal=True):
        if slot.shown.draft.source == "template":
            st.button(
                _texts("personalise", model=plain(writer.model)),
                key=f"personalise.{slot.name}.{slot.asked}",
                type="primary",
                disabled=running,
                on_click=ask_model,
                args=(slot, kind, (to,), slot.asked),
            )
        if len(panel) > 1:
            st.button(
                _texts("personalise_all", count=len(panel)),
                key=f"personalise_all.{slot.name}.{slot.asked}",
                disabled=bool(get_runs()),
                on_click=ask_model,
                args=(slot, kind, panel, slot.asked),
            )


def is_model_first(slot: Slot) -> bool:
    """Whether the next step is to ask the model, so that no other button may look like it."""
    if get_writer() is None:
        return False
    return bool(memory().get(_WANTED)) or (slot.last_by("model") is None and not slot.why)


def show_outcome(slot: Slot) -> None:
    """Why no letter came, or that one waits; after a panel how each letter went."""
    results = list_results(slot.kind)
    if slot.why and not results:
        st.info(plain(slot.why))
    elif results:
        st.info("\n".join(f"- {plain(result)}" for result in results))
    writer = get_writer()
    if slot.unseen is not None and writer is not None:
        st.info(_texts("ready", model=plain(slot.versions[slot.unseen].draft.record.model or writer.model)))
        st.button(_texts("show_ready"), type="primary", on_click=show_unseen, args=(slot,))


def show_what_is_sent(kind: LetterKind, to: Receiver) -> None:
    """On demand: what would be sent for this letter now."""
    writer = get_writer()
    if writer is not None and not memory().get(_WANTED):
        box = st.expander(_texts("sent.see"), key="see_sent", on_change="rerun")
        if box.open:
            task = _prepare(kind, (to,), writer)[0].task
            with box:
                show_sent(task.make_request(), writer, task.redacted)
