"""The people whom a text may name, each with every form of the name: "Ms. Chan", "Grace", "Chan, Grace"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from followup.notes.peoplewords import people_words
from followup.notes.words import fold
from followup.redaction.data import redaction_data

NAME_WORD = re.compile(
    r"[^\W\d_][\u0300-\u036f\u064b-\u065f\u0900-\u109f]*"
    r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u109f]|['\u2019\u02bc\u2010\u2011-](?=[^\W\d_]))*"
)
_SHORTEST_PIECE = 3
_NICKNAME = re.compile(r"[\"'\u201c\u2018(]([^\"'\u201d\u2019()]{1,30})[\"'\u201d\u2019)]")


@dataclass(frozen=True, slots=True)
class Form:
    """A name as it was given: its honorific, folded and without its dot, and its folded words."""

    given: str
    honorific: str
    parts: tuple[str, ...]
    nicknames: tuple[str, ...] = ()


@dataclass(eq=False)
class Somebody:
    """One person, with the forms of their name that were given."""

    forms: list[Form] = field(default_factory=list)

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the fullest form."""
        return max((f.parts for f in self.forms), key=len)

    @property
    def honorifics(self) -> frozenset[str]:
        """The honorifics of all forms."""
        return frozenset(f.honorific for f in self.forms if f.honorific)

    @property
    def words(self) -> frozenset[str]:
        """Every word of the name, pieces of double names included."""
        whole = {w for f in self.forms for w in (*f.parts, *f.nicknames)}
        return frozenset(whole | {p for w in whole for p in w.split("-") if len(p) >= _SHORTEST_PIECE})

    @property
    def polite(self) -> str:
        """The fullest polite form as it was given."""
        return max(self.forms, key=lambda f: (len(f.parts) > 1, bool(f.honorific), len(f.parts))).given


def is_honorific(word: str) -> bool:
    """Whether a folded word is an honorific, with or without its dot."""
    known = people_words().honorifics
    return word in known or f"{word}." in known


def read_form(name: str) -> Form | None:
    """Take a name apart; None where it has no letters."""
    nicknames = tuple(fold(w) for m in _NICKNAME.findall(name) for w in NAME_WORD.findall(m) if len(w) > 1)
    bare = _NICKNAME.sub(" ", name)
    front, comma, behind = bare.partition(",")
    suffixes = redaction_data().names.suffixes
    last = [w for w in NAME_WORD.findall(behind) if fold(w) not in suffixes]
    first = NAME_WORD.findall(front)
    words = [fold(w) for w in ([*last, *first] if comma and len(first) == 1 else first)]
    honorific = ""
    while len(words) > 1 and _opens_politely(words):
        honorific = honorific or words[0]
        words.pop(0)
    while len(words) > 1 and (words[-1] in suffixes or words[-1] in people_words().honorifics_behind):
        words.pop()
    return Form(" ".join(name.split()), honorific, tuple(words), nicknames) if words else None


def _opens_politely(words: Sequence[str]) -> bool:
    known, first = people_words(), words[0]
    doubtful = first in known.doubtful_honorifics and first in known.given_names
    return is_honorific(first) and not doubtful


def group_forms(names: Iterable[str]) -> list[Somebody]:
    """The people behind ``names``, fullest first. A short form joins the one person whom it fits.

    What fits two people, or two forms with honorifics that exclude each other, stays apart.
    """
    forms = [f for name in dict.fromkeys(names) if (f := read_form(name)) is not None]
    people: list[Somebody] = []
    short: dict[int, list[Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda f: -len(f.parts)):
        fitting = [p for p in people if _fits(form, p)]
        if len(fitting) != 1:
            people.append(Somebody([form]))
        elif form.honorific and len(form.parts) < len(fitting[0].parts):
            short[people.index(fitting[0])].append(form)
        else:
            fitting[0].forms.append(form)
    for place, titled in short.items():
        agree = len({_kin(f.honorific) for f in titled}) == 1
        if agree:
            people[place].forms += titled
        else:
            people += [Somebody([f]) for f in titled]
    return people


def _kin(honorific: str) -> str:
    return honorific.rstrip(".")


def _fits(form: Form, person: Somebody) -> bool:
    """Whether a form may be another one of this person's."""
    kin = {_kin(h) for h in person.honorifics}
    if form.honorific and kin and _kin(form.honorific) not in kin:
        return False
    long = person.parts
    short = form.parts
    nicknames = {n for f in person.forms for n in f.nicknames}
    if len(short) == 1 and short[0] in nicknames:
        return True
    if len(short) > 1 and len(long) > 1 and short[0] == long[0] and short[-1] == long[-1]:
        return True
    return short in (long[: len(short)], long[-len(short) :])
