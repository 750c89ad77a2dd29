"""The one door to a language model: a deadline, no hidden retries, and a reason for whatever goes wrong.

All questions of the process run on one event loop in a thread of its own, so that the deadline and Cancel
close the socket and do not just stop listening. Nothing that the ``openai`` package or the network raises
gets past ``ModelWriter.ask``, and no word of a question, a reply or a key gets into a log.
"""

import asyncio
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from threading import Event as Signal
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from followup.addresses import AddressRefusedError, check_address, check_url
from followup.budget import Budget
from followup.door.completions import Completion, read_completion, read_status, read_wait
from followup.door.failures import explain_failure
from followup.door.loop import StoppedError, find_loop, run_coroutine
from followup.door.questions import Habit, new_habit, spell_question
from followup.door.quiet import hush_loggers, start_asking, write_log
from followup.door_file import load_door
from followup.settings import ModelSettings, find_netloc, is_model_name, read_settings
from followup.writer import Reason, Record, Reply, Request, Writer

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_KEY = re.compile(r"[\x21-\x7e]+")
_EXTRA_CALLS = 2  # that one question may spend on finding the form that the endpoint takes
_GRACE_S = 0.3  # what the loop may take beyond the deadline to say that it is over
_OK = 200
_CHARACTERS_A_TOKEN = 4  # a guess for the budget, where an endpoint does not count


class _Answer(NamedTuple):
    status: int
    body: bytes
    wait: float | None


@dataclass
class _Tally:
    """What a question has come to so far; the loop writes, the caller reads."""

    calls: int = 0
    ends: float = 0.0
    wait: float | None = None


class ModelWriter:
    """Asks the endpoint that the settings describe. Safe to share between threads."""

    def __init__(self, settings: ModelSettings, budget: Budget | None = None) -> None:
        """Ask nothing yet. ``budget`` is that of the session; None makes one from the settings."""
        self._settings = settings
        self.budget = budget or Budget(calls=settings.calls, tokens=settings.tokens)

    def __repr__(self) -> str:
        """The model and its host; never the key."""
        return f"ModelWriter(model={self.model!r}, host={self.host!r})"

    @property
    def model(self) -> str:
        """The name of the model."""
        return self._settings.model

    @property
    def host(self) -> str:
        """The host that is asked, with its port where it is not the usual one."""
        usual = ":443" if self._settings.base_url.startswith("https:") else ":80"
        return find_netloc(self._settings.base_url).removesuffix(usual) or "?"

    @property
    def deadline(self) -> float:
        """Seconds that one task may take, a second question included."""
        return self._settings.deadline

    def spell(self, request: Request) -> str:
        """The body of the HTTP request as JSON text, just as it would be sent next."""
        form = _find_habit((self._settings.base_url, self.model)).form
        return spell_question(request, model=self.model, form=form)

    def ask(self, request: Request, *, deadline: float, cancelled: Signal | None = None) -> Reply:
        """Ask once.

        Args:
            request: the question.
            deadline: seconds until there is a reply, with text or without; finding out what form the
                endpoint takes, and one short wait where it is busy, are within it.
            cancelled: set by another thread to stop the question and to close its connection.

        Returns:
            The text or the reason why there is none. Nothing is raised.
        """
        started, tally = monotonic(), _Tally()
        try:
            done = self._ask(request, deadline, cancelled, tally)
        except Exception:  # noqa: BLE001 - the one door: what is raised may quote the person's text
            done = Completion(reason="unknown_failure")
        record = Record(
            model=self.model,
            host=self.host,
            calls=tally.calls,
            seconds=monotonic() - started,
            tokens_in=done.tokens_in,
            tokens_out=done.tokens_out,
        )
        write_log(done.reason, record)
        return Reply(text=done.text, reason=done.reason, wait=tally.wait, record=record)

    def _ask(self, request: Request, deadline: float, cancelled: Signal | None, tally: _Tally) -> Completion:
        if reason := self._find_obstacle(request, cancelled) or self.budget.take_call():
            return Completion(reason=reason)
        work = self._talk(request, deadline, tally)
        try:
            done = run_coroutine(work, seconds=deadline + _GRACE_S, cancelled=cancelled)
        except StoppedError:
            return Completion(reason="cancelled")
        except TimeoutError:
            return Completion(reason="late")
        guess = 0
        if done.text is not None:
            guess = (len(self.spell(request)) + len(done.text)) // _CHARACTERS_A_TOKEN
        self.budget.add_tokens(done.tokens_in + done.tokens_out or guess)
        return done

    def _find_obstacle(self, request: Request, cancelled: Signal | None) -> Reason | None:
        """Why the question cannot even be sent."""
        key = self._settings.key.get_secret_value()
        if cancelled is not None and cancelled.is_set():
            return "cancelled"
        if not _KEY.fullmatch(key):
            return "bad_key" if key else "no_key"
        if not is_model_name(self.model):
            return "unknown_model"
        if sum(len(message.content) for message in request.messages) > load_door().most_characters:
            return "too_long"
        try:
            check_url(self._settings.base_url, self._settings.named)
        except AddressRefusedError:
            return "address_refused"
        return None

    async def _talk(self, request: Request, deadline: float, tally: _Tally) -> Completion:
        """Everything that happens on the loop; whatever is raised there becomes a reason."""
        start_asking()
        try:
            async with asyncio.timeout(deadline) as limit:
                tally.ends = limit.when() or 0.0
                await asyncio.to_thread(_load_client)
                await check_address(self._settings.base_url, self._settings.named)
                return await self._find_form(request, tally)
        except Exception as error:  # noqa: BLE001 - see ask
            return Completion(reason=explain_failure(error))

    async def _find_form(self, request: Request, tally: _Tally) -> Completion:
        """Ask in the form that the endpoint takes, and find out which that is."""
        habit = _find_habit((self._settings.base_url, self.model))
        extra, waits = _EXTRA_CALLS, 1
        while True:
            form = habit.form
            tally.calls += 1
            answer = await self._post(spell_question(request, model=self.model, form=form))
            if answer.status == _OK:
                habit.learn_success(form)
                return read_completion(answer.body, model=self.model)
            reason = read_status(answer.status, answer.body, model=self.model)
            if waits and answer.wait is not None and _is_short(answer.wait, tally.ends):
                waits -= 1
                await asyncio.sleep(answer.wait)
            elif habit.learn_failure(form, answer.status, reason, answer.body) and extra:
                extra -= 1
            else:
                tally.wait = answer.wait
                return Completion(reason=reason)

    async def _post(self, body: str) -> _Answer:
        import httpx2  # noqa: PLC0415 - slow to load
        from openai import APIStatusError  # noqa: PLC0415 - slow to load

        key = self._settings.key.get_secret_value()
        try:
            response = await _find_client(self._settings.base_url, self._settings.named).post(
                "/chat/completions",
                cast_to=httpx2.Response,
                content=body.encode(),
                options={"headers": {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}},
            )
        except APIStatusError as error:
            response = error.response
        wait = read_wait(response.status_code, response.headers.get("retry-after", ""))
        return _Answer(response.status_code, response.content, wait)


