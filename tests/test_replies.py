"""The object in a reply is found however it is wrapped, and nothing else is taken for it."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, field_validator

from followup.replies import read_object


class Letter(BaseModel):
    """A small form of a letter."""

    model_config = ConfigDict(extra="ignore")

    subject: str = Field(max_length=80)
    lines: list[str] = []


class Fussy(BaseModel):
    """A form whose own check breaks."""

    subject: str

    @field_validator("subject")
    @classmethod
    def _break(cls, value: str) -> str:
        raise RuntimeError(value)


PLAIN = '{"subject": "Thank you"}'


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"```json\n{PLAIN}\n```",
        f"```\n{PLAIN}```",
        f"Here is your letter:\n\n{PLAIN}\n\nGood luck!",
        f'<think>A {{draft}}: {{"subject": "no"}}</think>\n{PLAIN}',
        f"the opening mark was left out</think>{PLAIN}",
        f"<THINKING effort='high'>hm</THINKING>{PLAIN}",
        f"<think>one</think><think>two</think>{PLAIN}",
        f"{PLAIN}<think>and then I was cut",
        f"I fill in {{subject}} now: {PLAIN}",
        f"[{PLAIN}]",
        f'{PLAIN} {{"subject": "a second one"}}',
        f"\ufeff{PLAIN}",
        '{"subject": "Thank you", "mood": "glad"}',
    ],
)
def test_the_object_is_found(text: str) -> None:
    """Fences, thinking, pleasantries and a second object do no harm."""
    found = read_object(text, Letter)
    assert found is not None
    assert found.subject == "Thank you"


def test_braces_and_quotes_within_words_are_words() -> None:
    """A letter may hold any character."""
    said = 'A "quoted" } brace { and \\ a backslash [ too'
    found = read_object(json.dumps({"subject": said}), Letter)
    assert found is not None
    assert found.subject == said


def test_half_a_character_is_left_out_and_a_whole_one_stays() -> None:
    """What no file takes never gets into a letter."""
    found = read_object('{"subject": "a\\ud83d b", "lines": ["\\ud83d\\ude00", "\\udc00x"]}', Letter)
    assert found == Letter(subject="a b", lines=["😀", "x"])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Dear Ms. Brandt, thank you.",
            "null",
            "[]",
            "{}",
            '"subject"',
            "<html><body>Sign in</body></html>",
        ),
        *('{"subject": 3}', '{"subject": null}', '{"Subject": "x"}', json.dumps({"subject": "x" * 81})),
        *('{"subject": "a", "subject": "b"}', '{"subject": NaN}', '{"subject": "cut', '{"subject": "cut"'),
        *("<think>" + PLAIN, "[" * 50_000, '{"a":' * 50_000, "{" * 50_000, "<think>" * 20_000, '{"' * 50_000),
        *('{"subject": "x", "more": ' + "[" * 30 + "]" * 30 + "}", '{"subject": ' + "9" * 5000 + "}"),
        json.dumps({"subject": "x", "lines": ["y" * 300_000]}),
    ],
    ids=lambda text: text[:24],
)
def test_anything_else_is_none(text: str) -> None:
    """No object, the wrong one, a key twice, too deep, too long: none, and nothing is raised."""
    assert read_object(text, Letter) is None


def test_a_check_that_breaks_is_none() -> None:
    """Whatever a form raises stays inside."""
    assert read_object(PLAIN, Fussy) is None


@settings(max_examples=100)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=8), st.text())
def test_what_was_written_is_read_back(more: Any, around: str) -> None:  # noqa: ANN401 - any JSON
    """Any object that fits comes back as it was, whatever stands behind it."""
    subject = around[:80].encode("utf-8", "ignore").decode()
    text = json.dumps({"subject": subject, "more": more}) + around.replace("<", "")
    found = read_object(text, Letter)
    assert found == Letter(subject=subject)


@settings(max_examples=100)
@given(st.text(alphabet='{}[]"\\:,a1<think>/', max_size=200))
def test_no_text_raises(text: str) -> None:
    """Any mixture of marks ends in a letter or in none."""
    found = read_object(text, Letter)
    assert found is None or isinstance(found.subject, str)
