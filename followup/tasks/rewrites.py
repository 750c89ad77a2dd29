"""Whether a comment on a draft adds something, and whether its rewrite can stand in the draft as it is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Original:
    """A draft before anything is changed in it, and what is wrong with it already.

    ``evidence`` is what new words may rest on beside the case: the draft itself, and the notes.
    """

    text: str
    kind: LetterKind
    case: Case
    evidence: str

    @cached_property
    def _faults(self) -> frozenset[tuple[str, str]]:
        return frozenset((fault, words) for fault, words, _ in self._verify(self.text))

    @cached_property
    def _rules(self) -> Counter[str]:
        return self._count_rules(self.text)

    def _verify(self, text: str) -> list[tuple[str, str, Span]]:
        """Each fault that the guard finds, its words ("" for the whole letter) and its place."""
        report = verify_letter(text, self.case, self.kind, notes=self.evidence)
        return [
            (
                v.fault,
                "" if v.end - v.start >= len(text) else text[v.start : v.end],
                Span(start=v.start, end=v.end),
            )
            for v in report.violations
        ]

    def _count_rules(self, text: str) -> Counter[str]:
        """How often each rule speaks."""
        return Counter(finding.rule for finding in critique_letter(text, self.kind, case=self.case).findings)

    def is_improved_by(self, rewrite: str, span: Span) -> bool:
        """Whether the draft with these words at a place is another text, without a new fault or one there."""
        new = put_in(rewrite, span, self.text)
        if _folded(new) == _folded(self.text) or self._count_rules(new) - self._rules:
            return False
        end = span.start + len(rewrite)
        return not any(
            (fault, words) not in self._faults or (words and place.start < end and place.end > span.start)
            for fault, words, place in self._verify(new)
        )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
