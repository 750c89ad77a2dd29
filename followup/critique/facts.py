"""Compares what the letter states with what the case knows: company, position, dates."""

from collections.abc import Iterator

from followup.critique.companies import wrong_companies
from followup.critique.dates import wrong_dates
from followup.critique.looks import Facts
from followup.critique.positions import wrong_positions
from followup.critique.reading import Heard, Reading


def _contradictions(reading: Reading, key: str) -> Iterator[Heard]:
    case = reading.case
    if case is None:
        return
    if case.company:
        yield from wrong_companies(reading, case.company, reading.places(key, "joining"))
    if case.role:
        yield from wrong_positions(reading, case.role)
    lists = ("meeting", "promise", "not_this", "deciding")
    yield from wrong_dates(reading, case, {name: reading.places(key, name) for name in lists})


def look_facts(_look: Facts, reading: Reading, key: str) -> list[Heard]:
    """Every company, position or date in the letter that contradicts the case."""
    return sorted(_contradictions(reading, key), key=lambda heard: heard.start)
