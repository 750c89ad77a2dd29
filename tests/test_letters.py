"""The plain letters: good English from whatever the notes hold, nothing invented, no two candidates alike."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup import LETTER_KINDS, Candidate, Case, Contact, Event, LetterKind, PromptFileError
from followup.events import What
from followup.letters import LEAST_LIMIT, Address, Length, PlainLetter, Tone, write_plain
from followup.letters.lexicon import load_lexicon
from followup.letters.names import load_name_words
from followup.letters.own import fit_forgotten, fit_strength
from followup.letters.phrases import fit_topic
from followup.letters.wordings import load_common, load_letter
from followup.prompts import prompts_folder

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden" / "letters"
CORPORA = [("notes.jsonl", "gold"), ("drafts.jsonl", "case"), ("replies.jsonl", "case")]
TONES: tuple[Tone, ...] = get_args(Tone)
LENGTHS: tuple[Length, ...] = get_args(Length)
ADDRESSES: tuple[Address, ...] = get_args(Address)
LEXICON = load_lexicon()

NURSE = {
    "candidate": {"name": "Amira Sol", "email": "amira.sol@example.com", "phone": "555-0142"},
    "company": "Harrow Lane Hospital",
    "role": "Registered Nurse",
    "interviewers": [
        {"name": "Ms. Adaeze Nwosu", "title": "Unit Manager"},
        {"name": "Tom Vance", "title": "Charge Nurse"},
        {"name": "Dr Ines van der Berg", "title": None},
    ],
    "interviewed_at": "2026-11-19T14:00",
    "time_zone": "America/Toronto",
    "answer_expected_by": "2026-11-27",
    "topics": [
        "opening a 12-bed unit in January",
        "reducing overtime on nights",
        "families want longer visits",
    ],
    "strengths": ["six years on a cardiac ward in Lagos", "trained nineteen new staff", "fluent in French"],
    "forgotten": ["my ACLS renewal last spring"],
    "outcome": "waiting",
}


def corpus_cases() -> list[Case]:
    """Every case of the corpora, with a name where the notes have none, since most do not."""
    cases: list[Case] = []
    for file, key in CORPORA:
        for line in (TESTS / "corpus" / file).read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            form: dict[str, Any] = {"time_zone": entry.get("time_zone"), **entry[key]}
            form["candidate"]["name"] = form["candidate"]["name"] or "Amira Sol"
            cases.append(Case.model_validate(form))
    return cases


CASES = corpus_cases()


def case_of(**changes: object) -> Case:
    """The nurse's case with some fields changed."""
    return Case.model_validate({**NURSE, **changes})


def day_after(case: Case, kind: LetterKind = "thank_you") -> datetime:
    """A moment at which a letter of this kind may be sent."""
    day = case.interview_day or date(2026, 11, 19)
    if kind != "thank_you" and case.answer_expected_by:
        day = case.answer_expected_by + timedelta(days=2)
    return datetime.combine(day + timedelta(days=1), time(10), case.zone)


def log_of(now: datetime, *what: What) -> tuple[Event, ...]:
    """Events in the days before ``now``, the last one the day before."""
    return tuple(Event(event, now - timedelta(days=len(what) - place)) for place, event in enumerate(what))


SITUATIONS: list[tuple[LetterKind, str, tuple[What, ...]]] = [
    ("thank_you", "waiting", ()),
    ("thank_you", "next_round", ("sent:thank_you",)),
    ("thank_you", "offer", ()),
    ("thank_you", "rejected", ()),
    ("thank_you", "withdrawn", ()),
    ("inquiry", "waiting", ()),
    ("inquiry", "waiting", ("sent:inquiry",)),
    ("feedback_request", "rejected", ()),
    ("feedback_request", "waiting", ()),
    ("closure", "rejected", ()),
    ("closure", "withdrawn", ()),
    ("closure", "waiting", ("did:accepted_elsewhere",)),
    ("closure", "waiting", ("sent:inquiry", "sent:inquiry")),
    ("closure", "waiting", ()),
]


def letters_of(case: Case) -> Iterator[tuple[LetterKind, str, PlainLetter]]:
    """One letter of a case for every situation, in changing tones."""
    for number, (kind, outcome, what) in enumerate(SITUATIONS):
        here = case.model_copy(update={"outcome": outcome})
        now = day_after(here, kind)
        tone = TONES[number % len(TONES)]
        yield kind, outcome, write_plain(here, kind, now=now, log=log_of(now, *what), tone=tone)


