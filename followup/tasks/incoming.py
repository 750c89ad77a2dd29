"""Takes in the words of a reply: nothing invisible in them, the names back, no mark of the question."""

from followup.cleaning import clean_text
from followup.guard import check_reply
from followup.redaction import Redacted
from followup.tasks.frame import Frame


def take_in(text: str, *, redacted: Redacted, frame: Frame, system: str) -> str | None:
    """The words of a reply as the person may see them.

    Args:
        text: words of the model.
        redacted: what stood in place of names and contact details in the question.
        frame: the marks of the question.
        system: the fixed words of the question.

    Returns:
        The text on one line with the names back; None where it holds marks of the question, words of the
        instructions, or a mark for a person that was changed.
    """
    restored = redacted.restore(" ".join(clean_text(text).text.split()))
    leaks = check_reply(restored, canary=frame.canary, system=system, tokens=[frame.mark])
    return None if leaks.violations or redacted.find_leftovers(restored) else restored
