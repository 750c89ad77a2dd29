"""Names of people and organisations, titles and tools: every word with a capital must stand in the evidence."""

from dataclasses import dataclass

from followup.guard.checks import Fault, Look
from followup.guard.data import word_data
from followup.guard.evidence import same_word
from followup.guard.words import Word, can_be_verb, is_english, is_name_like, root

_OPENERS = frozenset("\"'\u2018\u201c\u00ab([-\u2013\u2014*\u2022")
_JOINTS = frozenset(
    ["&", "-", "‐", "‑", "'", "’", ".", "of", "the", "and", "de", "la", "von", "van", "&", "at"]
)
_AT = frozenset(["at", "for", "from", "with", "of", "joined", "joining", "by", "near"])
_OWNERS = frozenset(["the", "your", "our", "my", "a", "an", "this", "that"])
_SKILL_CUES = frozenset(
    [
        "in",
        "using",
        "use",
        "used",
        "with",
        "know",
        "knowledge",
        "of",
        "software",
        "skills",
        "experience",
        "proficient",
        "fluent",
        "speak",
        "my",
        "an",
        "a",
        "degree",
        "certified",
    ]
)
_LONGEST_EMPHASIS, _SHORTEST_EMPHASIS = 12, 6
_CUT_SHARE = 0.67


@dataclass(frozen=True, slots=True)
class _Run:
    """Unknown capitals that belong together: words ``first`` up to ``last``."""

    first: int
    last: int


def check_names(look: Look) -> None:
    """Block capitals that the evidence does not have; ask where its names are put together anew."""
    spelt_out = _spelt_out(look)
    unknown = [
        i for i, word in enumerate(look.letter.words) if _is_unknown(look, i, word) and i not in spelt_out
    ]
    for run in _runs(look.letter.words, unknown):
        _report(look, run)
    _check_titles(look)
    _check_pairs(look)
    _check_tools(look)


def _is_unknown(look: Look, i: int, word: Word) -> bool:
    if not is_name_like(word) or look.is_taken(word.start, word.end):
        return False
    if is_known(look, word.low):
        return False
    if word.low in word_data().function_words and not _is_word_name(look, i):
        return False
    return not (_begins(look, i) and _is_plain_word(look, i))


def _is_word_name(look: Look, i: int) -> bool:
    """Whether a word that can be a given name stands like one: 'Will mentioned', not 'Will you'."""
    data, lows = word_data(), look.letter.lows
    return lows[i] in data.word_names and i + 1 < len(lows) and lows[i + 1] in data.name_verbs


def _spelt_out(look: Look) -> set[int]:
    """Words that spell out a short form of the evidence by their initials: 'Teaching Assistant' for 'TA'."""
    words, found = look.letter.words, set[int]()
    for i, word in enumerate(words):
        for short in look.evidence.acronyms:
            if not is_name_like(word) or word.low[0] != short[0] or i + len(short) > len(words):
                continue
            run = range(i, i + len(short))
            if all(
                words[j].low[0] == c and is_english(words[j].low) for j, c in zip(run, short, strict=True)
            ):
                found.update(run)
    return found


def is_known(look: Look, low: str) -> bool:
    """Whether the evidence has a word, in the plural, as a short form or as what one stands for."""
    data = word_data()
    bare = low.lstrip("'")
    if bare in data.capital_ok or bare in data.titles or bare in look.evidence.lows or len(bare) == 0:
        return True
    if bare == "s" or low in ("am", "have", "would", "will", "are", "not"):
        return True
    stem = same_word(bare)
    return stem in look.evidence.lows or stem + "s" in look.evidence.lows or _is_written_out(look, bare)


def _is_written_out(look: Look, low: str) -> bool:
    """Whether a word of the evidence is this one cut short, or the other way round."""
    for cut in look.evidence.short:
        if low[0] == cut[0] and len(cut) <= len(low) * _CUT_SHARE and _is_subsequence(cut, low):
            return is_english(low)
    return any(low in data for data in (word_data().short_forms.get(low, ()),)) or any(
        full in look.evidence.lows for full in word_data().short_forms.get(low, ())
    )


def _is_subsequence(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)


