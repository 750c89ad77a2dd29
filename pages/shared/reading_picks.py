"""Where two readings differ: the choice beside the field, and what it does to the form."""

from collections.abc import Iterable

import streamlit as st

from followup.case import Case
from followup.form import fill_form
from followup.places import find_places
from followup.prompts import load_texts
from followup.reading import Choice, NotesReading, leave_choice, take_choice
from pages.shared.reading_changes import write_changes
from pages.shared.show import draw, plain, quote_words
from pages.shared.state import read_fields
from pages.shared.typed import memory

_texts = load_texts("interview")
_FIELDS = {"interviewed_at": "day", "answer_expected_by": "answer_by"}
_LISTS = ("topics", "strengths", "forgotten")


def get_reading() -> NotesReading | None:
    """The last reading of the notes."""
    reading: NotesReading | None = memory().get("reading")
    return reading


def show_evidence() -> None:
    """Keep for the pages which words each fact rests on: those of the reading, and of the person's picks."""
    reading = get_reading()
    if reading is None:
        return
    case, evidence = reading.case, {fact: list(spans) for fact, spans in reading.evidence.items()}
    for number in sorted(memory()["picks"]):
        choice = reading.choices[number]
        case, path = _with_pick(case, choice)
        evidence[path] = list(choice.other_spans)
    memory()["read_case"], memory()["evidence"] = case, evidence


def _with_pick(case: Case, choice: Choice) -> tuple[Case, str]:
    """The case with a pick, no item of a list moved from its place, and the path of what was picked."""
    if choice.kind == "instead":
        return take_choice(case, choice), choice.field
    group = choice.field.partition(".")[0]
    items = (*getattr(case, group), *getattr(choice.fact, group))
    return case.model_copy(update={group: items}), f"{group}.{len(items) - 1}"


def _choices_of(field: str) -> Iterable[tuple[int, Choice]]:
    """The choices of a field of the form, with their numbers; those about further people under "people"."""
    reading = get_reading()
    for number, choice in enumerate(reading.choices if reading else ()):
        if _find_field(choice) == field:
            yield number, choice


def _find_field(choice: Choice) -> str:
    group, _, place = choice.field.partition(".")
    if group != "interviewers":
        return group if group in _LISTS else _FIELDS.get(choice.field, choice.field)
    if choice.kind == "add":
        return "people"
    names = {memory()["reading"].case.interviewers[int(place)].name, choice.fact.interviewers[0].name}
    rows = enumerate(memory()["rows"])
    return next((f"people.{n}" for n, row in rows if memory()[f"p{row}.name"] in names), "")


def show_picks(field: str) -> None:
    """The choices of a field, each with the words of the notes that the other reading rests on."""
    for number, choice in _choices_of(field):
        label, options = _say(choice, field)
        key = f"pick.{memory()['read_count']}.{number}"
        chosen = int(number in memory()["picks"])
        st.radio(
            plain(label),
            options,
            index=chosen,
            key=key,
            horizontal=True,
            on_change=_pick,
            args=(number, field, key),
        )
        places = find_places(choice.other_spans, memory()["read_notes"])
        lead = _texts("choice.from" if choice.kind == "instead" else "from_notes")
        draw(quote_words(places, lead))


def _say(choice: Choice, field: str) -> tuple[str, list[str]]:
    """The question of a choice and its two answers, the present reading first."""
    if choice.kind == "add":
        return _texts("choice.add", words=choice.other), [_texts("choice.leave"), _texts("choice.take")]
    if choice.kind == "move":
        before = next(name for name in _LISTS if choice.now in getattr(memory()["reading"].case, name))
        groups = before, choice.field.partition(".")[0]
        return _texts("choice.move", words=choice.now), [_texts(f"choice.{group}") for group in groups]
    now = choice.now or _texts("choice.nothing")
    label = f"label.{field}"
    name = _texts(label) if label in _texts else choice.now
    return _texts("choice.instead", field=name), [plain(now), plain(choice.other)]


def _pick(number: int, field: str, key: str) -> None:
    """Put the reading that was picked into the form, and nothing else."""
    reading = get_reading()
    label = memory()[key]
    if reading is None:
        return
    choice = reading.choices[number]
    taken = label == _say(choice, field)[1][1]
    case = read_fields().case
    new = take_choice(case, choice) if taken else leave_choice(case, choice, reading.case)
    write_changes(fill_form(case), fill_form(new))
    picks = memory()["picks"]
    memory()["picks"] = picks | {number} if taken else picks - {number}
    show_evidence()
