"""The stretches of the notes: pasted mail and chat messages, sentences, labels."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from followup.notes.dates.vocabulary import alternatives, date_words, fold, month_numbers, weekday_numbers
from followup.spans import Span

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_SEPARATOR = re.compile(r"[\s>]*(?:[-_=*~#.]\s*){3,}$|[\s>]*-{2,20}[\w ]{0,60}-{2,20}\s*$")
_QUOTED_ON = re.compile(
    r"[\s>_*-]*(?:on|le|am|el|op|em|il)\s[^\n]{5,100}"
    r"\s(?:wrote|a ecrit|schrieb|escribio|schreef|escreveu)[\s:_*-]*$"
)
_CHAT_STAMP = re.compile(
    r"\s*\[?\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?,?\s\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\.?)?\]?"
    r"(?=\s?-\s|\s{0,3}[\w ]{1,30}:)"
)
_BULLET = re.compile(r"[\s>]*(?:[-*\u2022\u00b7\u25cf+>#_|]{1,6}|\d{1,2}[.)])?[\s*_]*")
_SENTENCE_END = re.compile(r"(?<![.!?;])[.!?;]++(?=[\s\")]|$)|[\u2022|]|\n+|(?<=\s)/(?=\s)")
_WRAPPED, _LABEL, _LABEL_REACH, _SHORT = 40, 30, 120, 5


@dataclass(frozen=True, slots=True)
class Mail:
    """A message: its header, the subject in it, and its body. The days of the header are no interview's."""

    head: Span
    body: Span
    subject: Span

    def stamps(self, place: int) -> bool:
        """Whether ``place`` is in the header, and not in its subject."""
        in_subject = self.subject.start <= place < self.subject.end
        return self.head.start <= place < self.head.end and not in_subject

    def says(self, place: int) -> bool:
        """Whether ``place`` is in the body or the subject."""
        return self.body.start <= place < self.body.end or self.subject.start <= place < self.subject.end


@cache
def _header_line() -> re.Pattern[str]:
    labels = date_words().labels
    return re.compile(rf"[\s>]*(?P<name>{alternatives(labels.mail)})\s?:")


@cache
def _own_line() -> re.Pattern[str]:
    return re.compile(rf"(?:\s*>>|[\s*#_-]*{alternatives(date_words().labels.own_notes)}\s*(?:[:.\-=]|\*|$))")


@cache
def _closing_line() -> re.Pattern[str]:
    return re.compile(rf"[\s>]*{alternatives(date_words().labels.closing)}\s*[,.!-]*\s*$")


def find_mails(folded: str) -> list[Mail]:
    """Every pasted message of ``folded``, in order."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(folded)]
    heads = [*_heads(folded, lines)]
    mails = []
    for i, (first, last) in enumerate(heads):
        limit = heads[i + 1][0] if i + 1 < len(heads) else len(lines)
        end = _body_end(folded, lines, last, limit)
        head = Span(start=lines[first][0], end=lines[last - 1][1])
        if first == last - 1 and _CHAT_STAMP.match(folded, head.start, head.end):
            stamp = _CHAT_STAMP.match(folded, head.start, head.end)
            head = Span(start=head.start, end=stamp.end() if stamp else head.end)
        subject = next((line for line in lines[first:last] if _is_subject(folded, line)), (0, 0))
        body = Span(start=head.end, end=lines[end - 1][1])
        mails.append(Mail(head, body, Span(start=subject[0], end=subject[1])))
    return mails


def _is_subject(folded: str, line: tuple[int, int]) -> bool:
    found = _header_line().match(folded, *line)
    return found is not None and found["name"] in date_words().labels.mail_subject


def _heads(folded: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and end line of each header: labelled lines of mail, "On ... wrote:", a chat's time stamp."""
    i = 0
    sure = set(map(str, date_words().labels.mail_sure))
    while i < len(lines):
        names: list[str] = []
        last = i
        while last < len(lines) and (found := _header_line().match(folded, *lines[last])):
            names.append(found["name"])
            last += 1
        if len(names) > 1 and sure.intersection(names):
            yield i, last
            i = last
            continue
        if _QUOTED_ON.match(folded[slice(*lines[i])]) or _CHAT_STAMP.match(folded, *lines[i]):
            yield i, i + 1
        i += 1


def _body_end(folded: str, lines: list[tuple[int, int]], first: int, limit: int) -> int:
    """The line after the body that begins at line ``first``."""
    quoted = first < limit and folded[slice(*lines[first - 1])].lstrip().startswith(">")
    closed = signed = False
    for i in range(first, limit):
        line = folded[slice(*lines[i])]
        blank = not line.strip(" \n>")
        if quoted and not line.lstrip().startswith(">"):
            return i
        if (i > first and _SEPARATOR.match(line)) or _own_line().match(line):
            return i
        if closed and blank and signed:
            return i
        signed = signed or (closed and not blank)
        closed = closed or _closing_line().match(line) is not None
    return limit


