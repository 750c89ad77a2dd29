"""Prose about experience, skills and what happened: a question where the evidence gives little support."""

from followup.guard.checks import Look
from followup.guard.data import claim_data, word_data
from followup.guard.evidence import common_roots
from followup.guard.names import is_known
from followup.guard.phrases import Hit
from followup.guard.words import root

_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "am", "have"])
_REACH = 6
_STOPS = frozenset([".", "!", "?", ";", ":", "(", ")"])
_HEARSAY = frozenset(
    [
        "you",
        "your",
        "they",
        "their",
        "if",
        "whether",
        "would",
        "could",
        "hope",
        "understand",
        "wonder",
        "wondered",
    ]
)


def check_claims(look: Look) -> None:
    """Block credentials without evidence; ask about experience, happenings and promises with little support."""
    _check_credentials(look)
    for hit in look.letter.hits_of("claim.experience"):
        _check_experience(look, hit)
    for hit in look.letter.hits_of("event.said"):
        _check_said(look, hit)
    for hit in look.letter.hits_of("event.happenings"):
        if not all(
            root(look.letter.lows[i]) in look.evidence.roots or is_known(look, look.letter.lows[i])
            for i in range(hit.first, hit.last)
            if look.letter.lows[i].isalpha()
        ) and not _is_offer(look, hit):
            look.ask("invented-event", *look.words_text(hit.first, hit.last), "event")
    for hit in look.letter.hits_of("promise.promise"):
        look.ask("invented-event", *look.words_text(hit.first, hit.last), "promise")


def _is_offer(look: Look, hit: Hit) -> bool:
    """Whether the sentence speaks of what may be: an offer of a coffee is no coffee."""
    sentence = look.letter.sentence_of(hit.first)
    before = set(look.letter.lows[sentence.first : hit.first])
    return bool(
        before & {"would", "could", "can", "if", "should", "might", "may"}
    ) or sentence.first in look.letter.sentence_flags.get("own_time.phrases", ())


def _check_credentials(look: Look) -> None:
    data, lows = word_data(), look.letter.lows
    for i, low in enumerate(lows):
        if low not in data.credentials or _is_proved(look, low):
            continue
        sentence = look.letter.sentence_of(i)
        before = lows[max(sentence.first, i - _REACH) : i]
        if set(before) & _FIRST_PERSON and not set(before) & {
            "your",
            "would",
            "could",
            "should",
            "might",
            "if",
        }:
            start = next(j for j in range(i - 1, -1, -1) if lows[j] in _FIRST_PERSON)
            look.block("invented-skill", *look.words_text(start, i + 1))


def _is_proved(look: Look, low: str) -> bool:
    alike = {low, *(w for group in word_data().same_credential if low in group for w in group)}
    return bool(alike & look.evidence.lows) or root(low) in look.evidence.roots


def _clause_roots(look: Look, first: int, last: int, *, whole: bool = False) -> list[str]:
    """The telling roots from word ``first`` to the end of its clause, or with ``whole`` of its sentence."""
    lows = look.letter.lows
    sentence = look.letter.sentence_of(first)
    end = last
    while end < sentence.last and (
        whole or (lows[end] not in _STOPS and not (lows[end] == "," and end > last + 1))
    ):
        end += 1
    common = common_roots()
    return [r for low in lows[first:end] if low.isalpha() and (r := root(low)) not in common]


def _check_experience(look: Look, hit: Hit) -> None:
    lows = look.letter.lows
    before = set(lows[max(0, hit.first - 3) : hit.first])
    if before & {"if", "would", "could", "hope", "wish", "whether"} or {
        "would",
        "could",
        "should",
        "will",
    } & set(lows[hit.first : hit.last]):
        return
    first = hit.first if lows[hit.first] != "where" else look.letter.sentence_of(hit.first).first
    roots = _clause_roots(look, first, hit.last)
    evidence = look.evidence
    supported = [r for r in roots if r in evidence.own_roots]
    bold = [low for low in lows[hit.first : hit.last] if low in claim_data().result["words"]]
    if any(root(low) not in evidence.own_roots for low in bold):
        look.ask("invented-skill", *look.words_text(hit.first, hit.last), "claim")
        return
    if roots and (not supported or evidence.rests_on_little(frozenset(supported))):
        look.ask("invented-skill", *look.words_text(hit.first, hit.last), "claim")


def _check_said(look: Look, hit: Hit) -> None:
    lows = look.letter.lows
    if {"would", "could", "if", "can", "might", "should", "will"} & set(
        lows[max(0, hit.first - 3) : hit.last]
    ):
        return
    roots = _clause_roots(look, hit.first, hit.last, whole=True)
    expected = look.evidence.case.answer_expected_by is not None
    if expected and {root(w) for w in ("decide", "decision", "answer", "hear")} & {
        root(low) for low in lows[hit.first : hit.last + 8]
    }:
        return
    if not any(r in look.evidence.roots for r in roots):
        look.ask("invented-event", *look.words_text(hit.first, hit.last), "event")
