"""What of a model's letter may be used: sentences with a fault go, and a letter that still stands is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from followup.case import Case
from followup.guard import verify_letter
from followup.guard_report import GuardReport, Violation
from followup.letters import Sentence
from followup.prompts import load_texts
from followup.redaction import find_private
from followup.replies import read_object
from followup.tasks.incoming import take_in
from followup.tasks.letter import LetterTask, WrittenLetter, WrittenSentence, load_prompt
from followup.tasks.prompt_files import Fault
from followup.tasks.road import Verdict
from followup.tasks.support import content_roots, find_support

_FEWEST_WORDS = {"letter": 25, "linkedin": 8}
_FEWEST_SENTENCES = {"letter": 3, "linkedin": 1}
_LEEWAY = 1.5
"""A letter may have so many times the words that were asked for."""
_WHOLE = 0.8
"""A violation of so much of a letter is none of a sentence."""
_GREETING = re.compile(r"(?:dear|hello|hi)\b[^.!?]{0,60}[,:]?$", re.IGNORECASE)


@dataclass(frozen=True)
class CheckedLetter:
    """A model's letter after the checks. ``left_out`` says in sentences what was taken out of it."""

    subject: str
    body: str
    sentences: tuple[Sentence, ...]
    report: GuardReport
    left_out: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    """Where each sentence stands in the body."""


def judge_letter(
    task: LetterTask, reply: str, *, case: Case, notes: str | None, sent_at: datetime
) -> Verdict[CheckedLetter]:
    """Check a reply; the report of what is kept blocks nothing."""
    written = read_object(reply, WrittenLetter)
    if written is None:
        return Verdict(faults=[Fault("form")], reason="wrong_form")
    bad, kept = _sort_sentences(task, written)
    faults: list[Fault] = [Fault("leak")] * bad
    left_out = [load_texts("letter_checks")("leak")] * bad
    body, places = _lay_out(task, kept)
    report = _verify(task, body, case, notes, sent_at)
    local = [v for v in _blocks(report) if v.end - v.start < len(body) * _WHOLE]
    hit = {n for n, place in enumerate(places) if any(_touches(v, place) for v in local)}
    if hit:
        whose = [v for v in local if any(_touches(v, places[n]) for n in hit)]
        faults += [Fault("sentence", {"fault": v.fault}) for v in whose]
        left_out += [violation.message for violation in whose]
        kept = [sentence for n, sentence in enumerate(kept) if n not in hit]
        body, places = _lay_out(task, kept)
        report = _verify(task, body, case, notes, sent_at)
    faults += [Fault("letter", {"fault": v.fault}) for v in _blocks(report)]
    faults += _measure(task, kept, body)
    if not _stands(task, kept, body, report):
        return Verdict(faults=faults or [Fault("too_short")])
    report = _ask_about_private(report, kept, places, case)
    sentences = tuple(Sentence(text=s.text, facts=find_support(task, s)) for s in kept)
    subject = _choose_subject(task, written.subject, case, notes, sent_at)
    return Verdict(
        CheckedLetter(subject, body, sentences, report, tuple(dict.fromkeys(left_out)), tuple(places))
    )


def _sort_sentences(task: LetterTask, written: WrittenLetter) -> tuple[int, list[WrittenSentence]]:
    """How many sentences hold marks of the question, and those that do not, with the people's names back."""
    bad, kept = 0, []
    system = task.system
    for sentence in written.sentences:
        text = _take_in(task, sentence.text, system)
        if text is None:
            bad += 1
        elif text and not _is_frame(task, text):
            kept.append(sentence.model_copy(update={"text": text}))
    return bad, kept


def _take_in(task: LetterTask, text: str, system: str) -> str | None:
    known = " ".join(fact.value for fact in task.facts)
    return take_in(text, redacted=task.redacted, frame=task.frame, system=system, known=known)


def _is_frame(task: LetterTask, text: str) -> bool:
    """Whether a sentence is a greeting or the name, which the app writes itself."""
    signed = task.edges[1].split("\n")
    return bool(_GREETING.match(text)) or text.rstrip(".,") in {line.rstrip(".,") for line in signed}