@cache
def _abbreviation() -> re.Pattern[str]:
    calendar = alternatives(word for word in (*month_numbers(), *weekday_numbers()) if len(word) <= _SHORT)
    titles = alternatives(date_words().abbreviations)
    return re.compile(rf"(?<!\w)(?:(?P<calendar>{calendar})|{titles}|[a-z]|(?P<half>[ap]\.\s?m))$")


def _wrapped_breaks(folded: str) -> frozenset[int]:
    """The line breaks of a text that was broken to a width: the next word would not have fitted."""
    lines = folded.split("\n")
    width = max(map(len, lines))
    breaks, place = [], 0
    for line, following in pairwise(lines):
        place += len(line)
        word = following.split(" ", 1)[0]
        if (
            line[-1:].isalnum() | (line[-1:] == ",")
            and word
            and len(line) + 1 + len(word) > width >= _WRAPPED
        ):
            breaks.append(place)
        place += 1
    return frozenset(breaks) if len(breaks) > 1 else frozenset()


def _opens_sentence(after: str) -> bool:
    """Whether ``after`` begins a sentence and not the rest of a date."""
    word = re.match(r"[A-Z]\w*", after)
    return after[:1] == "\n" or (
        word is not None and fold(word[0]) not in {**month_numbers(), **weekday_numbers()}
    )


class Sentences:
    """Where the sentences of a text begin and end; a line break that only wraps a long line ends none."""

    def __init__(self, text: str, folded: str, phrases: Sequence[Span] = ()) -> None:
        """Find the ends in ``folded``; ``text`` is the same with its capitals; ``phrases`` stay whole."""
        self._wraps = _wrapped_breaks(folded)
        ends = [m.end() for m in _SENTENCE_END.finditer(folded) if self._ends(text, folded, m)]
        starts = [span.start for span in phrases]
        inside = (bisect_left(starts, end) - 1 for end in ends)
        whole = [end for end, at in zip(ends, inside, strict=True) if at < 0 or phrases[at].end <= end]
        self.cuts = [0, *whole, len(folded) + 1]

    def _ends(self, text: str, folded: str, match: re.Match[str]) -> bool:
        before = folded[max(0, match.start() - 12) : match.start()]
        after = text[match.end() : match.end() + 40].lstrip(" ")
        if match[0] == ".":
            short = _abbreviation().search(before)
            if short is not None:
                return _opens_sentence(after) if short["half"] or short["calendar"] else False
        if match[0] == "\n":
            return match.start() not in self._wraps
        return True

    def around(self, place: int) -> tuple[int, int]:
        """Begin and end of the sentence at ``place``."""
        at = bisect_right(self.cuts, place)
        return self.cuts[at - 1], self.cuts[min(at, len(self.cuts) - 1)]


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    labels = date_words().labels
    kinds = {
        "event_start": labels.event_start,
        "answer": labels.answer,
        "not_dates": labels.not_dates,
        "interview": labels.interview,
        "time": labels.time,
    }
    return {
        kind: re.compile(
            rf"{alternatives(words)}(?:\s{{1,3}}{alternatives(labels.endings)}){{0,3}}\s{{0,3}}"
            r"(?:\([^)\n]{0,60}\)\s{0,3})?(?:[:=|?]|->|(?<=\s)-|-(?=\s)|(?<=\s)\s)[\s*_|]{0,9}"
        )
        for kind, words in kinds.items()
    }


def label_before(folded: str, place: int, begin: int) -> str:
    """The kind of the label that ``place`` belongs to, "" for none.

    A label stands at the start of the line, or after a comma or bar on it, and ends in a colon or a dash.
    """
    if folded[begin - 1 : begin] == "|":
        begin = max(folded.rfind("\n", 0, begin), folded.rfind("|", 0, begin - 1)) + 1
    line = max(folded.rfind("\n", 0, place) + 1, begin, place - _LABEL_REACH)
    pieces = [
        line,
        *(line + m.end() for m in re.finditer(r"[,;|(]\s*|[.!?]\s+|\s-\s|/\s", folded[line:place])),
    ]
    for start in reversed(pieces):
        lead = _BULLET.match(folded, start)
        at = lead.end() if lead else start
        for kind, pattern in _labels().items():
            found = pattern.match(folded, at)
            if found and found.end() <= place + 1:
                return kind
    return _label_above(folded, line)


def _label_above(folded: str, line: int) -> str:
    """A label that fills the line above."""
    above = folded.rfind("\n", 0, max(line - 1, 0)) + 1
    words = folded[above : max(line - 1, 0)].strip(" :*#_->")
    if not words or len(words) > _LABEL:
        return ""
    return next((kind for kind, pattern in _labels().items() if pattern.fullmatch(f"{words}:")), "")
