"""The day with which notes end: "yes or no, she reckons, before the end of next week"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.due import read_due_day
from followup.notes.dates.interview import Interview
from followup.notes.dates.passages import label_before
from followup.notes.dates.scene import Scene
from followup.notes.dates.vocabulary import date_words, whole_words

_SOON = timedelta(days=35)
_AGAINST = ("own", "business", "next_stage", "events", "other_people", "future")
_LIMITS = frozenset({"span", "end", "long_weekend"})
_SENTENCES, _FAR, _REST, _SHORT, _FEW = 2, 60, 20, 100, 40
_FIRST_PERSON = re.compile(r"(?<!\w)(?:i|my|me|we|our)(?!\w)")
_QUOTED = re.compile(r"\"[^\"\n]{0,60}$")


def find_last_word(scene: Scene, interview: Interview) -> tuple[DayPhrase, date] | None:
    """The one day to come that the last sentences name and in which the employer speaks, if any.

    Nothing there may speak of the candidate's own plans, of the employer's business or of a next stage.
    """
    if interview.day is None or interview.upcoming:
        return None
    found = {day: phrase for phrase in _spoken(scene) if (day := _due(scene, phrase, interview)) is not None}
    if len(found) != 1:
        return None
    day, phrase = found.popitem()
    return phrase, day


def _spoken(scene: Scene) -> Iterator[DayPhrase]:
    """The phrases of the last sentences in which the employer speaks."""
    begin = _last_sentences(scene)
    for phrase in scene.days_in(begin, len(scene.folded) + 1):
        sentence = scene.sentence(phrase)
        label = label_before(scene.folded, phrase.span.start, sentence[0])
        away = phrase in scene.written or scene.in_head(phrase.span) or scene.in_mail(phrase.span.start)
        against = any(
            scene.cues.gap(name, phrase.span, sentence, before=_FAR, after=_FAR) is not None
            for name in _AGAINST
        )
        blocked = label or away or against or scene.cues.stands_before("not_by", phrase.span.start)
        said = _employer_speaks(scene, phrase) or not _candidate_speaks(scene, phrase)
        if not blocked and said and _is_limit(scene, phrase):
            yield phrase


def _last_sentences(scene: Scene) -> int:
    cuts = [cut for cut in scene.sentences.cuts if cut < len(scene.folded.rstrip())]
    return cuts[-_SENTENCES] if len(cuts) >= _SENTENCES else 0


def _is_limit(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether ``phrase`` closes a short sentence and says by when, not on which day."""
    begin, end = scene.sentence(phrase)
    rest = scene.folded[phrase.span.end : end].strip(" \n.,;:!?)\"'")
    limited = phrase.limited or phrase.kind in _LIMITS or scene.cues.stands_before("by", phrase.span.start)
    return limited and phrase.kind != "vague" and len(rest) <= _REST and end - begin <= _SHORT


@cache
def _employer() -> re.Pattern[str]:
    return whole_words((*date_words().answers.promisers, "they'll", "he'll", "she'll", "they'd"))


def _employer_speaks(scene: Scene, phrase: DayPhrase) -> bool:
    begin = max(scene.sentence(phrase)[0], phrase.span.start - _FAR)
    before = scene.folded[begin : phrase.span.start]
    return _employer().search(before) is not None or _QUOTED.search(before) is not None


def _candidate_speaks(scene: Scene, phrase: DayPhrase) -> bool:
    """Whether the sentence is not one of a few words without a first person: "should be ok by Friday"."""
    begin, end = scene.sentence(phrase)
    if end - begin > _FEW:
        return True
    return _FIRST_PERSON.search(scene.folded, begin, end) is not None


def _due(scene: Scene, phrase: DayPhrase, interview: Interview) -> date | None:
    if phrase is interview.phrase or interview.day is None or (phrase.kind == "offset" and phrase.count <= 0):
        return None
    day = read_due_day(scene, phrase, interview).day
    return day if day is not None and interview.day < day <= interview.day + _SOON else None
