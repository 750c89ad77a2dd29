"""Which region's public holidays count: what a time zone suggests, and what a person can choose.

The table is ``prompts/regions.toml``; the regions are ISO 3166-2 codes such as ``CA-ON`` or ``PH``.
"""

import re
from functools import cache
from typing import cast

import holidays

from followup.prompts import PromptData, load_prompts

_ISO_SHAPE = re.compile(r"[A-Z0-9]{1,3}")
"""What stands behind the hyphen of an ISO 3166-2 code; the library also lists school districts and towns."""


class _Regions(PromptData):
    """The shape of ``prompts/regions.toml``."""

    zones: dict[str, str]
    countries: dict[str, str]


def _table() -> _Regions:
    table: _Regions = load_prompts("regions", _Regions)
    return table


def region_of_zone(time_zone: str | None) -> str | None:
    """The region that a time zone suggests, or None: for UTC, no zone, or one not in the table."""
    return _table().zones.get(time_zone or "")


def country_of_zone(time_zone: str | None) -> str | None:
    """The two-letter country code that a time zone suggests, or None."""
    region = region_of_zone(time_zone)
    return region.partition("-")[0] if region else None


@cache
def _library_countries() -> dict[str, tuple[str, ...]]:
    known = holidays.list_supported_countries(include_aliases=False)
    return {code: tuple(s for s in parts if _ISO_SHAPE.fullmatch(s)) for code, parts in known.items()}


def check_region(region: str) -> str:
    """A region's code as the standard writes it. Raises ValueError where there is no such region."""
    country, part = split_region(region)
    return f"{country}-{part}" if part else country


def has_holidays(region: str | None) -> bool:
    """Whether public holidays are known for a region: no for None and for a country without a calendar.

    Raises:
        ValueError: no region has this code.
    """
    return region is not None and split_region(region)[0] in _library_countries()


def country_names() -> dict[str, str]:
    """The countries a person can choose from: code to name, by name."""
    return dict(sorted(_table().countries.items(), key=lambda item: item[1]))


def region_names(country: str) -> dict[str, str]:
    """The regions of a country that a person can choose from: code to name, the whole country first.

    Args:
        country: a two-letter code, such as ``"CA"``.

    Raises:
        ValueError: no country has this code.
    """
    code, _ = split_region(country)
    aliases = _aliases_of(code)
    parts = {f"{code}-{part}": aliases.get(part, part) for part in _library_countries().get(code, ())}
    return {code: _table().countries[code]} | dict(sorted(parts.items(), key=lambda item: item[1]))


def split_region(region: str) -> tuple[str, str | None]:
    """Take a region's code apart, case and surrounding space put aside.

    A code of a country for which the library knows no parts stands for the whole country.

    Returns:
        The country, and the part of it that has days of its own, or None.

    Raises:
        ValueError: no country or no part of it has this code.
    """
    country, hyphen, part = region.strip().upper().partition("-")
    if country not in _table().countries:
        raise ValueError(
            f"region: got {region!r}, takes an ISO 3166-2 code such as 'CA-ON', 'GB-ENG' or 'PH'"
        )
    parts = _library_countries().get(country, ())
    if not hyphen:
        return country, None
    if part in parts:
        return country, part
    if not parts and _ISO_SHAPE.fullmatch(part):
        return country, None
    takes = ", ".join([country, *(f"{country}-{known}" for known in parts)])
    raise ValueError(f"region: got {region!r}, takes one of {takes}")


def _aliases_of(country: str) -> dict[str, str]:
    """The parts of a country by name: the first name of each that is no code itself."""
    if country not in _library_countries():
        return {}
    names = cast("dict[str, list[str]]", holidays.country_holidays(country).get_subdivision_aliases())
    readable = {part: [name for name in listed if not name.isupper()] for part, listed in names.items()}
    return {part: listed[0] for part, listed in readable.items() if listed}
