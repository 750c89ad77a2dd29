"""Which language model a session asks: the server's settings, what was typed on top of them, what is left.

A key that was typed is held in the session's memory alone, in a wrapper that hides it wherever it might be
printed.
"""

import os

from pydantic import SecretStr

from followup.budget import Budget
from followup.door_file import load_door
from followup.model import ModelWriter
from followup.settings import ModelSettings, ServerSettings, read_settings
from followup.writer import Writer
from pages.shared.model_place import is_own_computer
from pages.shared.typed import memory


def read_server() -> ServerSettings:
    """What the server is set up for now: its environment, then its secrets files."""
    return read_settings(os.environ)


def may_choose_address() -> bool:
    """Whether the person may name the address of an endpoint."""
    return read_server().allow_base_url or is_own_computer()


def get_settings() -> ModelSettings | None:
    """The server's settings with what the person typed in the sidebar; None where no model is set up."""
    secret = memory().get("model.secret")
    return read_server().for_session(
        key=secret.get_secret_value() if isinstance(secret, SecretStr) else None,
        base_url=(memory().get("model.base_url") or None) if may_choose_address() else None,
        model=memory().get("model.name") or None,
    )


def get_budget() -> Budget:
    """What the session may still spend; one for its whole life."""
    if "model.budget" not in memory():
        server, door = read_server(), load_door()
        calls = door.calls if server.calls is None else server.calls
        memory()["model.budget"] = Budget(calls, door.tokens if server.tokens is None else server.tokens)
    budget: Budget = memory()["model.budget"]
    return budget


def get_writer() -> Writer | None:
    """Whoever answers this session's questions; None where no model is set up."""
    settings = get_settings()
    if settings is None:
        return None
    known: tuple[ModelSettings, Writer] | None = memory().get("model.writer")
    if known is None or known[0] != settings:
        memory()["model.writer"] = known = (settings, ModelWriter(settings, get_budget()))
    return known[1]


def sends_names() -> bool:
    """Whether names of people may leave the app; else they are marks."""
    return bool(memory().get("model.send_names"))


def get_sample() -> str:
    """The person's own writing, to match in style."""
    return memory().get("model.sample") or ""


def wants_second_reading() -> bool:
    """Whether the model is to read its letter again: a switch, where the budget holds a call for it."""
    return bool(memory().get("model.second_reading", offers_second_reading())) and may_read_twice()


def offers_second_reading() -> bool:
    """Whether the second reading is on at first, as the server's setting says; on where it says nothing."""
    return read_server().second_reading is not False


def may_read_twice() -> bool:
    """Whether the budget holds a second call."""
    left = get_budget().calls_left
    return left is None or left > 1
