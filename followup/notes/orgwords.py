"""What the words of an organisation's name look like, apart from where they stand."""

from functools import cache
from itertools import pairwise

from followup.notes.peoplewords import people_words
from followup.notes.titles import is_head, title_words
from followup.notes.words import Word, fold
from followup.prompts import PromptData, load_prompts

_JOINTS = frozenset("|:\u00b0*\u00b7~!+^")


class EmployerWords(PromptData):
    """The content of ``employer.toml``."""

    organisation_words: frozenset[str]
    openers: frozenset[str]
    legal_forms: frozenset[str]
    common_endings: frozenset[str]
    street_words: frozenset[str]
    room_words: frozenset[str]
    agency_words: frozenset[str]
    agency_notes: tuple[str, ...]
    common_words: frozenset[str]
    not_employers: frozenset[str]
    never_open: frozenset[str]
    groups: dict[str, list[str]]
    cues: dict[str, list[str]]


@cache
def employer_words() -> EmployerWords:
    """The content of ``employer.toml``. Raises PromptFileError."""
    return load_prompts("notes/employer", EmployerWords)


@cache
def _kinds() -> frozenset[str]:
    known = employer_words()
    return known.organisation_words | known.agency_words


def is_kind(word: Word) -> bool:
    """Whether ``word`` says what kind of house a name is of: "Hospital", "Ltd", "Foods"."""
    return fold(word.text) in _kinds() or is_legal(word) or fold(word.text).rpartition("-")[2] in _kinds()


def is_legal(word: Word) -> bool:
    """Whether ``word`` is a legal form, dots or not: "Ltd.", "S.r.l.", "P/L"."""
    plain = fold(word.text).replace(".", "").replace("/", "")
    return word.has_upper and plain in employer_words().legal_forms


def is_person_word(word: Word) -> bool:
    """Whether ``word`` is a given name or stands before names."""
    known = people_words()
    plain = fold(word.text)
    return plain in known.given_names | known.word_names or (
        plain in known.honorifics and plain not in known.doubtful_honorifics
    )


def is_odd(word: Word) -> bool:
    """Whether ``word`` is shaped as only firms are: "nora.bio", "paw&co", "GraphiQ"."""
    text = word.text
    if "@" in text or "://" in text or text.startswith("www.") or not any(c.isalpha() for c in text):
        return False
    inner = any(
        a.isalpha() and b in ".&" and c.isalpha() for a, b, c in zip(text, text[1:], text[2:], strict=False)
    )
    if inner and len(text) > len("a.b.c.") and not is_legal(word):
        return True
    humps = sum(a.islower() and b.isupper() for a, b in pairwise(text))
    return humps == 1 and text.isalnum() and len(text) > len("BPharm")


def is_joint(words: list[Word], i: int) -> bool:
    """Whether the mark at ``i`` ties two parts of one name without a space: "Hale|Moss", "Vextor:Nine"."""
    if not 0 < i < len(words) - 1 or words[i].text not in _JOINTS:
        return False
    a, mark, b = words[i - 1], words[i], words[i + 1]
    tight = a.end == mark.start and mark.end == b.start
    return tight and a.text[-1].isalpha() and b.text[0].isalpha() and a.capital and b.capital


def is_glued(words: list[Word], i: int) -> bool:
    """Whether only a mark that counts as markup parts word ``i`` from the one before: "Lumen*Ark"."""
    return i > 0 and words[i].start == words[i - 1].end + 1 and words[i].capital and words[i - 1].capital


def names_a_kind(words: list[Word]) -> bool:
    """Whether a word says what kind of house it is, beside one of its own: not "Charity Moyo", not "Bus"."""
    known = employer_words()
    if fold(words[0].text) in people_words().honorifics - people_words().doubtful_honorifics - {"st", "st."}:
        return False
    if any(w.text == "&" for w in words[1:-1]) and not all(is_person_word(w) for w in words[::2]):
        return True
    if is_person_word(words[0]) or len(words) == 1:
        return any(is_kind(w) for w in words[1:])
    if any(w.plain == "'s" for w in words[1:-1]) or fold(words[0].text) in known.openers:
        return True
    kind = sum(is_kind(w) for w in words)
    ending = fold(words[-1].text) in known.common_endings and not is_kind(words[0])
    return kind > 0 and (sum(w.capital for w in words) > 1 or ending)


def ends_as_title(words: list[Word]) -> bool:
    """Whether the last word makes a job of them: "Finance Manager", but not "Crow Architects"."""
    core = [w for w in words if fold(w.text) not in _LEVELS] or words
    last = core[-1]
    if is_legal(last) or not is_head(last):
        return False
    plain = fold(last.text)
    many = len(core) > 1 and plain.endswith("s") and plain[:-1] in title_words().heads
    return not (many or plain in {"co-op", "post"})


_LEVELS = frozenset({"i", "ii", "iii", "iv", "v", "1", "2", "3"})
