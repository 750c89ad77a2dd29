"""The random marks of one question: where the data begins and ends, and a word that no reply may hold."""

import secrets
from typing import NamedTuple


class Frame(NamedTuple):
    """``mark`` frames the data, which pasted text cannot close; ``canary`` shows a leak of the prompt."""

    mark: str
    canary: str


def new_frame() -> Frame:
    """Marks that nobody can guess."""
    letters = "".join(secrets.choice("bcdfghjkmnpqrstvwxz") for _ in range(24))
    return Frame(letters[:12], f"cobalt-{letters[12:]}")
