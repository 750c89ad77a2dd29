"""Which of the days in the notes is the interview's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from followup.notes.dates.cues import BEFORE
from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.doubts import doubt_of
from followup.notes.dates.resolve import Reading, read_day
from followup.notes.dates.scene import Scene
from followup.notes.dates.score import ENOUGH, READABLE, Score, score_interview
from followup.notes.dates.start import clock_beside, find_start, start_at
from followup.notes.dates.vocabulary import date_words, whole_words
from followup.spans import Span

_MARGIN = 3.6
"""How much weaker than the best an interview may look that still counts as a later one."""
_SPOKEN_OF = -3.0
_ANSWER, _LEAST = 3.0, -1.0
_RECENT = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be the interview's day."""

    phrase: DayPhrase
    reading: Reading
    score: Score

    @property
    def day(self) -> date:
        """The day it means; the last of all where it means none."""
        return self.reading.day or date.max

    @property
    def points(self) -> float:
        """How much it looks like the interview's."""
        return self.score.points


@dataclass(frozen=True, slots=True)
class Interview:
    """The interview's moment: ``at`` in local time, its evidence, what was doubtful."""

    at: datetime | date | None = None
    spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()
    upcoming: bool = False
    phrase: DayPhrase | None = None

    @property
    def day(self) -> date | None:
        """The local day."""
        return self.at.date() if isinstance(self.at, datetime) else self.at


def find_interview(scene: Scene, answers: Mapping[DayPhrase, float]) -> Interview:
    """Choose the interview's day and hour. ``answers`` tells how much each phrase is a day of the answer."""
    found = [_candidate(scene, phrase, answers.get(phrase, 0.0)) for phrase in scene.days]
    candidates = [c for c in found if c is not None]
    chosen = _choose(scene.today, [c for c in candidates if c.reading.day])
    if chosen is None:
        open_ones = [c for c in candidates if c.reading.doubt and not c.reading.day]
        best = max(open_ones, key=lambda c: c.points, default=None)
        return Interview(doubts=(doubt_of(scene, best.phrase, best.reading),) if best else ())
    return _with_hour(scene, chosen, candidates)


def read_interview_at(scene: Scene, places: Sequence[Span]) -> Interview:
    """The interview's day and hour where somebody has said which words of the notes name them."""
    phrases = [p for place in places for p in scene.days_in(place.start, place.end) if p.kind in READABLE]
    named = [Candidate(p, _read(scene, p), Score(ENOUGH)) for p in phrases]
    dated = [c for c in named if c.reading.day]
    if not dated:
        return Interview(
            doubts=tuple(doubt_of(scene, c.phrase, c.reading) for c in named[:1] if c.reading.doubt)
        )
    interview = _with_hour(scene, dated[0], dated)
    hours = [h for place in places for h in scene.hours_in(place.start, place.end)]
    if len(hours) != 1 or isinstance(interview.at, datetime):
        return interview
    start = start_at(scene, dated[0].phrase, dated[0].day, hours[0])
    spans = tuple(filter(None, (*interview.spans, start.span)))
    return replace(interview, at=start.at, spans=spans, doubts=(*interview.doubts, *start.doubts))


def _candidate(scene: Scene, phrase: DayPhrase, as_answer: float) -> Candidate | None:
    if phrase.kind not in READABLE or scene.in_head(phrase.span):
        return None
    if phrase in scene.written:
        return _spoken_today(scene, phrase)
    clock = clock_beside(scene, phrase)
    if scene.cues.stands_before("by", phrase.span.start):
        return None
    score = score_interview(scene, phrase, clock)
    reading = _read(scene, phrase)
    if as_answer >= max(_ANSWER, score.points):
        return None
    return None if _is_next_stage(scene, phrase, reading) else Candidate(phrase, reading, score)


def _spoken_today(scene: Scene, phrase: DayPhrase) -> Candidate | None:
    """The day of writing as the interview's: "it's Tuesday and I started at eleven"."""
    end = min(scene.sentence(phrase)[1], phrase.span.end + BEFORE)
    hour = next(iter(scene.hours_in(phrase.span.end, end)), None)
    if hour is None or scene.anchor(phrase.span.end) != scene.today:
        return None
    other_day = next((d for d in scene.days_in(phrase.span.end, hour.span.start) if d.kind in READABLE), None)
    near = (scene.cues.gap(name, hour.span, scene.sentence(phrase)) for name in ("interview", "meeting"))
    if other_day is not None or all(gap is None for gap in near):
        return None
    return Candidate(phrase, Reading(scene.today), Score(ENOUGH))


