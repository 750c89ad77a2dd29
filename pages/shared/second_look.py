"""What the check says about a letter, and a short critique of the person's own version."""

import streamlit as st

from followup.case import LetterKind
from followup.critique import Finding
from followup.guard import verify_letter
from followup.guard_report import GuardReport, Violation
from followup.prompts import load_texts
from pages.shared.announce import announce
from pages.shared.desk import is_by_mail
from pages.shared.draft import get_told_case
from pages.shared.draft_moves import take_letter, text_of
from pages.shared.findings import look_at, say_count, still_open
from pages.shared.letter_checked import mark_questions
from pages.shared.letter_slots import Slot
from pages.shared.marks import SHAPES
from pages.shared.show import draw, list_items, plain
from pages.shared.state import ask_clock
from pages.shared.typed import memory

_texts = load_texts("letters")
_critique_texts = load_texts("critique_page")
AT_ONCE = 3


def _report(slot: Slot, kind: LetterKind) -> GuardReport:
    """The report that came with the draft, or a new one where the person changed the words."""
    if not slot.shown.edited:
        return slot.shown.draft.report
    notes = memory()["notes"] or None
    return verify_letter(text_of(slot), get_told_case(), kind, notes=notes, sent_at=ask_clock())


def _list_messages(violations: list[Violation]) -> str:
    messages = list(dict.fromkeys(violation.message for violation in violations))
    more = [_texts("guard.more", count=len(messages) - AT_ONCE)] if len(messages) > AT_ONCE else []
    return "".join(f"\n- {plain(message)}" for message in (*messages[:AT_ONCE], *more))


def show_violations(slot: Slot, kind: LetterKind) -> None:
    """What must not stay, and what only the person can know to be true. It can be sent all the same."""
    violations = _report(slot, kind).violations
    blocks = [each for each in violations if each.severity == "block"]
    asks = [each for each in violations if each.severity == "ask"]
    if blocks:
        st.error(_texts("guard.block") + "\n" + _list_messages(blocks))
    if asks:
        st.warning(_texts("guard.ask") + "\n" + _list_messages(asks))
        text = text_of(slot) if slot.shown.edited else slot.shown.draft.body
        draw(mark_questions(text, asks))


def find_open(slot: Slot, kind: LetterKind) -> list[Finding]:
    """The open findings in an edited letter. A LinkedIn note is too short for the rules of letters."""
    if not slot.shown.edited or not is_by_mail():
        return []
    text = text_of(slot)
    return still_open(look_at(text, kind, get_told_case()).findings, text, kind)


def announce_edit(slot: Slot, kind: LetterKind) -> None:
    """Say how much there is to look at after an edit; the person stays where they are."""
    slot.take_over(memory())
    if slot.shown.edited and is_by_mail():
        announce(say_count(len(find_open(slot, kind))))


def show_second_look(slot: Slot, kind: LetterKind) -> None:
    """The count, the first findings, and the way to the page that takes the letter apart."""
    if not is_by_mail():
        return
    if slot.shown.edited:
        found = find_open(slot, kind)
        st.subheader(_texts("second_look"), anchor=False)
        count = say_count(len(found))
        st.markdown(_texts("second_look_lead", count=count) if found else f"{count}.")
        draw(
            list_items(
                f"{SHAPES[each.severity]} {_critique_texts(f'severity.{each.severity}')}: "
                f"{each.message} {each.suggestion}"
                for each in found[:AT_ONCE]
            )
        )
    if st.button(_texts("take_apart")):
        take_letter(slot)
        st.switch_page("critique.py")
