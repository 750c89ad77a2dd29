"""A coach may change ``prompts/``; a slip is refused with the file, the key and the reason."""

from pathlib import Path

import pytest

from followup.errors import PromptFileError
from followup.prompts import PromptData, Template, Texts, prompts_folder, read_prompt_file


class Note(PromptData):
    """A small file of one sentence."""

    sentence: Template


def write(folder: Path, content: str) -> Path:
    """A file as a coach could leave it."""
    path = folder / "note.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    """The content arrives checked."""
    assert read_prompt_file(write(tmp_path, 'sentence = "Dear {name},"'), Note).sentence == "Dear {name},"


@pytest.mark.parametrize(
    ("content", "key", "reason"),
    [
        ('sentence = "Dear {name"', "sentence", "expected '}'"),
        ('sentence = "Dear {0}"', "sentence", "not a plain name"),
        ('sentence = "Dear"\ntone = "warm"', "tone", "not permitted"),
        ("", "sentence", "required"),
        ('sentence = "Dear', "", "not valid TOML"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, content: str, key: str, reason: str) -> None:
    """File, key and reason stand in the error and in its text."""
    with pytest.raises(PromptFileError) as refused:
        read_prompt_file(write(tmp_path, content), Note)
    assert refused.value.file.name == "note.toml"
    assert refused.value.key == key
    assert reason in refused.value.reason
    assert "note.toml" in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A deleted file is said to be missing, by its name."""
    with pytest.raises(PromptFileError, match=r"gone\.toml"):
        read_prompt_file(tmp_path / "gone.toml", Note)


def test_a_sentence_is_filled_and_a_missing_blank_raises() -> None:
    """No brace ever reaches a screen."""
    say = Texts("room", {"greet": "Hello {name}"})
    assert say("greet", name="May") == "Hello May"
    with pytest.raises(KeyError):
        say("greet")


def test_the_data_is_found() -> None:
    """The package knows where its advice lies."""
    assert (prompts_folder() / "letters").is_dir()