@cache
def corpus_letters(number: int) -> tuple[tuple[LetterKind, str, PlainLetter], ...]:
    """All letters of one corpus case, written once for all tests."""
    return tuple(letters_of(CASES[number]))


# -- English

BROKEN = {
    "a blank left open": r"[\[\]{}<>]|\bXX\b|\bNone\b",
    "two spaces": r"(?<=\S)  ",
    "a space before a mark": r" [,.;:?!]",
    "two marks": r"[,;:.]{2}|[?!]\.",
    "a word twice": r"\b(?!that\b|had\b)(\w+) \1\b",
    "two articles": r"\b(a|an|the|my|your) (a|an|the|my|your)\b",
    "a before a vowel": r"\b[Aa] (?!(?:uni|use|one|eur|ubi))[aeiou]\w",
    "an before a consonant": r"\b[Aa]n (?!(?:hour|honest|heir|x-ray))[b-df-hj-np-tv-z]\w",
    "somebody unknown": r"\b(they|she|he|ours|him|herself|himself)\b",
    "a phrase of letters by the yard": r"hope this (email|message|letter) finds you|to whom it may concern",
}


def broken_in(text: str) -> list[str]:
    """What no letter of ours may hold."""
    return [
        f"{name}: {found.group()!r}"
        for name, pattern in BROKEN.items()
        if (found := re.search(pattern, text))
    ]


def sentences_start_small(letter: PlainLetter) -> list[str]:
    """Sentences that do not start with a capital or a figure."""
    return [sentence.text for sentence in letter.sentences if not re.match(r"[A-Z0-9\"(]", sentence.text)]


@pytest.mark.parametrize("number", range(len(CASES)))
def test_every_letter_of_the_corpus_is_sound_english(number: int) -> None:
    """No blank, no double word, no broken article, no 'they', whatever the notes looked like."""
    case = CASES[number]
    for kind, outcome, letter in corpus_letters(number):
        assert broken_in(letter.body) == [], (kind, outcome, letter.body)
        assert broken_in(letter.subject) == [], letter.subject
        assert sentences_start_small(letter) == [], letter.body
        assert letter.body.count("!") <= 1
        assert letter.body.endswith(tuple(filter(None, [
            *_capitalised(case.candidate.name), case.candidate.phone, case.candidate.email,
        ])))  # fmt: skip


def _capitalised(name: str | None) -> list[str]:
    return [name, name.title()] if name else []


@given(
    known=st.sets(st.sampled_from(sorted(NURSE))),
    case=st.sampled_from(CASES),
    kind=st.sampled_from(LETTER_KINDS),
    tone=st.sampled_from(TONES),
    length=st.sampled_from(LENGTHS),
    address=st.sampled_from(ADDRESSES),
)
@settings(max_examples=100, deadline=None)
def test_any_part_of_the_facts_makes_a_letter(  # noqa: PLR0913, PLR0917 - one argument for each thing that varies
    known: set[str], case: Case, kind: LetterKind, tone: Tone, length: Length, address: Address
) -> None:
    """Whatever is unknown, the letter stands: sound, 45 to 180 words, and without a gap."""
    form = json.loads(case.model_dump_json())
    some = Case.model_validate({key: form[key] for key in known if form.get(key) is not None})
    letter = write_plain(some, kind, now=day_after(case, kind), tone=tone, length=length, address=address)
    assert broken_in(letter.body) == [], letter.body
    assert sentences_start_small(letter) == []
    assert 45 <= words_of(letter) <= 180, letter.body


def words_of(letter: PlainLetter) -> int:
    """The words between greeting and sign-off."""
    return sum(len(sentence.text.split()) for sentence in letter.sentences)


def test_very_long_facts_do_not_make_a_long_letter() -> None:
    """A topic of sixty words is left out rather than pasted in."""
    long = "opening " + " and ".join(f"a unit for patients number {n}" for n in range(12))
    case = case_of(topics=[long, long], strengths=[long], forgotten=[long])
    for kind in LETTER_KINDS:
        letter = write_plain(case, kind, now=day_after(case, kind))
        assert 45 <= words_of(letter) <= 180
        assert "patients number" not in letter.body


