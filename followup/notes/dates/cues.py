"""Where the cue words of ``prompts/notes/dates.toml`` stand, and how near they are to a phrase."""

import re
from bisect import bisect_left
from functools import cache

from followup.notes.dates.vocabulary import alternatives, date_words, whole_words, with_slips
from followup.spans import Span

BEFORE, AFTER = 90, 55
"""How many characters before and after a phrase its cues are looked for, inside its sentence."""
_LINKED = 5
_DIRECTLY = 40


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words = date_words()
    roles, answers = words.roles, words.answers
    present = whole_words(answers.present).pattern
    own = rf"(?:{whole_words(answers.own).pattern}|{_own_acts()})"
    return {
        **{name: whole_words(getattr(roles, name)) for name in _OF_INTERVIEWS},
        "interview": whole_words({*roles.interview, *with_slips(roles.interview_words)}),
        "answer": re.compile("|".join((whole_words(answers.nouns).pattern, *_promises()))),
        "present": re.compile(rf"{present}|(?<=\w)'ll\b"),
        "own": re.compile(rf"{own}(?!\s+{alternatives(answers.not_own)}(?!\w))"),
        "employer": whole_words(answers.employer),
        "settled": whole_words(answers.settled),
        "business": whole_words(answers.business),
        "due": whole_words(answers.due),
        "arrived": whole_words(set(words.hours.not_the_start) - set(words.hours.until)),
        "not_the_start": whole_words(words.hours.not_the_start),
        "began": whole_words(words.hours.began),
    }


_OF_INTERVIEWS = (
    "interview", "meeting", "later_round", "other", "events", "other_people", "next_stage", "future", "past",
)  # fmt: skip


def _own_acts() -> str:
    """A pattern of what the candidate is to do: "I have to tell", "I'll just call"."""
    answers = date_words().answers
    fillers = rf"(?:\s+{alternatives(answers.modal_fillers)}){{0,2}}"
    return rf"(?<!\w){alternatives(answers.own_modals)}{fillers}\s+{alternatives(answers.own_verbs)}(?!\w)"


def _promises() -> tuple[str, str]:
    """Patterns of "they will phone" and of "they phone"."""
    answers = date_words().answers
    joined = alternatives(modal for modal in answers.modals if modal.startswith("'"))
    modal = rf"(?:(?<!\w){alternatives(answers.modals)}|(?<=\w){joined})"
    fillers = rf"(?:\s+{alternatives(answers.modal_fillers)}){{0,2}}"
    third = [*answers.verbs, *(f"{verb}s" for verb in answers.verbs)]
    return (
        rf"{modal}{fillers}\s+{alternatives(answers.verbs)}(?!\w)",
        rf"(?<!\w){alternatives(answers.promisers)}\s+{alternatives(third)}(?!\w)",
    )


@cache
def _directly(name: str) -> re.Pattern[str]:
    """A pattern for words of the list ``name`` that end where a phrase begins."""
    answers, roles = date_words().answers, date_words().roles
    phrases = {
        "by": answers.by,
        "not_by": answers.not_by,
        "changed": answers.changed,
        "said": answers.said,
        "rings": answers.rings,
        "old_day": roles.old_day,
        "it_was": roles.it_was,
        "began": date_words().hours.began,
    }[name]
    limits = name in ("by", "not_by")
    small = alternatives(answers.between_limit if limits else answers.between)
    marks = "\"'(" if limits else "\"'(,:"
    return re.compile(rf"(?<!\w){alternatives(phrases)}\s*+[{marks}]*(?:{small}[\s,]+)*[\"'(]*$")


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
        """The distance from ``span`` to the nearest cue ``name`` in its sentence, None for none."""
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

    def gap_to_own(
        self, name: str, span: Span, sentence: tuple[int, int], following: int | None
    ) -> int | None:
        """As ``gap``, without the cues after ``span`` that are nearer to the day at ``following``."""
        if following is None or following >= span.end + 2 * AFTER:
            return self.gap(name, span, sentence)
        left = self.gap(name, span, sentence, after=0)
        right = self.gap_after(name, span, sentence, following)
        return min((g for g in (left, right) if g is not None), default=None)

    def gap_after(
        self, name: str, span: Span, sentence: tuple[int, int], following: int | None
    ) -> int | None:
        """The distance to the nearest cue after ``span`` that is not nearer to the day at ``following``."""
        end = min(sentence[1], span.end + AFTER)
        gaps = [
            a - span.end
            for a, b in self.within(name, span.end, end)
            if following is None or (a - span.end <= following - b and following - b > _LINKED)
        ]
        return min(gaps, default=None)

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
        """Whether words of the list ``name`` stand directly before ``place``."""
        return _directly(name).search(self.folded[max(0, place - _DIRECTLY) : place]) is not None


def weight(gap: int | None, reach: int = BEFORE) -> float:
    """1 for a cue that touches, less with distance, 0 for none."""
    return 0.0 if gap is None else max(0.25, 1 - gap / (1.4 * reach))
