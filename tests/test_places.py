"""Where a fact comes from: its words stand between a few words of the notes."""

from followup.places import Piece, find_places
from followup.spans import Span

NOTES = (
    "Company: Pine Bakery\n"
    "I met Ana Sol there, the owner, and we talked for a long time about the new oven in the back.\n"
)


def span_of(words: str) -> Span:
    """The place of ``words`` in the notes."""
    start = NOTES.index(words)
    return Span(start=start, end=start + len(words))


def test_a_quote_stays_in_its_line() -> None:
    """The label before a fact is shown, the line below is not."""
    (place,) = find_places([span_of("Pine Bakery")], NOTES)
    assert place.pieces == (
        Piece(words="Company: ", is_fact=False),
        Piece(words="Pine Bakery", is_fact=True),
    )


def test_a_long_line_is_cut_between_words() -> None:
    """What is cut off is marked, and no word is cut in two."""
    (place,) = find_places([span_of("we talked")], NOTES)
    before, _, after = (piece.words for piece in place.pieces)
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert place.text.strip("… ") in NOTES
    assert f" {after.removesuffix(' …').split()[-1]} " in NOTES


def test_words_near_each_other_share_a_quote() -> None:
    """A name and a title in one line are one quote with two marks, whatever their order."""
    (place,) = find_places([span_of("the owner"), span_of("Ana Sol")], NOTES)
    assert [piece.words for piece in place.pieces if piece.is_fact] == ["Ana Sol", "the owner"]


def test_words_in_two_lines_are_two_quotes() -> None:
    """A quote never runs over the end of a line."""
    assert len(find_places([span_of("Pine Bakery"), span_of("Ana Sol")], NOTES)) == 2


def test_overlapping_words_are_marked_once() -> None:
    """Two facts that rest on the same words do not double them."""
    (place,) = find_places([span_of("Ana Sol"), span_of("Ana Sol there")], NOTES)
    assert [piece.words for piece in place.pieces if piece.is_fact] == ["Ana Sol there"]


def test_a_fact_over_two_lines_is_shown_in_one() -> None:
    """White space is folded, as the evidence is compared."""
    (place,) = find_places([Span(start=0, end=len(NOTES))], NOTES)
    assert place.text == " ".join(NOTES.split())
