"""The hour at which the interview began, once its day is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from followup.notes.dates.clock import ClockPhrase
from followup.notes.dates.clockforms import NOON
from followup.notes.dates.cues import BEFORE
from followup.notes.dates.dayparts import part_after, part_before
from followup.notes.dates.dayphrase import DayPhrase, stands_alone
from followup.notes.dates.passages import label_before
from followup.notes.dates.scene import Scene, joined
from followup.notes.dates.vocabulary import spaces_folded
from followup.notes.dates.zones import MINE, THEIRS, to_local
from followup.prompts import load_texts
from followup.spans import Span

NEXT_SENTENCE = 20
"""How far into the next sentence an hour may stand: "It was on Tuesday. 3 pm."."""
_BEGAN, _ASIDE = 14, 30
_APPOINTED = "for"
"""Between two hours: "walked in at 9:25 for 9:30"."""
_EARLY, _LATE = 6, 7


@dataclass(frozen=True, slots=True)
class Start:
    """When the interview began: local time, or the day alone; the hour's words; what was doubtful."""

    at: datetime | date
    span: Span | None = None
    doubts: tuple[str, ...] = ()


def read_hour(phrase: ClockPhrase, part: str) -> time | None:
    """The time of day that ``phrase`` means, with ``part`` of the day said beside it.

    Without a word for it, 8 to 12 is before or at noon and 1 to 6 after it, as offices work.

    Returns:
        The time; None for a bare 7, which can be either.
    """
    said = phrase.part or part
    if phrase.sure or said == "morning":
        return time(phrase.hour if phrase.sure else phrase.hour % NOON, phrase.minute)
    if not said and phrase.hour == _LATE:
        return None
    after_noon = bool(said) or phrase.hour <= _EARLY
    return time(phrase.hour % NOON + NOON if after_noon else phrase.hour, phrase.minute)


def clock_beside(scene: Scene, phrase: DayPhrase) -> ClockPhrase | None:
    """The hour that stands right after the day, or right before it."""
    after = scene.hour_after(phrase.span.end)
    end = part_after(scene.folded, phrase.span.end)[1]
    if after and (joined(scene, phrase.span.end, after.span) or joined(scene, end, after.span)):
        return after
    before = scene.hour_before(phrase.span.start)
    if before is None:
        return None
    return before if joined(scene, max(before.span.end, before.range_end), phrase.span) else None


def find_start(scene: Scene, phrase: DayPhrase, day: date, mentions: Sequence[DayPhrase]) -> Start:
    """Find the hour of the interview on ``day``, chosen for ``phrase``; ``mentions`` are of the same day."""
    clock = _own_clock(scene, phrase) or _clock_of(scene, phrase, mentions)
    return start_at(scene, phrase, day, _appointed(scene, clock)) if clock else Start(day)


def start_at(scene: Scene, phrase: DayPhrase, day: date, clock: ClockPhrase) -> Start:
    """The beginning on ``day``, chosen for ``phrase``, at the hour of ``clock``."""
    texts, words = load_texts("dates"), scene.words(clock.span)
    beside = phrase.part or part_after(scene.folded, phrase.span.end)[0]
    part = part_before(scene.folded, clock.span.start) or beside
    hour = read_hour(clock, part)
    if hour is None:
        return Start(day, doubts=(texts("hour_either", words=words),))
    doubts = []
    if clock.hour == _EARLY and not (clock.sure or clock.part or part):
        doubts.append(texts("hour_office", words=words, time=hour.isoformat("minutes")))
    if clock.zone == THEIRS:
        doubts.append(texts("zone_theirs", words=words))
    moment = to_local(datetime.combine(day, hour), clock.zone, scene.time_zone)
    return Start(moment, clock.span, tuple(doubts))


def _appointed(scene: Scene, clock: ClockPhrase) -> ClockPhrase:
    """The hour of the appointment where ``clock`` is that of the arrival: "walked in at 9:25 for 9:30"."""
    after = scene.hour_after(clock.span.end)
    if after and spaces_folded(scene.folded[clock.span.end : after.span.start]) == _APPOINTED:
        return after
    return clock


