"""Which position a letter names, and whether it is the case's."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from followup.critique.looks import Role
from followup.critique.reading import Heard, Reading
from followup.critique.titles import WORD, is_part, is_title_word, role_parts, same_word
from followup.critique.words import shared_words, small_words
from followup.spans import Span

_TOKEN = re.compile(r"[^\W_][\w'&+#.\-]*[\w+#]|[^\W_]")
ENOUGH_PARTS = 2
_BECOMING = ("become", "as")


_WORD_IN_TITLE = r"[^\W_][\w'&+#\-]{0,30}"
_SAID_BEFORE = re.compile(rf"(?:{_WORD_IN_TITLE}(?: ?[/&,] ?|\s{{1,3}})){{1,7}}$")
_LONGEST_TITLE = 90


@cache
def _position_word() -> re.Pattern[str]:
    position = "|".join(map(re.escape, shared_words().position_words))
    return re.compile(rf"\b(?:{position})\b", re.IGNORECASE)


@cache
def _ways_after() -> dict[str, re.Pattern[str]]:
    """How words that name a position are led up to."""
    position = "|".join(map(re.escape, shared_words().position_words))
    words = rf"(?P<said>(?:{_WORD_IN_TITLE}(?: ?[/&,] ?|\s{{1,3}}|(?=\W|$))){{1,6}})"
    patterns = {
        "after": rf"\b(?:{position})\s+(?:of|as|for|is)\s+(?:an?\s+|the\s+|your\s+)?{words}",
        "become": r"\b(?:as|become|becoming|be|being|for|choose|chose|hire|hired|select)\s+"
        rf"(?:an?|the|your)\s+(?:new\s+|next\s+)?{words}",
        "as": rf"\b(?:work|working|serve|serving|me|start|join you|joining you|you)\s+as\s+{words}",
    }
    return {way: re.compile(pattern, re.IGNORECASE) for way, pattern in patterns.items()}


def _named(reading: Reading) -> Iterator[tuple[str, Span]]:
    """The words that name a position, and how: before 'position', after it, after 'as your'."""
    plain = reading.letter.plain
    for position in _position_word().finditer(plain):
        start = max(0, position.start() - _LONGEST_TITLE)
        said = _SAID_BEFORE.search(plain[start : position.start()])
        if said:
            yield "before", Span(start=start + said.start(), end=position.start())
    for way, pattern in _ways_after().items():
        for found in pattern.finditer(plain):
            yield way, Span(start=found.start("said"), end=found.end("said"))


def _run(way: str, span: Span, plain: str) -> list[re.Match[str]]:
    """The title in the words of ``span``: its last words before 'position', else its first."""
    tokens = list(_TOKEN.finditer(plain, span.start, span.end))
    if way == "before":
        run: list[re.Match[str]] = []
        for token in reversed(tokens):
            word = token[0].lower()
            if word in small_words() and word not in {"and", "of"}:
                break
            run.insert(0, token)
        while run and run[0][0].lower() in small_words():
            run.pop(0)
        return run
    run = []
    for token in tokens:
        if token[0].lower() in small_words() and token[0].lower() not in {"and", "of"}:
            break
        run.append(token)
        if is_title_word(token[0].lower()):
            break
    return run


def _has_run(words: list[str], parts: tuple[str, ...]) -> bool:
    """Whether two neighbouring words of a long title stand together."""
    pairs = list(pairwise(parts))
    return any(
        same_word(one, first) and same_word(two, second)
        for one, two in pairwise(words)
        for first, second in pairs
    )


def names_role(reading: Reading, role: str) -> bool:
    """Whether the letter, its subject line included, names ``role``."""
    parts, initials = role_parts(role)
    plain = reading.letter.plain
    words = [word.lower() for word in WORD.findall(plain)]
    full = [shared_words().short_forms.get(word, word) for word in words]
    window = len(parts) + 3
    last = {position for position, word in enumerate(full) if same_word(word, parts[-1])}
    if len(parts) > ENOUGH_PARTS and _has_run(full, parts):
        return True
    for position in last:
        near = full[max(0, position - window) : position + window]
        if all(any(same_word(word, part) for word in near) for part in parts):
            return True
    if any(re.search(rf"\b{re.escape(initial)}\b", plain) for initial in initials):
        return True
    for way, span in _named(reading):
        run = _run(way, span, plain)
        if run and _names_a_part(way, span, run, reading, role):
            return True
    return False


def _names_a_part(way: str, span: Span, run: list[re.Match[str]], reading: Reading, role: str) -> bool:
    """Whether a word of the role stands where a position is named."""
    if way in _BECOMING:
        return is_part(run[-1][0].lower(), role)
    named = re.compile(r"\w+").match(reading.letter.plain, span.end)
    loose = way == "before" and named is not None and named[0].lower() in shared_words().loose_position_words
    return any(
        is_part(token[0].lower(), role) for token in run if is_title_word(token[0].lower()) or not loose
    )


def wrong_positions(reading: Reading, role: str) -> Iterator[Heard]:
    """Where the letter says that the interview was for another position than ``role``."""
    plain = reading.letter.plain
    own = " ".join(reading.case_words()).lower() if reading.case else ""
    for way, span in _named(reading):
        run = _run(way, span, plain)
        run = [token for token in run if token[0].lower() not in {"and", "of"}]
        if not run or not (is_title_word(run[-1][0].lower()) or _is_capitalised_title(way, run, own)):
            continue
        said = [token[0].lower() for token in run]
        if all(is_part(word, role) for word in said) or " ".join(said) in own:
            continue
        head = run[-1]
        if way == "as" or (way == "become" and not _is_yours(plain, span.start)):
            continue  # 'as a team leader I ...' tells of other work
        if way == "become" and is_part(head[0].lower(), role):
            continue
        if _of_the_past(way, span, run, plain) or not _contradicts(run, role, way):
            continue
        yield Heard(
            run[0].start(), run[-1].end(), {"found": plain[run[0].start() : run[-1].end()], "right": role}
        )


_YOURS = re.compile(
    r"\b(?:your|(?:be|become|becoming|hire|choose)\s+(?:the|an?)|(?:team|company|you|me|join)\s+as\s+(?:the|an?))"
    r"\s+(?:new\s+|next\s+)?$",
    re.IGNORECASE,
)


def _is_yours(plain: str, start: int) -> bool:
    """Whether the words before a title say that it is this job: 'be your next ...', 'join you as a ...'."""
    return bool(_YOURS.search(plain[max(0, start - 40) : start]))


def _is_capitalised_title(way: str, run: list[re.Match[str]], own: str) -> bool:
    """Whether words before 'position' are written like a title: two or more capitals, and no employer."""
    words = [token[0].lower() for token in run]
    if way != "before" or len(run) < ENOUGH_PARTS or not all(token[0][0].isupper() for token in run):
        return False
    return not any(word in own or word in shared_words().employer_words for word in words)


def _contradicts(run: list[re.Match[str]], role: str, way: str) -> bool:
    """A title says otherwise where its last word differs, or a word before that the role has nothing of."""
    strange = [token for token in run if not is_part(token[0].lower(), role)]
    if run[-1] in strange:
        return way not in _BECOMING or any(token[0][0].isupper() for token in run)
    parts, _ = role_parts(role)
    if len(run) == 1 or len(parts) == 1 or len(strange) != len(run) - 1:
        return False
    plainly = way == "before" and not any(token[0].lower() in shared_words().neutral for token in strange)
    return plainly or strange[0][0][0].isupper()


def _of_the_past(way: str, span: Span, run: list[re.Match[str]], plain: str) -> bool:
    """Whether the words around a position say that it is not this one."""
    start = max(plain.rfind(".", 0, span.start), plain.rfind("\n", 0, span.start), run[0].start() - 60) + 1
    before = {word.lower() for word in re.findall(r"[\w']+", plain[start : run[0].start()])[-6:]}
    return bool(before & set(shared_words().past_work) - {"interned"}) or (way in _BECOMING and "i" in before)


def names_any_position(reading: Reading) -> bool:
    """Whether the letter names some position, where the case does not say which is right."""
    plain = reading.letter.plain
    for way, span in _named(reading):
        run = _run(way, span, plain)
        if run and (is_title_word(run[-1][0].lower()) or any(token[0][0].isupper() for token in run[1:])):
            return True
    return False


def look_role(_look: Role, reading: Reading, _key: str) -> list[Heard]:
    """The whole letter, where it names the position nowhere. A wrong position counts as named."""
    role = reading.case.role if reading.case else None
    if role is None:
        return [] if names_any_position(reading) else [reading.whole]
    if names_role(reading, role) or any(wrong_positions(reading, role)):
        return []
    return [reading.whole]
