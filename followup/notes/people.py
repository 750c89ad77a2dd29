"""Who took part in the interview: neither who arranged it, nor who was absent, nor anybody else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from followup.case import Interviewer
from followup.notes.apposition import Title, find_title
from followup.notes.cues import CueSet
from followup.notes.document import Document
from followup.notes.names import Mention, find_mentions, name_at, people_words
from followup.notes.zones import Line
from followup.spans import Span

_BACK = 7
_NEAR = 3
_FAR = 14
_WHOSE = frozenset(
    {"his", "her", "their", "one", "a", "an", "some", "another", "the", "son", "su", "sa", "ihre", "sein"}
)
_LINKS = frozenset(
    {",", "and", "&", "+", ";", "/", "y", "et", "und", "e", "then", "also", "plus", "the", "with", "(", ")"}
)


@dataclass
class Person:
    """Everybody who is named, with each mention and what it says of their part."""

    mentions: list[Mention] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    took_part: bool = False
    apart: bool = False

    def matches(self, mention: Mention) -> bool:
        """Whether ``mention`` may name this person."""
        return all(_same(mention, known) for known in self.mentions)


def _same(a: Mention, b: Mention) -> bool:
    if a.honorific and b.honorific and a.honorific.rstrip(".") != b.honorific.rstrip("."):
        return False
    short, long = sorted((a.parts, b.parts), key=len)
    if len(short) == len(long):
        return short == long
    return short == long[: len(short)] or short == long[-len(short) :]


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """Who took part, with the places that say so, and everybody who is named at all."""

    interviewers: tuple[tuple[Interviewer, tuple[Span, ...]], ...]
    unsure: tuple[str, ...]
    """Names of people who may have taken part."""
    words: frozenset[int]
    """The words that are people's names."""
    titles: frozenset[int]
    """The words that are people's titles."""
    called: tuple[str, ...]
    """By what names the interviewers are called."""


@cache
def _cues() -> CueSet:
    known = people_words()
    return CueSet(known.cues, known.groups)


def read_people(
    document: Document,
    lines: list[Line],
    *,
    barred: frozenset[int],
    ignored: frozenset[int],
    own: frozenset[int],
    candidate: Iterable[str],
) -> PeopleReading:
    """Sort everybody who is named by their part.

    Args:
        document: the notes.
        lines: their lines with zones.
        barred: words that are no names (dates).
        ignored: words whose sentences say nothing of the latest interview.
        own: words that tell of the candidate's own experience.
        candidate: the candidate's own names, folded.
    """
    self_names = frozenset(candidate)
    mentions = [
        m
        for m in find_mentions(document, barred)
        if not set(m.parts) <= self_names and (m.first not in own or m.honorific)
    ]
    persons = _Sorter(document, lines, ignored).sort(mentions)
    chosen = [p for p in persons if p.took_part and not p.apart]
    if not chosen:
        chosen = [p for p in persons if p.titles and not p.apart and _in_remarks(p, lines, ignored)][:3]
    unsure = [p for p in persons if p.took_part and p.apart]
    return PeopleReading(
        tuple(_interviewer(document, p) for p in chosen),
        tuple(_fullest(p).value for p in unsure),
        frozenset(
            i for p in persons if _is_surely_named(p) for m in p.mentions for i in range(m.first, m.last)
        ),
        frozenset(i for p in persons for t in p.titles for i in range(t.first, t.last)),
        tuple(c for p in chosen for m in p.mentions for c in (m.value, m.parts[0], m.parts[-1])),
    )


def _in_remarks(person: Person, lines: list[Line], ignored: frozenset[int]) -> bool:
    first = person.mentions[0].first
    return first not in ignored and any(ln.first <= first < ln.last and ln.zone == "remarks" for ln in lines)


def _is_surely_named(person: Person) -> bool:
    known = people_words().given_names
    return (
        person.took_part or person.apart or any(m.honorific or m.parts[0] in known for m in person.mentions)
    )


def _fullest(person: Person) -> Mention:
    return max(person.mentions, key=lambda m: (len(m.parts), bool(m.honorific)))


def _interviewer(document: Document, person: Person) -> tuple[Interviewer, tuple[Span, ...]]:
    best = _fullest(person)
    name, spans = best.value, [best.span]
    if not best.honorific:
        joined = next((m for m in person.mentions if m.honorific and m.parts[-1:] == best.parts[-1:]), None)
        if joined is not None and len(best.parts) > 1:
            name = f"{joined.value.split()[0]} {name}"
            spans.insert(0, joined.span)
    title = None
    if person.titles:
        found = person.titles[0]
        title = document.cut(found.first, found.last)
        spans.append(document.span(found.first, found.last))
    return Interviewer(name=name, title=title), tuple(spans)


