"""The road of every task: ask, judge the reply, ask once more with the list of faults, or give the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event as Signal
from time import monotonic
from typing import Generic, TypeVar

from followup.tasks.prompt_files import Fault
from followup.writer import Reason, Record, Request, Writer

T = TypeVar("T")
_LEAST_TIME = 0.5
"""Seconds: with less left nothing is asked any more."""


@dataclass(frozen=True)
class Verdict(Generic[T]):
    """What is left of a reply after the checks, or what was wrong with all of it."""

    value: T | None = None
    faults: Sequence[Fault] = ()
    reason: Reason = "unsafe"


@dataclass(frozen=True)
class Answer(Generic[T]):
    """What a task came to: its value, or the reason why there is none; and what was asked."""

    value: T | None
    reason: Reason | None = None
    wait: float | None = None
    record: Record = field(default_factory=Record)


class Patience:
    """The seconds that are left of a deadline, by a clock that only runs forward."""

    def __init__(self, seconds: float) -> None:
        """Begin to count down."""
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, never below 0."""
        return max(0.0, self._end - monotonic())


def ask_twice(  # noqa: PLR0913 - whom, what, how to judge; and when to stop
    writer: Writer,
    make_request: Callable[[Sequence[Fault]], Request],
    judge: Callable[[str], Verdict[T]],
    *,
    patience: Patience,
    cancelled: Signal | None = None,
    most: int = 2,
) -> Answer[T]:
    """Ask at most twice (``most``) within ``patience``, the second time with what was wrong at first.

    A failure of the model or the network ends it at once: only a reply that was read and refused by the
    checks earns a second question.
    """
    record = Record()
    reason: Reason = "unsafe"
    faults: Sequence[Fault] = ()
    for _ in range(most):
        if record.calls and patience.left < _LEAST_TIME:
            return Answer(None, "late" if reason != "unsafe" else reason, record=record)
        reply = writer.ask(make_request(faults), deadline=patience.left, cancelled=cancelled)
        record += reply.record
        if reply.text is None:
            return Answer(None, reply.reason or "unknown_failure", reply.wait, record)
        verdict = judge(reply.text)
        if verdict.value is not None:
            return Answer(verdict.value, record=record)
        reason, faults = verdict.reason, verdict.faults
    return Answer(None, reason, record=record)
