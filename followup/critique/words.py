"""Small lists that several looks share: ``prompts/rules/lists/words.toml``."""

from followup.prompts import PromptData, load_prompts


class SharedWords(PromptData):
    """``small``: words without a meaning of their own. The rest: what positions and employers are called."""

    small: frozenset[str]
    title_words: frozenset[str]
    not_a_title: frozenset[str]
    neutral: frozenset[str]
    position_words: tuple[str, ...]
    loose_position_words: frozenset[str]
    employer_words: frozenset[str]
    short_forms: dict[str, str]
    other_work: frozenset[str]
    past_work: tuple[str, ...]


def shared_words() -> SharedWords:
    """The shared lists. Raises PromptFileError."""
    words: SharedWords = load_prompts("rules/lists/words", SharedWords)
    return words


def small_words() -> frozenset[str]:
    """Words without a meaning of their own, in lower case."""
    return shared_words().small
