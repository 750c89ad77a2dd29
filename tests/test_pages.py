"""What the pages promise a person: read, correct, write, edit, and nothing is lost on the way."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import Start, check

ROOT = Path(__file__).parent.parent
ROWS = (ROOT / "tests" / "corpus" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
NOTES = {row["id"]: row for row in map(json.loads, ROWS)}
PANEL = "dev-004"
PAGES = ("interview.py", "reflection.py", "letters.py", "timing.py", "critique.py", "rulebook.py")


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    button = next(button for button in app.button if button.label == label)
    return check(button.click().run())


def turn_to(app: AppTest, page: str) -> AppTest:
    """Go to a page."""
    return check(app.switch_page(page).run())


def read(app: AppTest, notes: str) -> AppTest:
    """Paste notes and have them read."""
    app.text_area(key="notes").set_value(notes)
    return press(app, "Read my notes")


def letter_of(app: AppTest) -> Any:  # noqa: ANN401 - an element of AppTest
    """The field that holds the letter."""
    return next(area for area in app.text_area if area.label == "Your letter")


def shown(app: AppTest) -> str:
    """All that a person reads outside of fields."""
    groups = (
        app.title,
        app.header,
        app.subheader,
        app.markdown,
        app.caption,
        app.html,
        app.warning,
        app.info,
    )
    return "\n".join(str(element.value) for group in groups for element in group)


def choose_kind(app: AppTest, kind: str) -> AppTest:
    """Choose one of the four letters."""
    app.session_state["letter_kind"] = kind
    return check(app.run())


def written(app: AppTest) -> AppTest:
    """Load the first sample and go to its letter."""
    press(app, "Marketing manager")
    return turn_to(app, "letters.py")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_nothing_known(start: Start, page: str) -> None:
    """Each page opens first, says where the advice comes from, and that nothing is kept."""
    text = shown(turn_to(start(), page))
    for promise in (
        "Beth Clarke",
        "WES Advisor Blog, 2017",
        "nothing goes to anybody else",
        "English for now",
    ):
        assert promise in text


def test_two_presses_lead_from_notes_to_a_letter(start: Start) -> None:
    """Paste, read, write: the letter greets the interviewer and is about this position."""
    row = NOTES["dev-001"]
    app = read(start(row["today"], row["time_zone"]), row["notes"])
    press(app, "Write my thank-you letter")
    letter = letter_of(turn_to(app, "letters.py")).value
    assert letter.startswith(("Dear Ms. Nwosu", "Dear Ms. Adaeze Nwosu"))
    assert "Registered Nurse" in letter


def test_one_press_loads_a_made_up_case(start: Start) -> None:
    """The first sample is read at once, in its own time zone, and yesterday is yesterday."""
    app = press(start(zone="Asia/Manila"), "Marketing manager")
    assert app.text_input(key="f.company").value == "Juniper Lane Foods"
    assert app.text_input(key="f.day").value == "Monday 23 November 2026"
    assert app.selectbox(key="f.time_zone").value == "America/Toronto"


def test_each_fact_stands_beside_its_words(start: Start) -> None:
    """Under the company and the day stand the words of the notes, and above the letter too."""
    app = press(start(), "Marketing manager")
    quotes = [html.value for html in app.html if "From your notes" in str(html.value)]
    assert any("Company: </span><mark>Juniper Lane Foods</mark>" in quote for quote in quotes)
    assert any("<mark>yesterday" in quote for quote in quotes)
    assert "<mark>Juniper Lane Foods</mark>" in shown(turn_to(app, "letters.py"))


def test_a_corrected_fact_is_the_persons_own(start: Start) -> None:
    """A changed field loses the quote, goes into the letter, and survives a second reading."""
    app = press(start(), "Marketing manager")
    app.text_input(key="f.company").set_value("Juniper Street Foods").run()
    app.text_input(key="f.role").set_value("Brand Manager").run()
    assert "<mark>Juniper Lane Foods</mark>" not in shown(app)
    press(app, "Read my notes")
    assert app.text_input(key="f.company").value == "Juniper Street Foods"
    assert "Juniper Street Foods" in shown(turn_to(app, "letters.py"))
    assert "Brand Manager" in letter_of(app).value


def test_nothing_typed_is_lost_between_pages(start: Start) -> None:
    """Notes, a corrected field, a reflection and an edited letter are there when one comes back."""
    app = written(start())
    letter_of(app).set_value("My own words.").run()
    turn_to(app, "reflection.py").text_area(key="r.went_well").set_value("I was calm.").run()
    turn_to(app, "critique.py").text_area(key="draft").set_value("A draft of my own.").run()
    turn_to(app, "interview.py").text_input(key="f.role").set_value("Head of Marketing").run()
    for page in PAGES:
        turn_to(app, page)
    assert letter_of(turn_to(app, "letters.py")).value == "My own words."
    assert turn_to(app, "critique.py").text_area(key="draft").value == "A draft of my own."
    assert turn_to(app, "reflection.py").text_area(key="r.went_well").value == "I was calm."
    turn_to(app, "interview.py")
    assert app.text_input(key="f.role").value == "Head of Marketing"
    assert str(app.text_area(key="notes").value).startswith("Company: Juniper Lane Foods")


def test_an_edited_letter_stays_whatever_else_changes(start: Start) -> None:
    """Another tone and a new fact leave it alone; the page says how to use them."""
    app = written(start())
    edited = letter_of(app).value + "\nP.S. I meant every word."
    letter_of(app).set_value(edited).run()
    app.session_state["style.tone"] = "formal"
    check(app.run())
    turn_to(app, "interview.py").text_input(key="f.company").set_value("Other Foods").run()
    turn_to(app, "letters.py")
    assert letter_of(app).value == edited
    assert "Write again" in app.info[0].value


def test_an_untouched_letter_follows_the_facts(start: Start) -> None:
    """Nobody has to press a button for a corrected name."""
    app = press(start(), "Marketing manager")
    assert "Ms. Leung" in letter_of(turn_to(app, "letters.py")).value
    turn_to(app, "interview.py").text_input(key="p0.name").set_value("Ms. Leong").run()
    assert "Ms. Leong" in letter_of(turn_to(app, "letters.py")).value


def test_writing_again_keeps_the_version_before(start: Start) -> None:
    """Another wording is one press away, and so is the way back, with every edit in it."""
    app = written(start())
    letter_of(app).set_value(letter_of(app).value + "\nEdited.").run()
    first = letter_of(app).value
    press(app, "Write again")
    second = letter_of(app).value
    assert second != first.removesuffix("\nEdited.")
    press(app, "Earlier version")
    assert letter_of(app).value == first
    press(app, "Later version")
    assert letter_of(app).value == second


@pytest.mark.parametrize(
    ("key", "typed", "needle"),
    [
        ("f.day", "19 November 20026", "The year 20026 cannot be right"),
        ("f.answer_by", "2 November 2026", "the interview is later"),
        ("p0.email", "leung.example.com", "It needs one @"),
        ("candidate.email", "me@", "It needs one @"),
        ("f.time", "25:00", "I do not understand"),
    ],
)
def test_a_wrong_field_gets_one_sentence_and_loses_nothing(
    start: Start, key: str, typed: str, needle: str
) -> None:
    """What was typed stays, the rest stays, and the letter can still be written."""
    app = press(start(), "Marketing manager")
    check(app.text_input(key=key).set_value(typed).run())
    assert len(app.error) == 1
    assert needle in app.error[0].value
    assert app.text_input(key=key).value == typed
    assert app.text_input(key="f.company").value == "Juniper Lane Foods"
    assert "Leung" in letter_of(turn_to(app, "letters.py")).value


def test_empty_notes_are_answered_with_what_to_do(start: Start) -> None:
    """One sentence, no form, no letter."""
    app = press(start(), "Read my notes")
    assert "Paste or write your notes" in app.error[0].value


def test_the_form_can_be_filled_without_notes(start: Start) -> None:
    """Somebody without notes writes the facts into the form and gets a letter."""
    app = press(start(), "I have no notes")
    app.text_input(key="f.company").set_value("Pine Bakery")
    app.text_input(key="f.role").set_value("Baker")
    app.text_input(key="p0.name").set_value("Mr. Sol")
    check(app.text_input(key="f.day").set_value("yesterday").run())
    assert "Monday 23 November 2026" in shown(app)
    letter = letter_of(turn_to(app, "letters.py")).value
    assert "Mr. Sol" in letter
    assert "Baker" in letter


def test_own_notes_come_back_after_an_example(start: Start) -> None:
    """A sample never destroys what somebody wrote."""
    app = read(start(), "Interview at Pine Bakery with Ana Sol yesterday at 2pm")
    app.text_input(key="f.role").set_value("Baker").run()
    press(app, "Marketing manager")
    press(app, "Bring back my own notes")
    assert str(app.text_area(key="notes").value).startswith("Interview at Pine Bakery")
    assert app.text_input(key="f.role").value == "Baker"


def test_the_browsers_time_zone_stands_in_the_form(start: Start) -> None:
    """Nobody has to know the name of their zone; an unknown one becomes UTC."""
    assert (
        press(start(zone="Asia/Manila"), "I have no notes").selectbox(key="f.time_zone").value
        == "Asia/Manila"
    )


def test_a_linkedin_note_keeps_its_limit(start: Start) -> None:
    """No subject, and no more characters than the account allows; the page counts them."""
    app = written(start())
    app.session_state["style.form"] = "linkedin"
    check(app.run())
    short = letter_of(app).value
    assert len(short) <= 200
    assert f"{len(short)} of 200 characters" in shown(app)
    assert "Subject" not in [field.label for field in app.text_input]
    app.session_state["style.limit"] = 300
    check(app.run())
    assert len(letter_of(app).value) <= 300


def test_each_sentence_says_what_it_rests_on(start: Start) -> None:
    """A sentence of the letter, its facts, and the words of the notes."""
    page = next(str(html.value) for html in written(start()).html if "fu-sentences" in str(html.value))
    assert "Position: Marketing Manager" in page
    assert "<mark>yesterday" in page


def test_interviewers_are_added_up_to_eight_and_removed(start: Start) -> None:
    """The button for one more disappears when there are eight."""
    app = press(start(), "I have no notes")
    for _ in range(7):
        press(app, "Add an interviewer")
    assert "Add an interviewer" not in [button.label for button in app.button]
    app.text_input(key="p1.name").set_value("Ana Sol").run()
    press(app, "Remove 1")
    assert app.text_input(key="p1.name").label == "Name, interviewer 1"
    assert app.text_input(key="p1.name").value == "Ana Sol"


def test_each_of_a_panel_gets_a_letter_of_their_own(start: Start) -> None:
    """Two interviewers, two letters; each stays as its reader's."""
    row = NOTES[PANEL]
    app = read(start(row["today"], row["time_zone"]), row["notes"])
    turn_to(app, "letters.py")
    first = letter_of(app).value
    app.selectbox(key="letter_to").set_value(1).run()
    second = letter_of(app).value
    assert "Rosalind" in first
    assert "Bhattacharya" in second
    assert not set(first.splitlines()[2:5]) & set(second.splitlines()[2:5]) - {""}


