"""The body of a question in the form of Chat Completions, the common ground of OpenAI and compatible servers.

Not every server takes every form, so there is a ladder: the schema of the reply, then any JSON object, then
no word about the form at all. The prompt says in each case what the reply must be.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from followup.door_file import load_door
from followup.writer import Reason, Request

_LADDER = ("json_schema", "json_object", "")
_STEPPING = frozenset({400, 404, 415, 422, 500, 501})
_STEPPING_REASONS: frozenset[Reason] = frozenset({"not_taken", "not_found", "server_failed"})
_NAMING = frozenset({400, 422})
_NEW_NAME, _OLD_NAME = "max_completion_tokens", "max_tokens"


@dataclass(frozen=True)
class Form:
    """The form of one question: the rung of the ladder and the name of the limit on the reply."""

    rung: int
    limit_name: str


@dataclass
class Habit:
    """What was learnt about one model at one endpoint; kept for the life of the process.

    A rung that has worked is never left. When all rungs failed, the endpoint was perhaps only ill: the last
    one alone is tried until it works, and then the ladder is climbed down once more from the top.
    """

    limit_name: str
    rung: int = 0
    proven: bool = False
    in_vain: bool = False
    switched: bool = False

    @property
    def form(self) -> Form:
        """The form of the next question."""
        return Form(self.rung, self.limit_name)

    def learn_success(self, form: Form) -> None:
        """Remember that a form was taken."""
        if self.in_vain:
            self.rung, self.in_vain = 0, False
        elif not self.proven:
            self.rung, self.proven = form.rung, True

    def learn_failure(self, form: Form, status: int, reason: Reason, body: bytes) -> bool:
        """Remember that a form was not taken; whether another one is worth a try."""
        if form.limit_name != self.limit_name:
            return True
        if status in _NAMING and not self.switched and form.limit_name.encode() in body:
            self.limit_name = _OLD_NAME if form.limit_name == _NEW_NAME else _NEW_NAME
            self.switched = True
            return True
        if self.proven or status not in _STEPPING or reason not in _STEPPING_REASONS:
            return self.proven and self.rung > form.rung
        if form.rung == self.rung:
            self.in_vain = form.rung == len(_LADDER) - 1
            self.rung = min(form.rung + 1, len(_LADDER) - 1)
        return self.rung > form.rung


def new_habit(base_url: str) -> Habit:
    """What to begin with at an endpoint."""
    host = urlsplit(base_url).hostname or ""
    known = any(
        host == end or (end[0] == "." and host.endswith(end)) for end in load_door().completion_tokens_hosts
    )
    return Habit(limit_name=_NEW_NAME if known else _OLD_NAME)


def spell_question(request: Request, *, model: str, form: Form) -> str:
    """The JSON text of the body. Lone halves of characters, which no socket takes, become question marks."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [message.model_dump() for message in request.messages],
        form.limit_name: request.most_tokens,
    }
    kind = _LADDER[form.rung]
    if kind == "json_schema":
        schema = {"name": request.schema_name, "strict": True, "schema": _tighten(request.reply_schema)}
        body["response_format"] = {"type": kind, "json_schema": schema}
    elif kind:
        body["response_format"] = {"type": kind}
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def _tighten(schema: Any) -> Any:  # noqa: ANN401 - any part of a JSON Schema
    """The schema in the subset that strict endpoints take: every property required, and none besides."""
    if isinstance(schema, list):
        return [_tighten(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    tight: dict[str, Any] = {}
    for word, value in schema.items():
        if word in {"properties", "$defs"}:
            tight[word] = {name: _tighten(part) for name, part in value.items()}
        elif word not in load_door().dropped_schema_words:
            tight[word] = value if word in {"enum", "const", "required"} else _tighten(value)
    if "properties" in tight:
        tight |= {"additionalProperties": False, "required": list(tight["properties"])}
    return tight
