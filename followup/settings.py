"""What the person who runs the app has set about a language model, and what one visitor typed on top of it.

Each name is looked up in the environment first, then in the secrets files, in their order; an empty value
counts as none. A name of our own goes before the one that other programs share, so that a variable meant
for another program never sends notes elsewhere. Nothing is cached: a key that is set while the app runs
works at the next question. A bad value is a sentence in ``problems``, and the app goes on without it.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from followup.door_file import load_door
from followup.prompts import load_texts

__all__ = [
    "ModelSettings",
    "ServerSettings",
    "find_netloc",
    "find_secrets_files",
    "is_model_name",
    "load_door",
    "read_settings",
]

_NAMES = {
    "key": ("FOLLOWUP_API_KEY", "OPENAI_API_KEY"),
    "base_url": ("FOLLOWUP_BASE_URL", "OPENAI_BASE_URL"),
    "model": ("FOLLOWUP_MODEL", "OPENAI_MODEL"),
    "deadline": ("FOLLOWUP_DEADLINE",),
    "calls": ("FOLLOWUP_CALLS",),
    "tokens": ("FOLLOWUP_TOKENS",),
    "allowed_hosts": ("FOLLOWUP_ALLOWED_HOSTS",),
    "allow_base_url": ("FOLLOWUP_ALLOW_BASE_URL",),
    "second_reading": ("FOLLOWUP_SECOND_READING",),
}
_SWITCH = {
    "on": True,
    "true": True,
    "yes": True,
    "1": True,
    "off": False,
    "false": False,
    "no": False,
    "0": False,
}
_MODEL = re.compile(r"[\w.:/@+-]{1,120}", re.ASCII)
_USUAL_PORTS = {"http": 80, "https": 443}


def find_netloc(base_url: str) -> str:
    """The host of an address with its port, the usual one included: ``api.example.com:443``; "" for none."""
    try:
        parts = urlsplit(base_url)
        port = parts.port or _USUAL_PORTS.get(parts.scheme)
    except ValueError:
        return ""
    host = (parts.hostname or "").rstrip(".")
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}" if host else ""


def is_model_name(name: str) -> bool:
    """Whether a text can be the name of a model, and so may stand in a log."""
    return _MODEL.fullmatch(name) is not None


class ModelSettings(BaseModel):
    """What one writer needs.

    ``deadline`` is in seconds; ``named`` holds hosts, each with or without a port, which the settings of the
    server name: these may lie in its own network and may be asked over http.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    key: SecretStr
    base_url: str
    model: str
    deadline: float = 20.0
    calls: int | None = None
    tokens: int | None = None
    named: frozenset[str] = frozenset()


class ServerSettings(BaseModel):
    """The settings of the server.

    ``deadline`` is in seconds; ``calls`` and ``tokens`` are what a session may use, None where nothing was
    set; ``problems`` are sentences about values that were left aside.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    key: SecretStr | None = None
    base_url: str = Field(default_factory=lambda: load_door().base_url)
    model: str = Field(default_factory=lambda: load_door().model)
    deadline: float = Field(default_factory=lambda: load_door().deadline)
    calls: int | None = None
    tokens: int | None = None
    allowed_hosts: frozenset[str] = frozenset()
    allow_base_url: bool = False
    second_reading: bool | None = None
    problems: tuple[str, ...] = ()

    def for_session(
        self, key: str | None = None, base_url: str | None = None, model: str | None = None
    ) -> ModelSettings | None:
        """The settings of one visitor, who may have typed a key, an address and a model; None without a key.

        The server's own key goes to the server's own address alone: who types another address brings a key
        for it. A typed address is not named by the settings, so the door refuses it inside private networks.
        """
        address = (base_url or "").strip() or self.base_url
        typed = SecretStr(key.strip()) if key and key.strip() else None
        used = typed or (self.key if address == self.base_url else None)
        if used is None:
            return None
        return ModelSettings(
            key=used,
            base_url=address,
            model=(model or "").strip() or self.model,
            deadline=self.deadline,
            calls=self.calls,
            tokens=self.tokens,
            named=self.allowed_hosts | {find_netloc(self.base_url)} - {""},
        )


def read_settings(
    environ: Mapping[str, str], *, secrets_files: Sequence[Path] | None = None
) -> ServerSettings:
    """Read the settings anew.

    Args:
        environ: the environment, mostly ``os.environ``.
        secrets_files: TOML files that may not exist; None for ``.streamlit/secrets.toml`` in the working
            folder and then in the home folder.

    Returns:
        The settings; what could not be read or used is named in ``problems``. Never raises.
    """
    problems: list[str] = []
    files = find_secrets_files() if secrets_files is None else secrets_files
    sources = [environ, *(_read_secrets(path, problems) for path in files)]
    values: dict[str, Any] = {}
    for field, names in _NAMES.items():
        name, raw = _look_up(sources, names)
        if raw:
            try:
                values[field] = _READERS[field](raw)
            except ValueError:
                problems.append(load_texts("model")(f"problem.{field}", name=name, **_limits()))
                if field == "base_url":
                    # Kept, so that the door refuses it: the usual address would take the notes elsewhere.
                    values[field] = raw
    return ServerSettings(**values, problems=tuple(problems))


def find_secrets_files() -> tuple[Path, ...]:
    """Where Streamlit keeps its secrets: the working folder goes before the home folder."""
    try:
        folders = [Path.cwd(), Path.home()]
    except (OSError, RuntimeError):
        folders = []
    return tuple(folder / ".streamlit" / "secrets.toml" for folder in folders)


def _read_secrets(path: Path, problems: list[str]) -> dict[str, str]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        problems.append(load_texts("model")("problem.secrets", name=f"{path.parent.name}/{path.name}"))
        return {}
    return {
        name: ",".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in data.items()
        if isinstance(value, str | int | float | list)
    }


def _look_up(sources: Iterable[Mapping[str, str]], names: Iterable[str]) -> tuple[str, str]:
    sources = list(sources)
    for name in names:
        for source in sources:
            if value := source.get(name, "").strip():
                return name, value
    return "", ""


def _limits() -> dict[str, str]:
    door = load_door()
    limits = {"least": door.shortest_deadline, "most": door.longest_deadline, "usual": door.deadline}
    return {name: f"{seconds:g}" for name, seconds in limits.items()}


def _read_deadline(raw: str) -> float:
    door, seconds = load_door(), float(raw)
    if not door.shortest_deadline <= seconds <= door.longest_deadline:
        raise ValueError("out of range")
    return seconds


def _read_count(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit():
        raise ValueError("no whole number")
    return int(raw)


def _read_switch(raw: str) -> bool:
    if raw.lower() not in _SWITCH:
        raise ValueError("neither on nor off")
    return _SWITCH[raw.lower()]


def _read_model(raw: str) -> str:
    if not is_model_name(raw):
        raise ValueError("no name of a model")
    return raw


def _read_base_url(raw: str) -> str:
    if not find_netloc(raw):
        raise ValueError("no address")
    return raw


def _read_hosts(raw: str) -> frozenset[str]:
    return frozenset(part.lower() for part in re.split(r"[\s,]+", raw) if part)


_READERS: dict[str, Callable[[str], Any]] = {
    "key": SecretStr,
    "base_url": _read_base_url,
    "model": _read_model,
    "deadline": _read_deadline,
    "calls": _read_count,
    "tokens": _read_count,
    "allowed_hosts": _read_hosts,
    "allow_base_url": _read_switch,
    "second_reading": _read_switch,
}
"""How each setting is read; a reader raises ValueError where the value cannot be used."""
