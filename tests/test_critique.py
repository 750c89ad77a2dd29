"""What the critique of a letter promises: the right findings, in the right place, in the right order."""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup.case import LETTER_KINDS, Case, Contact, LetterKind
from followup.critique import Critique, Severity, critique_letter, load_rulebook
from followup.critique.critic import apply_rule, read_for_critique
from followup.critique.letter import read_letter
from followup.events import Event
from scripts.critique_figures import CritiqueFigures, critique_lines, measure_critique

CORPUS = Path(__file__).parent / "corpus"
SENTENCES = tomllib.loads((CORPUS / "critique" / "sentences.toml").read_text(encoding="utf-8"))

CASE = Case.model_validate(
    {
        "candidate": {"name": "Ada Mensah", "phone": "416-555-0142"},
        "company": "Brightwater Logistics",
        "role": "Warehouse Team Leader",
        "interviewers": [{"name": "Paul Denning"}, {"name": "Ms. Chan"}],
        "interviewed_at": "2026-10-07T08:00",
        "time_zone": "America/Toronto",
        "answer_expected_by": "2026-10-16",
        "topics": ["late trailers on Mondays"],
        "strengths": ["reduced picking errors"],
        "forgotten": ["the night shift at Morrow Foods"],
        "outcome": "waiting",
    }
)
THANKS = "Thank you for meeting with me on Wednesday about the warehouse team leader position."


def letter(*, greeting: str = "Dear Paul,", says: str = "", end: str = "Kind regards,\nAda Mensah") -> str:
    """A short thank-you."""
    return f"{greeting}\n\n{THANKS} {says}\n\n{end}"


def rules_on(text: str, kind: LetterKind = "thank_you", **known: object) -> set[str]:
    """The slugs of what is found."""
    critique = critique_letter(text, kind, case=CASE, **known)  # type: ignore[arg-type]
    return {finding.rule for finding in critique.findings}


def whole(critique: Critique, rule: str) -> str:
    """Message and suggestion of one finding."""
    (finding,) = [finding for finding in critique.findings if finding.rule == rule]
    return f"{finding.message} {finding.suggestion}"


@pytest.mark.parametrize(
    "name", ["drafts.jsonl", "more/drafts.jsonl", "critique/clean.jsonl", "critique/faulty.jsonl"]
)
def test_the_corpora_are_judged_as_a_coach_would(name: str) -> None:
    """A false alarm costs more than a miss: precision 0.95, recall 0.90, clean letters stay silent."""
    figures = measure_critique(CORPUS / name)
    assert figures.total.precision >= 0.95, figures.misses
    assert figures.total.recall >= 0.90, figures.misses
    assert figures.places_right >= 0.95 * figures.places
    assert figures.clean_with_findings <= 0.05 * figures.clean


def test_the_held_out_letters_are_judged_well_enough() -> None:
    """On letters that no rule was fitted to: precision 0.75, recall 0.75 (the floor, not the aim)."""
    figures = measure_critique(CORPUS / "held" / "drafts.jsonl")
    assert figures.total.precision >= 0.75
    assert figures.total.recall >= 0.75


@pytest.mark.parametrize("slug", sorted(SENTENCES))
def test_a_rule_hears_many_voices(slug: str) -> None:
    """Nine of ten sentences that a rule is for are heard, and at most one in twenty others."""
    rulebook = load_rulebook()
    rule, bank = rulebook[slug], SENTENCES[slug]
    kind = bank.get("kind", rule.kinds[0])

    def speaks(sentence: str) -> bool:
        text = f"Dear Ms. Chan,\n\n{sentence}\n\nKind regards,\nAda Mensah"
        return bool(apply_rule(rule, read_for_critique(text, kind, rulebook)))

    missed = [sentence for sentence in bank["fires"] if not speaks(sentence)]
    false = [sentence for sentence in bank["silent"] if speaks(sentence)]
    assert len(missed) <= 0.22 * len(bank["fires"]), missed
    assert len(false) <= 0.10 * len(bank["silent"]), false


