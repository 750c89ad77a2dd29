"""How far an instruction to software reaches in notes whose other words are facts."""

import re

from followup.spans import Span

_BLANKED = " " * 4
_LONGEST = 2000
_DEEPEST = 8
_LONGEST_SENTENCE = 600
_WRAPPED_LINE = 50
_LABEL = 8
"""Brackets with so few letters beside the mark of an order are a label: the order follows them."""
_PAIRS = {"(": ")", "[": "]", "{": "}", "\u201c": "\u201d", "\u00ab": "\u00bb", "<": ">", '"': '"'}
_ROWS = re.compile(r"\*\*\*|~~|%%|===|<<|>>")
_STOP = re.compile(
    r"(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)(?<!\bprof)(?<!\bst)[.!?\u3002][\"'\u201d)\]]*(?=\s|$)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:,|:|\b(?:and|or|that|the|to|a|an|of|with|for|in|is|as|by|on|your|my))\s*$", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"\W*(?:ignore|disregard|forget|override)\b[^,;:]*[.!]?\s*$", re.IGNORECASE)
_QUOTED = re.compile(r":?\s*[\"\u201c\u00ab]")


def line_end(text: str, at: int) -> int:
    """Where the line around ``at`` ends."""
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def reach_of(text: str, m: re.Match[str], line: tuple[int, int], continued: re.Pattern[str]) -> Span:
    """How far an order reaches: its brackets or quotation marks, else its sentence and what goes on with it.

    Args:
        text: the notes.
        m: where the order was seen.
        line: where its line begins and ends.
        continued: how a sentence begins that goes on with an order.
    """
    start, end = max(line[0], m.start() - _LONGEST), line[1]
    first = m.start() + len(m[0]) - len(m[0].lstrip(" .:!?>|/-*~"))
    around = _enclosure(text, min(first, end - 1), start, min(len(text), start + _LONGEST))
    if around is not None and around.end >= m.end():
        more = around.end - around.start - len(m[0].strip())
        if more > _LABEL:
            return around
    begin = _sentence_start(text, start, first)
    quoted = _QUOTED.match(text, m.end() - 1, end)
    if quoted is not None and (close := _closing(text, quoted.end() - 1, quoted[0][-1], end)) > 0:
        return Span(start=begin, end=close)
    stop = sentence_end(text, max(m.end(), first + 1), end)
    return Span(start=begin, end=_continued_end(text, (begin, stop, end), continued))


def _enclosure(text: str, at: int, start: int, limit: int) -> Span | None:
    """The outermost brackets, quotation marks or rows of signs around a place of its line."""
    opened: list[tuple[str, int]] = []
    for n in range(start, at + 1):
        char = text[n]
        if opened and char == _PAIRS[opened[-1][0]] and n < at:
            opened.pop()
        elif char in _PAIRS and (char != "<" or text[n + 1 : n + 2].isalpha()):
            opened.append((char, n))
    for char, n in opened[-_DEEPEST:]:
        close = _closing(text, n, char, limit)
        if close > at:
            return Span(start=n, end=close)
    return _between_rows(text, at, start, limit)


def _between_rows(text: str, at: int, start: int, limit: int) -> Span | None:
    """What stands between '>>' and '<<', or two rows of the same sign, around a place of its line."""
    rows = list(_ROWS.finditer(text, start, at + 3))
    if not rows:
        return None
    sign = {"<<": ">>", ">>": "<<"}.get(rows[-1][0], rows[-1][0])
    close = text.find(sign, rows[-1].end(), min(limit, line_end(text, at)))
    return Span(start=rows[-1].start(), end=close + len(sign)) if close >= 0 else None


def _closing(text: str, n: int, char: str, limit: int) -> int:
    """Behind what closes the mark at ``n``; -1 where nothing does. Quotation marks close on their line."""
    closing, depth = _PAIRS[char], 0
    stop = line_end(text, n) if char in '"<' else limit
    for i in range(n, min(stop, n + _LONGEST)):
        if text[i] == closing and i > n:
            depth -= 1
            if depth == 0 or char == closing:
                return i + 1
        elif text[i] == char:
            depth += 1
    return -1


def _sentence_start(text: str, start: int, at: int) -> int:
    ends = [m.end() for m in _STOP.finditer(text, start, at)]
    begin = ends[-1] if ends else start
    lead = re.compile(r"[\s>*\-\u2022]*").match(text, begin, at)
    return lead.end() if lead is not None else begin


def sentence_end(text: str, at: int, end: int) -> int:
    """The end of the sentence that goes on at ``at``; what it quotes may have ends of its own."""
    for m in _STOP.finditer(text, at, min(end, at + _LONGEST_SENTENCE)):
        said = text[at : m.end()]
        if said.count('"') % 2 == 0 and said.count("\u201c") <= said.count("\u201d"):
            return m.end()
    return end


def _continued_end(text: str, places: tuple[int, int, int], continued: re.Pattern[str]) -> int:
    """Where an order ends, whose line begins, whose first sentence ends and whose line ends at ``places``."""
    begin, stop, end = places
    while text[stop:end].strip():
        rest = text[stop:end]
        if not (_hands_on(text[begin:stop]) or continued.match(rest)):
            return stop
        stop = sentence_end(text, stop + len(rest) - len(rest.lstrip()) + 1, end)
    below = line_end(text, end + 1)
    if below > end + 1 and _goes_on_below(text[begin:end], text[end + 1 : below], continued):
        return _continued_end(text, (end + 1, sentence_end(text, end + 1, below), below), continued)
    return stop


def _hands_on(words: str) -> bool:
    """Whether an order says that what it is about comes next."""
    if words.endswith(_BLANKED):
        return False
    return words.rstrip(" .\"'\u201d)").endswith((":", "following", "following facts", "as follows"))


def _goes_on_below(words: str, below: str, continued: re.Pattern[str]) -> bool:
    """Whether an order that ends its line goes on with the next: it was cut off, or only announced one."""
    if words.endswith(_BLANKED):
        return False
    if _UNFINISHED.search(words) and (len(words) >= _WRAPPED_LINE or words.rstrip().endswith(":")):
        return True
    return _ANNOUNCED.match(words) is not None and continued.match(below) is not None
