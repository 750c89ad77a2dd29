"""How to call a person: the forms of a name that a greeting can take."""

from collections.abc import Mapping
from pathlib import Path

from nameparser import HumanName
from nameparser.config import Constants

from followup.prompts import PromptData, prompts_folder, read_prompt_file

ADDRESS_FORMS = ("as_written", "honorific", "first_name", "full_name")


class NameWords(PromptData):
    """``prompts/letters/names.toml``: what is an honorific, and which goes with the first name."""

    honorifics: frozenset[str]
    with_first_name: frozenset[str]
    honorific_endings: tuple[str, ...]
    particles: frozenset[str]
    titles: Mapping[str, str]


_READ: dict[Path, NameWords] = {}


def load_name_words(folder: Path | None = None) -> NameWords:
    """Read ``names.toml`` in a folder once. Raises PromptFileError."""
    place = folder or prompts_folder() / "letters"
    if place not in _READ:
        _READ[place] = read_prompt_file(place / "names.toml", NameWords)
    return _READ[place]


def call_person(name: str, address: str, words: NameWords) -> str:
    """The name as a greeting uses it.

    Args:
        name: as the case has it, honorific included.
        address: one of ``ADDRESS_FORMS``. Where the name does not have that form, it stays as written.
        words: the honorifics and particles.

    Returns:
        'Ms. Chan', 'Adaeze', 'Hendrik van der Berg'; a name all in lower case gets its capitals.
    """
    written = _with_capitals(name.split(), words)
    if address == "as_written" or _has_ending(written, words):
        return written
    title, first, last = _split(written, words)
    if address == "honorific":
        return _with_honorific(title, first, last, words) or written
    if address == "first_name":
        return first if len(first.rstrip(".")) > 1 else written
    return written.removeprefix(title).strip() if title and first and last else written


def _with_honorific(title: str, first: str, last: str, words: NameWords) -> str:
    if not title:
        return ""
    if title.lower().rstrip(".") in words.with_first_name:
        return f"{title} {first or last}"
    return f"{title} {last}" if last else ""


def _split(name: str, words: NameWords) -> tuple[str, str, str]:
    """Honorific, first name, everything after it that is no middle name."""
    constants = Constants()
    constants.titles.add(*words.honorifics)
    parsed = HumanName(name, constants=constants)
    if (
        parsed.title
        and not parsed.first
        and "'" not in parsed.title
        and name.split(maxsplit=1)[0] == parsed.title
    ):
        return parsed.title, "", parsed.last
    return parsed.title, parsed.first, parsed.last


def _has_ending(name: str, words: NameWords) -> bool:
    return name.lower().endswith(words.honorific_endings)


def _with_capitals(parts: list[str], words: NameWords) -> str:
    """Capitals for a name that came without any; a particle inside the name stays small."""
    if any(part != part.lower() for part in parts):
        return " ".join(parts)
    return " ".join(
        part if place and part in words.particles else _capitalise(part) for place, part in enumerate(parts)
    )


def _capitalise(part: str) -> str:
    """'o'neill' becomes 'O'Neill', 'asante-mensah' 'Asante-Mensah', "ma'am" 'Ma'am'."""
    pieces = part.split("-")
    if len(pieces) > 1:
        return "-".join(_capitalise(piece) if len(piece) > 2 else piece.capitalize() for piece in pieces)  # noqa: PLR2004
    head, mark, tail = part.partition("'")
    if mark and len(head) == 1:
        return f"{head.upper()}'{tail.capitalize()}"
    return part[:1].upper() + part[1:]
