"""A reading by a model that is going on, in a thread of its own; what comes back fills the form.

The thread knows nothing of the screen: it gets the notes and leaves a reading. Only the script of the session
takes that over, so that nothing which was typed meanwhile is lost.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event as Signal
from time import monotonic

from followup.prompts import load_texts
from followup.reading import NotesReading, NotesTask, read_notes
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.reading import get_kept, open_form, take_reading
from pages.shared.state import today
from pages.shared.typed import memory

_texts = load_texts("interview")
_GRACE = 1.0
"""Seconds beyond the deadline after which a reading is given up, whatever its thread does."""


@dataclass
class ReadingRun:
    """One reading: of which notes, by which model, how long it may take, and how to stop it."""

    notes: str
    model: str
    most: float
    answer: Future[NotesReading]
    cancelled: Signal
    began: float = field(default_factory=monotonic)

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self.began

    @property
    def is_over(self) -> bool:
        """Whether there is a reading, or no hope of one."""
        return self.answer.done() or self.seconds > self.most + _GRACE


def get_run() -> ReadingRun | None:
    """The reading that is going on."""
    run: ReadingRun | None = memory().get("reading_run")
    return run


def start_reading(notes: str, task: NotesTask, writer: Writer) -> None:
    """Have the model read ``notes`` as ``task`` puts them; a reading that is going on already goes on."""
    if get_run() is not None:
        return
    cancelled = Signal()
    read = partial(
        read_notes,
        notes,
        today=today(),
        time_zone=memory()["f.time_zone"],
        region=memory()["region"],
        writer=writer,
        keep=get_kept(),
        cancelled=cancelled,
        task=task,
    )
    pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
    memory()["reading_run"] = ReadingRun(notes, writer.model, writer.deadline, pool.submit(read), cancelled)
    pool.shutdown(wait=False)
    memory()["reading_why"] = ""
    announce(_texts("model_started", model=writer.model))


def cancel_reading() -> None:
    """Stop the reading now: its thread is told, and nobody waits for it."""
    run = memory().pop("reading_run", None)
    if run is not None:
        run.cancelled.set()
        memory()["reading_why"] = _texts("model_stopped")
        announce(memory()["reading_why"])


def collect_reading() -> bool:
    """Fill the form with a reading that has come; called before a page draws its fields.

    Where other notes were read meanwhile it is too late for this one.

    Returns:
        Whether something has come and is to be said, for which the page must be drawn anew.
    """
    run = get_run()
    if run is None or not run.is_over:
        return False
    memory().pop("reading_run")
    if memory().get("read_notes") != run.notes:
        return True
    if not run.answer.done() or run.answer.exception() is not None:
        run.cancelled.set()
        memory()["reading_why"] = _texts("model_failed")
        announce(memory()["reading_why"])
        return True
    reading = run.answer.result()
    memory()["reading_why"] = reading.why_rules
    if not reading.reason:
        take_reading(reading, run.notes)
        open_form()
    announce(reading.why_rules or _texts("model_done", model=run.model), target="facts")
    return True
