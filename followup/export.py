"""What a person takes away: plain text, a Word file, a link that opens their own mail program."""

import re
import unicodedata
from datetime import datetime
from io import BytesIO
from urllib.parse import quote

from docx import Document

_SUBJECT = re.compile(r"\s*subject[ \t]*:[ \t]*(?P<subject>[^\n]*)\n*", re.IGNORECASE)
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def join_letter(subject: str | None, body: str) -> str:
    """A letter as plain text: the subject in the first line, as mail programs print it, then the body."""
    head = f"Subject: {subject.strip()}\n\n" if subject and subject.strip() else ""
    return f"{head}{body.strip()}\n"


def split_letter(text: str) -> tuple[str, str]:
    """What ``join_letter`` joined: the subject, empty where the text names none, and the body."""
    found = _SUBJECT.match(text)
    return (found["subject"].strip(), text[found.end() :].strip()) if found else ("", text.strip())


def make_docx(subject: str | None, body: str, *, made_at: datetime) -> bytes:
    """A letter as a Word file: its paragraphs, the subject above them in bold.

    Args:
        subject: the subject line; None or empty leaves it out.
        body: the letter; a blank line begins a paragraph. Characters that no Word file can hold are left out.
        made_at: aware; the moment that the file gives as its own. It names no author and no program.

    Returns:
        The content of a ``.docx`` file.
    """
    document = Document()
    about = document.core_properties
    about.author = about.last_modified_by = about.comments = about.title = ""
    about.created = about.modified = made_at
    if line := " ".join(_NOT_IN_XML.sub("", subject or "").split()):
        document.add_paragraph().add_run(f"Subject: {line}").bold = True
    text = _NOT_IN_XML.sub("", body.replace("\r\n", "\n")).strip()
    for paragraph in _PARAGRAPH.split(text):
        document.add_paragraph(paragraph)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def name_file(kind: str, company: str | None, ending: str) -> str:
    """A file name of plain letters, such as ``thank-you-harbour-light.txt``, that every system accepts."""
    words = f"{kind} {company or ''}"
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return f"{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')[:60].rstrip('-')}.{ending}"


def mailto_link(address: str | None, subject: str | None, body: str) -> str:
    """A ``mailto:`` link by RFC 6068: percent-encoded UTF-8, lines ended by CRLF.

    Args:
        address: whom the letter goes to; None leaves that to the mail program.
        subject: the subject line; None or empty leaves it out.
        body: the letter.

    Returns:
        The link. Line breaks in address or subject are removed, so that no header can be smuggled in.
    """
    one_line = " ".join((subject or "").split())
    lines = body.strip().splitlines()
    parts = {"subject": one_line, "body": "\r\n".join(lines)}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items() if value)
    return f"mailto:{quote(''.join((address or '').split()), safe='@')}?{query}"
