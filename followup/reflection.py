"""The four questions of the article, and what follows from the answers.

The answers are private: nothing here writes a letter. What comes out are next steps that a person may take:
a point to add to the thank-you, a question for the request for feedback, what to prepare for the next time.
Source of the questions: Beth Clarke's article; of the situation-task-action-result scheme: common practice.
"""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict

from followup.case import Case, Reflection
from followup.prompts import PromptData, load_prompts, load_texts

StepKind = Literal["offer_point", "ask_feedback", "prepare_answer", "prepare_example", "keep"]
EXAMPLE_PARTS = ("situation", "task", "action", "result")

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_CLAUSE_END = re.compile(r"[.!?;\n]|, (?:but|and then|so|because)\b| - ")
_STRIP = " \t,.;:!?-\"'\u201c\u201d"


class ReflectionData(PromptData):
    """The content of ``prompts/reflection.toml``."""

    forgotten: tuple[str, ...]
    between: tuple[str, ...]
    about: tuple[str, ...]
    vague: tuple[str, ...]
    vague_start: tuple[str, ...]
    nothing: tuple[str, ...]
    most_words_of_a_topic: int


class NextStep(BaseModel):
    """One thing to do with an answer.

    ``point`` is in the person's own words (empty where there are none), ``say`` the advice as a sentence,
    ``prompts`` what to write down, one line each.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: StepKind
    point: str
    say: str
    prompts: tuple[str, ...] = ()


def _data() -> ReflectionData:
    data: ReflectionData = load_prompts("reflection", ReflectionData)
    return data


def _folded(text: str) -> str:
    """Lower case with straight apostrophes; as long as the text, so that places stay the same."""
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.replace("\u2019", "'").replace("\u2018", "'")


def says_something(answer: str) -> bool:
    """Whether an answer tells anything beyond "no" or "nothing"."""
    return bool(answer.strip(_STRIP)) and _folded(answer).strip(_STRIP) not in _data().nothing


def split_points(answer: str) -> tuple[str, ...]:
    """The sentences and lines of an answer: what a person can release one by one."""
    return tuple(part.strip() for part in _SENTENCE_END.split(answer) if says_something(part))


def _after_cue(text: str, cues: tuple[str, ...]) -> str | None:
    """What follows the first cue, up to the end of its clause."""
    folded = _folded(text)
    found = [(folded.find(cue), len(cue)) for cue in cues if re.search(rf"\b{re.escape(cue)}\b", folded)]
    if not found:
        return None
    start, length = min(found, key=lambda place: (place[0], -place[1]))
    rest = text[start + length :].lstrip()
    for word in sorted(_data().between, key=len, reverse=True):
        if _folded(rest).startswith(word) and not rest[len(word) : len(word) + 1].isalpha():
            rest = rest[len(word) :].lstrip()
            break
    return _CLAUSE_END.split(rest, maxsplit=1)[0].strip(_STRIP) or None


def find_forgotten(reflection: Reflection) -> tuple[str, ...]:
    """The points that the answers say were not made, in the person's own words and each once."""
    answers = (reflection.handle_differently, reflection.hard_questions, reflection.examples_specific)
    points = [_after_cue(part, _data().forgotten) for answer in answers for part in split_points(answer)]
    return tuple(dict.fromkeys(point for point in points if point))


def _offer_points(case: Case, reflection: Reflection) -> list[NextStep]:
    known = {_folded(point) for point in case.forgotten}
    texts = load_texts("reflection")
    points = [point for point in find_forgotten(reflection) if _folded(point) not in known]
    return [NextStep(kind="offer_point", point=point, say=texts("step.offer_point")) for point in points]


def _hard_question(reflection: Reflection) -> list[NextStep]:
    answer = reflection.hard_questions
    if not says_something(answer):
        return []
    texts = load_texts("reflection")
    topic = _after_cue(answer, _data().about)
    known = topic is not None and len(topic.split()) <= _data().most_words_of_a_topic
    ask = texts("ask.topic", topic=topic) if known else texts("ask.general")
    prompts = tuple(texts(f"answer.{part}") for part in EXAMPLE_PARTS)
    return [
        NextStep(kind="ask_feedback", point=ask, say=texts("step.ask_feedback")),
        NextStep(
            kind="prepare_answer",
            point=(topic or "") if known else "",
            say=texts("step.prepare_answer"),
            prompts=prompts,
        ),
    ]


def examples_were_vague(answer: str) -> bool:
    """Whether an answer to "were my examples specific enough?" says no."""
    folded = _folded(answer).strip(_STRIP)
    first = re.split(r"\W", folded, maxsplit=1)[0]
    return bool(folded) and (first in _data().vague_start or any(cue in folded for cue in _data().vague))


def _example(reflection: Reflection) -> list[NextStep]:
    if not examples_were_vague(reflection.examples_specific):
        return []
    texts = load_texts("reflection")
    prompts = tuple(texts(f"example.{part}") for part in EXAMPLE_PARTS)
    return [NextStep(kind="prepare_example", point="", say=texts("step.prepare_example"), prompts=prompts)]


def _keep(reflection: Reflection) -> list[NextStep]:
    points = split_points(reflection.went_well)
    return (
        [NextStep(kind="keep", point=points[0], say=load_texts("reflection")("step.keep"))] if points else []
    )


def find_next_steps(case: Case, reflection: Reflection) -> tuple[NextStep, ...]:
    """What follows from the four answers.

    Args:
        case: the candidacy; a point that its ``forgotten`` holds already is not offered again.
        reflection: the four answers, any of them empty.

    Returns:
        The steps, the most pressing first; none where nothing was answered.
    """
    finders = (_hard_question(reflection), _example(reflection), _keep(reflection))
    return (*_offer_points(case, reflection), *(step for steps in finders for step in steps))


def release_points(case: Case, reflection: Reflection, released: tuple[str, ...]) -> Case:
    """The case with its reflection and the points that the person lets into letters.

    A released point becomes part of the evidence (``may_mention``); one that was not made in the interview
    is also the first that the thank-you can add (``forgotten``).
    """
    unsaid = tuple(point for point in released if point in find_forgotten(reflection))
    forgotten = tuple(dict.fromkeys((*unsaid, *case.forgotten)))
    update = {"reflection": reflection, "may_mention": released, "forgotten": forgotten}
    return case.model_copy(update=update)
