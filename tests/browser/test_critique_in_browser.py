"""Drafts taken apart, rules and Word files, as a person meets them in a browser."""

from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_pages_in_browser import look_at
from tests.browser.test_road import in_view, letter_field
from tests.test_pages_critique import CLEAN

pytestmark = pytest.mark.browser

ROADS = {
    "thank_you": ("Marketing manager", "Thank-you letter", "Your thank-you letter", ""),
    "inquiry": ("Marketing manager", "Inquiry", "Your inquiry", "Not yet."),
    "feedback_request": ("Turned down", "Request for feedback", "Your request for feedback", ""),
    "closure": ("Turned down", "Closing letter", "Your closing letter", ""),
}
DRAFT = """Dear Ms. Marsh,

I want the job. You must answer me by Friday or I will go elsewhere. <b>Please</b> call [phone number].

Tomas"""


def draft_field(page: Page) -> Locator:
    """The field that holds the draft."""
    return page.get_by_role("textbox", name="Your draft")


def open_critique(page: Page, *, phone: bool = False) -> None:
    """Go to the critique page by the menu, which is a drawer on a phone and closes by itself."""
    if phone:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Critique", exact=True).click()
    expect(draft_field(page)).to_be_visible()
    if phone:
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()


def take_apart(page: Page, draft: str) -> None:
    """Paste a draft and have it looked at."""
    draft_field(page).fill(draft)
    page.get_by_role("button", name="Look at my draft").click()
    expect(page.get_by_role("heading", name="to look at again")).to_be_focused()


