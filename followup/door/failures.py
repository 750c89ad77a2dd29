"""Why a question failed, by what was raised on the way."""

from functools import cache
from socket import gaierror

from followup.addresses import AddressRefusedError
from followup.door.limits import EncodedError, TooBigError
from followup.writer import Reason

_LONGEST_CHAIN = 10


def explain_failure(error: BaseException) -> Reason:
    """The reason behind whatever was raised, or behind what caused it. Its text is never looked at."""
    seen: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if seen is None:
            break
        for kind, reason in _list_failures():
            if isinstance(seen, kind):
                return reason
        seen = seen.__cause__ or seen.__context__
    return "unknown_failure"


@cache
def _list_failures() -> tuple[tuple[type[BaseException], Reason], ...]:
    """What may be raised; the first that fits counts, so the closer classes go first."""
    import httpx2  # noqa: PLC0415 - slow to load

    return (
        (AddressRefusedError, "address_refused"),
        (TooBigError, "too_big"),
        (EncodedError, "unreadable"),
        (httpx2.TimeoutException, "late"),
        (TimeoutError, "late"),
        (httpx2.ConnectError, "unreachable"),
        (httpx2.UnsupportedProtocol, "address_refused"),
        (httpx2.InvalidURL, "address_refused"),
        (httpx2.TransportError, "dropped"),
        (gaierror, "unreachable"),
    )
