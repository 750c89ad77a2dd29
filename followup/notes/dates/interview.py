"""Which of the days in the notes is the interview's, and at what hour it began."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from followup.notes.dates.clock import ClockPhrase, read_hour
from followup.notes.dates.cues import BEFORE, weight
from followup.notes.dates.passages import label_before
from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.resolve import Reading, read_day
from followup.notes.dates.scene import Scene, joined
from followup.notes.dates.vocabulary import date_words, whole_words
from followup.notes.dates.zones import MINE, THEIRS, to_local
from followup.prompts import load_texts
from followup.spans import Span

_ENOUGH, _MARGIN = 2.0, 3.6
_NEAR, _APPOSED, _LIST, _CLOSE = 40, 3, 30, 14
_READABLE = frozenset({"day", "numeric", "ordinal", "weekday", "offset"})
_EITHER_END = 6
_OPENING = 20
_PRONOUN = re.compile(r"(?<!\w)(?:i|we|they|he|she|my)(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be the interview's day."""

    phrase: DayPhrase
    reading: Reading
    score: float
    clock: ClockPhrase | None
    anchor: date
    fallback: bool = False

    @property
    def day(self) -> date | None:
        """The day it means."""
        return self.reading.day


@dataclass(frozen=True, slots=True)
class Interview:
    """The interview's moment: ``at`` in local time, its evidence, what was doubtful."""

    at: datetime | date | None
    day: date | None
    spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()
    upcoming: bool = False
    phrase: DayPhrase | None = None


def find_interview(scene: Scene, answers: dict[DayPhrase, float]) -> Interview:
    """Choose the interview's day and hour. ``answers`` tells how much each phrase is a day of the answer."""
    candidates = [
        c for phrase in scene.days if (c := _candidate(scene, phrase, answers.get(phrase, 0.0))) is not None
    ]
    chosen = _choose(scene, candidates)
    if chosen is None:
        return Interview(None, None, doubts=_unread(scene, candidates))
    return _timed(scene, chosen, candidates)


def _candidate(scene: Scene, phrase: DayPhrase, as_answer: float) -> Candidate | None:
    if phrase.kind not in _READABLE or scene.in_head(phrase):
        return None
    clock = clock_beside(scene, phrase)
    if phrase in scene.written:
        return _spoken_today(scene, phrase)
    if _is_limit(scene, phrase) and not (clock and phrase.kind == "offset"):
        return None
    score, fallback = _score(scene, phrase, clock)
    if as_answer >= max(3.0, score):
        return None
    anchor = scene.anchor(phrase.span.start)
    reading = _read(scene, phrase, anchor)
    if _is_next_stage(scene, phrase, reading, anchor):
        return None
    return Candidate(phrase, reading, score, clock, anchor, fallback)


def _spoken_today(scene: Scene, phrase: DayPhrase) -> Candidate | None:
    """The day of writing as the interview's: "it's Tuesday and I started at eleven"."""
    begin, end = scene.sentence(phrase)
    day = scene.anchor(phrase.span.end)
    free = [h for h in scene.hours if phrase.span.end <= h.span.start < min(end, phrase.span.end + BEFORE)]
    if day != scene.today or not free or scene.cues.gap("interview", free[0].span, (begin, end)) is None:
        return None
    return Candidate(phrase, Reading(day), _ENOUGH, free[0], day)


def _is_limit(scene: Scene, phrase: DayPhrase) -> bool:
    return scene.cues.stands_before("by", phrase.span.start)


def clock_beside(scene: Scene, phrase: DayPhrase) -> ClockPhrase | None:
    """The hour that stands right after the day, or right before it."""
    after = next((h for h in scene.hours if h.span.start >= phrase.span.end), None)
    if after is not None and joined(scene, phrase.span, after.span):
        return after
    end = _after_part(scene, phrase)
    if (
        after is not None
        and end > phrase.span.end
        and joined(scene, Span(start=phrase.span.start, end=end), after.span)
    ):
        return after
    before = next((h for h in reversed(scene.hours) if h.span.end <= phrase.span.start), None)
    return before if before is not None and joined(scene, before.span, phrase.span) else None


_PART = re.compile(
    r",?\s+(?:in\s+the\s+|ng\s+)?(?:morning|afternoon|arvo|evening|night|aft|matin|apres-midi|soir|umaga|hapon)\b"
)


