"""Prints how well the app does over the corpora, a table for each of its parts.

    python scripts/evaluate.py            the tables
    python scripts/evaluate.py --detail   and every miss in the open corpora

Of the held-out corpora only the totals are shown, so that nobody fits a rule to one of their cases.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from notes_figures import measure_notes, table_lines  # noqa: E402 - found on the path set above

CORPUS = ROOT / "tests" / "corpus"


def show_notes(*, detail: bool) -> None:
    """The table of the notes reader, for the corpus and, where it is there, for the held-out one."""
    for path in (CORPUS / "notes.jsonl", CORPUS / "held" / "notes.jsonl"):
        if not path.is_file():
            continue
        figures = measure_notes(path)
        print(f"\nNotes: {path.relative_to(ROOT)}, {figures.cases} cases")
        print("\n".join(table_lines(figures)))
        if detail and path.parent == CORPUS:
            print("\n".join(figures.misses))


def main() -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", action="store_true", help="show every miss too")
    show_notes(detail=parser.parse_args().detail)


if __name__ == "__main__":
    main()
