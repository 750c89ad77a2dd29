"""A model that says what a test tells it to, over a real socket, and goes wrong in every known way.

``say`` sets what it writes, ``fault`` how it fails, ``refuse`` which forms of question it does not take.
What arrived stands in ``requests`` (the decoded bodies), ``bodies`` (their text) and ``headers``.
"""

import contextlib
import gzip
import itertools
import json
import select
import socket
import struct
import time
from collections.abc import Callable, Iterator
from threading import Event, Lock
from types import TracebackType
from typing import Any, Self

from pydantic import SecretStr
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from followup.model import ModelWriter
from followup.settings import ModelSettings, find_netloc

KEY = "sk-puppet-0123456789"
Say = str | Callable[[dict[str, Any]], str]

_MEGABYTE = 1_000_000
_STATUSES = ("401", "403", "404", "408", "409", "413", "422", "429", "500", "502", "503")


_numbers = itertools.count(1)


class _QuickServer(HTTPServer):
    def thread_target(self) -> None:
        """Look often whether it is time to stop, so that a test need not wait for it."""
        assert self.server is not None
        self.server.serve_forever(poll_interval=0.01)


class Puppet:
    """An endpoint of Chat Completions on 127.0.0.1. Use it as a context manager."""

    def __init__(self) -> None:
        """Listen nowhere yet; at first it writes an empty object."""
        self._server = _QuickServer(host="127.0.0.1", port=0, threaded=True)
        # A path of its own: what the app remembers of an address is never that of an earlier puppet.
        self._path = f"/{next(_numbers)}/v1"
        asked = self._server.expect_request(f"{self._path}/chat/completions", method="POST")
        asked.respond_with_handler(self._answer)
        self._said: Say = "{}"
        self._faults: list[str] = []
        self._lasting = ""
        self._refused: dict[str, int] = {}
        self._unknown_name = ""
        self._other = ""
        self._lock = Lock()
        self.closing = Event()
        self.hung_up = Event()
        self.delay = 0.0
        self.bodies: list[str] = []
        self.headers: list[dict[str, str]] = []

    def __enter__(self) -> Self:
        """Listen."""
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop whatever still drips, and listen no more."""
        self.closing.set()
        self._server.stop()

    @property
    def url(self) -> str:
        """The base URL."""
        return self._server.url_for(self._path)

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The bodies of all questions so far, decoded."""
        return [json.loads(body) for body in self.bodies]

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make the app ask this puppet."""
        return {"FOLLOWUP_API_KEY": KEY, "FOLLOWUP_BASE_URL": self.url, "FOLLOWUP_MODEL": "puppet-1"}

    @staticmethod
    def settings_for(base_url: str) -> ModelSettings:
        """Settings as a visitor could type them, for an address that nobody names."""
        return ModelSettings(key=SecretStr(KEY), base_url=base_url, model="puppet-1")

    def settings(self, **changes: Any) -> ModelSettings:  # noqa: ANN401 - any field
        """Settings that name this puppet, with some changed."""
        values: dict[str, Any] = {
            "key": SecretStr(KEY),
            "base_url": self.url,
            "model": "puppet-1",
            "named": frozenset({find_netloc(self.url)}),
        }
        return ModelSettings(**(values | changes))

    def writer(self, **changes: Any) -> ModelWriter:  # noqa: ANN401 - any field of the settings
        """A writer that asks this puppet."""
        return ModelWriter(self.settings(**changes))

    def say(self, text: Say) -> None:
        """Write ``text`` from now on, or what the function makes of the decoded question."""
        self._said = text

    def fault(self, name: str, *, once: bool = False, other: str = "") -> None:
        """Fail from now on, or once; ``other`` is the address to which a redirect leads. "" heals it."""
        self._other = other
        if once:
            self._faults.append(name)
        else:
            self._lasting = name

    def refuse(self, kind: str, status: int = 400) -> None:
        """Take no question whose form of reply is ``kind``: "json_schema" or "json_object"."""
        self._refused[kind] = status

    def refuse_name(self, name: str) -> None:
        """Take no question that holds a field ``name``, as some endpoints do not know "max_tokens"."""
        self._unknown_name = name

    def _answer(self, request: Request) -> Response:
        body = request.get_data(as_text=True)
        with self._lock:
            self.bodies.append(body)
            self.headers.append(dict(request.headers))
            fault = self._faults.pop(0) if self._faults else self._lasting
        if self.delay:
            self.closing.wait(self.delay)
        question = json.loads(body)
        if fault:
            return self._fail(fault, request)
        kind = question.get("response_format", {}).get("type", "")
        if kind in self._refused:
            return _refusal(self._refused[kind], f"'response_format' of type '{kind}' is not supported")
        if self._unknown_name and self._unknown_name in question:
            return _refusal(400, f"Unsupported parameter: '{self._unknown_name}'")
        said = self._said(question) if callable(self._said) else self._said
        return _reply(completion(said))

    def _fail(self, fault: str, request: Request) -> Response:
        if fault in _STATUSES:
            return _refusal(int(fault), "no")
        if fault in _BODIES:
            return _reply(_BODIES[fault]())
        if fault in _RESPONSES:
            return _RESPONSES[fault](self)
        self._drip(request.environ["werkzeug.socket"], _RAW[fault])
        return Response()

    def _drip(self, connection: socket.socket, plan: tuple[bytes, bytes, float]) -> None:
        """Send one part at once and another byte by byte; then wait, or hang up where the pause is 0."""
        first, rest, pause = plan
        with contextlib.suppress(OSError):
            connection.sendall(first)
            for byte in rest:
                if self.closing.wait(pause):
                    break
                connection.sendall(bytes([byte]))
            while pause and not self.closing.is_set() and not _has_hung_up(connection):
                pass
        self.hung_up.set()
        with contextlib.suppress(OSError):
            if not pause:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.shutdown(socket.SHUT_RDWR)


def _has_hung_up(connection: socket.socket) -> bool:
    """Whether the other side is gone; waits a moment for it."""
    readable, _, _ = select.select([connection], [], [], 0.05)
    return bool(readable) and connection.recv(1, socket.MSG_PEEK) == b""


def completion(content: Any, *, ending: str | None = "stop", **message: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """The body of an answer, as OpenAI gives it."""
    choice = {
        "index": 0,
        "finish_reason": ending,
        "message": {"role": "assistant", "content": content} | message,
    }
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
    return {"id": "x", "object": "chat.completion", "model": "puppet-1", "choices": [choice], "usage": usage}


def _reply(body: Any) -> Response:  # noqa: ANN401 - any JSON, or the bytes as they are
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(raw, content_type="application/json")


def _refusal(status: int, message: str, code: str = "") -> Response:
    error = {"error": {"message": message, "type": "invalid_request_error", "code": code or None}}
    return Response(json.dumps(error), status=status, content_type="application/json")


def _busy(seconds: str) -> Response:
    response = _refusal(429, "slow down")
    response.headers["Retry-After"] = seconds
    return response


def _redirect(puppet: Puppet) -> Response:
    return Response(b"", status=307, headers={"Location": f"{puppet._other}/chat/completions"})  # noqa: SLF001 - of this file


def _bomb(encoding: str) -> Response:
    packed = gzip.compress(b" " * 20 * _MEGABYTE)
    return Response(packed, content_type="application/json", headers={"Content-Encoding": encoding})


def _flood() -> Iterator[bytes]:
    for _ in range(20):
        yield b" " * _MEGABYTE


_NO_CHOICES: dict[str, Callable[[], Any]] = {
    "null_choices": lambda: completion("x") | {"choices": None},
    "no_choices": lambda: completion("x") | {"choices": []},
    "null_choice": lambda: completion("x") | {"choices": [None]},
    "null_message": lambda: completion("x") | {"choices": [{"message": None, "finish_reason": "stop"}]},
    "nested": lambda: b"[" * 50_000,
    "nested_content": lambda: completion("[" * 50_000),
    "cut_json": lambda: json.dumps(completion("x")).encode()[:-20],
    "not_utf8": lambda: b"\xff\xfe\x00",
    "error_with_200": lambda: {"error": {"message": "overloaded", "code": 502}},
}
_BODIES: dict[str, Callable[[], Any]] = _NO_CHOICES | {
    "refusal": lambda: completion(None, refusal="I cannot help with that."),
    "refusal_part": lambda: completion([{"type": "refusal", "refusal": "No."}]),
    "length": lambda: completion('{"subject": "Tha', ending="length"),
    "filter": lambda: completion("", ending="content_filter"),
    "tool_calls": lambda: completion(None, ending="tool_calls", tool_calls=[]),
    "odd_ending": lambda: completion("{}", ending="moon"),
    "in_parts": lambda: completion([{"type": "text", "text": part} for part in ('{"title": ', '"Dear"}')]),
    "null": lambda: completion(None),
    "empty": lambda: completion(""),
    "blank": lambda: completion(" \n "),
    "odd_tokens": lambda: completion("{}") | {"usage": {"prompt_tokens": -5, "completion_tokens": "many"}},
}
_RESPONSES: dict[str, Callable[[Puppet], Response]] = {
    "unknown_model": lambda _: _refusal(404, "The model does not exist", "model_not_found"),
    "unknown_model_words": lambda _: _refusal(400, "model 'puppet-1' not found, try pulling it first"),
    "wrong_path": lambda _: Response("<h1>Not Found</h1>", status=404, content_type="text/html"),
    "filter_400": lambda _: _refusal(400, "held back", "content_filter"),
    "busy_short": lambda _: _busy("0"),
    "busy_long": lambda _: _busy("60"),
    "busy_date": lambda _: _busy("Wed, 21 Oct 2026 07:28:00 GMT"),
    "redirect": _redirect,
    "html": lambda _: Response("<html>Sign in to the network</html>", content_type="text/html"),
    "big": lambda _: Response(_flood(), content_type="application/json"),
    "big_error": lambda _: Response(_flood(), status=500, content_type="application/json"),
    "nested_error": lambda _: Response(b"[" * 50_000, status=500, content_type="application/json"),
    "odd_charset": lambda _: Response(b"x" * 99, status=500, content_type="text/plain; charset=zlib"),
    "bomb": lambda _: _bomb("gzip"),
    "bomb_named_oddly": lambda _: _bomb("x-gzip"),
    "bomb_error": lambda _: Response(gzip.compress(b" "), status=500, headers={"Content-Encoding": "gzip"}),
}
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n"
_RAW: dict[str, tuple[bytes, bytes, float]] = {
    "slow_headers": (b"HTTP/1.1 200 OK\r\n", b"X-Slow: " + b"a" * 1000, 0.2),
    "slow_body": (_HEAD + b"\r\n", b'{"choices"' + b" " * 1000, 0.2),
    "stop": (_HEAD + b'\r\n{"choices": [', b"", 0.2),
    "silence": (b"", b"", 0.2),
    "drop_before_body": (_HEAD + b"\r\n", b"", 0.0),
    "drop_in_body": (_HEAD + b'\r\n{"choices": [{', b"", 0.0),
    "drop_before_headers": (b"", b"", 0.0),
    "garbage": (b"\x00\x01\x02 no http\r\n\r\n", b"", 0.0),
}
FAULTS = (*_STATUSES, *_BODIES, *_RESPONSES, *_RAW)


def wait_until(true: Callable[[], bool], seconds: float = 2.0) -> bool:
    """Whether something comes true in time."""
    ends = time.monotonic() + seconds
    while not true() and time.monotonic() < ends:
        time.sleep(0.01)
    return true()