def _own_clock(scene: Scene, phrase: DayPhrase) -> ClockPhrase | None:
    """Of several hours in the sentence, the one that is said to be on the candidate's own clock."""
    return next((h for h in scene.hours_in(*scene.sentence(phrase)) if h.zone == MINE), None)


def _clock_of(scene: Scene, phrase: DayPhrase, mentions: Sequence[DayPhrase]) -> ClockPhrase | None:
    """The hour beside the day, in its sentence, beside another mention of it, or said of the interview."""
    for mention in (phrase, *mentions):
        found = clock_beside(scene, mention) or _clock_near(scene, mention)
        if found:
            return found
    free = [h for h in scene.hours if not scene.in_head(h.span) and not _is_taken(scene, h, phrase)]
    ways = (_is_labelled, _follows_began, _is_of_interview)
    found = next((h for way in ways for h in free if way(scene, h)), None)
    return found or _only_hour(scene, free)


def _only_hour(scene: Scene, free: Sequence[ClockPhrase]) -> ClockPhrase | None:
    """The one hour of the notes that belongs to nothing else."""
    plain = [h for h in free if (not h.weak or _opens_sentence(scene, h)) and not _is_aside(scene, h)]
    return plain[0] if len(plain) == 1 else None


def _opens_sentence(scene: Scene, clock: ClockPhrase) -> bool:
    """Whether the hour begins its sentence: "8.45 before the bell"; a sum or a measure does not."""
    begin = scene.sentence(clock)[0]
    before = scene.folded[begin : clock.span.start]
    return clock.minute > 0 and not before.strip(" \n-*>") and stands_alone(scene.folded, clock.span.end)


def _clock_near(scene: Scene, phrase: DayPhrase) -> ClockPhrase | None:
    begin, end = scene.sentence(phrase)
    place = phrase.span.end
    near = [
        h
        for h in scene.hours_in(max(begin, place - BEFORE), min(end + NEXT_SENTENCE, place + BEFORE))
        if not (
            _is_weak(scene, h) or scene.in_head(h.span) or _is_taken(scene, h, phrase) or _is_aside(scene, h)
        )
    ]
    began = [h for h in near if _follows_began(scene, h)]
    return min(began or near, key=lambda h: abs(h.span.start - place), default=None)


def _is_weak(scene: Scene, clock: ClockPhrase) -> bool:
    """Whether the hour is none by itself and nothing before it says so: "to be there for 7.30"."""
    return clock.weak and not (clock.minute and scene.cues.stands_before("began", clock.span.start))


def _is_taken(scene: Scene, clock: ClockPhrase, phrase: DayPhrase) -> bool:
    """Whether the hour belongs to another day."""
    return any(
        day.span != phrase.span
        and (joined(scene, day.span.end, clock.span) or joined(scene, clock.span.end, day.span))
        for day in scene.days_in(clock.span.start - BEFORE, clock.span.end + BEFORE)
    )


def _is_labelled(scene: Scene, clock: ClockPhrase) -> bool:
    return label_before(scene.folded, clock.span.start, 0) == "time"


def _follows_began(scene: Scene, clock: ClockPhrase) -> bool:
    gap = scene.cues.gap("began", clock.span, scene.sentence(clock), before=2 * _ASIDE, after=0)
    return gap is not None and gap <= _BEGAN


def _is_of_interview(scene: Scene, clock: ClockPhrase) -> bool:
    if clock.weak or _is_aside(scene, clock):
        return False
    return scene.cues.gap("interview", clock.span, scene.sentence(clock), before=50, after=30) is not None


def _is_aside(scene: Scene, clock: ClockPhrase) -> bool:
    """Whether words such as "until" or "arrived" govern the hour; they govern the first hour after them."""
    sentence = scene.sentence(clock)
    cue = scene.cues.last_before("not_the_start", clock.span, sentence, reach=_ASIDE)
    if cue is None:
        return scene.cues.gap("arrived", clock.span, sentence, before=0, after=_ASIDE // 2) is not None
    return not any(scene.hours_in(cue[1], clock.span.start))
