"""Draws a plan as a picture: each letter a bar on one line of time, with today and what was sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from followup.events import Event
from followup.prompts import load_texts
from followup.timing import Plan, Step

_texts = load_texts("timing")
_TICKS = 3
_THINNEST = 1.5
"""Percent of the width: a shorter window would not be seen."""


class Scale:
    """Moments to percent of the width."""

    def __init__(self, plan: Plan, now: datetime, log: Sequence[Event]) -> None:
        """Span all that is to be shown, with a little room at both ends."""
        moments = [now, *(event.at for event in log)]
        moments += [moment for step in plan.steps for moment in (step.opens, step.closes)]
        if plan.interview_begins:
            moments.append(plan.interview_begins)
        first, last = min(moments), max(moments)
        room = max((last - first) * 0.04, timedelta(hours=6))
        self.first, self.last, self.zone = first - room, last + room, now.tzinfo

    def place(self, moment: datetime) -> float:
        """Percent from the left."""
        return round(100 * ((moment - self.first) / (self.last - self.first)), 2)

    def ticks(self) -> list[datetime]:
        """A few midnights, evenly spread."""
        days = max(1, round((self.last - self.first) / timedelta(days=1) / (_TICKS + 1)))
        day = self.first.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        found = [day + timedelta(days=days * number) for number in range(1, 2 * _TICKS)]
        return [tick for tick in found if 0 < self.place(tick) < 82]  # noqa: PLR2004 - percent: room for the label


def _mark(css: str, left: float, title: str = "") -> str:
    return f'<i class="{css}" style="left:{left}%" title="{escape(title)}"></i>'


def _row(step: Step, scale: Scale, now: datetime) -> str:
    left, right = scale.place(step.opens), scale.place(step.closes)
    width = max(right - left, _THINNEST)
    bar = f'<b class="fu-bar fu-{step.state}" style="left:{left}%;width:{width}%"></b>'
    marks = _mark("fu-now", scale.place(now)) + _mark("fu-best", scale.place(step.best))
    if step.sent_at:
        marks += _mark("fu-sent", scale.place(step.sent_at))
    name = escape(_texts(f"step.{step.kind}.{step.number}"))
    state = escape(_texts(f"state.{step.state}"))
    return (
        f'<p class="fu-name"><span>{name}</span> <span>{state}</span></p><p class="fu-track">{bar}{marks}</p>'
    )


def draw_timeline(plan: Plan, *, now: datetime, log: Sequence[Event]) -> str:
    """HTML: the picture. Its label sends those who do not see it to the table beneath."""
    scale = Scale(plan, now, log)
    ticks = "".join(
        f'<span style="left:{scale.place(tick)}%">{escape(f"{tick:%a} {tick.day} {tick:%b}")}</span>'
        for tick in scale.ticks()
    )
    rows = "".join(_row(step, scale, now) for step in plan.steps)
    label = escape(_texts("picture", count=len(plan.steps)))
    inside = f'{rows}<p class="fu-ticks">{ticks}</p>'
    picture = f'<figure class="fu-time" role="img" aria-label="{label}">{inside}</figure>'
    names = ("now", "best", "sent")
    legend = "".join(
        f'<li><i class="fu-{name}"></i> {escape(_texts(f"legend.{name}"))}</li>' for name in names
    )
    return f'{picture}<ul class="fu-legend" aria-hidden="true">{legend}</ul>'
