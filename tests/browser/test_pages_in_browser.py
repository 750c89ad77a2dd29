"""Every page in a real browser: readable for everybody, in both themes, on a desk and on a phone."""

from http.client import HTTPConnection
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, start_server

pytestmark = pytest.mark.browser

WAYS = (
    ("", "After your interview"),
    ("Reflection", "Look back at the interview"),
    ("Letters", "Letters"),
    ("Timing", "When to send what"),
    ("Critique", "Take a letter apart"),
    ("Rules", "The rules"),
)


def fill_pages(page: Page) -> None:
    """A case with a panel, a letter, a reflection: every page has something to show."""
    page.get_by_role("button", name="Panel interview").click()
    page.get_by_role("link", name="Or look back at the interview first").click()
    page.get_by_label("What could I have handled differently?").fill("I forgot to mention my training.")
    page.get_by_label("Were any questions hard to answer?").fill("The question about money.")
    page.get_by_role("link", name="Go on to my letters").click()
    expect(page.get_by_role("textbox", name="Your letter")).to_be_visible()


def look_at(page: Page, name: str) -> list[str]:
    """What axe finds on a page, and whether it runs over the side."""
    page.wait_for_timeout(300)
    found = [
        f"{name}: {each['id']} {each['nodes'][0]['html'][:200]}"
        for each in Axe().run(page).response["violations"]
    ]
    width = page.evaluate(
        "document.querySelector('[data-testid=stMain]').scrollWidth - document.documentElement.clientWidth"
    )
    return [*found, f"{name}: runs over the side"] if width > 1 else found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_page_is_accessible_and_fits(visit: Visitor, size: str, scheme: str) -> None:
    """Axe finds nothing, as on a bare Streamlit page, and nothing runs over the side."""
    page = visit(size, scheme).open()
    found = look_at(page, "empty")
    fill_pages(page)
    page.get_by_text("Change the tone, the length or the form").click()
    page.get_by_text("Where does each sentence come from?").click()
    found += look_at(page, "letters")
    page.get_by_role("button", name="I sent this letter").click()
    page.get_by_role("link", name="See what comes next").click()
    expect(page.get_by_role("heading", name="When to send what")).to_be_visible()
    page.get_by_text("The same as a table", exact=True).first.click()
    found += look_at(page, "timing")
    page.go_back()
    page.get_by_role("link", name="Correct a fact").click()
    expect(page.get_by_role("heading", name="Check the facts")).to_be_visible()
    page.get_by_label("Day of the interview").fill("19 November 20026")
    page.keyboard.press("Tab")
    expect(page.get_by_text("The year 20026 cannot be right")).to_be_visible()
    found += look_at(page, "interview")
    page.get_by_role("link", name="Or look back at the interview first").click()
    expect(page.get_by_label("Were any questions hard to answer?")).to_have_value("The question about money.")
    found += look_at(page, "reflection")
    assert not found, "\n".join(found)


def test_headings_go_down_step_by_step(visit: Visitor) -> None:
    """One first heading on each page, and no level is left out."""
    page = visit().open()
    fill_pages(page)
    for link, title in WAYS:
        if link:
            page.get_by_role("link", name=link, exact=True).click()
        else:
            page.get_by_role("link", name="Interview", exact=True).click()
        expect(page.get_by_role("heading", name=title, level=1, exact=True)).to_be_visible()
        page.wait_for_timeout(300)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])")
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels)), levels


@pytest.mark.parametrize("path", ["reflection", "letters", "timing", "critique", "rulebook"])
def test_a_page_can_be_opened_by_its_own_address(visit: Visitor, path: str) -> None:
    """A bookmark opens the page inside its frame, with the names of the pages in the menu."""
    visitor = visit()
    page = visitor.open(path)
    expect(page.get_by_role("link", name="Interview", exact=True)).to_be_visible()
    expect(page.get_by_text("nothing goes to anybody else")).to_be_visible()
    visitor.complaints.clear()  # Streamlit itself looks for its health page below the path, in vain


def test_every_answer_says_that_nothing_is_passed_on(app_url: str) -> None:
    """No referrer is sent to other sites, large answers are compressed, and the health check is plain."""
    server = HTTPConnection(urlsplit(app_url).netloc)
    server.request("GET", "/", headers={"Accept-Encoding": "gzip"})
    answer = server.getresponse()
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Encoding"] == "gzip"
    answer.read()
    server.request("GET", "/healthz")
    assert server.getresponse().read() == b"ok"


def test_a_fault_of_ours_is_a_sentence_and_no_trace(visit: Visitor) -> None:
    """Where the app itself fails, the person reads a sentence; no path and no code is shown."""
    server, url = start_server({"FOLLOWUP_NOW": "no moment at all"})
    try:
        page = visit().page
        page.goto(url)
        page.get_by_role("button", name="Marketing manager").click()
        expect(page.get_by_text("Something went wrong here, and it is not your fault")).to_be_visible()
        assert "Traceback" not in page.content()
        assert ".py" not in page.inner_text("body")
        page.context.close()
    finally:
        server.kill()
