"""By which day the employer promised an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from followup.daynames import spell_day
from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.due import read_due_day
from followup.notes.dates.interview import Interview
from followup.notes.dates.lastword import find_last_word
from followup.notes.dates.numeric import day_in
from followup.notes.dates.promise import ENOUGH
from followup.notes.dates.resolve import read_day
from followup.notes.dates.scene import Scene
from followup.notes.dates.score import READABLE
from followup.notes.dates.vocabulary import date_words, spaces_folded
from followup.prompts import load_texts
from followup.spans import Span

_SOON = timedelta(days=60)
_NEXT, _BESIDE, _EARLIER = 25, 20, 120


@dataclass(frozen=True, slots=True)
class Answer:
    """The day of the answer, its evidence, what was doubtful."""

    day: date | None = None
    spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()


def find_answer(scene: Scene, interview: Interview, scores: Mapping[DayPhrase, float]) -> Answer:
    """Choose the phrase of the promise and read its day.

    Args:
        scene: the notes, taken apart.
        interview: from which the promise counts.
        scores: how much each phrase looks like a promise, from ``score_promises``.
    """
    eligible = [p for p, score in scores.items() if score >= ENOUGH and p is not interview.phrase]
    if not eligible:
        return _find_unspoken(scene, interview)
    eligible = _timely(scene, interview, eligible) or eligible
    best = max(eligible, key=lambda p: (round(scores[p], 1), p.kind != "vague", p.span.start))
    return _read_promise(scene, best, eligible, interview)


def read_answer_at(scene: Scene, places: Sequence[Span], interview: Interview) -> Answer:
    """The day of the answer where somebody has said which words of the notes promise it."""
    phrases = [p for place in places for p in scene.days_in(place.start, place.end)]
    phrases.sort(key=lambda p: p.kind == "vague")
    return _read_promise(scene, phrases[0], phrases, interview) if phrases else Answer()


def _read_promise(
    scene: Scene, best: DayPhrase, eligible: Sequence[DayPhrase], interview: Interview
) -> Answer:
    """The day that the phrase of a promise means; ``eligible`` are all that may be meant."""
    if best.kind in ("vague", "span"):
        best = _named_after(scene, best, eligible) or best
    if best.kind == "vague":
        return Answer(doubts=(load_texts("dates")("answer_vague", words=scene.words(best.span)),))
    due = read_due_day(scene, best, interview)
    if due.day is None:
        return Answer(doubts=due.doubts)
    answer = _with_second_day(scene, best, Answer(due.day, (best.span,), due.doubts))
    return _after_interview(answer, interview)


def _timely(scene: Scene, interview: Interview, eligible: Sequence[DayPhrase]) -> list[DayPhrase]:
    """Those that mean a day within two months of the interview, or none that can be read."""
    start = interview.day
    if start is None:
        return []
    days = {phrase: read_due_day(scene, phrase, interview).day for phrase in eligible}
    return [phrase for phrase, day in days.items() if day is None or start <= day <= start + _SOON]


def _find_unspoken(scene: Scene, interview: Interview) -> Answer:
    """A day that no word calls the answer's: one that stands by itself, or the last word of the notes."""
    alone = _find_alone(scene, interview)
    if alone.day is not None:
        return alone
    last = find_last_word(scene, interview)
    if last is None:
        return Answer()
    phrase, day = last
    doubt = load_texts("dates")("answer_alone", words=scene.words(phrase.span), day=spell_day(day))
    return Answer(day, (phrase.span,), (doubt,))


def _named_after(scene: Scene, vague: DayPhrase, eligible: Sequence[DayPhrase]) -> DayPhrase | None:
    """The day that the sentence names after a time: "next week, on Tuesday", "in 14 days, on the 4th"."""
    end = min(scene.sentence(vague)[1], vague.span.end + _NEXT)
    named = (p for p in eligible if vague.span.end <= p.span.start < end and p.kind != "vague")
    return next(named, None)


def _after_interview(answer: Answer, interview: Interview) -> Answer:
    """A day before an interview to come is no answer's; one before an interview that was is doubtful."""
    if interview.day is None or answer.day is None or answer.day >= interview.day:
        return answer
    if interview.upcoming:
        return Answer()
    doubt = load_texts("dates")("answer_before", day=spell_day(answer.day))
    return replace(answer, doubts=(*answer.doubts, doubt))


def _with_second_day(scene: Scene, phrase: DayPhrase, answer: Answer) -> Answer:
    """The later of two days of which either may be meant: "Mon or Tue", "the 5th or 6th"."""
    following, later = phrase, None
    if phrase.last_day and answer.day:
        later = day_in(answer.day.year, answer.day.month, phrase.last_day)
    elif answer.day:
        following = next(iter(scene.days_in(phrase.span.end, phrase.span.end + _NEXT)), phrase)
        between = spaces_folded(scene.folded[phrase.span.end : following.span.start])
        if following.kind in READABLE and between in date_words().answers.either:
            later = read_day(following, answer.day, past=False, order=scene.order).day
    if later is None or answer.day is None or later <= answer.day:
        return answer
    words = scene.words(Span(start=phrase.span.start, end=following.span.end))
    doubt = load_texts("dates")("answer_choice", words=words, day=later)
    spans = tuple(dict.fromkeys((phrase.span, following.span)))
    return Answer(later, spans, (*answer.doubts, doubt))


def _find_alone(scene: Scene, interview: Interview) -> Answer:
    """A later day that stands by itself in jottings: the only thing it can be is when the answer is due."""
    if interview.day is None or interview.upcoming:
        return Answer()
    found: dict[date, DayPhrase] = {}
    for phrase in scene.days:
        if phrase.kind in ("day", "numeric") and phrase is not interview.phrase:
            day = read_day(phrase, interview.day, past=False, order=scene.order).day
            if day is None or not interview.day < day <= interview.day + _SOON:
                continue
            if not scene.in_head(phrase.span) and _stands_by_itself(scene, phrase):
                found[day] = phrase
    if len(found) != 1:
        return Answer()
    day, phrase = found.popitem()
    doubt = load_texts("dates")("answer_alone", words=scene.words(phrase.span), day=spell_day(day))
    return Answer(day, (phrase.span,), (doubt,))


def _stands_by_itself(scene: Scene, phrase: DayPhrase) -> bool:
    begin, end = phrase.span.start, phrase.span.end
    if scene.cues.within("next_stage", begin - _EARLIER, begin):
        return False
    before = scene.folded[max(0, begin - _BESIDE) : begin].rstrip(" ")
    after = scene.folded[end : end + _BESIDE].lstrip(" .)")
    pointed = before.endswith(("=", "->", "=>", "\u2192"))
    opened = before.rstrip(" *>-")[-1:] in ("", "\n", ".", ",", ";", "/")
    return (opened or pointed) and after[:1] in ("", "\n")
