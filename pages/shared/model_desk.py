"""The desk at which a person sees what goes to a language model, before it goes.

The pages ask ``get_writer()``; before the first question of a kind they show ``confirm_first``, which draws
the exact request and waits for the person.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from followup.prompts import load_texts
from followup.redaction import Redacted
from followup.writer import Request, Writer
from pages.shared.model_session import get_sample, get_writer, sends_names, wants_second_reading
from pages.shared.show import draw, list_items, plain
from pages.shared.typed import memory

__all__ = ["confirm_first", "get_writer", "has_agreed", "show_sent"]

_texts = load_texts("model_page")
# Long text scrolls in a container that holds a button too, so that the keyboard reaches it.
_MESSAGE_HEIGHT = 300
_BODY_HEIGHT = 180


def _agreement(task: str, writer: Writer) -> tuple[object, ...]:
    """All that changes what leaves the app, or where it goes."""
    return writer.host, writer.model, task, sends_names(), bool(get_sample())


def has_agreed(task: str, writer: Writer) -> bool:
    """Whether the person saw such a request in this session and pressed "Send this"."""
    return _agreement(task, writer) in memory().get("model.agreed", ())


def _agree(task: str, writer: Writer, send: Callable[..., None], args: Sequence[Any]) -> None:
    memory()["model.agreed"] = {*memory().get("model.agreed", ()), _agreement(task, writer)}
    send(*args)


def _say_removed(redacted: Redacted | None) -> list[str]:
    """What was taken out on the way, counted; and how people stand in the request."""
    lines = [_texts("sent.names" if sends_names() else "sent.marks")]
    removed = sum(count for kind, count in redacted.counts.items() if kind != "person") if redacted else 0
    if removed:
        lines.insert(0, _texts("sent.removed", count=removed))
    return lines


def show_sent(request: Request, writer: Writer, redacted: Redacted | None = None) -> None:
    """The exact request and its host, what was taken out of it, and what is not in it."""
    st.markdown(_texts("sent.host", host=plain(writer.host), model=plain(writer.model)))
    lines = [*_say_removed(redacted), _texts(f"sent.not.{request.task}"), _texts("sent.again")]
    if request.task == "letter" and wants_second_reading():
        lines.append(_texts("sent.second"))
    draw(list_items(lines))
    st.caption(_texts("sent.message"))
    with st.container(height=_MESSAGE_HEIGHT, border=False):
        st.code(request.messages[-1].content, language=None, wrap_lines=True)
    st.caption(_texts("sent.body"))
    body = json.dumps(json.loads(writer.spell(request)), indent=1, ensure_ascii=False)
    with st.container(height=_BODY_HEIGHT, border=False):
        st.code(body, language=None, wrap_lines=True)


def confirm_first(  # noqa: PLR0913 - what is sent, and the two ways on, all by name
    requests: Mapping[str, tuple[Request, Redacted | None]],
    writer: Writer,
    *,
    key: str,
    send: Callable[..., None],
    leave: Callable[..., None],
    args: Sequence[Any] = (),
) -> None:
    """Show each request (by whom or what it is for) and wait: "Send this" agrees and calls ``send(*args)``.

    Where the person has agreed to such a request already, the caller need not show this: see ``has_agreed``.
    """
    task = next(request.task for request, _ in requests.values())
    with st.container(key=f"sent_{key}", border=True):
        st.subheader(_texts("sent.title"), anchor=False)
        for name, (request, redacted) in requests.items():
            if len(requests) == 1:
                show_sent(request, writer, redacted)
            else:
                with st.expander(plain(name)):
                    show_sent(request, writer, redacted)
        with st.container(horizontal=True):
            st.button(
                _texts("send"),
                key=f"send_{key}",
                type="primary",
                on_click=_agree,
                args=(task, writer, send, args),
            )
            st.button(_texts("not_now"), key=f"not_now_{key}", on_click=leave)
