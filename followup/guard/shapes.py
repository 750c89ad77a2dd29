"""Closed shapes: placeholders, addresses, ways to be reached, marks of HTML and of a program's output."""

import re
import unicodedata
from collections.abc import Iterator

from followup.guard.checks import Fault, Look
from followup.guard.data import Shape, shape_patterns
from followup.guard.numbers import digit_groups, spoken_digits
from followup.guard.words import fold

_FEWEST_PHONE_DIGITS = 7
_FEWEST_SPOKEN_DIGITS = 5
_UNUSUAL = re.compile(r"[^\x20-\x7e\n\r\t]")
_HIDDEN = frozenset(["Cc", "Cf", "Cs", "Co", "Cn"])
_HARMLESS = frozenset("\u200c\u200d\xad")
_CURRENCIES = ("£", "$", "€")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0\u202f]\d{3}){2,}")
_DATE_LIKE = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{2,4}|(?:19|20)\d\d\s?[\-\u2013/]\s?(?:19|20)?\d\d"
)


def check_shapes(look: Look) -> None:
    """Block what no finished letter has, whatever the evidence says."""
    _check_controls(look)
    _check_links(look)
    _check_contacts(look)
    _check_marks(look, "html", "not-a-letter", "html")
    _check_marks(look, "placeholder", "placeholder", "placeholder")
    _check_marks(look, "leak", "prompt-leak", "leak-mark")
    if look.kind is not None:
        _check_marks(look, "heading", "prompt-leak", "leak-mark")


def _matches(look: Look, name: str) -> Iterator[tuple[int, int, str]]:
    text, letter = look.letter.text, look.letter
    for shape in shape_patterns()[name]:
        if shape.needs and not letter.has_any(shape.needs):
            continue
        if shape.at_digit:
            yield from _matches_at_digits(text, shape, letter.digit_starts)
        elif shape.first.search(letter.small):
            yield from ((m.start(), m.end(), m[0]) for m in shape.pattern.finditer(text))


def _matches_at_digits(text: str, shape: Shape, starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """What fits a shape that begins ``shape.before`` characters or less before a run of digits."""
    at = 0
    for start in starts:
        if start < at:
            continue
        places = range(max(at, start - shape.before), start + 1)
        m = next((m for n in places if (m := shape.pattern.match(text, n)) is not None), None)
        if m is not None:
            at = m.end()
            yield m.start(), m.end(), m[0]


def _check_controls(look: Look) -> None:
    """Control characters, lone surrogates, marks that turn the direction of writing, invisible letters."""
    for m in _UNUSUAL.finditer(look.letter.text):
        char = m[0]
        hidden = unicodedata.category(char) in _HIDDEN and char not in _HARMLESS
        if hidden and not (char == "\ufeff" and m.start() == 0):
            look.block("not-a-letter", m.start(), m.end(), "control")
            return


def _check_links(look: Look) -> None:
    known = look.evidence.folded
    emails = [(a, b) for a, b, _ in _matches(look, "email")]
    for start, end, found in _matches(look, "link"):
        if any(a <= start and end <= b for a, b in emails) or look.is_taken(start, end):
            continue
        bare = fold(found).rstrip(".,;:!?)")
        is_plain_host = "/" not in bare and "www" not in bare and "(" not in bare
        look.take(start, end)
        if not (is_plain_host and bare in known and bare not in _hosts_of_emails(look)):
            look.block("link", start, end)


def _hosts_of_emails(look: Look) -> str:
    """Hosts that the evidence knows only from e-mail addresses are links all the same."""
    names = " ".join(
        filter(None, (look.evidence.case.company, look.evidence.case.role, *look.evidence.case.topics))
    )
    hosts = " ".join(m.partition("@")[2] for m in re.findall(r"\S+@\S+", look.evidence.text))
    return "" if not hosts else " ".join(h for h in fold(hosts).split() if h not in fold(names))


def _check_contacts(look: Look) -> None:
    candidate = look.evidence.case.candidate
    for start, end, found in _matches(look, "email"):
        look.take(start, end)
        if not candidate.email or fold(found).strip(".,;:!?()'\"") != fold(candidate.email):
            look.block("contact-detail", start, end, "email")
    for start, end, _ in _matches(look, "handle"):
        if not look.is_taken(start, end):
            look.take(start, end)
            look.block("contact-detail", start, end, "handle")
    _check_phones(look, candidate.phone or "")
    known = look.evidence.folded
    for start, end, found in _matches(look, "postal"):
        if fold(" ".join(found.split())) not in known and not look.is_taken(start, end):
            look.take(start, end)
            look.block("contact-detail", start, end, "postal")


def _check_phones(look: Look, own: str) -> None:
    own_digits = "".join(str(int(c)) for c in own if c.isdecimal()).lstrip("0")
    text, words = look.letter.text, look.letter.words
    runs = [(words.starts[i], words.end(i)) for i in look.letter.digit_words]
    for start, end, digits in digit_groups(text, runs):
        if len(digits) < _FEWEST_PHONE_DIGITS or _is_quantity(text, start, end) or look.is_taken(start, end):
            continue
        look.take(start, end)
        bare = digits.lstrip("0")
        same = own_digits and (
            bare.endswith(own_digits) or (own_digits.endswith(bare) and len(bare) >= _FEWEST_PHONE_DIGITS)
        )
        if not same:
            look.block("contact-detail", start, end, "phone")
    for start, end in spoken_digits(look.letter.words, _FEWEST_SPOKEN_DIGITS):
        look.take(start, end)
        look.block("contact-detail", start, end, "phone")


def _is_quantity(text: str, start: int, end: int) -> bool:
    """Whether the digits are a date, a span of years, or a number whose thousands are parted: no phone."""
    found, before = text[start:end], text[max(0, start - 1) : start]
    return (
        before in _CURRENCIES
        or _DATE_LIKE.fullmatch(found) is not None
        or _THOUSANDS.fullmatch(found) is not None
    )


def _check_marks(look: Look, name: str, fault: Fault, reason: str) -> None:
    known = look.evidence.text
    for start, end, found in _matches(look, name):
        if look.is_taken(start, end) or found.strip("[]{}<>() ") in known:
            continue
        look.block(fault, start, end, reason)
        look.take(start, end)
