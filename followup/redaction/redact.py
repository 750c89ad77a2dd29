"""Contact details and people leave texts under tokens that can be put back; some things leave for good."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from followup.case import Candidate
from followup.redaction.data import TOKEN_KINDS, Kind, notices
from followup.redaction.forms import Somebody, group_forms
from followup.redaction.mentions import Naming
from followup.redaction.phones import find_phones
from followup.redaction.places import Place, even_out, join_places
from followup.redaction.redacted import Redacted
from followup.redaction.shapes import find_shapes

_LETTERS = 26
_TOKEN_LIKE = re.compile(r"(?i)\b(?:person|email|phone|link|handle)_\w{1,4}\b")


def redact(
    texts: Sequence[str],
    *,
    people: Sequence[str] = (),
    keep_names: bool = False,
    own: Candidate | None = None,
    default_region: str | None = None,
) -> Redacted:
    """Take out of texts what a language model need not know.

    Args:
        texts: the texts that would be sent; the same person or address has the same token in all of them.
        people: the names to take out, each in its fullest polite form ("Ms. Grace Chan"); every shorter form
            of a name is found too.
        keep_names: leave people's names where they are; contact details go all the same.
        own: the candidate, whose name and details are treated like everybody's.
        default_region: an ISO 3166 code ("CA", "CA-ON") in whose way national phone numbers are read.

    Returns:
        The texts, in which ``PERSON_A``, ``EMAIL_1``, ``PHONE_1``, ``LINK_1`` and ``HANDLE_1`` stand for what
        can be restored, and a notice from ``prompts/text/redaction.toml`` for what cannot.

    Raises:
        PromptFileError: the data cannot be read.
    """
    names = [] if keep_names else [*people, *([own.name] if own and own.name else [])]
    work = _Redaction(texts, group_forms(names), own, default_region)
    redacted = tuple(work.treated(text) for text in texts)
    return Redacted(redacted, work.tokens(), dict(work.counts), tuple(texts))


class _Redaction:
    """One map of tokens, filled from text to text."""

    def __init__(
        self, texts: Sequence[str], people: list[Somebody], own: Candidate | None, region: str | None
    ) -> None:
        self.counts: Counter[Kind] = Counter()
        self._naming = Naming(people)
        self._own = own
        self._region = region
        self._used = {m[0].upper() for text in texts for m in _TOKEN_LIKE.finditer(text)}
        self._by_key: dict[tuple[Kind, object], str] = {}
        self._written: dict[str, list[str]] = defaultdict(list)
        self._people: dict[str, Somebody] = {}

    def treated(self, text: str) -> str:
        """One text with tokens and notices."""
        even = even_out(text)
        places = join_places(self._contacts(even))
        notice = notices()
        cuts: list[tuple[int, int, str]] = []
        for start, end, kind in places:
            if kind in TOKEN_KINDS:
                cuts.append((start, end, self._token(kind, _key(kind, even[start:end]), text[start:end])))
            else:
                self.counts[kind] += 1
                cuts.append((start, end, notice(kind)))
        for start, end, person in self._naming.find(text, [(p.start, p.end) for p in places]):
            token = self._token("person", id(person), text[start:end])
            self._people[token] = person
            cuts.append((start, end, token))
        pieces, at = [], 0
        for start, end, words in sorted(cuts):
            pieces += [text[at:start], words]
            at = end
        return "".join([*pieces, text[at:]])

    def _contacts(self, even: str) -> Iterator[Place]:
        if self._own is not None:
            if self._own.email:
                yield from _literal(even, self._own.email, "email")
            if self._own.phone:
                yield from _literal(even, self._own.phone, "phone")
        yield from find_shapes(even)
        yield from find_phones(even, self._region)

    def _token(self, kind: Kind, key: object, written: str) -> str:
        token = self._by_key.get((kind, key))
        if token is None:
            token = self._next(kind)
            self._by_key[kind, key] = token
            self.counts[kind] += 1
        self._written[token].append(" ".join(written.split()))
        return token

    def _next(self, kind: Kind) -> str:
        number = sum(k == kind for k, _ in self._by_key)
        while True:
            number += 1
            token = f"{kind.upper()}_{_letters(number) if kind == 'person' else number}"
            if token not in self._used:
                self._used.add(token)
                return token

    def tokens(self) -> dict[str, str]:
        """What each token stands for: the form that was written; the fullest polite one of several."""
        words: dict[str, str] = {}
        for token, written in self._written.items():
            several = len({w.casefold() for w in written}) > 1
            person = self._people.get(token)
            words[token] = person.polite if several and person is not None else written[0]
        return words


def _literal(even: str, value: str, kind: Kind) -> Iterator[Place]:
    pattern = rf"(?<!\w){re.escape(even_out(value))}(?!\w)"
    return (Place(m.start(), m.end(), kind) for m in re.finditer(pattern, even, re.IGNORECASE))


def _key(kind: Kind, written: str) -> str:
    """What is the same in all spellings of an address or a number."""
    if kind == "phone":
        return "".join(c for c in written if c.isdigit())
    return "".join(written.split()).casefold()


def _letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