def writer_from_env() -> Writer | None:
    """The writer that the environment describes now; None where it holds no key."""
    settings = read_settings(os.environ, secrets_files=()).for_session()
    return None if settings is None else ModelWriter(settings)


def warm_up() -> None:
    """Load the client in the background, so that the first question need not wait for it."""
    asyncio.run_coroutine_threadsafe(asyncio.to_thread(_load_client), find_loop())


def _is_short(wait: float, ends: float) -> bool:
    """Whether a busy endpoint is worth waiting for, and whether there is time to."""
    return wait <= load_door().longest_wait and asyncio.get_running_loop().time() + wait < ends


@lru_cache(maxsize=256)
def _find_habit(endpoint: tuple[str, str]) -> Habit:
    """What was learnt about an address and a model."""
    return new_habit(endpoint[0])


@lru_cache(maxsize=1)
def _load_client() -> "type[AsyncOpenAI]":
    from openai import AsyncOpenAI  # noqa: PLC0415 - slow to load

    hush_loggers()
    return AsyncOpenAI


@lru_cache(maxsize=32)
def _find_client(base_url: str, named: frozenset[str]) -> "AsyncOpenAI":
    """The client of an endpoint. It knows no key: each question brings its own, and none outlives it."""
    import httpx2  # noqa: PLC0415 - slow to load

    from followup.door.transport import GuardedTransport  # noqa: PLC0415 - slow to load

    transport = GuardedTransport(named=named, most_bytes=load_door().most_bytes)
    client = httpx2.AsyncClient(transport=transport, trust_env=False, follow_redirects=False, timeout=None)
    made = _load_client()(
        api_key="-",
        admin_api_key="",
        organization="",
        project="",
        webhook_secret="",
        base_url=base_url,
        max_retries=0,
        timeout=None,
        http_client=client,
    )
    hush_loggers()
    return made
