"""How much a day in the notes looks like the one by which the employer promised an answer."""

import re
from functools import cache

from followup.notes.dates.cues import weight
from followup.notes.dates.dayphrase import DayPhrase, stands_alone
from followup.notes.dates.passages import label_before
from followup.notes.dates.scene import Scene
from followup.notes.dates.vocabulary import alternatives, date_words, fold

ENOUGH = 3.0
_CERTAIN = 7.0
_BEFORE, _AFTER, _EARLIER = 100, 36, 160
_CLOSE, _AT_ONCE, _SHORT, _SETTLED = 25, 10, 40, 30
_WORD = re.compile(r"[\w']+")
_NOT_DUE = frozenset({"not_dates", "interview", "event_start"})


def score_promises(scene: Scene) -> dict[DayPhrase, float]:
    """How much each phrase looks like the day of a promised answer; ``ENOUGH`` and more is one."""
    return {p: _score(scene, p) for p in scene.days if not scene.in_head(p.span) and p not in scene.written}


def _score(scene: Scene, phrase: DayPhrase) -> float:
    cues, place = scene.cues, phrase.span.start
    label = label_before(scene.folded, place, scene.sentence(phrase)[0])
    if cues.stands_before("not_by", place):
        return 0.0
    if label in _NOT_DUE and cues.gap("answer", phrase.span, scene.sentence(phrase), after=0) is None:
        return 0.0
    if cues.stands_before("changed", place) and cues.within("answer", place - _EARLIER, place):
        return _CERTAIN
    if cues.gap("settled", phrase.span, scene.sentence(phrase), before=_SETTLED, after=0) is not None:
        return 0.0
    labelled = label == "answer"
    if _is_own(scene, phrase) or not (labelled or _may_be_ahead(scene, phrase)):
        return 0.0
    return _points(scene, phrase, labelled=labelled)


def _points(scene: Scene, phrase: DayPhrase, *, labelled: bool) -> float:
    """A label counts most, then a word for an answer, the nearer the more, then "by"."""
    cues, sentence, span = scene.cues, scene.sentence(phrase), phrase.span
    limit = 1.5 * (cues.stands_before("by", span.start) or phrase.limited)
    before = cues.gap("answer", span, sentence, before=_BEFORE, after=0)
    reach = min(span.end + 2 * _AFTER, sentence[1])
    following = next((d.span.start for d in scene.days_in(span.end, reach)), None)
    after = cues.gap_after("answer", span, sentence, following)
    after = None if after is None or after > _AFTER else after
    if cues.stands_before("rings", span.start):
        before = 0
    gaps = [gap for gap in (before, after, 0 if labelled else None) if gap is not None]
    if not gaps:
        return ENOUGH if _needs_no_word(scene, phrase, limited=limit > 0) else 0.0
    points = 6 * labelled + max(4 * weight(before), 4.2 * weight(after)) + limit
    business = cues.gap("business", span, sentence, before=60, after=30)
    if business is not None and business < min(gaps):
        points -= 4
    stage = cues.gap("next_stage", span, sentence)
    sure = limit > 0 or labelled or (after is not None and after <= _AT_ONCE)
    if stage is not None and stage <= min(gaps) and not sure:
        points -= 4
    return points


def _needs_no_word(scene: Scene, phrase: DayPhrase, *, limited: bool) -> bool:
    """Whether ``phrase`` is a promise without a word for one: "By 17 Dec." and "they said two weeks"."""
    counted = phrase.kind in ("span", "end") or phrase.count > 0
    short = len(scene.folded[slice(*scene.sentence(phrase))]) <= _SHORT
    if (counted or limited or short) and _said_after().match(scene.folded, phrase.span.end):
        return True
    if scene.cues.stands_before("said", phrase.span.start):
        plain = counted or limited
        return stands_alone(scene.folded, phrase.span.end) if plain else _closes(scene, phrase)
    if _fills_sentence(scene, phrase) and _answers_sentence_before(scene, phrase):
        return True
    return limited and _fills_sentence(scene, phrase)


def _answers_sentence_before(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether the sentence before is about the answer: "When will I hear? Two weeks."."""
    begin = scene.sentence(phrase)[0]
    return bool(scene.cues.within("answer", begin - _AFTER, begin))


@cache
def _said_after() -> re.Pattern[str]:
    return re.compile(rf"[,.\"')\s]{{1,4}}{alternatives(date_words().answers.said_after)}(?!\w)")


def _closes(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether ``phrase`` is the last of its sentence."""
    rest = scene.folded[phrase.span.end : min(scene.sentence(phrase)[1], phrase.span.end + _AFTER)]
    return not rest.strip(" \n.,;:!?)\"'")


def _fills_sentence(scene: Scene, phrase: DayPhrase) -> bool:
    begin, end = scene.sentence(phrase)
    rest = f"{scene.folded[begin : phrase.span.start]} {scene.folded[phrase.span.end : end]}"
    return len(rest.strip()) <= _SHORT and _small_words().issuperset(_WORD.findall(rest))


@cache
def _small_words() -> frozenset[str]:
    answers = date_words().answers
    small = (*answers.by, *answers.between, *answers.said_after)
    return frozenset(word for phrase in small for word in fold(phrase).split())


def _may_be_ahead(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether ``phrase`` is no day that had come when it was written, or was promised all the same."""
    if phrase.kind != "offset" or phrase.count > 0:
        return True
    sentence = scene.sentence(phrase)
    if scene.cues.gap("due", phrase.span, sentence) is not None:
        return True
    gap = scene.cues.gap("answer", phrase.span, sentence, before=_BEFORE, after=0)
    return phrase.count == 0 and gap is not None and gap <= _CLOSE


def _is_own(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether the day is the candidate's own: "I have to tell them by Friday"."""
    own = scene.cues.last_before("own", phrase.span, scene.sentence(phrase), reach=_EARLIER)
    return own is not None and not scene.cues.within("employer", own[1], phrase.span.start)
