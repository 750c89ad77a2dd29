"""Takes in the words of a reply: nothing invisible in them, the names back, no mark of the question."""

from followup.cleaning import clean_text
from followup.guard import check_reply
from followup.redaction import Redacted
from followup.tasks.frame import Frame
from followup.tasks.marks import has_odd_marks


def take_in(text: str, *, redacted: Redacted, frame: Frame, system: str, known: str = "") -> str | None:
    """The words of a reply as the person may see them.

    Args:
        text: words of the model.
        redacted: what stood in place of names and contact details in the question.
        frame: the marks of the question.
        system: the fixed words of the question.
        known: what the words may rest on; odd characters and shapes that stand there are allowed.

    Returns:
        The text on one line with the names back; None where it holds marks of the question, words of the
        instructions, a mark for a person that was changed, or marks that no English text has.
    """
    restored = redacted.restore(" ".join(clean_text(text).text.split()))
    leaks = check_reply(restored, canary=frame.canary, system=system, tokens=[frame.mark])
    foreign = leaks.violations or redacted.find_leftovers(restored) or has_odd_marks(restored, known)
    return None if foreign else restored
