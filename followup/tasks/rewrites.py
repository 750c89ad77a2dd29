"""Whether a comment on a draft adds something, and whether its rewrite can stand in the draft as it is."""

from collections import Counter
from collections.abc import Sequence

from followup.case import Case, LetterKind
from followup.critique import Finding, critique_letter, is_about_all
from followup.guard import verify_letter
from followup.spans import Span
from followup.tasks.support import content_roots

_ALIKE = 0.5
"""With so large a part of its telling words in a rule's finding, a comment says the same."""
_STOPS = ".!?"


def says_it_again(message: str, span: Span, text: str, findings: Sequence[Finding]) -> bool:
    """Whether a rule found something at this place of ``text``, or says the same of the whole letter."""
    said = content_roots(message)
    for finding in findings:
        if not is_about_all(finding, text):
            if span.start < finding.end and finding.start < span.end:
                return True
        elif said:
            known = content_roots(f"{finding.message} {finding.suggestion}")
            if len(said & known) > len(said) * _ALIKE:
                return True
    return False


def fit_in(rewrite: str, span: Span, text: str) -> str:
    """A rewrite with the full stop that its place needs: one where a sentence ends, none beside another."""
    old = span.of(text)
    if old[-1:] in _STOPS and rewrite[-1:] not in _STOPS:
        return rewrite + old[-1]
    if old[-1:] not in _STOPS and rewrite[-1:] in _STOPS and text[span.end : span.end + 1] in (*_STOPS, ","):
        return rewrite[:-1]
    return rewrite


def put_in(rewrite: str, span: Span, text: str) -> str:
    """The text with other words at a place."""
    return text[: span.start] + rewrite + text[span.end :]


def is_improvement(  # noqa: PLR0913 - the new words, their place, and what they are checked against
    rewrite: str, span: Span, text: str, kind: LetterKind, *, case: Case, evidence: str
) -> bool:
    """Whether the draft with these words in it is another text without a fault that it had not before.

    Args:
        rewrite: the new words.
        span: the place in ``text`` that they take.
        text: the draft.
        kind: which letter it is.
        case: the facts.
        evidence: the draft and the notes: what the new words may rest on.
    """
    new = put_in(rewrite, span, text)
    if _folded(new) == _folded(text):
        return False
    end = span.start + len(rewrite)
    before = verify_letter(text, case, kind, notes=evidence).violations
    known = {(v.fault, "" if v.end - v.start >= len(text) else text[v.start : v.end]) for v in before}
    for v in verify_letter(new, case, kind, notes=evidence).violations:
        whole = v.end - v.start >= len(new)
        if (not whole and v.start < end and v.end > span.start) or (
            (v.fault, "" if whole else new[v.start : v.end]) not in known
        ):
            return False
    return not _count(new, kind, case) - _count(text, kind, case)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _count(text: str, kind: LetterKind, case: Case) -> Counter[str]:
    """How often each rule speaks."""
    return Counter(finding.rule for finding in critique_letter(text, kind, case=case).findings)
