"""Finds, reads and checks the data in ``prompts/``: advice, wordings, rules, every visible sentence.

A file is TOML, read once, and checked by a pydantic model that forbids unknown keys, so that a slip of a
coach's hand is refused with file, key and reason instead of showing up in a letter.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, TypeVar, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from followup.errors import PromptFileError


class PromptData(BaseModel):
    """The base of every model of a file in ``prompts/``: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


M = TypeVar("M", bound=BaseModel)


@cache
def prompts_folder() -> Path:
    """The folder that holds the data: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).parent
    installed = package / "_app" / "prompts"
    return installed if installed.is_dir() else package.parent / "prompts"


def read_prompt_file(path: Path, model: type[M]) -> M:
    """Read one TOML file and check it.

    Args:
        path: the file.
        model: what it must look like.

    Returns:
        The checked content.

    Raises:
        PromptFileError: the file is missing, is no TOML, or does not fit ``model``.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return model.model_validate(data)
    except OSError as error:
        raise PromptFileError(path, "", "it cannot be opened") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PromptFileError(path, "", f"it is not valid TOML ({error})") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise PromptFileError(path, key, first["msg"]) from error


@cache
def _load_once(name: str, model: type[BaseModel]) -> BaseModel:
    return read_prompt_file(prompts_folder() / f"{name}.toml", model)


def load_prompts(name: str, model: type[M]) -> M:
    """Read ``prompts/<name>.toml`` once for the life of the process. Raises PromptFileError."""
    return cast("M", _load_once(name, model))


def blanks_of(template: str) -> frozenset[str]:
    """The names of the ``{blanks}`` in a template.

    Raises:
        ValueError: a brace is not closed, or a blank is not a plain name.
    """
    names = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    for name in names:
        if not name.isidentifier():
            raise ValueError(f"'{{{name}}}' is not a plain name in braces")
    return frozenset(names)


def _checked_blanks(template: str) -> str:
    blanks_of(template)
    return template


Template = Annotated[str, AfterValidator(_checked_blanks)]
"""A sentence with ``{blanks}``, as a field of a PromptData model."""


def _compiled(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"'{pattern}' is no regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_compiled)]
"""A regular expression, as a field of a PromptData model."""


class _TextFile(PromptData):
    text: dict[str, Template]


class Texts:
    """The visible sentences of one room: ``prompts/text/<room>.toml``, key = sentence below ``[text]``."""

    def __init__(self, room: str, sentences: Mapping[str, str]) -> None:
        """Hold the sentences of ``room``."""
        self.room = room
        self._sentences = sentences

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence under ``key`` with its blanks filled.

        Raises:
            KeyError: there is no such sentence, or a blank was given no value.
        """
        return self._sentences[key].format(**{name: str(value) for name, value in values.items()})

    def __contains__(self, key: str) -> bool:
        """Whether there is a sentence under ``key``."""
        return key in self._sentences


@cache
def load_texts(room: str) -> Texts:
    """The visible sentences of one room. Raises PromptFileError."""
    return Texts(room, load_prompts(f"text/{room}", _TextFile).text)
