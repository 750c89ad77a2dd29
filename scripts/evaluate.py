"""Prints how well the app does over the corpora, a table for each of its parts.

    python scripts/evaluate.py            the tables
    python scripts/evaluate.py --detail   and every miss in the open corpora

Of the held-out corpora only the totals are shown, so that nobody fits a rule to one of their cases.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.alien_figures import alien_lines, measure_aliens  # noqa: E402 - found on the path set above
from scripts.critique_figures import critique_lines, measure_critique  # noqa: E402 - found on the path set above
from scripts.guard_figures import guard_lines, measure_replies  # noqa: E402 - found on the path set above
from scripts.notes_figures import measure_notes, table_lines  # noqa: E402 - found on the path set above

CORPUS = ROOT / "tests" / "corpus"
KEPT_BACK = (CORPUS / "held", CORPUS / "unseen")


def show_notes(*, detail: bool) -> None:
    """The table of the notes reader, for the corpus and, where it is there, for the held-out one."""
    opened = [CORPUS / "notes.jsonl", *sorted((CORPUS / "more").glob("notes*.jsonl"))]
    for path in (*opened, *(folder / "notes.jsonl" for folder in KEPT_BACK)):
        figures = measure_notes(path)
        print(f"\nNotes: {path.relative_to(ROOT)}, {figures.cases} cases")
        print("\n".join(table_lines(figures)))
        if detail and path in opened:
            print("\n".join(figures.misses))


def show_replies(*, detail: bool) -> None:
    """The table of the guard, for the open corpora and, where it is there, for the one nobody tunes to."""
    unseen = CORPUS / "unseen"
    opened = [CORPUS / "replies.jsonl", *sorted((CORPUS / "more").glob("replies*.jsonl"))]
    for path in (*opened, unseen / "replies.jsonl"):
        if path.is_file():
            figures = measure_replies(path)
            print(f"\nGuard: {path.relative_to(ROOT)}")
            print("\n".join(guard_lines(figures)))
            if detail and path.parent != unseen:
                print("\n".join(figures.misses))


def show_aliens(*, detail: bool) -> None:
    """How many made-up facts are seen in letters that are honest without them."""
    letters = [CORPUS / "replies.jsonl", *sorted((CORPUS / "more").glob("replies*.jsonl"))]
    seen = measure_aliens(CORPUS / "more" / "aliens.toml", letters)
    print("\nGuard: facts that stand nowhere, put into honest letters")
    print("\n".join(alien_lines(seen)))
    if detail:
        print("\n".join(miss for tally in seen.values() for miss in tally.misses))


def show_drafts(*, detail: bool) -> None:
    """The table of the critique; of the held-out letters the totals alone."""
    for folder in (CORPUS, CORPUS / "more", *KEPT_BACK):
        path = folder / "drafts.jsonl"
        figures = measure_critique(path)
        held = folder in KEPT_BACK
        print(f"\nCritique: {path.relative_to(ROOT)}")
        print("\n".join(list(critique_lines(figures))[-3 if held else 0 :]))
        if detail and not held:
            print("\n".join(figures.misses))


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", action="store_true", help="show every miss too")
    detail = parser.parse_args().detail
    show_notes(detail=detail)
    show_drafts(detail=detail)
    show_replies(detail=detail)
    show_aliens(detail=detail)


if __name__ == "__main__":
    main()
