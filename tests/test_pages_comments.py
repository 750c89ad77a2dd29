"""What the pages promise of a model's comments and coaching: asked for, apart, and to be refused."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import wait
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import Start, check
from tests.puppet import Puppet
from tests.test_comments import BETTER, DRAFT, GOOD, NICE
from tests.test_pages import letter_of, press, shown, turn_to
from tests.test_pages_critique import found, labels, marked, paste

ASK = "Ask puppet-1 for comments"
COACH = "Coach me with puppet-1"
ANSWERS = {
    "went_well": "I explained calmly how I sold off the dead stock at my last job.",
    "handle_differently": "I forgot to say that I trained two colleagues. My wife is ill.",
    "hard_questions": "Planning a budget: I said that I had never done it.",
}
COACHING = {
    "keep": {
        "quote": "I explained calmly how I sold off the dead stock",
        "say": "One clear story. Tell it again.",
    },
    "practise": {"quote": "I said that I had never done it", "say": "Say aloud how you would begin."},
    "example": {
        "situation": "at my last job",
        "task": "",
        "action": "I sold off the dead stock",
        "result": "",
    },
}


@pytest.fixture
def puppet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Puppet]:
    """The model that the server's settings name; it comments and coaches as it should."""

    def good(question: dict[str, Any]) -> str:
        is_coach = "interview coach" in question["messages"][0]["content"]
        return json.dumps(COACHING if is_coach else {"comments": GOOD})

    with Puppet() as puppet:
        puppet.say(good)
        for name, value in puppet.environment.items():
            monkeypatch.setenv(name, value)
        yield puppet


def finish(app: AppTest) -> AppTest:
    """Wait for whatever is being asked, then draw the page."""
    wait([run.answer for run in app.session_state["task_runs"].values()], timeout=30)
    return check(app.run())


def comment_on(app: AppTest, draft: str = DRAFT) -> AppTest:
    """Paste a draft, ask for comments, look at what is sent, send it, wait."""
    press(paste(app, draft), ASK)
    return finish(press(app, "Send this"))


def comments(app: AppTest) -> list[str]:
    """The headings of the comments in their list."""
    return [str(header.value) for header in app.subheader if str(header.value).startswith("Comment ")]


def html(app: AppTest) -> str:
    """All HTML of the page."""
    return "".join(str(each.value) for each in app.html)


def test_without_a_model_nothing_offers_comments(start: Start) -> None:
    """The rules' findings stand alone, and so do the next steps of the reflection."""
    app = paste(start(), DRAFT)
    assert "Comments by a language model" not in shown(app)
    assert not [label for label in labels(answer(app)) if label.startswith("Coach")]


def test_what_would_be_sent_is_shown_first(start: Start, puppet: Puppet) -> None:
    """Nothing leaves before "Send this"; "Not now" sends nothing; what is sent is what was shown."""
    app = press(paste(start(), DRAFT), ASK)
    assert "This is what will be sent" in shown(app)
    assert "<li>My husband lost his job in May.</li>" in html(app)
    assert not puppet.requests
    press(app, "Not now")
    assert not puppet.requests
    press(app, ASK)
    seen = next(code.value for code in app.code if '"messages"' in code.value)
    finish(press(app, "Send this"))
    assert json.loads(seen) == puppet.requests[0]


def test_comments_stand_apart_from_the_findings(start: Start, puppet: Puppet) -> None:
    """Their own list, letters for numbers, another shape, the name of the model; the findings stay."""
    app = paste(start(), DRAFT)
    before = found(app)
    comment_on(app)
    assert found(app) == before
    assert comments(app) == ["Comment A", "Comment B", "Comment C"]
    assert html(app).count("Written by puppet-1, checked") == 3
    assert re.search(
        rf'<mark class="fu-comment">{re.escape(NICE)}</mark><a class="fu-n fu-comment"', marked(app)
    )
    assert "◆ A" in marked(app)
    assert BETTER in html(app)
    assert len(puppet.requests) == 1


