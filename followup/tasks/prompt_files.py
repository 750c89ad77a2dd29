"""The files of ``prompts/model/``: what a model is told, with declared blanks and an example."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

from pydantic import model_validator

from followup.prompts import PromptData, Template, blanks_of, load_prompts
from followup.tasks.frame import Frame
from followup.writer import Message


class PromptFile(PromptData):
    """One task: its fixed words (``system``) and the message that carries the data (``user``).

    ``blanks`` declares every blank of both; ``example`` holds values for a rendering that people can read.
    """

    blanks: tuple[str, ...]
    system: Template
    user: Template
    example: Mapping[str, str] = {}

    @model_validator(mode="after")
    def _blanks_are_declared(self) -> Self:
        used = blanks_of(self.system) | blanks_of(self.user)
        if used != set(self.blanks):
            raise ValueError(f"the blanks used are {sorted(used)}, declared are {sorted(self.blanks)}")
        return self

    def render(self, frame: Frame, **values: object) -> tuple[Message, ...]:
        """The two messages with every blank filled. Raises KeyError where a value is missing."""
        filled = {"frame": frame.mark, "canary": frame.canary} | {k: str(v) for k, v in values.items()}
        return (
            Message(role="system", content=self.system.format(**filled).strip()),
            Message(role="user", content=self.user.format(**filled).strip()),
        )


class _AgainFile(PromptData):
    opening: Template
    fault: Mapping[str, Template]


class Fault(NamedTuple):
    """What was wrong with a reply: a key of ``prompts/model/again.toml``, and what fills its blanks."""

    key: str
    values: Mapping[str, object] = {}


def say_faults(faults: Sequence[Fault]) -> str:
    """What a model is told about its first attempt: our own sentences, each once."""
    file = load_prompts("model/again", _AgainFile)
    lines = dict.fromkeys(file.fault[fault.key].format(**fault.values) for fault in faults)
    return file.opening.format(faults="\n".join(f"- {line}" for line in lines))
