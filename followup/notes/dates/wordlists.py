"""The lists of ``prompts/notes/dates.toml``: the words for days and hours, and the words around them."""

from collections.abc import Mapping
from functools import cache

from pydantic import model_validator

from followup.prompts import PromptData, load_prompts

Words = tuple[str, ...]


class Relative(PromptData):
    """Words for days counted from the day of writing."""

    before_yesterday: Words
    yesterday: Words
    today: Words
    this_morning: Words
    this_afternoon: Words
    this_evening: Words
    last_night: Words
    tomorrow: Words
    after_tomorrow: Words
    french_yesterday: Words


class Parts(PromptData):
    """Parts of a day."""

    morning: Words
    afternoon: Words
    evening: Words


class Periods(PromptData):
    """Units of time and the words around them."""

    days: Words
    nights: Words
    weeks: Words
    fortnights: Words
    months: Words
    hours: Words
    units_first: Words
    working: Words
    ago: Words
    ago_before: Words
    within: Words
    vague_amounts: Words
    vague_parts: Words
    end_words: Words
    end_of_week: Words
    is_out: Words
    end_after: Words
    end_of_month: Words
    end_of_day: Words
    this: Words
    next: Words
    last: Words
    coming: Words
    holidays: Words
    holiday_names: Mapping[str, str]
    weekday_after: Words
    deictic: Words
    vague: Words
    long_weekend: Words


class Hours(PromptData):
    """Words around the hour."""

    am: Words
    pm: Words
    between: Words
    noon: Words
    midnight: Words
    oclock: Words
    half_after: Words
    quarter_after: Words
    half_to: Words
    words_after: Words
    past: Words
    to: Words
    began: Words
    at: Words
    not_the_start: Words
    until: Words


class Roles(PromptData):
    """Words that tell whose day it is."""

    interview_words: Words
    interview: Words
    meeting: Words
    it_was: Words
    later_round: Words
    other: Words
    events: Words
    old_day: Words
    other_people: Words
    next_stage: Words
    future: Words
    past: Words
    upcoming_today: Words


class Labels(PromptData):
    """Words at the start of a line."""

    interview: Words
    time: Words
    answer: Words
    not_dates: Words
    endings: Words
    event_start: Words
    mail: Words
    mail_subject: Words
    mail_sure: Words
    closing: Words
    own_notes: Words
    diary_today: Words
    diary: Words


class Answers(PromptData):
    """Words around an answer."""

    nouns: Words
    verbs: Words
    modals: Words
    modal_fillers: Words
    present: Words
    rings: Words
    own: Words
    own_modals: Words
    own_verbs: Words
    not_own: Words
    employer: Words
    settled: Words
    due: Words
    between: Words
    between_limit: Words
    either: Words
    business: Words
    not_by: Words
    by: Words
    changed: Words
    said: Words
    said_after: Words
    promisers: Words


class Zones(PromptData):
    """Words that name a time zone."""

    names: Mapping[str, str]
    places: Mapping[str, str]
    lower: Words
    spelled: Words
    elsewhere: Mapping[str, Mapping[str, str]]
    theirs: Words
    mine: Words


class Countries(PromptData):
    """How countries write a date in numbers."""

    month_first: Words
    either: Words
    german: Words
    german_words: Words


class DateWords(PromptData):
    """The content of ``prompts/notes/dates.toml``."""

    months: tuple[Words, ...]
    weekdays: tuple[Words, ...]
    short_weekdays: tuple[Words, ...]
    lone_weekdays: Words
    careful_weekdays: Words
    titles: Words
    before_names: Words
    after_names: Words
    abbreviations: Words
    never_days: Words
    before_marks: Words
    numbers: Words
    late_hours: Words
    tens: Words
    ones: Words
    twos: Words
    hours_elsewhere: tuple[Words, ...]
    numbers_elsewhere: tuple[Words, ...]
    ordinals: Words
    not_after_ordinals: Words
    ordinal_endings: Words
    may_follow: Words
    relative: Relative
    parts: Parts
    periods: Periods
    hours: Hours
    roles: Roles
    labels: Labels
    answers: Answers
    zones: Zones
    countries: Countries

    @model_validator(mode="after")
    def _whole_calendar(self) -> "DateWords":
        for name, length in (
            ("months", 12),
            ("weekdays", 7),
            ("short_weekdays", 7),
            ("ordinals", 31),
            ("numbers_elsewhere", 31),
            ("hours_elsewhere", 12),
        ):
            found = len(getattr(self, name))
            if found != length:
                raise ValueError(f"'{name}' needs {length} entries and has {found}")
        return self


@cache
def date_words() -> DateWords:
    """The words for days and hours. Raises PromptFileError."""
    data: DateWords = load_prompts("notes/dates", DateWords)
    return data
