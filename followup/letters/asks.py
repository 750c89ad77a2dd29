"""What a candidate must confirm or supply before a plain letter goes out."""

from collections.abc import Iterator

from followup.case import LetterKind
from followup.letters.dates import local_day
from followup.letters.facts import FactSource
from followup.prompts import load_texts

MOST_LEFT_OUT = 2


def list_asks(source: FactSource, kind: LetterKind, *, form: str) -> tuple[str, ...]:
    """Sentences to the candidate, the gravest first."""
    return tuple(_asks(source, kind, form=form))


def list_left_out(source: FactSource, kind: LetterKind) -> tuple[str, ...]:
    """Sentences on facts that found no place in a thank-you letter, because no wording takes them."""
    if kind != "thank_you" or "contact" in source.situation.tags:
        return ()
    text = load_texts("letters_asks")
    phrases = tuple(dict.fromkeys(source.left_out))[:MOST_LEFT_OUT]
    return tuple(text("left_out", phrase=phrase) for phrase in phrases)


def _asks(source: FactSource, kind: LetterKind, *, form: str) -> Iterator[str]:
    text = load_texts("letters_asks")
    situation, case = source.situation, source.case
    day = case.interview_day
    if day is not None and day > local_day(case, situation.now):
        yield text("not_held", day=f"{day:%A} {day.day} {day:%B}")
    if not situation.fits:
        yield text(f"unconfirmed_{kind}")
    if situation.addressee is None:
        yield text("no_reader")
    if not source.candidate:
        yield text("no_name")
    if not case.role:
        yield text("no_role")
    if form == "letter":
        yield from _missing_facts(source, kind)


def _missing_facts(source: FactSource, kind: LetterKind) -> Iterator[str]:
    text = load_texts("letters_asks")
    blanks = source.blanks.keys()
    if kind == "inquiry" and "reach" not in blanks:
        yield text("no_reach")
    if kind == "thank_you" and "contact" not in source.situation.tags:
        if not source.phrases["topic"]:
            yield text("no_topic")
        if not source.phrases["strength"]:
            yield text("no_strength")
