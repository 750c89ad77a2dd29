"""Which lines are pasted mail or an invitation, and which are the candidate's own remarks."""

import re
from dataclasses import dataclass, replace
from functools import cache

from followup.notes.document import Document
from followup.notes.labels import Field
from followup.prompts import PromptData, load_prompts

_MARKS = r"[-_=*~+/^\u2014\u2013\u2500#]"
_RULE = re.compile(rf"^[\s>]*(?:(?:{_MARKS}\s?){{3,}}|\u2014\u2014)\s*$")
_FRAMED = re.compile(rf"^[\s>]*{_MARKS}{{2,}}[^\n]{{2,40}}?{_MARKS}{{2,}}\s*$")
"""Words between two rules head the remarks: "+++ afterwards +++"."""
_LONG_LINE = 12
"""More words than this below a signature are remarks, not a part of it."""
_PAUSE = re.compile(r"^[\s>]*(?:--|\[[^\]\n]{2,60}\])\s*$")
"""Parts a message from what follows, be it a signature or the remarks."""
_FOOTER, _FOOTER_WORDS = 4, 9
"""A message is signed in its last four lines that have at most nine words."""
_MAIL_HEADS = frozenset({"from", "to", "cc", "sent", "subject"})
_INVITE_HEADS = frozenset({"event", "organizer", "attendees"})


class _Zones(PromptData):
    sign_offs: tuple[str, ...]
    mail_starts: tuple[str, ...]
    own_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes: its place, its words ``first`` up to ``last``, and its zone."""

    start: int
    end: int
    first: int
    last: int
    zone: str
    """``"remarks"``, ``"mail"``, ``"invite"`` or ``"header"`` (the heads of either)."""
    signed: bool
    """Whether it stands below the closing words of a message."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load_prompts("notes/zones", _Zones)
    return {
        "sign_offs": re.compile(r"^[\s>]*(?:" + "|".join(data.sign_offs) + r")[\s,.!]*$", re.IGNORECASE),
        "mail_starts": re.compile("|".join(data.mail_starts), re.IGNORECASE),
        "own_words": re.compile("|".join(data.own_words), re.IGNORECASE),
    }


def find_zones(document: Document) -> list[Line]:
    """Every line of the notes with its zone, from top to bottom."""
    return _with_footers(document, _Walk(document).lines())


def _with_footers(document: Document, lines: list[Line]) -> list[Line]:
    """Short lines at the end of a message sign it, even where no closing words stand before them."""
    result = list(lines)
    left = _FOOTER
    for n in range(len(lines) - 1, -1, -1):
        line = lines[n]
        words = sum(w.is_word for w in document.words[line.first : line.last])
        if line.zone != "mail":
            left = _FOOTER
        elif words:
            if left and words <= _FOOTER_WORDS and not line.signed:
                result[n] = replace(line, signed=True)
            left = left - 1 if words <= _FOOTER_WORDS else 0
    return result


class _Walk:
    """Goes down the lines and remembers where it is."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.zone = "remarks"
        self.quoted = False
        self.signed = False
        self.after_blank = False
        self.heads = {document.words[f.label].start: f for f in document.fields}

    def lines(self) -> list[Line]:
        words, lines, w = self.document.words, [], 0
        for match in re.finditer(r"[^\n]*\n?", self.document.text):
            start, end = match.span()
            if start == end:
                break
            first = w
            while w < len(words) and words[w].start < end:
                w += 1
            text = match[0]
            zone = self._step(text, self._head(first, w))
            lines.append(Line(start, end, first, w, zone, self.signed))
            self.after_blank = not text.strip() or _PAUSE.match(text) is not None
            self.signed = self.signed or (zone == "mail" and _PAUSE.match(text) is not None)
        return lines

    def _head(self, first: int, last: int) -> Field | None:
        return next(
            (self.heads[w.start] for w in self.document.words[first:last] if w.start in self.heads), None
        )

    def _step(self, text: str, head: Field | None) -> str:
        kind = head.kind if head else ""
        if self._starts_mail(text, kind):
            self.zone, self.signed, self.quoted = "mail", False, text.lstrip().startswith(">")
            return "header"
        if kind in _INVITE_HEADS and self.zone != "mail":
            self.zone, self.signed = "invite", False
            return "header"
        if self.zone == "remarks" or self._is_remark(text, kind):
            self.zone = "remarks"
            return "remarks"
        if kind in _MAIL_HEADS or kind in _INVITE_HEADS or (kind and self.zone == "invite" and text.strip()):
            return "header"
        if kind == "when" and not self.signed and self._near_header:
            return "header"
        self._near_header = False
        if _patterns()["sign_offs"].match(text):
            self.signed = True
        return self.zone

    _near_header = False

    def _starts_mail(self, text: str, kind: str) -> bool:
        starts = kind in {"from", "subject"} or (kind == "to" and "@" in text)
        if kind == "subject" and text.lower().lstrip("> ").startswith("re"):
            starts = text.lower().lstrip("> ").startswith("re:") and self.zone == "mail"
        if starts or _patterns()["mail_starts"].search(text):
            self._near_header = True
            return True
        return False

    def _is_remark(self, text: str, kind: str) -> bool:
        stripped = text.strip()
        if not stripped:
            return False
        deeper = stripped.startswith(">>") and not self.quoted
        if _RULE.match(text) or _FRAMED.match(text) or kind == "remarks" or deeper:
            return True
        if self.quoted and not stripped.startswith(">"):
            return True
        if kind in {"strengths", "topics", "forgotten"}:
            return True
        own = _patterns()["own_words"].search(text) is not None
        if self.zone == "invite":
            return self.after_blank and (own or not kind)
        return self.after_blank and (own or (self.signed and len(stripped.split()) > _LONG_LINE))
