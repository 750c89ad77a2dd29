"""Whom the greeting names, and whether the sender's name stands at the end."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from followup.critique.letter import opener_pattern
from followup.critique.lines import is_name_like, letter_words, make_plain
from followup.critique.looks import Greeting, Signature
from followup.critique.reading import Heard, Reading
from followup.critique.words import shared_words

_TOKEN = re.compile(r"[^\W\d_][\w'\-]*\.?")
_SPLIT = re.compile(r"[,;&/]|\band\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word without accents, capitals, dots and hyphens, so that names can be compared."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def _is_title(token: str) -> bool:
    return token.lower().strip(".") in letter_words().honorifics


@dataclass(frozen=True)
class Addressee:
    """One person of a greeting: honorifics and names, folded, and where they stand."""

    honorifics: tuple[str, ...]
    names: tuple[str, ...]
    start: int
    end: int


def addressees(reading: Reading) -> list[Addressee]:
    """The people whom the greeting names. Empty where it names nobody."""
    greeting = reading.letter.greeting
    if greeting is None:
        return []
    found: list[Addressee] = []
    at = greeting.start
    for part in [*_SPLIT.finditer(reading.letter.plain, greeting.start, greeting.end), None]:
        stop = part.start() if part else greeting.end
        found += _addressee(reading, at, stop)
        at = part.end() if part else greeting.end
    return found


def _title_words(reading: Reading) -> set[str]:
    """The words of the interviewers' titles: 'Head Grower Okoro' names one person."""
    people = reading.case.interviewers if reading.case else ()
    return {word.lower() for person in people for word in _TOKEN.findall(person.title or "")}


def _company_words(reading: Reading) -> set[str]:
    company = reading.case.company if reading.case else None
    return {fold(word) for word in (company or "").split()}


def _addressee(reading: Reading, start: int, end: int) -> Iterator[Addressee]:
    """The person named in a part of the greeting: words that are neither titles nor names of nobody."""
    plain = reading.letter.plain
    opener = opener_pattern().match(plain, start, end)
    tokens = list(_TOKEN.finditer(plain, opener.end() if opener else start, end))
    known = {name for person in _people(reading) for name in person.names}
    nobody = letter_words().nobody | shared_words().title_words | _title_words(reading)
    honorifics, names, generic = [], [], False
    for token in tokens:
        word = token[0].lower().strip(".")
        if fold(word) in known:
            names.append(token)
        elif _is_title(word):
            honorifics.append(token)
        elif word in nobody:
            generic = True
        elif fold(word) not in _company_words(reading):
            names.append(token)
    sure = any(fold(name[0]) in known for name in names)
    if not names or not (sure or honorifics or (not generic and any(name[0][0].isupper() for name in names))):
        return
    dotted = names[-1][0].endswith(".") and len(names[-1][0]) > len("J.")
    yield Addressee(
        tuple(token[0].lower().strip(".") for token in honorifics),
        tuple(fold(part) for name in names for part in name[0].split("-") if fold(part)),
        min(token.start() for token in (*honorifics, *names)),
        names[-1].end() - dotted,
    )


@dataclass(frozen=True)
class Person:
    """Somebody the case knows: honorifics and names, folded."""

    honorifics: tuple[str, ...]
    names: tuple[str, ...]


@cache
def read_person(name: str) -> Person:
    """Take a name of the case apart."""
    tokens = _TOKEN.findall(make_plain(name))
    titles = tuple(t.lower().strip(".") for t in tokens if _is_title(t))
    names = [fold(t) for t in tokens if not _is_title(t)]
    names += [fold(part) for t in tokens if "-" in t for part in t.split("-")]
    return Person(titles, tuple(names) or tuple(fold(t) for t in tokens))


def _people(reading: Reading) -> Iterable[Person]:
    if reading.case is None:
        return ()
    case = reading.case
    names = [person.name for person in case.interviewers] + [person.name for person in case.contacts]
    return [read_person(name) for name in names]


def _is_known_name(name: str, person: Person, nicknames: Iterable[tuple[str, ...]], *, given: bool) -> bool:
    if name in person.names or name == "".join(person.names):
        return True
    if len(name) == 1 and any(known.startswith(name) for known in person.names):
        return True
    if "".join(person.names).startswith(name) and len(name) > max(map(len, person.names)):
        return True
    if not given:
        return False
    short = any(
        (known.startswith(name) and len(known) - len(name) >= 2 and len(name) >= 2)  # noqa: PLR2004
        or (name.startswith(known) and len(name) - len(known) >= 2 and len(known) >= 3)  # noqa: PLR2004
        for known in person.names[:1]
    )
    return short or any(_are_one(name, known, group) for group in nicknames for known in person.names)


def _are_one(name: str, known: str, group: tuple[str, ...]) -> bool:
    """Whether two names are one by a group of full form (first) and short forms."""
    return name in group and known in group and (name in group[1:] or known in group[1:])


def _fits(who: Addressee, person: Person, nicknames: Iterable[tuple[str, ...]]) -> bool:
    given = not who.honorifics
    if not all(_is_known_name(name, person, nicknames, given=given) for name in who.names):
        return False
    words = letter_words()
    said, known = set(who.honorifics), set(person.honorifics)
    at_odds = (said & words.for_men and known & words.for_women) or (
        said & words.for_women and known & words.for_men
    )
    return not at_odds


def look_greeting(look: Greeting, reading: Reading, _key: str) -> list[Heard]:
    """The greeting's fault, if it has the one that the look wants to know of."""
    greeting = reading.letter.greeting
    if look.wants == "there":
        return [reading.whole] if greeting is None else []
    if greeting is None:
        return []
    named = addressees(reading)
    if look.wants == "a name":
        return [] if named else [Heard(greeting.start, greeting.end, {"found": reading.letter.greeting_text})]
    people = list(_people(reading))
    nicknames = [tuple(fold(name) for name in group) for group in look.nicknames]
    strangers = [who for who in named if not any(_fits(who, person, nicknames) for person in people)]
    known = ", ".join(person.name for person in reading.case.interviewers) if reading.case else ""
    return [
        Heard(who.start, who.end, {"found": reading.letter.plain[who.start : who.end], "right": known})
        for who in strangers
    ]


def look_signature(_look: Signature, reading: Reading, _key: str) -> list[Heard]:
    """The whole letter, where the sender's name does not stand at the end."""
    candidate = reading.case.candidate.name if reading.case else None
    own = {fold(word) for word in (candidate or "").replace("-", " ").split()}
    for line in reading.letter.closing:
        words = {fold(word) for word in _TOKEN.findall(line.text)}
        if (own & words and len(words) <= 8) or is_name_like(line.text):  # noqa: PLR2004
            return []
    last = reading.letter.plain.rstrip().rpartition("\n")[2] if not reading.letter.closing else ""
    words = {fold(word) for word in _TOKEN.findall(last)[-4:]}
    return [] if own & words else [reading.whole]
