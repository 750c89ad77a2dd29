"""The numbers of a letter: each must be known, and count what it counted in the evidence."""

from followup.guard.checks import Look
from followup.guard.data import claim_data, word_data
from followup.guard.days import is_own_time
from followup.guard.known_numbers import OF_CLOCK, words_around
from followup.guard.letter import Sentence
from followup.guard.numbers import Number, find_numbers, is_number
from followup.guard.words import root

_CONTEXT = 8
_SMALL = 3.0
_SMALLEST_TOLD = 10.0
_LARGEST_ADVICE = 300.0
_SMALLEST_VAGUE = 12.0
_LARGEST_FAVOUR = 60.0
_TIME_UNITS = frozenset(["year", "years", "month", "months", "decade", "decades", "hour", "hours"])
_LONG_TIMES = frozenset(["year", "years", "month", "months", "decade", "decades"])
_BEFORE_HOUR = frozenset(
    ["at", "by", "around", "about", "before", "after", "until", "till", "past", "from", "to"]
)
_NO_NOUNS = frozenset(
    [
        "or", "and", "on", "in", "to", "at", "each", "every", "any", "are", "is", "would", "most", "all",
        "if", "but", "except", "when",
    ]
)  # fmt: skip


def check_figures(look: Look) -> None:
    """Check the numbers that belong to no date, time or contact detail."""
    idle = _idle_words(look)
    for number in find_numbers(look.letter.text, look.letter.words, look.taken):
        sentence = look.letter.sentence_of(number.first)
        if not idle.isdisjoint(range(number.first, number.last)):
            continue
        if look.kind is None:
            _check_remarked(look, number, sentence)
        elif not _states_nothing(look, number, sentence):
            _check_number(look, number, sentence)


def _idle_words(look: Look) -> set[int]:
    """Words of turns of phrase ('24/7') and of relative spans of time ('two weeks ago')."""
    idioms = (range(hit.first, hit.last) for hit in look.letter.hits_of("claim.idioms"))
    spans = (range(hit.first - 1, hit.last) for hit in look.letter.hits_of("claim.relative"))
    return {i for places in (*idioms, *spans) for i in places}


def _check_number(look: Look, number: Number, sentence: Sentence) -> None:
    known = look.evidence.numbers
    places = known.get(number.value)
    if number.vague:
        if places is None and not any(value >= max(number.value, _SMALLEST_VAGUE) for value in known):
            look.ask("invented-number", number.start, number.end, "number-moved")
    elif places is None:
        idle = number.value <= _SMALL and not _TIME_UNITS.intersection(_counted(look, number, sentence))
        if idle and look.letter.lows[number.first].isalpha():
            look.ask("invented-number", number.start, number.end, "invented-number")
        else:
            look.block("invented-number", number.start, number.end)
    elif number.value > _SMALL:
        near = _roots_near(look, number, sentence)
        if not any(not place or place & near for place in places):
            look.ask("invented-number", number.start, number.end, "number-moved")


def _check_remarked(look: Look, number: Number, sentence: Sentence) -> None:
    """A number in a remark is known, small, or the size of what is advised: 'within 24 to 48 hours'."""
    counted = set(_counted(look, number, sentence))
    places = look.evidence.numbers.get(number.value)
    if number.vague or (counted & claim_data().words.advice_units and number.value <= _LARGEST_ADVICE):
        return
    if number.value >= _SMALLEST_TOLD:
        near = _roots_near(look, number, sentence)
        if places is None:
            look.block("invented-number", number.start, number.end)
        elif not any(not place or place & near for place in places):
            look.ask("invented-number", number.start, number.end, "number-moved")
    elif places is None and counted & _LONG_TIMES:
        look.ask("invented-number", number.start, number.end, "invented-number")


def _roots_near(look: Look, number: Number, sentence: Sentence) -> set[str]:
    """The roots of the words around a number that say what it counts."""
    inside = number._replace(first=number.first - sentence.first, last=number.last - sentence.first)
    around = words_around(look.letter.lows[sentence.first : sentence.last], inside, _CONTEXT)
    small = word_data().function_words
    near = {root(low) for low in around if low not in small and low not in _TIME_UNITS}
    of_clock = number.first and look.letter.lows[number.first - 1] in _BEFORE_HOUR
    return near | {OF_CLOCK} if of_clock and not _counts(look, number) else near


def _states_nothing(look: Look, number: Number, sentence: Sentence) -> bool:
    """Whether a number claims nothing: 'one of', 'a thing or two', the size of a favour, a free time."""
    if number.value > _LARGEST_FAVOUR:
        return False
    data = claim_data().words
    counted = set(_counted(look, number, sentence))
    if number.value <= 1 and not counted & _TIME_UNITS:
        return True
    if number.value <= _SMALL and (counted & data.idle_nouns or _is_idle(look, number, sentence)):
        return True
    if counted & data.favour_units or _after_idle_noun(look, number):
        asks = look.letter.sentence_flags.get("claim.ask", ())
        return sentence.first in asks or look.kind == "feedback_request"
    return is_own_time(look, sentence) and not counted & _TIME_UNITS and not _counts(look, number)


def _counted(look: Look, number: Number, sentence: Sentence) -> list[str]:
    """The two words after a number, past 'or three' of 'two or three minutes'."""
    at = number.last
    lows = look.letter.lows
    if at + 1 < sentence.last and lows[at] in ("or", "to", "-", "\u2013", "/") and is_number(lows[at + 1]):
        at += 2
    return lows[at : min(at + 2, sentence.last)]


def _is_idle(look: Look, number: Number, sentence: Sentence) -> bool:
    """Whether a small number in words counts nothing: 'the two of you', 'between the two'."""
    after = look.letter.lows[number.last : min(number.last + 1, sentence.last)]
    in_words = look.letter.lows[number.first].isalpha()
    return in_words and (not after or not after[0].isalnum() or after[0] == "of")


def _after_idle_noun(look: Look, number: Number) -> bool:
    """Whether a number ends 'a line or two'."""
    data = claim_data().words
    before = look.letter.lows[max(0, number.first - 2) : number.first]
    return before[1:] == ["or"] and before[0] in data.idle_nouns | data.favour_units


def _counts(look: Look, number: Number) -> bool:
    """Whether a number in an offer of free times still counts something of its own, as in 'walk six dogs'."""
    after = look.letter.lows[number.last : number.last + 1]
    return bool(after and after[0].isalpha() and after[0] not in _NO_NOUNS)
