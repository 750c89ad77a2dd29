"""Addresses of mail and pages, accounts, cards, numbers of all kinds, streets: what has a closed shape."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from followup.redaction.data import Check, Shape, redaction_data
from followup.redaction.places import Place

_DIGIT_START = re.compile(r"(?<!\d)\d")
_CUE_REACH = 40


def find_shapes(even: str) -> Iterator[Place]:
    """Every place of an evened-out text that has one of the shapes, by the rank of the shapes."""
    small = even.lower()
    starts = [m.start() for m in _DIGIT_START.finditer(even)]
    for shape in redaction_data().shapes:
        if shape.at_digit and not starts:
            continue
        if shape.needs and not any(need in small for need in shape.needs):
            continue
        for found in _matches(shape, even, starts):
            if _holds(shape, found):
                yield Place(*found.span("it" if "it" in shape.regex.groupindex else 0), shape.kind)


def _matches(shape: Shape, even: str, starts: list[int]) -> Iterator[re.Match[str]]:
    if not shape.at_digit:
        yield from shape.regex.finditer(even)
        return
    end = 0
    for start in starts:
        found = shape.regex.match(even, start) if start >= end else None
        if found is not None:
            end = found.end()
            yield found


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
