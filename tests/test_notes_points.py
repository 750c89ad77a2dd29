"""What the notes say was discussed, told and forgotten, in whatever words."""

from datetime import date

import pytest

from followup.case import Case
from followup.notes import read_notes


def _case(notes: str) -> Case:
    return read_notes(notes, today=date(2026, 6, 20), time_zone="America/Toronto").case


def test_told_in_running_words() -> None:
    """The employer's plans, the candidate's past and what was left out go to three lists."""
    case = _case(
        "They intend to open an office at the airport. I explained that I have been a declarant in Tema for "
        "eight years. I regret that I did not mention my customs diploma. He will revert by the 20th."
    )
    assert case.topics == ("open an office at the airport",)
    assert case.strengths == ("declarant in Tema for eight years",)
    assert case.forgotten == ("my customs diploma",)


@pytest.mark.parametrize(
    ("needs", "mine", "missed"),
    [
        ("Discussed:", "Me:", "Should've said:"),
        ("Pain points ~", "Pitched ~", "Unsaid ~"),
        ("Gripes -", "I brought up -", "I sat on -"),
        ("Besoins :", "J'ai dit :", "J'ai oublié :"),
        ("Mahitaji yao:", "Nilisema:", "Nilisahau:"),
    ],
)
def test_labels_of_any_wording(needs: str, mine: str, missed: str) -> None:
    """A label and a list are read whatever the label is called and whatever mark parts the two."""
    case = _case(
        f"Company: Tamarack Outfitters\n{needs} winter stock arriving late; the new Banff store\n"
        f"{mine} five seasons at a ski rental; boot fitting\n{missed} the avalanche course\n"
    )
    assert case.topics == ("winter stock arriving late", "the new Banff store")
    assert case.strengths == ("five seasons at a ski rental", "boot fitting")
    assert case.forgotten == ("the avalanche course",)


def test_said_before_who_said_it() -> None:
    """A statement counts as the employer's where "he said" comes after it."""
    case = _case(
        "Spare parts for the old presses take five weeks, he said. I told him about my forklift ticket."
    )
    assert case.topics == ("Spare parts for the old presses take five weeks",)


def test_forgotten_before_its_cue() -> None:
    """What was left out may stand before the words that say so, and is then no strength."""
    case = _case("I told them about my years in Suva. The assessment course I did in Nadi, I left out.")
    assert case.forgotten == ("The assessment course I did in Nadi",)
    assert all("assessment" not in told for told in case.strengths)


def test_bare_job_is_no_topic() -> None:
    """That they need somebody for the very job is no topic of its own."""
    assert _case("It was on Monday. They need a baker. I said I have a food safe card.").topics == ()


@pytest.mark.parametrize(
    "told",
    ["I told nobody about my residence card.", "I kept my blood sugar to myself.", "I asked about the pay."],
)
def test_private_and_pay_are_no_points(told: str) -> None:
    """Nothing private, and no question about pay, becomes a point."""
    case = _case(f"The interview was on Monday with Ms. Lena Farrow. {told}")
    assert (case.topics, case.strengths, case.forgotten) == ((), (), ())
