"""How many questions and tokens may still be used: by one session, or by a room that shares a key."""

from dataclasses import dataclass, field
from threading import Lock

from followup.writer import Reason


@dataclass
class Budget:
    """Counts questions and tokens down; safe to share between threads. None means no limit.

    ``within`` is a larger budget, such as that of a whole room, from which everything is taken too.
    """

    calls: int | None = None
    tokens: int | None = None
    within: "Budget | None" = None
    _calls_used: int = 0
    _tokens_used: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def calls_left(self) -> int | None:
        """How many questions may still be asked; None for no limit."""
        return _least(_left(self.calls, self._calls_used), self.within.calls_left if self.within else None)

    @property
    def tokens_left(self) -> int | None:
        """How many tokens may still be used; None for no limit."""
        return _least(_left(self.tokens, self._tokens_used), self.within.tokens_left if self.within else None)

    def take_call(self) -> Reason | None:
        """Take one question; the reason why not where nothing is left, and then nothing is taken."""
        with self._lock:
            if _left(self.calls, self._calls_used) == 0:
                return "calls_spent"
            if _left(self.tokens, self._tokens_used) == 0:
                return "tokens_spent"
            if self.within is not None and (reason := self.within.take_call()):
                return reason
            self._calls_used += 1
            return None

    def add_tokens(self, count: int) -> None:
        """Note what a question used. The last may go beyond the limit: that is known only afterwards."""
        with self._lock:
            self._tokens_used += max(0, count)
        if self.within is not None:
            self.within.add_tokens(count)


def _left(limit: int | None, used: int) -> int | None:
    return None if limit is None else max(0, limit - used)


def _least(one: int | None, other: int | None) -> int | None:
    return min((count for count in (one, other) if count is not None), default=None)