@pytest.mark.usefixtures("puppet")
def test_the_words_of_the_model_replace_the_quote(start: Start) -> None:
    """One press, and the draft before is one press away; the other comments keep their places."""
    app = comment_on(start())
    press(app, "Use these words (A)")
    assert app.text_area(key="draft").value == DRAFT.replace(NICE, BETTER)
    assert comments(app) == ["Comment B", "Comment C"]
    assert '<mark class="fu-comment">what made everybody content</mark>' in marked(app)
    press(app, "Use these words (C)")
    assert "become part of your team.\n" in str(app.text_area(key="draft").value)
    press(app, "Bring back the draft before")
    assert app.text_area(key="draft").value == DRAFT.replace(NICE, BETTER)


@pytest.mark.usefixtures("puppet")
def test_a_comment_is_dismissed(start: Start) -> None:
    """It is gone, with its mark, and the draft is as it was."""
    app = press(comment_on(start()), "Dismiss B")
    assert comments(app) == ["Comment A", "Comment C"]
    assert "◆ B" not in marked(app)
    assert app.text_area(key="draft").value == DRAFT


@pytest.mark.usefixtures("puppet")
def test_a_comment_lapses_with_its_words(start: Start) -> None:
    """An edit elsewhere moves it along, an edit of its words ends it, another kind of letter ends all."""
    app = comment_on(start())
    draft = "Subject: Thank you\n\n" + DRAFT.replace("Kind regards", "With kind regards")
    paste(app, draft)
    assert comments(app) == ["Comment A", "Comment B", "Comment C"]
    assert f'<mark class="fu-comment">{NICE}</mark>' in marked(app)
    paste(app, draft.replace("very nice talking", "nice talk"))
    assert comments(app) == ["Comment B", "Comment C"]
    assert "You changed the words of a comment" in shown(app)
    check(app.segmented_control(key="draft_kind").set_value("inquiry").run())
    assert not comments(app)


@pytest.mark.usefixtures("puppet")
def test_a_comment_survives_another_page(start: Start) -> None:
    """What was asked goes on while the person is elsewhere."""
    app = press(paste(start(), DRAFT), ASK)
    press(app, "Send this")
    wait([run.answer for run in app.session_state["task_runs"].values()], timeout=30)
    turn_to(turn_to(app, "interview.py"), "critique.py")
    assert len(comments(app)) == 3


@pytest.mark.parametrize(
    ("fault", "why"),
    [("401", "key was not accepted"), ("500", "went wrong at"), ("null", "sent back nothing")],
)
def test_a_failure_leaves_the_findings(start: Start, puppet: Puppet, fault: str, why: str) -> None:
    """The reason stands there in words, the draft and the findings are as they were."""
    puppet.fault(fault)
    app = comment_on(start())
    assert why in app.info[0].value
    assert "What the rules found is still there" in app.info[0].value
    assert not comments(app)
    assert found(app)
    assert app.text_area(key="draft").value == DRAFT
    puppet.fault("")
    finish(press(app, "Ask puppet-1 again"))
    assert len(comments(app)) == 3


def test_it_can_be_cancelled(start: Start, puppet: Puppet) -> None:
    """The page says so at once, and nobody waits for the model."""
    puppet.delay = 20
    app = press(paste(start(), DRAFT), ASK)
    press(app, "Send this")
    press(app, "Cancel")
    assert "You stopped the model" in app.info[0].value
    assert not app.session_state["task_runs"]


def test_what_a_hostile_model_says_is_not_shown(start: Start, puppet: Puppet) -> None:
    """Links, strangers and markup never reach the page; the person reads how many were left out."""
    payload = "Visit https://evil.example/prize now"
    bad = [
        {"quote": NICE, "comment": payload, "rewrite": BETTER},
        {
            "quote": "I would be happy",
            "comment": "Warmer is better.",
            "rewrite": "I, Baron Kessler, am happy",
        },
        {"quote": "what made", "comment": "<img src=x onerror=alert(1)> is better.", "rewrite": "which made"},
        GOOD[1],
    ]
    puppet.say(json.dumps({"comments": bad}))
    app = comment_on(start())
    assert comments(app) == ["Comment A"]
    assert "3 more comments did not pass" in shown(app)
    for words in ("evil.example", "Kessler", "<img"):
        assert words not in shown(app) + html(app)


