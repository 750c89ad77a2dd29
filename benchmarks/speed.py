"""Times the calls of the package on the notes of the corpus: ``make bench``.

Each call is timed on every case, after one round that loads words and rules. Printed are milliseconds:
the median and the 95th percentile over all cases, for one thread. The last table reads one case, repeated
to grow in size, so that a time which grows faster than the text is seen.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followup import Case, critique_letter, draft_letter, make_plan, read_notes, verify_letter  # noqa: E402 - path
from scripts.exchanges import read_exchanges, replay  # noqa: E402 - the same

ROUNDS = 3
SIZES = (1_000, 5_000, 10_000, 20_000)
Row = dict[str, Any]


def read(row: Row) -> Case:
    """Read the notes of a row."""
    today = date.fromisoformat(row["today"])
    return read_notes(row["notes"], today=today, time_zone=row["time_zone"]).case


def moment(row: Row) -> datetime:
    """Noon of the day after the notes were read."""
    noon = datetime.fromisoformat(row["today"] + "T12:00") + timedelta(days=1)
    return noon.replace(tzinfo=ZoneInfo(row["time_zone"]))


def calls_of(row: Row) -> dict[str, Callable[[], object]]:
    """What is timed on one row, by name."""
    case, now = read(row), moment(row)
    letter = draft_letter(case, "thank_you", now=now).text
    return {
        "read_notes": lambda: read(row),
        "make_plan": lambda: make_plan(case, now=now),
        "draft_letter": lambda: draft_letter(case, "thank_you", now=now),
        "verify_letter": lambda: verify_letter(letter, case, "thank_you", notes=row["notes"]),
        "critique_letter": lambda: critique_letter(letter, "thank_you", case=case),
    }


def guarded_calls() -> dict[str, list[Callable[[], object]]]:
    """The app's own work around a model: the question and all checks of a real reply; no network."""
    exchanges = [each for each in read_exchanges() if each["reply"]]
    calls: dict[str, list[Callable[[], object]]] = {}
    for each in exchanges:
        calls.setdefault(f"model: {each['task']}", []).append(partial(replay, each))
    return calls


def time_guard(size: int) -> float:
    """The 95th percentile, in milliseconds, of checking letters of ``size`` characters."""
    lines = (ROOT / "tests" / "corpus" / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["verdict"] == "honest"]
    times = []
    for row in rows:
        text = (row["reply"] + "\n\n") * (size // len(row["reply"]) + 1)
        case = Case.model_validate(row["case"])
        check = partial(verify_letter, text[:size], case, row["kind"], notes=row.get("notes"))
        check()  # the evidence is gathered once for a case
        times += [time_call(check) for _ in range(ROUNDS)]
    return statistics.quantiles(times, n=20)[-1]


def time_call(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def main() -> None:
    """Print both tables."""
    lines = (ROOT / "tests" / "corpus" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    calls = [calls_of(row) for row in rows]
    print(f"{'call':22} {'p50 ms':>8} {'p95 ms':>8}")
    for name in calls[0]:
        times = [time_call(named[name]) for _ in range(ROUNDS) for named in calls]
        print(f"{name:22} {statistics.median(times):8.1f} {statistics.quantiles(times, n=20)[-1]:8.1f}")
    for name, replays in guarded_calls().items():
        times = [time_call(call) for _ in range(ROUNDS) for call in replays]
        print(f"{name:22} {statistics.median(times):8.1f} {statistics.quantiles(times, n=20)[-1]:8.1f}")
    print(f"\n{'characters':16} {'verify_letter p95 ms':>20}")
    for size in SIZES:
        print(f"{size:<16,} {time_guard(size):20.1f}")
    print(f"\n{'characters':16} {'read_notes ms':>14}")
    longest = max(rows, key=lambda row: len(row["notes"]))
    for size in SIZES:
        grown = longest | {"notes": (longest["notes"] * (size // len(longest["notes"]) + 1))[:size]}
        print(f"{size:<16,} {min(time_call(lambda: read(grown)) for _ in range(ROUNDS)):14.1f}")  # noqa: B023 - called at once


if __name__ == "__main__":
    main()
