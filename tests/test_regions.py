"""Which days are working days where: the table of regions, and the choices that a page offers."""

import importlib.resources
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.business_days import BusinessDays
from followup.regions import (
    check_region,
    country_names,
    country_of_zone,
    has_holidays,
    region_names,
    region_of_zone,
)


def zones_of_countries() -> dict[str, str]:
    """The tz database's own table: zone to country."""
    table = importlib.resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


def test_every_zone_of_a_country_suggests_a_region_of_it() -> None:
    """The table has every zone of the tz database that belongs to a country, in that country."""
    for zone, country in zones_of_countries().items():
        assert country_of_zone(zone) == country, zone


def test_every_suggested_region_has_holidays() -> None:
    """Each code in the table is one that the holidays library knows."""
    for zone in zones_of_countries():
        region = region_of_zone(zone)
        assert region is not None
        assert check_region(region) == region
        assert has_holidays(region)


@pytest.mark.parametrize(
    ("zone", "region"),
    [
        ("America/Toronto", "CA-ON"),
        ("Canada/Eastern", "CA-ON"),
        ("America/Montreal", "CA-QC"),
        ("America/Vancouver", "CA-BC"),
        ("America/Halifax", "CA-NS"),
        ("America/St_Johns", "CA-NL"),
        ("America/New_York", "US"),
        ("US/Eastern", "US"),
        ("America/Phoenix", "US-AZ"),
        ("Pacific/Honolulu", "US-HI"),
        ("America/Puerto_Rico", "PR"),
        ("Europe/London", "GB-ENG"),
        ("Australia/Perth", "AU-WA"),
        ("Asia/Calcutta", "IN"),
        ("Asia/Manila", "PH"),
        ("Africa/Lagos", "NG"),
        ("Europe/Kiev", "UA"),
        ("Iceland", "IS"),
        ("UTC", None),
        ("Etc/GMT+5", None),
        ("EST5EDT", None),
        ("", None),
        (None, None),
    ],
)
def test_zone_suggests_a_region_or_nothing(zone: str | None, region: str | None) -> None:
    """Old names of a zone count too; what belongs to no country suggests nothing."""
    assert region_of_zone(zone) == region


def test_page_can_offer_names_to_choose_from() -> None:
    """Countries by name, and the parts of one, the whole country first."""
    assert country_names()["CA"] == "Canada"
    assert list(country_names().values()) == sorted(country_names().values())
    canada = region_names("CA")
    assert list(canada)[:2] == ["CA", "CA-AB"]
    assert canada["CA-QC"] == "Quebec"
    assert len(canada) == 14
    assert region_names("GB")["GB-SCT"] == "Scotland"
    assert region_names("PH") == {"PH": "Philippines"}
    for country in country_names():
        for region in region_names(country):
            assert check_region(region) == region


@pytest.mark.parametrize("country", ["Canada", "XX", "", "ca-zz"])
def test_unknown_country_is_refused(country: str) -> None:
    """The message names the argument and what it got."""
    with pytest.raises(ValueError, match="region: got") as refused:
        region_names(country)
    assert repr(country) in str(refused.value)


def test_region_is_read_in_any_case_and_never_guessed() -> None:
    """Small letters are CA-ON too; a name that is no code is refused instead of counting as no holidays."""
    labour_day = date(2026, 9, 7)
    assert BusinessDays(ZoneInfo("UTC"), "ca-on").is_holiday(labour_day)
    with pytest.raises(ValueError, match="region: got 'Ontario'"):
        BusinessDays(ZoneInfo("UTC"), "Ontario")


@given(
    st.sampled_from(["CA-ON", "CA-QC", "US", "GB-ENG", "JP", "NG", "PH"]),
    st.dates(date(2025, 1, 1), date(2029, 12, 1)),
)
@settings(max_examples=100)
def test_business_day_is_a_weekday_that_is_no_holiday(region: str, day: date) -> None:
    """Counted against the holidays library, asked day by day."""
    country, _, part = region.partition("-")
    off = holidays.country_holidays(country, subdiv=part or None)
    days = BusinessDays(ZoneInfo("UTC"), region)
    assert days.is_business_day(day) == (day.weekday() < 5 and day not in off)
    following = days.after(day, 3)
    between = [date.fromordinal(n) for n in range(day.toordinal() + 1, following.toordinal() + 1)]
    assert sum(d.weekday() < 5 and d not in off for d in between) == 3
    assert days.is_business_day(following)


@pytest.mark.parametrize(
    ("zone", "day", "begins"),
    [
        ("America/Toronto", "2026-11-24", "2026-11-24T05:00+00:00"),
        ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00+00:00"),  # 00:00 does not exist
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00+00:00"),
        ("America/Havana", "2026-11-01", "2026-11-01T04:00+00:00"),  # 00:00 comes twice
        ("Asia/Kolkata", "2026-11-24", "2026-11-23T18:30+00:00"),
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00+00:00"),  # a day that Samoa left out
    ],
)
def test_day_begins_at_its_first_moment(zone: str, day: str, begins: str) -> None:
    """Midnight, or where the clocks jump over it, the moment of the jump."""
    found = BusinessDays(ZoneInfo(zone)).start_of(date.fromisoformat(day))
    assert found == datetime.fromisoformat(begins)
    assert found.tzinfo is UTC
