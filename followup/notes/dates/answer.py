"""By which day the employer promised an answer."""

from dataclasses import dataclass
from datetime import date, timedelta

from followup.notes.dates.cues import weight
from followup.notes.dates.doubts import doubt_of
from followup.notes.dates.interview import Interview
from followup.notes.dates.longweekend import day_before_long_weekend
from followup.notes.dates.passages import label_before
from followup.notes.dates.dayphrase import DayPhrase, stands_alone
from followup.notes.dates.resolve import (
    FRIDAY,
    Reading,
    add_working_days,
    day_in,
    month_end,
    read_day,
    shift,
    week_day,
)
from followup.notes.dates.scene import Scene
from followup.notes.dates.vocabulary import date_words, spaces_folded
from followup.prompts import load_texts
from followup.spans import Span

_ENOUGH = 3.0
_CLOSE, _AT_ONCE = 25, 10
_SOON = timedelta(days=60)
_DAYLESS = frozenset({"span", "end", "long_weekend", "vague"})


@dataclass(frozen=True, slots=True)
class Answer:
    """The day of the answer, its evidence, what was doubtful."""

    day: date | None = None
    spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()


def score_answers(scene: Scene) -> dict[DayPhrase, float]:
    """How much each phrase looks like the day of a promised answer."""
    return {p: _score(scene, p) for p in scene.days if not scene.in_head(p.span) and p not in scene.written}


def _score(scene: Scene, phrase: DayPhrase) -> float:
    cues, sentence, span = scene.cues, scene.sentence(phrase), phrase.span
    label = label_before(scene.folded, span.start, sentence[0])
    labelled = label == "answer"
    if cues.stands_before("not_by", span.start):
        return 0.0
    if label in ("not_dates", "interview", "event_start"):
        return 0.0
    if cues.stands_before("changed", span.start) and cues.within("answer", span.start - 160, span.start):
        return 7.0
    limit = 1.5 if cues.stands_before("by", span.start) or phrase.limited else 0.0
    before = cues.gap("answer", span, sentence, before=75, after=0)
    after = cues.gap("answer", span, sentence, before=0, after=32)
    if not labelled and before is None and after is None:
        said = (phrase.kind in ("span", "end") or phrase.count > 0) and cues.stands_before("said", span.start)
        alone = (limit and _is_alone(scene, phrase)) or (said and stands_alone(scene.folded, span.end))
        return _ENOUGH if alone else 0.0
    score = (6.0 if labelled else 0.0) + max(4 * weight(before), 3.7 * weight(after)) + limit
    if _is_own(scene, phrase):
        return 0.0
    nearest = min(g for g in (before, after, 0 if labelled else None) if g is not None)
    business = cues.gap("business", span, sentence, before=60, after=30)
    if business is not None and business < nearest:
        score -= 4.0
    stage = cues.gap("next_stage", span, sentence)
    at_once = after is not None and after <= _AT_ONCE
    if stage is not None and stage <= nearest and not limit and not labelled and not at_once:
        score -= 4.0
    if phrase.kind == "offset" and phrase.count <= 0 and not labelled:
        close = phrase.count == 0 and before is not None and before <= _CLOSE
        return score if close or cues.gap("due", span, sentence) is not None else 0.0
    return score


