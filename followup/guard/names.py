"""Names of people and organisations: every word with a capital must stand in the evidence."""

import unicodedata

from followup.guard.checks import Look
from followup.guard.data import word_data
from followup.guard.namefaults import AT, Run, fault_of, is_inside, may_be_no_name
from followup.guard.spellings import is_cut, is_slip, without_plural
from followup.guard.words import Words, is_english

_OPENERS = frozenset("\"'([*-\u2018\u201c\u00ab\u2010\u2013\u2014\u2022")
_JOINTS = frozenset(
    ["&", "-", ".", "of", "the", "and", "de", "la", "von", "van", "at", "'", "\u2019", "\u2010", "\u2011"]
)
_OWNERS = frozenset(["the", "your", "our", "my", "a", "an", "this", "that"])
_SHORTEST_EMPHASIS = 6
_JOINT_WORDS = 3
_LONGEST_NAME = 8
_SHORT_ACRONYM = 2


def check_names(look: Look) -> None:
    """Block capitals and tools that the evidence does not have."""
    look.spelt_out = _spelt_out(look) | _parted(look)
    unknown = [i for i in look.letter.capitals if _is_unknown(look, i) and i not in look.spelt_out]
    for run in _runs(look.letter.words, unknown):
        _report(look, run)
    tools = word_data().tools
    if not tools.isdisjoint(look.letter.low_set):
        for word in look.letter.words:
            if word.low in tools and not (
                word.capital or is_known(look, word.low) or look.is_taken(*word[:2])
            ):
                look.block("invented-skill", word.start, word.end)


def _is_unknown(look: Look, i: int) -> bool:
    if is_known(look, look.letter.lows[i]):
        return False
    word = look.letter.words[i]
    if look.is_taken(word.start, word.end):
        return False
    frame = is_inside(look.letter.greeting, word.start) or is_inside(look.letter.sign_off, word.start)
    if frame and word.low in word_data().greeting_words:
        return False
    if is_inside(look.letter.farewell, word.start):
        return False
    if word.low in word_data().function_words and not _is_word_name(look, i):
        return False
    return not is_plain_start(look, i)


def is_known(look: Look, low: str) -> bool:
    """Whether the evidence has a word, in the plural, cut short or written out, or it states nothing."""
    known = look.known.get(low)
    if known is None:
        known = look.known[low] = _look_up(look, low)
    return known


def _look_up(look: Look, low: str) -> bool:
    data, lows = word_data(), look.evidence.lows
    if look.kind is None and low in data.remark_ok:
        return True
    if low in data.capital_ok or low in data.titles or low in lows or low[0] == "'" or len(low) == 1:
        return True
    stem = without_plural(low)
    if stem in lows or stem + "s" in lows or any(full in lows for full in data.short_forms.get(low, ())):
        return True
    if any(is_slip(low, other) for other in look.evidence.misspellable.get(low[0], ())):
        return True
    return any(is_cut(cut, low) for cut in look.evidence.short.get(low[0], ()))


def _parted(look: Look) -> set[int]:
    """Two words that the evidence writes as one: 'Bright Path' for 'BrightPath'."""
    lows, found = look.letter.lows, set[int]()
    for i in look.letter.capitals:
        if i + 1 < len(lows) and lows[i] + lows[i + 1] in look.evidence.written:
            found.update((i, i + 1))
    return found


def _spelt_out(look: Look) -> set[int]:
    """Words that spell out a short form of the evidence by their initials: 'Teaching Assistant' for 'TA'."""
    lows, found = look.letter.lows, set[int]()
    if not look.evidence.acronyms:
        return found
    initials = "".join(low[0] for low in lows)
    for short in look.evidence.acronyms:
        for i in look.letter.capitals:
            if initials.startswith(short, i):
                run = range(i, i + len(short))
                english = [is_english(lows[j]) for j in run]
                if all(english) or (len(short) > _SHORT_ACRONYM and any(english)):
                    found.update(run)
    return found


