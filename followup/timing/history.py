"""What the case and its log say has happened: how the candidacy stands, and what was sent when.

Moments are UTC in here. The log has the last word where the case says nothing or is still waiting; an outcome
that the person has set themselves stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from followup.business_days import BusinessDays
from followup.case import Case, LetterKind
from followup.events import Event, What

Standing = Literal["waiting", "next_round", "offer", "rejected", "withdrawn", "accepted_elsewhere"]
"""How a candidacy stands. ``waiting`` where the case says nothing."""

_NEWS: dict[str, Standing] = {
    "heard:offer": "offer",
    "heard:rejection": "rejected",
    "did:withdrew": "withdrawn",
    "did:accepted_elsewhere": "accepted_elsewhere",
}
Logged = Sequence[tuple[datetime, What]]
"""A log in order of time, in UTC."""

_OWN: frozenset[Standing] = frozenset({"withdrawn", "accepted_elsewhere"})


@dataclass(frozen=True)
class History:
    """One candidacy up to now.

    ``interview_begins`` is the start of the day where only the day is known. ``news_at`` is when the news
    behind the standing came, None where nobody logged it. ``answer_by`` is the promised day, unless it lies
    before the interview. ``earlier`` are the letters that were sent before the day of this interview.
    """

    now: datetime
    interview_day: date | None
    interview_begins: datetime | None
    time_known: bool
    answer_by: date | None
    answer_contradicts: bool
    standing: Standing
    news_at: datetime | None
    sent: dict[LetterKind, tuple[datetime, ...]]
    earlier: tuple[LetterKind, ...]
    heard: tuple[datetime, ...]
    replies: tuple[datetime, ...]

    @property
    def interview_ahead(self) -> bool:
        """Whether the interview is still to come."""
        return self.interview_begins is not None and self.now < self.interview_begins

    @property
    def over(self) -> bool:
        """Whether somebody has ended the candidacy."""
        return self.standing == "rejected" or self.by_choice

    @property
    def by_choice(self) -> bool:
        """Whether the candidate ended it."""
        return self.standing in _OWN

    def first_sent(self, kind: LetterKind, number: int = 1) -> datetime | None:
        """When the ``number``-th letter of a kind was sent, or None."""
        moments = self.sent.get(kind, ())
        return moments[number - 1] if len(moments) >= number else None

    def heard_since(self, moment: datetime) -> bool:
        """Whether the employer has said anything since."""
        return any(at >= moment for at in self.heard)

    def reply_since(self, moment: datetime) -> datetime | None:
        """The first reply since a moment, or None."""
        return next((at for at in self.replies if at >= moment), None)


def read_history(case: Case, *, now: datetime, log: Iterable[Event], days: BusinessDays) -> History:
    """Read a case and its log, in any order, as of ``now`` (aware)."""
    now = now.astimezone(UTC)
    events = sorted(((event.at.astimezone(UTC), event.what) for event in log), key=lambda pair: pair[0])
    begins = _beginning(case, days)
    day = case.interview_day
    contradicts = bool(day and case.answer_expected_by and case.answer_expected_by < day)
    standing, news_at = _standing(case, events, ahead=begins is not None and now < begins)
    sent, earlier = _sent(events, day, days)
    return History(
        now=now,
        interview_day=day,
        interview_begins=begins,
        time_known=isinstance(case.interviewed_at, datetime),
        answer_by=None if contradicts else case.answer_expected_by,
        answer_contradicts=contradicts,
        standing=standing,
        news_at=news_at,
        sent=sent,
        earlier=earlier,
        heard=tuple(at for at, what in events if what.startswith("heard:")),
        replies=tuple(at for at, what in events if what == "heard:reply"),
    )


def _beginning(case: Case, days: BusinessDays) -> datetime | None:
    at = case.interviewed_at
    if isinstance(at, datetime):
        return at.replace(tzinfo=case.zone).astimezone(UTC)
    return days.start_of(at) if at else None


def _standing(case: Case, events: Logged, *, ahead: bool) -> tuple[Standing, datetime | None]:
    said: Standing = case.outcome or "waiting"
    if said == "next_round" and ahead:
        # The next round is the interview that the case is about: its answer is still to come.
        said = "waiting"
    if said == "rejected":
        return said, _first_news(events, {"heard:rejection"})
    if said == "withdrawn":
        return said, _first_news(events, {"did:withdrew", "did:accepted_elsewhere"})
    return _follow(said, events)


def _first_news(events: Logged, news: set[str]) -> datetime | None:
    """When such news first came; news from before an offer counts only where there is none after it."""
    logged = [at for at, what in events if what in news]
    offers = [at for at, what in events if what == "heard:offer"]
    since = [at for at in logged if not offers or at > offers[-1]]
    return next(iter(since or logged), None)


def _follow(standing: Standing, events: Logged) -> tuple[Standing, datetime | None]:
    """Follow the log: the first word that ends a candidacy stands, unless an offer reopens it."""
    news_at: datetime | None = None
    ended = False
    for at, what in events:
        news = _NEWS.get(what)
        if news is None or (ended and (news != "offer" or standing in _OWN)):
            continue
        standing, news_at, ended = news, at, news != "offer"
    return standing, news_at


def _sent(
    events: Logged, interview_day: date | None, days: BusinessDays
) -> tuple[dict[LetterKind, tuple[datetime, ...]], tuple[LetterKind, ...]]:
    """Sort what was sent by kind. A thank-you or inquiry from before this interview's day is apart."""
    sent: dict[LetterKind, tuple[datetime, ...]] = {}
    earlier: list[LetterKind] = []
    for kind in ("thank_you", "inquiry", "feedback_request", "closure"):
        moments = [at for at, what in events if what == f"sent:{kind}"]
        if interview_day and kind in ("thank_you", "inquiry"):
            before = [at for at in moments if days.day_of(at) < interview_day]
            moments = moments[len(before) :]
            earlier += [kind] if before else []
        sent[kind] = tuple(moments)
    return sent, tuple(earlier)
