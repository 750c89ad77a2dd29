"""Everything this package raises on purpose.

    FollowupError
    └── PromptFileError     a file in prompts/ cannot be used: which file, which key, why

What a caller did wrong (an unknown kind, a naive ``now``) stays a plain ``ValueError`` or ``TypeError``,
as in the standard library, with a message that names the argument, what it got and what it takes.
"""

from pathlib import Path


class FollowupError(Exception):
    """The family that pages catch. Its text is a sentence: what happened, and what to do."""


class PromptFileError(FollowupError):
    """A file in ``prompts/`` was changed into something that cannot be used."""

    def __init__(self, file: Path | str, key: str, reason: str) -> None:
        """Say which file, which key in it (dots between levels, empty for the whole file), and why."""
        self.file = Path(file)
        self.key = key
        self.reason = reason
        at = f", at '{key}'" if key else ""
        super().__init__(f"The file {self.file.name}{at} cannot be used: {reason}. Mend it and start again.")
