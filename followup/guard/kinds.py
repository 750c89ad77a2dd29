"""Whether a text is a letter, in English, and does the one job of its kind."""

import re
from itertools import islice

from followup.guard.checks import Look
from followup.guard.data import day_data, word_data
from followup.guard.phrases import Hit

_FEWEST_WORDS = 12
_FEWEST_FOR_LANGUAGE = 8
_FEWEST_OF_PROSE = 24
_ENGLISH_SHARE, _FOREIGN_SHARE = 0.22, 0.18
_LABEL = re.compile(r"(?m)^[ \t]*(?:[-*•\u2013·]|\d{1,2}[.)])?[ \t]*[A-Z][\w ]{2,24}:[ \t]\S")
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*•·\u2013]|\d{1,2}[.)])[ \t]+\S")
_FEW = 2
_HEADER = re.compile(r"\s*(?:subject|re|to|from|date|cc)\s*:", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"\s*p\.?\s?s\b", re.IGNORECASE)
_FEWEST_OF_REMARK, _LONGEST_HEAD, _LONGEST_TAIL = 3, 9, 6
_LONG_TEXT = 8000


def check_letter(look: Look) -> None:
    """Block what is no letter, talks about itself or is in another language."""
    letter = look.letter
    alphabetic = (low for low in letter.lows if low[0].isalpha())
    if len(list(islice(alphabetic, _FEWEST_WORDS))) < _FEWEST_WORDS:
        look.block("not-a-letter", 0, len(letter.text), "empty")
        return
    check_language(look)
    check_program(look, "program", "about_letter")
    _check_frame(look)
    framed = letter.greeting is not None
    for kind in ("refusal", "question_back", "advice"):
        hits = letter.hits_of(f"no_letter.{kind}")
        if hits and (not framed or (kind != "advice" and _outside_letter(look, hits[0]))):
            look.block("not-a-letter", *_place(look, hits[0]), "no-letter")
    if not framed and not _is_signed(look):
        look.block("not-a-letter", 0, _first_line_end(look), "no-letter")
    labels, bullets = (
        list(_LABEL.finditer(letter.text, letter.subject_end)),
        list(_BULLET.finditer(letter.text)),
    )
    if len(labels) >= _FEW or len(bullets) >= _FEW:
        first = (labels or bullets)[0]
        look.block("not-a-letter", first.start(), first.end(), "outline")


def _first_line_end(look: Look) -> int:
    end = look.letter.text.strip().find("\n")
    return end if end > 0 else len(look.letter.text)


def _is_signed(look: Look) -> bool:
    """Whether the candidate's name stands near the end."""
    name = look.evidence.case.candidate.name
    tail = {w.low for w in look.letter.words[-12:]}
    return look.letter.sign_off is not None or (
        name is not None and bool({p.lower() for p in name.split()} & tail)
    )


def _place(look: Look, hit: Hit) -> tuple[int, int]:
    return look.words_text(hit.first, hit.last)


def _outside_letter(look: Look, hit: Hit) -> bool:
    """Whether a phrase stands before the greeting or after the sign-off."""
    letter = look.letter
    start = letter.words[hit.first].start
    before = letter.greeting is not None and start < letter.greeting[0]
    after = letter.sign_off is not None and start > letter.sign_off[1]
    return before or after


def _check_frame(look: Look) -> None:
    """Nothing but subject, date and address stands before the greeting, and no remark after the name."""
    letter = look.letter
    if letter.greeting is not None:
        for line in re.finditer(r"[^\n]+", letter.text[: letter.greeting[0]]):
            if line.end() > letter.subject_end and _is_remark(line[0]):
                look.block("prompt-leak", line.start(), line.end())
    if letter.sign_off is not None:
        below = letter.sign_off[1]
        lines = list(re.finditer(r"[^\n]*\w[^\n]*", letter.text[below:]))
        for line in lines[1:]:
            start, end = below + line.start(), below + line.end()
            long = len(line[0].split()) > _LONGEST_TAIL
            if long and not (_POSTSCRIPT.match(line[0]) or look.is_taken(start, end)):
                look.block("prompt-leak", start, end)


