"""How notes are put to a model: without what was set aside, what is private, and who people are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from followup.case import Outcome
from followup.cleaning import clean_text, neutralise
from followup.notes.quarantine import blank_out, find_aside
from followup.prompts import load_prompts
from followup.redaction import Redacted, find_people, find_private, redact
from followup.spans import Span
from followup.tasks.frame import Frame, new_frame
from followup.tasks.notes_places import GAP, Places
from followup.tasks.prompt_files import Fault, PromptFile, say_faults
from followup.writer import Request

_MOST_TOKENS = 3000


def _none_is_empty(value: object) -> object:
    return "" if value is None else value


Words = Annotated[str, BeforeValidator(_none_is_empty), Field(max_length=600)]
"""A quote; many models write null for nothing."""


class QuotedPerson(BaseModel):
    """An interviewer, in words of the notes."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    name: Words = ""
    title: Words = ""


class QuotedNotes(BaseModel):
    """The object that a model answers with: quotes, each of which the code looks up in the notes."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    company: Words = ""
    role: Words = ""
    interviewers: tuple[QuotedPerson, ...] = Field(default=(), max_length=40)
    interviewed_at: tuple[Words, ...] = Field(default=(), max_length=6)
    answer_expected_by: Words = ""
    topics: tuple[Words, ...] = Field(default=(), max_length=40)
    strengths: tuple[Words, ...] = Field(default=(), max_length=40)
    forgotten: tuple[Words, ...] = Field(default=(), max_length=40)
    outcome: Outcome | None = None
    outcome_words: Words = ""
    candidate: Words = ""

    @field_validator("interviewers", "interviewed_at", "topics", "strengths", "forgotten", mode="before")
    @classmethod
    def _is_a_list(cls, value: object) -> object:
        """Nothing is an empty list, and one quote a list of one."""
        return (() if not value else (value,)) if value is None or isinstance(value, (str, dict)) else value

    @field_validator("outcome", mode="before")
    @classmethod
    def _is_known(cls, value: object) -> object:
        return None if value in ("", "unknown") else value


class NotesPrompt(PromptFile):
    """The content of ``prompts/model/notes.toml``. ``longest_notes`` is in characters."""

    longest_notes: int


@dataclass(frozen=True)
class NotesTask:
    """Notes to be read by a model.

    ``clean`` are the notes without invisible characters, of which there were ``removed``; every place counts
    in them. ``hidden`` are instructions to software and ``private`` is private life: neither is sent, and no
    value is taken from them. ``people`` are the names that became marks.
    """

    clean: str
    removed: int
    hidden: tuple[Span, ...]
    private: tuple[Span, ...]
    people: tuple[str, ...]
    redacted: Redacted
    frame: Frame

    def make_request(self, faults: Sequence[Fault] = ()) -> Request:
        """The question; after a first attempt with what was wrong with it."""
        again = say_faults(faults) if faults else ""
        return Request(
            task="notes",
            messages=load_prompt().render(self.frame, notes=self.redacted.texts[0].strip(), again=again),
            schema_name="notes",
            reply_schema=_schema(),
            most_tokens=_MOST_TOKENS,
        )

    @property
    def is_too_long(self) -> bool:
        """Whether the notes are longer than a model is asked to read."""
        return len(self.clean) > load_prompt().longest_notes

    @cached_property
    def places(self) -> Places:
        """Where quotes stand in what may be quoted."""
        text = self.clean
        for span in (*self.hidden, *self.private):
            text = text[: span.start] + GAP * (span.end - span.start) + text[span.end :]
        return Places(text, self.redacted, self.people)


def load_prompt() -> NotesPrompt:
    """What a model is told when it reads notes. Raises PromptFileError."""
    return load_prompts("model/notes", NotesPrompt)


def _schema() -> dict[str, Any]:
    """The reply as JSON Schema: plainer than what is taken, so that every endpoint understands it."""
    schema = QuotedNotes.model_json_schema()
    schema["properties"]["outcome"] = {
        "type": "string",
        "enum": ["waiting", "next_round", "offer", "rejected", "withdrawn", "unknown"],
    }
    return schema


def prepare_notes(
    notes: str, *, keep: Sequence[str] = (), send_names: bool = False, frame: Frame | None = None
) -> NotesTask:
    """Put together what a model would be asked about some notes; nothing is sent.

    Args:
        notes: as they were pasted.
        keep: words that look like an instruction to software and are the person's own.
        send_names: whether names of people may leave the app; else the model sees marks in their place.
        frame: the marks of the question; None for new ones.

    Raises:
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    clean, removed = clean_text(notes)
    hidden = find_aside(clean, keep=keep)
    open_text = blank_out(clean, hidden)
    private = find_private(open_text)
    people = tuple(find_people(open_text))
    sent = neutralise(_without(clean, (*hidden, *private)))
    redacted = redact([sent], people=people, keep_names=send_names)
    return NotesTask(clean, removed, hidden, private, people, redacted, frame or new_frame())


def _without(text: str, spans: Sequence[Span]) -> str:
    """``text`` with a blank in place of each span."""
    for span in sorted(spans, key=lambda s: s.start, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text
