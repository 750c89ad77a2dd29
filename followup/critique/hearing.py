"""Looks that listen: a cue is there, no cue is there, too many words, too few."""

import re
from collections.abc import Iterator
from functools import cache

from followup.critique.looks import Found, Hearing, Length, Missing, UnlessBounded
from followup.critique.reading import Heard, Reading
from followup.spans import Span


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def hear(look: Hearing, reading: Reading, key: str) -> list[Span]:
    """Where a look's cues count, in order.

    Args:
        look: what is listened for.
        reading: the letter.
        key: what the look is called in the index of cues.
    """
    zones = reading.zone_of(look.where)

    def places(cue_list: str) -> list[tuple[int, int]]:
        return reading.places(key, cue_list)

    heard = [
        Span(start=start, end=end)
        for start, end in places("cues")
        if any(zone.start <= start < zone.end for zone in zones)
    ]
    if heard and look.but_not:
        nots = places("but_not")
        heard = [span for span in heard if not any(s < span.end and span.start < e for s, e in nots)]
    if heard and (look.along or look.unless):
        along, unless = places("along"), places("unless")
        heard = [span for span in heard if _in_company(span, reading, along if look.along else None, unless)]
    heard += _by_pattern(look, reading, zones)
    return sorted(heard, key=lambda span: (span.start, -span.end))


def _in_company(
    span: Span, reading: Reading, along: list[tuple[int, int]] | None, unless: list[tuple[int, int]]
) -> bool:
    """Whether the sentence of a cue has what must be along, and nothing of what must not."""
    sentence = reading.sentence_at(span.start) or span

    def has(places: list[tuple[int, int]], *, apart: bool) -> bool:
        inside = (place for place in places if sentence.start <= place[0] < sentence.end)
        return any(not apart or place[1] <= span.start or span.end <= place[0] for place in inside)

    return (along is None or has(along, apart=True)) and not has(unless, apart=False)


def _by_pattern(look: Hearing, reading: Reading, zones: tuple[Span, ...]) -> Iterator[Span]:
    for pattern in look.patterns:
        for zone in zones:
            for match in _compiled(pattern).finditer(reading.letter.plain, zone.start, zone.end):
                if match.end() > match.start():
                    yield Span(start=match.start(), end=match.end())


def look_found(look: Found, reading: Reading, key: str) -> list[Heard]:
    """Where the cues stand, when they are more than the look allows; places that touch become one."""
    heard = hear(look, reading, key)
    if heard and look.spares_case_words:
        heard = [span for span in heard if not reading.is_of_the_job(span.of(reading.letter.plain))]
    if len(heard) <= look.more_than:
        return []
    plain = reading.letter.plain
    places = [
        (reading.sentence_at(span.start) if look.mark == "sentence" else None) or span for span in heard
    ]
    merged: list[tuple[Span, Span]] = []
    for place, span in zip(places, heard, strict=True):
        last = merged[-1][0] if merged else None
        if last and not plain[last.end : place.start].strip():
            joined = Span(start=last.start, end=max(last.end, place.end))
            merged[-1] = (joined, merged[-1][1])
        else:
            merged.append((place, span))
    return [
        Heard(place.start, place.end, {"found": " ".join(span.of(plain).split())}) for place, span in merged
    ]


def look_missing(look: Missing, reading: Reading, key: str) -> list[Heard]:
    """The whole letter, where no cue is heard."""
    return [] if hear(look, reading, key) else [reading.whole]


def look_unless_bounded(look: UnlessBounded, reading: Reading, key: str) -> list[Heard]:
    """The requests, where nothing in the letter makes them small."""
    bounds = reading.places(key, "bounds")
    zones = reading.zone_of("body")
    if any(zone.start <= start < zone.end for start, _ in bounds for zone in zones):
        return []
    heard = hear(look, reading, key)
    if not heard:
        return []
    place = reading.sentence_at(heard[0].start) or heard[0]
    return [Heard(place.start, place.end, {"found": heard[0].of(reading.letter.plain)})]


def look_length(look: Length, reading: Reading, _key: str) -> list[Heard]:
    """The body, where it has too many or too few words."""
    count = reading.letter.word_count
    if look.fewer_than <= count <= look.more_than:
        return []
    return [Heard(reading.whole.start, reading.whole.end, {"words": str(count)})]
