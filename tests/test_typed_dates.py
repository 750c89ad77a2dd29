"""What a person types into a field for a day or a time, in the words they would use in their notes."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from followup.typed_dates import NotUnderstood, Side, read_day, read_moment

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "side", "day"),
    [
        ("Tuesday", "past", date(2026, 11, 17)),
        ("Tuesday", "future", date(2026, 12, 1)),
        ("sat", "past", date(2026, 11, 21)),
        ("Tues.", "future", date(2026, 12, 1)),
        ("last Friday", "past", date(2026, 11, 20)),
        ("on Friday", "future", date(2026, 11, 27)),
        ("by Dec 4th", "future", date(2026, 12, 4)),
        ("the 19th", "past", date(2026, 11, 19)),
        ("Monday the 23rd", "past", date(2026, 11, 23)),
        ("2 days ago", "past", date(2026, 11, 22)),
        ("yesterday morning", "past", date(2026, 11, 23)),
        ("in two weeks", "future", date(2026, 12, 8)),
        ("end of next week", "future", date(2026, 12, 4)),
        ("the day after tomorrow", "future", date(2026, 11, 26)),
        ("29 Feb", "past", date(2024, 2, 29)),
        ("29 Feb", "future", date(2028, 2, 29)),
        ("24 Nov", "past", TUESDAY),
        ("24 Nov", "future", TUESDAY),
        ("1 1 2027", "future", date(2027, 1, 1)),
        ("19 Nov '26", "past", date(2026, 11, 19)),
        ("19 nov 26", "past", date(2026, 11, 19)),
        ("19.11.2026", "past", date(2026, 11, 19)),
        ("Thursday, 19 Nov at 2 pm", "past", date(2026, 11, 19)),
        ("vendredi", "future", date(2026, 11, 27)),
        ("19 de noviembre", "past", date(2026, 11, 19)),
    ],
)
def test_a_day_is_read_as_in_notes(typed: str, side: Side, day: date) -> None:
    """A field understands the days that notes do, and looks to the side it asks for."""
    assert read_day(typed, today=TUESDAY, side=side) == day


@pytest.mark.parametrize(
    "typed",
    ["19", "november", "2026", "next week", "32 nov", "hello", "10 am", "Friday or Monday", "19 Nov hello"],
)
def test_what_names_no_single_day_is_not_guessed(typed: str) -> None:
    """The sentence repeats what was typed and shows a day in full."""
    with pytest.raises(NotUnderstood, match="Tuesday 24 November 2026") as caught:
        read_day(typed, today=TUESDAY, side="past")
    assert typed in str(caught.value)


def test_a_day_in_numbers_without_a_year_is_asked_back_too() -> None:
    """3/4 is April in one country and March in another, with or without a year."""
    with pytest.raises(NotUnderstood, match="3 April 2027 or 4 March 2027"):
        read_day("3/4", today=TUESDAY, side="future")


def test_a_wrong_weekday_beside_a_date_without_a_year_is_named() -> None:
    """The day is the nearest on the side asked for, and its weekday is compared."""
    with pytest.raises(NotUnderstood, match="is a Thursday, not a Friday"):
        read_day("Fri 19 Nov", today=TUESDAY, side="past")


def test_a_moment_counted_forward_has_not_happened() -> None:
    """The log holds the past alone, however the day is typed."""
    now = datetime(2026, 11, 24, 15, 30, tzinfo=ZoneInfo("America/Toronto"))
    with pytest.raises(NotUnderstood, match="still to come"):
        read_moment("in 3 days", "", now=now)
