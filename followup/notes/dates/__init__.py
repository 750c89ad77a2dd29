"""The days and hours of interview notes: when the interview was, and by when an answer is due.

``phrases`` and ``clock`` find what speaks of a day or an hour; ``passages`` and ``scene`` say where it stands
and on which day it was written; ``resolve`` reads the day it means; ``interview`` and ``answer`` choose.
``single`` reads the few words that a person types into a field.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from followup.notes.dates.answer import Answer, find_answer, read_answer_at
from followup.notes.dates.interview import Interview, find_interview, read_interview_at
from followup.notes.dates.promise import score_promises
from followup.notes.dates.scene import set_scene
from followup.notes.dates.single import SingleDay, read_single_day
from followup.spans import Span

__all__ = ["DatesReading", "SingleDay", "find_interview_dates", "read_quoted_dates", "read_single_day"]


@dataclass(frozen=True, slots=True)
class DatesReading:
    """What notes say of days and hours.

    Attributes:
        interviewed_at: local time without an offset, a bare date where no hour is known, or None.
        answer_expected_by: the day by which the employer promised an answer, or None.
        evidence: the words that the two were computed from, under their names.
        doubts: what was ambiguous and what to do, as sentences.
        upcoming: whether the interview is still to come.
        taken: every phrase that speaks of a day or an hour, from left to right.
    """

    interviewed_at: datetime | date | None = None
    answer_expected_by: date | None = None
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    upcoming: bool = False
    taken: tuple[Span, ...] = ()


def find_interview_dates(text: str, *, today: date, time_zone: str, region: str | None) -> DatesReading:
    """Find when the interview was and by when an answer is due.

    Args:
        text: the whole notes.
        today: the day on which the notes are read; relative words count from it.
        time_zone: the candidate's zone, a name of the tz database; hours named in other zones are converted.
        region: an ISO 3166-2 region for holidays and the order of numeric dates; None to go by the zone.

    Returns:
        What the notes say, nothing guessed; whatever they hold, this does not raise.
    """
    scene = set_scene(text, today=today, time_zone=time_zone, region=region)
    scores = score_promises(scene)
    interview = find_interview(scene, scores)
    answer = find_answer(scene, interview, scores)
    taken = sorted(
        (*(d.span for d in scene.days), *(h.span for h in scene.hours)), key=lambda s: (s.start, s.end)
    )
    return _joined(interview, answer, tuple(taken))


def read_quoted_dates(  # noqa: PLR0913 - the notes, the two quotes, and from where days count
    text: str,
    *,
    interview: Sequence[Span],
    answer: Sequence[Span],
    today: date,
    time_zone: str,
    region: str | None,
) -> DatesReading:
    """Read the days that quoted words of the notes mean, in their context.

    Args:
        text: the whole notes.
        interview: the words that are said to name the day or the hour of the interview.
        answer: the words that are said to promise an answer; they count from the interview that
            ``find_interview_dates`` finds, or else from the quoted one.
        today: the day on which the notes are read.
        time_zone: the candidate's zone.
        region: an ISO 3166-2 region, None to go by the zone.

    Returns:
        The days, nothing where the words name none; whatever they hold, this does not raise.
    """
    scene = set_scene(text, today=today, time_zone=time_zone, region=region)
    quoted = read_interview_at(scene, interview)
    found = find_interview(scene, score_promises(scene))
    return _joined(quoted, read_answer_at(scene, answer, found if found.at else quoted), ())


def _joined(interview: Interview, answer: Answer, taken: tuple[Span, ...]) -> DatesReading:
    spans = {"interviewed_at": interview.spans, "answer_expected_by": answer.spans}
    return DatesReading(
        interview.at, answer.day, {name: found for name, found in spans.items() if found},
        (*interview.doubts, *answer.doubts), interview.upcoming, taken,
    )  # fmt: skip
