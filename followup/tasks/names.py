"""The names of the people of a case, whom a model sees as marks."""

from followup.case import Case


def name_people(case: Case) -> list[str]:
    """Interviewers, contacts and the candidate, as the case writes them."""
    names = [person.name for person in case.interviewers] + [person.name for person in case.contacts]
    return [*names, *([case.candidate.name] if case.candidate.name else [])]
