"""Takes points out of a reading that stand in private passages of the notes."""

from collections.abc import Sequence

from followup.notes import NotesReading
from followup.prompts import load_texts
from followup.spans import Span

_LISTS = ("topics", "strengths", "forgotten")


def leave_private_out(reading: NotesReading, private: Sequence[Span]) -> NotesReading:
    """The reading without points from ``private`` places and their evidence, and a doubt that says so."""
    evidence = {p: s for p, s in reading.evidence.items() if p.partition(".")[0] not in _LISTS}
    kept: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
        values: tuple[str, ...] = getattr(reading.case, name)
        places = [reading.evidence.get(f"{name}.{n}", ()) for n in range(len(values))]
        open_ones = [
            n for n, spans in enumerate(places) if not any(_meet(s, p) for s in spans for p in private)
        ]
        kept[name] = tuple(values[n] for n in open_ones)
        evidence |= {f"{name}.{new}": places[n] for new, n in enumerate(open_ones) if places[n]}
    if all(kept[name] == getattr(reading.case, name) for name in _LISTS):
        return reading
    said = load_texts("doubts")("private")
    doubts = reading.doubts if said in reading.doubts else (*reading.doubts, said)
    case = reading.case.model_copy(update=kept)
    return reading.model_copy(update={"case": case, "evidence": evidence, "doubts": doubts})


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