def read_docx(page: Page, folder: Path) -> list[str]:
    """Press the button for Word; the paragraphs of the file that came."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save for Word").click()
    assert waiting.value.suggested_filename.endswith(".docx")
    file = folder / "letter.docx"
    waiting.value.save_as(file)
    return [paragraph.text for paragraph in Document(str(file)).paragraphs]


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("kind", ROADS)
def test_each_letter_is_written_and_taken_away(visit: Visitor, kind: str, size: str, tmp_path: Path) -> None:
    """From a case to each of the four letters in hand; where it is early, the page says so and lets go on."""
    sample, name, heading, notice = ROADS[kind]
    page = visit(size).open()
    page.get_by_role("button", name=sample).click()
    page.get_by_role("button", name="Write my").first.click()
    expect(letter_field(page)).to_be_visible()
    page.get_by_role("radio", name=name).click()
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    if notice:
        expect(page.get_by_text(notice)).to_be_visible()
        expect(page.get_by_text("you can still write it and send it")).to_be_visible()
    letter = letter_field(page).input_value()
    assert letter.startswith("Dear ")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == letter.strip()
    assert "\n\n".join(read_docx(page, tmp_path)[1:]) == letter.strip()


def test_the_word_file_holds_what_was_typed_a_moment_ago(visit: Visitor, tmp_path: Path) -> None:
    """Edit and press at once, three times over: never the words before."""
    page = visit().open()
    page.get_by_role("button", name="Marketing manager").click()
    page.get_by_role("button", name="Write my thank-you letter").click()
    expect(letter_field(page)).to_be_visible()
    for number in range(3):
        letter_field(page).fill(f"Dear Zoë,\n\nVersion {number} & <all>")
        page.get_by_role("textbox", name="Subject").fill(f"Subject {number}")
        paragraphs = read_docx(page, tmp_path)
        assert paragraphs == [f"Subject: Subject {number}", "Dear Zoë,", f"Version {number} & <all>"]
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("content", "status"),
    [("no letter", 422), ('{"subject": "", "body": ""}', 422), ("x" * 300_000, 413)],
)
def test_what_is_no_letter_becomes_no_word_file(app_url: str, content: str, status: int) -> None:
    """Anything else that is posted is answered with a sentence, and with nothing of ours in it."""
    server = HTTPConnection(urlsplit(app_url).netloc)
    server.request("POST", "/letter.docx", content)
    answer = server.getresponse()
    assert answer.status == status
    assert answer.read().decode() == "The Word file could not be made. Copy the letter, or save it as text."


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_a_pasted_draft_is_taken_apart(visit: Visitor, size: str) -> None:
    """The result comes into view and is announced; a number in the text leads to its finding and back."""
    page = visit(size).open()
    open_critique(page, phone=size == "phone")
    take_apart(page, DRAFT)
    page.wait_for_timeout(800)
    count = page.get_by_role("heading", name="to look at again").inner_text()
    assert in_view(page, count)
    expect(page.get_by_role("status").first).to_contain_text(count)
    expect(page.locator("mark", has_text="You must answer me by Friday")).to_be_visible()
    expect(page.locator(".fu-marked")).to_contain_text("<b>Please</b>")
    first = page.get_by_role("heading", name="1. ", level=3)
    page.get_by_role("link", name="Note 1:").click()
    expect(first).to_be_in_viewport()
    expect(draft_field(page)).to_have_value(DRAFT)
    marked, listed = page.locator(".fu-marked").bounding_box(), first.bounding_box()
    assert marked
    assert listed
    assert (listed["x"] > marked["x"] + marked["width"]) == (size == "desk")
    assert (listed["y"] > marked["y"] + marked["height"]) == (size == "phone")


def test_a_finding_is_dismissed_from_the_keyboard(visit: Visitor) -> None:
    """Enter sets it aside, the next one has the focus, and the live region says how many are left."""
    page = visit().open()
    open_critique(page)
    take_apart(page, DRAFT)
    second = page.get_by_role("heading", name="2. ", level=3).inner_text().removeprefix("2. ")
    page.get_by_role("button", name="Dismiss 1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=f"1. {second}")).to_be_focused()
    expect(page.get_by_role("status").first).to_contain_text("Dismissed.")


def test_a_draft_is_edited_until_it_is_clean(visit: Visitor, tmp_path: Path) -> None:
    """Each edit is answered; at the end the page says so, and the last words are taken away."""
    page = visit("phone").open()
    open_critique(page, phone=True)
    take_apart(page, DRAFT)
    expect(page.locator("mark", has_text="[phone number]")).to_be_visible()
    draft_field(page).fill(DRAFT.replace("[phone number]", "416-555-0134"))
    page.keyboard.press("Control+Enter")
    expect(page.locator("mark", has_text="[phone number]")).to_have_count(0)
    draft_field(page).fill(CLEAN)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Nothing to look at again")).to_be_visible()
    expect(page.get_by_text("You thank the reader.")).to_be_visible()
    draft_field(page).fill(CLEAN + "\nB.A.")
    assert "\n\n".join(read_docx(page, tmp_path)) == CLEAN + "\nB.A."


def test_a_finding_leads_to_its_rule(visit: Visitor) -> None:
    """The rule is in view and has the focus; the draft is there when one comes back."""
    page = visit("phone").open()
    open_critique(page, phone=True)
    take_apart(page, DRAFT)
    name = page.get_by_role("heading", name="1. ", level=3).inner_text().removeprefix("1. ")
    for _ in range(2):
        page.get_by_role("link", name="About this rule").first.click()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_focused()
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_in_viewport()
        page.go_back()
        expect(draft_field(page)).to_have_value(DRAFT)


def test_a_rule_has_an_address(visit: Visitor) -> None:
    """A coach can send it round: it opens the rulebook at that rule."""
    visitor = visit()
    page = visitor.open("rulebook?rule=wrong-name")
    expect(page.get_by_role("heading", name="A wrong or misspelt name")).to_be_focused()
    expect(page.get_by_role("heading", name="A wrong or misspelt name")).to_be_in_viewport()
    visitor.complaints.clear()  # Streamlit itself looks for its health page below the path, in vain


@pytest.mark.parametrize(("size", "scheme"), [("desk", "dark"), ("phone", "light")])
def test_critique_and_rules_are_accessible_and_fit(visit: Visitor, size: str, scheme: str) -> None:
    """Axe finds nothing on an edited letter, on its critique with all of its parts, on the rules."""
    page = visit(size, scheme).open()
    page.get_by_role("button", name="Marketing manager").click()
    page.get_by_role("button", name="Write my thank-you letter").click()
    expect(letter_field(page)).to_be_visible()
    letter_field(page).fill(DRAFT + "\n\nP.S. I speak Welsh.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("heading", name="A second look")).to_be_visible()
    found = look_at(page, "letters")
    page.get_by_role("button", name="Take my letter apart").click()
    expect(page.get_by_role("heading", name="to look at again")).to_be_focused()
    page.get_by_role("button", name="Switch this rule off (1)").click()
    page.get_by_role("button", name="Dismiss 1").click()
    expect(page.get_by_role("button", name="Bring back what I dismissed (1)")).to_be_visible()
    page.get_by_text("What was not looked at, and why").click()
    found += look_at(page, "critique")
    page.get_by_role("link", name="About this rule").first.click()
    expect(page.get_by_role("heading", name="The rules")).to_be_visible()
    found += look_at(page, "rulebook")
    assert not found, "\n".join(found)
