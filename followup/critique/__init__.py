"""The critique of a letter: rules as data in ``prompts/rules``, findings with place and reason."""

from followup.critique.critic import critique_letter
from followup.critique.findings import Critique, Finding, NotChecked, Severity, Source, is_about_all
from followup.critique.kinds import guess_kind
from followup.critique.rulebook import Example, Rule, Rulebook, load_rulebook, read_rulebook

__all__ = [
    "Critique",
    "Example",
    "Finding",
    "NotChecked",
    "Rule",
    "Rulebook",
    "Severity",
    "Source",
    "critique_letter",
    "guess_kind",
    "is_about_all",
    "load_rulebook",
    "read_rulebook",
]
