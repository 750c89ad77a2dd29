"""The road with a language model, walked in a browser, with a real server that plays the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NOW, SIZES, Visitor, start_server
from tests.puppet import KEY, Puppet
from tests.test_pages_model import PAYLOAD, good, letter_reply

pytestmark = pytest.mark.browser

PERSONALISE = "Personalise with puppet-1"
BADGE = "Written by puppet-1, checked"
NO_FORM = "did not have the form that we need"
NOT_SAFE = "did not pass our checks"
SLOW = 30.0


@dataclass
class Model:
    """The app, the puppet that it is set up for, and what the app wrote into its log."""

    puppet: Puppet
    url: str
    log: Path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """One running app whose settings name a puppet, without a key."""
    log = tmp_path_factory.mktemp("log") / "app.log"
    with Puppet() as puppet, log.open("wb") as lines:
        environment = {**puppet.environment, "FOLLOWUP_NOW": NOW, "FOLLOWUP_SECOND_READING": "off"}
        app, url = start_server({**environment, "FOLLOWUP_API_KEY": ""}, lines)
        yield Model(puppet, url, log)
        app.kill()


@pytest.fixture
def model(server: Model) -> Iterator[Model]:
    """The running app; the puppet is careful again at the start of each test."""
    server.puppet.say(good)
    server.puppet.fault("")
    server.puppet.delay = 0.0
    server.puppet.bodies.clear()
    yield server
    server.puppet.delay = 0.0


def open_letter(visit: Visitor, model: Model, size: str, case: str = "Marketing manager") -> Page:
    """Load an example, give the key in the sidebar, go to the letter."""
    visitor = visit(size)
    visitor.url = model.url
    page = visitor.open()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_text("No model is set up")).to_be_visible()
    page.get_by_label("Key for the model", exact=True).fill(KEY)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ready: puppet-1 at 127.0.0.1")).to_be_visible()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.get_by_role("button", name=case).click()
    page.get_by_role("button", name="Write my thank-you letter").click()
    expect(letter_field(page)).to_be_visible()
    return page


def letter_field(page: Page) -> Locator:
    """The field that holds the letter."""
    return page.get_by_role("textbox", name="Your letter")


def send(page: Page) -> None:
    """Ask for the letter, and send what is shown."""
    page.get_by_role("button", name=PERSONALISE).click()
    page.get_by_role("button", name="Send this").click()


def look_at(page: Page, name: str) -> list[str]:
    """What axe finds, and whether the page runs over the side."""
    page.wait_for_timeout(300)
    found = [
        f"{name}: {each['id']} {each['nodes'][0]['html'][:200]}"
        for each in Axe().run(page).response["violations"]
    ]
    width = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth"
    )
    return [*found, f"{name}: runs over the side"] if width > 1 else found


@pytest.mark.parametrize("size", SIZES)
def test_from_no_key_to_a_personal_letter(visit: Visitor, model: Model, size: str) -> None:
    """Key, preview, letter, comparison; the key is nowhere on the page, in the address or in the log."""
    page = open_letter(visit, model, size)
    plain = letter_field(page).input_value()
    page.get_by_role("button", name=PERSONALISE).click()
    expect(page.get_by_role("heading", name="This is what will be sent")).to_be_visible()
    assert not model.puppet.bodies
    assert KEY not in page.content()
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_text(BADGE)).to_be_visible()
    expect(letter_field(page)).not_to_have_value(plain)
    personal = letter_field(page).input_value()
    assert len(model.puppet.bodies) == 1
    page.get_by_text("Compare the plain letter").click()
    cards = page.locator(".fu-compare section")
    expect(cards).to_have_count(2)
    first, second = cards.nth(0).bounding_box(), cards.nth(1).bounding_box()
    assert first
    assert second
    assert (first["y"] == second["y"]) == (size == "desk")
    assert KEY not in page.content() + page.url
    page.get_by_text("Compare the plain letter").click()
    page.get_by_role("button", name="Earlier version").click()
    expect(letter_field(page)).to_have_value(plain)
    log = model.log.read_text(encoding="utf-8")
    for private in (KEY, "Leung", "Juniper", personal[:60]):
        assert private not in log


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_accessible_and_fits(visit: Visitor, model: Model, size: str, scheme: str) -> None:
    """Axe finds nothing in the sidebar, the preview, the progress, the letter and the comparison."""
    visitor = visit(size, scheme)
    visitor.url = model.url
    page = visitor.open()
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_label("Key for the model", exact=True).fill(KEY)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ready: puppet-1 at 127.0.0.1")).to_be_visible()
    found = look_at(page, "sidebar")
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    page.get_by_role("button", name="Panel interview").click()
    page.get_by_role("button", name="Write my thank-you letter").click()
    page.get_by_role("button", name=PERSONALISE).click()
    expect(page.get_by_role("button", name="Send this")).to_be_visible()
    found += look_at(page, "preview")
    model.puppet.delay = SLOW
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_text("puppet-1 is writing")).to_be_visible()
    found += look_at(page, "progress")
    page.get_by_role("button", name="Cancel").click()
    model.puppet.delay = 0.0
    model.puppet.say(lambda question: good(question, extra="My Stanford degree helps me in this."))
    page.get_by_role("button", name=PERSONALISE).click()
    expect(page.get_by_text(BADGE)).to_be_visible()
    page.get_by_text("What was checked, and what was not").click()
    page.get_by_text("See what is sent").click()
    expect(page.get_by_text("The message about your interview")).to_be_visible()
    found += look_at(page, "letter")
    page.get_by_text("Compare the plain letter").click()
    expect(page.locator(".fu-compare")).to_be_visible()
    found += look_at(page, "comparison")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", SIZES)
def test_a_panel_of_three_with_one_that_fails(visit: Visitor, model: Model, size: str) -> None:
    """Three letters side by side, each with its own bar; the one that fails is named and spoils no other."""
    page = open_letter(visit, model, size, "Panel interview")
    model.puppet.delay = 2.0
    model.puppet.fault("refusal", once=True)
    page.get_by_role("button", name="Personalise for all 3 people (this makes 3 letters)").click()
    page.get_by_role("button", name="Send this").click()
    expect(page.get_by_role("progressbar")).to_have_count(3)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(page.get_by_text(": written by the model")).to_have_count(2)
    expect(page.get_by_text("no letter by the model")).to_have_count(1)
    assert len(model.puppet.bodies) == 3


@pytest.mark.parametrize("size", SIZES)
def test_a_slow_model_can_be_cancelled(visit: Visitor, model: Model, size: str) -> None:
    """At once the plain letter with the reason, and the button to try again."""
    page = open_letter(visit, model, size)
    plain = letter_field(page).input_value()
    model.puppet.delay = SLOW
    send(page)
    expect(page.get_by_text("of at most 20 seconds")).to_be_visible()
    page.get_by_role("button", name="Cancel", exact=True).click()
    expect(page.get_by_text("You stopped the model").first).to_be_visible()
    expect(page.get_by_role("button", name=PERSONALISE)).to_be_enabled()
    expect(letter_field(page)).to_have_value(plain)


def test_three_quick_presses_are_one_question_on_the_wire(visit: Visitor, model: Model) -> None:
    """However fast the model answers, and on either button."""
    page = open_letter(visit, model, "desk")
    page.get_by_role("button", name=PERSONALISE).click()
    page.get_by_role("button", name="Send this").click(click_count=3)
    expect(page.get_by_text(BADGE)).to_be_visible()
    page.wait_for_timeout(500)
    assert len(model.puppet.bodies) == 1
    page.get_by_role("button", name="Earlier version").click()
    page.get_by_role("button", name=PERSONALISE).click(click_count=3)
    expect(page.get_by_text("Version 3 of 3")).to_be_visible()
    page.wait_for_timeout(500)
    assert len(model.puppet.bodies) == 2


def test_what_is_typed_while_the_letter_comes_is_kept(visit: Visitor, model: Model) -> None:
    """The model's letter waits until the field is left, and then stands beside the person's own."""
    page = open_letter(visit, model, "desk")
    waiting = Event()
    model.puppet.say(lambda question: good(question) if waiting.wait(10) else "")
    send(page)
    expect(page.get_by_role("heading", name="Your thank-you letter")).to_be_focused()
    letter_field(page).fill("My own words, typed")
    waiting.set()
    expect(page.get_by_text("It is shown when you are done in the field")).to_be_visible()
    letter_field(page).press_sequentially(" to the end.", delay=60)
    page.get_by_role("heading", name="Your thank-you letter").click()
    expect(page.get_by_role("button", name="Show the letter by the model")).to_be_visible()
    expect(letter_field(page)).to_have_value("My own words, typed to the end.")
    page.get_by_role("button", name="Show the letter by the model").click()
    expect(page.get_by_text(BADGE)).to_be_visible()
    page.get_by_role("button", name="Earlier version").click()
    expect(letter_field(page)).to_have_value("My own words, typed to the end.")


def test_nothing_injected_is_on_the_screen(visit: Visitor, model: Model) -> None:
    """Links and pictures of a model that obeys somebody else are absent, and no host is asked for them."""
    nasty = (
        "![x](https://evil.example/x.png) <img src=https://evil.example/y.png> [win](https://evil.example)"
    )
    page = open_letter(visit, model, "desk")
    letter = letter_reply([(1, PAYLOAD, []), (1, nasty, []), (2, "Thank you for the prize.", [])])
    for say, told in ((PAYLOAD, NO_FORM), (letter, NOT_SAFE)):
        model.puppet.say(say)
        page.get_by_role("button", name=PERSONALISE).click()
        if say == PAYLOAD:
            page.get_by_role("button", name="Send this").click()
        expect(page.get_by_text(told).first).to_be_visible()
        assert "evil.example" not in page.content() + letter_field(page).input_value()


def test_an_address_is_taken_on_this_computer_alone(visit: Visitor, model: Model) -> None:
    """Behind a proxy nobody can aim the app at an address, and one sentence says who runs it."""
    visitor = visit()
    visitor.url = model.url
    page = visitor.open()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_label("Address of the model", exact=True)).to_be_visible()
    visitor = visit()
    visitor.url = model.url
    visitor.page.set_extra_http_headers({"X-Forwarded-For": "203.0.113.9"})
    page = visitor.open()
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_text("it is run by the people who run this server")).to_be_visible()
    expect(page.get_by_label("Address of the model", exact=True)).to_have_count(0)
