"""The front door: ``streamlit run app.py`` or ``python app.py``.

The pages are in ``pages/``, what they call is in ``followup/``, what they say is in ``prompts/``.
"""

import sys
from pathlib import Path

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
from pages.shared.headers import PageHeaders  # noqa: E402 - the same


async def answer_health(_: Request) -> PlainTextResponse:
    """Tell a health check that the server answers; any other unknown path would answer with the page."""
    return PlainTextResponse("ok")


def show_script_error(error: BaseException) -> bool:
    """Show one sentence instead of a trace: ours where it is ours, else a general one."""
    from pages.shared.show import say_something_went_wrong  # noqa: PLC0415 - only a running page has a screen

    say_something_went_wrong(str(error) if isinstance(error, FollowupError) else None)
    return True


app = st.App(
    HERE / "pages" / "home.py",
    routes=[Route("/healthz", answer_health)],
    middleware=[Middleware(PageHeaders), Middleware(GZipMiddleware, minimum_size=1024)],
    on_script_error=show_script_error,
)

if __name__ == "__main__":
    app.run()
