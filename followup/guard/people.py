"""Known names put together wrongly: a title that is another's, two people made one."""

from followup.guard.checks import Look
from followup.guard.data import word_data
from followup.guard.namefaults import Run, fault_of
from followup.guard.names import is_due, is_known, whole_name
from followup.guard.words import Word, is_english, root

_LONGEST_NAME = 4
_LEARNED = frozenset(["dr", "prof", "doctor", "professor"])


def check_people(look: Look) -> None:
    """Check the titles before names, and that names side by side belong together."""
    letter, titles = look.letter, word_data().titles
    starts, texts, following = letter.words.starts, letter.words.texts, set(letter.capitals)
    for i in letter.capitals:
        if letter.lows[i] in titles:
            _check_title(look, i)
        elif i + 1 in following and starts[i + 1] - starts[i] - len(texts[i]) == 1:
            _check_pair(look, i)


def _check_title(look: Look, i: int) -> None:
    """A title must fit what is known of that person: 'Mrs. Hale' is not 'Mr. Hale'."""
    words, data = look.letter.words, word_data()
    name = i + 1 if i + 1 >= len(words) or words[i + 1].text != "." else i + 2
    if name >= len(words) or not words[name].capital or words[name].low in data.titles:
        return
    last = name
    while last + 1 < min(len(words), name + _LONGEST_NAME) and _follows(words[last], words[last + 1]):
        last += 1
    title, surname = words[i].low, words[last].low
    if not is_known(look, surname) or _title_fits(look, title, surname):
        return
    gendered = data.honorifics_men | data.honorifics_women
    if look.evidence.titled.get(surname, frozenset()) & gendered and title not in data.ranks:
        look.block("invented-name", words[i].start, words[last].end, "title")
    else:
        look.ask("invented-name", words[i].start, words[last].end, "title")


def _follows(word: Word, after: Word) -> bool:
    return after.capital and after.start - word.end == 1


def _title_fits(look: Look, title: str, name: str) -> bool:
    data = word_data()
    known = look.evidence.titled.get(name, set())
    alike = {t for group in data.same_title if title in group for t in group} | {title}
    if known & alike or title in data.neutral_titles:
        return True
    gendered = known & (data.honorifics_men | data.honorifics_women)
    if title in data.ranks:
        return title in look.evidence.lows and not known
    if known & _LEARNED:
        return False
    mine = data.honorifics_men if title in data.honorifics_men else data.honorifics_women
    return gendered <= mine


def _check_pair(look: Look, i: int) -> None:
    """Known names side by side must stand together in the evidence: no 'Gemma Lal' of two people."""
    if not _stand_together(look, i) and _is_bare_name(look, i) and _is_bare_name(look, i + 1):
        run = whole_name(look, Run(i, i + 2))
        look.ask(fault_of(look, run), *look.words_text(*run), "pair")


def _is_bare_name(look: Look, i: int) -> bool:
    """Whether a word is written like a name without need, and is no title or everyday capital."""
    word, data = look.letter.words[i], word_data()
    if word.low in data.capital_ok or word.low in data.titles or word.low in data.function_words:
        return False
    if look.is_taken(*word[:2]) or word.start < look.letter.subject_end:
        return False
    return not (is_due(look, i) and is_english(word.low))


def _stand_together(look: Look, i: int) -> bool:
    """Whether one clause of the evidence has words ``i`` and ``i + 1``, or one is unknown anyway."""
    a, b = look.letter.lows[i], look.letter.lows[i + 1]
    together = look.together.get((a, b))
    if together is None:
        together = look.together[a, b] = _are_together(look, a, b)
    return together or not {i, i + 1}.isdisjoint(look.spelt_out)


def _are_together(look: Look, a: str, b: str) -> bool:
    if not (is_known(look, a) and is_known(look, b)):
        return True
    pair = {root(a), root(b)}
    return any(pair <= clause.roots for clause in look.evidence.clauses) or not pair <= look.evidence.roots