def test_a_letter_with_facts_has_the_length_that_career_centres_advise() -> None:
    """90 to 150 words for a thank-you; inquiry, closure and request are shorter."""
    case = case_of()
    for turn in range(10):
        assert 90 <= words_of(write_plain(case, "thank_you", now=day_after(case), again=turn)) <= 150
        assert 50 <= words_of(write_plain(case, "inquiry", now=day_after(case, "inquiry"), again=turn)) <= 120
        closure = write_plain(
            case_of(outcome="rejected"), "closure", now=day_after(case, "closure"), again=turn
        )
        assert 50 <= words_of(closure) <= 120


# -- nothing invented

MONTHS = [f"{date(2026, month, 1):%B}" for month in range(1, 13)]
WEEKDAYS = [f"{date(2026, 11, day):%A}" for day in range(2, 9)]
OURS = frozenset({"I", "LinkedIn", "Christmas", *MONTHS, *WEEKDAYS})


def words_known(case: Case) -> set[str]:
    """Every word of the case and of what its words are short for, in lower case."""
    text = case.model_dump_json()
    long = {
        long
        for short, long in LEXICON.abbreviations.items()
        if re.search(rf"\b{re.escape(short)}\b", text, re.IGNORECASE)
    }
    long |= {long for short, long in LEXICON.short_months.items() if short in text}
    titles = {
        whole
        for short, whole in load_name_words().titles.items()
        if re.search(rf"\b{short}\b", text, re.IGNORECASE)
    }
    return set(re.findall(r"[\w&'.+-]+", f"{text} {' '.join(long | titles)}".lower()))


def names_in(letter: PlainLetter) -> set[str]:
    """Words with a capital that do not open a sentence, and every figure."""
    found: set[str] = set()
    for sentence in letter.sentences:
        words = re.findall(r"[\w&'.+-]*\w", sentence.text)
        found |= {word for word in words[1:] if re.match(r"[A-Z]", word)} | set(
            re.findall(r"\d+", sentence.text)
        )
    return {word for word in found if word not in OURS}


@pytest.mark.parametrize("number", range(len(CASES)))
def test_no_name_and_no_figure_that_is_not_in_the_case(number: int) -> None:
    """Every capital inside a sentence and every figure stands in the case or in its dates."""
    case = CASES[number]
    known = words_known(case)
    numbers = set(re.findall(r"\d+", case.model_dump_json()))
    numbers |= {str(int(number)) for number in numbers}
    for _, _, letter in corpus_letters(number):
        for name in names_in(letter):
            parts = re.split(r"[-.&]", name.lower().removesuffix("'s"))
            assert name.lower() in known or name in numbers or all(
                part in known or any(part in word for word in known) for part in parts if part
            ), (name, letter.body)  # fmt: skip


def test_days_in_a_letter_are_days_of_the_case() -> None:
    """'yesterday' only where it was, a weekday only in the last six days, else the date with its month."""
    case = case_of()
    said = {1: "yesterday", 0: "today", 3: "on Sunday", 4: "on Sunday"}
    said = {0: "today", 1: "yesterday", 3: "on Thursday", 6: "on Thursday", 7: "on November 19"}
    for days, words in said.items():
        now = datetime(2026, 11, 19, 18, tzinfo=case.zone) + timedelta(days=days)
        letters = [write_plain(case, "thank_you", now=now, again=turn) for turn in range(6)]
        assert all(words in letter.body for letter in letters)
        assert all(other not in letter.body for letter in letters for other in set(said.values()) - {words})


def test_where_one_writes_the_day_first_the_letter_does() -> None:
    """'27 November' in London, 'November 27' in Toronto."""
    for zone, words in {"Europe/London": "27 November", "America/Toronto": "November 27"}.items():
        case = case_of(time_zone=zone)
        assert words in write_plain(case, "inquiry", now=day_after(case, "inquiry")).body


def test_each_sentence_says_which_facts_it_rests_on() -> None:
    """Paths into the case for what is a fact, nothing for courtesy."""
    case = case_of()
    letter = write_plain(case, "thank_you", now=day_after(case))
    by_fact = {fact: sentence.text for sentence in letter.sentences for fact in sentence.facts}
    assert "12-bed unit" in by_fact["topics.0"]
    assert {"role", "interviewed_at"} <= by_fact.keys()
    assert any(fact.startswith("strengths.") for fact in by_fact)
    assert all(sentence.text in letter.body for sentence in letter.sentences)


