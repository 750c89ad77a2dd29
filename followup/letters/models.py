"""What a plain letter is made of, and what a caller may ask for."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

Tone = Literal["warm", "neutral", "formal"]
Length = Literal["short", "standard"]
Address = Literal["as_written", "honorific", "first_name", "full_name"]
Form = Literal["letter", "linkedin"]

TONES: tuple[Tone, ...] = get_args(Tone)
LENGTHS: tuple[Length, ...] = get_args(Length)
ADDRESSES: tuple[Address, ...] = get_args(Address)
FORMS: tuple[Form, ...] = get_args(Form)


class Sentence(BaseModel):
    """One sentence of a letter's body and the facts of the case it rests on.

    ``facts`` are paths into the case: ``"topics.0"``, ``"company"``, ``"candidate.phone"``; ``"log"`` where
    it rests on an event of the log. Empty where the sentence is courtesy.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    facts: tuple[str, ...] = ()


class PlainLetter(BaseModel):
    """A letter that no model wrote.

    ``body`` runs from the greeting to the signature. ``asks`` are sentences to the candidate: what to
    confirm or supply before it is sent; ``left_out`` says which facts found no place. ``subject`` is empty
    for a LinkedIn note.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    subject: str
    body: str
    sentences: tuple[Sentence, ...]
    asks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
