"""All that the choice of a day looks at: phrases, hours, cues, sentences, days of writing."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import zip_longest

from followup.notes.dates.clock import ClockPhrase, find_hours
from followup.notes.dates.cues import CueIndex
from followup.notes.dates.dayphrase import DayPhrase, Which
from followup.notes.dates.lookalikes import is_lookalike
from followup.notes.dates.numeric import DateOrder, find_order, fits_weekday
from followup.notes.dates.passages import Mail, Sentences, find_mails
from followup.notes.dates.phrases import find_days
from followup.notes.dates.vocabulary import alternatives, date_words, fold
from followup.notes.dates.writing import Writing, find_writing
from followup.regions import region_of_zone
from followup.spans import Span

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+'-]{1,64}@[\w.-]{1,200}", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,.(\[-]{1,3}(?:(?:an?|which was an?|that was an?)\s)?")
_DATES = frozenset({"day", "numeric", "ordinal"})
_TOO_FAR, _SAME_WEEK, _APPOSED = 45, 70, 15


@dataclass
class Scene:
    """The notes, taken apart once."""

    text: str
    folded: str
    today: date
    time_zone: str
    region: str | None
    days: list[DayPhrase]
    hours: list[ClockPhrase]
    mails: list[Mail]
    sentences: Sentences
    cues: CueIndex
    order: DateOrder
    writing: Writing
    day_starts: list[int] = field(init=False)
    hour_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note where phrases begin, to find those near a place."""
        self.day_starts = [d.span.start for d in self.days]
        self.hour_starts = [h.span.start for h in self.hours]

    @property
    def written(self) -> frozenset[DayPhrase]:
        """The phrases that only give the day of writing."""
        return self.writing.phrases

    def anchor(self, place: int) -> date:
        """The day on which the words at ``place`` were written."""
        at = bisect_right(self.writing.anchors, place, key=lambda a: a.begin) - 1
        anchor = self.writing.anchors[at] if at >= 0 else None
        return anchor.day if anchor and place < anchor.end else self.today

    def in_head(self, span: Span) -> bool:
        """Whether the words at ``span`` are the time stamp of a message."""
        return any(m.stamps(span.start) for m in self.mails)

    def in_mail(self, place: int) -> bool:
        """Whether ``place`` lies in the body of a pasted message."""
        return any(m.says(place) for m in self.mails)

    def sentence(self, phrase: DayPhrase | ClockPhrase) -> tuple[int, int]:
        """The sentence of ``phrase``."""
        return self.sentences.around(phrase.span.start)

    def days_in(self, begin: int, end: int) -> list[DayPhrase]:
        """The phrases that start at ``begin`` up to ``end``."""
        return self.days[bisect_left(self.day_starts, begin) : bisect_left(self.day_starts, end)]

    def hours_in(self, begin: int, end: int) -> list[ClockPhrase]:
        """The hours that start at ``begin`` up to ``end``."""
        return self.hours[bisect_left(self.hour_starts, begin) : bisect_left(self.hour_starts, end)]

    def hour_after(self, place: int) -> ClockPhrase | None:
        """The first hour at ``place`` or later."""
        at = bisect_left(self.hour_starts, place)
        return self.hours[at] if at < len(self.hours) else None

    def hour_before(self, place: int) -> ClockPhrase | None:
        """The last hour that begins before ``place``."""
        at = bisect_left(self.hour_starts, place) - 1
        return self.hours[at] if at >= 0 else None

    def day_before(self, place: int) -> DayPhrase | None:
        """The last phrase that begins before ``place``."""
        at = bisect_left(self.day_starts, place) - 1
        return self.days[at] if at >= 0 else None

    def with_week(self, phrase: DayPhrase) -> DayPhrase:
        """A bare weekday with the week named before it: "last week ... Monday and Thursday"."""
        if phrase.kind != "weekday" or phrase.which or phrase.count:
            return phrase
        begin = max(self.sentence(phrase)[0], phrase.span.start - _SAME_WEEK)
        found = list(_week_words().finditer(self.folded, begin, phrase.span.start))
        if not found:
            return phrase
        which: Which = "last_week" if found[-1]["last"] else "next_week" if found[-1]["next"] else "this_week"
        return replace(phrase, which=which)

    def words(self, span: Span) -> str:
        """The words at ``span``, white space folded."""
        return " ".join(span.of(self.text).split())


