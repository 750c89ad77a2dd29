"""The app without a browser, at a moment of the test's own."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from tests.puppet import Puppet

ROOT = Path(__file__).parent.parent

Start = Callable[..., AppTest]


def check(app: AppTest) -> AppTest:
    """No run may end in an error."""
    assert not app.exception, app.exception
    return app


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """Opens the app on the evening of a day, in a time zone."""

    def _start(day: str = "2026-11-24", zone: str = "America/Toronto") -> AppTest:
        evening = datetime.combine(date.fromisoformat(day), time(20), ZoneInfo(zone))
        monkeypatch.setenv("FOLLOWUP_NOW", evening.isoformat())
        app = AppTest.from_file(str(ROOT / "pages" / "home.py"), default_timeout=20)
        app.context = {"timezone": zone}
        return check(app.run())

    return _start


@pytest.fixture
def puppet() -> Iterator[Puppet]:
    """A model over a real socket that says and breaks what the test tells it to."""
    with Puppet() as endpoint:
        yield endpoint
