"""A model's comments on the person's own draft: at most five, each tied to words that stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event as Signal

from pydantic import BaseModel, ConfigDict, Field

from followup.case import Case, LetterKind
from followup.cleaning import clean_text, neutralise
from followup.critique import Finding, is_about_all, load_rulebook
from followup.guard import check_remark
from followup.prompts import PromptData, load_prompts, load_texts
from followup.redaction import Redacted, drop_orders, drop_private, find_people, redact
from followup.replies import read_object
from followup.tasks.frame import Frame, new_frame
from followup.tasks.incoming import take_in
from followup.tasks.letter import load_prompt as load_letter_prompt
from followup.tasks.names import name_people
from followup.tasks.prompt_files import Fault, PromptFile, say_faults
from followup.tasks.quotes import find_quote
from followup.tasks.reasons import say_reason
from followup.tasks.rewrites import Original, fit_in, says_it_again
from followup.tasks.road import Answer, Patience, Verdict, ask_twice
from followup.writer import Reason, Record, Request, Writer

MOST_COMMENTS = 5
_PARAGRAPH = "\n\n"


class _Written(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    quote: str = Field(min_length=1, max_length=600)
    comment: str = Field(min_length=1, max_length=400)
    rewrite: str = Field(min_length=1, max_length=600)


class _WrittenComments(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    comments: tuple[_Written, ...] = Field(max_length=20)


class Comment(BaseModel):
    """One comment: characters ``start`` up to ``end`` of the draft, what is said of them, and other words.

    ``rewrite`` can stand in their place as it is: the draft with it has no fault that it had not before.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int
    end: int
    message: str
    rewrite: str


class Comments(BaseModel):
    """What a model says of a draft. ``why_none`` says why there is no comment, empty where there is one.

    ``reason`` is None where the model answered and its answer could be used, an empty one too. ``left_out``
    counts the comments that the checks took out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    comments: tuple[Comment, ...] = ()
    left_out: int = 0
    why_none: str = ""
    reason: Reason | None = None
    record: Record = Record()


class _CommentsPrompt(PromptFile):
    finding: str


class _Sorted(PromptData):
    comments: tuple[Comment, ...]
    left_out: int


@dataclass(frozen=True)
class CommentsTask:
    """A draft to be commented on, what the rules found in it, and how it is put to the model.

    ``held_back`` are the private sentences of the draft, which are not sent.
    """

    text: str
    kind: LetterKind
    case: Case
    notes: str
    findings: tuple[Finding, ...]
    redacted: Redacted
    frame: Frame
    held_back: tuple[str, ...]

    @property
    def evidence(self) -> str:
        """What the words of a comment may rest on beside the case: the draft, and the notes."""
        return f"{self.text}\n{self.notes}"

    def make_request(self, faults: Sequence[Fault] = ()) -> Request:
        """The question; after a first attempt with what was wrong with it."""
        prompt = load_prompts("model/comments", _CommentsPrompt)
        letter, *found = self.redacted.texts
        book = load_rulebook()
        lines = [
            prompt.finding.format(rule=book[finding.rule].name, words=words)
            for finding, words in zip(self.findings, found, strict=True)
        ]
        messages = prompt.render(
            self.frame,
            job=load_letter_prompt().kinds[self.kind].job,
            letter=letter,
            findings="\n".join(dict.fromkeys(lines)) or "-",
            again=say_faults(faults) if faults else "",
        )
        schema = _WrittenComments.model_json_schema()
        return Request(task="comments", messages=messages, schema_name="comments", reply_schema=schema)


def prepare_comments(  # noqa: PLR0913 - the draft and all that is known of it
    text: str,
    kind: LetterKind,
    *,
    case: Case | None = None,
    notes: str | None = None,
    findings: Sequence[Finding] = (),
    send_names: bool = False,
    frame: Frame | None = None,
) -> CommentsTask:
    """Put together what a model would be asked about a draft; nothing is sent.

    Args:
        text: the draft, as the person wrote it. Private sentences and orders to software in it are not sent.
        kind: which of the four letters it is.
        case: the facts to compare with, None for none. They are not sent.
        notes: what the person pasted, as evidence. They are not sent.
        findings: what the rules found, so that no comment says it again.
        send_names: whether names of people may leave the app.
        frame: the marks of the question; None for new ones.

    Raises:
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    known = case or Case()
    sent = drop_private(drop_orders(clean_text(text).text).text)
    places = [drop_private(_place_of(finding, text)).text for finding in findings]
    people = find_people(text, known=name_people(known))
    texts = [neutralise(each) for each in (sent.text, *places)]
    redacted = redact(texts, people=people, keep_names=send_names, own=known.candidate)
    return CommentsTask(
        text, kind, known, notes or "", tuple(findings), redacted, frame or new_frame(), sent.dropped
    )


