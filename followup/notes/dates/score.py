"""How much a day in the notes looks like the interview's."""

import re
from dataclasses import dataclass

from followup.notes.dates.clock import ClockPhrase
from followup.notes.dates.cues import BEFORE, weight
from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.passages import label_before
from followup.notes.dates.scene import Scene
from followup.notes.dates.start import NEXT_SENTENCE

READABLE = frozenset({"day", "numeric", "ordinal", "weekday", "offset"})
ENOUGH = 2.0
_NEVER = -9.0
_NEAR, _TOUCHING, _APPOSED, _LIST = 40, 3, 3, 30
_PRONOUN = re.compile(r"(?<!\w)(?:i|we|they|he|she|my)(?!\w)")


@dataclass(frozen=True, slots=True)
class Score:
    """``points``, and whether only the form of the words speaks for it (``by_form``)."""

    points: float
    by_form: bool = False


def score_interview(scene: Scene, phrase: DayPhrase, clock: ClockPhrase | None) -> Score:
    """How much ``phrase``, with ``clock`` beside it, looks like an interview's day.

    A label counts most, then a word for an interview, then one for a meeting, an hour, a full date. The
    nearer a word, the more it counts; a nearer word of something else counts against it.
    """
    sentence, cues, place = scene.sentence(phrase), scene.cues, phrase.span.start
    label = label_before(scene.folded, place, sentence[0])
    if label == "event_start" and clock:
        label = "interview"
    if label in ("answer", "not_dates", "event_start") or cues.stands_before("old_day", place):
        return Score(_NEVER)
    following = _next_day(scene, phrase)
    names = ("interview", "meeting", "other", "events", "other_people", "later_round")
    gaps = {name: cues.gap_to_own(name, phrase.span, sentence, following) for name in names}
    points = _points_for(scene, phrase, gaps, label)
    form = _points_of_form(scene, phrase, clock)
    if points == 0 and gaps["other"] is None and gaps["other_people"] is None:
        shorthand = clock is not None or _is_shorthand(scene, phrase)
        alone = _fills_sentence(scene, phrase)
        event = gaps["events"] is not None and gaps["events"] <= _NEAR
        points = form + 2 * alone + (1.5 if shorthand else -1) - 3 * event
        timed = clock is not None and not clock.weak and _is_shorthand(scene, phrase) and not event
        return Score(points, by_form=not (timed and points >= ENOUGH + 1))
    nearest = min((g for g in (gaps["interview"], gaps["meeting"]) if g is not None), default=None)
    against = _points_against(gaps["other_people"], nearest, 6.0, slack=25)
    if label != "interview":
        against += _points_against(gaps["other"], nearest, 5.0)
    return Score(points + form + 0.5 * (gaps["later_round"] is not None) - against)


def _points_for(scene: Scene, phrase: DayPhrase, gaps: dict[str, int | None], label: str) -> float:
    points = 4 * _share(scene, phrase, gaps["interview"]) * weight(gaps["interview"])
    points += max(2 * weight(gaps["meeting"]), 1.5 * (gaps["meeting"] is not None))
    points += 6 * (label == "interview")
    points += 2 * scene.cues.stands_before("it_was", phrase.span.start)
    return points + scene.in_mail(phrase.span.start)


def _points_of_form(scene: Scene, phrase: DayPhrase, clock: ClockPhrase | None) -> float:
    begin, end = scene.sentence(phrase)
    begin, end = max(begin, phrase.span.start - BEFORE), min(end + NEXT_SENTENCE, phrase.span.end + BEFORE)
    hour_near = any(not h.weak for h in scene.hours_in(begin, end))
    hour = 2.0 if clock else 1.0 if hour_near else 0.0
    return hour + (1.0 if phrase.kind in ("day", "numeric") else 0.5)


def _next_day(scene: Scene, phrase: DayPhrase) -> int | None:
    """Where the next phrase that names another day begins; "today (Nov 24)" is one day."""
    end = phrase.span.end
    for day in scene.days_in(end, min(end + 2 * BEFORE, scene.sentence(phrase)[1])):
        if day.span.start - end > _APPOSED and day.kind in READABLE and day not in scene.written:
            return day.span.start
        end = max(end, day.span.end)
    return None


def _share(scene: Scene, phrase: DayPhrase, cue: int | None) -> float:
    """How much of a cue before ``phrase`` is left where another day stands between: all of it in a list."""
    before = scene.day_before(phrase.span.start)
    if before is None or before.kind not in READABLE or cue is None:
        return 1.0
    apart = phrase.span.start - before.span.end
    return 1.0 if apart <= _LIST or cue <= apart else 0.4


def _points_against(gap: int | None, nearest: int | None, cost: float, slack: int = 0) -> float:
    """What a word of something else costs: all of it where it is the nearest, part where it touches."""
    if gap is None:
        return 0.0
    if nearest is None:
        return cost if gap <= _NEAR else 1.0
    if gap <= nearest + slack:
        return cost
    return cost / 2 if gap <= _TOUCHING else 0.5


def _is_shorthand(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether ``phrase`` stands in a line of jottings, not in a sentence about something else."""
    begin, end = scene.sentence(phrase)
    begin, end = max(begin, phrase.span.start - BEFORE), min(end, phrase.span.end + BEFORE // 2)
    return _PRONOUN.search(scene.folded, begin, end) is None


def _fills_sentence(scene: Scene, phrase: DayPhrase) -> bool:
    begin, end = scene.sentence(phrase)
    return not scene.folded[max(begin, phrase.span.start - BEFORE) : phrase.span.start].strip(
        " \n-*"
    ) and not scene.folded[phrase.span.end : min(end, phrase.span.end + BEFORE)].strip(" \n.!,")