def test_markup_in_notes_stays_text(start: Start) -> None:
    """A picture, a link or an icon in the notes is shown letter by letter: no host is asked for anything."""
    nasty = "![x](https://evil.example/x.png) <img src=https://evil.example/y.png> :material/home:"
    app = press(start(), "Marketing manager")
    app.text_input(key="f.company").set_value(nasty)
    app.text_input(key="p0.name").set_value(nasty)
    check(app.text_input(key="f.day").set_value(nasty).run())
    turn_to(app, "letters.py")
    assert "<img" not in "".join(str(html.value) for html in app.html)
    for element in (*app.markdown, *app.caption, *app.header, *app.warning, *app.error, *app.info):
        assert "![x](" not in element.value
        assert ":material" not in element.value


def test_before_the_interview_there_is_no_letter(start: Start) -> None:
    """Questions to ask come first, the timeline at their head, and the day of the thank-you."""
    app = press(start(), "Interview still to come")
    text = shown(app)
    assert "When do you expect to decide" in text
    assert "still to come" in text
    turn_to(app, "letters.py")
    assert not [area for area in app.text_area if area.label == "Your letter"]
    assert "Thursday" in shown(app)


@pytest.mark.parametrize(
    ("outcome", "needle"),
    [("offer", "outside of what this app does"), ("next_round", "What to prepare for the next round")],
)
def test_good_news_brings_the_thank_you_all_the_same(start: Start, outcome: str, needle: str) -> None:
    """An offer or a next round gets the thank-you, and the page says what else there is or is not."""
    app = press(start(), "Marketing manager")
    check(app.selectbox(key="f.outcome").set_value(outcome).run())
    assert needle in shown(app)
    assert "Write my thank-you letter" in [button.label for button in app.button]


