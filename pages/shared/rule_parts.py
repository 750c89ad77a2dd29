"""Draws the rules of the critique: in groups, each with why, bad, good, near miss and source."""

from collections.abc import Iterable
from datetime import datetime
from html import escape

import streamlit as st

from followup.case import LETTER_KINDS, LetterKind
from followup.critique import Example, Rule, load_rulebook
from followup.daynames import spell_day
from followup.prompts import load_texts
from pages.shared.marks import SHAPES
from pages.shared.show import draw, plain

_texts = load_texts("rulebook")
_said = load_texts("critique_page")
_letters = load_texts("letters")
_VERDICTS = ("bad", "good", "near_miss")
GROUPS = ("every", *LETTER_KINDS, "moment")
LONGEST_EXAMPLE = 600
"""A longer example, such as a letter that is too long, is cut here on the page."""


def group_of(rule: Rule) -> str:
    """Where a rule stands in the book: once, under every letter or under the first of its kinds."""
    if rule.applies.needs_sent_at:
        return "moment"
    return "every" if len(rule.kinds) == len(LETTER_KINDS) else rule.kinds[0]


def find_rules(kind: LetterKind | None, search: str) -> list[Rule]:
    """The rules for a kind of letter in which every word of the search stands."""
    words = search.casefold().split()
    book = load_rulebook()
    rules: Iterable[Rule] = book.rules_for(kind) if kind else book.rules
    return [rule for rule in rules if all(word in _all_words(rule) for word in words)]


def _all_words(rule: Rule) -> str:
    examples = (example.text for example in rule.examples)
    said = (rule.slug, rule.name, rule.why, rule.message, rule.suggestion, rule.praise, *examples)
    return " ".join(said).casefold()


def _name_kinds(kinds: Iterable[LetterKind]) -> str:
    return ", ".join(_letters(f"kind.{kind}") for kind in kinds)


def _badges(rule: Rule) -> str:
    """HTML: how much it matters, for which letters, and who says so."""
    badge = f"{SHAPES[rule.severity]} {_said(f'severity.{rule.severity}')}"
    source = _said(f"source.{rule.basis}")
    detail = f": {rule.basis_detail}" if rule.basis_detail else ""
    basis = f'<span class="fu-basis">{escape(source + detail)}</span>'
    lines = [f'<span class="fu-badge fu-{rule.severity}">{escape(badge)}</span> {basis}']
    by_severity: dict[str, list[LetterKind]] = {}
    for kind, severity in rule.severity_for.items():
        by_severity.setdefault(severity, []).append(kind)
    lines += [
        escape(_texts("severity.for", severity=_said(f"severity.{severity}"), kinds=_name_kinds(kinds)))
        for severity, kinds in by_severity.items()
    ]
    if 1 < len(rule.kinds) < len(LETTER_KINDS):
        lines.append(escape(_texts("only_for", kinds=_name_kinds(rule.kinds))))
    if rule.applies.needs_case:
        lines.append(escape(_texts("needs_case")))
    return "".join(f"<p>{line}</p>" for line in lines)


def _example(example: Example) -> str:
    text = example.text.strip() or _texts("nothing")
    if len(text) > LONGEST_EXAMPLE:
        text = f"{text[:LONGEST_EXAMPLE].rsplit(' ', 1)[0]} …"
    if example.sent_at:
        text = _texts("example_sent", day=spell_day(datetime.fromisoformat(example.sent_at).date()))
    return f"<dd>{escape(text)}</dd>"


def _examples(rule: Rule) -> str:
    """HTML: the examples, the bad ones first."""
    found = {
        verdict: [_example(example) for example in rule.examples if example.verdict == verdict]
        for verdict in _VERDICTS
    }
    rows = [
        f"<dt>{escape(_texts(f'example.{verdict}'))}</dt>{''.join(texts)}"
        for verdict, texts in found.items()
        if texts
    ]
    return f'<dl class="fu-examples">{"".join(rows)}</dl>'


def show_rule(rule: Rule) -> None:
    """One rule, with an anchor of its own name."""
    with st.container(key=f"rule_{rule.slug}", border=True):
        st.subheader(plain(rule.name), anchor=rule.slug)
        draw(f"{_badges(rule)}<p>{escape(rule.why)}</p>{_examples(rule)}")


def show_rules(rules: Iterable[Rule]) -> None:
    """The rules in their groups, those that weigh most first."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(group_of(rule), []).append(rule)
    for name in GROUPS:
        if name in groups:
            st.header(_texts(f"group.{name}"), anchor=False)
            for rule in sorted(groups[name], key=lambda rule: list(SHAPES).index(rule.severity)):
                show_rule(rule)