class _Sorter:
    """Goes through the mentions from left to right."""

    def __init__(self, document: Document, lines: list[Line], ignored: frozenset[int]) -> None:
        self.document = document
        self.lines = lines
        self.ignored = ignored
        self.persons: list[Person] = []
        self.zone_of = {i: line.zone for line in lines for i in range(line.first, line.last)}
        self.field_of = {
            i: f.kind for f in document.fields if f.kind not in {"remarks"} for i in range(f.first, f.last)
        }

    def sort(self, mentions: list[Mention]) -> list[Person]:
        free_from, previous, part = 0, None, False
        for mention in mentions:
            if mention.first < free_from or self._is_label(mention):
                continue
            title = find_title(self.document, mention, free_from)
            after = max(mention.last, title.after if title else 0)
            linked = previous is not None and self._is_linked(previous, mention, title)
            person = self._person(mention)
            if title is not None and title.last > title.first:
                person.titles.append(title)
            apart = self._is_apart(mention, after)
            part = not apart and (self._takes_part(mention, title, after) or (linked and part))
            person.apart = person.apart or apart
            person.took_part = person.took_part or (part and mention.first not in self.ignored)
            free_from, previous = max(after, mention.last), after
        return self.persons

    def _is_label(self, mention: Mention) -> bool:
        words = self.document.words
        marked = mention.last < len(words) and words[mention.last].text in {":", "="}
        return marked and mention.first in self.document.starts and mention.first not in self.field_of

    def _person(self, mention: Mention) -> Person:
        person = next((p for p in self.persons if p.matches(mention)), None)
        if person is None:
            person = Person()
            self.persons.append(person)
        person.mentions.append(mention)
        return person

    def _is_linked(self, previous: int, mention: Mention, title: Title | None) -> bool:
        start = min(mention.first, title.first) if title and title.last > title.first else mention.first
        between = self.document.words[previous:start]
        same = self.document.sentence_of(previous - 1)[0] == self.document.sentence_of(start)[0]
        tail = [w.text for w in between if w.plain != "and"]
        if same and len(between) < _FAR and tail[-1:] == [";"]:
            return True
        while between and between[0].plain in {",", ")", ";"}:
            between = between[1:]
        if between and between[0].plain in {"and", "plus", "y", "et", "und", "e"} and len(between) <= 5:
            kin = len(between) > 1 and between[1].plain in _WHOSE
            return previous <= start and (kin or all(w.plain in _LINKS for w in between))
        return len(between) <= 3 and all(w.plain in _LINKS for w in between) and previous <= start

    def _takes_part(self, mention: Mention, title: Title | None, after: int) -> bool:
        kind = self.field_of.get(mention.first)
        if kind in {"interviewers", "attendees"}:
            return True
        if kind in {"organizer"}:
            return not any(f.kind in {"interviewers", "attendees"} for f in self.document.fields)
        if kind is not None and kind not in {"when", "event", "outcome"}:
            return False
        if self._is_sender(mention):
            return True
        start = min(mention.first, title.first) if title and title.last > title.first else mention.first
        if title is not None and title.says_is:
            return True
        if self._is_introduced(mention, title):
            return True
        if self._opens_list(mention, after):
            return True
        before = self._cue_before(start) or self._cue_before(mention.first)
        return (
            before == "took_part_before"
            or (self._is_person(mention) and "took_part_after" in self._cues_after(mention, after))
            or self._is_listed(mention)
        )

    def _cues_after(self, mention: Mention, after: int) -> set[str | None]:
        return {self._cue_after(after), self._cue_after(mention.last)}

    def _is_person(self, mention: Mention) -> bool:
        """Whether more than the capital at the start of a sentence says that this is a name."""
        known = people_words()
        if (
            mention.honorific
            or len(mention.parts) > 1
            or mention.parts[0] in known.given_names | known.word_names
        ):
            return True
        if self.document.spoken or mention.first not in self.document.starts:
            return True
        return sum(w.text == self.document.words[mention.first].text for w in self.document.words) > 1

    def _opens_list(self, mention: Mention, after: int) -> bool:
        """Whether a remark begins with this name and another one: "Glenys plus Mr Tran"."""
        words = self.document.words
        if self.zone_of.get(mention.first) != "remarks" or mention.first not in self.document.starts:
            return False
        joined = after < len(words) and words[after].plain in {"and", "plus"}
        return joined and any(
            name_at(self.document, i, frozenset()) for i in range(after + 1, min(after + 3, len(words)))
        )

    def _is_introduced(self, mention: Mention, title: Title | None) -> bool:
        """Whether the remarks name somebody with a title beside the name, as one does of people one has met."""
        if title is None or title.last <= title.first or self.zone_of.get(mention.first) != "remarks":
            return False
        words = self.document.words
        between = words[mention.last : title.first] or words[title.last : mention.first]
        if not between or len(between) > _NEAR:
            return False
        marked = between[0].text in {",", "(", "-", "\u2013", "\u2014", "="}
        return marked or (between[0].plain in {"is", "'s"} and between[-1].plain in {"the", "our", "their"})

    def _is_sender(self, mention: Mention) -> bool:
        """Whether this is the writer of a pasted message that says "and me" of the interview."""
        if self.zone_of.get(mention.first) not in {"mail", "header"} or not self._signs(mention):
            return False
        return any(
            found.kind == "sender"
            for first, last in self.document.sentences
            if self.zone_of.get(first) == "mail"
            for found in _cues().matches(self.document.plain, first, last)
        )

    def _signs(self, mention: Mention) -> bool:
        line = next(ln for ln in self.lines if ln.first <= mention.first < ln.last)
        alone = all(not w.is_word for w in self.document.words[line.first : mention.first])
        return (line.signed and alone) or self.field_of.get(mention.first) == "from"

    def _is_apart(self, mention: Mention, after: int) -> bool:
        if self.field_of.get(mention.first) in {"contact", "private"}:
            return True
        return self._cue_before(mention.first) == "apart_before" or "apart_after" in {
            self._cue_after(after),
            self._cue_after(mention.last),
        }

    def _cue_before(self, at: int) -> str | None:
        """The longest cue that ends right before word ``at``, articles and marks skipped."""
        words, plain = self.document.words, self.document.plain
        floor = self.document.sentence_of(at)[0]
        end = at
        while end > floor and (
            words[end - 1].text in ':("\u201c-,' or words[end - 1].plain in {"the", "a", "both", "our"}
        ):
            end -= 1
        for size in range(min(_BACK, end - floor), 0, -1):
            found = _cues().match_at(plain, end - size)
            if found is not None and found.last == end and not found.kind.endswith("after"):
                return found.kind
        return None

    def _cue_after(self, at: int) -> str | None:
        words = self.document.words
        limit = self.document.sentence_of(at - 1)[1] if at else 0
        while at < limit and words[at].text in ",)(-'\u2013\u2014":
            at += 1
        if at < limit and words[at].plain == "and":
            return self._cue_of_both(at + 1, limit)
        if at < limit and words[at].plain in {"from", "of", "at"}:
            at = self._past_place(at, limit)
        while at < limit and words[at].plain in {
            "who",
            "he",
            "she",
            "then",
            "also",
            "really",
            "always",
            "just",
            "only",
            "and",
            "'s",
        }:
            at += 1
        if at >= limit:
            return None
        found = _cues().match_at(self.document.plain, at)
        return found.kind if found is not None and found.kind.endswith("after") else None

    def _cue_of_both(self, at: int, limit: int) -> str | None:
        """What is said of "X and the matron": the cue stands behind the second one."""
        for i in range(at, min(at + 5, limit)):
            found = _cues().match_at(self.document.plain, i)
            if found is not None and found.kind == "took_part_after" and found.last - found.first > 1:
                return found.kind
            if not self.document.words[i].is_word:
                break
        return None

    def _past_place(self, at: int, limit: int) -> int:
        """The word after "from Some Firm"; a cue such as "at reception" stays where it is."""
        found = _cues().match_at(self.document.plain, at)
        if found is not None and found.kind == "apart_after":
            return at
        i = at + 1
        while i < limit and (self.document.words[i].capital or self.document.words[i].text in "&,"):
            i += 1
        return i

    def _is_listed(self, mention: Mention) -> bool:
        """Whether the name opens a line of a list whose heading speaks of the people met."""
        if self.zone_of.get(mention.first) != "remarks":
            return False
        number = next((n for n, ln in enumerate(self.lines) if ln.first <= mention.first < ln.last), None)
        if number is None or any(
            w.is_word for w in self.document.words[self.lines[number].first : mention.first]
        ):
            return False
        for line in reversed(self.lines[:number]):
            inside = self.document.words[line.first : line.last]
            if not any(w.is_word for w in inside):
                return False
            plain = " ".join(w.plain for w in inside)
            if any(
                word in plain.split() for word in ("panel", "interviewers", "interviewed", "met", "people")
            ):
                return True
            if (
                name_at(
                    self.document,
                    next(i for i in range(line.first, line.last) if self.document.words[i].is_word),
                    frozenset(),
                )
                is None
            ):
                return False
        return False