def _after_part(scene: Scene, phrase: DayPhrase) -> int:
    found = _PART.match(scene.folded, phrase.span.end)
    return found.end() if found else phrase.span.end


def _score(scene: Scene, phrase: DayPhrase, clock: ClockPhrase | None) -> tuple[float, bool]:
    """How much ``phrase`` looks like an interview's day, and whether only its form says so."""
    sentence, cues = scene.sentence(phrase), scene.cues
    label = label_before(scene.folded, phrase.span.start, sentence[0])
    kind = label[0] if label else ""
    if kind == "event_start" and clock:
        kind = "interview"
    if (
        kind in ("answer", "not_dates")
        or kind == "event_start"
        or cues.stands_before("old_day", phrase.span.start)
    ):
        return -9.0, False
    following = _next_day(scene, phrase)
    gaps = {
        name: cues.gap_before_next(name, phrase.span, sentence, following)
        for name in ("interview", "meeting", "other", "other_people", "later_round")
    }
    share = _shared(scene, phrase, gaps["interview"])
    own = (
        share * 4 * weight(gaps["interview"])
        + 2 * weight(gaps["meeting"])
        + (6 if kind == "interview" else 0)
    )
    form = (2.0 if clock else 1.0 if _has_hour(scene, sentence, phrase) else 0.0) + (
        1.0 if phrase.kind in ("day", "numeric") else 0.5
    )
    if cues.stands_before("it_was", phrase.span.start):
        own += 2
    if scene.in_mail(phrase.span.start):
        own += 1
    score = own + form + (0.5 if gaps["later_round"] is not None else 0)
    nearest = min((g for g in (gaps["interview"], gaps["meeting"]) if g is not None), default=None)
    score -= _against(gaps["other"], nearest, 5.0) if kind != "interview" else 0.0
    score -= _against(gaps["other_people"], nearest, 6.0, slack=25)
    if own == 0 and gaps["other"] is None and gaps["other_people"] is None:
        return (form + 1.0 if _is_shorthand(scene, phrase, clock) else form - 1.0), True
    return score, False


def _has_hour(scene: Scene, sentence: tuple[int, int], phrase: DayPhrase) -> bool:
    begin, end = max(sentence[0], phrase.span.start - BEFORE), phrase.span.end + BEFORE
    end = min(end, sentence[1] + _OPENING)
    return any(begin <= h.span.start < end and not h.weak for h in scene.hours)


def _next_day(scene: Scene, phrase: DayPhrase) -> int | None:
    """Where the next phrase that names a day begins."""
    end = phrase.span.end
    for day in scene.days_after(end):
        if day.span.start - end > _APPOSED and day.kind in _READABLE and day not in scene.written:
            return day.span.start
        end = max(end, day.span.end)
    return None


def _shared(scene: Scene, phrase: DayPhrase, cue: int | None) -> float:
    """How much of a cue before ``phrase`` is left where another day stands between: all of it in a list."""
    before = scene.day_before(phrase.span.start)
    if before is None or before.kind not in _READABLE or cue is None:
        return 1.0
    apart = phrase.span.start - before.span.end
    return 1.0 if apart <= _LIST or cue <= apart else 0.4


def _against(gap: int | None, nearest: int | None, cost: float, slack: int = 0) -> float:
    """What a cue against the interview costs: all of it where it is the nearest, part where it touches."""
    if gap is None:
        return 0.0
    if nearest is None:
        return cost if gap <= _NEAR else 1.0
    if gap <= nearest + slack:
        return cost
    return cost / 2 if gap <= 3 else 0.5


def _is_shorthand(scene: Scene, phrase: DayPhrase, clock: ClockPhrase | None) -> bool:
    """Whether ``phrase`` stands in a line of jottings, not in a sentence about something else."""
    begin, end = scene.sentence(phrase)
    line = scene.folded[max(begin, phrase.span.start - 90) : min(end, phrase.span.end + 40)]
    return clock is not None or _PRONOUN.search(line) is None


