"""Puts the moves of a letter together, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from followup.letters.choose import Dice
from followup.letters.facts import Blank, FactSource, say_role
from followup.letters.models import Length, Sentence, Tone
from followup.letters.wordings import (
    COMBINED,
    PHRASES,
    Layout,
    LetterFile,
    Wording,
    move_name,
    split_sentences,
)
from followup.prompts import blanks_of


@dataclass
class Page:
    """A letter in the making: it remembers what it has said, so as not to say it twice."""

    source: FactSource
    dice: Dice
    tone: Tone
    length: Length
    said: list[Sentence] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)

    def choose_wording(self, move: str, wordings: Sequence[Wording]) -> Wording | None:
        """The wording of a move: rather one with facts, rather none that repeats an opening."""
        tags = self.source.tags
        fitting = [w for w in wordings if w.fits(self.tone, self.length, tags)]
        usable = [w for w in fitting if self.knows_all(w)]
        telling = [w for w in usable if w.needs] or usable
        ordered = self.dice.order(move, telling)
        return min(ordered, key=self._count_echoes, default=None)

    def knows_all(self, wording: Wording) -> bool:
        """Whether every fact that a wording needs is there and not used yet."""
        return all(self._knows(blank) for blank in wording.needs)

    def _knows(self, blank: str) -> bool:
        if blank in PHRASES:
            return self.source.find_phrase(blank, self.used) is not None
        return blank in self.source.blanks

    def _count_echoes(self, wording: Wording) -> int:
        """How much of a wording the letter has said already: its openings, its end, its favourite words."""
        said = " ".join(sentence.text.lower() for sentence in self.said)
        openings = [_opening(sentence.text) for sentence in self.said]
        repeated = sum(_opening(part) in openings for part in split_sentences(wording.text))
        repeated += _tail(wording.text) in {_tail(sentence.text) for sentence in self.said}
        words = wording.text.lower()
        return 3 * repeated + sum(echo in words and echo in said for echo in self.source.common.echoes)

    def say(self, wording: Wording) -> list[Sentence]:
        """Fill a wording and keep its sentences."""
        sentences = [self._fill(part) for part in split_sentences(wording.text)]
        self.said.extend(sentences)
        return sentences

    def _fill(self, template: str) -> Sentence:
        values: dict[str, Blank] = {name: self._value(name) for name in sorted(blanks_of(template))}
        text = template.format(**{name: blank.words for name, blank in values.items()})
        self.used.update(path for blank in values.values() for path in blank.facts)
        facts = tuple(dict.fromkeys(path for blank in values.values() for path in blank.facts))
        return Sentence(text=polish(text), facts=facts)

    def _value(self, name: str) -> Blank:
        if name == "the_role":
            return self._the_role()
        if name == "employer":
            return self._employer()
        if name in PHRASES:
            return self.source.find_phrase(name, self.used) or Blank("")
        return self.source.blanks.get(name, Blank(""))

    def _the_role(self) -> Blank:
        """'the Baker position' at first, then 'this position'."""
        noun = self.dice.order("role noun", self.source.common.role_nouns[self.tone])[0]
        role = self.source.case.role
        if "role" in self.named or not role:
            return Blank(f"this {noun}" if "role" in self.named else f"the {noun}")
        self.named.add("role")
        short = say_role(role, self.source.names)
        ends = tuple(f" {word}" for word in ("role", "position", "job", "post"))
        the = "" if short.lower().startswith("the ") else "the "
        return Blank(f"{the}{short}" if short.lower().endswith(ends) else f"{the}{short} {noun}", ("role",))

    def _employer(self) -> Blank:
        """The company by its name at first, then 'your team'."""
        company = self.source.case.company
        if not company or "employer" in self.named:
            common = self.source.common
            return Blank(common.no_company_by_contact if "contact" in self.source.tags else common.no_company)
        self.named.add("employer")
        return Blank(company, ("company",))


def _opening(text: str) -> list[str]:
    """The first words, which no two sentences of a letter share: two, or three after 'I'."""
    words = text.split()
    return words[: 3 if words[0] == "I" else 2]


def _tail(text: str) -> str:
    return " ".join(re.findall(r"[\w{}']+", text.lower())[-3:])


def polish(text: str) -> str:
    """Close up what an empty blank left behind, and start with a capital."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"([.?!])\.", r"\1", text)
    return text[:1].upper() + text[1:]


def count_words(paragraphs: Sequence[Sequence[Sentence]]) -> int:
    """The words of a body."""
    return sum(len(sentence.text.split()) for paragraph in paragraphs for sentence in paragraph)


def write_paragraphs(
    page: Page, letter: LetterFile, layout: Layout, *, without: frozenset[str], filled: frozenset[str]
) -> list[list[Sentence]]:
    """Make the moves of a layout, leaving out those in ``without``, adding the fillers in ``filled``."""
    paragraphs: list[list[Sentence]] = []
    for moves in layout.paragraphs:
        sentences: list[Sentence] = []
        for move in moves:
            name = move_name(move)
            said_already = move.endswith("~") and COMBINED in page.made
            if said_already or name in without or (move.endswith("+") and name not in filled):
                continue
            wording = page.choose_wording(name, letter.moves[name])
            if wording is not None and not (move[-1] in "?+" and _adds_nothing(wording, letter, name)):
                sentences.extend(page.say(wording))
                page.made.add(name)
        if sentences:
            paragraphs.append(sentences)
    return paragraphs


def _adds_nothing(wording: Wording, letter: LetterFile, name: str) -> bool:
    """An optional move whose other wordings use facts is left out where none is known."""
    return not wording.needs and any(other.needs for other in letter.moves[name])
