"""What a person takes away: the text and the mail link hold the letter, letter by letter."""

from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.export import join_letter, mailto_link, make_docx, name_file, split_letter

BODY = "Dear Ms. Leung,\n\nThank you & all the best - 100 % sure?\nZoë+Ana #1\n\nTomas"


def test_a_mail_link_holds_address_subject_and_body() -> None:
    """Percent-encoded, nothing lost: what the mail program decodes is the letter."""
    link = mailto_link("leung@example.com", "Thank you: Marketing & Sales", BODY)
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "leung@example.com")
    query = parse_qs(parts.query, strict_parsing=True)
    assert query["subject"] == ["Thank you: Marketing & Sales"]
    assert query["body"] == [BODY.replace("\n", "\r\n")]


def test_a_mail_link_uses_no_plus_for_a_space() -> None:
    """Mail programs show a plus as a plus, so a space is %20, and a line break %0D%0A."""
    link = mailto_link(None, "a b", "c d\ne+f")
    assert link == "mailto:?subject=a%20b&body=c%20d%0D%0Ae%2Bf"


def test_a_mail_link_smuggles_no_header() -> None:
    """A line break typed into address or subject cannot add another receiver."""
    link = mailto_link(
        "a@example.com\nbcc:x@example.com?cc=y@example.com", "Hi\r\nBcc: z@example.com", "Text"
    )
    assert "\n" not in unquote(link.partition("&body=")[0])
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}


@settings(max_examples=60)
@given(body=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1))
def test_every_letter_survives_the_mail_link(body: str) -> None:
    """Any script, any sign: decoding gives the text back."""
    decoded = unquote(mailto_link(None, None, body).partition("body=")[2], errors="strict")
    assert decoded == body.strip()


def test_plain_text_begins_with_the_subject() -> None:
    """One file holds all there is to paste."""
    assert join_letter("Thank you", "Dear Ana,\n\nBye\n") == "Subject: Thank you\n\nDear Ana,\n\nBye\n"
    assert join_letter("", "Dear Ana") == "Dear Ana\n"


@pytest.mark.parametrize(
    ("company", "name"),
    [
        ("Zoë & Söhne/Ltd.", "thank-you-zoe-sohne-ltd.txt"),
        (None, "thank-you.txt"),
        ("株式会社", "thank-you.txt"),
    ],
)
def test_a_file_name_fits_every_system(company: str | None, name: str) -> None:
    """Letters, digits and hyphens alone."""
    assert name_file("thank you", company, "txt") == name


@settings(max_examples=60)
@given(subject=st.text("abc :é\t"), body=st.text("abc:\n\r é", min_size=1))
def test_subject_and_body_come_apart_again(subject: str, body: str) -> None:
    """What was joined is split into the same two parts."""
    assert split_letter(join_letter(subject, body)) == (subject.strip(), body.strip())


def test_a_text_without_a_subject_is_all_body() -> None:
    """Only a first line that says so is a subject."""
    assert split_letter("Dear Ana,\n\nSubject: none") == ("", "Dear Ana,\n\nSubject: none")
    assert split_letter("subject:Hello\nDear Ana") == ("Hello", "Dear Ana")


MADE = datetime(2026, 11, 24, 20, tzinfo=UTC)


def paragraphs_of(file: bytes) -> list[str]:
    """The paragraphs of a Word file, as Word shows them."""
    return [paragraph.text for paragraph in Document(BytesIO(file)).paragraphs]


def test_a_word_file_holds_the_letter_letter_by_letter() -> None:
    """Subject first, a paragraph for each of the letter's, single line breaks kept."""
    file = make_docx("Thank you", BODY, made_at=MADE)
    assert paragraphs_of(file) == ["Subject: Thank you", *BODY.split("\n\n")]
    assert paragraphs_of(make_docx("", BODY.replace("\n", "\r\n"), made_at=MADE)) == BODY.split("\n\n")


def test_a_word_file_says_nothing_about_how_it_was_made() -> None:
    """No author, no program, no old date: the person may hand it on."""
    about = Document(BytesIO(make_docx(None, BODY, made_at=MADE))).core_properties
    assert (about.author, about.comments, about.title, about.last_modified_by) == ("", "", "", "")
    assert about.created == about.modified == MADE


@settings(max_examples=50, deadline=None)
@given(body=st.text(min_size=1))
def test_no_text_breaks_the_word_file(body: str) -> None:
    """Signs that no Word file can hold are left out; everything else opens and is there."""
    shown = "".join(paragraphs_of(make_docx(body, f"{body}x", made_at=MADE)))
    assert shown.endswith("x")
