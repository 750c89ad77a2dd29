"""Where the cue words of ``prompts/notes/dates.toml`` stand, and how near they are to a phrase."""

import re
from bisect import bisect_left
from functools import cache

from followup.notes.dates.vocabulary import alternatives, date_words, whole_words
from followup.spans import Span

BEFORE, AFTER = 90, 45
_LINKED = 5
"""How many characters before and after a phrase its cues are looked for, inside its sentence."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = date_words()
    roles, answers = words.roles, words.answers
    modal = rf"(?:(?<!\w){alternatives(answers.modals)}|(?<=\w){alternatives(m for m in answers.modals if m.startswith(chr(39)))})"
    fillers = rf"(?:\s+{alternatives(answers.modal_fillers)}){{0,2}}"
    promise = rf"{modal}{fillers}\s+{alternatives(answers.verbs)}(?!\w)"
    present = rf"(?<!\w){alternatives(answers.promisers)}\s+{alternatives([*answers.verbs, *(f'{verb}s' for verb in answers.verbs)])}(?!\w)"
    employer = r"(?<!\w)(?:they|he|she|who|client|firm|company|hr|manager|recruiter|committee|panel|team|someone|somebody|boss|owner|director|principal)(?!\w)"
    return {
        "interview": whole_words(roles.interview),
        "meeting": whole_words(roles.meeting),
        "later_round": whole_words(roles.later_round),
        "other": whole_words(roles.other),
        "other_people": whole_words(roles.other_people),
        "next_stage": whole_words(roles.next_stage),
        "future": whole_words(roles.future),
        "past": whole_words(roles.past),
        "answer": re.compile(rf"{whole_words(answers.nouns).pattern}|{promise}|{present}"),
        "present": re.compile(rf"(?<!\w){alternatives(answers.present)}(?!\w)|(?<=\w)'ll\b"),
        "own": re.compile(rf"{whole_words(answers.own).pattern}(?!\s+(?:hear|know|get|receive|find|expect|have\s+(?:an|a|news)|be\s+told)\b)"),
        "employer": re.compile(employer),
        "business": whole_words(answers.business),
        "due": re.compile(r"(?<!\w)(?:supposed\s+to|were\s+to|was\s+to|should\s+have|promised|meant\s+to|devaient|due)(?!\w)"),
        "not_the_start": whole_words(words.hours.not_the_start),
        "began": whole_words(words.hours.began),
    }  # fmt: skip


@cache
def directly(name: str) -> re.Pattern[str]:
    """A pattern for words of ``by`` or ``not_by`` that end where a phrase begins."""
    words = date_words().answers
    table = {
        "by": words.by, "not_by": words.not_by, "old_day": date_words().roles.old_day,
        "changed": words.changed, "said": words.said, "it_was": date_words().roles.it_was,
    }  # fmt: skip
    phrases = table[name]
    return re.compile(
        rf"(?<!\w){alternatives(phrases)}\s*[\"'(]*(?:on\s+|at\s+|the\s+|around\s+|about\s+|say\s+|this\s+|end\s+of\s+|cob\s+|eod\s+)*[\"'(]*$"
    )


class CueIndex:
    """The places of all cues in one text."""

    def __init__(self, folded: str) -> None:
        """Find every cue of ``folded`` once."""
        self.folded = folded
        self._places = {name: [m.span() for m in p.finditer(folded)] for name, p in _patterns().items()}
        self._starts = {name: [start for start, _ in places] for name, places in self._places.items()}

    def within(self, name: str, begin: int, end: int) -> list[tuple[int, int]]:
        """The places of cue ``name`` that start in ``begin`` up to ``end``."""
        places, starts = self._places[name], self._starts[name]
        return places[bisect_left(starts, begin) : bisect_left(starts, end)]

    def gap(
        self, name: str, span: Span, sentence: tuple[int, int], *, before: int = BEFORE, after: int = AFTER
    ) -> int | None:
        """The distance from ``span`` to the nearest cue ``name`` in its sentence, None where there is none."""
        begin = max(sentence[0], span.start - before)
        end = min(sentence[1], span.end + after)
        gaps = [
            max(span.start - b, a - span.end, 0)
            for a, b in self.within(name, begin, end)
            if (b <= span.start and not self._closed_off(b, span.start)) or a >= span.end
        ]
        return min(gaps, default=None)

    def _closed_off(self, end: int, place: int) -> bool:
        """Whether a bracket closes after the cue that ends at ``end``: "Monday (rejected) and Thursday"."""
        between = self.folded[end:place]
        return ")" in between and "(" not in between.partition(")")[0]

    def gap_before_next(
        self,
        name: str,
        span: Span,
        sentence: tuple[int, int],
        following: int | None,
        *,
        before: int = BEFORE,
        after: int = AFTER,
    ) -> int | None:
        """As ``gap``, without the cues after ``span`` that are nearer to the day at ``following``."""
        if following is None or following >= span.end + 2 * after:
            return self.gap(name, span, sentence, before=before, after=after)
        left = self.gap(name, span, sentence, before=before, after=0)
        right = [
            a - span.end
            for a, b in self.within(name, span.end, min(sentence[1], span.end + after))
            if a - span.end <= following - b and following - b > _LINKED
        ]
        return min((g for g in (left, *right) if g is not None), default=None)

    def last_before(
        self, name: str, span: Span, sentence: tuple[int, int], reach: int = 160
    ) -> tuple[int, int] | None:
        """The last cue ``name`` before ``span`` in its sentence."""
        found = [
            p
            for p in self.within(name, max(sentence[0], span.start - reach), span.start)
            if p[1] <= span.start
        ]
        return found[-1] if found else None

    def stands_before(self, name: str, place: int) -> bool:
        """Whether words of ``name`` (``by`` or ``not_by``) stand directly before ``place``."""
        return directly(name).search(self.folded[max(0, place - 40) : place]) is not None


def weight(gap: int | None, reach: int = BEFORE) -> float:
    """1 for a cue that touches, less with distance, 0 for none."""
    return 0.0 if gap is None else max(0.25, 1 - gap / (1.4 * reach))
