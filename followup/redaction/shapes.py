"""Addresses of mail and pages, accounts, cards, numbers of all kinds, streets: what has a closed shape."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from followup.redaction.data import Check, Shape, redaction_data
from followup.redaction.places import Place

_DIGIT_START = re.compile(r"(?<!\d)\d")
_CUE_REACH = 40
_BEFORE_NEED, _AFTER_NEED = 140, 1700
"""The longest shape is an address of a page; the longest way to what a shape needs is that of a mailbox."""


def find_shapes(even: str) -> Iterator[Place]:
    """Every place of an evened-out text that has one of the shapes, by the rank of the shapes."""
    small = even.lower() if even.isascii() else "".join(c.lower() if len(c.lower()) == 1 else c for c in even)
    starts = [m.start() for m in _DIGIT_START.finditer(even)]
    for shape in redaction_data().shapes:
        for found in _matches(shape, even, small, starts):
            if _holds(shape, found):
                yield Place(*found.span("it" if "it" in shape.regex.groupindex else 0), shape.kind)


def _matches(shape: Shape, even: str, small: str, starts: list[int]) -> Iterator[re.Match[str]]:
    if shape.needs and not any(need in small for need in shape.needs):
        return
    if not shape.at_digit:
        for start, end in _windows(small, shape.needs):
            yield from shape.regex.finditer(even, start, end)
        return
    end = 0
    for start in starts:
        found = shape.regex.match(even, start) if start >= end else None
        if found is not None:
            end = found.end()
            yield found


def _windows(small: str, needs: tuple[str, ...]) -> list[tuple[int, int]]:
    """The stretches around what a shape needs: it is looked for nowhere else."""
    if not needs:
        return [(0, len(small))]
    hits = sorted(at for need in needs for at in _places_of(need, small))
    windows: list[tuple[int, int]] = []
    for at in hits:
        if windows and at <= windows[-1][1]:
            windows[-1] = (windows[-1][0], at + _AFTER_NEED)
        else:
            windows.append((max(at - _BEFORE_NEED, windows[-1][1] if windows else 0), at + _AFTER_NEED))
    return [(a, min(b, len(small))) for a, b in windows]


def _places_of(need: str, small: str) -> Iterator[int]:
    at = small.find(need)
    while at >= 0:
        yield at
        at = small.find(need, at + 1)


def _holds(shape: Shape, found: re.Match[str]) -> bool:
    """Whether what was found is what it looks like: by its check digit, or by the words before it."""
    if shape.check is None or _passes(shape.check, found[0]):
        return True
    before = found.string[max(0, found.start() - _CUE_REACH) : found.start()]
    return shape.cue_regex is not None and shape.cue_regex.search(before) is not None


def _passes(check: Check, words: str) -> bool:
    return _checks()[check](words)


@cache
def _checks() -> dict[Check, Callable[[str], bool]]:
    """The rules of python-stdnum, loaded with the first number that needs one."""
    from stdnum import iban, luhn  # noqa: PLC0415 - a second of start-up that most texts never need
    from stdnum.ca import sin  # noqa: PLC0415
    from stdnum.cn import ric  # noqa: PLC0415
    from stdnum.es import dni, nie  # noqa: PLC0415
    from stdnum.fr import nir  # noqa: PLC0415
    from stdnum.ie import pps  # noqa: PLC0415
    from stdnum.in_ import aadhaar  # noqa: PLC0415
    from stdnum.za import idnr  # noqa: PLC0415

    return {
        "card": lambda words: luhn.is_valid("".join(c for c in words if c.isdigit())),
        "iban": iban.is_valid,
        "ca.sin": sin.is_valid,
        "in_.aadhaar": aadhaar.is_valid,
        "es.id": lambda words: dni.is_valid(words) or nie.is_valid(words),
        "ie.pps": pps.is_valid,
        "fr.nir": nir.is_valid,
        "cn.ric": ric.is_valid,
        "za.idnr": idnr.is_valid,
    }