def _read(scene: Scene, phrase: DayPhrase) -> Reading:
    sentence, cues = scene.sentence(phrase), scene.cues
    near = {
        name: cues.gap(name, phrase.span, sentence, before=70, after=40) for name in ("future", "next_stage")
    }
    future = min((gap for gap in near.values() if gap is not None), default=None)
    past = cues.gap("past", phrase.span, sentence, before=70, after=40)
    ahead = future is not None and (past is None or future < past)
    # A message speaks of what is to come, notes of what was, unless their words say otherwise.
    is_past = past is not None and not ahead if scene.in_mail(phrase.span.start) else not ahead
    anchor = scene.anchor(phrase.span.start)
    reading = read_day(scene.with_week(phrase), anchor, past=is_past, order=scene.order)
    said_of_then = re.search(r"\b(?:on|was)\s{1,3}$", scene.folded[: phrase.span.start][-12:])
    if reading.doubt == "same_weekday" and reading.other and past is not None and said_of_then:
        return replace(reading, day=reading.other, other=reading.day)
    return reading


def _is_next_stage(scene: Scene, phrase: DayPhrase, reading: Reading) -> bool:
    """Whether ``phrase`` is the day of a stage that follows an interview which took place."""
    if reading.day is None or reading.day <= max(scene.anchor(phrase.span.start), scene.today):
        return False
    return scene.cues.gap("next_stage", phrase.span, scene.sentence(phrase)) is not None


def _choose(today: date, candidates: Sequence[Candidate]) -> Candidate | None:
    """The latest interview that took place; one to come where none did; else the first day in jottings."""
    likely = [c for c in candidates if c.points >= ENOUGH]
    by_cue = [c for c in likely if not c.score.by_form]
    by_form = [c for c in likely if c.score.by_form]
    took_place = [c for c in by_cue if c.day <= today]
    if took_place:
        return _latest(took_place)
    if by_cue:
        return max(by_cue, key=lambda c: c.points)
    if by_form:
        return next((c for c in by_form if c.day <= today or c.points > ENOUGH), None)
    return _only_day(today, candidates)


def _only_day(today: date, candidates: Sequence[Candidate]) -> Candidate | None:
    """The one day of the last weeks that the notes name, where nothing speaks against it."""
    recent = [
        c
        for c in candidates
        if today - _RECENT <= c.day <= today and c.points >= (_LEAST if c.score.by_form else -_LEAST)
    ]
    recent = [c for c in recent if c.phrase.kind == "offset"] or recent
    if len({c.day for c in recent}) != 1:
        return None
    reading = replace(recent[0].reading, doubt=recent[0].reading.doubt or "only_day")
    return replace(recent[0], reading=reading)


def _latest(candidates: Sequence[Candidate]) -> Candidate:
    best = max(c.points for c in candidates)
    strong = [c for c in candidates if c.points >= best - _MARGIN]
    last = max(c.day for c in strong)
    return max((c for c in strong if c.day == last), key=lambda c: (c.points, -c.phrase.span.start))


def _with_hour(scene: Scene, chosen: Candidate, candidates: Sequence[Candidate]) -> Interview:
    same = [c for c in candidates if c.day == chosen.day and c.points > _SPOKEN_OF and c is not chosen]
    mentions = [c.phrase for c in sorted(same, key=lambda c: -c.points)]
    start = find_start(scene, chosen.phrase, chosen.day, mentions)
    spans = sorted(filter(None, (chosen.phrase.span, start.span)), key=lambda s: s.start)
    own = (doubt_of(scene, chosen.phrase, chosen.reading),) if chosen.reading.doubt else ()
    day = start.at.date() if isinstance(start.at, datetime) else start.at
    upcoming = day > scene.today or (day == scene.today and _is_still_to_come(scene))
    return Interview(start.at, tuple(spans), (*own, *start.doubts), upcoming, chosen.phrase)


def _is_still_to_come(scene: Scene) -> bool:
    return whole_words(date_words().roles.upcoming_today).search(scene.folded) is not None
