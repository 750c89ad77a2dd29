"""All that the choice of a day looks at: phrases, hours, cues, sentences, and the day of writing at each place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import islice, zip_longest

from followup.notes.dates.clock import ClockPhrase, find_hours
from followup.notes.dates.cues import CueIndex
from followup.notes.dates.numeric import DateOrder, find_order
from followup.notes.dates.passages import Mail, Sentences, find_mails
from followup.notes.dates.dayphrase import DayPhrase, Which
from followup.notes.dates.phrases import find_days
from followup.notes.dates.resolve import read_day
from followup.notes.dates.vocabulary import alternatives, date_words, fold, weekday_numbers, whole_words
from followup.regions import region_of_zone
from followup.spans import Span

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+'-]{1,64}@[\w.-]{1,200}", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[\s,;:@(\[|/\"'~-]*(?:(?:at|from|around|about|like|um|a|as|las|la|alle|start|starting|started|starts|by|approx|approximately|for|on|exactly|i|and|my|interview|video|zoom|teams|in person|time|de|the|bandang|ng|alas|it was|was|dia)(?=[\s,@(:-])[\s,;:@(\[|/~.-]*)*"
)
_TOO_FAR, _SAME_WEEK = 45, 70


@dataclass
class Scene:
    """The notes, taken apart once."""

    text: str
    folded: str
    today: date
    time_zone: str
    country: str | None
    region: str | None
    days: list[DayPhrase]
    hours: list[ClockPhrase]
    mails: list[Mail]
    sentences: Sentences
    cues: CueIndex
    order: DateOrder
    day_starts: list[int] = field(default_factory=list)
    anchors: list[tuple[int, int, date]] = field(default_factory=list)
    written: list[DayPhrase] = field(default_factory=list)

    def anchor(self, place: int) -> date:
        """The day on which the words at ``place`` were written."""
        at = bisect_right([a[0] for a in self.anchors], place) - 1
        return self.anchors[at][2] if at >= 0 and place < self.anchors[at][1] else self.today

    def in_head(self, phrase: DayPhrase | ClockPhrase) -> bool:
        """Whether ``phrase`` is the time stamp of a message."""
        return any(m.head.start <= phrase.span.start < m.head.end for m in self.mails)

    def in_mail(self, place: int) -> bool:
        """Whether ``place`` lies in the body of a pasted message."""
        return any(m.body.start <= place < m.body.end for m in self.mails)

    def sentence(self, phrase: DayPhrase | ClockPhrase) -> tuple[int, int]:
        """The sentence of ``phrase``."""
        return self.sentences.around(phrase.span.start)

    def days_after(self, place: int) -> Iterator[DayPhrase]:
        """The phrases that begin at ``place`` or later."""
        return islice(self.days, bisect_left(self.day_starts, place), None)

    def day_before(self, place: int) -> DayPhrase | None:
        """The last phrase that begins before ``place``."""
        at = bisect_left(self.day_starts, place) - 1
        return self.days[at] if at >= 0 else None

    def with_week(self, phrase: DayPhrase) -> DayPhrase:
        """A bare weekday with the week that its sentence named before it: "last week ... Monday and Thursday"."""
        if phrase.kind != "weekday" or phrase.which or phrase.count:
            return phrase
        begin = max(self.sentence(phrase)[0], phrase.span.start - _SAME_WEEK)
        found = [m for m in _week_words().finditer(self.folded, begin, phrase.span.start)]
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
    days = [
        d
        for d in find_days(folded)
        if not _is_name(clean, folded, d) and not _is_german_here(folded, d, country)
    ]
    days = _without_day_ends(folded, days)
    hours = find_hours(clean, folded, days)
    scene = Scene(
        text, folded, today, time_zone, country, region, days, hours, find_mails(folded), Sentences(clean, folded),
        CueIndex(folded), find_order(days, today, country),
    )  # fmt: skip
    scene.day_starts = [d.span.start for d in days]
    _set_anchors(scene)
    return scene


@cache
def _before_name() -> re.Pattern[str]:
    words = date_words()
    titled = rf"(?P<title>{alternatives(words.titles)})\.?\s+(?:\w+\s)?"
    return re.compile(rf"(?<!\w)(?:{titled}|{alternatives(words.before_names)}\s+)$")


def _is_name(text: str, folded: str, phrase: DayPhrase) -> bool:
    """Whether a weekday is a person: "Mr. Sunday", "met Friday Okoro"."""
    if phrase.kind != "weekday" or not text[phrase.span.start].isupper():
        return False
    before = _before_name().search(folded[max(0, phrase.span.start - 20) : phrase.span.start])
    after = re.match(r"\s([A-Z][a-z']+)(?:\s(\w+))?", text[phrase.span.end : phrase.span.end + 40])
    followed = after is not None and fold(after[1]) not in weekday_numbers()
    if before is None:
        return followed and after is not None and after[2] in date_words().after_names
    return before["title"] is not None or followed


def _is_german_here(folded: str, phrase: DayPhrase, country: str | None) -> bool:
    """Whether "hier" is German for "here" and not French for "yesterday"."""
    if folded[phrase.span.start : phrase.span.end] != "hier":
        return False
    return (
        country in date_words().countries.german
        or re.search(r"(?<!\w)(?:ich|und|war|der|das)(?!\w)", folded) is not None
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


@cache
def _week_words() -> re.Pattern[str]:
    periods = date_words().periods
    last, following = alternatives(periods.last), alternatives(periods.next)
    return re.compile(rf"(?<!\w)(?:(?P<last>{last})|(?P<next>{following})|this)\s+week(?!\w)")


@cache
def _diary() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<label>{alternatives(date_words().labels.diary)})\s*(?:[:,-]\s*|\()?(?:on\s+)?(?:the\s+)?$"
    )


@cache
def _today_words() -> re.Pattern[str]:
    words = date_words().relative
    return whole_words(
        [*words.today, *words.this_morning, *words.this_afternoon, *words.this_evening, *words.yesterday]
    )


def _set_anchors(scene: Scene) -> None:
    """Find the day of writing of each message, of dated entries, and of the notes themselves."""
    for phrase in scene.days:
        if scene.in_head(phrase):
            continue
        day = _diary_day(scene, phrase)
        if day is None:
            continue
        scene.written.append(phrase)
        if not scene.in_mail(phrase.span.start):
            scene.anchors.append((phrase.span.end, len(scene.text) + 1, day))
    for mail in scene.mails:
        stamps = [
            d
            for d in scene.days
            if mail.head.start <= d.span.start < mail.head.end and d.kind in ("day", "numeric")
        ]
        sent = read_day(stamps[0], scene.today, past=True, order=scene.order).day if stamps else None
        if sent is not None:
            scene.anchors.append((mail.body.start, mail.body.end, sent))
    scene.anchors.sort()
    scene.anchors[:] = [
        (begin, min(end, scene.anchors[i + 1][0]) if i + 1 < len(scene.anchors) else end, day)
        for i, (begin, end, day) in enumerate(scene.anchors)
    ]


def _diary_day(scene: Scene, phrase: DayPhrase) -> date | None:
    """The day that ``phrase`` gives as the day of writing, None where it gives none."""
    if phrase.kind not in ("day", "numeric", "weekday", "ordinal"):
        return None
    begin = phrase.span.start
    found = _diary().search(scene.folded[max(0, begin - 30) : begin])
    alone = _alone_above_today(scene, phrase)
    if found is None and not alone:
        return None
    day = read_day(phrase, scene.today, past=True, order=scene.order).day
    if day is None or day > scene.today:
        return None
    soft = found is not None and found["label"] in ("it is", "it's", "its", "today", "entry")
    return None if soft and day != scene.today else day


def _alone_above_today(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether ``phrase`` fills its line and the words below speak of today."""
    if phrase.kind not in ("day", "numeric"):
        return False
    begin = scene.folded.rfind("\n", 0, phrase.span.start) + 1
    end = scene.folded.find("\n", phrase.span.end)
    rest = scene.folded[begin : phrase.span.start] + scene.folded[phrase.span.end : end if end >= 0 else None]
    if end < 0 or rest.strip(" \n:*#-_.,()"):
        return False
    return _today_words().search(scene.folded, end, end + 400) is not None


def joined(scene: Scene, first: Span, last: Span) -> bool:
    """Whether nothing but small words stands between ``first`` and ``last``."""
    if last.start < first.end:
        return False
    between = scene.folded[first.end : last.start]
    if "\n" in between and scene.folded[last.start].isalpha():
        return False
    return len(between) <= _TOO_FAR and _BETWEEN.fullmatch(between) is not None
