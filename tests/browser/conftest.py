"""The app as a real server, and a real browser in front of it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.tasks import find_browser

ROOT = Path(__file__).parent.parent.parent
ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
NOW = "2027-12-30T23:30:00+00:00"
"""A Thursday after every day in the corpus, so that each interview there is over."""
PATIENCE = 20_000


@dataclass
class Visit:
    """One person's browser: the page, whom it asked, and what it complained of."""

    page: Page
    url: str
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "") -> Page:
        """Open a page of the app and wait until it is drawn."""
        self.page.goto(f"{self.url}/{path}")
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self.page


Visitor = Callable[..., Visit]


def start_server(
    environment: dict[str, str], log: IO[bytes] | int = subprocess.DEVNULL
) -> tuple[subprocess.Popen[bytes], str]:
    """Start the app as a person would, on a free port, and wait until it is healthy; it writes to ``log``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options],
        env={**os.environ, **environment},
        stdout=log,
        stderr=subprocess.STDOUT if log != subprocess.DEVNULL else log,
    )
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return server, url
        except OSError:
            time.sleep(0.1)
    server.kill()
    pytest.fail("the app did not start: try `streamlit run app.py`")


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    """The address of the running app."""
    server, url = start_server({"FOLLOWUP_NOW": NOW})
    yield url
    server.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chrome, Chromium or Edge, whichever there is; without one the tests fail and say what to do."""
    path = find_browser()
    if path is None:
        pytest.fail("No Chrome, Chromium or Edge was found. Install one:  sudo apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, app_url: str) -> Iterator[Visitor]:
    """A new visitor; at the end no page may have asked another host or complained."""
    visits: list[Visit] = []

    def _visit(size: str = "desk", scheme: str = "light") -> Visit:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            timezone_id="America/Toronto",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(PATIENCE)
        visit = Visit(context.new_page(), app_url)
        visit.page.on("request", lambda request: visit.hosts.add(urlsplit(request.url).hostname or ""))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on(
            "console",
            lambda message: visit.complaints.append(message.text) if message.type == "error" else None,
        )
        visits.append(visit)
        return visit

    expect.set_options(timeout=PATIENCE)
    yield _visit
    for done in visits:
        done.page.context.close()
        assert done.hosts <= {"127.0.0.1", ""}, done.hosts
        assert not done.complaints, done.complaints