def _is_alone(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether a limit fills its sentence: "By 17 Dec"."""
    begin, end = scene.sentence(phrase)
    rest = scene.folded[begin : phrase.span.start] + scene.folded[phrase.span.end : end]
    return len(rest.strip(" \n.,;:!?-*()\"'")) <= len("at the latest")


def _is_own(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether the day is the candidate's own: "I have to tell them by Friday"."""
    sentence = scene.sentence(phrase)
    own = scene.cues.last_before("own", phrase.span, sentence)
    if own is None:
        return False
    return not scene.cues.within("employer", own[1], phrase.span.start)


def find_answer(scene: Scene, interview: Interview, scores: dict[DayPhrase, float]) -> Answer:
    """Choose the phrase of the promise and read its day, counted from the interview."""
    eligible = [p for p, score in scores.items() if score >= _ENOUGH and p is not interview.phrase]
    if not eligible:
        return _find_alone(scene, interview)
    best = max(eligible, key=lambda p: (round(scores[p], 1), p.kind != "vague", p.span.start))
    texts = load_texts("dates")
    if best.kind == "vague":
        return Answer(doubts=(texts("answer_vague", words=scene.words(best.span)),))
    reading, doubts = _read(scene, best, interview)
    if reading.doubt:
        doubts = (*doubts, doubt_of(scene, best, reading))
    if reading.day is None:
        return Answer(doubts=doubts)
    later = _second_day(scene, best, reading.day)
    if later is not None:
        words = scene.words(Span(start=best.span.start, end=later[1].end))
        doubts = (*doubts, texts("answer_choice", words=words, day=later[0]))
        return Answer(later[0], (best.span, later[1]), doubts)
    if interview.day is not None and reading.day < interview.day:
        if interview.upcoming:
            return Answer()
        doubts = (*doubts, texts("answer_before", day=reading.day))
    return Answer(reading.day, (best.span,), doubts)


def _find_alone(scene: Scene, interview: Interview) -> Answer:
    """A later day that stands by itself in jottings: the only thing it can be is when the answer is due."""
    if interview.day is None or interview.upcoming:
        return Answer()
    found = {}
    for phrase in scene.days:
        if phrase.kind not in ("day", "numeric") or scene.in_head(phrase.span) or phrase is interview.phrase:
            continue
        day = read_day(phrase, interview.day, past=False, order=scene.order).day
        if day and interview.day < day <= interview.day + _SOON and _stands_by_itself(scene, phrase):
            found[day] = phrase
    if len(found) != 1:
        return Answer()
    day, phrase = found.popitem()
    doubt = load_texts("dates")("answer_alone", words=scene.words(phrase.span), day=day)
    return Answer(day, (phrase.span,), (doubt,))


def _stands_by_itself(scene: Scene, phrase: DayPhrase) -> bool:
    begin, end = phrase.span.start, phrase.span.end
    if scene.cues.within("next_stage", begin - 120, begin):
        return False
    before = scene.folded[max(0, begin - 20) : begin].rstrip(" ")
    after = scene.folded[end : end + 20].lstrip(" .)")
    pointed = before.endswith(("=", "->", "=>", "\u2192"))
    opened = before.rstrip(" *>-")[-1:] in ("", "\n", ".", ",", ";", "/")
    return (opened or pointed) and after[:1] in ("", "\n")


def _read(scene: Scene, phrase: DayPhrase, interview: Interview) -> tuple[Reading, tuple[str, ...]]:
    texts, words = load_texts("dates"), scene.words(phrase.span)
    base = interview.day or scene.anchor(phrase.span.start)
    if phrase.kind == "span" and interview.day is None:
        return Reading(None), (texts("answer_no_start", words=words),)
    if phrase.kind == "long_weekend":
        day = day_before_long_weekend(base, scene.region)
        return Reading(day), () if day else (texts("long_weekend_unknown"),)
    first = _count(scene, phrase, base)
    relative = phrase.kind in ("weekday", "end", "offset") or (phrase.kind == "span" and phrase.unit == "day")
    if first.day is None or not relative or base >= scene.today:
        return first, ()
    second = _count(scene, phrase, scene.today)
    if first.day >= scene.today or second.day is None or second.day == first.day or phrase.kind == "span":
        return first, ()
    written_today = interview.phrase is not None and interview.phrase.kind in ("weekday", "offset")
    present = scene.cues.gap("present", phrase.span, scene.sentence(phrase)) is not None
    if written_today and present and phrase.kind != "offset":
        return second, (texts("answer_passed", words=words, first=first.day, second=second.day),)
    return first, (texts("answer_passed", words=words, first=first.day, second=second.day),)


def _count(scene: Scene, phrase: DayPhrase, base: date) -> Reading:
    """The day that ``phrase`` means, counted from ``base``."""
    if phrase.kind == "span":
        return Reading(_span_end(phrase, base))
    if phrase.kind == "end":
        return Reading(_period_end(phrase, base))
    if phrase.kind == "offset":
        anchor = scene.anchor(phrase.span.start)
        return Reading(shift(anchor, phrase.count, phrase.unit))
    if phrase.which in ("last", "last_week") or (phrase.kind == "ordinal" and phrase.which):
        return read_day(phrase, scene.anchor(phrase.span.start), past=True, order=scene.order)
    return read_day(scene.with_week(phrase), base, past=False, order=scene.order)


def _span_end(phrase: DayPhrase, base: date) -> date | None:
    if phrase.working and phrase.unit == "day":
        return add_working_days(base, min(phrase.count, 400))
    return shift(base, phrase.count, phrase.unit)


def _period_end(phrase: DayPhrase, base: date) -> date | None:
    steps = 1 if phrase.which == "next" else 0
    if phrase.month:
        year = phrase.year or base.year + (phrase.month < base.month)
        first = day_in(year, phrase.month, 1)
        return month_end(first) if first else None
    if phrase.unit == "month":
        later = shift(base.replace(day=1), steps, "month")
        return month_end(later) if later else None
    if phrase.unit == "week":
        friday = week_day(base, FRIDAY, steps)
        return friday if friday > base or steps else friday + timedelta(weeks=1 if friday < base else 0)
    return base + timedelta(days=steps)


def _second_day(scene: Scene, phrase: DayPhrase, day: date) -> tuple[date, Span] | None:
    """The later of two days of which either may be meant: "Mon or Tue", "the 5th or 6th"."""
    if phrase.last_day:
        later = day_in(day.year, day.month, phrase.last_day)
        return (later, phrase.span) if later else None
    following = next(iter(scene.days_in(phrase.span.end, phrase.span.end + _CLOSE)), None)
    if following is None or following.kind in _DAYLESS:
        return None
    between = spaces_folded(scene.folded[phrase.span.end : following.span.start])
    if between not in date_words().answers.either:
        return None
    later = read_day(following, day, past=False, order=scene.order).day
    return (later, following.span) if later and later > day else None
