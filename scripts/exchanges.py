"""Real exchanges with a language model: the app's exact requests, and what a capable model answered.

    python scripts/exchanges.py make      write the requests of tests/corpus/exchanges/cases.json anew
    python scripts/exchanges.py show N    print one request as text, to give it to a model by hand
    python scripts/exchanges.py figures   put each reply through the guard and print what came of it

Requests and replies lie in ``tests/corpus/exchanges/``, a JSON file an exchange. A request is made anew when
a prompt changes; its reply is then out of date and goes.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from followup.case import Case, Reflection  # noqa: E402 - found on the path set above
from followup.compose import draft_letter  # noqa: E402 - the same
from followup.critique import critique_letter  # noqa: E402 - the same
from followup.events import Event  # noqa: E402 - the same
from followup.guard_report import GuardReport  # noqa: E402 - the same
from followup.letters import Sentence  # noqa: E402 - the same
from followup.reading import prepare_notes, read_notes  # noqa: E402 - the same
from followup.tasks.coaching import coach_reflection, prepare_coaching  # noqa: E402 - the same
from followup.tasks.comments import comment_on_draft, prepare_comments  # noqa: E402 - the same
from followup.tasks.frame import Frame  # noqa: E402 - the same
from followup.tasks.judge import CheckedLetter  # noqa: E402 - the same
from followup.tasks.letter import prepare_letter  # noqa: E402 - the same
from followup.tasks.road import Patience  # noqa: E402 - the same
from followup.tasks.second_reading import prepare_second_reading, read_again  # noqa: E402 - the same
from followup.writer import Record, Reply, Request  # noqa: E402 - the same

FOLDER = ROOT / "tests" / "corpus" / "exchanges"
FRAME = Frame("3f9ac1d07be2", "cobalt-51d0c7aa42")


@dataclass(frozen=True)
class Recorded:
    """A writer that answers with the reply of an exchange, and with nothing the second time."""

    reply: str
    model: str = "recorded"
    host: str = "recorded"
    deadline: float = 20.0

    def ask(self, request: Request, *, deadline: float, cancelled: object = None) -> Reply:
        """The recorded reply."""
        del request, deadline, cancelled
        return Reply(text=self.reply, record=Record(calls=1))

    def spell(self, request: Request) -> str:
        """The request as JSON."""
        return request.model_dump_json()


def _letter_arguments(given: Mapping[str, Any]) -> dict[str, Any]:
    log = [Event(what, datetime.fromisoformat(at)) for what, at in given.get("log", [])]
    choices = {key: given[key] for key in ("to", "tone", "length", "form", "limit", "sample") if key in given}
    return {"now": datetime.fromisoformat(given["now"]), "log": log, **choices}


def _ask_letter(given: Mapping[str, Any], writer: Recorded | None) -> tuple[Request, Any]:
    case = Case.model_validate(given["case"])
    arguments = _letter_arguments(given)
    task = prepare_letter(case, given["kind"], frame=FRAME, **arguments)
    draft = draft_letter(case, given["kind"], notes=given.get("notes"), writer=writer, task=task, **arguments)
    return task.make_request(), draft


def _ask_notes(given: Mapping[str, Any], writer: Recorded | None) -> tuple[Request, Any]:
    day, zone = date.fromisoformat(given["today"]), given["time_zone"]
    task = prepare_notes(given["notes"], frame=FRAME)
    reading = read_notes(given["notes"], today=day, time_zone=zone, writer=writer, task=task)
    return task.make_request(), reading


def _ask_comments(given: Mapping[str, Any], writer: Recorded | None) -> tuple[Request, Any]:
    case = Case.model_validate(given["case"]) if given.get("case") else None
    findings = critique_letter(given["text"], given["kind"], case=case).findings
    task = prepare_comments(given["text"], given["kind"], case=case, findings=findings, frame=FRAME)
    return task.make_request(), comment_on_draft(task, writer)


def _ask_coaching(given: Mapping[str, Any], writer: Recorded | None) -> tuple[Request, Any]:
    task = prepare_coaching(Reflection(**given["reflection"]), frame=FRAME)
    return task.make_request(), coach_reflection(task, writer)


def _ask_second(given: Mapping[str, Any], writer: Recorded | None) -> tuple[Request, Any]:
    case, arguments = Case.model_validate(given["case"]), _letter_arguments(given)
    task = prepare_letter(case, given["kind"], frame=FRAME, **arguments)
    sentences = tuple(Sentence(text=text) for text in given["sentences"])
    body, places = "", []
    for text in given["sentences"]:
        places.append((len(body), len(body) + len(text)))
        body += f"{text} "
    letter = CheckedLetter("", body, sentences, GuardReport(), places=tuple(places))
    request = prepare_second_reading(task, given["sentences"], frame=FRAME).make_request()
    return request, read_again(task, letter, writer, patience=Patience(9)) if writer else None


TASKS: dict[str, Callable[[Mapping[str, Any], Recorded | None], tuple[Request, Any]]] = {
    "letter": _ask_letter,
    "notes": _ask_notes,
    "comments": _ask_comments,
    "coaching": _ask_coaching,
    "second_reading": _ask_second,
}


def read_exchanges() -> list[dict[str, Any]]:
    """Every exchange, in the order of its name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("x-*.json"))]


def replay(exchange: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what each task gives
    """What the app makes of the recorded reply: a draft, a reading, comments or coaching."""
    return TASKS[exchange["task"]](exchange["given"], Recorded(exchange["reply"]))[1]


def make_all() -> None:
    """Write the request of every case; a reply stays while its request stays the same."""
    for number, case in enumerate(json.loads((FOLDER / "cases.json").read_text(encoding="utf-8")), start=1):
        path = FOLDER / f"x-{number:03}-{case['task']}.json"
        request = TASKS[case["task"]](case["given"], None)[0]
        messages = [message.model_dump() for message in request.messages]
        old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        reply = old.get("reply", "") if old.get("messages") == messages else ""
        new = {"id": path.stem, **case, "messages": messages, "reply": reply}
        path.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def show(number: int) -> None:
    """Print one request as a model sees it."""
    path = next(FOLDER.glob(f"x-{number:03}-*.json"))
    for message in json.loads(path.read_text(encoding="utf-8"))["messages"]:
        print(f"[{message['role']}]\n{message['content']}\n")


def print_figures() -> None:
    """What the guard made of each reply, and the totals."""
    letters = [
        (each, replay(each)) for each in read_exchanges() if each["reply"] and each["task"] == "letter"
    ]
    whole = [draft for _, draft in letters if draft.source == "model" and not draft.left_out]
    print(f"letters {len(letters)}, let through whole at once {len(whole)}")
    for exchange, draft in letters:
        asks = [violation.message for violation in draft.report.violations]
        print(f"{exchange['id']} {draft.source} {draft.reason or ''} out={list(draft.left_out)} asks={asks}")
    for exchange in read_exchanges():
        if exchange["reply"] and exchange["task"] != "letter":
            print(f"{exchange['id']} {replay(exchange)!r}"[:600])


def main(given: Sequence[str] | None = None) -> None:
    """Run what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("make", "show", "figures"))
    parser.add_argument("number", nargs="?", type=int, default=1)
    asked = parser.parse_args(given)
    {"make": make_all, "show": lambda: show(asked.number), "figures": print_figures}[asked.what]()


if __name__ == "__main__":
    main()