def test_a_no_offers_the_request_for_feedback_first(start: Start) -> None:
    """Heard on the letters page, it moves the choice of letter and the plan on."""
    app = written(start())
    press(app, "They chose somebody else")
    assert "Your request for feedback" in [header.value for header in app.header]
    text = shown(turn_to(app, "timing.py"))
    assert "They chose somebody else" in text
    assert "Request for feedback" in [subheader.value for subheader in app.subheader]


def test_what_was_sent_is_done_and_can_be_taken_back(start: Start) -> None:
    """Pressed three times in a row, it was sent once."""
    app = written(start())
    for _ in range(3):
        press(app, "I sent this letter")
    text = shown(turn_to(app, "timing.py"))
    assert text.count("Thank-you letter sent:") == 1
    assert ">Sent</span>" in text
    press(app, "Take out entry 1")
    assert "Thank-you letter sent:" not in shown(app)


def test_what_happened_earlier_is_added_with_its_day(start: Start) -> None:
    """The day is typed as one likes; a day still to come is answered with a sentence."""
    app = turn_to(press(start(), "Marketing manager"), "timing.py")
    app.text_input(key="log_day").set_value("tomorrow")
    press(app, "Add it")
    assert "still to come" in app.error[0].value
    app.text_input(key="log_day").set_value("today")
    app.text_input(key="log_time").set_value("8:15")
    press(app, "Add it")
    assert "08:15" in shown(app)