def _place_of(finding: Finding, text: str) -> str:
    """The words that a finding is about, on one line; empty where it is about the whole letter."""
    if is_about_all(finding, text):
        return ""
    return " ".join(drop_orders(clean_text(text[finding.start : finding.end]).text).text.split())


def comment_on_draft(
    task: CommentsTask, writer: Writer | None, *, cancelled: Signal | None = None
) -> Comments:
    """Ask a model for its comments. Whatever fails is a reason in words; the findings of the rules stand."""
    if writer is None:
        return Comments(reason="no_key", why_none=say_reason(Answer(None, "no_key"), None))
    if not task.redacted.texts[0].strip():
        return Comments(why_none=load_texts("comments")("nothing_sent"))
    answer = ask_twice(
        writer,
        task.make_request,
        lambda reply: _judge(task, reply),
        patience=Patience(writer.deadline),
        cancelled=cancelled,
    )
    if answer.value is None:
        why = say_reason(answer, writer)
        return Comments(reason=answer.reason, why_none=why, record=answer.record)
    found = answer.value
    why = "" if found.comments else load_texts("comments")("nothing_to_add")
    return Comments(comments=found.comments, left_out=found.left_out, why_none=why, record=answer.record)


def _judge(task: CommentsTask, reply: str) -> Verdict[_Sorted]:
    """The comments that pass every check, the first five of them in the order of the draft."""
    written = read_object(reply, _WrittenComments)
    if written is None:
        return Verdict(faults=[Fault("form")], reason="wrong_form")
    original = Original(task.text, task.kind, task.case, task.evidence)
    checked = [_check(task, original, each) for each in written.comments]
    passed = [comment for comment in checked if comment is not None]
    kept: list[Comment] = []
    for comment in passed:
        if not any(comment.start < other.end and other.start < comment.end for other in kept):
            kept.append(comment)
    if written.comments and not kept:
        return Verdict(faults=[Fault("quote"), Fault("leak")])
    kept = sorted(kept[:MOST_COMMENTS], key=lambda comment: comment.start)
    return Verdict(_Sorted(comments=tuple(kept), left_out=len(checked) - len(passed)))


def _check(task: CommentsTask, original: Original, written: _Written) -> Comment | None:
    """A comment whose quote stands in the draft, and whose words and rewrite pass the guard."""
    span = find_quote(task.redacted.restore(written.quote), task.text)
    if span is None or _PARAGRAPH in span.of(task.text):
        return None
    message, rewrite = _take_in(task, written.comment), _take_in(task, written.rewrite)
    if not message or not rewrite or says_it_again(message, span, task.text, task.findings):
        return None
    rewrite = fit_in(rewrite, span, task.text)
    if not original.is_improved_by(rewrite, span):
        return None
    return Comment(start=span.start, end=span.end, message=message, rewrite=rewrite)


def _take_in(task: CommentsTask, text: str) -> str | None:
    """Words of the reply, None where they hold what neither the draft nor the evidence holds."""
    system = task.make_request().messages[0].content
    words = take_in(text, redacted=task.redacted, frame=task.frame, system=system, known=task.text)
    doubted = check_remark(words or "", task.case, notes=task.evidence).violations
    return None if doubted else words
