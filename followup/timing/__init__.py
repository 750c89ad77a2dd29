"""Case -> plan: which letter to send when, by the rules of ``prompts/timing.toml``.

    case, log --history--> what has happened --windows--> opens, closes --moments--> best, next
                                                 |
                                                 +--wording--> reason, practice, notes

All arithmetic is in UTC: Python compares two moments of one zone by their clocks alone, which is wrong in the
hour that the clocks repeat. What comes out is in the case's zone.
"""

from followup.timing.advice import Advice, Verdict, advice_for
from followup.timing.figures import Basis, Figures, load_figures
from followup.timing.plan import Absence, Plan, State, Step, make_plan
from followup.timing.wording import say_day, say_end, say_moment, say_opening, say_span

__all__ = [
    "Absence",
    "Advice",
    "Basis",
    "Figures",
    "Plan",
    "State",
    "Step",
    "Verdict",
    "advice_for",
    "load_figures",
    "make_plan",
    "say_day",
    "say_end",
    "say_moment",
    "say_opening",
    "say_span",
]
