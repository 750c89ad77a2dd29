"""Reads the notes into the form, and takes a made-up case or the person's own notes in hand."""

from followup.cleaning import clean_text
from followup.form import FormFields, fill_form
from followup.prompts import load_texts
from followup.reading import NotesReading, read_notes
from followup.samples import load_samples
from pages.shared.announce import announce
from pages.shared.reading_picks import show_evidence
from pages.shared.state import today
from pages.shared.typed import add_row, get_fields, memory, set_fields

_OF_ONE_CASE = (
    "notes",
    "filled",
    "reading",
    "read_case",
    "read_notes",
    "evidence",
    "log",
    "released",
    "kept",
    "picks",
)
"""What is put aside while somebody looks at a sample."""


def clean_notes() -> str:
    """The notes in the box, from now on without what nobody sees in them; empty where there are none."""
    cleaned = clean_text(memory()["notes"] or "")
    memory()["notes"], memory()["invisible"] = cleaned
    memory()["notes_missing"] = not cleaned.text.strip()
    if memory()["notes_missing"]:
        announce(load_texts("interview")("notes_missing"))
        return ""
    return cleaned.text


def read_into_form() -> None:
    """Read the notes by the rules and fill the form; what the person has changed in it stays."""
    notes = clean_notes()
    if not notes:
        return
    zone, region = memory()["f.time_zone"], memory()["region"]
    take_reading(read_notes(notes, today=today(), time_zone=zone, region=region, keep=get_kept()), notes)
    open_form()
    announce(load_texts("interview")("read_done"), target="facts")


def get_kept() -> tuple[str, ...]:
    """The words that look like an instruction to software and that the person calls their own."""
    return tuple(memory().get("kept") or ())


def take_reading(reading: NotesReading, notes: str) -> None:
    """Fill the form with what was read in ``notes``; what the person has changed in it stays."""
    zone = memory()["f.time_zone"]
    filled = fill_form(reading.case.model_copy(update={"time_zone": reading.case.time_zone or zone}))
    set_fields(filled, kept=memory().get("filled"))
    memory()["filled"] = filled
    memory()["reading"], memory()["read_notes"] = reading, notes
    memory()["picks"] = frozenset()
    memory()["read_count"] = memory().get("read_count", 0) + 1
    show_evidence()


def keep_words(words: str) -> None:
    """Take words that look like an instruction to software as the person's own, and read again with them."""
    memory()["kept"] = (*get_kept(), words)
    read_into_form()


def open_form() -> None:
    """Show the form; with no interviewer known it begins with one empty row."""
    memory()["form_open"] = True
    if not memory()["rows"]:
        add_row()
    announce(load_texts("interview")("form_open"), target="facts")


def _stop_model() -> None:
    """Give up what a model was asked, or was to be asked, about other notes."""
    run = memory().pop("reading_run", None)
    if run is not None:
        run.cancelled.set()
    memory().pop("reading_wanted", None)
    memory()["reading_why"] = ""


def load_sample(number: int) -> None:
    """Put a made-up case in place of the notes, and read it. The person's own notes can be brought back."""
    _stop_model()
    sample = load_samples()[number]
    own = (memory()["notes"] or "").strip()
    if own and own not in {other.notes.strip() for other in load_samples()}:
        memory()["own"] = {key: memory().get(key) for key in _OF_ONE_CASE}
        memory()["own"]["fields"] = get_fields()
    memory()["notes"] = sample.notes.strip()
    memory()["filled"] = None
    memory()["log"], memory()["released"], memory()["kept"] = [], [], ()
    memory().pop("letter_kind", None)
    set_fields(FormFields(time_zone=sample.time_zone))
    read_into_form()


def bring_back_own() -> None:
    """Put the person's own notes and form back in place of a sample."""
    _stop_model()
    own = memory().pop("own")
    set_fields(own.pop("fields"))
    for key, value in own.items():
        memory()[key] = value
    announce(load_texts("interview")("brought_back"))
