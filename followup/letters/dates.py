"""Days in words, as seen from the moment of sending."""

from datetime import date, datetime, timedelta

from followup.case import Case

_MONTH_FIRST = ("America/", "US/", "Canada/", "Pacific/Honolulu", "Asia/Manila", "Pacific/Guam")
"""Where one writes 'November 27'; elsewhere it is '27 November'."""

_NEAR = timedelta(days=6)


def local_day(case: Case, now: datetime) -> date:
    """The day of ``now`` in the zone of the case."""
    return now.astimezone(case.zone).date()


def name_day(day: date, case: Case) -> str:
    """A day with its month, in the order of the case's zone: 'November 27' or '27 November'."""
    month = f"{day:%B}"
    return f"{month} {day.day}" if (case.time_zone or "").startswith(_MONTH_FIRST) else f"{day.day} {month}"


def past_day(day: date, case: Case, now: datetime) -> str:
    """When something was: 'today', 'yesterday', 'on Thursday' within six days, else 'on 12 November'.

    Empty where the day has not come yet: then there is nothing to look back on.
    """
    today = local_day(case, now)
    if day > today:
        return ""
    if today - day <= timedelta(days=1):
        return "today" if day == today else "yesterday"
    return f"on {day:%A}" if today - day <= _NEAR else f"on {name_day(day, case)}"


def due_day(day: date, case: Case, now: datetime) -> str:
    """A day by which something is due, without its preposition: 'Friday' when near, else '27 November'."""
    today = local_day(case, now)
    return f"{day:%A}" if timedelta() < day - today <= _NEAR else name_day(day, case)
