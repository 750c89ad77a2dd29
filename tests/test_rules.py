"""The rules of the critique are data: each proves itself by its examples, and a coach can add one."""

import shutil
from pathlib import Path

import pytest

from followup.case import LETTER_KINDS, LetterKind
from followup.critique import Rule, critique_letter, load_rulebook, read_rulebook
from followup.critique.examples import load_sound_letters, sound_letter, specimen_of
from followup.critique.rulebook import Example
from followup.errors import PromptFileError

RULES = Path(__file__).parent.parent / "prompts" / "rules"
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.slug}-{number}-{example.verdict}")
    for rule in load_rulebook().rules
    for number, example in enumerate(rule.examples)
]

NEW_RULE = """
slug = "weather"
name = "Talks about the weather"
severity = "suggestion"
kinds = ["closure"]
basis = "practice"
why = "The reader has a window."
message = "\\"{found}\\" says nothing about you."
suggestion = "Say something about the work."

[[looks]]
how = "found"
cues = ["(sunny|rainy) (day|weather)"]
"""


def findings_of(rule: Rule, example: Example) -> set[str]:
    """The rules that speak on the letter around an example."""
    specimen = specimen_of(rule, example)
    critique = critique_letter(specimen.text, specimen.kind, case=specimen.case, sent_at=specimen.sent_at)
    return {finding.rule for finding in critique.findings}


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_the_sound_letters_are_sound(kind: LetterKind) -> None:
    """The letter in which the examples stand gives no rule a reason to speak."""
    sound = load_sound_letters()
    case = sound.rejected if kind in {"feedback_request", "closure"} else sound.case
    assert critique_letter(sound_letter(kind), kind, case=case).findings == ()


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_shows_its_rule_alone(rule: Rule, example: Example) -> None:
    """On a bad example its rule speaks and no other; on a good one and on a near miss all are silent."""
    assert findings_of(rule, example) == ({rule.slug} if example.verdict == "bad" else set())


@pytest.mark.parametrize("rule", load_rulebook().rules, ids=lambda rule: rule.slug)
def test_every_rule_has_each_kind_of_example(rule: Rule) -> None:
    """The rulebook shows bad, good and near miss for every rule."""
    assert {example.verdict for example in rule.examples} == {"bad", "good", "near_miss"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rules that a test may change."""
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def test_a_new_rule_is_one_file(folder: Path) -> None:
    """A coach adds a file, and the critique knows one rule more."""
    (folder / "weather.toml").write_text(NEW_RULE, encoding="utf-8")
    text = "Dear Ms. Okoro,\n\nWhat a sunny day it was.\n\nAda Mensah"
    found = critique_letter(text, "closure", rulebook=read_rulebook(folder)).findings
    (weather,) = [finding for finding in found if finding.rule == "weather"]
    assert text[weather.start : weather.end] == "What a sunny day it was."
    assert weather.message == '"sunny day" says nothing about you.'


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (('severity = "suggestion"', 'severity = "grave"'), "severity"),
        (('slug = "weather"', 'slug = "snow"'), "slug"),
        (("why =", "because ="), "why"),
        (("(sunny|rainy)", "(sunny|rainy"), "looks.0.cues.0"),
        (("(sunny|rainy)", "{season}"), "looks.0.cues.0"),
        (("(sunny|rainy)", "(sunny|)"), "looks.0.cues.0"),
        (("{found}", "{colour}"), "message"),
        (("Say something", "Say {topic}"), ""),
        (('how = "found"', 'how = "guessed"'), "looks.0"),
        (('cues = ["(sunny|rainy) (day|weather)"]', "patterns = ['(']"), "looks.0.found.patterns.0"),
        (("[[looks]]", '[applies]\nnot_beside = ["snow"]\n\n[[looks]]'), "applies.not_beside"),
        (("[[looks]]", "[[looks"), ""),
    ],
)
def test_a_slip_in_a_rule_is_refused(folder: Path, change: tuple[str, str], key: str) -> None:
    """The error names the file and the key, so that the coach finds the slip."""
    (folder / "weather.toml").write_text(NEW_RULE.replace(*change), encoding="utf-8")
    with pytest.raises(PromptFileError) as refusal:
        read_rulebook(folder)
    assert refusal.value.file.name == "weather.toml"
    assert refusal.value.key == key


def test_a_slip_in_a_family_is_refused(folder: Path) -> None:
    """A family of words that no longer reads is named."""
    path = folder / "lists" / "families.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\nsky = ["(blue"]\n', encoding="utf-8")
    with pytest.raises(PromptFileError, match="family 'sky'"):
        read_rulebook(folder)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    """An empty folder is a mistake, not a critique that finds nothing."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "families.toml").write_text('[families]\nhi = ["hi"]\n', encoding="utf-8")
    with pytest.raises(PromptFileError, match="holds no rules"):
        read_rulebook(tmp_path)