def _read(scene: Scene, phrase: DayPhrase, anchor: date) -> Reading:
    sentence, cues = scene.sentence(phrase), scene.cues
    future = cues.gap("future", phrase.span, sentence, before=70, after=40)
    past = cues.gap("past", phrase.span, sentence, before=70, after=40)
    in_mail = scene.in_mail(phrase.span.start)
    stage = cues.gap("next_stage", phrase.span, sentence, before=70, after=40)
    future = min((g for g in (future, stage) if g is not None), default=None)
    ahead = future is not None and (past is None or future < past)
    is_past = (past is not None and not ahead) if in_mail else not ahead
    reading = read_day(scene.with_week(phrase), anchor, past=is_past, order=scene.order)
    if reading.doubt != "same_weekday" or reading.other is None or reading.day is None:
        return reading
    before = scene.folded[max(0, phrase.span.start - 12) : phrase.span.start]
    if past is not None and re.search(r"\b(?:on|was)\s+$", before):
        return replace(reading, day=reading.other, other=reading.day)
    return reading


def _is_next_stage(scene: Scene, phrase: DayPhrase, reading: Reading, anchor: date) -> bool:
    """Whether ``phrase`` is the day of a stage that follows an interview which took place."""
    if reading.day is None or reading.day <= anchor or reading.day <= scene.today:
        return False
    return scene.cues.gap("next_stage", phrase.span, scene.sentence(phrase)) is not None


def _choose(scene: Scene, candidates: list[Candidate]) -> Candidate | None:
    """The latest interview that took place; one to come where none did."""
    dated = [c for c in candidates if c.day is not None]
    by_cue = [c for c in dated if not c.fallback and c.score >= _ENOUGH]
    by_form = [c for c in dated if c.fallback and c.score >= _ENOUGH]
    for group in (by_cue, by_form):
        took_place = [c for c in group if c.day and c.day <= scene.today]
        if took_place and (group is by_cue or not any(c.day and c.day > scene.today for c in by_cue)):
            return _latest(took_place) if group is by_cue else took_place[0]
        if group is by_form:
            break
    ahead = [c for c in by_cue if c.day and c.day > scene.today]
    return (
        max(ahead, key=lambda c: c.score)
        if ahead
        else next((c for c in by_form if c.score >= _ENOUGH + 1), None)
    )


def _latest(candidates: list[Candidate]) -> Candidate:
    best = max(c.score for c in candidates)
    strong = [c for c in candidates if c.score >= best - _MARGIN]
    last = max(c.day for c in strong if c.day)
    same = [c for c in strong if c.day == last]
    return max(same, key=lambda c: (c.score, -c.phrase.span.start))


def _unread(scene: Scene, candidates: list[Candidate]) -> tuple[str, ...]:
    """The doubts of a day that could not be read."""
    best = max((c for c in candidates if c.reading.doubt), key=lambda c: c.score, default=None)
    return (doubt_of(scene, best.phrase, best.reading),) if best else ()


def doubt_of(scene: Scene, phrase: DayPhrase, reading: Reading) -> str:
    """The sentence for the doubt of ``reading``."""
    texts, words = load_texts("dates"), scene.words(phrase.span)
    if reading.doubt == "numeric_order":
        months = date_words().months
        first, second = (
            f"{day} {months[month - 1][0].capitalize()}"
            for day, month in ((phrase.first, phrase.second), (phrase.second, phrase.first))
        )
        return texts("numeric_order", words=words, first=first, second=second)
    day = reading.day
    weekday = date_words().weekdays[day.weekday()][0].capitalize() if day else ""
    return texts(reading.doubt, words=words, day=day, weekday=weekday, first=day, second=reading.other)


def _timed(scene: Scene, chosen: Candidate, candidates: list[Candidate]) -> Interview:
    clock = _own_clock(scene, chosen) or chosen.clock or _clock_elsewhere(scene, chosen, candidates)
    doubts = [doubt_of(scene, chosen.phrase, chosen.reading)] if chosen.reading.doubt else []
    day = chosen.day
    if clock is None or day is None:
        return _interview(scene, chosen, day, (chosen.phrase.span,), doubts)
    read = read_hour(clock, _part_beside(scene, chosen.phrase))
    texts, words = load_texts("dates"), scene.words(clock.span)
    if read is None:
        doubts.append(texts("hour_either", words=words))
        return _interview(scene, chosen, day, (chosen.phrase.span,), doubts)
    if read[1] and clock.hour == _EITHER_END:
        doubts.append(texts("hour_office", words=words, time=read[0].isoformat("minutes")))
    if clock.zone == THEIRS:
        doubts.append(texts("zone_theirs", words=words))
    moment = to_local(datetime.combine(day, read[0]), clock.zone, scene.time_zone)
    spans = sorted((chosen.phrase.span, clock.span), key=lambda s: s.start)
    return _interview(scene, chosen, moment, tuple(spans), doubts)


