"""The topics, strengths and forgotten points that a model quotes, beside those that the rules found."""

from followup import notes as by_rules
from followup.case import Case
from followup.reading.alike import share_half
from followup.reading.choices import POINTS
from followup.reading.models import Choice
from followup.reading.parts import Part, words_at
from followup.spans import Span
from followup.tasks.notes_judge import MOST_ITEMS, NotesPlaces

_MOST_CHOICES = 12


def read_points(clean: str, ruled: by_rules.NotesReading, found: NotesPlaces) -> Part:
    """Join the points: a list that the rules left empty is filled, else what is new is a choice."""
    join = _Join(clean, ruled)
    for group in POINTS:
        for place in getattr(found, group):
            join.add(group, place)
    return join.part


class _Join:
    def __init__(self, clean: str, ruled: by_rules.NotesReading) -> None:
        self._clean = clean
        self._ruled = ruled
        self._known: dict[str, list[str]] = {group: list(getattr(ruled.case, group)) for group in POINTS}
        self._filled: dict[str, list[str]] = {group: [] for group in POINTS}
        self.part = Part()

    def add(self, group: str, place: Span) -> None:
        """Join one point of the model's."""
        words = words_at(place, self._clean)
        for other in (group, *(name for name in POINTS if name != group)):
            for number, point in enumerate(self._known[other]):
                if self._is_same(f"{other}.{number}", point, place, words):
                    if other != group:
                        self._offer(group, place, words, from_list=other, number=number)
                    return
        if any(share_half(words, point) for points in self._filled.values() for point in points):
            return
        if self._known[group]:
            self._offer(group, place, words)
        elif len(self._filled[group]) < MOST_ITEMS:
            self._fill(group, place, words)

    def _is_same(self, path: str, point: str, place: Span, words: str) -> bool:
        """Whether a point of the rules' is this one: at the same place, or in mostly the same words."""
        spans = self._ruled.evidence.get(path, ())
        over = max((min(s.end, place.end) - max(s.start, place.start) for s in spans), default=0)
        return 2 * over > min(place.end - place.start, len(point)) or share_half(point, words)

    def _fill(self, group: str, place: Span, words: str) -> None:
        path = f"{group}.{len(self._filled[group])}"
        self._filled[group].append(words)
        self.part.values[group] = tuple(self._filled[group])
        self.part.evidence[path] = (place,)
        self.part.from_model.append(path)

    def _offer(self, group: str, place: Span, words: str, *, from_list: str = "", number: int = 0) -> None:
        asked = [choice for choice in self.part.choices if choice.field.startswith(f"{group}.")]
        path = f"{from_list}.{number}"
        if any(choice.now_spans == self._ruled.evidence.get(path, ()) for choice in asked if from_list):
            return
        if len(self.part.choices) >= _MOST_CHOICES or any(share_half(c.other, words) for c in asked):
            return
        moved = self._known[from_list][number] if from_list else ""
        point = moved or words
        self.part.choices.append(
            Choice(
                field=f"{group}.{len(self._known[group]) + len(asked)}",
                kind="move" if from_list else "add",
                now=moved,
                other=point,
                now_spans=self._ruled.evidence.get(path, ()),
                other_spans=(place,),
                fact=Case.model_validate({group: (point,)}),
            )
        )