def test_private_points_and_the_reflection_stay_out_unless_released() -> None:
    """Pay, health and family in a note phrase are left out; what was released may be used."""
    private = ["my visa runs out in June", "my husband is a nurse there too"]
    case = case_of(strengths=private, forgotten=private, reflection={"went_well": "my nerves held"})
    released = case_of(strengths=[private[1]], may_mention=[private[1]])
    for turn in range(5):
        body = write_plain(case, "thank_you", now=day_after(case), again=turn).body
        assert not re.search("visa|husband|nerves", body)
    assert any(
        "husband" in write_plain(released, "thank_you", now=day_after(case), again=t).body for t in range(5)
    )


# -- phrases


@pytest.mark.parametrize(
    ("raw", "noun", "clause"),
    [
        ("a class of 29", "a class of 29", None),
        ("Reducing overtime on nights!!", "reducing overtime on nights", None),
        ("backlog of repairs", "the backlog of repairs", None),
        ("replace 2D drawings", "replacing 2D drawings", None),
        ("hire and train six cooks before june", "hiring and training six cooks before June", None),
        ("they're moving to direct sales", None, "you are moving to direct sales"),
        ("have no design system", None, "you have no design system"),
        ("needs somebody for nights", None, "you need somebody for nights"),
        ("must file their return by March", None, "you must file your return by March"),
        ("lost their head baker", None, "you lost your head baker"),
        ("gearbox swaps are piling up", None, "gearbox swaps are piling up"),
        ("toddler room needs a second educator", None, "the toddler room needs a second educator"),
        ("nobody to run site mtgs", "having nobody to run site meetings", None),
        ("short of welders", "being short of welders", "you are short of welders"),
        ("how they onboard new drivers", "how you onboard new drivers", None),
        ("residents who stay in their rooms", "residents who stay in their rooms", None),
        ('"zero waste" kitchen', "the zero waste kitchen", None),
        ("She said turnover is low", None, "turnover is low"),
        ("high turnover sa night shift", None, None),
        ("two suppliers raise prices every month", None, None),
        ("residents love the garden", None, "residents love the garden"),
        ("funding ends in June", None, "funding ends in June"),
        ("route 14", "the route 14", None),
        ("covers on Sundays", "covers on Sundays", None),
        ("see https://example.com", None, None),
        ("a manager that nobody liked", None, None),
    ],
)
def test_a_topic_becomes_words_to_the_reader(raw: str, noun: str | None, clause: str | None) -> None:
    """'they' becomes 'you', a verb becomes a noun; what cannot be read safely is left out."""
    fitted = fit_topic(raw, LEXICON)
    assert (fitted.noun, fitted.clause) == (noun, clause)


