"""Phone numbers: those that the phonenumbers library knows, and local forms that it does not."""

import re
from collections.abc import Iterator
from functools import cache

from followup.redaction.data import redaction_data
from followup.redaction.places import Place

_FEWEST, _MOST = 7, 15
_CUE_REACH = 44
_RUN = re.compile(r"(?<![\w.,/:#$\u00a3\u20ac*-])[+(]{0,2}\d")
_DIGIT = re.compile("[0-9]")
_LAST_FOUR = re.compile(r"\d{3}-(\d{4})")
_FICTIONAL = "555"


class _Tools:
    """The patterns of ``redaction.toml`` for phones, compiled once."""

    def __init__(self) -> None:
        data = redaction_data().phones
        self.other = [re.compile(p) for p in data.other]
        self.cue = re.compile(data.cue)
        self.with_cue = re.compile(data.with_cue)
        self.without_cue = [re.compile(f"(?:{p})(?![\\w/]|[.,]\\d|-\\d)") for p in data.without_cue]
        self.range_behind = re.compile(data.range_behind)
        self.extension = re.compile(data.extension)
        self.spoken = re.compile(data.spoken)
        self.lone_extension = re.compile(data.lone_extension)


@cache
def _tools() -> _Tools:
    return _Tools()


def find_phones(even: str, region: str | None) -> Iterator[Place]:
    """Every phone number of an evened-out text.

    ``region`` is an ISO 3166 code ("CA", "GB-SCT") in whose way national numbers are read; None reads the
    commonest ways of several countries.
    """
    tools = _tools()
    for found in tools.lone_extension.finditer(even):
        yield Place(*found.span("it"), "phone")
    yield from (Place(*found.span(), "phone") for found in tools.spoken.finditer(even))
    if len(_DIGIT.findall(even)) < _FEWEST:
        return
    bare = even
    for other in tools.other:
        bare = other.sub(lambda m: "\n" * len(m[0]), bare)
    yield from _known(bare, region)
    end = 0
    for run in _RUN.finditer(bare):
        if run.start() >= end:
            end = _end_of_number(bare, even, run.start())
            if end:
                behind = tools.extension.match(even, end)
                yield Place(run.start(), behind.end() if behind else end, "phone")


def _end_of_number(bare: str, even: str, start: int) -> int:
    """Where the number at ``start`` ends, 0 where there is none."""
    tools = _tools()
    called = tools.cue.search(even, max(0, start - _CUE_REACH), start) is not None
    patterns = [tools.with_cue, *tools.without_cue] if called else tools.without_cue
    ends = [m.end() for p in patterns if (m := p.match(bare, start)) and _is_number(m[0])]
    if not ends or (not called and _is_range(even[start : max(ends)], even, max(ends))):
        return 0
    return max(ends)


def _is_number(words: str) -> bool:
    return _FEWEST <= len(_DIGIT.findall(words)) <= _MOST


def _is_range(words: str, even: str, end: int) -> bool:
    """Whether "120-1500" is from one figure to another, and no local number."""
    last = _LAST_FOUR.fullmatch(words)
    if last is None or words.startswith(_FICTIONAL) or last[1].startswith("0"):
        return False
    return last[1].endswith("00") or _tools().range_behind.match(even, end) is not None


def _known(bare: str, region: str | None) -> Iterator[Place]:
    """What the phonenumbers library finds, line by line: it may otherwise join figures of two lines."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 - its tables are loaded on first use

    country = region.partition("-")[0].upper() if region else None
    at = 0
    for line in bare.split("\n"):
        if len(_DIGIT.findall(line)) >= _FEWEST:
            for match in PhoneNumberMatcher(line, country, leniency=Leniency.STRICT_GROUPING):
                yield Place(at + match.start, at + match.end, "phone")
        at += len(line) + 1
