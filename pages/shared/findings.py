"""What is found in a draft, without what the person set aside: dismissed findings, rules switched off."""

from collections.abc import Sequence
from datetime import datetime

from followup.case import Case, LetterKind
from followup.critique import Critique, Finding, critique_letter, is_about_all
from followup.prompts import load_texts
from followup.typed_dates import NotUnderstood
from pages.shared.announce import announce
from pages.shared.draft import choose_kind, get_draft, get_known_case, guess_draft_kind, read_sending
from pages.shared.state import get_log
from pages.shared.typed import memory

CHECK_KEY = "check_draft"
"""The key of the button: pressed out of the field, it speaks for the edit too."""


def look_at(text: str, kind: LetterKind, case: Case | None, sent_at: datetime | None = None) -> Critique:
    """The critique of a text, without the rules that the person switched off."""
    off = memory().get("rules_off", [])
    region = memory()["region"]
    return critique_letter(
        text, kind, case=case, sent_at=sent_at, log=get_log(), region=region, switched_off=off
    )


def look_at_draft() -> Critique:
    """The critique of the draft; a moment that is not understood counts as none."""
    draft = get_draft()
    try:
        sent_at = read_sending()
    except NotUnderstood:
        sent_at = None
    return look_at(draft.text, draft.kind, get_known_case(), sent_at)


def _mark_of(finding: Finding, text: str, kind: LetterKind) -> tuple[str, str, str]:
    """What a dismissal remembers: kind, rule and words. When the words are changed it no longer fits."""
    words = "" if is_about_all(finding, text) else " ".join(text[finding.start : finding.end].split())
    return kind, finding.rule, words


def still_open(findings: Sequence[Finding], text: str, kind: LetterKind) -> list[Finding]:
    """The findings that the person did not dismiss; two of one rule at one place are one."""
    dismissed = {tuple(mark) for mark in memory().get("dismissed", [])}
    left: dict[tuple[str, int, int], Finding] = {}
    for finding in findings:
        if _mark_of(finding, text, kind) not in dismissed:
            left.setdefault((finding.rule, finding.start, finding.end), finding)
    return list(left.values())


def dismiss(finding: Finding, place: int) -> None:
    """Set one finding aside, for as long as its words stand."""
    draft = get_draft()
    memory()["dismissed"] = [*memory()["dismissed"], _mark_of(finding, draft.text, draft.kind)]
    _announce_left("dismissed", place)


def bring_back_dismissed() -> None:
    """Show again every finding that was set aside."""
    memory()["dismissed"] = []
    _announce_left("found", 0)


def switch_off(rule: str, place: int) -> None:
    """Look no longer for what one rule looks for, in this session."""
    memory()["rules_off"] = sorted({*memory()["rules_off"], rule})
    _announce_left("rule_is_off", place)


def switch_on(rule: str) -> None:
    """Look again for what a rule looks for."""
    memory()["rules_off"] = [other for other in memory()["rules_off"] if other != rule]
    _announce_left("rule_is_on", 0)


def count_open() -> int:
    """How many findings of the draft are open."""
    draft = get_draft()
    return len(still_open(look_at_draft().findings, draft.text, draft.kind)) if draft.text.strip() else 0


def say_count(count: int) -> str:
    """How many things there are to look at, in words."""
    texts = load_texts("critique_page")
    return texts({0: "count.none", 1: "count.one"}.get(count, "count.many"), count=count)


def _announce_left(key: str, place: int) -> None:
    """Say what happened and how much is left; the next finding at this place takes the focus."""
    count = count_open()
    message = f"{load_texts('critique_page')(key)} {say_count(count)}"
    announce(message, target=f"finding{min(place, count - 1)}" if count and key != "rule_is_on" else "seen")


def announce_draft() -> None:
    """Say how much there is to look at after an edit; the person stays where they are."""
    if get_draft().text.strip() and not memory().get(CHECK_KEY):
        announce(say_count(count_open()))


def take_in_draft() -> None:
    """The draft was pasted or edited: guess which letter it is, and say how much there is to look at."""
    guess_draft_kind()
    announce_draft()


def take_in_kind() -> None:
    """The person said which letter it is."""
    choose_kind()
    announce_draft()


def check_draft() -> None:
    """Bring what was found into view; where there is no draft, say so."""
    memory()["draft_missing"] = not get_draft().text.strip()
    if memory()["draft_missing"]:
        announce(load_texts("critique_page")("missing"))
    else:
        announce(say_count(count_open()), target="seen")
