"""The limits of the door to a model, and what it knows of endpoints: ``prompts/model/door.toml``."""

from functools import partial

from followup.prompts import PromptData, load_prompts


class DoorFile(PromptData):
    """``prompts/model/door.toml``: limits are in seconds, characters and bytes as its comments say."""

    base_url: str
    model: str
    deadline: float
    shortest_deadline: float
    longest_deadline: float
    calls: int
    tokens: int
    most_characters: int
    most_bytes: int
    longest_wait: float
    completion_tokens_hosts: tuple[str, ...]
    dropped_schema_words: frozenset[str]
    unknown_model_codes: frozenset[str]
    unknown_model_words: tuple[str, ...]
    finished_words: frozenset[str]
    cut_off_words: frozenset[str]
    filtered_words: frozenset[str]


load_door = partial(load_prompts, "model/door", DoorFile)
"""The limits of the door. Raises PromptFileError."""
