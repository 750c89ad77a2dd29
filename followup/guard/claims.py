"""Prose about experience, skills and what happened: a question where the evidence gives little support."""

from collections.abc import Iterator
from functools import cache

from followup.guard.checks import Look
from followup.guard.clauses import is_common
from followup.guard.data import claim_data, note_phrases, word_data
from followup.guard.letter import Sentence
from followup.guard.names import is_known, is_plain_start
from followup.guard.phrases import Hit
from followup.guard.words import can_be_noun, can_be_verb, root

_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "am", "have"])
_REACH = 9
_SUBJECT_REACH = 3
_SHOWING = frozenset(["showed", "shown"])
_MAYBE = frozenset(["would", "could", "if", "can", "might", "may", "must", "should", "will"])
_NOT_OWN = frozenset(["your", "their", "would", "could", "should", "might", "if"])
_ANYTHING = [[low] for low in ("everything", "all", "what", "work", "things", "way", "much")]
_WISHED = frozenset(["if", "would", "could", "hope", "wish", "whether"])
_IDLE_TURNS = (
    ["grew", "up"],
    ["trained", "for"],
    ["speak", "from"],
    ["speak", "for"],
    ["speak", "to"],
    ["speak", "with"],
    ["worked", "out"],
)
_BEFORE_HAVING = frozenset(["and", "but", "or", "of", "from", "for", "after", "by", "with", "so", "also"])
_BEFORE_REACH = 6
_NEW_THOUGHT = frozenset(["and", "but", "so", "because"])
_STOPS = frozenset([".", "!", "?", ";", ":", "(", ")"])


def check_claims(look: Look) -> None:
    """Block credentials without evidence; ask about experience, events and promises with little of it."""
    _check_credentials(look)
    for hit in look.letter.hits_of("claim.experience"):
        _check_experience(look, hit)
    for hit in _done_before(look):
        _check_experience(look, hit)
    for hit in look.letter.hits_of("claim.said"):
        _check_said(look, hit)
    _check_quoted(look)
    for hit in look.letter.hits_of("claim.happenings"):
        if not all(
            root(look.letter.lows[i]) in look.evidence.roots or is_known(look, look.letter.lows[i])
            for i in range(hit.first, hit.last)
            if look.letter.lows[i].isalpha()
        ) and not _is_offer(look, hit):
            look.ask("invented-event", *look.words_text(hit.first, hit.last), "event")
    for hit in look.letter.hits_of("claim.promise"):
        look.ask("invented-event", *look.words_text(hit.first, hit.last), "promise")


def _done_before(look: Look) -> Iterator[Hit]:
    """'having hand-reared ...': what candidates say they have done, whatever the verb."""
    lows = look.letter.lows
    if "having" not in look.letter.low_set:
        return
    for i in (n for n, low in enumerate(lows) if low == "having"):
        own = lows[i - 1] in _BEFORE_HAVING or not lows[i - 1].isalpha() if i else True
        if not (own or look.letter.starts_sentence(i)):
            continue
        for j in range(i + 1, min(i + 4, len(lows))):
            if lows[j].endswith("ed") and can_be_verb(lows[j]) and not is_common(lows[j]):
                yield Hit("claim.experience", i, j + 1)
                break


def _is_offer(look: Look, hit: Hit) -> bool:
    """Whether the sentence speaks of what may be: an offer of a coffee is none, nor 'I have shown'."""
    sentence = look.letter.sentence_of(hit.first)
    subject = look.letter.lows[max(sentence.first, hit.first - _SUBJECT_REACH) : hit.first]
    if "i" in subject and "was" not in subject and look.letter.lows[hit.first] in _SHOWING:
        return True
    if claim_data().words.courtesies.intersection(subject):
        return True
    before = set(look.letter.lows[sentence.first : hit.first])
    after = set(look.letter.lows[hit.last : sentence.last])
    own_time = look.letter.sentence_flags.get("claim.own_time", ())
    return bool(before & _MAYBE) or "if" in after or sentence.first in own_time