@pytest.mark.parametrize(
    ("raw", "noun", "clause"),
    [
        ("8 yrs hwy design in Manila", "my eight years of highway design in Manila", None),
        ("2 yrs keyholder at a bakery", "my two years as a keyholder at a bakery", None),
        ("5 years warehouse", "my five years of warehouse work", None),
        ("precepting new graduates", "my experience in precepting new graduates", None),
        ("ran a crew of 14", None, "I ran a crew of 14"),
        ("speaks Dutch and german", None, "I speak Dutch and German"),
        ("cleans and sanitises tanks", None, "I clean and sanitise tanks"),
        ("done a system migration before", None, "I have done a system migration before"),
        ("first aid is up to date", None, "my first aid is up to date"),
        ("very good with dry needling", None, "I am very good with dry needling"),
        ("HCPC registered", None, "I am HCPC registered"),
        ("ACCA finalist", "my background as an ACCA finalist", None),
        ("x-ray certificate", "my x-ray certificate", "I have an x-ray certificate"),
        ("trilingual (arabe, français)", None, "I am trilingual"),
        ("promoted twice in 3 years", None, "I was promoted twice in three years"),
        ("early riser", None, "I am an early riser"),
        ("should have said I know AutoCAD", None, "I know AutoCAD"),
        ("managed", None, None),
        ("care certificate", "my care certificate", "I have a care certificate"),
        ("advanced Excel", "my experience with advanced Excel", None),
        ("honest, punctual, hard working", None, "I am honest, punctual and hard working"),
        ("languages: Urdu, Punjabi", "my Urdu and Punjabi", "I speak Urdu and Punjabi"),
        ("class 1 driver", "my background as a class 1 driver", None),
        ("level 2 food hygiene", "my level 2 food hygiene", None),
        ("looked after my gran", None, None),
        ("hematology bench 9 yrs", None, None),
        ("mes deux ans de bénévolat", None, None),
    ],
)
def test_a_strength_becomes_words_of_the_candidate(raw: str, noun: str | None, clause: str | None) -> None:
    """First person throughout, abbreviations written out, nothing added."""
    fitted = fit_strength(raw, LEXICON)
    assert (fitted.noun, fitted.clause) == (noun, clause)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("my 2019 patent", "my 2019 patent"),
        ("i was employee of the year", "I was employee of the year"),
        ("already have my file open", "I already have my file open"),
        ("can read isometric drawings", "I can read isometric drawings"),
        ("finishing my course in special ed", "finishing my course in special education"),
        ("forgot my forklift ticket", "my forklift ticket"),
    ],
)
def test_a_forgotten_point_is_added_as_it_is(raw: str, words: str) -> None:
    """One point, without the excuse around it."""
    fitted = fit_forgotten(raw, LEXICON)
    assert words in {fitted.noun, fitted.clause}


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_note_however_odd_breaks_a_letter(raw: str) -> None:
    """Any text at all fits or is left out; what fits is one line without marks of markup."""
    for fit in (fit_topic, fit_strength, fit_forgotten):
        fitted = fit(raw, LEXICON)
        for words in filter(None, (fitted.noun, fitted.clause)):
            assert re.search(r"[\n<>{}\[\]]|  ", words) is None


# -- whom


@pytest.mark.parametrize(
    ("name", "as_written", "honorific", "first_name", "full_name"),
    [
        ("Ms. Chan", "Ms. Chan", "Ms. Chan", "Ms. Chan", "Ms. Chan"),
        ("Dr Lotte van der Berg", "Dr Lotte van der Berg", "Dr van der Berg", "Lotte", "Lotte van der Berg"),
        ("Marisol de la Cruz", "Marisol de la Cruz", "Marisol de la Cruz", "Marisol", "Marisol de la Cruz"),
        ("Mx. Rob Achebe-Stone", "Mx. Rob Achebe-Stone", "Mx. Achebe-Stone", "Rob", "Rob Achebe-Stone"),
        ("Ahmed Al-Busaidi", "Ahmed Al-Busaidi", "Ahmed Al-Busaidi", "Ahmed", "Ahmed Al-Busaidi"),
        ("Sir Jun Villafuerte", "Sir Jun Villafuerte", "Sir Jun", "Jun", "Jun Villafuerte"),
        ("Ma'am Tess", "Ma'am Tess", "Ma'am Tess", "Ma'am Tess", "Ma'am Tess"),
        ("Hiroshi-san", "Hiroshi-san", "Hiroshi-san", "Hiroshi-san", "Hiroshi-san"),
        ("mr o'neill", "Mr O'Neill", "Mr O'Neill", "Mr O'Neill", "Mr O'Neill"),
        ("rosalind", "Rosalind", "Rosalind", "Rosalind", "Rosalind"),
        ("lotte van der berg", "Lotte van der Berg", "Lotte van der Berg", "Lotte", "Lotte van der Berg"),
    ],
)  # fmt: skip
def test_a_person_is_called_as_asked_for(
    name: str, as_written: str, honorific: str, first_name: str, full_name: str
) -> None:
    """Where a name does not have the form, it stays as written; lower case gets its capitals."""
    case = case_of(interviewers=[{"name": name}])
    wanted = {
        "as_written": as_written,
        "honorific": honorific,
        "first_name": first_name,
        "full_name": full_name,
    }
    for address in ADDRESSES:
        body = write_plain(case, "thank_you", now=day_after(case), address=address).body
        assert body.startswith(f"Dear {wanted[address]},\n")


