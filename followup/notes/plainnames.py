"""Words that are names although no capital says so, and the honorifics before names."""

from followup.notes.document import Document
from followup.notes.peoplewords import common_words, everyday_words, people_words, sure_names
from followup.notes.titles import is_head
from followup.notes.words import fold

_MOST_SPOKEN = 3
_TITLE_AHEAD = 6
_SHORT = 4


def named_people(document: Document) -> frozenset[int]:
    """Words of "organisations" that are people after all: "a gentleman named Ali Shah of Star Manpower"."""
    words, known = document.words, people_words()
    found: set[int] = set()
    for i in sorted(document.reserved):
        given = fold(words[i].text) in known.given_names
        if document.spoken:
            before = fold(words[i - 1].text) if i else ""
            found |= {i} if before in known.given_names and i - 1 not in document.reserved else set()
        elif (i - 1 in found and words[i].capital) or (
            given and i and words[i - 1].plain in known.lists.naming
        ):
            found.add(i)
    return frozenset(found)


def introduced_names(document: Document, barred: frozenset[int]) -> dict[int, int]:
    """Names in notes without capitals that "he's the" or "she's our" and a job's word stand behind."""
    words, lists = document.words, people_words().lists
    found: dict[int, int] = {}
    for i in range(1, len(words)):
        said = words[i].plain if words[i].plain in lists.be and " " in words[i].plain else ""
        if words[i].plain in lists.pronouns and i + 1 < len(words) and words[i + 1].plain in {"is", "was"}:
            said = words[i].plain
        if not said or not any(is_head(w) for w in words[i + 1 : i + _TITLE_AHEAD]):
            continue
        end = first = i - 1 if words[i - 1].plain == "and" else i
        while first > max(0, end - _MOST_SPOKEN) and _is_free(document, first - 1, barred):
            first -= 1
        named = first < end and (end == i or fold(words[first].text) in sure_names())
        if named and not (first and is_honorific(document, first - 1)):
            found[first] = end
    return found


def _is_free(document: Document, i: int, barred: frozenset[int]) -> bool:
    honorific = is_honorific(document, i) and fold(document.words[i].text) not in people_words().given_names
    return i not in barred and is_unusual(document, i) and not honorific


def is_unusual(document: Document, i: int) -> bool:
    """Whether a word without a capital may be a part of a name."""
    plain = fold(document.words[i].text)
    known = people_words()
    ordinary = plain in everyday_words() or plain in common_words() or is_head(document.words[i])
    honorific = plain in known.honorifics - known.doubtful_honorifics
    given = plain in sure_names() and plain not in known.name_ends and not honorific
    return plain.isalpha() and len(plain) > 1 and (given or not ordinary)


def is_honorific(document: Document, i: int) -> bool:
    """Whether word ``i`` is an honorific before a name."""
    known, word = people_words(), document.words[i]
    plain = fold(word.text)
    if plain not in known.honorifics or i + 1 >= len(document.words):
        return False
    after = document.words[i + 1]
    if plain not in known.doubtful_honorifics:
        return after.is_word or after.text == "("
    if document.spoken:
        name = fold(after.text)
        new = after.text.isalpha() and (name in known.given_names or name not in everyday_words())
        return new and plain not in known.lists.rare_honorifics
    foreign = plain not in common_words() and plain not in everyday_words()
    return (word.capital or foreign) and after.capital


def is_spoken_part(document: Document, i: int, *, sure: bool) -> bool:
    """Whether word ``i`` is a part of a name in notes without capitals; ``sure`` where one began."""
    plain = fold(document.words[i].text)
    given = plain in people_words().given_names
    if sure:
        first = i > 0 and is_honorific(document, i - 1)
        return is_unusual(document, i) and (first or plain not in everyday_words())
    new = plain not in everyday_words() and not is_head(document.words[i])
    behind = (
        i + 1 < len(document.words) and fold(document.words[i + 1].text) in people_words().honorifics_behind
    )
    return new and (
        given
        or (behind and plain not in common_words())
        or (len(plain) >= _SHORT and _is_called(document, i))
    )


def _is_called(document: Document, i: int) -> bool:
    """Whether the words beside say that this is a name: "called macca", "the store lead deshawn"."""
    words, lists = document.words, people_words().lists
    if i and is_head(words[i - 1]) and i - 1 not in document.starts:
        return True
    before = " " + " ".join(w.plain for w in words[max(0, i - 2) : i])
    after = words[i + 1].plain if i + 1 < len(words) else ""
    if before.endswith(tuple(f" {phrase}" for phrase in lists.naming)):
        return True
    return after in lists.be and " " in after and before.endswith(tuple(f" {word}" for word in lists.meeting))
