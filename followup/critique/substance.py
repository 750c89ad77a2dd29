"""Whether a thank-you holds something concrete: of the interview, and of the candidate."""

import re
from collections.abc import Iterable

from followup.critique.looks import Substance
from followup.critique.reading import Heard, Reading
from followup.critique.stems import content_stems, stem
from followup.critique.words import shared_words

_AFTER_CUE = 12
_I_DO = re.compile(
    r"\bI(?:'ve|'m|'d)?\s+((?:(?:also|have|had|once|recently|already|currently|often|even|still|always|just|am|was|personally|successfully|then|now|usually|regularly|been|can|could|later|first|mostly|simply)\s+)*)([a-z][\w\-]*)",
    re.IGNORECASE,
)
_SEVERAL = 2


def _empty_stems(look: Substance, reading: Reading) -> set[str]:
    case = reading.case
    own = [case.role or "", case.company or ""] if case else []
    own += [person.name for person in case.interviewers] if case else []
    words = {stem(word) for word in look.empty}
    return words | set(content_stems(" ".join(own))) | {stem(word) for word in shared_words().position_words}


def _has_content(text: str, empty: Iterable[str]) -> bool:
    own = re.split(r"\bI\b", text, maxsplit=1)[0]  # what 'I' does next is another matter
    words = " ".join(own.split()[:_AFTER_CUE])
    return bool(content_stems(words, without=empty))


def _after_openers(reading: Reading, key: str, empty: set[str]) -> bool:
    """Whether something concrete follows one of the openers in its sentence."""
    plain = reading.letter.plain
    nots = reading.places(key, "but_not")
    for start, end in reading.places(key, "openers"):
        sentence = reading.sentence_at(start)
        if sentence is None or any(s < end and start < e for s, e in nots):
            continue
        if _has_content(plain[end : sentence.end], empty):
            return True
    return False


def _meets_points(points: Iterable[str], reading: Reading, empty: set[str]) -> bool:
    """Whether a sentence takes up one of the case's points: two of its words, or its only one."""
    plain = reading.letter.plain
    sentences = [set(content_stems(sentence.of(plain))) for sentence in reading.letter.sentences]
    for point in points:
        wanted = set(content_stems(point)) - empty
        need = min(_SEVERAL, len(wanted))
        if need and any(len(wanted & sentence) >= need for sentence in sentences):
            return True
    return False


def _did_something(look: Substance, reading: Reading, empty: set[str]) -> bool:
    """Whether 'I' does or did something that is no courtesy and no opinion."""
    plain = reading.letter.plain
    for match in _I_DO.finditer(plain, reading.letter.body.start, reading.letter.body.end):
        verb = match[2].lower()
        helpers = match[1].lower().split()
        if (
            verb in look.idle
            or verb.endswith("ly")
            or (helpers[-1:] == ["been"] and not verb.endswith("ing"))
        ):
            continue
        if helpers[-1:] in (["am"], ["was"]) and not verb.endswith("ing"):
            continue
        sentence = reading.sentence_at(match.start())
        rest = plain[match.end() : sentence.end if sentence else match.end()]
        if _has_content(rest, empty):
            return True
    return False


_YOU = re.compile(r"\byou(?:r|rs|'re|'ve|'d)?\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:I|I'\w+|my|me|mine|forward|hear(?:ing)?|let)\b")


def _is_about_them(reading: Reading, empty: set[str]) -> bool:
    """Whether a sentence about the reader, and not about the writer, says something concrete."""
    plain = reading.letter.plain
    for sentence in reading.letter.sentences:
        said = sentence.of(plain)
        if (
            _YOU.search(said)
            and not _ME.search(said)
            and len(set(content_stems(said, without=empty))) >= _SEVERAL
        ):
            return True
    return False


def look_substance(look: Substance, reading: Reading, key: str) -> list[Heard]:
    """The whole letter, where nothing concrete of the kind is in it."""
    empty = _empty_stems(look, reading)
    if _after_openers(reading, key, empty):
        return []
    case = reading.case
    if look.of == "specifics":
        if _is_about_them(reading, empty):
            return []
        points = [*case.topics] if case else []
        return [] if _meets_points(points, reading, empty) else [reading.whole]
    points = [*case.strengths, *case.forgotten] if case else []
    if _meets_points(points, reading, empty) or _did_something(look, reading, empty):
        return []
    return [reading.whole]
