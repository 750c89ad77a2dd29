"""Which organisation the interview was with: the employer, not an agency, nor a place of the past."""

from dataclasses import dataclass

from followup.notes.document import Document
from followup.notes.employerscore import Judge
from followup.notes.labels import Field
from followup.notes.organisations import Organisation
from followup.notes.orgwords import employer_words, is_legal, names_a_kind
from followup.notes.titles import names_a_job
from followup.notes.words import fold
from followup.notes.zones import Line
from followup.spans import Span

_ENOUGH = 30
_CLOSE = 6
"""Two employers whose scores differ by less leave a doubt."""


@dataclass(frozen=True, slots=True)
class EmployerReading:
    """The employer with its place, and a second one that is nearly as likely."""

    value: str | None
    spans: tuple[Span, ...]
    rival: str | None
    agency: str | None
    organisations: tuple[Organisation, ...]


def read_employer(
    document: Document,
    lines: list[Line],
    found: list[Organisation],
    *,
    people: frozenset[int],
    barred: frozenset[int],
) -> EmployerReading:
    """Find the employer.

    Args:
        document: the notes.
        lines: their lines with zones.
        found: every organisation that they name.
        people: words that are people's names.
        barred: words that are dates, or tell of the candidate's own experience.
    """
    labelled = _labelled(document)
    if labelled is not None:
        return EmployerReading(
            labelled.value, (document.span(labelled.first, labelled.last),), None, None, tuple(found)
        )
    judge = Judge(document, lines, people, barred)
    scored: dict[str, tuple[int, Organisation]] = {}
    for organisation in found:
        score = judge.score(organisation)
        key = fold(organisation.value)
        best = scored.get(key)
        if best is None:
            scored[key] = score, organisation
        else:
            scored[key] = max(best[0], score) + 3, best[1]
    ranked = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].first))
    if not ranked or ranked[0][0] < _ENOUGH:
        agency = next((o.value for o in found if o.agency and o.named_so), None)
        return EmployerReading(None, (), None, agency, tuple(found))
    score, best_one = ranked[0]
    longer = next((o for s, o in ranked if o.value.startswith(best_one.value + " ") and s > 0), best_one)
    rival = next(
        (o.value for s, o in ranked[1:] if score - s < _CLOSE and s >= _ENOUGH and o is not longer), None
    )
    return EmployerReading(
        longer.value, (document.span(longer.first, longer.last),), rival, None, tuple(found)
    )


def _labelled(document: Document) -> Organisation | None:
    """The value of a label such as "Company:", up to a bracket, a place or the next part of the line."""
    for field in document.values("company"):
        words = document.words
        first = field.first
        while first < field.last and not words[first].is_word:
            first += 1
        last = first
        while last < field.last and not _ends_value(document, last, first, field.last):
            last += 1
        text = fold(document.cut(first, last)) if last > first else ""
        if text and text.split()[0] not in employer_words().not_employers and "://" not in text:
            if _is_job_or_room(document, field, first, last):
                continue
            agency = bool(set(text.split()) & employer_words().agency_words)
            if any(w.has_upper or document.spoken for w in words[first:last]) or field.kind == "company":
                return Organisation(first, last, document.cut(first, last), named_so=True, agency=agency)
    return None


def _is_job_or_room(document: Document, field: Field, first: int, last: int) -> bool:
    """Whether the value of a label such as "For:" or "Where:" is a position, a room or an address."""
    label = document.words[field.label].plain
    if label not in {"for", "where", "site", "who", "with"}:
        return False
    words = document.words[first:last]
    digits = any(c.isdigit() for w in words for c in w.text)
    rooms = any(fold(w.text) in employer_words().room_words for w in words)
    return names_a_job(document, first, last) or ((digits or rooms) and not names_a_kind(words)) or rooms


def _ends_value(document: Document, i: int, first: int, limit: int) -> bool:
    word = document.words[i]
    if word.text == "(" and i + 3 < limit and document.words[i + 2].text == ")":
        return not is_legal(document.words[i + 3])
    if word.text == ")":
        return False
    if word.text in {"(", ";", "\n", "|", "/", "\u2014", "\u2013"} or (word.text == "-" and i > first):
        return True
    if word.text == ".":
        return True
    if word.text == ",":
        return not (i + 1 < limit and is_legal(document.words[i + 1]))
    return word.plain in {"in", "on", "at", "near", "via"} and i > first
