"""The four questions: what follows from the answers, and what stays private."""

import pytest

from followup.case import Case, Reflection
from followup.reflection import (
    examples_were_vague,
    find_forgotten,
    find_next_steps,
    release_points,
    split_points,
)

CASE = Case(company="Pine Bakery", forgotten=("my first aid course",))


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("I forgot to mention that I led a team of five.", "I led a team of five"),
        ("I should have said more. I wish I\u2019d mentioned my night shifts", "my night shifts"),
        ("Should have talked about the new oven, but time was short", "the new oven"),
        ("I didn't get to the audit slide!", "the audit slide"),
    ],
)
def test_a_forgotten_point_is_found_in_its_own_words(answer: str, point: str) -> None:
    """The point is what follows the cue, up to the end of its clause."""
    assert point in find_forgotten(Reflection(handle_differently=answer))


def test_a_found_point_is_offered_for_the_thank_you_once() -> None:
    """What the letter holds already is not offered again, whatever its capitals."""
    reflection = Reflection(
        handle_differently="I forgot to mention my training in Lagos.",
        hard_questions="I forgot to mention my training in Lagos. Forgot to mention My first aid course.",
    )
    offers = [step.point for step in find_next_steps(CASE, reflection) if step.kind == "offer_point"]
    assert offers == ["my training in Lagos"]


def test_a_hard_question_becomes_a_question_for_feedback() -> None:
    """One small question that is easy to answer, and four lines to prepare."""
    steps = find_next_steps(CASE, Reflection(hard_questions="The question about planning a budget. I froze."))
    assert [step.kind for step in steps] == ["ask_feedback", "prepare_answer"]
    assert "planning a budget" in steps[0].point
    assert steps[0].point.endswith("?")
    assert len(steps[1].prompts) == 4


def test_without_a_topic_the_question_stays_general() -> None:
    """A long answer is not pressed into a sentence."""
    steps = find_next_steps(CASE, Reflection(hard_questions="Everything was hard to follow that day."))
    assert "Everything" not in steps[0].point


@pytest.mark.parametrize(
    "answer", ["Not really.", "no", "They were too vague", "Good, but no numbers", "Partly"]
)
def test_vague_examples_bring_the_four_parts_of_a_story(answer: str) -> None:
    """Situation, task, action, result: one line each to write down."""
    assert examples_were_vague(answer)
    (step,) = find_next_steps(CASE, Reflection(examples_specific=answer))
    assert [prompt.split(":")[0] for prompt in step.prompts] == ["Situation", "Task", "Action", "Result"]


@pytest.mark.parametrize("answer", ["Yes, very.", "", "I gave three with dates and results"])
def test_specific_examples_bring_nothing_to_mend(answer: str) -> None:
    """Nobody is told to mend what was good."""
    assert find_next_steps(CASE, Reflection(examples_specific=answer)) == ()


@pytest.mark.parametrize("answer", ["", "no", "None.", "nothing", "-", "N/A"])
def test_no_answer_brings_no_step(answer: str) -> None:
    """Empty fields and a plain no ask for nothing."""
    assert find_next_steps(CASE, Reflection(went_well=answer, hard_questions=answer)) == ()


def test_an_answer_is_released_sentence_by_sentence() -> None:
    """Each sentence and each line has its own switch."""
    assert split_points("I was calm. I asked two questions!\nThey smiled") == (
        "I was calm.",
        "I asked two questions!",
        "They smiled",
    )


def test_nothing_is_released_unless_the_person_says_so() -> None:
    """The answers go along with the case, but neither into what may be mentioned nor into its facts."""
    reflection = Reflection(handle_differently="I forgot to mention my divorce.")
    case = release_points(CASE, reflection, ())
    assert case.may_mention == ()
    assert case.forgotten == CASE.forgotten


def test_a_released_point_is_the_first_that_a_letter_may_add() -> None:
    """What the person chose goes before what the notes say; other sentences are only permitted."""
    reflection = Reflection(handle_differently="I forgot to mention my training. I was late.")
    case = release_points(CASE, reflection, ("my training", "I was late."))
    assert case.may_mention == ("my training", "I was late.")
    assert case.forgotten == ("my training", "my first aid course")