def _check_credentials(look: Look) -> None:
    """A credential that candidates give themselves: 'my physics degree'."""
    data, lows = word_data(), look.letter.lows
    credentials = data.credentials & look.letter.low_set
    for i in (n for n, low in enumerate(lows) if low in credentials) if credentials else ():
        sentence = look.letter.sentence_of(i)
        reach = range(i - 1, max(sentence.first, i - _REACH) - 1, -1)
        owner = next((j for j in reach if lows[j] in _FIRST_PERSON), None)
        if owner is None or _NOT_OWN & set(lows[owner:i]):
            continue
        if _is_proved(look, lows[i]):
            if _is_of_another_kind(look, i):
                look.ask("invented-skill", *look.words_text(owner, i + 1), "claim")
            continue
        if not is_common(lows[i - 1]) and root(lows[i - 1]) in look.evidence.own_roots:
            look.ask("invented-skill", *look.words_text(owner, i + 1), "claim")
        else:
            look.block("invented-skill", *look.words_text(owner, i + 1))


def _is_of_another_kind(look: Look, i: int) -> bool:
    """Whether what stands before a known kind of proof is nowhere known: 'a pilot's licence'."""
    before = [low for low in look.letter.lows[max(0, i - 3) : i] if low not in ("'s", "\u2019s", "s")]
    kind = before[-1] if before else ""
    known = is_common(kind) or kind in claim_data().words.any_proof or not can_be_noun(kind)
    return not known and root(kind) not in look.evidence.roots and not is_known(look, kind)


def _is_proved(look: Look, low: str) -> bool:
    alike = {low, *(w for group in word_data().same_credential if low in group for w in group)}
    return bool(alike & look.evidence.lows) or root(low) in look.evidence.roots


def _clause_roots(look: Look, first: int, last: int, *, said: bool = False) -> list[str]:
    """The telling roots from word ``first`` to the end of its clause.

    What is ``said`` runs on past commas, up to one that begins a new thought with 'and' or 'but'.
    """
    lows = look.letter.lows
    sentence = look.letter.sentence_of(first)
    end = last
    while end < sentence.last and not (_ends_said(lows, end) if said else _ends_clause(lows, end, last)):
        end += 1
    names = look.letter.words if said else ()
    return [
        root(lows[i])
        for i in range(first, end)
        if lows[i].isalpha() and not is_common(lows[i]) and not (names and names[i].capital)
    ]


def _ends_clause(lows: list[str], at: int, begun: int) -> bool:
    return lows[at] in _STOPS or (lows[at] == "," and at > begun + 1)


def _ends_said(lows: list[str], at: int) -> bool:
    return lows[at] == "," and at + 1 < len(lows) and lows[at + 1] in _NEW_THOUGHT


def _check_experience(look: Look, hit: Hit) -> None:
    """What candidates say of their experience must rest on what the notes say of it."""
    lows, evidence = look.letter.lows, look.evidence
    sentence = look.letter.sentence_of(hit.first)
    if _WISHED.intersection(lows[max(0, hit.first - 3) : hit.first]) or _MAYBE.intersection(
        lows[hit.first : hit.last]
    ):
        return
    first = sentence.first if lows[hit.first] == "where" else hit.first
    phrase = lows[hit.first : hit.last + 1]
    if (
        look.spelt_out.intersection(range(first, hit.last + _REACH))
        or phrase[-2:] in _IDLE_TURNS
        or _writes_to_reader(look, hit)
    ):
        return
    roots = _clause_roots(look, first, hit.last)
    if _tells_of_before(look, hit):
        roots += _clause_roots(look, max(sentence.first, hit.first - _BEFORE_REACH), hit.first)
    verbs = {root(low) for low in lows[hit.first : hit.last] if can_be_verb(low)}
    roots = [r for r in roots if r not in verbs] or roots
    supported = frozenset(r for r in roots if r in evidence.own_roots)
    results = [low for low in lows[hit.first : hit.last] if low in claim_data().words.results]
    unlikely = any(evidence.own_roots.isdisjoint(_result_roots(low)) for low in results)
    if unlikely or (roots and not supported) or _makes_much_of(look, sentence, supported):
        look.ask("invented-skill", *look.words_text(hit.first, hit.last), "claim")


