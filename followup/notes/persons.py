"""The people whom the notes name, each with all places that name them."""

from dataclasses import dataclass, field

from followup.notes.apposition import Title
from followup.notes.names import Mention
from followup.notes.peoplewords import people_words, sure_names


@dataclass
class Person:
    """Somebody who is named, with each mention and what it says of their part."""

    mentions: list[Mention] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    took_part: bool = False
    apart: bool = False

    @property
    def fullest(self) -> Mention:
        """The mention with the most of the name."""
        return max(self.mentions, key=lambda m: (len(m.parts), bool(m.honorific)))

    @property
    def likely(self) -> bool:
        """Whether anything but one place beside a cue says that this is a person."""
        more = len(self.mentions) > 1 or len(self.mentions[0].parts) > 1
        return more or bool(self.titles) or any(is_surely_named(m) for m in self.mentions)

    @property
    def surely_named(self) -> bool:
        """Whether more than a capital says that this is a person."""
        given = people_words().given_names
        known = self.took_part or self.apart or bool(self.titles)
        return known or any(m.honorific or m.parts[0] in given for m in self.mentions)


def is_surely_named(mention: Mention | None) -> bool:
    """Whether an honorific or a known given name opens ``mention``."""
    if mention is None:
        return False
    first, _, behind = mention.parts[0].partition("-")
    polite = bool(mention.honorific) or behind in people_words().honorifics_behind
    return polite or mention.parts[0] in sure_names() or first in sure_names()


class Persons:
    """Joins the mentions of one person: "Ms. Cho", "Fenella" and "Fenella Cho"."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.all: list[Person] = []
        self._by_part: dict[str, list[Person]] = {}

    def add(self, mention: Mention) -> Person:
        """The person of ``mention``, new where nobody fits."""
        near = {
            id(p): p for part in {mention.parts[0], mention.parts[-1]} for p in self._by_part.get(part, ())
        }
        person = next((p for p in near.values() if _same(mention, p.fullest)), None)
        if person is None:
            person = Person()
            self.all.append(person)
        person.mentions.append(mention)
        for part in {mention.parts[0], mention.parts[-1]}:
            known = self._by_part.setdefault(part, [])
            if person not in known[-1:]:
                known.append(person)
        return person


def _same(a: Mention, b: Mention) -> bool:
    if a.honorific and b.honorific and a.honorific.rstrip(".") != b.honorific.rstrip("."):
        return False
    short, long = sorted((a.parts, b.parts), key=len)
    if len(short) == len(long):
        return short == long
    return short == long[: len(short)] or short == long[-len(short) :]
