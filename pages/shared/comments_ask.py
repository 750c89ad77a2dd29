"""Asks a model for comments on the draft, once the person has seen what is sent."""

from followup.prompts import load_texts
from followup.tasks.comments import CommentsTask, comment_on_draft, prepare_comments
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.comments_desk import TASK, forget_comments
from pages.shared.draft import get_draft, get_known_case
from pages.shared.findings import look_at_draft
from pages.shared.model_desk import has_agreed
from pages.shared.model_session import get_writer, sends_names
from pages.shared.task_runs import get_task_runs, start_run
from pages.shared.typed import memory

_texts = load_texts("comments")
_WANTED = "comments_wanted"
_PREPARED = "comments_task"


def get_asked() -> int:
    """How often comments were asked for."""
    asked: int = memory().get("comments_asked", 0)
    return asked


def prepare_task(writer: Writer) -> CommentsTask:
    """What would be asked now; the same question for as long as nothing that it depends on changes."""
    draft, case = get_draft(), get_known_case()
    notes = (memory().get("notes") or "") if case else ""
    findings = look_at_draft().findings
    signature = (draft, case, notes, findings, sends_names(), writer.host, writer.model)
    known: tuple[object, CommentsTask] | None = memory().get(_PREPARED)
    if known is None or known[0] != signature:
        task = prepare_comments(
            draft.text, draft.kind, case=case, notes=notes, findings=findings, send_names=sends_names()
        )
        memory()[_PREPARED] = known = (signature, task)
    return known[1]


def _start(task: CommentsTask, writer: Writer) -> None:
    forget_comments()
    memory()["comments_asked"] = get_asked() + 1
    start_run(TASK, task, lambda cancelled: comment_on_draft(task, writer, cancelled=cancelled), writer)
    announce(_texts("started"), target="comments_progress")


def ask_comments(asked: int) -> None:
    """Ask for comments: at once where the person has seen what is sent, else show that first.

    ``asked`` is how often they had been asked for when the button was drawn: of presses in quick succession
    only the first one counts.
    """
    writer = get_writer()
    if writer is None or asked != get_asked() or TASK in get_task_runs():
        return
    if has_agreed(TASK, writer):
        _start(prepare_task(writer), writer)
    else:
        memory()[_WANTED] = True
        announce(load_texts("model_page")("sent.title"), target="sent_comments")


def is_wanted() -> bool:
    """Whether the page shows what would be sent."""
    return bool(memory().get(_WANTED)) and TASK not in get_task_runs()


def send() -> None:
    """Send what is shown, as it is shown."""
    writer = get_writer()
    if memory().pop(_WANTED, None) and writer and _PREPARED in memory():
        _start(memory()[_PREPARED][1], writer)


def leave() -> None:
    """Send nothing."""
    memory().pop(_WANTED, None)
