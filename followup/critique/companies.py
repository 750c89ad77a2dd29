"""Whether the letter names another employer than the case's as this one."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from followup.critique.people import fold
from followup.critique.reading import Heard, Reading
from followup.critique.words import shared_words

_NAME = re.compile(
    r"[A-Z][\w'\-]*(?:(?: (?:of|and|the|for|de|du|la) | ?& ?| )(?:[A-Z][\w'\-]*|[A-Z]\.))*"
    r"(?:, (?:Inc|Ltd|LLC)\.?)?"
)
_LEADS = re.compile(r"\b(?:at|with|for|to|join|joining|of|in)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE, _AFTER = 8, 4
NEARLY = 0.87
ALIKE = 0.6
_MEETING = frozenset({"you", "your", "yours", "visit", "visiting", "tour", "interview", "met", "meeting"})
_NO_EMPLOYER = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *(
            "september",
            "october",
            "november",
            "december",
            "christmas",
            "easter",
            "spring",
            "summer",
            "autumn",
            "winter",
        ),
        *(
            "head",
            "office",
            "branch",
            "campus",
            "site",
            "floor",
            "room",
            "building",
            "street",
            "road",
            "avenue",
            "north",
        ),
        *(
            "south",
            "east",
            "west",
            "ms",
            "mr",
            "mrs",
            "dr",
            "chef",
            "captain",
            "prof",
            "i",
            "level",
            "grade",
            "year",
        ),
    }
)
_ALIKE = {
    "saint": "st",
    "coop": "cooperative",
    "corp": "corporation",
    "bros": "brothers",
    "intl": "international",
}
_CO_OP = re.compile(r"\bco-op\b", re.IGNORECASE)
_AROUND_A_NAME = re.compile(r"^(?:In|At|From|For|With|Since|After|Before|When|While|As|Though)\s+|\s+I$")


def _tokens(name: str) -> list[str]:
    words = [
        fold(word.removesuffix("'s").removesuffix("'"))
        for word in re.split(r"[\s&\-,]+", _CO_OP.sub("coop", name))
    ]
    return [
        _ALIKE.get(word, word)
        for word in words
        if word and word not in {"the", "and", "of", "for", "de", "la", "du"}
    ]


def _initials(tokens: list[str]) -> str:
    return "".join(token[0] for token in tokens)


def _sentence_words(reading: Reading, start: int, end: int) -> set[str]:
    """The words around a name, in its sentence."""
    sentence = reading.sentence_at(start)
    if sentence is None:
        return set()
    plain = reading.letter.plain
    before = re.findall(r"[\w']+", plain[sentence.start : start].lower())[-_BEFORE:]
    after = re.findall(r"[\w']+", plain[end : sentence.end].lower())[:_AFTER]
    return {*before, *after}


def wrong_companies(reading: Reading, company: str, joining: list[tuple[int, int]]) -> Iterator[Heard]:
    """Where the letter takes another employer for ``company``.

    Args:
        reading: the letter, with its case.
        company: the case's company.
        joining: places of cues such as 'the position at', 'join', that lead up to the employer's name.
    """
    plain = reading.letter.plain
    ours = _tokens(company)
    known = {token for text in reading.case_words() for token in _tokens(text)}
    words = shared_words()
    joins = {end for _, end in joining}
    for name in _NAME.finditer(plain, reading.letter.body.start, reading.letter.body.end):
        said = _tokens(_AROUND_A_NAME.sub("", name[0]))
        lead = _LEADS.search(plain, max(0, name.start() - 16), name.start())
        if not said or all(token in known for token in said) or name[0].isupper():
            continue
        if set(said) >= set(ours) or "".join(said) in "".join(ours):
            continue
        employer = any(token in words.employer_words for token in said)
        around = _sentence_words(reading, name.start(), name.end())
        resembles = (
            not name[0].startswith("In ") and _resembles(said, ours, around) and not around & words.other_work
        )
        joined = lead is not None and any(0 <= name.start() - end <= 5 for end in joins)  # noqa: PLR2004
        joined = joined and not around & {*words.past_work, *words.other_work}
        if resembles or (joined and (employer or _is_joined_directly(plain, name.start(), said))):
            yield Heard(name.start(), name.end(), {"found": name[0], "right": company})


def _resembles(said: list[str], ours: list[str], around: set[str]) -> bool:
    """Whether a name is ours with one word changed, or with a slip in it.

    What many employers are called ('Foods', 'Logistics') is shared by chance: there the rest
    must be alike too, or the sentence must speak of the meeting or to the reader.
    """
    shared = set(said) & set(ours)
    if shared and len(said) >= len(ours) > 1:
        rest, our_rest = ("".join(t for t in tokens if t not in shared) for tokens in (said, ours))
        alike = SequenceMatcher(None, rest, our_rest).ratio() >= ALIKE
        return not shared <= shared_words().employer_words or alike or bool(around & _MEETING)
    one, other = "".join(said), "".join(ours)
    return abs(len(one) - len(other)) <= 1 and SequenceMatcher(None, one, other).ratio() >= NEARLY


def _is_joined_directly(plain: str, start: int, said: list[str]) -> bool:
    """Whether 'at', 'for' or 'join' stands before a name that is no day, title or part of a building."""
    if _NO_EMPLOYER & set(said):
        return False
    return bool(
        re.search(
            r"\b(?:at|join|joining|for)\s+(?:the\s+)?$", plain[max(0, start - 16) : start], re.IGNORECASE
        )
    )
