"""A model's comments on a draft and its coaching, as a person meets them in a browser."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NOW, SIZES, Visit, Visitor, start_server
from tests.browser.test_critique_in_browser import draft_field, take_apart
from tests.browser.test_pages_in_browser import look_at
from tests.browser.test_road import in_view
from tests.puppet import Puppet
from tests.test_comments import BETTER, DRAFT, GOOD, NICE
from tests.test_pages_comments import ANSWERS, COACHING

pytestmark = pytest.mark.browser

ASK = "Ask puppet-1 for comments"
COACH = "Coach me with puppet-1"
SLOW = 30.0


def good(question: dict[str, Any]) -> str:
    """A model that comments and coaches as it should."""
    is_coach = "interview coach" in question["messages"][0]["content"]
    return json.dumps(COACHING if is_coach else {"comments": GOOD})


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Puppet, str]]:
    """The app, with a puppet as the model that its settings name."""
    with Puppet() as puppet:
        server, url = start_server({**puppet.environment, "FOLLOWUP_NOW": NOW})
        yield puppet, url
        server.kill()


@pytest.fixture
def puppet(served: tuple[Puppet, str]) -> Puppet:
    """The puppet, careful and quick again."""
    puppet, _ = served
    puppet.say(good)
    puppet.fault("")
    puppet.delay = 0.0
    puppet.bodies.clear()
    return puppet


@pytest.fixture
def come(visit: Visitor, served: tuple[Puppet, str]) -> Visitor:
    """A new visitor of the app that has a model."""

    def _come(size: str = "desk", scheme: str = "light") -> Visit:
        visitor = visit(size, scheme)
        visitor.url = served[1]
        return visitor

    return _come


def open_at(visitor: Visit, path: str) -> Page:
    """Open a page by its own address."""
    page = visitor.open(path)
    visitor.complaints.clear()  # Streamlit itself looks for its health page below the path, in vain
    return page


def ask_for_comments(page: Page) -> None:
    """Paste the draft, ask, look at what is sent, send it."""
    take_apart(page, DRAFT)
    page.get_by_role("button", name=ASK).click()
    expect(page.get_by_role("heading", name="This is what will be sent")).to_be_visible()
    page.get_by_role("button", name="Send this").click()


@pytest.mark.parametrize("size", SIZES)
def test_comments_are_asked_for_and_used(come: Visitor, puppet: Puppet, size: str) -> None:
    """The list comes into view, a letter in the text leads to its comment, one press takes the words over."""
    page = open_at(come(size), "critique")
    ask_for_comments(page)
    expect(page.get_by_role("heading", name="3 comments")).to_be_focused()
    page.wait_for_timeout(800)
    assert in_view(page, "3 comments")
    expect(page.get_by_role("status").first).to_contain_text("3 comments")
    assert len(puppet.bodies) == 1
    expect(page.locator("mark.fu-comment", has_text=NICE)).to_have_count(1)
    page.get_by_role("link", name="Comment A by the model").click()
    expect(page.get_by_role("heading", name="Comment A")).to_be_in_viewport()
    page.get_by_role("button", name="Use these words (A)").click()
    expect(draft_field(page)).to_have_value(DRAFT.replace(NICE, BETTER))
    expect(page.get_by_role("heading", name="Comment A")).to_have_count(0)
    page.get_by_role("button", name="Dismiss B").click()
    expect(page.get_by_role("heading", name="One comment")).to_be_visible()
    page.get_by_role("button", name="Bring back the draft before").click()
    expect(draft_field(page)).to_have_value(DRAFT)


def test_typing_goes_on_while_the_model_reads(come: Visitor, puppet: Puppet) -> None:
    """What is typed meanwhile is not lost when the comments come, and those on changed words have lapsed."""
    puppet.delay = 5.0
    page = open_at(come(), "critique")
    ask_for_comments(page)
    expect(page.get_by_role("progressbar")).to_be_visible()
    edited = DRAFT.replace("very nice talking", "nice talk")
    draft_field(page).fill(edited)
    expect(page.get_by_text("It is shown when you are done in the field")).to_be_visible()
    expect(draft_field(page)).to_have_value(edited)
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="2 comments")).to_be_visible()
    expect(draft_field(page)).to_have_value(edited)


def test_three_quick_presses_are_one_call_and_cancel_works(come: Visitor, puppet: Puppet) -> None:
    """The person is told at once; the findings of the rules stand there all the time."""
    puppet.delay = SLOW
    page = open_at(come(), "critique")
    take_apart(page, DRAFT)
    page.get_by_role("button", name=ASK).click()
    page.get_by_role("button", name="Send this").click(click_count=3, delay=30)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("You stopped the model")).to_be_visible()
    expect(page.get_by_role("heading", name="to look at again")).to_be_visible()
    assert len(puppet.bodies) == 1


@pytest.mark.parametrize("size", SIZES)
def test_the_coach_works_from_ones_own_words(come: Visitor, puppet: Puppet, size: str) -> None:
    """Private sentences are held back by name, the coaching comes into view, its gaps are questions."""
    page = open_at(come(size), "reflection")
    for label, words in zip(
        ("do well", "handled differently", "hard to answer"), ANSWERS.values(), strict=True
    ):
        page.get_by_label(label).fill(words)
        page.keyboard.press("Control+Enter")
    page.get_by_role("button", name=COACH).click()
    expect(page.get_by_text("This sends your private answers")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="My wife is ill")).to_be_visible()
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_role("heading", name="Your example in four lines")).to_be_visible()
    expect(page.get_by_text("What was your part?")).to_be_visible()
    assert "wife" not in puppet.bodies[0]


@pytest.mark.parametrize(("size", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_comments_and_coaching_are_accessible_and_fit(
    come: Visitor, puppet: Puppet, size: str, scheme: str
) -> None:
    """Axe finds nothing on the comments and on the coaching."""
    page = open_at(come(size, scheme), "critique")
    take_apart(page, DRAFT)
    page.get_by_role("button", name=ASK).click()
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_role("heading", name="3 comments")).to_be_visible()
    found = look_at(page, "comments")
    page = open_at(come(size, scheme), "reflection")
    page.get_by_label("do well").fill(ANSWERS["went_well"])
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name=COACH).click()
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_role("heading", name="Your example in four lines")).to_be_visible()
    found += look_at(page, "coaching")
    assert puppet.bodies
    assert not found, "\n".join(found)
