"""The plain letters: what the app writes where no model is set up, or where a model's letter was refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from followup.case import Case, Contact, Interviewer, LetterKind
from followup.events import Event
from followup.letters.arguments import check_choices, check_numbers, find_addressee
from followup.letters.asks import list_asks, list_left_out
from followup.letters.choose import Dice
from followup.letters.facts import FactSource
from followup.letters.lexicon import load_lexicon
from followup.letters.models import (
    Address,
    Form,
    Length,
    PlainLetter,
    Sentence,
    Tone,
)
from followup.letters.names import load_name_words
from followup.letters.situation import Person, read_situation
from followup.letters.wordings import Layout, LetterFile, load_common, load_letter
from followup.letters.write import Page, count_words, write_paragraphs

_SHORTER_AND_SHORTER = (22, 14, 9)
"""The longest phrase, in words, that a letter takes in: less each time it grew too long."""


def write_plain(  # noqa: PLR0913 - what a page lets people choose, by name
    case: Case,
    kind: LetterKind,
    *,
    now: datetime,
    to: Interviewer | Contact | str | None = None,
    log: Sequence[Event] = (),
    tone: Tone = "warm",
    length: Length = "standard",
    address: Address = "as_written",
    form: Form = "letter",
    limit: int = 200,
    again: int = 0,
    folder: Path | None = None,
) -> PlainLetter:
    """Write one letter from what the case knows, and from nothing else.

    The same arguments always give the same letter, on any machine.

    Args:
        case: the candidacy. Its reflection is not read.
        kind: which letter.
        now: the aware moment at which it will be sent.
        to: one of the case's interviewers or contacts, or the name of one; None means the first interviewer.
        log: what has happened since the interview.
        tone: warm, neutral or formal.
        length: short or standard.
        address: how to call the reader; where the name has no such form it stays as written.
        form: a letter, or a LinkedIn note.
        limit: the most characters of a LinkedIn note, at least ``LEAST_LIMIT``.
        again: 0 for the first letter, 1, 2, ... for other ones.
        folder: where the wordings lie; by default ``prompts/letters``.

    Raises:
        ValueError: an argument is none of what it takes.
        PromptFileError: a file with the wordings cannot be used.
    """
    check_choices(kind=kind, tone=tone, length=length, address=address, form=form)
    check_numbers(now, limit, again)
    place, person = find_addressee(case, to)
    job = _Job(case, kind, now, (place, person), tuple(log), tone, length, address, form, limit, folder)
    written: list[PlainLetter] = []
    for turn in range(again + 1):
        bodies = {letter.body for letter in written}
        thoughts = list(_until_new(job.letters(turn), bodies))
        written.append(thoughts[-1])
    return written[-1]


def _until_new(letters: Iterator[PlainLetter], bodies: set[str]) -> Iterator[PlainLetter]:
    """Letters up to and including the first whose body is not in ``bodies``."""
    for letter in letters:
        yield letter
        if letter.body not in bodies:
            return


@dataclass(frozen=True)
class _Job:
    """All arguments of one letter, checked."""

    case: Case
    kind: LetterKind
    now: datetime
    addressee: tuple[str, Person | None]
    log: tuple[Event, ...]
    tone: Tone
    length: Length
    address: Address
    form: Form
    limit: int
    folder: Path | None

    def letters(self, turn: int) -> Iterator[PlainLetter]:
        """The letter of one turn, then others in case it says what an earlier one said."""
        for second_thought in range(_MOST_THOUGHTS):
            dice = Dice(self._seed(turn, second_thought), self._panel_turn())
            for most_words in _SHORTER_AND_SHORTER:
                letter, fits = self._write(dice, most_words)
                if fits:
                    break
            yield letter

    def _seed(self, turn: int, second_thought: int) -> str:
        """All that the letter may show, so that two candidates with the same facts differ by their names."""
        shown = self.case.model_dump_json(exclude={"reflection", "may_mention", "contacts"})
        return "\x1f".join((shown, self.kind, str(turn), str(second_thought)))

    def _panel_turn(self) -> int:
        room, _, number = self.addressee[0].partition(".")
        offset = len(self.case.interviewers) if room == "contacts" else 0
        return offset + int(number or 0)

    def _source(self, dice: Dice, most_words: int) -> FactSource:
        common = load_common(self.folder)
        situation = read_situation(
            self.case, self.kind, self.now, self.addressee, log=self.log, common=common
        )
        lexicon = load_lexicon(self.folder)
        names = load_name_words(self.folder)
        return FactSource(situation, lexicon, names, common, self.address, self.tone, dice, most_words)

    def _write(self, dice: Dice, most_words: int) -> tuple[PlainLetter, bool]:
        file = load_letter(self.kind, self.folder)
        source = self._source(dice, most_words)
        if self.form == "linkedin":
            return self._write_note(file, source, dice), True
        layouts = [lay for lay in file.layouts if lay.fits(self.length, source.tags)]
        layout = dice.order("layout", layouts)[0]
        paragraphs, words = self._sized(file, layout, source, dice)
        body = self._frame(paragraphs, source, dice)
        letter = PlainLetter(
            subject=self._subject(file, source, dice),
            body=body,
            sentences=tuple(sentence for paragraph in paragraphs for sentence in paragraph),
            asks=list_asks(source, self.kind, form=self.form),
            left_out=list_left_out(source, self.kind),
        )
        return letter, words <= file.sizes[self.length].most + _LEEWAY

    def _sized(
        self, file: LetterFile, layout: Layout, source: FactSource, dice: Dice
    ) -> tuple[list[list[Sentence]], int]:
        """The paragraphs, with fillers added while too short, and optional moves dropped while too long."""
        size = file.sizes[self.length]
        marked = [move for paragraph in layout.paragraphs for move in paragraph if move[-1] in "?+"]
        fillers = [move[:-1] for move in marked if move.endswith("+")]
        optional = [move[:-1] for move in marked if move.endswith("?")]
        spare = [move for move in file.drop_first if move in optional]
        attempts = [(frozenset(spare[:n]), frozenset[str]()) for n in range(len(spare) + 1)]
        paragraphs: list[list[Sentence]] = []
        for without, filled in attempts:
            page = Page(source, dice, self.tone, self.length)
            paragraphs = write_paragraphs(page, file, layout, without=without, filled=filled)
            if count_words(paragraphs) <= size.most:
                break
        for filled_to in range(1, len(fillers) + 1):
            if without or count_words(paragraphs) >= size.least:
                break
            page = Page(source, dice, self.tone, self.length)
            more = frozenset(fillers[:filled_to])
            paragraphs = write_paragraphs(page, file, layout, without=without, filled=more)
        return paragraphs, count_words(paragraphs)

    def _frame(self, paragraphs: Sequence[Sequence[Sentence]], source: FactSource, dice: Dice) -> str:
        """The greeting before it, the sign-off, the name and how to be reached below."""
        page = Page(source, dice, self.tone, self.length)
        greeting = page.choose_wording("greeting", source.common.greetings)
        first = page.say(greeting)[0].text if greeting else ""
        texts = [" ".join(sentence.text for sentence in paragraph) for paragraph in paragraphs]
        end = [dice.order("sign-off", source.common.sign_offs[self.tone])[0]]
        end += [source.candidate] if source.candidate else []
        if self.kind == "inquiry":
            end += [source.blanks[way].words for way in ("phone", "email") if way in source.blanks]
        return "\n\n".join([first, *texts, "\n".join(end)])

    def _subject(self, file: LetterFile, source: FactSource, dice: Dice) -> str:
        tags = source.tags
        usable = [
            w for w in file.subjects
            if w.fits(self.tone, self.length, tags) and w.needs <= source.blanks.keys()
        ]  # fmt: skip
        most = max(len(w.needs) for w in usable)
        chosen = dice.order("subject", [w for w in usable if len(w.needs) == most])[0]
        return Page(source, dice, self.tone, self.length).say(chosen)[0].text

    def _write_note(self, file: LetterFile, source: FactSource, dice: Dice) -> PlainLetter:
        """A note within the limit: rather one with facts, rather one that calls the reader by name."""
        fitting = [w for w in file.notes if w.fits(self.tone, self.length, source.tags)]
        usable = [w for w in fitting if Page(source, dice, self.tone, self.length).knows_all(w)]
        with_facts = [w for w in usable if w.needs]
        chosen = with_facts if len(with_facts) > _ENOUGH else usable
        ordered = sorted(dice.order("note", chosen), key=lambda w: "{reader}" not in w.text)
        ordered += [w for w in usable if w not in chosen]
        plain = sorted((w for w in file.notes if not w.needs), key=lambda w: -len(w.text))
        said: list[Sentence] = []
        for wording in (*ordered, *plain):
            said = Page(source, dice, self.tone, self.length).say(wording)
            if len(self._sign(said, source)) <= self.limit:
                break
        return PlainLetter(
            subject="",
            body=self._sign(said, source)[: self.limit],
            sentences=tuple(said),
            asks=list_asks(source, self.kind, form=self.form),
        )

    @staticmethod
    def _sign(said: Sequence[Sentence], source: FactSource) -> str:
        """The note with the name on a line of its own."""
        return "\n".join(filter(None, (" ".join(sentence.text for sentence in said), source.candidate)))


_ENOUGH = 2
"""With more notes than that to choose from, only those that use facts are."""
_MOST_THOUGHTS = 12
_LEEWAY = 15
"""So many words more than the file says are borne before a letter is written again with shorter facts."""