def set_scene(text: str, *, today: date, time_zone: str, region: str | None) -> Scene:
    """Take ``text`` apart."""
    clean = _ADDRESS.sub(lambda m: " " * len(m[0]), text)
    folded = fold(clean)
    region = region or region_of_zone(time_zone)
    country = region[:2].upper() if region else None
    days = [d for d in find_days(folded) if not is_lookalike(clean, folded, d, country)]
    days = _without_named_below(folded, _without_day_ends(folded, days))
    days = _with_weekday_after(folded, days, today)
    mails, order = find_mails(folded), find_order(days, today, country)
    hours = find_hours(clean, folded, days)
    spans = sorted((*(d.span for d in days), *(h.span for h in hours)), key=lambda s: s.start)
    return Scene(
        text=text,
        folded=folded,
        today=today,
        time_zone=time_zone,
        region=region,
        days=days,
        hours=hours,
        mails=mails,
        sentences=Sentences(clean, folded, spans),
        cues=CueIndex(folded),
        order=order,
        writing=find_writing(folded, days, mails, today, order),
    )


def _without_day_ends(folded: str, days: list[DayPhrase]) -> list[DayPhrase]:
    """Leave out the end of a day that the next phrase names: "COB Friday"."""
    kept = []
    for phrase, following in zip_longest(days, days[1:]):
        joined = following is not None and re.fullmatch(
            r"[\s,]*(?:on|of)?\s*(?:the\s+)?", folded[phrase.span.end : following.span.start]
        )
        if not (phrase.kind == "end" and phrase.unit == "day" and joined):
            kept.append(phrase)
    return kept


def _without_named_below(folded: str, days: list[DayPhrase]) -> list[DayPhrase]:
    """Leave out what names no day where a bracket after it does: "New Year's Eve (Dec 31)"."""
    pairs = zip_longest(days, days[1:])
    return [
        phrase
        for phrase, following in pairs
        if phrase.kind != "vague"
        or following is None
        or "(" not in folded[phrase.span.end : following.span.start]
        or following.span.start - phrase.span.end > _APPOSED
    ]


def _with_weekday_after(folded: str, days: list[DayPhrase], today: date) -> list[DayPhrase]:
    """Join a weekday to the date before it where it fits: "9/7/2027 (Fri)", "12 November, Thursday"."""
    kept: list[DayPhrase] = []
    for phrase in days:
        before = kept[-1] if kept else None
        if (
            before
            and _is_bare_weekday(phrase)
            and _BESIDE.fullmatch(folded[before.span.end : phrase.span.start])
        ):
            dated = replace(before, weekday=phrase.weekday)
            fits = before.kind == "ordinal" or fits_weekday(dated, today.year)
            if before.kind in _DATES and before.weekday is None and fits:
                kept[-1] = replace(dated, span=Span(start=before.span.start, end=phrase.span.end))
                continue
        kept.append(phrase)
    return kept


def _is_bare_weekday(phrase: DayPhrase) -> bool:
    return phrase.kind == "weekday" and not (phrase.which or phrase.count)


@cache
def _week_words() -> re.Pattern[str]:
    periods = date_words().periods
    last, following = alternatives(periods.last), alternatives(periods.next)
    return re.compile(rf"(?<!\w)(?:(?P<last>{last})|(?P<next>{following})|this)\s+week(?!\w)")


@cache
def _between() -> re.Pattern[str]:
    gap = r"[\s,;:@(\[|/\"'~.-]*"
    words = alternatives(date_words().hours.between)
    return re.compile(rf"[\s,;:@(\[|/\"'~-]*+(?:{words}(?=[\s,@(:-]){gap})*")


def joined(scene: Scene, end: int, span: Span) -> bool:
    """Whether nothing but small words stands between ``end`` and ``span``."""
    if not 0 <= span.start - end <= _TOO_FAR:
        return False
    between = scene.folded[end : span.start]
    if "\n" in between and scene.folded[span.start].isalpha():
        return False
    return _between().fullmatch(between) is not None