def _begins(look: Look, i: int) -> bool:
    """Whether a capital is due for its place: it begins a sentence, a quotation or a line, or stands in the subject."""
    words = look.letter.words
    if words[i].start < look.letter.subject_end:
        return True
    sign_off = look.letter.sign_off
    if sign_off and sign_off[0] <= words[i].start < sign_off[1]:
        return True
    if look.letter.sentence_of(i).first == i:
        return True
    return words[i - 1].text in _OPENERS or (words[i - 1].text == ":" and is_english(words[i].low))


def _is_plain_word(look: Look, i: int) -> bool:
    """Whether a word with a due capital is a word of English rather than a name."""
    words, data = look.letter.words, word_data()
    low = words[i].low
    after = words[i + 1].low if i + 1 < len(words) else ""
    if low in data.word_names and after in data.name_verbs and not (low == "will" and after == "you"):
        return False
    if (
        i + 1 < len(words)
        and is_name_like(words[i + 1])
        and words[i].start >= look.letter.subject_end
        and words[i + 1].low != "i"
    ):
        sign_off = look.letter.sign_off
        in_sign_off = sign_off is not None and sign_off[0] <= words[i].start < sign_off[1]
        if not in_sign_off and not is_known(look, after) and low not in data.function_words:
            return False
    return low in data.function_words | data.more_english or is_english(low)


def _runs(words: list[Word], unknown: list[int]) -> list[_Run]:
    """Neighbouring unknown capitals as one run, known ones and joints between them included."""
    runs: list[_Run] = []
    for i in unknown:
        if (
            runs
            and all(words[j].low in _JOINTS or is_name_like(words[j]) for j in range(runs[-1].last, i))
            and i - runs[-1].last <= 3
        ):
            runs[-1] = _Run(runs[-1].first, i + 1)
        else:
            runs.append(_Run(i, i + 1))
    return runs


def _whole_name(look: Look, run: _Run) -> _Run:
    """The run with the known capitals right before and after it: all of 'Holdgate Masonry Conservation'."""
    words, first, last = look.letter.words, run.first, run.last
    while first and _belongs(look, first - 1) and words[first].start - words[first - 1].end == 1:
        first -= 1
    while last < len(words) and _belongs(look, last) and words[last].start - words[last - 1].end == 1:
        last += 1
    return _Run(first, last)


def _belongs(look: Look, i: int) -> bool:
    word = look.letter.words[i]
    return (
        is_name_like(word)
        and word.low not in word_data().function_words | word_data().titles
        and not look.is_taken(word.start, word.end)
        and look.letter.sentence_of(i).first != i
    )


def _report(look: Look, run: _Run) -> None:
    words = look.letter.words
    only = words[run.first]
    single = run.last - run.first == 1
    if (
        single
        and only.text.isupper()
        and _SHORTEST_EMPHASIS <= len(only.text) <= _LONGEST_EMPHASIS
        and is_english(only.low)
    ):
        return
    run = _whole_name(look, run)
    fault = _fault_of(look, run)
    start, end = look.words_text(run.first, run.last)
    before = words[run.first - 1].low if run.first else ""
    before_that = words[run.first - 2].low if run.first > 1 else ""
    common = single and is_english(only.low) and only.text[1:].islower()
    if common and before in _OWNERS and before_that not in _AT:
        look.ask(fault, start, end, "capital")
        return
    look.block(fault, start, end)


def _fault_of(look: Look, run: _Run) -> Fault:
    words, data = look.letter.words, word_data()
    before = [w.low for w in words[max(0, run.first - 3) : run.first]]
    after = words[run.last].low if run.last < len(words) else ""
    greeting = look.letter.greeting
    in_greeting = greeting is not None and greeting[0] <= words[run.first].start < greeting[1]
    lows = {w.low for w in words[max(0, run.first - 1) : run.last + 1]}
    if in_greeting or (
        before
        and (
            before[-1] in data.titles
            or (before[-1:] == ["."] and before[-2:-1] and before[-2] in data.titles)
        )
    ):
        return "invented-name"
    if lows & data.organisation_words or any(w.text == "&" for w in words[run.first : run.last]):
        return "invented-company"
    if lows & (data.tools | data.credentials):
        return "invented-skill"
    if after in data.name_verbs and after not in ("in", "is", "was", "has"):
        return "invented-name"
    if (before and before[-1] in _AT) or ("the" in before[-1:] and before[-2:-1] and before[-2] in _AT):
        return "invented-company"
    if words[run.first].text.isupper() or set(before) & _SKILL_CUES:
        return "invented-skill"
    return "invented-name"


