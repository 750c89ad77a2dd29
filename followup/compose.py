"""The road from a case to a letter that the person can read, change and send."""

from collections.abc import Sequence
from datetime import datetime
from threading import Event as Signal
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from followup.case import Case, Contact, Interviewer, LetterKind
from followup.events import Event
from followup.guard import verify_letter
from followup.guard_report import GuardReport
from followup.letters import Address, Form, Length, PlainLetter, Sentence, Tone, write_plain
from followup.prompts import load_texts
from followup.tasks.judge import CheckedLetter, judge_letter
from followup.tasks.letter import LetterTask, prepare_letter
from followup.tasks.reasons import say_reason
from followup.tasks.road import Answer, Patience, ask_twice
from followup.tasks.second_reading import SecondReading, read_again
from followup.writer import Reason, Record, Writer


class Draft(BaseModel):
    """A letter as it is laid before the person; nothing is ever sent.

    ``body`` runs from the greeting to the signature, ``text`` is the same. ``asks`` are sentences: what to
    confirm or supply first. ``why_template`` says why no model wrote it, empty where one did; ``reason`` is
    the same as a word. ``left_out`` says what was taken out of the model's letter. ``second_reading`` is how
    the model's own second look went. ``record`` holds model, host, calls, seconds and tokens.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str
    body: str
    source: Literal["template", "model"]
    sentences: tuple[Sentence, ...]
    asks: tuple[str, ...] = ()
    why_template: str = ""
    report: GuardReport = GuardReport()
    reason: Reason | None = None
    left_out: tuple[str, ...] = ()
    second_reading: Literal["off", "done", "failed"] = "off"
    record: Record = Record()

    @property
    def text(self) -> str:
        """The letter from greeting to signature, as ``body``."""
        return self.body


def draft_letter(  # noqa: PLR0913 - what a page lets people choose, by name
    case: Case, kind: LetterKind, *, now: datetime, to: Interviewer | Contact | str | None = None,
    writer: Writer | None = None, notes: str | None = None, log: Sequence[Event] = (),
    tone: Tone = "warm", length: Length = "standard", address: Address = "as_written",
    form: Form = "letter", limit: int = 200, again: int = 0, sample: str = "", send_names: bool = False,
    second_reading: bool = False, cancelled: Signal | None = None, task: LetterTask | None = None,
) -> Draft:  # fmt: skip
    """Draft one letter. Whatever fails about a model, a network or a key ends in the plain letter.

    Args:
        case: the candidacy; its reflection is not read.
        kind: which of the four letters.
        now: the aware moment at which it will be sent.
        to: an interviewer or a contact of the case, or a name of one; None for the first interviewer.
        writer: the language model to ask, None for none.
        notes: what the person pasted, as further evidence for the check; it is not sent to the model.
        log: what has happened since the interview.
        tone: warm, neutral or formal.
        length: short or standard.
        address: how to call the reader, as ``write_plain`` takes it.
        form: letter or linkedin.
        limit: the most characters of a LinkedIn note.
        again: 0 for the first letter, 1, 2, ... for other wordings of it.
        sample: the person's own writing, which the model matches in style; nothing in it is evidence.
        send_names: whether names of people may leave the app; else the model sees marks in their place.
        second_reading: whether the model reads its letter again; that can only add questions.
        cancelled: once set, the model is given up and the plain letter comes.
        task: what ``prepare_letter`` made of the same arguments, so that what was shown is what is sent.

    Raises:
        ValueError: an argument is none of what it takes; the message names it.
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    wording: dict[str, Any] = {
        "now": now, "to": to, "log": log, "tone": tone, "length": length, "address": address, "form": form,
        "limit": limit, "again": again,
    }  # fmt: skip
    known = _as_logged(case, log)
    if writer is None:
        plain = task.plain if task else write_plain(case, kind, **wording)
        return _draft_plain(plain, known, kind, notes=notes, now=now, answer=Answer(None, "no_key"))
    task = task or prepare_letter(case, kind, **wording, sample=sample, send_names=send_names)
    return _ask(task, known, writer, _Question(notes, now, second_reading, cancelled))


class _Question(NamedTuple):
    """What is known around a letter that a model is asked for."""

    notes: str | None
    now: datetime
    second_reading: bool
    cancelled: Signal | None


def _ask(task: LetterTask, case: Case, writer: Writer, question: _Question) -> Draft:
    """The model's letter, read a second time where that is wished; else the plain one."""
    notes, now, second_reading, cancelled = question
    patience = Patience(writer.deadline)
    answer = ask_twice(
        writer,
        task.make_request,
        lambda text: judge_letter(task, text, case=case, notes=notes, sent_at=now),
        patience=patience,
        cancelled=cancelled,
    )
    if answer.value is None:
        return _draft_plain(task.plain, case, task.kind, notes=notes, now=now, answer=answer, writer=writer)
    second = SecondReading()
    if second_reading:
        second = read_again(task, answer.value, writer, patience=patience, cancelled=cancelled)
    return _draft_written(task, answer.value, answer.record + second.record, second)


def _draft_written(task: LetterTask, letter: CheckedLetter, record: Record, second: SecondReading) -> Draft:
    """The model's letter, as far as it passed the checks."""
    return Draft(
        subject=letter.subject,
        body=letter.body,
        source="model",
        sentences=letter.sentences,
        asks=task.plain.asks,
        report=second.add_to(letter.report),
        left_out=letter.left_out,
        second_reading=second.state,
        record=record,
    )


def _draft_plain(  # noqa: PLR0913 - the letter and all that is known of it
    plain: PlainLetter,
    case: Case,
    kind: LetterKind,
    *,
    notes: str | None,
    now: datetime,
    answer: Answer[CheckedLetter],
    writer: Writer | None = None,
) -> Draft:
    """The plain letter with the guard's report on it, and why it is a plain one."""
    return Draft(
        subject=plain.subject,
        body=plain.body,
        source="template",
        sentences=plain.sentences,
        asks=(*plain.asks, *plain.left_out),
        why_template=say_reason(answer, writer) + " " + load_texts("compose")("plain"),
        report=verify_letter(plain.body, case, kind, notes=notes, sent_at=now),
        reason=answer.reason,
        record=answer.record,
    )


def _as_logged(case: Case, log: Sequence[Event]) -> Case:
    """The case as the guard must see it: what the log tells of the outcome is evidence too."""
    told = {event.what for event in log}
    if case.outcome in (None, "waiting"):
        if told & {"did:withdrew", "did:accepted_elsewhere"}:
            return case.model_copy(update={"outcome": "withdrawn"})
        if "heard:rejection" in told:
            return case.model_copy(update={"outcome": "rejected"})
        if "heard:offer" in told:
            return case.model_copy(update={"outcome": "offer"})
    return case