def test_the_table_names_every_rule_and_the_totals() -> None:
    """The table that is printed has a line for each rule, also for one that never spoke."""
    lines = list(critique_lines(CritiqueFigures()))
    assert [line.split()[0] for line in lines[1:35]] == [rule.slug for rule in load_rulebook().rules]
    assert lines[-2:] == ["  place right: 0 of 0", "  clean letters with any finding: 0 of 0"]


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Paul,",
        "Howdy Paul,",
        "Tēnā koe Paul,",
        "Dear Mr. Denning,",
        "Paul Denning:",
        "HI PAUL,",
        "Dear Paul and Ms Chan,",
        "Dear Mrs. Chan,",
    ],
)
def test_a_known_name_is_right_in_any_form(greeting: str) -> None:
    """First name, surname, both of a panel, another title for a woman."""
    assert not rules_on(letter(greeting=greeting)) & {"wrong-name", "greeting-generic", "greeting-missing"}


@pytest.mark.parametrize(
    ("greeting", "wrong"),
    [
        ("Dear Ms. Chang,", "Ms. Chang"),
        ("Hi Pual,", "Pual"),
        ("Dear Mr. Chan,", "Mr. Chan"),
        ("Dear Eve,", "Eve"),
    ],
)
def test_a_wrong_name_is_found_where_it_stands(greeting: str, wrong: str) -> None:
    """A slip in a name, a wrong title, a stranger."""
    text = letter(greeting=greeting)
    (finding,) = [f for f in critique_letter(text, "thank_you", case=CASE).findings if f.rule == "wrong-name"]
    assert text[finding.start : finding.end] == wrong
    assert "Paul Denning, Ms. Chan" in finding.suggestion


def test_no_name_is_wrong_where_none_is_known() -> None:
    """Without an interviewer in the notes any greeting will do, and the critique says what it left out."""
    nobody = CASE.model_copy(update={"interviewers": ()})
    critique = critique_letter(letter(greeting="Dear Ms. Chang,"), "thank_you", case=nobody)
    assert not {f.rule for f in critique.findings} & {"wrong-name", "greeting-generic"}
    assert {n.rule for n in critique.not_checked} >= {"wrong-name", "greeting-generic"}


def test_a_contact_may_be_greeted() -> None:
    """A coordinator who took no part is no stranger."""
    known = CASE.model_copy(update={"contacts": (Contact(name="Eve Adler"),)})
    critique = critique_letter(letter(greeting="Dear Eve,"), "thank_you", case=known)
    assert "wrong-name" not in {finding.rule for finding in critique.findings}


@pytest.mark.parametrize(
    "says",
    [
        "I would be proud to work for Clearwater Logistics.",
        "I would be glad to be your next Marketing Assistant.",
        "I enjoyed our interview on Thursday.",
        "You said that I would hear by 14 October.",
        "You hoped to have news for me on 19 October.",
        "I enjoyed my visit to Clearwater Logistics.",
        "I would love to join Oakridge Foods.",
    ],
)
def test_a_contradiction_is_a_wrong_fact(says: str) -> None:
    """Another company, position, day of the interview, promised date."""
    assert "wrong-fact" in rules_on(letter(says=says))


@pytest.mark.parametrize(
    "says",
    [
        "Before that I was with Maple Logistics Group for a year.",
        "I left Harlow Logistics in 2021.",
        "In Peel County I ran two docks.",
        "I have a trial shift on Friday, as you said.",
    ],
)
def test_what_the_candidate_did_elsewhere_contradicts_nothing(says: str) -> None:
    """A former employer of the same trade, a county, another day."""
    assert "wrong-fact" not in rules_on(letter(says=says))


@pytest.mark.parametrize(
    "says",
    [
        "At Morrow Foods I ran the night shift.",
        "I worked for Clearwater Logistics for three years.",
        "In my last role as a shift supervisor I cut errors by a third.",
        "Our interview on 7 October stayed with me, and you hoped to decide by Friday, 16 October.",
        "I am free on 21 October and I have another offer that I must answer by 22 October.",
        "You told me that the new hall opens on 3 November, and that the trucks come on Friday.",
        "I look forward to working with Sarah Jones, and I would take the position in New York too.",
        "At Tesco, as a Team Captain, I cut errors, and I serve as Treasurer of my church.",
        "You expected to write to candidates on or before the 16th; I could meet on Thursday.",
    ],
)
def test_other_employers_and_dates_are_no_contradiction(says: str) -> None:
    """Earlier work, free days, other people's deadlines."""
    assert "wrong-fact" not in rules_on(letter(says=says))


