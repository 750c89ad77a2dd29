"""A model's coaching on the reflection: one strength, one thing to practise, one example put in order.

The example is put together from the person's own words alone. What they did not write stays a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event as Signal

from pydantic import BaseModel, ConfigDict, Field

from followup.case import Case, Reflection
from followup.cleaning import clean_text, neutralise
from followup.guard import check_remark
from followup.prompts import load_prompts, load_texts
from followup.redaction import Redacted, drop_orders, drop_private, find_people, redact
from followup.reflection import EXAMPLE_PARTS, says_something
from followup.replies import read_object
from followup.tasks.frame import Frame, new_frame
from followup.tasks.incoming import take_in
from followup.tasks.names import name_people
from followup.tasks.prompt_files import Fault, PromptFile, say_faults
from followup.tasks.quotes import find_quote
from followup.tasks.reasons import say_reason
from followup.tasks.road import Answer, Patience, Verdict, ask_twice
from followup.writer import Reason, Record, Request, Writer


class _WrittenRemark(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    quote: str = Field(default="", max_length=600)
    say: str = Field(default="", max_length=500)


class _WrittenExample(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    situation: str = Field(default="", max_length=600)
    task: str = Field(default="", max_length=600)
    action: str = Field(default="", max_length=600)
    result: str = Field(default="", max_length=600)


class _WrittenCoaching(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    keep: _WrittenRemark = _WrittenRemark()
    practise: _WrittenRemark = _WrittenRemark()
    example: _WrittenExample = _WrittenExample()


class Remark(BaseModel):
    """The person's own words (``quote``), and what the coach says of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    quote: str
    say: str


class ExamplePart(BaseModel):
    """One part of an example: the person's own words, or the question that they have yet to answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    part: str
    words: str = ""
    question: str = ""


class Coaching(BaseModel):
    """What a model makes of the answers. ``why_none`` says why there is nothing, empty where there is.

    ``example`` has the four parts in their order, or is empty where nothing came.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    keep: Remark | None = None
    practise: Remark | None = None
    example: tuple[ExamplePart, ...] = ()
    why_none: str = ""
    reason: Reason | None = None
    record: Record = Record()


@dataclass(frozen=True)
class CoachingTask:
    """The answers, and how they are put to the model.

    ``answers`` are the person's words without what is private and without orders to software; ``evidence``
    holds such orders too, so that the guard knows one that was obeyed. ``held_back`` are the private
    sentences, in the order of the answers: neither sent nor quoted.
    """

    answers: tuple[str, ...]
    evidence: str
    held_back: tuple[str, ...]
    case: Case
    redacted: Redacted
    frame: Frame

    def make_request(self, faults: Sequence[Fault] = ()) -> Request:
        """The question; after a first attempt with what was wrong with it."""
        texts = load_texts("reflection")
        lines = [
            f"{texts(f'question.{name}')}\n{answer or '-'}"
            for name, answer in zip(Reflection.model_fields, self.redacted.texts, strict=True)
        ]
        messages = load_prompts("model/coaching", PromptFile).render(
            self.frame, answers="\n\n".join(lines), again=say_faults(faults) if faults else ""
        )
        schema = _WrittenCoaching.model_json_schema()
        return Request(task="coaching", messages=messages, schema_name="coaching", reply_schema=schema)


def prepare_coaching(
    reflection: Reflection, *, case: Case | None = None, send_names: bool = False, frame: Frame | None = None
) -> CoachingTask:
    """Put together what a model would be asked about the four answers; nothing is sent.

    Args:
        reflection: the answers; private sentences in them (health, family, pay, ...) are not sent.
        case: whose people are known by name, so that marks stand for them; nothing else of it is sent.
        send_names: whether names of people may leave the app.
        frame: the marks of the question; None for new ones.

    Raises:
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    known = case or Case()
    written = [clean_text(getattr(reflection, name)).text.strip() for name in Reflection.model_fields]
    sent = [drop_private(drop_orders(answer).text) for answer in written]
    people = find_people("\n".join(written), known=name_people(known))
    answers = tuple(each.text for each in sent)
    texts = [neutralise(answer) for answer in answers]
    redacted = redact(texts, people=people, keep_names=send_names, own=known.candidate)
    held_back = tuple(words for each in sent for words in each.dropped)
    evidence = "\n".join(drop_private(answer).text for answer in written)
    return CoachingTask(answers, evidence, held_back, known, redacted, frame or new_frame())


def coach_reflection(
    task: CoachingTask, writer: Writer | None, *, cancelled: Signal | None = None
) -> Coaching:
    """Ask a model to coach. Whatever fails is a reason in words; the next steps without a model stand."""
    if writer is None:
        return Coaching(reason="no_key", why_none=say_reason(Answer(None, "no_key"), None))
    if not any(says_something(answer) for answer in task.answers):
        return Coaching(why_none=load_texts("reflection")("coach.nothing_sent"))
    answer = ask_twice(
        writer,
        task.make_request,
        lambda reply: _judge(task, reply),
        patience=Patience(writer.deadline),
        cancelled=cancelled,
    )
    if answer.value is None:
        return Coaching(reason=answer.reason, why_none=say_reason(answer, writer), record=answer.record)
    return answer.value.model_copy(update={"record": answer.record})


def _judge(task: CoachingTask, reply: str) -> Verdict[Coaching]:
    """What of a reply rests on the person's words; a reply of which nothing does is refused."""
    written = read_object(reply, _WrittenCoaching)
    if written is None:
        return Verdict(faults=[Fault("form")], reason="wrong_form")
    keep, practise = _check_remark(task, written.keep), _check_remark(task, written.practise)
    example = _order_example(task, written.example)
    if keep is None and practise is None and not any(part.words for part in example):
        return Verdict(faults=[Fault("quote"), Fault("leak")])
    return Verdict(Coaching(keep=keep, practise=practise, example=example))


def _own_words(task: CoachingTask, quote: str) -> str:
    """The quote as the person wrote it; empty where it stands in no answer."""
    restored = task.redacted.restore(quote)
    spans = ((find_quote(restored, answer), answer) for answer in task.answers)
    return next((" ".join(span.of(answer).split()) for span, answer in spans if span), "")


def _order_example(task: CoachingTask, written: _WrittenExample) -> tuple[ExamplePart, ...]:
    """The four parts: the person's own words, each once, and a question for each gap."""
    parts: list[ExamplePart] = []
    for part in EXAMPLE_PARTS:
        words = _own_words(task, getattr(written, part))
        if any(words in other.words for other in parts):
            words = ""
        question = "" if words else load_texts("reflection")(f"coach.gap.{part}")
        parts.append(ExamplePart(part=part, words=words, question=question))
    return tuple(parts)


def _check_remark(task: CoachingTask, written: _WrittenRemark) -> Remark | None:
    """A remark on words that stand in the answers, and that brings in nothing from elsewhere."""
    quote = _own_words(task, written.quote)
    system = task.make_request().messages[0].content
    say = take_in(written.say, redacted=task.redacted, frame=task.frame, system=system)
    if not quote or not say:
        return None
    doubted = check_remark(say, task.case, notes=task.evidence).violations
    return None if doubted else Remark(quote=quote, say=say)
