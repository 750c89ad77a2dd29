"""How a letter is asked for: the confirmed facts of its kind, and nothing else of the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from followup.case import Case, Contact, Interviewer, LetterKind
from followup.cleaning import clean_text, neutralise
from followup.events import Event
from followup.letters import Address, Form, Length, PlainLetter, Tone, write_plain
from followup.letters.arguments import find_addressee
from followup.letters.situation import read_situation
from followup.letters.wordings import load_common, load_letter
from followup.prompts import PromptData, Template, load_prompts
from followup.redaction import Redacted, drop_private, find_people, find_private, redact
from followup.tasks.facts import Fact, FactWords, list_facts, number_facts
from followup.tasks.frame import Frame, new_frame
from followup.tasks.names import name_people
from followup.tasks.prompt_files import Fault, PromptFile, say_faults
from followup.writer import Request

_CHARACTERS_A_WORD = 6
_LONGEST_SAMPLE = 3000


class WrittenSentence(BaseModel):
    """One sentence of a reply and the numbers of the facts that it says it rests on."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    paragraph: int = Field(default=1, ge=0, le=20)
    text: str = Field(min_length=1, max_length=600)
    facts: tuple[int, ...] = Field(default=(), max_length=30)


class WrittenLetter(BaseModel):
    """The object that a model answers with."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    subject: str = Field(default="", max_length=150)
    sentences: tuple[WrittenSentence, ...] = Field(min_length=1, max_length=30)


class _KindWords(PromptData):
    job: str
    facts: tuple[str, ...]


class LetterPrompt(PromptFile, FactWords):
    """The content of ``prompts/model/letter.toml``."""

    sample: Template
    subject_words: tuple[str, ...]
    forms: Mapping[Form, Template]
    tones: Mapping[Tone, str]
    kinds: Mapping[LetterKind, _KindWords]


@dataclass(frozen=True)
class LetterTask:
    """One letter to be asked for: the plain letter it may replace, the facts, and how they are put."""

    kind: LetterKind
    plain: PlainLetter
    form: Form
    limit: int
    facts: tuple[Fact, ...]
    people: tuple[str, ...]
    send_names: bool
    redacted: Redacted
    frame: Frame
    size: tuple[int, int]
    edges: tuple[str, str]
    """What the app itself puts before and after the sentences: greeting, sign-off, name."""
    blanks: Mapping[str, str]

    def make_request(self, faults: Sequence[Fault] = ()) -> Request:
        """The question; after a first attempt with what was wrong with it."""
        prompt = load_prompt()
        again = say_faults(faults) if faults else ""
        return Request(
            task="letter",
            messages=prompt.render(self.frame, **self.blanks, again=again),
            schema_name="letter",
            reply_schema=WrittenLetter.model_json_schema(),
        )

    @property
    def system(self) -> str:
        """The fixed words, of which no eight in a row may come back."""
        return self.make_request().messages[0].content


def load_prompt() -> LetterPrompt:
    """What a model is told when it writes a letter. Raises PromptFileError."""
    return load_prompts("model/letter", LetterPrompt)


def prepare_letter(  # noqa: PLR0913 - what a page lets people choose, by name
    case: Case,
    kind: LetterKind,
    *,
    now: datetime,
    to: Interviewer | Contact | str | None = None,
    log: Sequence[Event] = (),
    tone: Tone = "warm", length: Length = "standard", address: Address = "as_written",
    form: Form = "letter", limit: int = 200, again: int = 0, sample: str = "", send_names: bool = False,
    frame: Frame | None = None,
) -> LetterTask:  # fmt: skip
    """Put together what a model would be asked for one letter; nothing is sent.

    Args: as ``draft_letter`` takes them; ``sample`` is the person's own writing, matched in style alone;
    ``send_names`` lets the names of people leave the app, which otherwise become marks such as PERSON_A.

    Raises:
        ValueError: an argument is none of what it takes.
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    wording: dict[str, Any] = {
        "now": now, "to": to, "log": log, "tone": tone, "length": length, "address": address, "again": again,
    }  # fmt: skip
    plain = write_plain(case, kind, form=form, limit=limit, **wording)
    letter = plain if form == "letter" else write_plain(case, kind, **wording)
    edges = _find_edges(letter, form, case.candidate.name)
    prompt = load_prompt()
    frame = frame or new_frame()
    situation = read_situation(case, kind, now, find_addressee(case, to), log=log, common=load_common(None))
    listed = list_facts(situation, prompt.kinds[kind].facts, prompt, log)
    facts = tuple(fact for fact in listed if not find_private(fact.value, released=case.may_mention))
    people = _find_names("\n".join([*(fact.value for fact in facts), sample]), name_people(case))
    style = neutralise(drop_private(clean_text(sample[:_LONGEST_SAMPLE]).text).text)
    redacted = redact([*(fact.value for fact in facts), style], people=people, keep_names=send_names)
    room = limit - sum(map(len, edges))
    size = _find_size(kind, length, form, room)
    *values, style = redacted.texts
    blanks = {
        "job": prompt.kinds[kind].job,
        "tone": prompt.tones[tone],
        "least": str(size[0]),
        "most": str(size[1]),
        "addressing": prompt.forms[form].format(limit=room),
        "facts": number_facts(facts, values, prompt),
        "sample": prompt.sample.format(frame=frame.mark, text=style.strip()) if style.strip() else "",
    }
    return LetterTask(
        kind, plain, form, limit, facts, people, send_names, redacted, frame, size, edges, blanks
    )  # fmt: skip


def _find_names(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The names of the case, and those in its facts: a word without its capital is none there."""
    found = find_people(text, known=known)
    return tuple(dict.fromkeys([*known, *(name for name in found if name in text)]))


def _find_edges(letter: PlainLetter, form: Form, name: str | None) -> tuple[str, str]:
    """What stands before and after the sentences: in a note the greeting on their line, the name below."""
    first, *_, last = letter.body.split("\n\n")
    if form == "letter":
        return f"{first}\n\n", f"\n\n{last}"
    return f"{first} ", f"\n{name}" if name else ""


def _find_size(kind: LetterKind, length: Length, form: Form, limit: int) -> tuple[int, int]:
    """How many words the letter is to have, at least and at most."""
    if form == "linkedin":
        most = limit // _CHARACTERS_A_WORD
        return most // 3, most
    size = load_letter(kind, None).sizes[length]
    return size.least, size.most
