"""The wire below the client: who may be connected, which headers go out, and how much may come back.

It stands between the ``openai`` package and the socket, so whatever that package adds (headers that the
environment describes, facts about this computer) does not leave, and whatever arrives has a limit.
"""

from collections.abc import AsyncIterator, Collection
from typing import Any

import httpx2

from followup.addresses import AddressRefusedError, is_named, is_public
from followup.door.limits import EncodedError, TooBigError

_PLAIN = frozenset({"", "identity"})
_KEPT_ALIVE_S = 30.0


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sends what is whitelisted to who may be asked and reads no more than ``most_bytes`` of any answer.

    ``named`` holds the hosts, each with or without a port, whose address is the server's own affair; of any
    other host the peer of the open connection must lie on the open internet, or nothing is sent.
    """

    def __init__(self, *, named: Collection[str], most_bytes: int) -> None:
        """Open no connection yet."""
        self._named = frozenset(named)
        self._most_bytes = most_bytes
        limits = httpx2.Limits(
            max_connections=None, max_keepalive_connections=20, keepalive_expiry=_KEPT_ALIVE_S
        )
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False, retries=0, limits=limits)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request. Raises AddressRefusedError, TooBigError, EncodedError and what httpx2 raises."""
        request.headers = _make_headers(request)
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        if not is_named(request.url.host, port, self._named):
            request.extensions["trace"] = _check_peer
        response = await self._inner.handle_async_request(request)
        if response.headers.get("content-encoding", "").strip().lower() not in _PLAIN:
            await response.aclose()
            raise EncodedError
        # Whatever charset is claimed: some names of charsets are decompressors in Python.
        response.headers["content-type"] = "application/json"
        stream = response.stream
        if isinstance(stream, httpx2.AsyncByteStream):
            response.stream = _CappedStream(stream, self._most_bytes)
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


class _CappedStream(httpx2.AsyncByteStream):
    def __init__(self, stream: httpx2.AsyncByteStream, most_bytes: int) -> None:
        self._stream = stream
        self._left = most_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                raise TooBigError
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


def _make_headers(request: httpx2.Request) -> httpx2.Headers:
    """What an endpoint needs and nothing else, least of all what the environment adds."""
    return httpx2.Headers(
        {
            "Host": request.url.netloc.decode("ascii"),
            "Authorization": request.headers.get("authorization", ""),
            "Content-Type": "application/json",
            "Content-Length": str(len(request.content)),
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "followup",
        }
    )


async def _check_peer(event: str, info: dict[str, Any]) -> None:
    """Look at who answered as soon as the connection stands, before a byte is sent."""
    if event != "connection.connect_tcp.complete":
        return
    stream = info["return_value"]
    peer = stream.get_extra_info("server_addr")
    if not peer or not is_public(str(peer[0])):
        await stream.aclose()
        raise AddressRefusedError("the address lies inside a network")
