"""Pasted text made safe to read: nothing invisible in it, and no mark that a model takes as its own.

What counts as invisible and which marks there are is data: ``prompts/model/cleaning.toml``.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from followup.prompts import PromptData, load_prompts

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_ZWJ = "\u200d"
_BLACK_FLAG, _LAST_TAG, _FIRST_TAG = "\U0001f3f4", "\U000e007f", 0xE0000
_KEYCAP = "\u20e3"
_EMOJI_FORM = "\ufe0f"
_ROUNDS = 4
"""Marks inside marks are broken one after the other, so often at most."""


class Cleaned(NamedTuple):
    """A text without invisible characters, and how many there were."""

    text: str
    removed: int


def _span_of(codes: str) -> str:
    """The range "200B-200F" or the single character "00AD" in the form of a class of characters."""
    first, _, last = codes.partition("-")
    return f"\\U{int(first, 16):08x}-\\U{int(last or first, 16):08x}"


def _checked_codes(codes: str) -> str:
    _span_of(codes)
    return codes


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"'{pattern}' is no regular expression: {error}") from error
    return pattern


_Codes = Annotated[str, AfterValidator(_checked_codes)]
_Pattern = Annotated[str, AfterValidator(_compiles)]


class _Joining(PromptData):
    joiners: tuple[_Codes, ...]
    variations: tuple[_Codes, ...]
    tags: tuple[_Codes, ...]
    scripts: tuple[_Codes, ...]
    pictures: tuple[_Codes, ...]
    ideographs: tuple[_Codes, ...]
    keys: tuple[_Codes, ...]
    flags: tuple[str, ...]


class _Neutral(PromptData):
    patterns: tuple[_Pattern, ...]


class _Cleaning(PromptData):
    line_breaks: tuple[_Codes, ...]
    invisible: tuple[_Codes, ...]
    instead: dict[_Codes, str]
    joining: _Joining
    neutral: _Neutral


def _any_of(codes: Iterable[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(map(_span_of, codes)) + "]")


class _Tools:
    """The data of ``cleaning.toml``, made ready once."""

    def __init__(self, data: _Cleaning) -> None:
        joining = data.joining
        attached = (*joining.joiners, *joining.variations, *joining.tags)
        self.line_breaks = re.compile("\r\n|[" + "".join(map(_span_of, data.line_breaks)) + "]")
        self.invisible = _any_of(data.invisible)
        self.instead = {int(code, 16): text for code, text in data.instead.items()}
        self.attached = re.compile("[" + "".join(map(_span_of, attached)) + "]+")
        self.joiner = _any_of(joining.joiners)
        self.variation = _any_of(joining.variations)
        self.script = _any_of(joining.scripts)
        self.picture = _any_of(joining.pictures)
        self.ideograph = _any_of(joining.ideographs)
        self.key = _any_of(joining.keys)
        self.flags = tuple(_tagged(flag) for flag in joining.flags)
        self.marks = re.compile("|".join(f"(?:{p})" for p in _moved_flags(data.neutral)), re.IGNORECASE)

    def kept(self, run: str, before: str, after: str) -> str:
        """What stays of a run of joiners, variations and tags between two characters ("" at an edge)."""
        if before == _BLACK_FLAG:
            return next((flag for flag in self.flags if run.startswith(flag)), "")
        if self.picture.fullmatch(before):
            varied = run[:1] if self.variation.match(run) else ""
            joined = _ZWJ if _ZWJ in run and self.picture.fullmatch(after) else ""
            return varied + joined
        if self.ideograph.fullmatch(before):
            return run[:1] if self.variation.match(run) else ""
        if self.key.fullmatch(before):
            return _EMOJI_FORM if run[0] == _EMOJI_FORM and after == _KEYCAP else ""
        if self.script.fullmatch(before):
            first = self.joiner.search(run)
            needed = first is not None and (first[0] == _ZWJ or self.script.fullmatch(after))
            return first[0] if first is not None and needed else ""
        return ""


def _tagged(flag: str) -> str:
    return "".join(chr(_FIRST_TAG + ord(letter)) for letter in flag) + _LAST_TAG


def _moved_flags(neutral: _Neutral) -> list[str]:
    """The patterns with "many lines" set for their own part alone, so that they can be joined."""
    return [re.sub(r"^\(\?m\)(.*)$", r"(?m:\1)", p) for p in neutral.patterns]


@cache
def _tools() -> _Tools:
    return _Tools(load_prompts("model/cleaning", _Cleaning))


def clean_text(text: str) -> Cleaned:
    """Take out of ``text`` what nobody sees. Every visible character stays as it is.

    Line breaks of every kind become plain ones, which is not counted. Joiners stay inside words of scripts
    that need them and inside emoji. Cleaning a clean text changes nothing. Raises PromptFileError.
    """
    if text.isascii() and text.isprintable():
        return Cleaned(text, 0)
    tools = _tools()
    whole = _PAIR.sub(_joined_pair, text)
    lined = tools.line_breaks.sub("\n", whole).translate(tools.instead)
    bare = tools.invisible.sub("", lined)
    removed = len(lined) - len(bare)
    if bare.isascii():
        return Cleaned(bare, removed)
    seen = tools.attached.sub(
        lambda m: tools.kept(m[0], bare[m.start() - 1 : m.start()], bare[m.end() : m.end() + 1]), bare
    )
    return Cleaned(seen, removed + len(bare) - len(seen))


def neutralise(text: str) -> str:
    """``text`` with every mark that a model might take as its own broken by a space, and else untouched.

    It stays readable: ``</s>`` becomes ``< /s>``. Doing it again changes nothing. Raises PromptFileError.
    """
    for _ in range(_ROUNDS):
        plain = text if text.isascii() else text.translate(_WIDE)
        places = [m.start() + 1 for m in _tools().marks.finditer(plain)]
        if not places:
            break
        edges = [0, *places, len(text)]
        text = " ".join(text[a:b] for a, b in pairwise(edges))
    return text


def _joined_pair(match: re.Match[str]) -> str:
    """Two halves of a character that a program left apart, as the one they are."""
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")
