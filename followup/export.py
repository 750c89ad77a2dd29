"""What a person takes away: plain text, and a link that opens their own mail program. Nothing is sent."""

import re
import unicodedata
from urllib.parse import quote


def join_letter(subject: str | None, body: str) -> str:
    """A letter as plain text: the subject in the first line, as mail programs print it, then the body."""
    head = f"Subject: {subject.strip()}\n\n" if subject and subject.strip() else ""
    return f"{head}{body.strip()}\n"


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