def _lay_out(task: LetterTask, kept: Sequence[WrittenSentence]) -> tuple[str, list[tuple[int, int]]]:
    """The body with the app's own greeting and sign-off, and where each sentence stands in it."""
    before, after = task.edges
    body, places = before, []
    for number, (_, group) in enumerate(groupby(kept, key=lambda sentence: sentence.paragraph)):
        body += "\n\n" if number and task.form == "letter" else " " if number else ""
        for place, sentence in enumerate(group):
            body += " " if place else ""
            places.append((len(body), len(body) + len(sentence.text)))
            body += sentence.text
    return body + after, places


def _verify(task: LetterTask, text: str, case: Case, notes: str | None, sent_at: datetime) -> GuardReport:
    """The report on a model's text: it must rest on the case alone, for the model saw nothing else.

    The notes tell beside that what is private, and what an instruction to software in them asks for.
    """
    alone = verify_letter(text, case, task.kind, sent_at=sent_at).violations
    if not notes:
        return GuardReport(violations=alone)
    more = verify_letter(text, case, task.kind, notes=notes, sent_at=sent_at).violations
    known = {(v.fault, v.severity, v.start, v.end) for v in alone}
    further = [v for v in more if (v.fault, v.severity, v.start, v.end) not in known]
    return GuardReport(violations=tuple(sorted((*alone, *further), key=lambda v: (v.start, v.end))))


def _ask_about_private(
    report: GuardReport, kept: Sequence[WrittenSentence], places: Sequence[tuple[int, int]], case: Case
) -> GuardReport:
    """The report with a question about each sentence that may tell of private life."""
    asked = [
        Violation(
            fault="private-detail",
            severity="ask",
            start=place[0],
            end=place[1],
            message=load_texts("letter_checks")("private", words=sentence.text),
        )
        for sentence, place in zip(kept, places, strict=True)
        if find_private(sentence.text, released=case.may_mention)
        and not any(_touches(violation, place) for violation in report.violations)
    ]
    return GuardReport(violations=tuple(sorted((*report.violations, *asked), key=lambda v: v.start)))


_CLOSED = frozenset(["invented-name", "invented-company"])
"""A person may confirm such a name in their own letter; a model has no business to write one."""


def _blocks(report: GuardReport) -> list[Violation]:
    return [v for v in report.violations if v.severity == "block" or v.fault in _CLOSED]


def _touches(violation: Violation, place: tuple[int, int]) -> bool:
    return violation.start < place[1] and violation.end > place[0]


def _count(kept: Sequence[WrittenSentence]) -> int:
    return sum(len(sentence.text.split()) for sentence in kept)


def _measure(task: LetterTask, kept: Sequence[WrittenSentence], body: str) -> list[Fault]:
    words, most = _count(kept), task.size[1]
    if _is_too_long(task, kept, body):
        return [Fault("too_long", {"words": words, "most": most})]
    return [Fault("too_short")] if words < _FEWEST_WORDS[task.form] else []


def _is_too_long(task: LetterTask, kept: Sequence[WrittenSentence], body: str) -> bool:
    if task.form == "linkedin":
        return len(body) > task.limit
    return _count(kept) > task.size[1] * _LEEWAY


def _stands(task: LetterTask, kept: Sequence[WrittenSentence], body: str, report: GuardReport) -> bool:
    return (
        report.safe
        and len(kept) >= _FEWEST_SENTENCES[task.form]
        and _count(kept) >= _FEWEST_WORDS[task.form]
        and not _is_too_long(task, kept, body)
    )


def _choose_subject(task: LetterTask, subject: str, case: Case, notes: str | None, sent_at: datetime) -> str:
    """The model's subject where nothing at all is against it, else the one of the plain letter."""
    if task.form != "letter":
        return ""
    text = _take_in(task, subject, task.system)
    if not text or not _is_plain_subject(task, text):
        return task.plain.subject
    line = f"Subject: {text}\n\n"
    whole = _verify(task, line + task.plain.body, case, notes, sent_at)
    against = any(violation.start < len(line) for violation in whole.violations)
    return task.plain.subject if against else text


def _is_plain_subject(task: LetterTask, text: str) -> bool:
    """Whether a subject holds nothing but words of the facts and of what such subjects say."""
    known = content_roots(" ".join([*(fact.value for fact in task.facts), *load_prompt().subject_words]))
    return content_roots(text) <= known | content_roots(task.plain.subject)
