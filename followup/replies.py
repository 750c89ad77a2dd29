"""The object in what a model wrote, however it is wrapped.

Models put fences, thinking and pleasantries around the JSON that they were asked for. Nothing in here raises
and nothing quotes the text: what is no such object is None.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)

_LONGEST = 200_000
"""Characters; a letter needs a hundredth of that."""
_DEEPEST = 20
_MOST_STARTS = 20
"""Braces at which an object is looked for, so that a wall of braces costs little."""
_THINKING = re.compile(r"<(/?)(?:think|thinking|reasoning)\b[^<>]{0,80}>", re.IGNORECASE)
_MARKS = re.compile(r'["\\{}\[\]]')


def read_object(text: str, model: type[M]) -> M | None:
    """Read the first balanced JSON object in a reply.

    Args:
        text: what the model wrote: the object alone, in a code fence, after thinking, between sentences.
        model: what the object must be.

    Returns:
        The checked object; None where there is none, where a key stands twice, where it is nested deeper
        than twenty levels, or where it does not fit ``model``. Lone halves of characters are left out.
    """
    if len(text) > _LONGEST:
        return None
    try:
        for candidate in _find_objects(_drop_thinking(text)):
            found = _load(candidate)
            if found is not None:
                return model.model_validate(found)
    except Exception:  # noqa: BLE001 - validators of any kind: what they say of the text goes no further
        return None
    return None


def _drop_thinking(text: str) -> str:
    """What stands behind the last thinking; some servers send the closing mark alone.

    Thinking that is never closed was cut off: what stands before it is left.
    """
    marks = list(_THINKING.finditer(text))
    closing = max((mark.end() for mark in marks if mark[1]), default=0)
    opening = min((mark.start() for mark in marks if mark.start() >= closing), default=len(text))
    return text[closing:opening]


def _find_objects(text: str) -> Iterator[str]:
    """Yield what is balanced from a brace on, the outermost first."""
    start = text.find("{")
    for _ in range(_MOST_STARTS):
        if start < 0:
            return
        end = _find_end(text, start)
        if end:
            yield text[start:end]
        start = text.find("{", start + 1)


def _find_end(text: str, start: int) -> int:
    """Just behind the brace that closes the one at ``start``; 0 where none does or it is too deep."""
    depth, quoted, skip = 0, False, -1
    for mark in _MARKS.finditer(text, start):
        char, at = mark.group(), mark.start()
        if at == skip:
            continue
        if char == "\\":
            skip = at + 1
        elif char == '"':
            quoted = not quoted
        elif not quoted:
            depth += 1 if char in "{[" else -1
            if depth == 0:
                return at + 1
            if depth > _DEEPEST:
                return 0
    return 0


def _load(candidate: str) -> dict[str, Any] | None:
    """The object, or None where this is no JSON. Raises where it is JSON that is not to be trusted."""
    try:
        found = json.loads(candidate, object_pairs_hook=_pair, parse_constant=_refuse)
    except json.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


def _pair(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {_whole(key): _whole(value) for key, value in pairs}
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _whole(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """A value without lone surrogates, which no file and no socket takes."""
    if isinstance(value, str):
        return value.encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return value


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