def test_each_member_of_a_panel_gets_a_letter_of_their_own() -> None:
    """Another topic first, and no sentence in common but the facts."""
    case = case_of()
    letters = [write_plain(case, "thank_you", now=day_after(case), to=person) for person in case.interviewers]
    greetings = [letter.body.split(",")[0] for letter in letters]
    assert greetings == ["Dear Ms. Adaeze Nwosu", "Dear Tom Vance", "Dear Dr Ines van der Berg"]
    for one, other in combinations(letters, 2):
        assert shared(one, other) <= 0.2
        assert first_topic(one) != first_topic(other)


def first_topic(letter: PlainLetter) -> str:
    """The path of the topic that a letter speaks of first."""
    return next(
        fact for sentence in letter.sentences for fact in sentence.facts if fact.startswith("topics.")
    )


def test_a_coordinator_is_asked_to_pass_the_thanks_on() -> None:
    """A contact took no part: thanks for the help, and the interviewers by name."""
    case = case_of(contacts=[{"name": "Lucas Ferrand", "title": "Talent Coordinator"}])
    for to in ("lucas ferrand", case.contacts[0], Contact(name="Lucas Ferrand")):
        body = write_plain(case, "thank_you", now=day_after(case), to=to).body
        assert body.startswith("Dear Lucas Ferrand,")
        assert "Ms. Adaeze Nwosu, Tom Vance and Dr Ines van der Berg" in body
        assert "you told me" not in body


def test_an_agency_is_not_taken_for_the_employer() -> None:
    """A recruiter reads of the client by its name, and no topic speaks of 'your' plans."""
    case = case_of(
        contacts=[{"name": "Lucas Ferrand", "title": "Recruitment Consultant"}],
        topics=["moving their records onto tablets", "reducing overtime on nights"],
    )
    for turn in range(5):
        body = write_plain(case, "thank_you", now=day_after(case), to="Lucas Ferrand", again=turn).body
        assert "Registered Nurse" in body
        assert "at Harrow Lane Hospital" in body
        assert "your records" not in body


def test_without_a_name_the_greeting_still_greets() -> None:
    """No placeholder, and the name is asked for."""
    case = case_of(interviewers=[])
    letter = write_plain(case, "thank_you", now=day_after(case))
    assert letter.body.startswith("Dear hiring team,\n")
    assert any("name of the person" in ask for ask in letter.asks)


# -- kinds

WORDS_OF_DECISION = "not chosen|not selected|decided against|your decision|turned down|withdraw|accepted"


@pytest.mark.parametrize("kind", ["feedback_request", "closure"])
@pytest.mark.parametrize("outcome", ["waiting", "next_round", "offer", None])
def test_a_kind_that_does_not_fit_claims_no_decision(kind: LetterKind, outcome: str | None) -> None:
    """The letter is written, claims nothing, and asks first."""
    case = case_of(outcome=outcome)
    for turn in range(6):
        letter = write_plain(case, kind, now=day_after(case, kind), again=turn)
        assert re.search(WORDS_OF_DECISION, letter.body) is None, letter.body
        assert letter.asks[0].startswith("Confirm that")


def test_a_rejection_is_acknowledged_whether_in_the_case_or_in_the_log() -> None:
    """The log knows more than the notes did."""
    case = case_of()
    now = day_after(case, "closure")
    for kind in ("feedback_request", "closure"):
        letter = write_plain(case, kind, now=now, log=log_of(now, "heard:rejection"))
        assert re.search(
            "decision|not chosen|not selected|no longer|will not be mine|would be mine", letter.body
        )
        assert letter.asks == ()


def test_an_event_that_is_still_to_come_does_not_count() -> None:
    """A log entry after the moment of sending says nothing yet."""
    case = case_of()
    now = day_after(case, "closure")
    later = (Event("heard:rejection", now + timedelta(days=1)),)
    assert write_plain(case, "closure", now=now, log=later) == write_plain(case, "closure", now=now)


def test_the_second_inquiry_says_that_it_is_one_and_brings_something_new() -> None:
    """It recalls the first and adds what was not said before."""
    case = case_of()
    now = day_after(case, "inquiry") + timedelta(days=8)
    for turn in range(5):
        first = write_plain(case, "inquiry", now=now, again=turn)
        second = write_plain(case, "inquiry", now=now, log=log_of(now, "sent:inquiry"), again=turn)
        assert re.search("earlier message|wrote to you|come back to my question|a second time", second.body)
        assert "ACLS" in second.body
        assert "ACLS" not in first.body