def test_a_subject_line_names_the_position() -> None:
    """A letter may begin with its subject."""
    text = "Subject: Warehouse Team Leader\n\nDear Paul,\n\nThank you for the talk.\n\nAda Mensah"
    assert "role-missing" not in rules_on(text)
    assert "role-missing" in rules_on(text.partition("\n\n")[2])


def test_a_naive_time_is_local_to_the_case() -> None:
    """Two days after 8:00 in Toronto is not two days after 8:00 in London."""
    on_time, late = datetime(2026, 10, 9, 7, 59), datetime(2026, 10, 9, 8, 1)  # noqa: DTZ001 - naive on purpose
    assert "too-late" not in rules_on(letter(), sent_at=on_time)
    assert "too-late" in rules_on(letter(), sent_at=late)
    assert "too-late" not in rules_on(letter(), sent_at=datetime(2026, 10, 9, 8, 1, tzinfo=UTC))


def test_a_second_inquiry_is_not_called_late() -> None:
    """The date counts for the first inquiry alone."""
    text = "Dear Paul,\n\nCould you tell me where things stand?\n\nAda Mensah"
    sent = datetime(2026, 10, 30, 10, tzinfo=UTC)
    first = Event("sent:inquiry", datetime(2026, 10, 20, 10, tzinfo=UTC))
    assert "too-late" in rules_on(text, "inquiry", sent_at=sent)
    assert "too-late" not in rules_on(text, "inquiry", sent_at=sent, log=[first])


def test_holidays_of_the_region_count() -> None:
    """Thanksgiving on Monday, 12 October, moves the Canadian window by a day."""
    early = CASE.model_copy(update={"answer_expected_by": datetime(2026, 10, 9, tzinfo=UTC).date()})
    text = "Dear Paul,\n\nCould you tell me where things stand?\n\nAda Mensah"
    tuesday = datetime(2026, 10, 13, 15, tzinfo=UTC)
    for region, expected in (("CA-ON", True), ("GB-ENG", False)):
        critique = critique_letter(text, "inquiry", case=early, sent_at=tuesday, region=region)
        assert ("too-early" in {finding.rule for finding in critique.findings}) is expected


def test_findings_come_with_the_most_important_first() -> None:
    """Errors, then warnings, then suggestions; within these by their place."""
    text = letter(says="I need your answer today!! I will recieve it gladly. Send the [form].")
    findings = critique_letter(text, "thank_you", case=CASE).findings
    rank = {severity: number for number, severity in enumerate(get_args(Severity))}
    order = [(rank[finding.severity], finding.start) for finding in findings]
    assert order == sorted(order)
    assert {"pushy", "placeholder-left", "informal", "spelling", "next-step-missing"} > {"pushy"}
    assert {f.rule for f in findings} >= {"pushy", "placeholder-left", "informal", "spelling"}


def test_a_place_is_named_once_by_a_rule() -> None:
    """A sentence that offends in several ways is one finding of its rule."""
    text = letter(
        says="I need your answer today, or I will sign elsewhere, and nobody has bothered to reply."
    )
    critique = critique_letter(text, "thank_you", case=CASE)
    assert [finding.rule for finding in critique.findings].count("pushy") == 1


def test_a_suggestion_draws_on_the_case() -> None:
    """With a case the person is told what to add; without one, what kind of thing."""
    text = "Dear Paul,\n\nIt was a pleasure. I enjoyed learning about the role.\n\nAda Mensah"
    assert "late trailers on Mondays" in whole(
        critique_letter(text, "thank_you", case=CASE), "specifics-missing"
    )
    assert "{" not in whole(critique_letter(text, "thank_you"), "specifics-missing")


def test_without_a_case_what_is_missing_is_still_found() -> None:
    """Rules that compare with the notes are listed as not checked, with a reason; the others speak."""
    critique = critique_letter("Dear Ms. Chan,\n\nHello.\n\nAda Mensah", "inquiry")
    assert {f.rule for f in critique.findings} >= {
        "role-missing",
        "expected-date-missing",
        "status-ask-missing",
    }
    reasons = {skipped.rule: skipped.reason for skipped in critique.not_checked}
    assert set(reasons) == {"wrong-name", "wrong-fact", "greeting-generic", "too-early", "too-late"}
    assert all(reason.endswith(".") for reason in reasons.values())


