"""Draws the comments of a model on the draft, and the way to ask for them."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import streamlit as st

from followup.prompts import load_texts
from followup.writer import Writer
from pages.shared.comments_ask import ask_comments, get_asked, is_wanted, leave, prepare_task, send
from pages.shared.comments_desk import (
    TASK,
    ShownComment,
    ShownComments,
    dismiss_comment,
    get_comments,
    say_count,
    say_why_none,
    use_rewrite,
)
from pages.shared.marks import COMMENT_SHAPE, Mark
from pages.shared.model_desk import confirm_first
from pages.shared.model_session import get_writer
from pages.shared.show import draw, list_items, plain
from pages.shared.task_runs import TaskRun, get_task_runs, show_run

_texts = load_texts("comments")


def open_style() -> None:
    """Load how comments look."""
    st.html(Path(__file__).parent / "comments.css")


def mark_comment(comment: ShownComment) -> Mark:
    """The mark of a comment in the draft."""
    words = _texts("mark", letter=comment.letter)
    target = f"comment-{comment.letter.lower()}"
    return Mark(comment.span.start, comment.span.end, "comment", comment.letter, words, target)


def list_comments() -> tuple[ShownComment, ...]:
    """The comments that are left."""
    known = get_comments()
    return known.comments if known else ()


def _words(label: str, words: str, look: str = "") -> str:
    return f'<p class="fu-label">{escape(label)}</p><p class="fu-words {look}">{escape(words)}</p>'


def _show_comment(comment: ShownComment, known: ShownComments) -> None:
    with st.container(key=f"comment{comment.letter}", border=True):
        heading = _texts("heading", letter=comment.letter)
        st.subheader(heading, anchor=f"comment-{comment.letter.lower()}")
        badge = f"{COMMENT_SHAPE} {_texts('badge', model=known.model)}"
        draw(
            f'<div class="fu-finding"><p><span class="fu-badge fu-comment">{escape(badge)}</span></p>'
            f"<p><strong>{escape(comment.message)}</strong></p>"
            f"{_words(_texts('quote'), comment.span.of(known.text))}"
            f"{_words(_texts('rewrite'), comment.rewrite, 'fu-new')}</div>"
        )
        with st.container(horizontal=True, gap="small"):
            letter, args = comment.letter, (comment,)
            key = f"{letter}.{get_asked()}"
            st.button(_texts("use", letter=letter), key=f"use.{key}", on_click=use_rewrite, args=args)
            st.button(
                _texts("dismiss", letter=letter), key=f"drop.{key}", on_click=dismiss_comment, args=args
            )


def show_comment_list() -> None:
    """The comments that are left, and what was checked of them."""
    known = get_comments()
    if known is None or not known.comments:
        return
    with st.container(key="comments"):
        st.header(say_count(len(known.comments)), anchor=False)
        for comment in known.comments:
            _show_comment(comment, known)
        st.caption(_texts("checked"))


def _show_notes(known: ShownComments) -> None:
    """What became of comments that are not there, and why none came."""
    if known.why_none:
        lines = [known.why_none, *([_texts("rules_stay")] if known.failed else [])]
        st.info(plain(" ".join(lines)))
    if known.left_out:
        key = "left_out_one" if known.left_out == 1 else "left_out_many"
        st.caption(_texts(key, count=known.left_out))
    if known.lapsed:
        st.caption(_texts("lapsed"))


def show_held_back(lead: str, sentences: Iterable[str]) -> None:
    """The private sentences that are not sent."""
    if words := list(sentences):
        st.markdown(lead)
        draw(list_items(words))


def _show_preview(writer: Writer) -> None:
    """What would be sent, until the person says "Send this" or "Not now"."""
    task = prepare_task(writer)
    show_held_back(_texts("held_back"), task.held_back)
    requests = {_texts("title"): (task.make_request(), task.redacted)}
    confirm_first(requests, writer, key=TASK, send=send, leave=leave)


def _say_progress(run: TaskRun) -> str:
    return _texts("writing", model=plain(run.model), seconds=int(run.seconds), most=round(run.most))


def show_asking() -> None:
    """The way to ask a model, how far it is, and why none came."""
    writer = get_writer()
    if writer is None:
        return
    with st.container(key="comments_progress"):
        known = get_comments()
        if known is None or not known.comments:
            st.header(_texts("title"), anchor=False)
            st.markdown(_texts("lead"))
        if known:
            _show_notes(known)
        if TASK in get_task_runs():
            show_run(TASK, _say_progress, _texts("cancel"), say_why_none)
        elif is_wanted():
            _show_preview(writer)
        else:
            label = "ask_again" if known else "ask"
            st.button(
                _texts(label, model=plain(writer.model)),
                key=f"ask_comments.{get_asked()}",
                on_click=ask_comments,
                args=(get_asked(),),
            )
