"""Why no model's words are there, as a sentence."""

from typing import Any

from followup.prompts import load_texts
from followup.tasks.road import Answer
from followup.writer import Writer


def say_reason(answer: Answer[Any], writer: Writer | None) -> str:
    """One plain sentence: what is wrong, and what the person can do about it."""
    host, model = (writer.host, writer.model) if writer else ("", "")
    wait = "" if answer.wait is None else str(max(1, round(answer.wait)))
    reason = answer.reason or "unknown_failure"
    return load_texts("model")(f"reason.{reason}", host=host, model=model, wait=wait)