def test_an_inquiry_recalls_the_promise_and_says_how_to_be_reached() -> None:
    """The date that was promised, the candidate's phone and address under the name."""
    case = case_of()
    body = write_plain(case, "inquiry", now=day_after(case, "inquiry")).body
    assert "November 27" in body
    assert body.endswith("Amira Sol\n555-0142\namira.sol@example.com")


def test_what_is_missing_is_asked_for_and_never_left_as_a_gap() -> None:
    """Name, position, reader, phone: each missing one is a sentence to the candidate."""
    letter = write_plain(Case(), "inquiry", now=day_after(Case()))
    asked = " ".join(letter.asks)
    assert all(word in asked for word in ("your name", "position", "person you write to", "phone"))
    assert write_plain(case_of(), "inquiry", now=day_after(case_of(), "inquiry")).asks == ()


def test_a_note_that_was_left_out_is_named() -> None:
    """Nothing is lost without a word."""
    case = case_of(forgotten=["mes deux ans de bénévolat"])
    asks = write_plain(case, "thank_you", now=day_after(case)).left_out
    assert any("mes deux ans de bénévolat" in ask for ask in asks)


@pytest.mark.parametrize("limit", [LEAST_LIMIT, 200, 300])
@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_a_linkedin_note_keeps_its_limit(kind: LetterKind, limit: int) -> None:
    """LinkedIn allows 200 or 300 characters; the note is whole sentences, without a subject."""
    for case in CASES[::7]:
        note = write_plain(case, kind, now=day_after(case, kind), form="linkedin", limit=limit)
        assert 40 < len(note.body) <= limit, note.body
        assert note.subject == ""
        assert broken_in(note.body) == []


# -- one case, one letter; two cases, two voices


def shared(one: PlainLetter, other: PlainLetter) -> float:
    """The share of the shorter letter's sentences that stand in the other, 'role' or 'position' aside."""
    mine, theirs = (
        {re.sub("position|role|post", "job", s.text) for s in letter.sentences} for letter in (one, other)
    )
    return len(mine & theirs) / min(len(mine), len(theirs))


def test_the_same_case_always_gets_the_same_letter() -> None:
    """Nothing depends on the machine or the moment but the words for days."""
    case = case_of()
    assert write_plain(case, "thank_you", now=day_after(case)) == write_plain(
        case, "thank_you", now=day_after(case)
    )


LAST_NAMES = ("Roy", "Lim", "Paz", "Sun", "Oh")


def test_thirty_candidates_with_the_same_facts_do_not_sound_alike() -> None:
    """At most one pair in a hundred shares more than 60 % of its sentences, and none is the same."""
    names = [
        f"{first} {last}"
        for first in ("Ana", "Bo", "Cy", "Dee", "Eve", "Flo")
        for last in ["Roy", "Lim", "Paz", "Sun", "Oh"]
    ]
    for tone in TONES:
        letters = [
            write_plain(case_of(candidate={"name": name}), "thank_you", now=day_after(case_of()), tone=tone)
            for name in names
        ]
        pairs = [shared(one, other) for one, other in combinations(letters, 2)]
        assert max(pairs) < 1
        assert sum(share > 0.6 for share in pairs) <= len(pairs) / 100


def test_asking_again_gives_another_letter() -> None:
    """Eight turns, eight letters, even where nothing is known."""
    for case in (case_of(), Case(candidate=Candidate(name="Amira Sol"))):
        for kind in LETTER_KINDS:
            now = day_after(case, kind)
            assert len({write_plain(case, kind, now=now, again=turn).body for turn in range(8)}) == 8
            notes = {write_plain(case, kind, now=now, form="linkedin", again=turn).body for turn in range(4)}
            assert len(notes) >= 2


# -- what callers and coaches may get wrong


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("kind", "love_letter"),
        ("tone", "angry"),
        ("length", "endless"),
        ("address", "nickname"),
        ("form", "telegram"),
        ("limit", 20),
        ("again", -1),
        ("now", datetime(2026, 11, 20, 10)),  # noqa: DTZ001 - a naive moment is what is refused
        ("to", "Nobody Known"),
        ("to", Contact(name="Somebody Else")),
    ],
)
def test_a_wrong_argument_is_refused_by_its_name(argument: str, value: object) -> None:
    """The message names the argument, what it got and what it takes."""
    given_: dict[str, Any] = {
        "case": case_of(),
        "kind": "thank_you",
        "now": day_after(case_of()),
        argument: value,
    }
    with pytest.raises(ValueError, match=rf"^{argument} is .*takes"):
        write_plain(**given_)