def _tells_of_before(look: Look, hit: Hit) -> bool:
    """Whether what was done stands before it: 'the course I completed'."""
    lows = look.letter.lows
    before = lows[hit.first - 1] if hit.first else ""
    return lows[hit.first] == "i" and before.isalpha() and before not in word_data().function_words


@cache
def _result_roots(low: str) -> frozenset[str]:
    """The roots of a result and of the words that say the same: 'reduced' and 'cut'."""
    alike = [group for group in claim_data().words.same_result if low in group]
    return frozenset(map(root, [low, *(word for group in alike for word in group)]))


def _writes_to_reader(look: Look, hit: Hit) -> bool:
    """'I wrote to you last week' tells of the letters before this one, and of no experience."""
    lows = look.letter.lows
    return lows[hit.last - 1] in {"write", "wrote", "written"} and lows[hit.last : hit.last + 2] == [
        "to",
        "you",
    ]


def _makes_much_of(look: Look, sentence: Sentence, supported: frozenset[str]) -> bool:
    """Whether the notes say that there is little of it and the letter does not."""
    if not supported or not look.evidence.rests_on_little(supported):
        return False
    said = note_phrases().find(look.letter.lows[sentence.first : sentence.last])
    return not any(hit.kind == "little" for hit in said)


def _check_said(look: Look, hit: Hit) -> None:
    lows = look.letter.lows
    if _MAYBE & set(lows[max(0, hit.first - 3) : hit.last]) or _says_nothing(lows, hit):
        return
    if not _is_supported(look, hit.first, hit.last):
        look.ask("invented-event", *look.words_text(hit.first, hit.last), "event")


def _says_nothing(lows: list[str], hit: Hit) -> bool:
    """Whether nothing is quoted: 'everything you told me', 'the work you described'."""
    after = [low for low in lows[hit.last : hit.last + 2] if low not in ("me", "us")]
    return lows[hit.first - 1 : hit.first] in _ANYTHING and not (
        after and after[0] in ("that", "how", "about")
    )


def _is_supported(look: Look, first: int, last: int) -> bool:
    """Whether something of what was said stands in the evidence, or it was the promised answer."""
    sentence = look.letter.sentence_of(first)
    begin = sentence.first if look.letter.lows[first] == "as" else first
    told_by_verb = look.letter.lows[last - 1] in claim_data().words.neutral_verbs
    roots = _clause_roots(look, last if told_by_verb and begin == first else begin, last, said=True)
    if not roots or any(r in look.evidence.roots for r in roots):
        return True
    decision = claim_data().words.decision
    promised = look.evidence.case.answer_expected_by is not None or decision & look.evidence.lows
    return bool(promised and decision.intersection(look.letter.lows[first : sentence.last]))


def _check_quoted(look: Look) -> None:
    """What a named person is said to have said: 'Mr. Bekker told me that ...'."""
    lows, words = look.letter.lows, look.letter.words
    verbs = claim_data().words.said_verbs & look.letter.low_set
    for i in (n for n, low in enumerate(lows) if low in verbs) if verbs else ():
        sentence = look.letter.sentence_of(i)
        near = range(max(sentence.first, i - 2), i)
        named = [j for j in near if words[j].capital and lows[j] != "i" and not is_plain_start(look, j)]
        if named and not _is_supported(look, i, i + 1):
            look.ask("invented-event", *look.words_text(named[0], i + 1), "event")