def _own_clock(scene: Scene, chosen: Candidate) -> ClockPhrase | None:
    """Of several hours in the sentence, the one that is said to be on the candidate's own clock."""
    begin, end = scene.sentence(chosen.phrase)
    return next((h for h in scene.hours if begin <= h.span.start < end and h.zone == MINE), None)


def _interview(
    scene: Scene, chosen: Candidate, at: datetime | date | None, spans: tuple[Span, ...], doubts: list[str]
) -> Interview:
    day = at.date() if isinstance(at, datetime) else at
    upcoming = day is not None and (day > scene.today or (day == scene.today and _still_to_come(scene)))
    return Interview(at, day, spans, tuple(doubts), upcoming, chosen.phrase)


def _still_to_come(scene: Scene) -> bool:
    return whole_words(date_words().roles.upcoming_today).search(scene.folded) is not None


def _part_beside(scene: Scene, phrase: DayPhrase) -> str:
    """The part of the day said with the day: "saturday arvo", "this morning"."""
    if phrase.part:
        return phrase.part
    found = _PART.match(scene.folded, phrase.span.end)
    said = found[0] if found else ""
    parts = date_words().parts
    for name in ("afternoon", "morning", "evening"):
        if any(said.strip(" ,").endswith(word) for word in getattr(parts, name)):
            return name
    return ""


def _clock_elsewhere(scene: Scene, chosen: Candidate, candidates: list[Candidate]) -> ClockPhrase | None:
    """The hour of the interview where none stands beside its day."""
    free = [h for h in scene.hours if not scene.in_head(h) and not _is_taken(scene, h, chosen)]
    same = [c for c in candidates if c.day == chosen.day and c.score > -3 and c is not chosen]
    for candidate in (chosen, *sorted(same, key=lambda c: -c.score)):
        near = candidate.clock or _clock_near(scene, candidate, free)
        if near:
            return near
    labelled = [
        h for h in free if (found := label_before(scene.folded, h.span.start, 0)) and found[0] == "time"
    ]
    if labelled:
        return labelled[0]
    began = [h for h in free if _gap_to_began(scene, h) <= _CLOSE]
    if began:
        return began[0]
    spoken = [h for h in free if not h.weak and _is_of_interview(scene, h)]
    return spoken[0] if spoken else None


def _clock_near(scene: Scene, candidate: Candidate, free: list[ClockPhrase]) -> ClockPhrase | None:
    begin, end = scene.sentence(candidate.phrase)
    near = [
        h
        for h in free
        if begin <= h.span.start < end + _OPENING
        and abs(h.span.start - candidate.phrase.span.end) <= BEFORE
        and not h.weak
        and not _is_not_the_start(scene, h)
    ]
    return min(near, key=lambda h: abs(h.span.start - candidate.phrase.span.end), default=None)


def _gap_to_began(scene: Scene, clock: ClockPhrase) -> int:
    gap = scene.cues.gap("began", clock.span, scene.sentence(clock), before=40, after=0)
    return BEFORE if gap is None else gap


def _is_taken(scene: Scene, clock: ClockPhrase, chosen: Candidate) -> bool:
    """Whether the hour belongs to another day."""
    return any(
        d.span != chosen.phrase.span
        and (joined(scene, d.span, clock.span) or joined(scene, clock.span, d.span))
        for d in scene.days
        if abs(d.span.start - clock.span.start) < 120
    )


def _is_of_interview(scene: Scene, clock: ClockPhrase) -> bool:
    sentence = scene.sentence(clock)
    if _is_not_the_start(scene, clock):
        return False
    return scene.cues.gap("interview", clock.span, sentence, before=50, after=30) is not None


def _is_not_the_start(scene: Scene, clock: ClockPhrase) -> bool:
    """Whether words such as "until" or "arrived" govern the hour; they govern the first hour after them."""
    cue = scene.cues.last_before("not_the_start", clock.span, scene.sentence(clock), reach=30)
    if cue is None:
        return (
            scene.cues.gap("not_the_start", clock.span, scene.sentence(clock), before=0, after=15) is not None
        )
    return not any(cue[1] <= h.span.start < clock.span.start for h in scene.hours)