def changed_copy(folder: Path, file: str, old: str, new: str) -> Path:
    """A copy of the wordings with one thing changed."""
    copy = folder / "letters"
    shutil.copytree(prompts_folder() / "letters", copy)
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    return copy


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("thank_you.toml", "{the_role}", "{the_rolle}", "the_rolle"),
        ("thank_you.toml", "tones = ", "tone = ", "tone"),
        ("thank_you.toml", "[[moves.strength]]", "[[moves.strong_point]]", "strength"),
        ("thank_you.toml", '"close+"', '"farewell+"', "farewell"),
        ("inquiry.toml", "[[moves.ask]]", "[[moves.question]]", "ask"),
        ("closure.toml", '["warm", "neutral"]', '["warm", "stern"]', "tones"),
        ("common.toml", "{reader}", "{the reader}", "greetings"),
        ("phrases.toml", "[abbreviations]", "[short_words]", "abbreviations"),
    ],
)
def test_a_slip_in_the_wordings_is_refused_with_file_and_key(
    tmp_path: Path, file: str, old: str, new: str, key: str
) -> None:
    """An unknown blank, key, move or tone never shows up in a letter."""
    folder = changed_copy(tmp_path, file, old, new)
    kind: LetterKind = "thank_you" if not file.startswith(LETTER_KINDS) else file.removesuffix(".toml")  # type: ignore[assignment]
    with pytest.raises(PromptFileError) as refused:
        write_plain(case_of(), kind, now=day_after(case_of(), kind), folder=folder)
    assert refused.value.file.name == file
    assert key in f"{refused.value.key} {refused.value.reason}"


def test_a_move_that_needs_facts_in_every_wording_is_refused(tmp_path: Path) -> None:
    """There must be something to say where nothing is known."""
    folder = changed_copy(tmp_path, "inquiry.toml", "Could you", "About {topic_noun}, could you")
    text = (folder / "inquiry.toml").read_text(encoding="utf-8")
    asks = re.sub(r'(\[\[moves\.ask\]\]\ntext = ")', r"\1About {topic_noun}: ", text)
    (folder / "inquiry.toml").write_text(asks, encoding="utf-8")
    with pytest.raises(PromptFileError, match="without facts"):
        load_letter("inquiry", folder)


def test_the_wordings_that_are_shipped_can_be_read() -> None:
    """All four letters, and enough ways to say what every letter says."""
    load_common()
    for kind, move in {
        "thank_you": "thanks",
        "inquiry": "ask",
        "feedback_request": "question",
        "closure": "thanks",
    }.items():
        assert len(load_letter(kind).moves[move]) >= 8  # type: ignore[arg-type]


# -- golden letters


def test_a_changed_wording_is_seen_as_a_changed_letter() -> None:
    """The letters in ``tests/golden`` are what these cases get; ``write_golden`` makes them anew."""
    for name in GOLDEN_NAMES.split():
        assert (GOLDEN / f"{name}.txt").read_text(encoding="utf-8") == golden_text(name)


def golden_text(name: str) -> str:
    """Subject and letter for a name such as '17-thank_you-warm': the number of a corpus case, kind, tone."""
    number, kind, tone = name.split("-")
    outcome = "rejected" if kind in {"feedback_request", "closure"} else CASES[int(number)].outcome
    case = CASES[int(number)].model_copy(update={"outcome": outcome})
    letter = write_plain(case, kind, now=day_after(case, kind), tone=tone)  # type: ignore[arg-type]
    return f"Subject: {letter.subject}\n\n{letter.body}\n"


GOLDEN_NAMES = """0-thank_you-warm 2-thank_you-neutral 15-thank_you-formal 21-thank_you-warm
8-inquiry-warm 27-inquiry-formal 11-feedback_request-warm 23-closure-neutral"""


def write_golden() -> None:
    """Write the golden letters anew, after a wording was changed on purpose and the new letters were read."""
    for name in GOLDEN_NAMES.split():
        (GOLDEN / f"{name}.txt").write_text(golden_text(name), encoding="utf-8")
