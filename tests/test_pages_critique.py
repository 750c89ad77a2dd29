"""What the critique and the rulebook promise: nothing is lost, and the last word is the person's."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from followup.critique import load_rulebook
from tests.conftest import Start, check
from tests.test_pages import (
    choose_kind,
    letter_of,
    press,
    shown,
    turn_to,
    written,
)

DRAFT = """Dear Ms. Marsh,

I want the job. You must answer me by Friday or I will go elsewhere. Please call [phone number].

Tomas"""
CLEAN = """Dear Ms. Marsh,

Thank you for meeting with me on Monday about the office manager position. I was glad to hear about your \
plan to open a second clinic, and about the new booking system. In my last job I led a team of three and \
cut waiting times by a third. I would very much like to work with you, and I look forward to the next step.

Kind regards,
Tomas Beran"""


def paste(app: AppTest, draft: str) -> AppTest:
    """Go to the critique page and paste a draft."""
    turn_to(app, "critique.py")
    return check(app.text_area(key="draft").set_value(draft).run())


def found(app: AppTest) -> list[str]:
    """The names of the findings in the list, the most important first."""
    return [match[1] for header in app.subheader if (match := re.match(r"\d+\. (.*)", str(header.value)))]


def marked(app: AppTest) -> str:
    """The HTML of the draft with its marks."""
    return next(str(html.value) for html in app.html if "fu-marked" in str(html.value))


def labels(app: AppTest) -> list[str]:
    """The labels of all buttons."""
    return [button.label for button in app.button]


def test_a_pasted_draft_is_taken_apart_without_a_case(start: Start) -> None:
    """Findings are marked at their words, and the page says which rules it could not look at, and why."""
    app = paste(start(), DRAFT)
    text = marked(app)
    assert re.search(r'<mark class="fu-error">You must answer.*?</mark><a class="fu-n', text)
    assert re.search(r'<mark class="fu-error">\[phone number\]</mark>', text)
    assert "A wrong or misspelt name" in shown(app)
    assert "This needs to know the interview" in shown(app)


def test_the_most_important_comes_first_and_never_too_much(start: Start) -> None:
    """Five findings at most, errors before the rest; the others are one press away."""
    app = paste(start(), DRAFT)
    first = found(app)
    assert len(first) == 5
    assert "Pushy" in first[:3]
    assert "A blank that was not filled in" in first[:3]
    press(app, next(label for label in labels(app) if label.startswith("Show the other")))
    assert found(app)[:5] == first
    assert len(found(app)) > 5


def test_what_is_good_is_said_first(start: Start) -> None:
    """A sound letter gets praise and no finding."""
    app = paste(start(), CLEAN)
    assert not found(app)
    assert "You thank the reader." in shown(app)
    assert "Nothing to look at again" in [header.value for header in app.header]


def test_a_dismissed_finding_stays_dismissed_while_its_words_stand(start: Start) -> None:
    """An edit elsewhere does not bring it back, an edit of its words does, and so does the person."""
    app = paste(start(), DRAFT)
    press(app, f"Dismiss {found(app).index('Pushy') + 1}")
    assert "Pushy" not in found(app)
    paste(app, DRAFT.replace("I want the job.", "I want the job so much."))
    assert "Pushy" not in found(app)
    turn_to(app, "interview.py")
    turn_to(app, "critique.py")
    assert "Pushy" not in found(app)
    paste(app, DRAFT.replace("You must answer me by Friday", "You must answer me by Monday"))
    assert "Pushy" in found(app)
    paste(app, DRAFT)
    press(app, "Bring back what I dismissed (1)")
    assert "Pushy" in found(app)


def test_a_rule_can_be_switched_off_and_on(start: Start) -> None:
    """Off means off for every draft; the way back stands on the same page."""
    app = paste(start(), DRAFT)
    press(app, f"Switch this rule off ({found(app).index('Pushy') + 1})")
    paste(app, DRAFT + "\nYou must answer today.")
    assert "Pushy" not in found(app)
    press(app, "Switch on again: Pushy")
    assert "Pushy" in found(app)


def test_a_letter_is_taken_edited_and_put_back(start: Start) -> None:
    """One press takes the letter, one puts the edited text back; the version before stays."""
    app = written(start())
    before = letter_of(app).value
    subject = next(field.value for field in app.text_input if field.label == "Subject")
    press(turn_to(app, "critique.py"), "Take the letter I am writing")
    draft = app.text_area(key="draft").value
    assert draft == f"Subject: {subject}\n\n{before}"
    paste(app, draft + "\nP.S. I meant it.")
    press(app, "Put it back into my letter")
    turn_to(app, "letters.py")
    assert letter_of(app).value == before + "\nP.S. I meant it."
    assert next(field.value for field in app.text_input if field.label == "Subject") == subject
    press(app, "Earlier version")
    assert letter_of(app).value == before


def test_no_draft_is_lost_when_another_takes_its_place(start: Start) -> None:
    """The pasted draft can be brought back after the letter was taken, and the letter after it."""
    app = paste(written(start()), DRAFT)
    press(app, "Take the letter I am writing")
    taken = app.text_area(key="draft").value
    press(app, "Bring back the draft before")
    assert app.text_area(key="draft").value == DRAFT
    press(app, "Bring back the draft before")
    assert app.text_area(key="draft").value == taken


def test_with_the_case_of_the_session_names_are_compared(start: Start) -> None:
    """A wrong name is found with the case, and not without it."""
    app = paste(press(start(), "Marketing manager"), CLEAN.replace("Ms. Marsh", "Ms. Leong"))
    assert "A wrong or misspelt name" in found(app)
    check(app.toggle(key="compare").set_value(False).run())
    assert "A wrong or misspelt name" not in found(app)


def test_the_day_of_sending_counts_where_it_is_known(start: Start) -> None:
    """An inquiry before the promised day is too early; what is no day gets a sentence."""
    app = paste(press(start(), "Marketing manager"), CLEAN)
    app.session_state["draft_kind"] = "inquiry"
    check(app.text_input(key="send_day").set_value("today").run())
    assert "Sent too early" in found(app)
    check(app.text_input(key="send_day").set_value("8 December").run())
    assert "Sent too early" not in found(app)
    check(app.text_input(key="send_day").set_value("soonish").run())
    assert "soonish" in app.error[0].value


def test_a_draft_is_text_whatever_is_in_it(start: Start) -> None:
    """Markup in a draft or in a finding is shown letter by letter."""
    nasty = "Dear <img src=https://evil.example/x.png> [click](https://evil.example),\n\n" + DRAFT
    app = paste(start(), nasty)
    assert "<img" not in "".join(str(html.value) for html in app.html)
    for element in (*app.markdown, *app.caption, *app.header, *app.subheader, *app.success, *app.warning):
        assert "](https" not in element.value


def test_an_empty_draft_is_answered_with_what_to_do(start: Start) -> None:
    """One sentence, and nothing is judged."""
    app = press(turn_to(start(), "critique.py"), "Look at my draft")
    assert "Paste or write your draft first" in app.error[0].value
    assert not found(app)


def test_an_edited_letter_gets_a_second_look_and_a_check(start: Start) -> None:
    """What the notes do not say is pointed out in words, what is pushy too; it can be copied all the same."""
    app = written(start())
    assert "A second look at your version" not in [header.value for header in app.subheader]
    letter_of(app).set_value(letter_of(app).value + "\nI led 40 people at Globex. You must reply today.")
    check(app.run())
    assert "A second look at your version" in [header.value for header in app.subheader]
    assert "This sounds like a demand" in shown(app)
    assert any("40" in error.value and "Globex" in error.value for error in app.error)
    press(app, "Take my letter apart")
    turn_to(app, "critique.py")
    assert "You must reply today." in str(app.text_area(key="draft").value)
    assert "Pushy" in found(app)


def test_every_rule_stands_in_the_rulebook(start: Start) -> None:
    """Name, why, source and the examples of each rule, under an anchor of its own name."""
    text = shown(turn_to(start(), "rulebook.py"))
    for rule in load_rulebook().rules:
        assert rule.name in text
    for heading in ("Not like this", "Better", "Close to it, and fine", "Common practice"):
        assert heading in text


@pytest.mark.parametrize(("search", "names"), [("pushy", ["Pushy"]), ("zebra", [])])
def test_the_rulebook_is_searched(start: Start, search: str, names: list[str]) -> None:
    """Every word of the search must stand in the rule; where none does, the page says so."""
    app = turn_to(start(), "rulebook.py")
    check(app.text_input(key="rule_search").set_value(search).run())
    headings = [header.value for header in app.subheader]
    assert all(name in headings for name in names)
    assert len(headings) < len(load_rulebook().rules) / 2
    assert ("No rule fits" in shown(app)) == (not names)


def test_the_rulebook_is_filtered_by_letter(start: Start) -> None:
    """A rule of another letter is not shown."""
    app = turn_to(start(), "rulebook.py")
    app.session_state["rule_kind"] = "closure"
    check(app.run())
    headings = [header.value for header in app.subheader]
    assert "Does not offer to stay in touch" in headings
    assert "Asks for nothing" not in headings
    assert len(headings) == len(list(load_rulebook().rules_for("closure")))


@pytest.mark.parametrize(
    ("kind", "events", "needle"),
    [
        ("inquiry", [], "Not yet. They said you would hear by"),
        ("inquiry", ["sent:inquiry"], "Not yet. You asked on"),
        ("inquiry", ["sent:inquiry", "sent:inquiry"], "You have sent two inquiries"),
        ("feedback_request", [], "nothing is decided yet"),
        ("closure", [], "it comes after a no"),
    ],
)
def test_not_yet_and_not_twice_are_said_and_nobody_is_stopped(
    start: Start,
    kind: str,
    events: list[str],
    needle: str,
) -> None:
    """The page says what speaks against it and who says so; the letter is there all the same."""
    app = written(start())
    for number, what in enumerate(events):
        turn_to(app, "timing.py")
        app.selectbox(key="log_what").set_value(what)
        app.text_input(key="log_day").set_value(("yesterday", "today")[number])
        press(app, "Add it")
    turn_to(app, "letters.py")
    choose_kind(app, kind)
    notice = app.info[0].value
    assert needle in notice
    assert "you can still write it and send it" in notice
    assert notice.endswith(("(From the article)", "(Common practice)"))
    assert letter_of(app).value.startswith("Dear Ms. Leung")
