"""Draws what was found in a draft: what is good first, then the marked text and the list beside it."""

from html import escape

import streamlit as st

from followup.critique import Critique, Finding, is_about_all, load_rulebook
from followup.prompts import load_texts
from pages.shared.comment_parts import list_comments, mark_comment, show_comment_list
from pages.shared.draft import Kept
from pages.shared.findings import (
    bring_back_dismissed,
    dismiss,
    say_count,
    still_open,
    switch_off,
    switch_on,
)
from pages.shared.marks import SHAPES, explain_marks, link_mark, mark_finding, mark_text
from pages.shared.show import draw, list_items, plain
from pages.shared.typed import memory

_texts = load_texts("critique_page")
AT_ONCE = 5
"""More findings than a person can act on at once wait behind a button."""


def name_rule(slug: str) -> str:
    """The name of a rule."""
    return load_rulebook()[slug].name


def show_rule_link(slug: str, key: str) -> None:
    """A link to the rule in the rulebook; followed twice, it leads there twice."""
    memory().pop("rule_shown", None)
    with st.container(key=key, width="content"):
        st.page_link("rulebook.py", label=_texts("to_rule"), query_params={"rule": slug})


def _show_finding(finding: Finding, place: int, text: str) -> None:
    number = place + 1
    with st.container(key=f"finding{place}", border=True):
        st.subheader(f"{number}. {plain(name_rule(finding.rule))}", anchor=f"finding-{number}")
        words = f"{SHAPES[finding.severity]} {_texts(f'severity.{finding.severity}')}"
        source = _texts(f"source.{finding.source}")
        badge = f'<span class="fu-badge fu-{finding.severity}">{escape(words)}</span>'
        where = f"{_texts('all')} " if is_about_all(finding, text) else ""
        parts = (
            f'<p>{badge} <span class="fu-basis">{escape(where + source)}</span></p>',
            f"<p><strong>{escape(finding.message)}</strong></p>",
            f"<p>{escape(finding.suggestion)}</p>",
            f'<p class="fu-why">{escape(load_rulebook()[finding.rule].why)}</p>',
        )
        draw(f'<div class="fu-finding">{"".join(parts)}</div>')
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                _texts("dismiss", number=number),
                key=f"dismiss{place}",
                on_click=dismiss,
                args=(finding, place),
            )
            st.button(
                _texts("switch_off", number=number),
                key=f"off{place}",
                on_click=switch_off,
                args=(finding.rule, place),
            )
            show_rule_link(finding.rule, f"rule_link{place}")


def _show_marked(text: str, found: list[Finding], listed: int) -> None:
    """The draft with a mark for each finding, also for those that wait behind a button, and each comment."""
    marks = [
        (is_about_all(finding, text), mark_finding(number, finding, is_listed=number <= listed))
        for number, finding in enumerate(found, start=1)
    ]
    of_all = [mark for whole, mark in marks if whole]
    placed = [mark for whole, mark in marks if not whole] + [mark_comment(each) for each in list_comments()]
    with st.container(key="marked"):
        if of_all:
            links = "".join(map(link_mark, of_all))
            draw(f'<p class="fu-of-all">{escape(_texts("of_all"))} {links}</p>')
        draw(mark_text(text, placed))
        if of_all or placed:
            draw(explain_marks(mark.look for mark in (*of_all, *placed)))


def _show_all_findings() -> None:
    memory()["findings_all"] = not memory().get("findings_all")


def _show_list(found: list[Finding], text: str) -> None:
    """The most important findings; the others wait behind a button."""
    most = len(found) if memory().get("findings_all") else AT_ONCE
    for place, finding in enumerate(found[:most]):
        _show_finding(finding, place, text)
    if len(found) > AT_ONCE:
        label = "show_fewer" if memory().get("findings_all") else "show_others"
        st.button(_texts(label, count=len(found) - AT_ONCE), key="show_others", on_click=_show_all_findings)


def show_critique(critique: Critique, draft: Kept) -> None:
    """The count, what is good, the text with its marks, the list, the comments of a model."""
    found = still_open(critique.findings, draft.text, draft.kind)
    with st.container(key="seen"):
        st.header(say_count(len(found)), anchor=False)
    if critique.praise:
        st.markdown(_texts("praise"))
        draw(list_items(critique.praise))
    if not found:
        st.success(_texts("nothing" if critique.findings else "clean"))
    listed = len(found) if memory().get("findings_all") else AT_ONCE
    beside = bool(found or list_comments())
    with st.container(key="taken_apart"):
        left, right = st.columns((1, 1), gap="medium") if beside else (st.container(), st.container())
        with left:
            _show_marked(draft.text, found, listed)
        with right:
            _show_list(found, draft.text)
            show_comment_list()


def show_set_aside(critique: Critique) -> None:
    """What the person dismissed and switched off, and which rules were not looked at, and why."""
    if dismissed := memory()["dismissed"]:
        st.button(_texts("bring_back", count=len(dismissed)), on_click=bring_back_dismissed)
    off: list[str] = memory()["rules_off"]
    if off:
        st.subheader(_texts("off_title"), anchor=False)
        for rule in off:
            label = _texts("switch_on", rule=plain(name_rule(rule)))
            st.button(label, key=f"on.{rule}", on_click=switch_on, args=(rule,))
    reasons: dict[str, list[str]] = {}
    for each in critique.not_checked:
        if each.rule not in off:
            reasons.setdefault(each.reason, []).append(name_rule(each.rule))
    if reasons:
        with st.expander(_texts("not_checked")):
            draw(list_items(f"{', '.join(rules)}. {reason}" for reason, rules in reasons.items()))
