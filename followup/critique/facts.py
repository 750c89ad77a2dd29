"""Compares what the letter states with what the case knows: company, position, dates."""

from collections.abc import Iterator

from followup.critique.companies import wrong_companies
from followup.critique.dates import wrong_dates
from followup.critique.positions import wrong_positions
from followup.critique.reading import Heard, Reading
from followup.critique.rulebook import Facts, list_name


def _contradictions(slug: str, number: int, reading: Reading) -> Iterator[Heard]:
    case = reading.case
    if case is None:
        return

    def places(cue_list: str) -> list[tuple[int, int]]:
        return reading.hits.get(list_name(slug, number, cue_list), [])

    if case.company:
        yield from wrong_companies(reading, case.company, places("joining"))
    if case.role:
        yield from wrong_positions(reading, case.role)
    yield from wrong_dates(reading, case, places("meeting"), places("promise"), places("not_this"))


def look_facts(_look: Facts, slug: str, number: int, reading: Reading) -> list[Heard]:
    """Every company, position or date in the letter that contradicts the case."""
    return sorted(_contradictions(slug, number, reading), key=lambda heard: heard.start)
