"""Letters that a model is writing now, each in a thread of its own; what comes back becomes a version.

A thread knows nothing of the screen: it gets a job and leaves a draft. Only the script of the session takes
that over, so a change of page, a reload of a field or an edit meanwhile loses nothing.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

from followup.case import LetterKind
from followup.compose import Draft
from followup.prompts import load_texts
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.desk import find_letter, show_version
from pages.shared.letter_jobs import Job, Run
from pages.shared.letter_slots import Slot, Version
from pages.shared.typed import memory

_texts = load_texts("model_page")


def get_runs() -> dict[str, Run]:
    """What is being written now, by the name of the letter."""
    runs: dict[str, Run] = memory().setdefault("letter_runs", {})
    return runs


def get_results() -> dict[str, str]:
    """How the letters of the last panel went, by person; empty where only one was asked for."""
    results: dict[str, str] = memory().setdefault("letter_results", {})
    return results


def list_results(kind: LetterKind) -> list[str]:
    """What has come of the letters of this kind to a panel, a sentence for each."""
    is_this = memory().get("letter_results_kind") == kind
    return [result for result in get_results().values() if result] if is_this else []


def start_runs(jobs: Sequence[Job], writer: Writer) -> None:
    """Ask for each letter that is not being written already, side by side."""
    wanted = [(find_letter(job.kind, job.to), job) for job in jobs]
    wanted = [(slot, job) for slot, job in wanted if slot.name not in get_runs()]
    if not wanted:
        return
    get_results().clear()
    if len(jobs) > 1:
        get_results().update({job.person: "" for _, job in wanted})
        memory()["letter_results_kind"] = jobs[0].kind
    pool = ThreadPoolExecutor(max_workers=len(wanted), thread_name_prefix="letter")
    for slot, job in wanted:
        slot.asked, slot.why = slot.asked + 1, ""
        cancelled = Signal()
        answer = pool.submit(job.write, writer, cancelled)
        before = (slot.shown.subject, slot.shown.body)
        get_runs()[slot.name] = Run(slot, job, writer.model, writer.deadline, answer, cancelled, before)
    pool.shutdown(wait=False)
    announce(_texts("started"), target="letter")


def _give_up(run: Run, why: str) -> None:
    run.slot.why = why
    if run.job.person in get_results():
        get_results()[run.job.person] = _texts("result_plain", person=run.job.person, why=why)


def cancel_run(name: str) -> None:
    """Stop one letter now: its thread is told, and nobody waits for it."""
    run = get_runs().pop(name, None)
    if run is not None:
        run.cancelled.set()
        _give_up(run, load_texts("model")("reason.cancelled"))
        announce(run.slot.why)


def cancel_runs() -> None:
    """Stop every letter now."""
    for name in list(get_runs()):
        cancel_run(name)


def _read_answer(run: Run) -> Draft | str:
    """The model's letter, or why there is none."""
    if not run.answer.done():
        run.cancelled.set()
        return load_texts("model")("reason.late")
    if run.answer.exception() is not None:
        return _texts("failed")
    draft = run.answer.result()
    if draft.source == "model":
        return draft
    return draft.why_template.removesuffix(load_texts("compose")("plain")).strip()


def _take(run: Run) -> str:
    """Take over what a run came to. Returns the sentence that tells it."""
    answer = _read_answer(run)
    if isinstance(answer, str):
        _give_up(run, answer)
        return answer
    slot = run.slot
    slot.take_over(memory())
    untouched = (slot.shown.subject, slot.shown.body) == run.before
    slot.versions.append(Version(answer, run.job.made_from, answer.subject, answer.body))
    if run.job.person in get_results():
        get_results()[run.job.person] = _texts("result_done", person=run.job.person)
    if untouched:
        slot.place = len(slot.versions) - 1
        show_version(slot)
    else:
        slot.unseen = len(slot.versions) - 1
    return _texts("arrived" if untouched else "ready", model=run.model)


def collect_runs() -> None:
    """Take over every letter that has come; called before a page draws its fields."""
    over = [name for name, run in get_runs().items() if run.is_over]
    said = [_take(get_runs().pop(name)) for name in over]
    if len(said) == 1:
        announce(said[0])
    elif said:
        done = sum(result == _texts("result_done", person=person) for person, result in get_results().items())
        announce(_texts("all_arrived", done=done, count=len(get_results())))


def show_unseen(slot: Slot) -> None:
    """Put the letter on the page that came while the person changed theirs."""
    if slot.unseen is not None:
        slot.take_over(memory())
        slot.place, slot.unseen = slot.unseen, None
        show_version(slot)
