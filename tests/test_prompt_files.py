"""What a language model is told is data with declared blanks, and a change of it is a readable difference."""

import os
from pathlib import Path

import pytest
from pydantic import ConfigDict, ValidationError

from followup.prompts import load_prompts, prompts_folder, read_prompt_file
from followup.tasks.frame import Frame, new_frame
from followup.tasks.letter import LetterPrompt
from followup.tasks.prompt_files import Fault, PromptFile, say_faults

GOLDEN = Path(__file__).parent / "golden" / "model"
FRAME = Frame("0000", "cobalt-0000")
RENEW = "FOLLOWUP_RENEW_GOLDEN"
"""Set to write the golden files anew after a wanted change; read the difference before committing it."""


class Loose(PromptFile):
    """A prompt of any task; what only its task knows is left out."""

    model_config = ConfigDict(extra="ignore")


def prompt_names() -> list[str]:
    """The files of ``prompts/model/`` that are prompts."""
    paths = sorted((prompts_folder() / "model").glob("*.toml"))
    return [path.stem for path in paths if "\nsystem = " in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", prompt_names())
def test_a_prompt_reads_as_its_golden_rendering(name: str) -> None:
    """The example of the file, rendered; after a wanted change write it anew and read the difference."""
    prompt = load_prompts(f"model/{name}", Loose)
    text = "\n\n".join(f"[{m.role}]\n{m.content}" for m in prompt.render(FRAME, **prompt.example)) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get(RENEW):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", prompt_names())
def test_pasted_text_stands_in_the_message_never_among_the_instructions(name: str) -> None:
    """The instructions have no blank but the two random marks."""
    prompt = load_prompts(f"model/{name}", Loose)
    marked = prompt.system.replace("{frame}", "").replace("{canary}", "").replace("{{", "").replace("}}", "")
    assert "{" not in marked
    assert "{canary}" in prompt.system


def test_a_blank_that_is_not_declared_is_refused() -> None:
    """A slip of a coach's hand is an error that says which blanks there are."""
    with pytest.raises(ValidationError, match="declared are"):
        PromptFile(blanks=("frame",), system="{frame}", user="{fcats}")


def test_every_fault_has_words_for_the_second_question() -> None:
    """The second question says what was wrong, each fault once."""
    said = say_faults([Fault("form"), Fault("form"), Fault("too_long", {"words": 300, "most": 150})])
    assert said.count("JSON object") == 1
    assert "300 words" in said


def test_no_two_questions_share_their_marks() -> None:
    """Nobody who writes notes can know how the data of a question is framed."""
    marks = {mark for _ in range(50) for mark in new_frame()}
    assert len(marks) == 100


def test_each_letter_sends_no_more_than_its_kind_needs() -> None:
    """Contact details are a fact of no kind, and what was forgotten goes into the thank-you alone."""
    path = prompts_folder() / "model" / "letter.toml"
    kinds = read_prompt_file(path, LetterPrompt).kinds
    assert all("candidate" not in fact for words in kinds.values() for fact in words.facts)
    assert [kind for kind, words in kinds.items() if "forgotten" in words.facts] == ["thank_you"]
