"""Whether the letter goes out too early or too late, by the figures of ``prompts/timing.toml``."""

from datetime import UTC, datetime, timedelta

from followup.business_days import BusinessDays
from followup.case import Case
from followup.critique.looks import Moment
from followup.critique.reading import Heard, Reading
from followup.timing.figures import load_figures


def _thank_you_closes(case: Case, days: BusinessDays) -> datetime | None:
    at = case.interviewed_at
    if at is None:
        return None
    figures = load_figures()
    if isinstance(at, datetime):
        begins = at.replace(tzinfo=case.zone).astimezone(UTC)
        return begins + timedelta(hours=figures.thank_you.closes_hours)
    return days.end_of(at + timedelta(days=figures.thank_you_day_only.closes_day))


def is_too(which: str, reading: Reading) -> bool:
    """Whether the letter is too 'early' or too 'late'. False where the case does not say what counts."""
    case, sent = reading.case, reading.sent_at
    if case is None or sent is None:
        return False
    days = BusinessDays(case.zone, reading.region)
    moment = sent.astimezone(UTC)
    if reading.kind == "thank_you":
        closes = _thank_you_closes(case, days)
        return which == "late" and closes is not None and moment > closes
    if reading.kind != "inquiry" or case.answer_expected_by is None or not reading.is_first_inquiry:
        return False
    window = load_figures().inquiry_promised
    due = case.answer_expected_by
    if which == "early":
        return moment < days.start_of(days.after(due, window.opens_business_day))
    return moment >= days.end_of(days.after(due, window.closes_business_day))


def look_moment(look: Moment, reading: Reading, _key: str) -> list[Heard]:
    """The whole letter, where it goes out too early or too late."""
    return [reading.whole] if is_too(look.is_too, reading) else []
