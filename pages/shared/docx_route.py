"""Answers a letter, as it stands in the browser, with the same letter as a Word file. Nothing is kept."""

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from followup.export import make_docx
from followup.prompts import load_texts
from pages.shared.state import ask_clock

DOCX_PATH = "/letter.docx"
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_BYTES = 200_000
"""Far more than a letter has."""


class PostedLetter(BaseModel):
    """What the browser sends."""

    model_config = ConfigDict(extra="forbid")

    subject: str = Field(max_length=1_000)
    body: str = Field(min_length=1, max_length=50_000)


async def _read(request: Request) -> bytes:
    """The body, or no more of it than the limit and a little."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > MOST_BYTES:
            break
    return content


async def answer_docx(request: Request) -> Response:
    """A POST of JSON with subject and body gives the ``.docx``; anything else one sentence."""
    content = await _read(request)
    if len(content) > MOST_BYTES:
        return PlainTextResponse(load_texts("letters")("take.word_failed"), status_code=413)
    try:
        letter = PostedLetter.model_validate_json(content)
    except ValidationError:
        return PlainTextResponse(load_texts("letters")("take.word_failed"), status_code=422)
    file = await run_in_threadpool(make_docx, letter.subject, letter.body, made_at=ask_clock())
    return Response(file, media_type=DOCX_TYPE, headers={"Cache-Control": "no-store"})
