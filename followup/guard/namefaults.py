"""What an unknown capital is: a person, an organisation or a skill, and whether that is certain."""

from typing import NamedTuple

from followup.guard.checks import Fault, Look
from followup.guard.data import word_data
from followup.notes.peoplewords import people_words

AT = frozenset(["at", "for", "from", "with", "of", "joined", "joining", "by", "near"])
_SKILL_CUES = frozenset(
    ["in", "using", "use", "used", "with", "know", "of", "skills", "fluent", "speak", "my", "an", "a"]
)
_WEAK_VERBS = frozenset(["in", "is", "was", "has", "had", "also"])


class Run(NamedTuple):
    """Capitals that belong together: words ``first`` up to ``last``."""

    first: int
    last: int


def is_inside(place: tuple[int, int] | None, at: int) -> bool:
    """Whether character ``at`` lies in a place that there may not be."""
    return place is not None and place[0] <= at < place[1]


def fault_of(look: Look, run: Run) -> Fault:
    """Whether capitals look like a person, an organisation, or a skill, by what stands in and beside them."""
    words, data = look.letter.words, word_data()
    before = [w.low for w in words[max(0, run.first - 3) : run.first] if w.low != "."]
    after = words[run.last].low if run.last < len(words) else ""
    lows = {w.low for w in words[max(0, run.first - 1) : run.last + 1]}
    addressed = is_inside(look.letter.greeting, words[run.first].start) or data.titles.intersection(
        before[-1:]
    )
    if addressed or (after in data.name_verbs and after not in _WEAK_VERBS):
        return "invented-name"
    if lows & data.organisation_words or "&" in lows:
        return "invented-company"
    if lows & (data.tools | data.credentials):
        return "invented-skill"
    if AT.intersection(before[-1:]) or (before[-1:] == ["the"] and AT.intersection(before[-2:-1])):
        return "invented-company"
    if words[run.first].text.isupper() or _SKILL_CUES.intersection(before):
        return "invented-skill"
    return "invented-name"


def may_be_no_name(look: Look, run: Run, fault: Fault) -> bool:
    """Whether one capital alone is no certain name: nothing beside it says so, and it is no given name."""
    words, data = look.letter.words, word_data()
    word = words[run.first]
    before = [w.low for w in words[max(0, run.first - 2) : run.first]]
    cued = data.titles.intersection(before) or data.name_verbs.intersection(
        w.low for w in words[run.last : run.last + 2]
    )
    greeted = is_inside(look.letter.greeting, word.start)
    plain = not word.text.isupper() and word.low not in people_words().given_names
    return fault == "invented-name" and plain and not (cued or greeted)
