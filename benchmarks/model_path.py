"""Times the door to a model against the bare client: ``python benchmarks/model_path.py``.

Both ask the same endpoint on this computer, which answers after half a second, in turn, so that whatever else
the computer does meets both. Printed are milliseconds and, for each pair, the door's time over the client's.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import openai  # noqa: E402 - path

from followup.writer import Message, Request  # noqa: E402 - path
from tests.puppet import KEY, Puppet  # noqa: E402 - path

PAIRS = 40
ANSWERS_AFTER_S = 0.5
QUESTION = Request(
    task="letter",
    messages=(
        Message(role="system", content="Be kind. " * 300),
        Message(role="user", content="Facts. " * 500),
    ),
    schema_name="letter",
    reply_schema={"type": "object", "properties": {"subject": {"type": "string"}}},
)
LETTER = '{"subject": "' + "Thank you. " * 150 + '"}'


def time_call(call: Callable[[], str | None]) -> float:
    """Milliseconds of one call, which must bring the letter."""
    started = time.perf_counter()
    text = call()
    took = (time.perf_counter() - started) * 1000
    if text != LETTER:
        raise SystemExit("a call brought no letter")
    return took


def ask_bare(client: openai.OpenAI) -> str | None:
    """The least that a program does with the client."""
    reply = client.chat.completions.create(
        model="puppet-1",
        messages=[
            {"role": "system", "content": QUESTION.messages[0].content},
            {"role": "user", "content": QUESTION.messages[1].content},
        ],
        max_tokens=QUESTION.most_tokens,
    )
    return reply.choices[0].message.content


def main() -> None:
    """Print the figures."""
    os.environ.pop("OPENAI_LOG", None)
    with Puppet() as puppet:
        puppet.say(LETTER)
        writer = puppet.writer()
        client = openai.OpenAI(api_key=KEY, base_url=puppet.url, max_retries=0)
        calls: dict[str, Callable[[], str | None]] = {
            "bare client": lambda: ask_bare(client),
            "door": lambda: writer.ask(QUESTION, deadline=20).text,
        }
        for call in calls.values():
            time_call(call)
        puppet.delay = ANSWERS_AFTER_S
        times: dict[str, list[float]] = {name: [] for name in calls}
        for turn in range(PAIRS):
            for name in sorted(calls, reverse=turn % 2 == 0):
                times[name].append(time_call(calls[name]))
    ratios = [door / bare for door, bare in zip(times["door"], times["bare client"], strict=True)]
    print(f"{'':12} {'p50':>8} {'p95':>8}")
    for name, taken in {**times, "ratio": ratios}.items():
        p95 = statistics.quantiles(taken, n=20)[-1]
        print(f"{name:12} {statistics.median(taken):8.3f} {p95:8.3f}")


if __name__ == "__main__":
    main()