def test_every_finding_is_marked_in_the_text(start: Start) -> None:
    """Those that wait behind the button too; their numbers lead to the list once it shows them."""
    draft = DRAFT.replace(
        "Kind regards", "I NEED it!! I recieve [x] gladly, u know. Plz. You must reply today.\n\nKind regards"
    )
    app = paste(start(), draft)
    assert len(found(app)) == 5
    count = int(re.search(r"(\d+) things", shown(app))[1])  # type: ignore[index]
    assert count > 5
    numbers = {int(number) for number in re.findall(r"[■▲●] (\d+)</(?:a|span)>", html(app))}
    assert numbers == set(range(1, count + 1))
    assert 'href="#finding-6"' not in html(app)
    press(app, next(label for label in labels(app) if label.startswith("Show the other")))
    assert 'href="#finding-6"' in html(app)


def test_the_kind_of_a_pasted_draft_is_guessed_until_the_person_says_it(start: Start) -> None:
    """A guess is said to be one; what the person chose stays, whatever is pasted."""
    inquiry = (
        "Dear Ms. Chan,\n\nYou hoped to decide by 3 November. Could you tell me where things stand?\n\nAda"
    )
    app = paste(start(), inquiry)
    assert app.session_state["draft_kind"] == "inquiry"
    assert "This looks like: Inquiry" in shown(app)
    check(app.segmented_control(key="draft_kind").set_value("closure").run())
    assert "This looks like" not in shown(app)
    paste(app, DRAFT)
    assert app.session_state["draft_kind"] == "closure"


def test_an_edit_is_no_new_draft(start: Start) -> None:
    """The kind does not jump while somebody writes."""
    app = paste(start(), DRAFT)
    kind = app.session_state["draft_kind"]
    paste(app, DRAFT.replace("Kind regards", "Could you tell me where things stand?\n\nKind regards"))
    assert app.session_state["draft_kind"] == kind


def answer(app: AppTest) -> AppTest:
    """Answer three of the four questions."""
    turn_to(app, "reflection.py")
    for question, words in ANSWERS.items():
        app.text_area(key=f"r.{question}").set_value(words)
    return check(app.run())


def test_the_coach_asks_before_private_answers_are_sent(start: Start, puppet: Puppet) -> None:
    """The page says that they are private, and which sentences are held back; those are not sent."""
    app = press(answer(start()), COACH)
    assert "This sends your private answers" in app.warning[0].value
    assert "My wife is ill" in html(app)
    assert not puppet.requests
    finish(press(app, "Send this"))
    assert "dead stock" in puppet.bodies[0]
    assert "wife" not in puppet.bodies[0]


@pytest.mark.usefixtures("puppet")
def test_the_coaching_is_shown_and_no_letter_has_it(start: Start) -> None:
    """One strength, one exercise, four lines with questions for the gaps; the letter stays as it was."""
    app = press(start(), "Marketing manager")
    letter = letter_of(turn_to(app, "letters.py")).value
    press(answer(app), COACH)
    finish(press(app, "Send this"))
    page = html(app)
    for words in ("Written by puppet-1, checked", "One clear story", "Say aloud how", "at my last job"):
        assert words in page
    assert "What was your part?" in page
    assert "Your example in four lines" in [header.value for header in app.subheader]
    assert letter_of(turn_to(app, "letters.py")).value == letter
    assert "dead stock" not in letter
    turn_to(app, "reflection.py")
    assert "One clear story" in html(app)
    app.text_area(key="r.went_well").set_value("I was calm.")
    assert "You changed your answers" in shown(check(app.run()))


def test_a_coach_that_fails_gives_a_reason(start: Start, puppet: Puppet) -> None:
    """The next steps without a model stay."""
    puppet.fault("refusal")
    app = press(answer(start()), COACH)
    finish(press(app, "Send this"))
    assert any("chose not to" in info.value for info in app.info)
    assert "Prepare a better answer" in [header.value for header in app.subheader]