def is_due(look: Look, i: int) -> bool:
    """Whether a capital is due: at the start of a sentence or quotation, in the subject or the sign-off."""
    words, letter = look.letter.words, look.letter
    start = words[i].start
    if start < letter.subject_end or letter.starts_sentence(i) or is_inside(letter.sign_off, start):
        return True
    before = words[i - 1]
    if before.text == "." and i > 1:
        return words[i - 2].low in word_data().ends_with_stop
    if before.text == ":":
        return is_english(words[i].low)
    return before.text in _OPENERS or unicodedata.category(before.text[0]) == "So"


def is_plain_start(look: Look, i: int) -> bool:
    """Whether a capital is due for its place and the word is English, as in 'Please'."""
    return is_due(look, i) and _is_plain_word(look, i)


def _is_word_name(look: Look, i: int) -> bool:
    """Whether a word that can be a given name stands like one: 'Will mentioned', not 'Will you'."""
    data, lows = word_data(), look.letter.lows
    return lows[i] in data.word_names and i + 1 < len(lows) and lows[i + 1] in data.name_verbs


def _is_plain_word(look: Look, i: int) -> bool:
    """Whether a word with a due capital is a word of English rather than a name."""
    words, data, letter = look.letter.words, word_data(), look.letter
    if _is_word_name(look, i):
        return False
    low = words[i].low
    after = words[i + 1] if i + 1 < len(words) else None
    framed = words[i].start < letter.subject_end or is_inside(letter.sign_off, words[i].start)
    if (
        after is not None
        and after.capital
        and not framed
        and after.low != "i"
        and not is_known(look, after.low)
    ):
        return low in data.function_words
    return low in data.function_words | data.more_english or is_english(low)


def _runs(words: Words, unknown: list[int]) -> list[Run]:
    """Neighbouring unknown capitals as one run, joints and known capitals between them included."""
    runs: list[Run] = []
    for i in unknown:
        last = runs[-1].last if runs else i
        between = words[last:i]
        if runs and len(between) <= _JOINT_WORDS and all(w.low in _JOINTS or w.capital for w in between):
            runs[-1] = Run(runs[-1].first, i + 1)
        else:
            runs.append(Run(i, i + 1))
    return runs


def whole_name(look: Look, run: Run) -> Run:
    """The run with the known capitals right before and after it: all of 'Holdgate Masonry Conservation'."""
    words, first, last = look.letter.words, run.first, run.last
    lowest, highest = max(0, first - _LONGEST_NAME), min(len(words), last + _LONGEST_NAME)
    while first > lowest and _belongs(look, first - 1) and words[first].start - words[first - 1].end == 1:
        first -= 1
    while last < highest and _belongs(look, last) and words[last].start - words[last - 1].end == 1:
        last += 1
    return Run(first, last)


def _belongs(look: Look, i: int) -> bool:
    word, data = look.letter.words[i], word_data()
    plain = word.low in data.function_words or word.low in data.titles
    return word.capital and not (plain or look.is_taken(*word[:2]) or look.letter.starts_sentence(i))


def _report(look: Look, run: Run) -> None:
    words = look.letter.words
    single = words[run.first] if run.last - run.first == 1 else None
    if single and single.text.isupper() and len(single.text) >= _SHORTEST_EMPHASIS and is_english(single.low):
        return
    run = whole_name(look, run)
    if _is_holiday(look, run):
        return
    fault = fault_of(look, run)
    before = [w.low for w in words[max(0, run.first - 2) : run.first]]
    common = (
        run.last - run.first == 1
        and single is not None
        and is_english(single.low)
        and single.text[1:].islower()
    )
    if common and before[-1:] and before[-1] in _OWNERS and before[0] not in AT:
        look.ask(fault, *look.words_text(*run), "capital")
        return
    if single is not None and run.last - run.first == 1 and may_be_no_name(look, run, fault):
        look.ask(fault, *look.words_text(*run), "capital")
        return
    look.block(fault, *look.words_text(*run))


def _is_holiday(look: Look, run: Run) -> bool:
    """Whether the letter wishes a good holiday: 'I hope you enjoyed Victoria Day'."""
    data, lows = word_data(), look.letter.lows
    sentence = look.letter.sentence_of(run.first)
    days = data.holiday_words.intersection(lows[run.last - 1 : run.last + 1])
    return bool(days and data.wishing_words.intersection(lows[sentence.first : sentence.last]))