def test_praise_is_only_for_what_is_there() -> None:
    """A letter that thanks is told so; one that does not is not."""
    assert "You thank the reader." in critique_letter(letter(), "thank_you", case=CASE).praise
    assert "You thank the reader." not in critique_letter("Dear Paul,\n\nHello.\n\nAda", "thank_you").praise


def test_a_rule_can_be_switched_off() -> None:
    """What a person does not want to hear is not said, and listed."""
    text = letter(says="I will recieve it.")
    critique = critique_letter(text, "thank_you", case=CASE, switched_off={"spelling"})
    assert "spelling" not in {finding.rule for finding in critique.findings}
    assert "spelling" in {skipped.rule for skipped in critique.not_checked}


def test_an_unknown_kind_is_refused() -> None:
    """The message names the argument, what it got and what it takes."""
    with pytest.raises(ValueError, match=r"kind is 'sonnet'; it takes one of thank_you, inquiry"):
        critique_letter("Dear Paul,", "sonnet")  # type: ignore[arg-type]


def test_the_words_of_the_case_are_never_misspelt() -> None:
    """A trade word that the notes use is right, whatever the dictionary says."""
    said = CASE.model_copy(update={"topics": ("the swarfe bin",)})
    text = letter(says="I thought about the swarfe bin.")
    assert "spelling" not in {f.rule for f in critique_letter(text, "thank_you", case=said).findings}


@pytest.mark.parametrize(
    ("text", "greeting", "body", "closing"),
    [
        ("Dear Ms. Chan, Thank you. Best regards, Jo Ba", "Dear Ms. Chan,", "Thank you.", ["Jo Ba"]),
        ("Hi Kelly thanks for the chat.\nTom", "Hi Kelly", "thanks for the chat.", ["Tom"]),
        (
            "Good morning, Ms. Chan,\r\n\r\nThanks.\r\n\r\nThanks, Ty",
            "Good morning, Ms. Chan,",
            "Thanks.",
            ["Ty"],
        ),
        (
            "Hello, I had an interview.\n\nJo Ba\n555-0101",
            "Hello,",
            "I had an interview.",
            ["Jo Ba", "555-0101"],
        ),
        ("Thank you for it.\n\n- Tom", "", "Thank you for it.", ["- Tom"]),
        ("Ms. Chan:\n\nThank you.\n\nYours,\nJ. Ba\nP.S. Bye.", "Ms. Chan:", "Thank you.", ["J. Ba"]),
        ("", "", "", []),
    ],
)
def test_a_letter_of_any_shape_is_taken_apart(
    text: str, greeting: str, body: str, closing: list[str]
) -> None:
    """One paragraph, no comma, Windows line ends, a dash before the name, a postscript."""
    parts = read_letter(text)
    assert parts.greeting_text == greeting
    assert parts.body_text.strip() == body
    assert [line.text for line in parts.closing] == closing


@settings(max_examples=60, deadline=None)
@given(
    text=st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(
                [
                    "Dear",
                    "Ms.",
                    "Chan",
                    ",",
                    "\n\n",
                    "I",
                    "need",
                    "your",
                    "answer",
                    "[",
                    "]",
                    "by",
                    "Friday",
                    "!",
                    "\u2019",
                ]
            ),
            max_size=60,
        ).map(" ".join),
    ),
    kind=st.sampled_from(LETTER_KINDS),
    with_case=st.booleans(),
)
@example(text="\u0130\u0130 Subject: \r\r", kind="closure", with_case=True)
def test_any_text_has_a_critique(text: str, kind: LetterKind, *, with_case: bool) -> None:
    """Nothing that is typed makes it raise, and every place lies within the text."""
    critique = critique_letter(text, kind, case=CASE if with_case else None)
    for finding in critique.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.message
        assert finding.suggestion


def test_what_is_said_is_complete() -> None:
    """No blank of a message is left open on any letter of the corpus."""
    for line in (CORPUS / "drafts.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        critique = critique_letter(item["text"], item["kind"], case=Case.model_validate(item["case"]))
        for finding in critique.findings:
            assert '""' not in finding.message + finding.suggestion
            assert finding.source in {"article", "practice"}
