"""The second reading: a model names the sentences of a letter that the facts do not support.

It is asked in a call of its own, with nothing but the letter and the facts. Its answer can only add questions
to the person: it removes none, and no word of it is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event as Signal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from followup.guard_report import GuardReport, Violation
from followup.prompts import load_prompts, load_texts
from followup.redaction import redact
from followup.replies import read_object
from followup.tasks.facts import number_facts
from followup.tasks.frame import Frame, new_frame
from followup.tasks.judge import CheckedLetter
from followup.tasks.letter import LetterTask, load_prompt
from followup.tasks.prompt_files import Fault, PromptFile, say_faults
from followup.tasks.road import Patience, Verdict, ask_twice
from followup.writer import Record, Request, Writer

Why = Literal["not_in_facts", "negation", "swapped", "own_experience", "overstated"]


class _Doubt(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    sentence: int
    why: Why = "not_in_facts"


class _Doubts(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    unsupported: tuple[_Doubt, ...] = Field(max_length=40)


@dataclass(frozen=True)
class SecondReading:
    """How the second reading went, and the questions that it adds."""

    state: Literal["off", "done", "failed"] = "off"
    questions: Sequence[Violation] = ()
    record: Record = field(default_factory=Record)

    def add_to(self, report: GuardReport) -> GuardReport:
        """The report with these questions among its violations."""
        asked = [q for q in self.questions if not any(_overlap(q, v) for v in report.violations)]
        return GuardReport(violations=tuple(sorted((*report.violations, *asked), key=lambda v: v.start)))


def _overlap(one: Violation, other: Violation) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True)
class ReadingTask:
    """A letter to be read a second time: its sentences and the facts, both as they leave the app."""

    facts: str
    sentences: str
    frame: Frame

    def make_request(self, faults: Sequence[Fault] = ()) -> Request:
        """The question."""
        prompt = load_prompts("model/second_reading", PromptFile)
        again = say_faults(faults) if faults else ""
        return Request(
            task="second_reading",
            messages=prompt.render(self.frame, facts=self.facts, sentences=self.sentences, again=again),
            schema_name="second_reading",
            reply_schema=_Doubts.model_json_schema(),
        )


def prepare_second_reading(
    task: LetterTask, sentences: Sequence[str], *, frame: Frame | None = None
) -> ReadingTask:
    """Put the sentences of a letter beside the facts that it was written from; nothing is sent."""
    values = [fact.value for fact in task.facts]
    hidden = redact([*values, *sentences], people=task.people, keep_names=task.send_names).texts
    facts = number_facts(task.facts, hidden[: len(values)], load_prompt())
    lines = "\n".join(f"{number}. {text}" for number, text in enumerate(hidden[len(values) :], start=1))
    return ReadingTask(facts, lines, frame or new_frame())


def read_again(
    task: LetterTask,
    letter: CheckedLetter,
    writer: Writer,
    *,
    patience: Patience,
    cancelled: Signal | None = None,
) -> SecondReading:
    """Ask the model, once, which sentences the facts do not support."""
    reading = prepare_second_reading(task, [sentence.text for sentence in letter.sentences])
    answer = ask_twice(writer, reading.make_request, _judge, patience=patience, cancelled=cancelled, most=1)
    if answer.value is None:
        return SecondReading("failed", record=answer.record)
    questions = [question for doubt in answer.value.unsupported for question in _ask(letter, doubt)]
    return SecondReading("done", questions, answer.record)


def _judge(text: str) -> Verdict[_Doubts]:
    doubts = read_object(text, _Doubts)
    return Verdict(doubts) if doubts else Verdict(faults=[Fault("form")], reason="wrong_form")


def _ask(letter: CheckedLetter, doubt: _Doubt) -> list[Violation]:
    if not 1 <= doubt.sentence <= len(letter.sentences):
        return []
    text = letter.sentences[doubt.sentence - 1].text
    start, end = letter.places[doubt.sentence - 1]
    message = load_texts("second_reading")(doubt.why, words=text)
    fault = "invented-skill" if doubt.why in {"own_experience", "overstated"} else "invented-event"
    return [Violation(fault=fault, severity="ask", start=start, end=end, message=message)]
