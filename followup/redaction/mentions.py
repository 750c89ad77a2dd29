"""Where a text names one of the known people, in whatever form."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from followup.guard.data import word_data
from followup.notes.peoplewords import not_names, people_words
from followup.redaction.beside import (
    is_given,
    is_month,
    is_ordinary,
    is_spoken_name,
    is_spoken_of,
    names_firm,
    opens_sentence,
)
from followup.redaction.forms import Form, Somebody, is_honorific
from followup.redaction.pieces import Piece, split_pieces

_JOINT = re.compile(r"[^\S\n]{1,3}|\.[^\S\n]{0,2}|,[^\S\n]|[^\S\n]?\n[^\S\n]?|-")
_AFTER_TITLE = re.compile(r"\.?[^\S\n]{0,2}\(?|-")
_MOST_WORDS = 7
_MOST_TITLES = 2
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


class NamePlace(NamedTuple):
    """Characters ``start`` up to ``end`` name a person."""

    start: int
    end: int
    person: Somebody


class Naming:
    """Finds the people of a list in texts; a name that fits two of them becomes a person of its own."""

    def __init__(self, people: Sequence[Somebody]) -> None:
        """Prepare the words of their names."""
        self.people = list(people)
        self._by_word: dict[str, list[Somebody]] = defaultdict(list)
        self._own_words: dict[int, frozenset[str]] = {}
        self._doubtful: dict[tuple[str, ...], Somebody] = {}
        self._told: frozenset[str] | None = None
        self._literal = [(f.given, p) for p in people for f in p.forms if _IDEOGRAPH.search(f.given)]
        for person in people:
            self._learn(person)

    def _learn(self, person: Somebody) -> None:
        self._own_words[id(person)] = person.words
        for word in person.words:
            self._by_word[word].append(person)

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[NamePlace]:
        """Every place of ``text`` that names one of them, in order; words inside ``taken`` are left alone."""
        if not self.people:
            return []
        pieces = list(split_pieces(text, taken, self._by_word))
        self._told = None
        plain_case = not any(p.capital for p in pieces if p.low != "i")
        found: list[NamePlace] = []
        i = 0
        while i < len(pieces):
            place, after = self._name_at(text, pieces, i, plain_case=plain_case)
            if place is not None:
                found.append(place)
            i = after
        return _merged([*found, *self._literals(text)])

    def _spoken_of(self, pieces: list[Piece]) -> frozenset[str]:
        """The names that the text at hand writes in small letters, with a word beside that says so."""
        if self._told is None:
            places = (i for i, p in enumerate(pieces) if not p.capital and p.low in self._by_word)
            self._told = frozenset(pieces[i].low for i in places if is_spoken_of(pieces, i))
        return self._told

    def _literals(self, text: str) -> Iterator[NamePlace]:
        """Names in scripts that set no blanks between words."""
        for given, person in self._literal:
            yield from (NamePlace(m.start(), m.end(), person) for m in re.finditer(re.escape(given), text))

    def _name_at(
        self, text: str, pieces: list[Piece], i: int, *, plain_case: bool
    ) -> tuple[NamePlace | None, int]:
        """The name that begins at word ``i``, and the word after it."""
        first, last, people = self._run(text, pieces, i)
        if last == first:
            return None, i + 1
        title = self._title_before(text, pieces, first)
        lows = tuple(p.low for p in pieces[first:last])
        honorific = pieces[title].low if title < first else ""
        if not honorific and not self._stands_as_name(text, pieces, first, last, plain_case=plain_case):
            return None, i + 1
        extended = self._surname_behind(text, pieces, last) if len(lows) == 1 and not honorific else last
        if extended > last:
            known = [p for p in people if len(p.parts) == 1]
            lows = (*lows, pieces[last].low)
            person = (
                known[0] if known else self._nobody_known(lows, text[pieces[first].start : pieces[last].end])
            )
            return NamePlace(pieces[first].start, pieces[last].end, person), extended
        start, end = pieces[title].start, self._past_title_behind(text, pieces, last)
        person = self._whose(people, lows, honorific, text[start:end])
        return NamePlace(start, end, person), last

    def _run(self, text: str, pieces: list[Piece], i: int) -> tuple[int, int, list[Somebody]]:
        """The longest run of words from ``i`` that are all of one person's name."""
        people = self._by_word.get(pieces[i].low, [])
        if not people:
            people = self._initial(text, pieces, i)
            if not people:
                return i, i, []
        last = i + 1
        while last < min(len(pieces), i + _MOST_WORDS):
            joint = text[pieces[last - 1].end : pieces[last].start]
            if not _JOINT.fullmatch(joint) or (joint[0] == "." and not _has_dot(pieces[last - 1].low)):
                break
            low = pieces[last].low
            still = [p for p in people if low in self._own_words[id(p)]]
            seen = {p.low for p in pieces[i:last]}
            middle = len(low) == 1 and pieces[last].capital and last + 1 < len(pieces)
            if still and low not in seen and _follows(joint, pieces, i, last, still):
                people = still
            elif not (middle and any(pieces[last + 1].low in self._own_words[id(p)] for p in people)):
                break
            last += 1
        keys = {w for p in people for w in self._own_words[id(p)]} - people_words().particles
        while last > i and pieces[last - 1].low not in keys:
            last -= 1
        only = [w for w in (p.low for p in pieces[i:last]) if len(w) > 1 or w in keys]
        return (i, last, people) if only else (i, i, [])

    def _initial(self, text: str, pieces: list[Piece], i: int) -> list[Somebody]:
        """Whose initial stands at word ``i`` before their surname: "G. Chan"."""
        if len(pieces[i].low) != 1 or not pieces[i].capital or i + 1 >= len(pieces):
            return []
        if text[pieces[i].end : pieces[i + 1].start].strip(". "):
            return []
        behind = self._by_word.get(pieces[i + 1].low, [])
        return [p for p in behind if p.parts[0][0] == pieces[i].low and pieces[i + 1].low != p.parts[0]]

    def _title_before(self, text: str, pieces: list[Piece], first: int) -> int:
        """The word with which the honorifics before word ``first`` begin."""
        known, at = people_words(), first
        while at > max(0, first - _MOST_TITLES):
            before = pieces[at - 1]
            joint = text[before.end : pieces[at].start]
            close = _AFTER_TITLE.fullmatch(joint.replace(")", "")) is not None
            doubtful = before.low in known.doubtful_honorifics and pieces[at].capital and not before.capital
            polite = is_honorific(before.low) or before.low in known.honorifics_behind
            if not (close and polite) or doubtful:
                break
            at -= 1
        return at

    def _past_title_behind(self, text: str, pieces: list[Piece], last: int) -> int:
        """Where a name ends, with an honorific behind it: "Sato-san", "Rao ji"."""
        end = pieces[last - 1].end
        if last < len(pieces) and pieces[last].low in people_words().honorifics_behind:
            joint = text[end : pieces[last].start]
            return pieces[last].end if joint in {" ", "-"} else end
        return end

    def _whose(self, people: list[Somebody], lows: tuple[str, ...], honorific: str, written: str) -> Somebody:
        """The one person whom a name fits; where several do, a person of its own."""
        kin = honorific.rstrip(".")
        if kin and len(people) > 1:
            titled = [p for p in people if kin in {h.rstrip(".") for h in p.honorifics}]
            people = titled or [p for p in people if not p.honorifics] or people
        exact = [p for p in people if any(f.parts == lows for f in p.forms)]
        if len(people) > 1 and len(exact) == 1:
            return exact[0]
        if len(people) == 1:
            return people[0]
        return self._nobody_known((kin, *lows), written)

    def _nobody_known(self, lows: tuple[str, ...], written: str) -> Somebody:
        if lows not in self._doubtful:
            self._doubtful[lows] = Somebody([Form(" ".join(written.split()), "", lows)])
        return self._doubtful[lows]

    def _surname_behind(self, text: str, pieces: list[Piece], last: int) -> int:
        """The word after a surname that nobody is known by, behind a given name: "Grace Kim"."""
        if last >= len(pieces) or text[pieces[last - 1].end : pieces[last].start] != " ":
            return last
        low, given = pieces[last].low, pieces[last - 1].low
        word = text[pieces[last].start : pieces[last].end]
        if not pieces[last].capital or not is_given(given):
            return last
        usual = is_ordinary(low) or low in not_names()
        new = len(word) > 1 and not word.isupper() and not (usual and word.isascii())
        return last + 1 if new and low not in word_data().organisation_words else last

    def _stands_as_name(
        self, text: str, pieces: list[Piece], first: int, last: int, *, plain_case: bool
    ) -> bool:
        """Whether a word that is ordinary English too has what makes it a name here."""
        piece = pieces[first]
        if last - first > 1:
            return True
        if names_firm(text, pieces, first, self._by_word):
            return False
        if not is_ordinary(piece.low):
            return True
        if piece.capital and not plain_case:
            return not is_month(text, pieces, first) and not opens_sentence(text, pieces, first)
        told = self._spoken_of(pieces)
        return is_spoken_name(pieces, first, plain_case=plain_case, told=told)


def _follows(joint: str, pieces: list[Piece], i: int, last: int, people: list[Somebody]) -> bool:
    """Whether what stands between two words may: a comma only in "Chan, Grace", a break in a wrapped line."""
    if "\n" not in joint and joint.strip() in {"", ".", "-"}:
        return True
    one = last - i == 1
    if joint.startswith(","):
        return one and any(p.parts[-1] == pieces[i].low and p.parts[0] == pieces[last].low for p in people)
    return one and any(p.parts[0] == pieces[i].low for p in people)


def _has_dot(low: str) -> bool:
    """Whether a full stop behind this word of a name ends no sentence: an initial, "St."."""
    return len(low) == 1 or low in people_words().particles


def _merged(places: list[NamePlace]) -> list[NamePlace]:
    kept: list[NamePlace] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
