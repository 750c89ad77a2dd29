"""The front door: ``streamlit run app.py`` or ``python app.py``.

The pages are in ``pages/``, what they call is in ``followup/``, what they say is in ``prompts/``.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:  # so that `pages.shared` is found whatever server imports this file
    sys.path.insert(0, str(HERE))

from followup.errors import FollowupError  # noqa: E402 - the line above makes it importable anywhere
from pages.shared.docx_route import DOCX_PATH, answer_docx  # noqa: E402 - the same
from pages.shared.headers import PageHeaders  # noqa: E402 - the same


async def answer_health(_: Request) -> PlainTextResponse:
    """Tell a health check that the server answers; any other unknown path would answer with the page."""
    return PlainTextResponse("ok")


def show_script_error(error: BaseException) -> bool:
    """Show one sentence instead of a trace: ours where it is ours, else a general one."""
    from pages.shared.show import say_something_went_wrong  # noqa: PLC0415 - only a running page has a screen

    say_something_went_wrong(str(error) if isinstance(error, FollowupError) else None)
    return True


def warm_up() -> None:
    """Read word lists and data once, so that the first visitor does not wait for them."""
    from datetime import UTC, datetime  # noqa: PLC0415 - everything here is imported while the server answers

    from followup.compose import draft_letter  # noqa: PLC0415
    from followup.critique import critique_letter  # noqa: PLC0415
    from followup.guard import verify_letter  # noqa: PLC0415
    from followup.model import warm_up as warm_up_model  # noqa: PLC0415
    from followup.notes import read_notes  # noqa: PLC0415
    from followup.samples import load_samples  # noqa: PLC0415
    from followup.timing import make_plan  # noqa: PLC0415

    moment = datetime(2026, 1, 15, 12, tzinfo=UTC)
    for sample in load_samples():
        case = read_notes(sample.notes, today=moment.date(), time_zone=sample.time_zone).case
        letter = draft_letter(case, "thank_you", now=moment).body
        verify_letter(letter, case, "thank_you")
        critique_letter(letter, "thank_you", case=case)
        make_plan(case, now=moment)
    warm_up_model()


@asynccontextmanager
async def warm(_: st.App) -> AsyncIterator[None]:
    """Warm up beside the first visitors, not before them."""
    Thread(target=warm_up, daemon=True).start()
    yield


app = st.App(
    HERE / "pages" / "home.py",
    lifespan=warm,
    routes=[Route("/healthz", answer_health), Route(DOCX_PATH, answer_docx, methods=["POST"])],
    middleware=[Middleware(PageHeaders), Middleware(GZipMiddleware, minimum_size=1024)],
    on_script_error=show_script_error,
)

if __name__ == "__main__":
    app.run()
