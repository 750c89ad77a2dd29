"""A letter in a session: every version of it, and which of them is on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from followup.case import LetterKind
from followup.compose import Draft


@dataclass
class Version:
    """One version of a letter: the draft behind it, what it was made from, and the text as it stands."""

    draft: Draft
    made_from: str
    subject: str
    body: str

    @property
    def edited(self) -> bool:
        """Whether the person changed it."""
        return (self.subject, self.body) != (self.draft.subject or "", self.draft.body)


@dataclass
class Slot:
    """The versions of one letter to one person, and which of them is on the page.

    ``asked`` counts how often a model was asked for it; ``why`` says why its last letter did not come;
    ``unseen`` is the place of a letter that came while the person changed the one on the page.
    """

    name: str
    versions: list[Version] = field(default_factory=list)
    place: int = 0
    asked: int = 0
    why: str = ""
    unseen: int | None = None

    @property
    def shown(self) -> Version:
        """The version on the page."""
        return self.versions[self.place]

    @property
    def kind(self) -> LetterKind:
        """Which of the four letters it is."""
        return cast("LetterKind", self.name.partition(".")[0])

    @property
    def subject_key(self) -> str:
        """The key of the field for the subject."""
        return f"subject.{self.name}"

    @property
    def body_key(self) -> str:
        """The key of the field for the letter."""
        return f"body.{self.name}"

    def last_by(self, source: str) -> Version | None:
        """The newest version of a source, template or model; None where there is none."""
        found = [version for version in self.versions if version.draft.source == source]
        return found[-1] if found else None

    def take_over(self, fields: Mapping[str | int, Any]) -> None:
        """Take what stands in the fields into the version on the page."""
        self.shown.subject = fields.get(self.subject_key, self.shown.subject) or ""
        self.shown.body = fields.get(self.body_key, self.shown.body) or ""
