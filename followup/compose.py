"""The road from a case to a letter that the person can read, change and send."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from followup.case import Case, Contact, Interviewer, LetterKind
from followup.events import Event
from followup.guard import verify_letter
from followup.guard_report import GuardReport
from followup.letters import Address, Form, Length, PlainLetter, Sentence, Tone, write_plain
from followup.prompts import load_texts


class Draft(BaseModel):
    """A letter as it is laid before the person; nothing is ever sent.

    ``body`` runs from the greeting to the signature, ``text`` is the same. ``asks`` are sentences: what to
    confirm or supply first. ``why_template`` says why no model wrote it, empty where one did.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str
    body: str
    source: Literal["template", "model"]
    sentences: tuple[Sentence, ...]
    asks: tuple[str, ...] = ()
    why_template: str = ""
    report: GuardReport = GuardReport()

    @property
    def text(self) -> str:
        """The letter from greeting to signature, as ``body``."""
        return self.body


def draft_letter(  # noqa: PLR0913 - what a page lets people choose, by name
    case: Case, kind: LetterKind, *, now: datetime, to: Interviewer | Contact | str | None = None,
    writer: object | None = None, notes: str | None = None, log: Sequence[Event] = (),
    tone: Tone = "warm", length: Length = "standard", address: Address = "as_written",
    form: Form = "letter", limit: int = 200, again: int = 0,
) -> Draft:  # fmt: skip
    """Draft one letter.

    Args:
        case: the candidacy; its reflection is not read.
        kind: thank_you, inquiry, feedback_request or closure.
        now: the aware moment at which it will be sent.
        to: an interviewer or a contact of the case, or the name of one; None means the first interviewer.
        writer: the language model to ask, None for none.
        notes: what the person pasted, as further evidence for the check.
        log: what has happened since the interview.
        tone: warm, neutral or formal.
        length: short or standard.
        address: how to call the reader: as_written, honorific, first_name or full_name.
        form: letter or linkedin.
        limit: the most characters of a LinkedIn note.
        again: 0 for the first letter, 1, 2, ... for other wordings of it.

    Raises:
        ValueError: an argument is none of what it takes; the message names it.
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    plain = write_plain(
        case, kind, now=now, to=to, log=log, tone=tone, length=length, address=address, form=form,
        limit=limit, again=again,
    )  # fmt: skip
    key = "no_model" if writer is None else "model_not_asked"
    return _check_draft(
        plain, _as_logged(case, log), kind, notes=notes, now=now, why=load_texts("compose")(key)
    )


def _check_draft(  # noqa: PLR0913 - the letter and all that is known of it
    plain: PlainLetter, case: Case, kind: LetterKind, *, notes: str | None, now: datetime, why: str
) -> Draft:
    """The plain letter with the guard's report on it."""
    return Draft(
        subject=plain.subject,
        body=plain.body,
        source="template",
        sentences=plain.sentences,
        asks=plain.asks,
        why_template=why,
        report=verify_letter(plain.body, case, kind, notes=notes, sent_at=now),
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
