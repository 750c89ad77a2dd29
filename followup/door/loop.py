"""One event loop in a thread of its own, on which all questions of the process run.

So a deadline by the clock and Cancel close the socket, and do not just stop listening to it.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import wait
from threading import Event as Signal
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")

_LOOK_S = 0.05
"""How often Cancel is looked at."""
_lock = Lock()
_loops: list[asyncio.AbstractEventLoop] = []


class StoppedError(Exception):
    """The person stopped the question."""


def run_coroutine(work: Coroutine[Any, Any, T], *, seconds: float, cancelled: Signal | None) -> T:
    """Run ``work`` on the loop and wait for it; it is cancelled when this returns or raises before its end.

    Raises:
        TimeoutError: it did not end within ``seconds``.
        StoppedError: ``cancelled`` was set.
    """
    future = asyncio.run_coroutine_threadsafe(work, find_loop())
    ends = monotonic() + seconds
    try:
        while not future.done():
            left = ends - monotonic()
            if cancelled is not None and cancelled.is_set():
                raise StoppedError
            if left <= 0:
                raise TimeoutError
            wait([future], timeout=left if cancelled is None else min(left, _LOOK_S))
        return future.result()
    finally:
        future.cancel()


def find_loop() -> asyncio.AbstractEventLoop:
    """The loop, started at the first call."""
    with _lock:
        if not _loops:
            _loops.append(asyncio.new_event_loop())
            Thread(target=_loops[0].run_forever, name="followup-model", daemon=True).start()
        return _loops[0]
