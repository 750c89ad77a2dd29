"""From places in the cleaned notes to places in the notes as they were pasted."""

from followup.cleaning import clean_text
from followup.spans import Span

_BREAK = "\n"


class Alignment:
    """Where each character of the cleaned notes stood before the invisible ones went."""

    def __init__(self, pasted: str, clean: str) -> None:
        """Walk through both; cleaning leaves characters out and changes a few, and moves none."""
        self._at: list[int] = []
        at = 0
        for character in clean:
            found = next((i for i in range(at, len(pasted)) if _stands_for(pasted[i], character)), at)
            self._at.append(found)
            at = found + 1
        self._at.append(len(pasted))

    def move(self, span: Span) -> Span:
        """A place of the cleaned notes in the pasted ones."""
        start = self._at[span.start]
        end = self._at[span.end - 1] + 1 if span.end > span.start else start
        return Span(start=start, end=end)


def _stands_for(pasted: str, character: str) -> bool:
    """Whether a pasted character became this one."""
    if pasted == character:
        return True
    if character == _BREAK:
        return clean_text(pasted).text == _BREAK
    return not pasted.isascii() and clean_text(pasted).text == character
