"""Where a fact comes from: its words stand between a few words of the notes."""

from followup.places import find_place
from followup.spans import Span

NOTES = "Company: Pine Bakery\nI met Ana Sol there, the owner, and we talked for a long time about the new oven in the back.\n"


def span_of(words: str) -> Span:
    """The place of ``words`` in the notes."""
    start = NOTES.index(words)
    return Span(start=start, end=start + len(words))


def test_a_place_stays_in_its_line() -> None:
    """The label before a fact is shown, the line below is not."""
    place = find_place(span_of("Pine Bakery"), NOTES)
    assert (place.before, place.words, place.after) == ("Company: ", "Pine Bakery", "")


def test_a_long_line_is_cut_between_words() -> None:
    """What is cut off is marked, and no word is cut in two."""
    place = find_place(span_of("we talked"), NOTES)
    assert place.before.startswith("… ")
    assert place.after.endswith(" …")
    assert place.before.removeprefix("… ").strip() in NOTES
    assert f" {place.after.removesuffix(' …').split()[-1]} " in NOTES


def test_words_over_two_lines_are_shown_in_one() -> None:
    """White space is folded, as the evidence is compared."""
    assert find_place(Span(start=0, end=len(NOTES)), NOTES).words == " ".join(NOTES.split())
