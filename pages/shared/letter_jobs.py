"""Letters that a model is asked for: each put together once, shown, and sent as it was shown."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event as Signal
from time import monotonic

from followup.case import Case, LetterKind
from followup.compose import Draft, draft_letter
from followup.events import Event
from followup.tasks.letter import LetterTask, prepare_letter
from followup.writer import Writer
from pages.shared.desk import Receiver, Style, describe, get_style
from pages.shared.letter_slots import Slot
from pages.shared.model_session import get_sample, sends_names, wants_second_reading
from pages.shared.state import ask_clock, get_case, get_log
from pages.shared.typed import memory

_GRACE = 1.0
"""Seconds beyond the deadline after which a run is given up, whatever its thread does."""


@dataclass(frozen=True)
class Job:
    """One letter to be asked for, with all that it is made from. Nothing in it touches the screen."""

    kind: LetterKind
    to: Receiver
    task: LetterTask
    made_from: str
    case: Case
    now: datetime
    notes: str | None
    log: tuple[Event, ...]
    style: Style
    second_reading: bool

    @property
    def person(self) -> str:
        """Whom the letter is for, by name."""
        return self.to.name if self.to else ""

    def write(self, writer: Writer, cancelled: Signal) -> Draft:
        """Ask the writer; in a thread of its own, without a screen."""
        return draft_letter(
            self.case,
            self.kind,
            now=self.now,
            to=self.to,
            writer=writer,
            notes=self.notes,
            log=self.log,
            second_reading=self.second_reading,
            cancelled=cancelled,
            task=self.task,
            **self.style,
        )


@dataclass
class Run:
    """One letter that is being written: where it belongs, how to stop it, and how the page stood before."""

    slot: Slot
    job: Job
    model: str
    most: float
    answer: Future[Draft]
    cancelled: Signal
    before: tuple[str, str]
    began: float = field(default_factory=monotonic)

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self.began

    @property
    def is_over(self) -> bool:
        """Whether there is a draft, or no hope of one."""
        return self.answer.done() or self.seconds > self.most + _GRACE


def prepare_job(kind: LetterKind, to: Receiver) -> Job:
    """Put together the letter of this kind to this person from what stands now; nothing is sent."""
    now, log, style = ask_clock(), get_log(), get_style()
    task = prepare_letter(
        get_case(), kind, now=now, to=to, log=log, sample=get_sample(), send_names=sends_names(), **style
    )
    return Job(
        kind=kind,
        to=to,
        task=task,
        made_from=describe(kind, to),
        case=get_case(),
        now=now,
        notes=memory()["notes"] or None,
        log=log,
        style=style,
        second_reading=wants_second_reading(),
    )


def sign_jobs(kind: LetterKind, people: Sequence[Receiver], writer: Writer) -> str:
    """All that the jobs depend on, as text: when it changes, what was put together is put together anew."""
    made_from = [describe(kind, to) for to in people]
    today = ask_clock().date()
    return repr(
        (made_from, today, writer.host, writer.model, sends_names(), get_sample(), wants_second_reading())
    )
