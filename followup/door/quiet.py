"""What is logged of a question to a model: one line of our own, and nothing by anybody else.

The loggers of other packages are kept still while a question is under way.

They can be told, by a variable of the environment or by any other code, to write addresses, headers and
whole requests. Levels are no protection, for anybody can set them again, so each record is dropped where it
is made. The same loggers stay as they are for everybody else in the process.
"""

import logging
from contextvars import ContextVar

from followup.settings import is_model_name
from followup.writer import Reason, Record

_LOG = logging.getLogger("followup.model")
_FAMILIES = ("openai", "httpx2", "httpcore2", "httpx", "httpcore", "h11", "anyio")
_asking: ContextVar[bool] = ContextVar("asking", default=False)


def start_asking() -> None:
    """Drop the records of the other packages from here on in this task and what it starts."""
    _asking.set(True)


def hush_loggers() -> None:
    """Put the filter on every logger of those packages; to be called once they are imported."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in _FAMILIES:
            logging.getLogger(name).addFilter(_is_heard)


def _is_heard(_record: logging.LogRecord) -> bool:
    return not _asking.get()


def write_log(reason: Reason | None, record: Record) -> None:
    """Write the reason, the time, the counts, the model and the host; never a word of what was said."""
    _LOG.info(
        "asked a model: %s, %.2f s, %d calls, %d + %d tokens, %s at %s",
        reason or "reply",
        record.seconds,
        record.calls,
        record.tokens_in,
        record.tokens_out,
        record.model if is_model_name(record.model) else "?",
        record.host,
    )
