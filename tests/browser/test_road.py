"""The road from pasted notes to a letter in hand, as a person walks it in a browser."""

import json
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

ROWS = (Path(__file__).parent.parent / "corpus" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
NOTES = {row["id"]: row for row in map(json.loads, ROWS)}
FORMS = {
    "e-mail thread": "dev-005",
    "voice memo": "dev-004",
    "panel": "dev-002",
    "agency phone screen": "dev-010",
    "one line": "dev-023",
}
SCRIBBLE = "Saw Ms. Ana Sol, office manager at Blue Fern Dental, yesterday 2pm for receptionist."


def letter_field(page: Page) -> Locator:
    """The field that holds the letter."""
    return page.get_by_role("textbox", name="Your letter")


def write_thank_you(page: Page, notes: str) -> str:
    """Paste, read, write: the three steps."""
    page.get_by_label("Your notes").fill(notes)
    page.get_by_role("button", name="Read my notes").click()
    page.get_by_role("button", name="Write my thank-you letter").click()
    expect(letter_field(page)).to_be_visible()
    return letter_field(page).input_value()


def in_view(page: Page, name: str) -> bool:
    """Whether the heading stands inside the window."""
    box = page.get_by_role("heading", name=name, exact=True).bounding_box()
    size = page.viewport_size
    return box is not None and size is not None and 0 <= box["y"] < size["height"] - box["height"]


@pytest.mark.parametrize("size", ["desk", "phone"])
@pytest.mark.parametrize("form", FORMS)
def test_notes_of_every_form_become_a_letter(visit: Visitor, form: str, size: str) -> None:
    """Whatever the notes look like, three steps give a letter to the first interviewer, from their facts."""
    row = NOTES[FORMS[form]]
    page = visit(size).open()
    letter = write_thank_you(page, row["notes"])
    gold = row["gold"]
    assert gold["interviewers"][0]["name"].split()[-1] in letter.splitlines()[0]
    assert gold["company"] is None or page.get_by_text(gold["company"]).first.is_visible()
    assert letter.count("\n\n") >= 3


def test_the_keyboard_alone_is_enough(visit: Visitor) -> None:
    """Tab, type, Enter: no pointer is needed from the empty page to the copied letter."""
    page = visit().open()
    keys = page.keyboard

    def tab_to(role: str, name: str) -> None:
        target = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        expect(target).to_be_visible()
        for _ in range(80):
            if target.evaluate(
                "e => e === document.activeElement || e === document.activeElement.shadowRoot?.activeElement"
            ):
                return
            keys.press("Tab")
        pytest.fail(f"the keyboard does not reach {name}")

    tab_to("textbox", "Your notes")
    keys.type(SCRIBBLE)
    tab_to("button", "Read my notes")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Check the facts")).to_be_focused()
    tab_to("button", "Write my thank-you letter")
    keys.press("Enter")
    expect(letter_field(page)).to_be_visible()
    tab_to("button", "Copy")
    keys.press("Enter")
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert "Sol" in page.evaluate("navigator.clipboard.readText()")


def test_on_a_phone_the_result_comes_into_view_and_is_announced(visit: Visitor) -> None:
    """After each step the new heading stands in the window, and a live region says what happened."""
    page = visit("phone").open()
    page.get_by_role("button", name="Marketing manager").click()
    expect(page.get_by_role("heading", name="Check the facts")).to_be_focused()
    page.wait_for_timeout(700)
    assert in_view(page, "Check the facts")
    expect(page.get_by_role("status").first).to_contain_text("Your notes are read")
    page.get_by_role("button", name="Write my thank-you letter").click()
    expect(page.get_by_role("heading", name="Your thank-you letter")).to_be_focused()
    page.wait_for_timeout(700)
    assert in_view(page, "Your thank-you letter")


def test_what_was_typed_a_moment_ago_is_taken_along(visit: Visitor, tmp_path: Path) -> None:
    """Type and press at once: copy, text file and mail hold the last word."""
    page = visit().open()
    write_thank_you(page, SCRIBBLE)
    edited = letter_field(page).input_value() + "\n\nP.S. Zoë & 100 % sure?"
    letter_field(page).fill(edited)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as text").click()
    file = tmp_path / "letter.txt"
    waiting.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert waiting.value.suggested_filename == "thank-you-letter-blue-fern-dental.txt"
    assert text.startswith("Subject: ")
    assert text.endswith(edited.strip() + "\n")

    letter_field(page).fill(edited + "\nOnce more.")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == edited + "\nOnce more."


def test_the_mail_link_is_filled_in(visit: Visitor) -> None:
    """Address, subject and body, percent-encoded with CRLF, as the fields hold them now."""
    page = visit().open()
    page.get_by_label("Your notes").fill(SCRIBBLE)
    page.get_by_role("button", name="Read my notes").click()
    page.get_by_label("E-mail, interviewer 1").fill("ana.sol@example.com")
    page.get_by_role("button", name="Write my thank-you letter").click()
    expect(letter_field(page)).to_be_visible()
    link = page.get_by_role("link", name="Open in my e-mail")
    parts = urlsplit(link.get_attribute("href") or "")
    assert (parts.scheme, parts.path) == ("mailto", "ana.sol@example.com")
    query = parse_qs(parts.query)
    assert query["subject"] == [page.get_by_role("textbox", name="Subject").input_value()]
    assert query["body"] == [letter_field(page).input_value().strip().replace("\n", "\r\n")]
    letter_field(page).fill("Short & new\nline two")
    link.dispatch_event("pointerdown")
    assert unquote((link.get_attribute("href") or "").partition("body=")[2]) == "Short & new\r\nline two"


def test_a_letter_typed_into_survives_a_change_of_page(visit: Visitor) -> None:
    """Type and press a link at once: the words are there when one comes back."""
    page = visit().open()
    write_thank_you(page, SCRIBBLE)
    letter_field(page).fill("My own words.")
    page.get_by_role("link", name="Timing", exact=True).click()
    expect(page.get_by_role("heading", name="When to send what")).to_be_visible()
    page.get_by_role("link", name="Letters", exact=True).click()
    expect(letter_field(page)).to_have_value("My own words.")
    page.get_by_role("link", name="Interview", exact=True).click()
    expect(page.get_by_label("Your notes")).to_have_value(SCRIBBLE)


def test_the_calendar_is_saved(visit: Visitor, tmp_path: Path) -> None:
    """The plan leaves as a file that calendars open."""
    page = visit("phone").open()
    page.get_by_role("button", name="Marketing manager").click()
    page.get_by_role("link", name="See when to send what").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save for my calendar").click()
    file = tmp_path / "plan.ics"
    waiting.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert waiting.value.suggested_filename.endswith(".ics")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "Juniper Lane Foods" in text.replace("\n ", "")
