"""What an endpoint answered: its status and its bytes become the text of the model, or a reason.

The bytes are whatever a stranger's server sends, so they are read by hand, and nothing in here raises. The
forms are those of Chat Completions, with what compatible servers were seen to do differently.
"""

import json
import re
from typing import Any, NamedTuple

from followup.door_file import load_door
from followup.writer import Reason

_MOST_TOKENS = 10_000_000
_CLIENT_ERRORS, _SERVER_ERRORS = 400, 500
_REASONS: dict[int, Reason] = {401: "bad_key", 403: "forbidden", 404: "not_found", 429: "busy"}
_TOO_MANY = 429
_MAY_NAME_MODEL = frozenset({400, 403, 404, 422})


class Completion(NamedTuple):
    """The text or the reason, and the tokens as the endpoint counted them."""

    text: str | None = None
    reason: Reason | None = None
    tokens_in: int = 0
    tokens_out: int = 0


def read_completion(body: bytes, *, model: str) -> Completion:
    """Read the body of an answer with status 200. ``model`` is the name that was asked for."""
    found = _load(body)
    if not isinstance(found, dict):
        return Completion(reason="unreadable")
    usage = _dict_of(found.get("usage"))
    tokens = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
    if found.get("error") and not found.get("choices"):
        code = _dict_of(found["error"]).get("code")
        status = code if isinstance(code, int) and code >= _CLIENT_ERRORS else _SERVER_ERRORS
        return Completion(None, read_status(status, body, model=model), *tokens)
    text, reason = _read_choices(found.get("choices"))
    return Completion(text, reason, *tokens)


def read_status(status: int, body: bytes, *, model: str) -> Reason:
    """The reason behind any status but 200. ``body`` may hold what the endpoint says about it."""
    if status < _CLIENT_ERRORS:
        return "redirected" if status >= 300 else "unreadable"  # noqa: PLR2004 - the classes of HTTP
    if status in _MAY_NAME_MODEL:
        codes, words = _read_error(body)
        door = load_door()
        if codes & door.filtered_words:
            return "filtered"
        named = model.lower() in words and any(word in words for word in door.unknown_model_words)
        if codes & door.unknown_model_codes or named:
            return "unknown_model"
    return _REASONS.get(status, "server_failed" if status >= _SERVER_ERRORS else "not_taken")


def read_wait(status: int, retry_after: str) -> float | None:
    """The seconds that a busy endpoint asks for; None where it does not say, or says it with a date."""
    is_number = re.fullmatch(r"\d{1,6}(\.\d{1,6})?", retry_after.strip())
    return float(retry_after) if status == _TOO_MANY and is_number else None


def _load(body: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _read_error(body: bytes) -> tuple[set[str], str]:
    """The codes, and all words in small letters, of the body of an error."""
    found = _dict_of(_load(body))
    error = _dict_of(found.get("error")) or found
    codes = {str(error.get(name)).lower() for name in ("code", "type")}
    return codes, body.decode("utf-8", "replace").lower()


def _read_choices(choices: Any) -> tuple[str | None, Reason | None]:  # noqa: ANN401 - as it came
    first = choices[0] if isinstance(choices, list) and choices else None
    message = _dict_of(_dict_of(first).get("message"))
    if not message:
        return None, "unreadable"
    text, refusal = _read_content(message.get("content"))
    if refusal or message.get("refusal"):
        return None, "refused"
    if reason := _read_ending(_dict_of(first).get("finish_reason")):
        return None, reason
    return (text, None) if text.strip() else (None, "empty")


def _read_content(content: Any) -> tuple[str, bool]:  # noqa: ANN401 - as it came
    """The text of a message, which may come in parts, and whether a part is a refusal."""
    if isinstance(content, str):
        return content, False
    parts = [_dict_of(part) for part in content] if isinstance(content, list) else []
    texts = [part["text"] for part in parts if isinstance(part.get("text"), str)]
    return "".join(texts), any(part.get("type") == "refusal" for part in parts)


def _read_ending(ending: Any) -> Reason | None:  # noqa: ANN401 - as it came
    door = load_door()
    word = str(ending).lower()
    if ending is None or word in door.finished_words:
        return None
    if word in door.cut_off_words:
        return "cut_off"
    return "filtered" if word in door.filtered_words else "wrong_form"


def _dict_of(value: Any) -> dict[str, Any]:  # noqa: ANN401 - as it came
    return value if isinstance(value, dict) else {}


def _count(value: Any) -> int:  # noqa: ANN401 - as it came
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return min(max(value, 0), _MOST_TOKENS) if is_number else 0
