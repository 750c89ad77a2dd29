"""The road from pasted notes to a reading: the rules first, then the model's quotes beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from threading import Event as Signal

from followup import notes as by_rules
from followup.cleaning import clean_text
from followup.notes.quarantine import blank_out, find_aside
from followup.prompts import load_texts
from followup.reading.align import Alignment
from followup.reading.merge import Merge
from followup.reading.models import Choice, NotesReading
from followup.reading.private import leave_private_out
from followup.redaction import find_private
from followup.spans import Span
from followup.tasks.notes import NotesTask, prepare_notes
from followup.tasks.notes_judge import NotesPlaces, judge_notes
from followup.tasks.reasons import say_reason
from followup.tasks.road import Answer, Patience, ask_twice
from followup.writer import Writer


def read_notes(  # noqa: PLR0913 - what a page lets people choose, by name
    notes: str,
    *,
    today: date,
    time_zone: str,
    region: str | None = None,
    writer: Writer | None = None,
    keep: Sequence[str] = (),
    send_names: bool = False,
    cancelled: Signal | None = None,
    task: NotesTask | None = None,
) -> NotesReading:
    """Read what the notes say; nothing is guessed, and no value is there that the notes do not hold.

    Args:
        notes: the notes as they were pasted, in any form.
        today: the day on which they are read, in ``time_zone``.
        time_zone: a name of the tz database; times in the case are local times there.
        region: an ISO 3166-2 code that decides how numeric dates are written; None leaves that to the zone.
        writer: the language model to ask, None for the rules alone. Whatever fails about it ends in the
            rules' reading, and ``why_rules`` says why.
        keep: words that look like an instruction to software and that the person calls their own.
        send_names: whether names of people may leave the app; else the model sees marks in their place.
        cancelled: once set, the model is given up and the rules' reading comes.
        task: what ``prepare_notes`` put together from the same notes, so that exactly what a person was
            shown is sent; None to put it together now.

    Returns:
        The case, the evidence for each of its facts, what was ambiguous, and what is left to choose.

    Raises:
        ValueError: ``today`` is no plain date, or ``time_zone`` is not known.
        PromptFileError: a file in ``prompts/`` cannot be used.
    """
    if writer is not None:
        task = task or prepare_notes(notes, keep=keep, send_names=send_names)
    clean = task.clean if task else clean_text(notes).text
    hidden = task.hidden if task else find_aside(clean, keep=keep)
    ruled = by_rules.read_notes(clean, today=today, time_zone=time_zone, region=region, keep=keep)
    ruled = leave_private_out(ruled, find_private(blank_out(clean, hidden)))
    reading = NotesReading(**dict(ruled), quarantined=hidden)
    if writer is not None and task is not None and clean.strip():
        answer = _ask(task, writer, cancelled)
        if answer.value is not None:
            merge = Merge(task, ruled, today=today, time_zone=time_zone, region=region)
            reading = merge.reading(answer.value)
        update = {"record": answer.record, "reason": answer.reason, "why_rules": _explain(answer, writer)}
        reading = reading.model_copy(update=update)
    return reading if clean == notes else _placed(reading, Alignment(notes, clean))


def _ask(task: NotesTask, writer: Writer, cancelled: Signal | None) -> Answer[NotesPlaces]:
    if task.is_too_long:
        return Answer(None, "too_long")
    return ask_twice(
        writer,
        task.make_request,
        lambda reply: judge_notes(task, reply),
        patience=Patience(writer.deadline),
        cancelled=cancelled,
    )


def _explain(answer: Answer[NotesPlaces], writer: Writer) -> str:
    """Why the rules alone read the notes, in a sentence or two; empty where the model read them too."""
    if answer.value is not None:
        return ""
    texts = load_texts("reading")
    key = f"reason.{answer.reason}"
    why = texts(key, model=writer.model) if key in texts else say_reason(answer, writer)
    return f"{why} {texts('by_rules')}"


def _placed(reading: NotesReading, alignment: Alignment) -> NotesReading:
    """The reading with its places counted in the notes as they were given."""

    def move(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(alignment.move(span) for span in spans)

    def moved(choice: Choice) -> Choice:
        spans = {"now_spans": move(choice.now_spans), "other_spans": move(choice.other_spans)}
        return choice.model_copy(update=spans)

    evidence: Mapping[str, tuple[Span, ...]] = {path: move(s) for path, s in reading.evidence.items()}
    return reading.model_copy(
        update={
            "evidence": evidence,
            "quarantined": move(reading.quarantined),
            "choices": tuple(moved(choice) for choice in reading.choices),
        }
    )
