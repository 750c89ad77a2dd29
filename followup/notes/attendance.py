"""What the words around a name say of that person's part in the interview."""

from collections import Counter
from functools import cached_property

from followup.notes.apposition import Title
from followup.notes.document import Document
from followup.notes.names import Mention, name_at
from followup.notes.peoplewords import people_cues, people_words, sure_names
from followup.notes.words import fold
from followup.notes.zones import Line

_BACK, _AHEAD, _NEAR, _FAR, _LISTED = 7, 5, 3, 14, 12
_NEUTRAL_LABELS = frozenset({"when", "event", "outcome"})
_MARKS = frozenset({",", "(", "-", "\u2013", "\u2014", "=", ":"})


class Attendance:
    """Judges each mention by its label, its zone and the cues beside it."""

    def __init__(self, document: Document, lines: list[Line]) -> None:
        """Note for each word its line and its label."""
        self.document = document
        self.lines = lines
        self.line_of = {i: n for n, line in enumerate(lines) for i in range(line.first, line.last)}
        self.field_of = {
            i: f.kind for f in document.fields if f.kind != "remarks" for i in range(f.first, f.last)
        }
        self.labels = {f.kind for f in document.fields}
        self.counts = Counter(w.text for w in document.words)

    def is_label(self, mention: Mention) -> bool:
        """Whether the words only open a line that goes on after a colon."""
        words = self.document.words
        marked = mention.last < len(words) and words[mention.last].text == ":"
        return (
            marked
            and not mention.honorific
            and mention.first in self.document.starts
            and mention.first not in self.field_of
        )

    def is_linked(self, previous: int, mention: Mention, title: Title | None) -> bool:
        """Whether nothing but an "and" or the like stands between this mention and word ``previous``."""
        lists, start = people_words().lists, _start(mention, title)
        between = self.document.words[previous:start]
        if start < previous or len(between) > _FAR:
            return False
        same = self.document.sentence_of(previous - 1)[0] == self.document.sentence_of(start)[0]
        if same and [w.text for w in between if w.plain != "and"][-1:] == [";"]:
            return True
        while between and between[0].plain in {",", ")", ";"}:
            between = between[1:]
        only_links = all(w.plain in lists.links for w in between)
        if between and between[0].plain in lists.joints and len(between) <= _AHEAD:
            return only_links or (len(between) > 1 and between[1].plain in lists.ties)
        return len(between) <= _NEAR and only_links

    def is_apart(self, mention: Mention, title: Title | None, after: int, before_next: int) -> bool:
        """Whether this person arranged it, was absent, or has nothing to do with it."""
        kin = people_words().lists.kin
        if self.field_of.get(mention.first) in {"contact", "private"} or mention.parts[0] in kin:
            return True
        if self._was_absent(after, before_next):
            return True
        before = self._cue_before(_start(mention, title)) == "apart_before"
        return before or "apart_after" in {self._cue_after(after), self._cue_after(mention.last)}

    def absences(self) -> list[tuple[str, int]]:
        """What stands before each "could not make it" in the remarks, with the place of the cue."""
        found: list[tuple[str, int]] = []
        for line in self.lines:
            if line.zone != "remarks" or line.last <= line.first:
                continue
            for cue in people_cues("absent").matches(self.document.plain, line.first, line.last):
                first = max(self.document.sentence_of(cue.first)[0], cue.first - _AHEAD)
                if first < cue.first:
                    found.append((fold(self.document.cut(first, cue.first)), cue.first))
        return found

    def _was_absent(self, after: int, before_next: int) -> bool:
        """Whether the rest of the sentence, up to the next name, says that this person did not come."""
        end = min(before_next, self.document.sentence_of(after - 1)[1])
        found = (
            next(people_cues("absent").matches(self.document.plain, after, end), None)
            if after < end
            else None
        )
        told = {w.plain for w in self.document.words[after : found.first]} if found else set()
        return found is not None and not told & people_words().lists.telling

    def takes_part(self, mention: Mention, title: Title | None, after: int) -> bool:
        """Whether the place of the name, or the words around it, say that this person took part."""
        kind = self.field_of.get(mention.first)
        if kind in {"interviewers", "attendees"}:
            return True
        if kind == "organizer":
            return not self.labels & {"interviewers", "attendees"}
        if kind is not None and kind not in _NEUTRAL_LABELS:
            return kind == "from" and self._is_sender(mention)
        return (
            self._is_sender(mention)
            or (title is not None and title.says_is)
            or self._is_introduced(mention, title)
            or self._opens_list(mention, after)
            or "took_part_before"
            in {self._cue_before(_start(mention, title)), self._cue_before(mention.first)}
            or (self._is_person(mention) and self._acts(mention, after))
            or self._is_listed(mention)
        )

    def in_remarks(self, mention: Mention) -> bool:
        """Whether the candidate's own remarks name this person here."""
        return self.lines[self.line_of[mention.first]].zone == "remarks"

    def _acts(self, mention: Mention, after: int) -> bool:
        return "took_part_after" in {self._cue_after(after), self._cue_after(mention.last)}

    def _is_person(self, mention: Mention) -> bool:
        """Whether more than the capital at the start of a sentence says that this is a name."""
        if mention.honorific or len(mention.parts) > 1 or mention.parts[0] in sure_names():
            return True
        if self.document.spoken or self.counts[self.document.words[mention.first].text] > 1:
            return True
        return (
            mention.first not in self.document.starts and self.document.words[mention.first - 1].text != ","
        )

    def _opens_list(self, mention: Mention, after: int) -> bool:
        """Whether a remark begins with this name and another one: "Glenys plus Mr Tran"."""
        words = self.document.words
        if not self.in_remarks(mention) or mention.first not in self.document.starts:
            return False
        joined = after < len(words) and words[after].plain in {"and", "plus"}
        return joined and any(name_at(self.document, i) for i in range(after + 1, min(after + 3, len(words))))

    def _is_introduced(self, mention: Mention, title: Title | None) -> bool:
        """Whether the remarks name somebody with a title beside the name, as of people one has met."""
        if title is None or title.last <= title.first or not self.in_remarks(mention):
            return False
        words = self.document.words
        between = words[mention.last : title.first] or words[title.last : mention.first]
        if not between or len(between) > _NEAR:
            return False
        said = between[0].plain in people_words().lists.be
        behind = title.first > mention.first
        return (said and behind) or (between[0].text in _MARKS and (behind or self._is_person(mention)))

    @cached_property
    def _sender_met(self) -> bool:
        """Whether a pasted message says "and me" of the interview."""
        return any(
            found.kind == "sender"
            for line in self.lines
            if line.zone == "mail" and line.last > line.first
            for found in people_cues("sender").matches(self.document.plain, line.first, line.last)
        )

    def _is_sender(self, mention: Mention) -> bool:
        """Whether this is the writer of a pasted message who met the candidate too."""
        line = self.lines[self.line_of[mention.first]]
        alone = all(not w.is_word for w in self.document.words[line.first : mention.first])
        signs = line.zone == "mail" and line.signed and alone
        return (signs or self.field_of.get(mention.first) == "from") and self._sender_met

    def _cue_before(self, at: int) -> str | None:
        """The longest cue that ends right before word ``at``, articles and marks skipped."""
        words, skipped = self.document.words, people_words().lists.skipped_before
        floor, end = self.document.sentence_of(at)[0], at
        while end > floor and (words[end - 1].text in ":(-," or words[end - 1].plain in skipped):
            end -= 1
        for size in range(min(_BACK, end - floor), 0, -1):
            found = people_cues("before").match_at(self.document.plain, end - size)
            if found is not None and found.last == end:
                return found.kind
        return None

    def _cue_after(self, at: int) -> str | None:
        words, skipped = self.document.words, people_words().lists.skipped_after
        limit = self.document.sentence_of(at - 1)[1] if at else 0
        while at < limit and words[at].text in ",)(-'\u2013\u2014":
            at += 1
        if at < limit and words[at].plain == "and":
            return self._cue_of_both(at + 1, limit)
        if at < limit and words[at].plain in {"from", "of", "at"}:
            at = self._past_place(at, limit)
        while at < limit and words[at].plain in skipped:
            at += 1
        found = people_cues("after").match_at(self.document.plain, at) if at < limit else None
        return found.kind if found is not None else None

    def _cue_of_both(self, at: int, limit: int) -> str | None:
        """What is said of "X and the matron": the cue stands behind the second one."""
        for i in range(at, min(at + _AHEAD, limit)):
            found = people_cues("after").match_at(self.document.plain, i)
            if found is not None and found.kind == "took_part_after" and found.last - found.first > 1:
                return found.kind
            if not self.document.words[i].is_word:
                break
        return None

    def _past_place(self, at: int, limit: int) -> int:
        """The word after "from Some Firm"; a cue such as "at reception" stays where it is."""
        found = people_cues("after").match_at(self.document.plain, at)
        if found is not None and found.kind == "apart_after":
            return at
        i = at + 1
        while i < limit and (self.document.words[i].capital or self.document.words[i].text in "&,"):
            i += 1
        return i

    def _is_listed(self, mention: Mention) -> bool:
        """Whether the name opens a line of a list whose heading speaks of the people met."""
        number = self.line_of[mention.first]
        words, headings = self.document.words, people_words().lists.headings
        before = words[self.lines[number].first : mention.first]
        if not self.in_remarks(mention) or any(w.is_word for w in before):
            return False
        for line in reversed(self.lines[max(0, number - _LISTED) : number]):
            inside = [i for i in range(line.first, line.last) if words[i].is_word]
            if any(words[i].plain in headings for i in inside):
                return True
            if not inside or name_at(self.document, inside[0]) is None:
                return False
        return False


def _start(mention: Mention, title: Title | None) -> int:
    """Where the name begins, with a title that stands before it."""
    return min(mention.first, title.first) if title and title.last > title.first else mention.first
