"""The day on which the words at each place were written: of a message, of a dated entry, of the notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.numeric import DateOrder
from followup.notes.dates.passages import Mail
from followup.notes.dates.resolve import read_day
from followup.notes.dates.vocabulary import alternatives, date_words, whole_words

_STAMPS = frozenset({"day", "numeric"})
_DATED = _STAMPS | {"weekday", "ordinal"}
_REACH = 400
"""How far below a day that fills its line "today" may stand for the day to be that of writing."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words from ``begin`` up to ``end`` were written on ``day``."""

    begin: int
    end: int
    day: date


@dataclass(frozen=True, slots=True)
class Writing:
    """The days of writing, in order, and the phrases that only give such a day."""

    anchors: tuple[Anchor, ...]
    phrases: frozenset[DayPhrase]


def find_writing(
    folded: str, days: list[DayPhrase], mails: list[Mail], today: date, order: DateOrder
) -> Writing:
    """Find the days of writing in ``folded``, whose phrases are ``days`` and messages ``mails``."""
    anchors = list(_sent(days, mails, today, order))
    written = set()
    for phrase in days:
        if any(m.stamps(phrase.span.start) for m in mails):
            continue
        day = _entry_day(folded, phrase, today, order)
        if day is not None:
            written.add(phrase)
            if not any(m.says(phrase.span.start) for m in mails):
                anchors.append(Anchor(phrase.span.end, len(folded) + 1, day))
    anchors.sort(key=lambda a: a.begin)
    return Writing(tuple(_without_overlaps(anchors)), frozenset(written))


def _without_overlaps(anchors: list[Anchor]) -> Iterator[Anchor]:
    ends = [*(a.begin for a in anchors[1:]), None]
    for anchor, end in zip(anchors, ends, strict=True) if anchors else ():
        yield anchor if end is None else Anchor(anchor.begin, min(anchor.end, end), anchor.day)


def _sent(days: list[DayPhrase], mails: list[Mail], today: date, order: DateOrder) -> Iterator[Anchor]:
    for mail in mails:
        stamps = (d for d in days if mail.stamps(d.span.start) and d.kind in _STAMPS)
        first = next(stamps, None)
        day = read_day(first, today, past=True, order=order).day if first else None
        if day is not None:
            yield Anchor(mail.head.start, mail.body.end, day)


@cache
def _entry() -> re.Pattern[str]:
    labels = date_words().labels
    forms = rf"(?P<soft>{alternatives(labels.diary_today)})|{alternatives(labels.diary)}"
    return re.compile(rf"(?<!\w)(?:{forms})\s{{0,3}}(?:[:,-]\s{{0,3}}|\()?(?:on\s+)?(?:the\s+)?$")


def _entry_day(folded: str, phrase: DayPhrase, today: date, order: DateOrder) -> date | None:
    """The day that ``phrase`` gives as the day of writing, None where it gives none."""
    if phrase.kind not in _DATED:
        return None
    begin = phrase.span.start
    found = _entry().search(folded[max(0, begin - 30) : begin])
    opens = found is None and _opens_notes(folded, phrase)
    if found is None and not opens and not _heads_entry(folded, phrase):
        return None
    day = read_day(phrase, today, past=True, order=order).day
    soft = opens or (found is not None and found["soft"] is not None)
    return None if day is None or day > today or (soft and day != today) else day


@cache
def _today_words() -> re.Pattern[str]:
    words = date_words().relative
    return whole_words(
        [*words.today, *words.this_morning, *words.this_afternoon, *words.this_evening, *words.yesterday]
    )


@cache
def _busy() -> re.Pattern[str]:
    roles = date_words().roles
    return re.compile(rf"\d|{whole_words([*roles.interview, *roles.meeting]).pattern}")


def _opens_notes(folded: str, phrase: DayPhrase) -> bool:
    """Whether a bare weekday begins the notes and its sentence is of no meeting: "Friday, kids asleep.".

    Where it is the weekday of today, it is the day of writing.
    """
    if (
        phrase.kind != "weekday"
        or phrase.which
        or phrase.count
        or folded[: phrase.span.start].strip(" \n*#->")
    ):
        return False
    sentence = re.match(r"[^.!?\n]{0,200}", folded[phrase.span.end :])
    return sentence is not None and bool(sentence[0]) and not _busy().search(sentence[0])


def _heads_entry(folded: str, phrase: DayPhrase) -> bool:
    """Whether ``phrase`` fills its line and the words below speak of today."""
    if phrase.kind not in _STAMPS:
        return False
    begin = folded.rfind("\n", 0, phrase.span.start) + 1
    end = folded.find("\n", phrase.span.end)
    if end < 0 or phrase.span.start - begin > _REACH or end - phrase.span.end > _REACH:
        return False
    rest = folded[begin : phrase.span.start] + folded[phrase.span.end : end]
    return not rest.strip(" :*#-_.,()") and _today_words().search(folded, end, end + _REACH) is not None
