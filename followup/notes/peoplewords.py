"""The words around names of people: ``prompts/notes/people.toml``."""

from functools import cache

from followup.notes.cues import CueSet
from followup.notes.labels import label_words
from followup.notes.titles import title_words
from followup.notes.words import fold
from followup.prompts import PromptData, load_prompts


class PeopleLists(PromptData):
    """Small words around names, each list explained in the file."""

    links: frozenset[str]
    kin: frozenset[str]
    telling: frozenset[str]
    gatekeepers: frozenset[str]
    joints: frozenset[str]
    ties: frozenset[str]
    place_words: frozenset[str]
    before_names: frozenset[str]
    after_names: frozenset[str]
    naming: tuple[str, ...]
    meeting: tuple[str, ...]
    rare_honorifics: frozenset[str]
    be: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    departments: frozenset[str]
    skipped_before: frozenset[str]
    skipped_after: frozenset[str]
    headings: frozenset[str]


class PeopleWords(PromptData):
    """The content of ``people.toml``."""

    honorifics: frozenset[str]
    doubtful_honorifics: frozenset[str]
    honorifics_behind: frozenset[str]
    particles: frozenset[str]
    not_names: frozenset[str]
    word_names: frozenset[str]
    name_ends: frozenset[str]
    lists: PeopleLists
    groups: dict[str, list[str]]
    cues: dict[str, list[str]]

    @property
    def given_names(self) -> frozenset[str]:
        """Given names of the world, folded."""
        return name_lists()[0]


class _NameLists(PromptData):
    given_names: str
    common_words: str


@cache
def name_lists() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and common words of ``names.toml``, folded. Raises PromptFileError."""
    data = load_prompts("notes/names", _NameLists)
    return frozenset(data.given_names.split()), frozenset(data.common_words.split())


@cache
def people_words() -> PeopleWords:
    """The content of ``people.toml``. Raises PromptFileError."""
    data: PeopleWords = load_prompts("notes/people", PeopleWords)
    return data


@cache
def people_cues(place: str) -> CueSet:
    """What says that somebody took part, or did not; ``place`` ends the kinds."""
    known = people_words()
    return CueSet({k: v for k, v in known.cues.items() if k.endswith(place)}, known.groups)


@cache
def sure_names() -> frozenset[str]:
    """Words known as given names."""
    return people_words().given_names | people_words().word_names


@cache
def not_names() -> frozenset[str]:
    """Words that are no names: those listed, and every word of a label."""
    known = people_words()
    return (known.not_names | label_words()) - (known.given_names - known.not_names)


@cache
def common_words() -> frozenset[str]:
    """Words of plain English that a capital at the start of a sentence makes no names."""
    return name_lists()[1] - sure_names()


@cache
def everyday_words() -> frozenset[str]:
    """Words that are hardly a name where no capital says so."""
    known, titles = people_words(), title_words()
    words = (w for phrases in known.cues.values() for p in phrases for w in p.split())
    cue_words = {fold(w) for w in words if not w.startswith("{")}
    everyday = cue_words | known.not_names | known.name_ends | titles.stops | titles.heads | titles.leads
    return frozenset(everyday - (known.given_names - known.name_ends - known.not_names))