def _is_remark(line: str) -> bool:
    """Whether a line above the greeting is a remark rather than a date, a name or an address."""
    words = line.split()
    if _HEADER.match(line) or len(words) < _FEWEST_OF_REMARK:
        return False
    return line.rstrip()[-1:] in (":", "!", ".") or len(words) > _LONGEST_HEAD


def check_program(look: Look, *phrases: str) -> None:
    """Block talk of a program about itself: phrases whose words the evidence does not have."""
    for hit in sorted(hit for name in phrases for hit in look.letter.hits_of(f"no_letter.{name}")):
        words = look.letter.lows[hit.first : hit.last]
        if all(w in look.evidence.lows for w in words if w not in word_data().function_words):
            continue
        look.block("prompt-leak", *_place(look, hit))


def check_language(look: Look) -> None:
    """Each paragraph must have its share of small English words."""
    letter = look.letter
    small = word_data().function_words & letter.low_set
    odd = word_data().foreign_words & letter.low_set
    for m in re.finditer(r"(?:[^\n]+\n?)+", letter.text):
        if letter.sign_off is not None and m.start() >= letter.sign_off[0]:
            return
        first, last = letter.word_at(m.start()), letter.word_at(m.end())
        lows = [w for w in letter.lows[first:last] if w[0].isalpha()]
        if len(lows) < _FEWEST_FOR_LANGUAGE:
            continue
        english = sum(map(small.__contains__, lows)) / len(lows)
        foreign = sum(map(odd.__contains__, lows)) / len(lows) if odd else 0.0
        terse = look.kind is None and len(lows) < _FEWEST_OF_PROSE
        if (english < _ENGLISH_SHARE and not terse) or (foreign > _FOREIGN_SHARE and foreign > english / 2):
            look.block("not-a-letter", m.start(), m.end(), "language")
            return


def check_kind(look: Look) -> None:
    """Block a letter that does not do the one job of its kind, or does that of another."""
    letter, kind = look.letter, look.kind
    if kind is None:
        return
    if not letter.has(f"job.{kind}"):
        find = look.ask if _may_do_its_job(look) else look.block
        find("wrong-kind", 0, len(letter.text), f"kind-{kind}")
        return
    for other in _FOREIGN_JOBS[kind]:
        for hit in letter.hits_of(other):
            look.block("wrong-kind", *_place(look, hit), f"kind-{kind}")
            return
    _check_farewells(look)


_FOREIGN_JOBS = {
    "thank_you": ("other.refused", "other.asks_status", "other.asks_feedback", "other.asks_again"),
    "inquiry": ("other.refused", "other.asks_feedback", "other.asks_again"),
    "feedback_request": ("other.asks_again", "other.asks_status"),
    "closure": ("other.asks_again", "other.asks_feedback", "other.looks_ahead", "other.asks_status"),
}


def _may_do_its_job(look: Look) -> bool:
    """Whether a letter may do the job of its kind in words that the data lacks: it asks, or parts."""
    if look.letter.greeting is None or look.kind is None:
        return False
    if any(look.letter.has(other) for other in _FOREIGN_JOBS[look.kind]):
        return False
    if look.kind == "thank_you":
        return not day_data().meeting.isdisjoint(look.letter.low_set)
    refused = look.letter.has("other.refused")
    if look.kind == "closure":
        return refused
    return "?" in look.letter.text and refused == (look.kind == "feedback_request")


def _check_farewells(look: Look) -> None:
    """Accepting or withdrawing is the candidate's decision, never a draft's."""
    outcome = look.evidence.case.outcome
    for kind, allowed in (("other.accepts", "offer"), ("other.withdraws", "withdrawn")):
        hits = look.letter.hits_of(kind)
        if hits and outcome != allowed:
            look.block("wrong-kind", *_place(look, hits[0]), "decision")