def _check_titles(look: Look) -> None:
    """A title before a name must fit what is known of that person: 'Mrs. Hale' is not 'Mr. Hale'."""
    data, words = word_data(), look.letter.words
    for i, word in enumerate(words):
        if word.low not in data.titles or not is_name_like(word):
            continue
        named = [j for j in range(i + 1, min(i + 4, len(words))) if words[j].text[0].isalpha()]
        if not named or not is_name_like(words[named[0]]) or (words[named[0]].start - word.end) > len(". "):
            continue
        if words[named[0]].low in data.titles and len(named) > 1:
            continue
        surname = named[0]
        while (
            surname + 1 < len(words)
            and is_name_like(words[surname + 1])
            and words[surname + 1].start - words[surname].end == 1
        ):
            surname += 1
        if not _title_fits(look, word.low, words[surname].low) and is_known(look, words[surname].low):
            known = look.evidence.titled.get(words[surname].low, set())
            severity_blocks = (
                bool(known & (data.honorifics_men | data.honorifics_women)) and word.low not in data.ranks
            )
            start, end = word.start, words[surname].end
            if severity_blocks:
                look.block("invented-name", start, end, "title")
            else:
                look.ask("invented-name", start, end, "title")


def _title_fits(look: Look, title: str, name: str) -> bool:
    data = word_data()
    known = look.evidence.titled.get(name, set())
    alike = {t for group in data.same_title if title in group for t in group} | {title}
    if known & alike:
        return True
    gendered = known & (data.honorifics_men | data.honorifics_women)
    if known & {"dr", "prof", "doctor", "professor"} and title not in data.ranks:
        return False
    if title in data.ranks:
        return title in look.evidence.lows and not gendered and not known
    if title in data.neutral_titles:
        return True
    mine = data.honorifics_men if title in data.honorifics_men else data.honorifics_women
    return not (gendered - mine)


def _check_pairs(look: Look) -> None:
    """Known names side by side must stand together in the evidence: no 'Gemma Lal' of two people."""
    words = look.letter.words
    for i in range(len(words) - 1):
        if words[i + 1].start - words[i].end == 1 and _is_bare_name(look, i) and _is_bare_name(look, i + 1):
            if not _stand_together(look, words[i].low, words[i + 1].low):
                run = _whole_name(look, _Run(i, i + 2))
                look.ask(_fault_of(look, run), *look.words_text(run.first, run.last), "pair")


def _is_bare_name(look: Look, i: int) -> bool:
    """Whether a word is written like a name without being due to, and is no title or everyday capital."""
    word, data = look.letter.words[i], word_data()
    if not is_name_like(word) or look.is_taken(word.start, word.end) or word.start < look.letter.subject_end:
        return False
    everyday = data.capital_ok | data.titles | data.function_words
    return word.low not in everyday and not (_begins(look, i) and is_english(word.low))


def _stand_together(look: Look, a: str, b: str) -> bool:
    """Whether one clause of the evidence has both words, written out or not, or the letter's names are unknown."""
    if not (is_known(look, a) and is_known(look, b)):
        return True
    pair = {root(a), root(b)}
    return any(pair <= clause.roots for clause in look.evidence.clauses) or not pair <= look.evidence.roots


def _check_tools(look: Look) -> None:
    """Tools in small letters."""
    data = word_data()
    for word in look.letter.words:
        if (
            word.low in data.tools
            and word.text.islower()
            and not is_known(look, word.low)
            and not look.is_taken(word.start, word.end)
        ):
            look.block("invented-skill", word.start, word.end)


def is_past_verb(low: str) -> bool:
    """Whether a word looks like a verb in the past."""
    return low.endswith("ed") and can_be_verb(low)
