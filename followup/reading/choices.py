"""What becomes of a case when the person takes the other reading of a field."""

from followup.case import Case
from followup.reading.alike import is_person
from followup.reading.models import Choice

POINTS = ("topics", "strengths", "forgotten")


def take_choice(case: Case, choice: Choice) -> Case:
    """The case with the other reading of one field in it; everything else stays."""
    group = choice.field.partition(".")[0]
    if group == "interviewers":
        return _take_person(case, choice)
    if group == "candidate":
        candidate = case.candidate.model_copy(update={"name": choice.fact.candidate.name})
        return case.model_copy(update={"candidate": candidate})
    if group in POINTS:
        return _take_point(case, choice, group)
    return case.model_copy(update={group: getattr(choice.fact, group)})


def leave_choice(case: Case, choice: Choice, read: Case) -> Case:
    """The case with the present reading of the field in it again; ``read`` is the case of the reading."""
    group = choice.field.partition(".")[0]
    if choice.kind == "instead":
        number = int(choice.field.partition(".")[2]) if group == "interviewers" else 0
        people = read.interviewers[number : number + 1]
        fact = read.model_copy(update={"interviewers": people}) if group == "interviewers" else read
        return take_choice(case, choice.model_copy(update={"fact": fact}))
    if group == "interviewers":
        others = tuple(p for p in case.interviewers if p != choice.fact.interviewers[0])
        return case.model_copy(update={"interviewers": others})
    kept = {group: tuple(p for p in getattr(case, group) if p != choice.other)}
    before = next((name for name in POINTS if choice.other in getattr(read, name)), "")
    if choice.kind == "move" and before and choice.other not in getattr(case, before):
        kept[before] = (*getattr(case, before), choice.other)
    return case.model_copy(update=kept)


def _take_person(case: Case, choice: Choice) -> Case:
    person = choice.fact.interviewers[0]
    if choice.kind == "add":
        known = any(is_person(other.name, person.name) for other in case.interviewers)
        people = case.interviewers if known else (*case.interviewers, person)
    else:
        people = tuple(person if is_person(o.name, person.name) else o for o in case.interviewers)
    return case.model_copy(update={"interviewers": people})


def _take_point(case: Case, choice: Choice, group: str) -> Case:
    points: tuple[str, ...] = getattr(choice.fact, group)
    kept = {
        name: tuple(p for p in getattr(case, name) if choice.kind != "move" or p != choice.now)
        for name in POINTS
    }
    kept[group] = tuple(dict.fromkeys((*kept[group], *points)))
    return case.model_copy(update=kept)
