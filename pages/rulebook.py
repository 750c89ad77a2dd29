"""Every rule: why, bad, good, source."""

import streamlit as st

from followup.case import LETTER_KINDS
from followup.critique import load_rulebook
from followup.prompts import load_texts
from pages.shared.announce import announce
from pages.shared.rule_parts import find_rules, show_rules
from pages.shared.show import show_way
from pages.shared.typed import memory

texts = load_texts("rulebook")
ALL = "all"


def name_kind(kind: str) -> str:
    """What the choice of a letter says."""
    return texts("all") if kind == ALL else load_texts("letters")(f"kind.{kind}")


def come_to_rule() -> None:
    """Where a finding or an address asked for one rule, bring it into view, once."""
    slug = st.query_params.get("rule")
    if slug is None or memory().get("rule_shown") == slug:
        return
    memory()["rule_shown"] = slug
    memory()["rule_kind"], memory()["rule_search"] = ALL, ""
    names = {rule.slug: rule.name for rule in load_rulebook().rules}
    if slug in names:
        announce(texts("here", name=names[slug]), target=f"rule_{slug}")
        st.rerun()


come_to_rule()
st.title(texts("title"), anchor=False)
st.markdown(texts("lead"))
memory().setdefault("rule_kind", ALL)
chosen = st.segmented_control(
    texts("label.kind"),
    (ALL, *LETTER_KINDS),
    key="rule_kind",
    format_func=name_kind,
    required=True,
    persist_state="session",
)
search = st.text_input(
    texts("label.search"), key="rule_search", placeholder=texts("holder.search"), persist_state="session"
)
rules = find_rules(next((kind for kind in LETTER_KINDS if kind == chosen), None), search or "")
if rules:
    st.caption(texts("count_one") if len(rules) == 1 else texts("count", count=len(rules)))
    show_rules(rules)
else:
    st.info(texts("none"))
show_way("critique.py", texts("to_critique"))
