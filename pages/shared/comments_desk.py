"""The comments of a model on the draft: where they stand now, and which of them are left."""

from dataclasses import dataclass, replace

from followup.case import LetterKind
from followup.prompts import load_texts
from followup.spans import Span
from followup.tasks.comments import Comments, CommentsTask
from followup.tasks.quotes import follow_place
from pages.shared.announce import announce
from pages.shared.draft import get_draft
from pages.shared.draft_moves import use_words
from pages.shared.task_runs import take_answer
from pages.shared.typed import memory

TASK = "comments"
_texts = load_texts("comments")
_SHOWN = "comments"


@dataclass(frozen=True)
class ShownComment:
    """One comment and where it stands in the draft now; ``letter`` is its name on the page."""

    letter: str
    span: Span
    message: str
    rewrite: str


@dataclass(frozen=True)
class ShownComments:
    """The comments that are left, for a draft as it was when they were last drawn."""

    text: str
    kind: LetterKind
    comments: tuple[ShownComment, ...] = ()
    model: str = ""
    left_out: int = 0
    lapsed: int = 0
    why_none: str = ""
    failed: bool = False


def forget_comments() -> None:
    """Empty the list: the model is asked anew."""
    memory().pop(_SHOWN, None)


def say_why_none(why: str) -> None:
    """Remember why there are no comments."""
    draft = get_draft()
    memory()[_SHOWN] = ShownComments(draft.text, draft.kind, why_none=why, failed=True)


def say_count(count: int) -> str:
    """How many comments there are, in words."""
    return _texts("count_one") if count == 1 else _texts("count_many", count=count)


def collect_comments() -> bool:
    """Take over what a model said, and find its places in the draft as it is now.

    Returns:
        Whether something has come: the page is to be drawn anew, so that it is announced.
    """
    came = take_answer(TASK, _texts("failed"))
    if came and came.why:
        say_why_none(came.why)
        announce(came.why)
    elif came:
        task, found = came.run.task, came.answer
        memory()[_SHOWN] = _show(task, found, came.run.model)
        count = len(found.comments)
        words = _texts("arrived", model=came.run.model, count=say_count(count)) if count else found.why_none
        announce(words, target="comments" if count else None)
    _follow_draft()
    return came is not None


def _show(task: CommentsTask, found: Comments, model: str) -> ShownComments:
    shown = tuple(
        ShownComment(chr(ord("A") + n), Span(start=c.start, end=c.end), c.message, c.rewrite)
        for n, c in enumerate(found.comments)
    )
    failed = found.reason is not None
    return ShownComments(task.text, task.kind, shown, model, found.left_out, 0, found.why_none, failed)


def _follow_draft() -> None:
    """Move each comment with its words; where those were changed, it lapses."""
    known = get_comments()
    draft = get_draft()
    if known is None or (known.text, known.kind) == (draft.text, draft.kind):
        return
    same_letter = known.kind == draft.kind
    moved = [
        (c, follow_place(c.span, known.text, draft.text) if same_letter else None) for c in known.comments
    ]
    left = tuple(replace(c, span=span) for c, span in moved if span)
    lapsed = known.lapsed + len(known.comments) - len(left)
    memory()[_SHOWN] = replace(known, text=draft.text, kind=draft.kind, comments=left, lapsed=lapsed)


def get_comments() -> ShownComments | None:
    """What a model said of this draft; None where it was not asked."""
    shown: ShownComments | None = memory().get(_SHOWN)
    return shown


def _remove(comment: ShownComment) -> None:
    known = get_comments()
    if known:
        left = tuple(other for other in known.comments if other.letter != comment.letter)
        memory()[_SHOWN] = replace(known, comments=left)


def use_rewrite(comment: ShownComment) -> None:
    """Put the model's words in place of the person's; the draft before is kept."""
    _follow_draft()
    known = get_comments()
    here = next((c for c in known.comments if c.letter == comment.letter), None) if known else None
    if here is None:
        return
    _remove(here)
    use_words(here.span.start, here.span.end, here.rewrite)
    _follow_draft()
    announce(_texts("used"))


def dismiss_comment(comment: ShownComment) -> None:
    """Set a comment aside."""
    _remove(comment)
    known = get_comments()
    announce(_texts("dismissed"), target="comments" if known and known.comments else None)
