"""The plain letters: from a case to a letter, without a model and without inventing anything."""

from followup.letters.arguments import LEAST_LIMIT, find_addressee
from followup.letters.models import (
    ADDRESSES,
    FORMS,
    LENGTHS,
    TONES,
    Address,
    Form,
    Length,
    PlainLetter,
    Sentence,
    Tone,
)
from followup.letters.plain import write_plain

__all__ = [
    "ADDRESSES",
    "FORMS",
    "LEAST_LIMIT",
    "LENGTHS",
    "TONES",
    "Address",
    "Form",
    "Length",
    "PlainLetter",
    "Sentence",
    "Tone",
    "find_addressee",
    "write_plain",
]
