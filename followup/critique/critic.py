"""Reads a letter against every rule: text and case in, findings out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from followup.case import LETTER_KINDS, Case, LetterKind
from followup.critique.facts import look_facts
from followup.critique.findings import RANK, Critique, Finding, NotChecked
from followup.critique.hearing import look_found, look_length, look_missing, look_unless_bounded
from followup.critique.letter import read_letter
from followup.critique.looks import (
    Capitals,
    Facts,
    Found,
    Greeting,
    Length,
    Look,
    Missing,
    Moment,
    Role,
    Signature,
    Spelling,
    Substance,
    UnlessBounded,
)
from followup.critique.moment import look_moment
from followup.critique.people import look_greeting, look_signature
from followup.critique.positions import look_role
from followup.critique.reading import Heard, Reading
from followup.critique.rulebook import Rule, Rulebook, load_rulebook, look_key
from followup.critique.spelling import look_capitals, look_spelling
from followup.critique.substance import look_substance
from followup.critique.wording import fill_finding
from followup.events import Event
from followup.prompts import load_texts
from followup.regions import region_of_zone

MOST_PRAISE = 4


_LOOKS: Mapping[type[Look], Callable[[Any, Reading, str], list[Heard]]] = {
    Found: look_found,
    Missing: look_missing,
    UnlessBounded: look_unless_bounded,
    Length: look_length,
    Greeting: look_greeting,
    Signature: look_signature,
    Role: look_role,
    Facts: look_facts,
    Substance: look_substance,
    Spelling: look_spelling,
    Capitals: look_capitals,
    Moment: look_moment,
}


def apply_rule(rule: Rule, reading: Reading) -> list[Heard]:
    """Where ``rule`` speaks. Its looks for something missing must all miss it; any other look is enough."""
    heard: list[Heard] = []
    misses: list[bool] = []
    for number, look in enumerate(rule.looks):
        if look.kinds and reading.kind not in look.kinds:
            continue
        found = _LOOKS[type(look)](look, reading, look_key(rule.slug, number))
        if isinstance(look, Missing):
            misses.append(bool(found))
        else:
            heard += found
    if misses and all(misses):
        heard.append(reading.whole)
    return _joined(sorted(heard, key=lambda place: (place.start, place.end)))


def _joined(heard: list[Heard]) -> list[Heard]:
    """Places that overlap made one, so that nobody is told the same thing twice."""
    joined: list[Heard] = []
    for place in heard:
        if joined and place.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = Heard(last.start, max(last.end, place.end), last.values)
        else:
            joined.append(place)
    return joined


def _without_echoes(found: list[Finding], plain: str) -> list[Finding]:
    """Findings side by side that say the same made one: two pushy sentences in a row are one pushy place."""
    kept: list[Finding] = []
    for finding in found:
        last = kept[-1] if kept else None
        same = last and (last.message, last.suggestion) == (finding.message, finding.suggestion)
        if last and same and not plain[last.end : finding.start].strip():
            kept[-1] = last.model_copy(update={"end": max(last.end, finding.end)})
        else:
            kept.append(finding)
    return kept


def why_not(rule: Rule, reading: Reading, switched_off: Collection[str]) -> str | None:
    """Why a rule is not looked at: a key of ``prompts/text/critique.toml``; None where it is."""
    applies, case = rule.applies, reading.case
    if rule.slug in switched_off:
        return "switched_off"
    if case is None:
        return "no_case" if applies.needs_case else None
    unknown = [fact for fact in applies.knows if not getattr(case, fact)]
    if unknown:
        return f"unknown_{unknown[0]}"
    if applies.outcome and case.outcome not in applies.outcome:
        return "other_outcome"
    if applies.needs_sent_at and reading.sent_at is None:
        return "no_sent_at"
    return None


def _aware(sent_at: datetime | None, case: Case | None) -> datetime | None:
    """A naive time is local time in the case's zone."""
    if sent_at is None or sent_at.tzinfo is not None:
        return sent_at
    return sent_at.replace(tzinfo=(case or Case()).zone)


def read_for_critique(  # noqa: PLR0913 - what the public call takes
    text: str,
    kind: LetterKind,
    rulebook: Rulebook,
    *,
    case: Case | None = None,
    sent_at: datetime | None = None,
    log: Sequence[Event] = (),
    region: str | None = None,
) -> Reading:
    """Take a letter apart for the rules of ``rulebook``. The arguments are those of ``critique_letter``."""
    letter = read_letter(text)
    moment = _aware(sent_at, case)
    before = [
        event for event in log if event.what == "sent:inquiry" and (moment is None or event.at < moment)
    ]
    return Reading(
        letter=letter,
        kind=kind,
        case=case,
        hits=rulebook.index.find_in(letter.plain, {rule.slug for rule in rulebook.rules_for(kind)}),
        sent_at=moment,
        region=region or region_of_zone(case.time_zone if case else None),
        is_first_inquiry=not before,
    )


def critique_letter(  # noqa: PLR0913 - the public call
    text: str,
    kind: LetterKind,
    *,
    case: Case | None = None,
    sent_at: datetime | None = None,
    log: Sequence[Event] = (),
    region: str | None = None,
    switched_off: Collection[str] = (),
    rulebook: Rulebook | None = None,
) -> Critique:
    """Say what is good about a letter, and what to look at again.

    Args:
        text: the letter; it may begin with a line ``Subject: ...``.
        kind: what the letter is meant to be.
        case: what is known of the interview; without one the rules that need a fact are not looked at.
        sent_at: when it is sent; a naive time is local time in the case's zone.
        log: what has happened since the interview.
        region: an ISO 3166-2 code whose holidays count; None means what the time zone suggests.
        switched_off: slugs of rules that the person does not want to hear of.
        rulebook: other rules than those of ``prompts/rules``.

    Returns:
        The critique, with the most important finding first.

    Raises:
        ValueError: ``kind`` is none of the four kinds, or ``region`` does not exist.
        PromptFileError: a rule's file cannot be used.
    """
    if kind not in LETTER_KINDS:
        raise ValueError(f"kind is {kind!r}; it takes one of {', '.join(LETTER_KINDS)}")
    rules = rulebook or load_rulebook()
    reading = read_for_critique(text, kind, rules, case=case, sent_at=sent_at, log=log, region=region)
    return _judge(rules, reading, switched_off)


def _judge(rules: Rulebook, reading: Reading, switched_off: Collection[str]) -> Critique:
    say = load_texts("critique")
    not_checked: list[NotChecked] = []
    fired: dict[str, list[Finding]] = {}
    content: list[Rule] = []
    for rule in rules.rules_for(reading.kind):
        reason = why_not(rule, reading, switched_off)
        if reason:
            not_checked.append(NotChecked(rule=rule.slug, reason=say(reason)))
            continue
        heard = apply_rule(rule, reading)
        if heard:
            found = [fill_finding(rule, place, reading) for place in heard]
            fired[rule.slug] = _without_echoes(found, reading.letter.plain)
        else:
            content.append(rule)
    for rule in rules.rules_for(reading.kind):
        if any(other in fired for other in rule.applies.not_beside):
            fired.pop(rule.slug, None)
    findings = [finding for found in fired.values() for finding in found]
    findings.sort(key=lambda finding: (RANK[finding.severity], finding.start, finding.rule))
    praise = [rule.praise for rule in sorted(content, key=lambda r: RANK[r.severity]) if rule.praise]
    return Critique(
        findings=tuple(findings),
        praise=tuple(dict.fromkeys(praise))[:MOST_PRAISE],
        not_checked=tuple(not_checked),
    )
