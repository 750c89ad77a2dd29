"""Takes a letter apart: subject, greeting, body, sign-off, signature, what follows."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from followup.critique.lines import (
    CONTACT,
    LONGEST_GREETING_WORDS,
    LONGEST_NAME_WORDS,
    LONGEST_SIGN_OFF_WORDS,
    NAMES,
    SLOT,
    WORDS,
    Line,
    is_name_like,
    letter_words,
    lines_of,
    make_plain,
)
from followup.critique.sentences import split_sentences
from followup.spans import Span

_SUBJECT = re.compile(r"\s*(?:subject|subj|re)\s*:", re.IGNORECASE)
_HEADER = re.compile(r"\s*(?:to|from|cc|bcc|date|sent)\s*:", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"\s*p\.?\s?s\b[.:]?", re.IGNORECASE)
MOST_HEADER_LINES, MOST_CLOSING_LINES = 12, 12


@cache
def opener_pattern() -> re.Pattern[str]:
    """What a line that addresses the reader begins with."""
    choices = "|".join(re.escape(opener) for opener in sorted(letter_words().openers, key=len, reverse=True))
    return re.compile(rf"[*>\s]*(?:{choices})\b", re.IGNORECASE)


def _greeting_in(line: Line, *, first: bool) -> Span | None:
    """The part of ``line`` that addresses the reader: all of it, or its beginning."""
    opened = opener_pattern().match(line.text)
    if opened:
        return _opened_greeting(line, opened.end())
    if first and len(line.words) <= LONGEST_NAME_WORDS:
        named = re.fullmatch(rf"({NAMES.pattern}) *[,:;\u2013\u2014-]", line.text)
        if named:
            return line.span
    return None


_GREETING_STOP = re.compile(
    r"[,:;!\n]|\s[\u2013\u2014-]|$|(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)(?<!\b\w)\.", re.IGNORECASE
)


def _opened_greeting(line: Line, after: int) -> Span | None:
    short = len(line.words) <= LONGEST_GREETING_WORDS
    if short and re.fullmatch(r"[^,:;!?]+[,:;]\s*", line.text[after:]):
        return line.span  # 'Dear dott. Rossi,': a point inside ends an abbreviation
    stop = _GREETING_STOP.search(line.text, after)
    end = stop.end() if stop else len(line.text)
    if not line.text[after:end].strip(" ,.:;!\u2013\u2014-"):
        # 'Good morning, Ms. Chan,' but not 'Hello, I had an interview'
        more = re.compile(rf" *{NAMES.pattern} *(?:[,:;!.\u2013\u2014-]|$)").match(line.text, end)
        end = more.end() if more else end
    ended = line.text[end - 1] if end else ""
    if len(WORDS.findall(line.text[:end])) > LONGEST_GREETING_WORDS or ended == ".":
        named = re.compile(rf" *{NAMES.pattern}").match(line.text, after)
        if not named:
            return None
        end = named.end()
    return Span(start=line.start, end=line.start + end)


def _is_sign_off(line: Line) -> bool:
    known = letter_words()
    words = line.words
    if not words or len(words) > LONGEST_SIGN_OFF_WORDS or line.text.endswith("?"):
        return False
    return any(word in known.sign_off_core for word in words) and all(
        word in known.sign_off_core or word in known.sign_off for word in words
    )


def _closing_within(line: Line) -> tuple[Span, Span] | None:
    """A sign-off and a name at the end of a line, as in 'Many thanks, Jo Mbeki'."""
    closing = re.compile(r"(?:^|(?<=[.!?,]) )([^.!?,\n]{3,50}),? +([^.!?,\n]{2,40})[.,]?$").search(line.text)
    for start in [closing.start(1)] if closing else []:
        for cut in re.finditer(r",? +", line.text[start:]):
            head = Line(0, 0, line.text[start : start + cut.start()])
            tail = line.text[start + cut.end() :]
            if _is_sign_off(head) and "," in cut[0] + line.text[start - 1 : start] and is_name_like(tail):
                at = line.start + start
                return Span(start=at, end=at + cut.start()), Span(start=at + cut.end(), end=line.end)
    return None


@dataclass(frozen=True)
class Letter:
    """A letter taken apart. ``plain`` has the letter's length; every place is a place in both."""

    plain: str
    subject: Span | None
    greeting: Span | None
    body: Span
    sign_off: Span | None
    closing: tuple[Line, ...]
    postscript: Span | None

    @cached_property
    def body_text(self) -> str:
        """After the greeting and before the sign-off."""
        return self.body.of(self.plain)

    @cached_property
    def word_count(self) -> int:
        """The words of the body."""
        return sum(1 for word in self.body_text.split() if any(c.isalnum() for c in word))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the body and of the postscript."""
        spans = list(split_sentences(self.plain, self.body))
        if self.postscript:
            spans += split_sentences(self.plain, self.postscript)
        return tuple(spans)

    @cached_property
    def greeting_text(self) -> str:
        """The greeting, empty where there is none."""
        return self.greeting.of(self.plain) if self.greeting else ""

    @cached_property
    def subject_text(self) -> str:
        """The subject line, empty where there is none."""
        return self.subject.of(self.plain) if self.subject else ""


def _head(lines: list[Line]) -> tuple[Span | None, Span | None, int]:
    """Subject, greeting, and where the body begins."""
    subject: Span | None = None
    after = 0
    rest = list(lines)
    while rest and (_SUBJECT.match(rest[0].text) or _HEADER.match(rest[0].text)):
        line = rest.pop(0)
        after = line.end
        subject = subject or (line.span if _SUBJECT.match(line.text) else None)
    for number, line in enumerate(rest[:MOST_HEADER_LINES]):
        greeting = _greeting_in(line, first=number == 0 and len(rest) > 1)
        if greeting:
            return subject, greeting, greeting.end
        if len(line.words) > LONGEST_GREETING_WORDS:
            break
    return subject, None, after


def _from(line: Line, start: int) -> Line:
    """The part of a line from ``start`` on."""
    if line.start >= start:
        return line
    rest = line.text[start - line.start :]
    bare = rest.strip()
    at = start + (rest.index(bare) if bare else 0)
    return Line(at, at + len(bare), bare)


def _tail(lines: list[Line], start: int) -> tuple[Span | None, int | None, tuple[Line, ...], Span | None]:
    """Sign-off, where the body ends, the lines after it, postscript. ``start`` is where the body begins."""
    lines = [_from(line, start) for line in lines if line.end > start][-MOST_CLOSING_LINES * 2 :]
    postscript: Span | None = None
    for number, line in enumerate(lines):
        if number and _POSTSCRIPT.match(line.text):
            postscript = Span(start=line.start, end=lines[-1].end)
            lines = lines[:number]
            break
    for number in range(len(lines) - 1, max(-1, len(lines) - MOST_CLOSING_LINES), -1):
        line = lines[number]
        if _is_sign_off(line):
            return line.span, line.start, tuple(lines[number + 1 :]), postscript
        within = _closing_within(line)
        if within:
            sign_off, name = within
            named = Line(name.start, name.end, line.text[name.start - line.start :])
            return sign_off, sign_off.start, (named, *lines[number + 1 :]), postscript
        if len(line.words) > LONGEST_SIGN_OFF_WORDS:
            break
    return None, *_bare_closing(lines), postscript


def _bare_closing(lines: list[Line]) -> tuple[int | None, tuple[Line, ...]]:
    """The closing lines of a letter without a sign-off: the name, and how to be reached."""
    first = len(lines)
    while first > 1:
        line = lines[first - 1]
        slot = bool(SLOT.fullmatch(line.text.strip(" ,.")))
        contact = bool(CONTACT.search(line.text)) and len(line.words) <= LONGEST_SIGN_OFF_WORDS
        if not (slot or contact or (is_name_like(line.text) and not line.text.endswith((".", ",")))):
            break
        first -= 1
    closing = tuple(lines[first:])
    return (closing[0].start if closing else None), closing


def read_letter(text: str) -> Letter:
    """Take a letter apart. Any text is a letter; what it lacks is None or empty."""
    plain = make_plain(text)
    lines = list(lines_of(plain))
    subject, greeting, start = _head(lines)
    sign_off, end, closing, postscript = _tail(lines, start)
    if end is None:
        end = postscript.start if postscript else len(plain)
    return Letter(
        plain=plain,
        subject=subject,
        greeting=greeting,
        body=Span(start=start, end=max(start, end)),
        sign_off=sign_off,
        closing=closing,
        postscript=postscript,
    )
