"""Days in words: the names of weekdays and months, from ``prompts/text/days.toml``."""

from datetime import date

from followup.prompts import load_texts


def weekday_name(iso_weekday: int) -> str:
    """The name of a weekday, 1 for Monday up to 7 for Sunday."""
    return load_texts("days")(f"weekday_{iso_weekday}")


def month_name(month: int) -> str:
    """The name of a month, 1 up to 12."""
    return load_texts("days")(f"month_{month}")


def spell_day(day: date) -> str:
    """A day that nobody can misread, such as ``Thursday 19 November 2026``."""
    names = {"weekday": weekday_name(day.isoweekday()), "month": month_name(day.month)}
    return load_texts("days")("spelt", day=day.day, year=day.year, **names)