def test_the_plan_is_drawn_and_told(start: Start) -> None:
    """A picture with a label, the same as a table, the reason, who says what, and what is absent."""
    text = shown(turn_to(press(start(), "Marketing manager"), "timing.py"))
    assert 'role="img" aria-label="Timeline of' in text
    assert '<th scope="row">Thank-you letter</th>' in text
    assert "24 to 48 hours" in text
    assert "From the article" in text
    assert "Request for feedback: nothing is decided yet" in text


def test_the_region_is_the_persons_choice(start: Start) -> None:
    """The time zone suggests one; another can be chosen, and its part."""
    app = turn_to(press(start(), "Marketing manager"), "timing.py")
    assert "Ontario, Canada" in shown(app)
    check(app.selectbox(key="country").set_value("GB").run())
    check(app.selectbox(key="part").set_value("GB-SCT").run())
    assert "Scotland" in shown(app)


def test_reflection_is_private_until_one_point_is_released(start: Start) -> None:
    """The answers stay out of the letter; the one point that was switched on goes in."""
    app = turn_to(press(start(), "Panel interview"), "reflection.py")
    private = "I was nervous because of my divorce."
    app.text_area(key="r.handle_differently").set_value(
        f"{private} I forgot to mention my training as a team leader."
    )
    check(app.text_area(key="r.hard_questions").set_value("The question about planning a budget.").run())
    turn_to(app, "letters.py")
    assert "team leader" not in letter_of(app).value
    turn_to(app, "reflection.py")
    assert "What would a strong answer about planning a budget have included?" in shown(app)
    toggle = next(toggle for toggle in app.toggle if toggle.label.endswith("my training as a team leader"))
    assert toggle.value is False
    check(toggle.set_value(True).run())
    assert app.session_state["released"] == ["my training as a team leader"]
    letter = letter_of(turn_to(app, "letters.py")).value
    assert "training as a team leader" in letter
    assert "divorce" not in letter
    assert "nervous" not in letter


def test_everything_can_be_cleared(start: Start) -> None:
    """On a shared computer nothing stays behind."""
    app = press(written(start()), "Yes, clear everything")
    turn_to(app, "interview.py")
    assert app.text_area(key="notes").value == ""
    assert "Juniper" not in shown(app)
