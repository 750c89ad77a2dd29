"""What a language model is asked and what came of it: the words that both sides of the door share.

Nothing here knows openai or a network. ``followup.model`` is the one writer that asks a real endpoint; a test
or another program may bring its own, as long as it has what ``Writer`` names.
"""

from threading import Event as Signal
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict

Reason = Literal[
    "no_key",  # nobody set a key
    "too_long",  # what would be sent is longer than allowed: no call was made
    "calls_spent",  # the calls of the session or of the room are used up: no call was made
    "tokens_spent",  # the same for tokens
    "address_refused",  # the address lies inside the server's own network and no setting names it
    "unreachable",  # nobody answers at the address
    "dropped",  # the connection broke before the reply was whole
    "late",  # the deadline passed
    "cancelled",  # the person stopped it
    "bad_key",  # 401
    "forbidden",  # 403
    "unknown_model",  # the endpoint does not know the model
    "not_found",  # 404 of another kind: the address is not that of such an endpoint
    "busy",  # 429
    "server_failed",  # 5xx
    "not_taken",  # any other status of 4xx
    "redirected",  # the endpoint sends the question elsewhere
    "too_big",  # a reply beyond the size cap
    "unreadable",  # a reply that is no JSON of the protocol
    "empty",  # a reply without text
    "refused",  # the model declines
    "cut_off",  # the model ran out of tokens
    "filtered",  # the endpoint's filter took the reply
    "wrong_form",  # text that is not the object asked for
    "unsafe",  # the guard let no letter through
    "unknown_failure",  # anything else that was raised
]
"""Why there is no text of a model. The sentences are in ``prompts/text/model.toml``."""


class Message(BaseModel):
    """One message: the app's fixed words are ``system``, everything else is ``user``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    role: Literal["system", "user"]
    content: str


class Request(BaseModel):
    """One question to a model: always one system message and one user message.

    ``schema_name`` and ``reply_schema`` (JSON Schema) describe the object that the reply must be;
    ``most_tokens`` is the longest reply in tokens.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    task: str
    messages: tuple[Message, ...]
    schema_name: str
    reply_schema: dict[str, Any]
    most_tokens: int = 2000


class Record(BaseModel):
    """What may be kept of a call: no word of notes, letters, prompts or keys.

    ``seconds`` is wall-clock time; tokens are as the endpoint counted them, 0 where it does not say.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str = ""
    host: str = ""
    calls: int = 0
    seconds: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: "Record") -> "Record":
        """Both together."""
        return Record(
            model=other.model or self.model,
            host=other.host or self.host,
            calls=self.calls + other.calls,
            seconds=self.seconds + other.seconds,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
        )


class Reply(BaseModel):
    """What came back: the text that the model wrote, or the reason why there is none.

    ``wait`` is how many seconds a busy endpoint asks us to wait, where it says so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = None
    reason: Reason | None = None
    wait: float | None = None
    record: Record = Record()


class Writer(Protocol):
    """Whoever answers a request. It never raises: whatever fails becomes a reason."""

    @property
    def model(self) -> str:
        """The name of the model, for the badge."""

    @property
    def host(self) -> str:
        """The host that is asked, with its port where it is not the usual one."""

    @property
    def deadline(self) -> float:
        """Seconds that one task may take, a second question included."""

    def ask(self, request: Request, *, deadline: float, cancelled: Signal | None = None) -> Reply:
        """Ask once; answers within ``deadline`` seconds, sooner once ``cancelled`` is set."""

    def spell(self, request: Request) -> str:
        """The body of the HTTP request for ``request`` as JSON text, just as it would be sent next."""
