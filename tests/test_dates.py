"""The days and hours that are read in notes: when the interview was, by when an answer is due."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.notes.dates import DatesReading, find_interview_dates

HERE = Path(__file__).parent
TUESDAY = date(2026, 11, 24)
"""The day on which most notes below are read."""


def read(
    notes: str, *, today: date = TUESDAY, zone: str = "America/Toronto", region: str | None = None
) -> DatesReading:
    """Read ``notes`` on ``today``."""
    return find_interview_dates(notes, today=today, time_zone=zone, region=region)


def interview(found: DatesReading) -> str | None:
    """The interview's moment to the minute."""
    return found.interviewed_at.isoformat()[:16] if found.interviewed_at else None


def due(found: DatesReading) -> str | None:
    """The day of the answer."""
    return found.answer_expected_by.isoformat() if found.answer_expected_by else None


def cases(path: str) -> list[dict[str, str]]:
    """The cases of a file, one a line."""
    return [json.loads(line) for line in (HERE / path).read_text(encoding="utf-8").splitlines()]


def test_the_corpus_is_read_without_a_slip() -> None:
    """Both days of every corpus case come out as its author wrote them down."""
    for line in (HERE / "corpus" / "notes.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        found = read(case["notes"], today=date.fromisoformat(case["today"]), zone=case["time_zone"])
        gold = case["gold"]
        expected = (case["id"], gold["interviewed_at"], gold["answer_expected_by"])
        assert (case["id"], interview(found), due(found)) == expected


@pytest.mark.parametrize("case", cases("dates_cases.jsonl"), ids=lambda case: case["id"])
def test_notes_of_many_writers_are_read(case: dict[str, str]) -> None:
    """Jottings, memos, chats, mail and paragraphs give the two days that a person finds in them."""
    found = read(case["notes"], today=date.fromisoformat(case["today"]), zone=case["time_zone"])
    assert (interview(found), due(found)) == (case["interviewed_at"], case["answer_expected_by"])


INTERVIEWS = [
    (
        "Met with Olga Marsh, who runs the front desk at Birch Dental, on Friday for the assistant job.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-20",
    ),
    (
        "two nights ago I had the call with the roster lead, 7pm",
        "2026-11-24",
        "Europe/London",
        "2026-11-22T19:00",
    ),
    (
        "A week ago Tuesday I was at the mill. 11 a.m. Noise.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-17T11:00",
    ),
    (
        "Sunday evening, tea.\nGetting Thursday down. It was for 2.40 pm.",
        "2026-11-22",
        "Europe/London",
        "2026-11-19T14:40",
    ),
    (
        "#1 - Nov 4 - phone, HR\n#2 - Nov 18, 8:40am, Ms. Hale",
        "2026-11-24",
        "America/Toronto",
        "2026-11-18T08:40",
    ),
    (
        "Tuesday's interview ran from ten in the morning until noon.",
        "2026-11-19",
        "Europe/London",
        "2026-11-17T10:00",
    ),
    ("monday's chat was with Flo, half 5 in the evening", "2026-11-24", "Europe/London", "2026-11-23T17:30"),
    (
        "hier \u00e0 quatorze heures trente j'ai vu le patron",
        "2026-11-24",
        "Europe/Paris",
        "2026-11-23T14:30",
    ),
    ("gesprek di 17-11, 16.00u, met de chef", "2026-11-24", "Europe/Amsterdam", "2026-11-17T16:00"),
    ("Tarehe: Jumatano 18 Novemba 2026, 09:00", "2026-11-24", "Africa/Nairobi", "2026-11-18T09:00"),
    (
        "I'd gone in on the 10th, a Tuesday, quarter to four in the afternoon",
        "2026-11-26",
        "Europe/London",
        "2026-11-10T15:45",
    ),
    (
        "What a Friday. Walked in at 9:25 for 9:30, met Nell.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-20T09:30",
    ),
    (
        "I was supposed to go on Monday 16 but they moved me to Wednesday 18, 3 pm",
        "2026-11-24",
        "America/Toronto",
        "2026-11-18T15:00",
    ),
    ("Interview - Fri, Nov 20 - 12 noon - Gil, broker", "2026-11-24", "America/Denver", "2026-11-20T12:00"),
    ("spoke with panel 19 nov 2026 0845-0930", "2026-11-24", "Africa/Johannesburg", "2026-11-19T08:45"),
    ("Friday brain dump. Shoes wrong. Then it was over.", "2026-11-20", "America/Toronto", None),
    ("Interview yesterday 2pm at Blue Fern", "2026-11-24", "America/Toronto", "2026-11-23T14:00"),
    ("Had my interview today at 10.30am with Mr Osei", "2026-11-24", "America/Toronto", "2026-11-24T10:30"),
    ("interview this morning, nine o'clock, with Lena", "2026-11-24", "America/Toronto", "2026-11-24T09:00"),
    (
        "Interview was this afternoon at 3, they were nice",
        "2026-11-24",
        "America/Toronto",
        "2026-11-24T15:00",
    ),
    (
        "I interviewed last night at 7 with the night manager",
        "2026-11-24",
        "America/Toronto",
        "2026-11-23T19:00",
    ),
    ("My interview was last Thursday at 11", "2026-11-24", "America/Toronto", "2026-11-19T11:00"),
    ("Interview on Friday at 4:45 pm", "2026-11-24", "America/Toronto", "2026-11-20T16:45"),
    (
        "two days ago I had an interview at Corner Bakery, 8:30 am",
        "2026-11-24",
        "America/Toronto",
        "2026-11-22T08:30",
    ),
    (
        "The interview was the day before yesterday at noon",
        "2026-11-24",
        "America/Toronto",
        "2026-11-22T12:00",
    ),
    ("A week ago I interviewed with Pat", "2026-11-24", "America/Toronto", "2026-11-17"),
    ("interview last week Wednesday 1pm", "2026-11-24", "America/Toronto", "2026-11-18T13:00"),
    ("interview Monday this week, 9am", "2026-11-24", "America/Toronto", "2026-11-23T09:00"),
    ("Interview: 19 Nov 2026, 14:00", "2026-11-24", "America/Toronto", "2026-11-19T14:00"),
    ("Interview: November 19th, 2026 at 2:00 PM", "2026-11-24", "America/Toronto", "2026-11-19T14:00"),
    ("When: Thu, Nov 19 | 2-3pm | Zoom", "2026-11-24", "America/Toronto", "2026-11-19T14:00"),
    ("Date & time: 19.11.2026 um 14 Uhr", "2026-11-24", "Europe/Berlin", "2026-11-19T14:00"),
    ("Entrevue: mardi 17 novembre, 9 h 30", "2026-11-24", "America/Montreal", "2026-11-17T09:30"),
    ("Entretien le 17 novembre 2026 \u00e0 14h", "2026-11-24", "Europe/Paris", "2026-11-17T14:00"),
    (
        "Entrevista: martes 17 de noviembre a las 5 de la tarde",
        "2026-11-24",
        "Europe/Madrid",
        "2026-11-17T17:00",
    ),
    (
        "Vorstellungsgespr\u00e4ch am Dienstag, 17. November 2026 um 9:15 Uhr",
        "2026-11-24",
        "Europe/Berlin",
        "2026-11-17T09:15",
    ),
    (
        "Entrevista na ter\u00e7a-feira, 17/11, \u00e0s 15h",
        "2026-11-24",
        "America/Sao_Paulo",
        "2026-11-17T15:00",
    ),
    ("hier j'ai eu mon entretien \u00e0 13 h 15", "2026-11-24", "America/Toronto", "2026-11-23T13:15"),
    ("ayer tuve la entrevista a las 11:00", "2026-11-24", "America/New_York", "2026-11-23T11:00"),
    ("kanina 2pm yung interview ko sa Makati", "2026-11-24", "Asia/Manila", "2026-11-24T14:00"),
    ("Interview on 11/9/2026 at 9am", "2026-11-24", "America/New_York", "2026-11-09T09:00"),
    ("Interview on 11/9/2026 at 9am", "2026-11-24", "Europe/London", "2026-09-11T09:00"),
    ("Interview on 11/9/2026 at 9am", "2026-11-24", "Asia/Manila", "2026-11-09T09:00"),
    ("Interview on 11/9/2026 at 9am", "2026-11-24", "America/Toronto", None),
    ("Interview on Mon 11/9/2026 at 9am", "2026-11-24", "America/Toronto", "2026-11-09T09:00"),
    (
        "Interview on 11/9/2026 at 9am. I applied on 23/08/2026.",
        "2026-11-24",
        "America/Toronto",
        "2026-09-11T09:00",
    ),
    ("Interview on 11/11/2026 at 9am", "2026-11-24", "America/Toronto", "2026-11-11T09:00"),
    ("Interview 3.11.26, 16:00 with Frau Weber", "2026-11-24", "Europe/Berlin", "2026-11-03T16:00"),
    ("interview on 2026/11/20 1400 hrs", "2026-11-24", "America/Toronto", "2026-11-20T14:00"),
    ("Met with Dana at 2:15 on Friday", "2026-11-24", "America/Toronto", "2026-11-20T14:15"),
    (
        "The panel was on the 18th at half past nine in the morning",
        "2026-11-24",
        "America/Toronto",
        "2026-11-18T09:30",
    ),
    ("interview at quarter to nine on monday morning", "2026-11-24", "America/Toronto", "2026-11-23T08:45"),
    ("interview at half two on Thursday", "2026-11-24", "Europe/Dublin", "2026-11-19T14:30"),
    (
        "saturday arvo, 4 o'clock start, trial shift at the cafe",
        "2026-11-24",
        "Australia/Sydney",
        "2026-11-21T16:00",
    ),
    ("Interview Fri 20 Nov 10 - 11am", "2026-11-24", "America/Toronto", "2026-11-20T10:00"),
    ("interview fri 11-1pm", "2026-11-24", "America/Toronto", "2026-11-20T11:00"),
    ("Interview on Nov 19 at 1:00 PM ET", "2026-11-24", "America/Vancouver", "2026-11-19T10:00"),
    ("Interview yesterday at 9am PST on Zoom", "2026-11-24", "America/Toronto", "2026-11-23T12:00"),
    ("Interview on 19 November at 15:00 GMT", "2026-11-24", "Asia/Kolkata", "2026-11-19T20:30"),
    ("Video interview 19 Nov 2026 10:00 CET", "2026-11-24", "America/New_York", "2026-11-19T04:00"),
    ("Interview Thursday 19 Nov, 16:00 (UTC+1)", "2026-11-24", "Africa/Lagos", "2026-11-19T16:00"),
    ("Interview Thursday 19 Nov, 18:00 IST over Teams", "2026-11-24", "Europe/London", "2026-11-19T12:30"),
    ("Interview Thursday 19 Nov, 10am London time", "2026-11-24", "Asia/Manila", "2026-11-19T18:00"),
    ("Interview Thursday 19 Nov, 10am UK time", "2026-11-24", "Asia/Karachi", "2026-11-19T15:00"),
    ("I attended the interview on Monday by 10am at Ikeja", "2026-11-24", "Africa/Lagos", "2026-11-23T10:00"),
    ("intervew was on wensday 930am", "2026-11-24", "America/Toronto", "2026-11-18T09:30"),
    (
        "Interviewed with May Tsang and Mark Frost last friday, 3pm",
        "2026-11-24",
        "America/Toronto",
        "2026-11-20T15:00",
    ),
    (
        "Met April June at 2pm on Nov 17 for the interview",
        "2026-11-24",
        "America/Toronto",
        "2026-11-17T14:00",
    ),
    ("Mr. August Friday interviewed me on Wednesday at 10", "2026-11-24", "Africa/Lagos", "2026-11-18T10:00"),
    (
        "Spoke to Sunday Okafor about the driver job yesterday, 4pm",
        "2026-11-24",
        "Africa/Lagos",
        "2026-11-23T16:00",
    ),
    (
        "I applied on 2 November. Interview was on 19 November at 3pm.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-19T15:00",
    ),
    (
        "Interview 19 Nov 2pm. If I get it I start on 7 December.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-19T14:00",
    ),
    (
        "My work permit expires on 3 March 2027. The interview took place on Nov 20.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-20",
    ),
    (
        "My sister interviewed there on Monday. Mine was Friday at 10am, the interview was short.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-20T10:00",
    ),
    (
        "First interview on 9 Nov with HR. Second interview on 18 Nov at 2pm with the director.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-18T14:00",
    ),
    ("My interview is tomorrow at 10am, help", "2026-11-24", "America/Toronto", "2026-11-25T10:00"),
    (
        "Interview next Monday at 2pm with Ms Cole, so nervous",
        "2026-11-24",
        "America/Toronto",
        "2026-11-30T14:00",
    ),
    ("I have an interview on December 3 at 11", "2026-11-24", "America/Toronto", "2026-12-03T11:00"),
    ("Interview went ok. They seemed nice.", "2026-11-24", "America/Toronto", None),
    (
        "I have worked in kitchens for 10 years. The store opens on 1 December.",
        "2026-11-24",
        "America/Toronto",
        None,
    ),
    ("Interview December 29 at 9am", "2027-01-04", "America/Toronto", "2026-12-29T09:00"),
    ("interview on jan 4 at 9am", "2026-12-30", "America/Toronto", "2027-01-04T09:00"),
    (
        "just got out of the interview at Larch Dental, it started at ten",
        "2026-11-24",
        "America/Toronto",
        "2026-11-24T10:00",
    ),
    (
        "it's tuesday and I started at one thirty at the bakery, the interview I mean",
        "2026-11-24",
        "America/Toronto",
        "2026-11-24T13:30",
    ),
    ("Interview was Sept. 9, 4 p.m.", "2026-09-12", "America/New_York", "2026-09-09T16:00"),
    ("Interview at 12:30 on Nov 20", "2026-11-24", "America/Toronto", "2026-11-20T12:30"),
    ("Interview at 5 on Nov 20", "2026-11-24", "America/Toronto", "2026-11-20T17:00"),
    ("Interview tuesday nov 17th 11:00", "2026-11-24", "America/Toronto", "2026-11-17T11:00"),
    (
        "Notes written Thursday 12 Nov. Interview was yesterday at 3pm.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-11T15:00",
    ),
    (
        "Writing this on Sunday. The interview was on Friday at 10am.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-20T10:00",
    ),
    (
        "The interview was rescheduled from Monday to Thursday 19 Nov at 1pm.",
        "2026-11-24",
        "America/Toronto",
        "2026-11-19T13:00",
    ),
    ("Interview, 17 Nov, 7:30 pm with the choir board", "2026-11-24", "America/Toronto", "2026-11-17T19:30"),
    ("interview 20/11 @ 10", "2026-11-24", "America/Toronto", "2026-11-20T10:00"),
    ("Interviewed on Tuesday the 17th, eleven o'clock.", "2026-11-24", "America/Toronto", "2026-11-17T11:00"),
    ("Nov 18 interview - Cedar Clinic - 3:15", "2026-11-24", "America/Toronto", "2026-11-18T15:15"),
    ("Had a chat with the owner, Wed 2ish", "2026-11-24", "America/Toronto", "2026-11-18T14:00"),
    ("Trial day Sat 21st 8am", "2026-11-24", "America/Toronto", "2026-11-21T08:00"),
    ("Interview on 30 February", "2026-11-24", "America/Toronto", None),
    ("interviewed at Maple on the 9th floor yesterday", "2026-11-24", "America/Toronto", "2026-11-23"),
    ("Interview today 13h00-14h00", "2026-11-24", "America/Toronto", "2026-11-24T13:00"),
    ("Zoom call w/ Sam, 11/18, 4:30p", "2026-11-24", "America/Chicago", "2026-11-18T16:30"),
    ("interview last tuesday 10am", "2026-11-24", "America/Toronto", "2026-11-17T10:00"),
    ("Interview Tuesday, 1 p.m. went great", "2026-11-24", "America/Toronto", "2026-11-24T13:00"),
]


@pytest.mark.parametrize(("notes", "today", "zone", "expected"), INTERVIEWS)
def test_the_interview_is_found(notes: str, today: str, zone: str, expected: str | None) -> None:
    """The interview's day and hour are found among other days, in the zone's own time."""
    assert interview(read(notes, today=date.fromisoformat(today), zone=zone)) == expected


DAYS = [
    ("19 Nov", "2026-11-19"),
    ("19th Nov", "2026-11-19"),
    ("19th of Nov", "2026-11-19"),
    ("the 19th of November", "2026-11-19"),
    ("Nov. 19", "2026-11-19"),
    ("Nov 19th", "2026-11-19"),
    ("November 19", "2026-11-19"),
    ("Thurs, Nov 19", "2026-11-19"),
    ("Thursday, November 19th", "2026-11-19"),
    ("Thurs 19/11", "2026-11-19"),
    ("Thu 19.11.", "2026-11-19"),
    ("19-Nov", "2026-11-19"),
    ("19-Nov-26", "2026-11-19"),
    ("19/Nov/2026", "2026-11-19"),
    ("Nov-19-2026", "2026-11-19"),
    ("19Nov", "2026-11-19"),
    ("Nov19", "2026-11-19"),
    ("19NOV2026", "2026-11-19"),
    ("19.11.26", "2026-11-19"),
    ("19.11.2026", "2026-11-19"),
    ("2026-11-19", "2026-11-19"),
    ("2026/11/19", "2026-11-19"),
    ("20261119", "2026-11-19"),
    ("19 / 11 / 2026", "2026-11-19"),
    ("19 - 11 - 2026", "2026-11-19"),
    ("19/11", "2026-11-19"),
    ("11/19", "2026-11-19"),
    ("11-19-2026", "2026-11-19"),
    ("19 November '26", "2026-11-19"),
    ("the nineteenth", "2026-11-19"),
    ("the nineteenth of November", "2026-11-19"),
    ("November the 19th", "2026-11-19"),
    ("nineteenth of november", "2026-11-19"),
    ("Thursday 19", "2026-11-19"),
    ("Thursday 19th", "2026-11-19"),
    ("Thursday, the 19th", "2026-11-19"),
    ("Thursday the nineteenth", "2026-11-19"),
    ("last Thursday", "2026-11-19"),
    ("Thursday last", "2026-11-19"),
    ("Thursday last week", "2026-11-19"),
    ("last week Thursday", "2026-11-19"),
    ("last week, Thursday", "2026-11-19"),
    ("last week on Thursday", "2026-11-19"),
    ("Thursday of last week", "2026-11-19"),
    ("this past Thursday", "2026-11-19"),
    ("on Thursday", "2026-11-19"),
    ("Thursday", "2026-11-19"),
    ("Thurs", "2026-11-19"),
    ("Thur.", "2026-11-19"),
    ("Thu", "2026-11-19"),
    ("five days ago", "2026-11-19"),
    ("5 days ago", "2026-11-19"),
    ("19 de noviembre", "2026-11-19"),
    ("19 novembre", "2026-11-19"),
    ("le 19 novembre", "2026-11-19"),
    ("19. November", "2026-11-19"),
    ("19 de novembro", "2026-11-19"),
    ("jueves 19 de noviembre", "2026-11-19"),
    ("jeudi 19/11", "2026-11-19"),
    ("Do 19.11.", "2026-11-19"),
    ("Donnerstag, den 19. November", "2026-11-19"),
    ("jueves pasado", "2026-11-19"),
    ("jeudi dernier", "2026-11-19"),
    ("letzten Donnerstag", "2026-11-19"),
    ("quinta-feira passada", "2026-11-19"),
    ("noong Huwebes", "2026-11-19"),
    ("yesterday", "2026-11-23"),
    ("ystdy", "2026-11-23"),
    ("yest.", "2026-11-23"),
    ("yest", "2026-11-23"),
    ("yesterday afternoon", "2026-11-23"),
    ("yesterday (Mon)", "2026-11-23"),
    ("Monday (yesterday)", "2026-11-23"),
    ("a couple of days ago", None),
    ("the other day", None),
    ("a week ago", "2026-11-17"),
    ("exactly a week ago", "2026-11-17"),
    ("one week ago today", "2026-11-17"),
    ("a week ago Thursday", "2026-11-12"),
    ("two Thursdays ago", "2026-11-12"),
    ("Thursday before last", "2026-11-12"),
    ("the week before last, Thursday", "2026-11-12"),
    ("a fortnight ago", "2026-11-10"),
    ("3 days back", "2026-11-21"),
    ("day before yesterday", "2026-11-22"),
    ("this Monday", "2026-11-23"),
    ("just this Monday", "2026-11-23"),
    ("Monday just gone", "2026-11-23"),
    ("Monday morning", "2026-11-23"),
    ("earlier this week, Monday", "2026-11-23"),
    ("1st November", "2026-11-01"),
    ("Nov 1", "2026-11-01"),
    ("All Saints", None),
    ("Sunday night", "2026-11-22"),
    ("at the weekend", None),
    ("last month", None),
    ("30 Oct", "2026-10-30"),
    ("Oct 30th, 2026", "2026-10-30"),
    ("Friday, October 30", "2026-10-30"),
    ("today", "2026-11-24"),
    ("this morning", "2026-11-24"),
    ("earlier today", "2026-11-24"),
    ("about an hour ago", "2026-11-24"),
    ("2 hours ago", "2026-11-24"),
    ("this a.m.", "2026-11-24"),
    ("hoje", "2026-11-24"),
    ("heute", "2026-11-24"),
    ("aujourd'hui", "2026-11-24"),
    ("ce matin", "2026-11-24"),
    ("hoy", "2026-11-24"),
    ("anteayer", "2026-11-22"),
    ("avant-hier", "2026-11-22"),
    ("vorgestern", "2026-11-22"),
    ("il y a 5 jours", "2026-11-19"),
    ("hace 5 d\u00edas", "2026-11-19"),
    ("vor 5 Tagen", "2026-11-19"),
    ("la semaine derni\u00e8re, jeudi", "2026-11-19"),
]


@pytest.mark.parametrize(("words", "expected"), DAYS)
def test_a_day_is_read_however_it_is_written(words: str, expected: str | None) -> None:
    """A day is read in a sentence, after a label and in jottings alike; a vague one is not guessed."""
    for frame in (
        "The interview was {}.",
        "Interview: {}",
        "I had an interview {} with Ms Roe and it went well.",
        "- interview {}, Acme Ltd, w/ Ms Roe",
    ):
        assert interview(read(frame.format(words), zone="Europe/Madrid")) == expected


HOURS = [
    ("at ten thirty", "10:30"),
    ("at half nine", "09:30"),
    ("half nine", "09:30"),
    ("half-nine", "09:30"),
    ("at half past two", "14:30"),
    ("at 2.15", "14:15"),
    ("at 2:15ish", "14:15"),
    ("9ish", "09:00"),
    ("at nine-thirty", "09:30"),
    ("0900 hours", "09:00"),
    ("9 sharp", "09:00"),
    ("at 9 sharp", "09:00"),
    ("9:00 AM\u20139:45 AM", "09:00"),
    ("11 a.m", "11:00"),
    ("3 p. m.", "15:00"),
    ("12 o'clock midday", "12:00"),
    ("14 hrs", "14:00"),
    ("kl. 14", "14:00"),
    ("14:00 Uhr", "14:00"),
    ("\u00e0 14 heures", "14:00"),
    ("at 1500", "15:00"),
    ("at 15", "15:00"),
    ("2 in the arvo", "14:00"),
    ("at ten-thirty", "10:30"),
    ("at one-fifteen", "13:15"),
    ("at eleven-ish", "11:00"),
    ("at quarter to nine", "08:45"),
    ("at a quarter to nine", "08:45"),
    ("at five to nine", "08:55"),
    ("at 5 to 9", "08:55"),
    ("at twenty past nine", "09:20"),
    ("midday", "12:00"),
    ("10am sharp", "10:00"),
    ("10 AM", "10:00"),
    ("10A.M.", "10:00"),
    ("10:30AM", "10:30"),
    ("10.30 A.M.", "10:30"),
    ("1:30PM EST", "13:30"),
    ("at nine am", "09:00"),
    ("nine a.m.", "09:00"),
    ("two pm", "14:00"),
    ("at 2 o'clock", "14:00"),
    ("two o'clock in the afternoon", "14:00"),
    ("for 3pm", "15:00"),
    ("@3", "15:00"),
    ("@ 3:30", "15:30"),
    ("@3:30", "15:30"),
    ("(3pm)", "15:00"),
    ("3PM\u20134PM", "15:00"),
    ("from 3 to 4", "15:00"),
    ("between 3 and 4", "15:00"),
    ("3-4", "15:00"),
    ("11 \u2013 12", "11:00"),
    ("9:30 \u2013 10", "09:30"),
    ("13.30-14.15", "13:30"),
    ("at 8 in the morning", "08:00"),
    ("8 in the morning", "08:00"),
    ("in the morning at 8", "08:00"),
    ("in the evening at 7", "19:00"),
    ("7pm", "19:00"),
    ("at 7 p.m", "19:00"),
    ("noon", "12:00"),
    ("12 noon", "12:00"),
    ("at 12", "12:00"),
    ("12:15", "12:15"),
    ("12pm", "12:00"),
    ("12.30pm", "12:30"),
    ("16h", "16:00"),
    ("16h00", "16:00"),
    ("16H30", "16:30"),
    ("1630", "16:30"),
    ("at 1630", "16:30"),
    ("10:00:00", "10:00"),
    ("at 10:00 sharp", "10:00"),
    ("at exactly 10", "10:00"),
    ("about 10", "10:00"),
    ("around 10ish", "10:00"),
    ("around ten", "10:00"),
    ("started at ten past nine", "09:10"),
    ("9 o clock", "09:00"),
    ("9oclock", "09:00"),
    ("quarter past 4", "16:15"),
    ("half four", "16:30"),
    ("at three", "15:00"),
    ("three in the afternoon", "15:00"),
    ("at about three in the afternoon", "15:00"),
    ("3 in the p.m.", "15:00"),
    ("14:00 (2pm)", "14:00"),
    ("2pm (14:00)", "14:00"),
    ("2 pm local", "14:00"),
    ("slot 2pm", "14:00"),
    ("ten to two", "13:50"),
    ("ten past two", "14:10"),
    ("a las diez y media", "10:30"),
    ("a las 10 y media", "10:30"),
    ("um halb drei", "14:30"),
    ("um zehn Uhr", "10:00"),
    ("\u00e0 dix heures", "10:00"),
    ("\u00e0 dix heures et demie", "10:30"),
    ("\u00e0s 10h30", "10:30"),
    ("alas tres ng hapon", "15:00"),
    ("alle 10", "10:00"),
    ("10u30", "10:30"),
    ("om 10.30 uur", "10:30"),
    ("kl 10.30", "10:30"),
    ("10:30h", "10:30"),
    ("8:30a", "08:30"),
    ("8a", "08:00"),
    ("4p", "16:00"),
    ("6:30 in the evening", "18:30"),
    ("6.30pm", "18:30"),
    ("6 pm", "18:00"),
]


@pytest.mark.parametrize(("words", "expected"), HOURS)
def test_an_hour_is_read_however_it_is_said(words: str, expected: str) -> None:
    """An hour is read before and after its day; without am or pm it is one of office hours."""
    for frame in (
        "Interview on Thursday 19 Nov {}.",
        "Interview with Ms Roe, 19 November 2026, {}, room 4",
        "The interview was {} on Thursday, it went well.",
    ):
        assert interview(read(frame.format(words))) == f"2026-11-19T{expected}"


PROMISES = [
    ('"A week from Friday" were her words.', "2026-11-27"),
    ("I'll hear from them on the twenty ninth okay bye", "2026-11-29"),
    ("Reply: December 1st, not before.", "2026-12-01"),
    ("Feedback after 14 days, on 4th December.", "2026-12-04"),
    ("She goes i'll call you before Wednesday.", "2026-11-25"),
    ("He said give us until next Friday the 4th and I nodded.", "2026-12-04"),
    ("\u56de\u590d: 12\u67084\u65e5\u524d", "2026-12-04"),
    ("Respuesta: a m\u00e1s tardar el 30 de noviembre", "2026-11-30"),
    ("Jibu: wiki mbili", "2026-12-03"),
    ("Outcome: rejected by email on the 24th.", None),
    ("The contract must be signed back by Saturday.", None),
    ("They open a second shop before Christmas.", None),
    ("Ball in their court till Monday.", "2026-11-23"),
    ("I'd have the result the following Saturday, they promised.", "2026-11-21"),
    ("Word by Friday 27 November.", "2026-11-27"),
    ("They're aiming for December 4.", "2026-12-04"),
    ("Target is Dec 4 for a decision.", "2026-12-04"),
    ("He said Dec 4.", "2026-12-04"),
    ("She said by the 4th.", "2026-12-04"),
    ("They promised me news on Dec 4.", "2026-12-04"),
    ("Calls go out on December 4.", "2026-12-04"),
    ("They'll be making calls on Dec 4.", "2026-12-04"),
    ("An email will come by Dec 4.", "2026-12-04"),
    ("A letter should arrive by Dec 4.", "2026-12-04"),
    ("Should know by Dec 4.", "2026-12-04"),
    ("I get the result Dec 4.", "2026-12-04"),
    ("Outcome on Dec 4.", "2026-12-04"),
    ("The outcome is due on 4 December.", "2026-12-04"),
    ("Panel decides Dec 4.", "2026-12-04"),
    ("Final list is out Dec 4.", "2026-12-04"),
    ("Successful candidates will be notified by 4 December.", "2026-12-04"),
    ("Shortlist published Dec 4.", "2026-12-04"),
    ("She'll have an answer for me by Dec 4.", "2026-12-04"),
    ("He will ping me on Dec 4.", "2026-12-04"),
    ("Ms Roe is going to phone me Dec 4.", "2026-12-04"),
    ("Ms Roe rings on Dec 4.", "2026-12-04"),
    ("Roe to call Dec 4.", "2026-12-04"),
    ("To hear by Dec 4.", "2026-12-04"),
    ("Hearing by Dec 4.", "2026-12-04"),
    ("hear: dec 4", "2026-12-04"),
    ("hear back dec 4", "2026-12-04"),
    ("Response time: two weeks.", "2026-12-03"),
    ("They take two weeks to decide.", "2026-12-03"),
    ("It takes them two weeks.", "2026-12-03"),
    ("Usually two weeks before they answer.", "2026-12-03"),
    ("They need two weeks.", "2026-12-03"),
    ("Two weeks, she said.", "2026-12-03"),
    ('"Give us two weeks," she said.', "2026-12-03"),
    ("Give it two weeks.", "2026-12-03"),
    ("They asked for two weeks.", "2026-12-03"),
    ("I'll wait two weeks like she said.", "2026-12-03"),
    ("Wait: 2 weeks.", "2026-12-03"),
    ("Timeline: 2 weeks.", "2026-12-03"),
    ("Next steps: decision by Dec 4.", "2026-12-04"),
    ("Next step - they call me by Dec 4", "2026-12-04"),
    ("What next? She emails everyone by Dec 4.", "2026-12-04"),
    ("Follow up: they'll be in contact by Dec 4.", "2026-12-04"),
    ("They will be in contact by Dec 4.", "2026-12-04"),
    ("They'll make contact before Dec 4.", "2026-12-04"),
    ("They will come back to me by Dec 4.", "2026-12-04"),
    ("She'd get in touch on Dec 4.", "2026-12-04"),
    ("I will have their answer by Dec 4.", "2026-12-04"),
    ("They owe me an answer by Dec 4.", "2026-12-04"),
    ("They said I will get an email within two weeks.", "2026-12-03"),
    ("We'll let you know within two weeks, she told me.", "2026-12-03"),
    ("Decision in two weeks from the interview.", "2026-12-03"),
    (
        "The decision will be communicated by e-mail to all the candidates no later than 4 December.",
        "2026-12-04",
    ),
    ("They'll decide after they see two more people, so by Dec 4.", "2026-12-04"),
    ("Two more people to see, then a decision by Dec 4.", "2026-12-04"),
    ("They hope to choose someone by the end of the month.", "2026-11-30"),
    ("They want to decide before the month is out.", "2026-11-30"),
    ("answer before month end", "2026-11-30"),
    ("by month-end I should hear", "2026-11-30"),
    ("They will tell me before the end of November.", "2026-11-30"),
    ("by the end of Nov they will let us know", "2026-11-30"),
    ("They will tell me by the end of next week.", "2026-11-27"),
    ("I should hear something before the end of next week.", "2026-11-27"),
    ("late next week at the latest", None),
    ("Decision at the end of next week.", "2026-11-27"),
    ("She will call me in eight days.", "2026-11-27"),
    ("in 8 days I will know", "2026-11-27"),
    ("8 days and I'll know", "2026-11-27"),
    ("They reply in 8 days' time.", "2026-11-27"),
    ("ring back 27/11", "2026-11-27"),
    ("call back on the 27th", "2026-11-27"),
    ("they get back 27 nov", "2026-11-27"),
    ("waiting until the 27th for an answer", "2026-11-27"),
    ("Wait till the 27th.", "2026-11-27"),
    ("if they like me they call by the 27th", "2026-11-27"),
    ("if nothing by the 27th it's a no", "2026-11-27"),
    ("no call by the 27th = no", "2026-11-27"),
    ("I'm supposed to hear on the 27th.", "2026-11-27"),
    ("was told the 27th", "2026-11-27"),
    ("they told me friday the 27th", "2026-11-27"),
    ("answer friday", "2026-11-20"),
    ("hear mon", "2026-11-23"),
    ("decision Mon 30 Nov", "2026-11-30"),
    ("Decision date is Nov 30.", "2026-11-30"),
    ("Their deadline to decide is Nov 30.", "2026-11-30"),
    ("The manager said he would decide by Nov 30, HR then calls.", "2026-11-30"),
    ("Hiring decision: 30 November", "2026-11-30"),
    ("HR will send out decisions on 30 November.", "2026-11-30"),
    ("Offer expected 30 November", "2026-11-30"),
    ("Offers go out 30 Nov", "2026-11-30"),
    ("They'd make an offer by 30 Nov.", "2026-11-30"),
    ("I can expect an offer or a no by 30 November.", "2026-11-30"),
    ("Ils me donnent une r\u00e9ponse avant le 30 novembre.", "2026-11-30"),
    ("Ils doivent m'appeler le 30 novembre.", "2026-11-30"),
    ("On me rappelle le 30 novembre.", "2026-11-30"),
    ("Sie rufen mich am 30. November an.", "2026-11-30"),
    ("Me llaman el 30 de noviembre.", "2026-11-30"),
    ("Van a llamar antes del 30 de noviembre.", "2026-11-30"),
    ("Me dan respuesta en dos semanas.", "2026-12-03"),
    ("Eles ligam at\u00e9 30 de novembro.", "2026-11-30"),
    ("Sasabihan daw ako by Nov 30.", "2026-11-30"),
    ("Mi faranno sapere entro il 30 novembre.", "2026-11-30"),
    ("My answer to them is due Nov 30.", None),
    ("I need to accept by Nov 30.", None),
    ("I promised to send my diploma by Nov 30.", None),
    ("They asked me to send references by Nov 30.", None),
    ("They asked whether I could start by Nov 30.", None),
    ("The shop closes for renovation on Nov 30.", None),
    ("The posting closes Nov 30.", None),
    ("The contract begins on Nov 30.", None),
    ("I have another interview on Nov 30.", None),
    ("Second round would be Nov 30.", None),
    ("If I pass, test on Nov 30.", None),
    ("Their new branch must open by Nov 30.", None),
    ("They must deliver the app by Nov 30.", None),
    ("The audit has to be done by Nov 30.", None),
    ("I will call them on Nov 30 if I hear nothing.", None),
    ("I'd follow up on Nov 30.", None),
    ("My visa runs until Nov 30.", None),
    ("They have a staff party Nov 30.", None),
    ("She said the project ends Nov 30.", None),
]


@pytest.mark.parametrize(("words", "expected"), PROMISES)
def test_the_employers_promise_is_found_and_nothing_else(words: str, expected: str | None) -> None:
    """Only what the employer promised is an answer's day, counted from the interview (a Thursday)."""
    notes = f"Interview on Thursday 19 November 2026 at 2pm with Ms Roe. {words}"
    zone = "Europe/London" if "/" in words else "America/New_York"
    found = read(notes, today=date(2026, 11, 20), zone=zone)
    assert (interview(found), due(found)) == ("2026-11-19T14:00", expected)


@pytest.mark.parametrize(
    ("words", "zone", "day", "expected"),
    [
        ("the long weekend", "America/Regina", "2026-07-29", "2026-07-31"),
        ("the long weekend", "America/Toronto", "2027-05-17", "2027-05-21"),
        ("the bank holiday", "Europe/London", "2027-04-20", "2027-04-30"),
        ("Thanksgiving", "America/Toronto", "2026-10-01", "2026-10-09"),
        ("Thanksgiving", "America/New_York", "2026-11-10", "2026-11-25"),
        ("the Labour Day weekend", "America/Toronto", "2026-08-25", "2026-09-04"),
        ("Easter", "Europe/London", "2027-03-10", "2027-03-25"),
        ("the long weekend", "UTC", "2026-08-25", None),
    ],
)
def test_a_holiday_means_the_last_working_day_before_it(
    words: str, zone: str, day: str, expected: str | None
) -> None:
    """Before a long weekend is the Friday before the holiday Monday of the zone's region."""
    notes = f"Interview {day} 10:00. They will let me know before {words}."
    assert due(read(notes, today=date.fromisoformat(day), zone=zone)) == expected


def test_the_region_chosen_by_the_person_counts_more_than_the_zone() -> None:
    """Family Day makes a long weekend in Ontario; Quebec, in the same zone, has none before Easter."""
    notes = "Interview 2027-02-09 10:00. Decision before the long weekend."
    days = [due(read(notes, today=date(2027, 2, 9), region=region)) for region in ("CA-ON", "CA-QC")]
    assert days == ["2027-02-12", "2027-03-25"]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/New_York", "2026-11-09T09:00"),
        ("Asia/Manila", "2026-11-09T09:00"),
        ("Europe/London", "2026-09-11T09:00"),
        ("Asia/Kolkata", "2026-09-11T09:00"),
        ("America/Toronto", None),
        ("UTC", None),
    ],
)
def test_a_date_in_numbers_goes_by_the_country_and_else_is_asked_for(zone: str, expected: str | None) -> None:
    """11/9 is November in the United States and the Philippines, elsewhere September, in Canada open."""
    found = read("Interview on 11/9/2026 at 9am.", zone=zone)
    assert interview(found) == expected
    assert bool(found.doubts) == (expected is None)


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ("Interview on 13/11/2026.", "2026-11-13"),
        ("Interview on Mon 11/9/2026.", "2026-11-09"),
        ("Interview on 11/9/2026 (Fri).", "2026-09-11"),
        ("Interview on 11/9/2026. Applied on 23/08/2026.", "2026-09-11"),
        ("Interview on 11/9/2026. Decision by Nov 20.", "2026-11-09"),
        ("Interview on 11/11/2026.", "2026-11-11"),
    ],
)
def test_a_date_in_numbers_is_decided_by_what_stands_beside_it(notes: str, expected: str) -> None:
    """A part over 12, a weekday, another date in the notes: each decides where the country does not."""
    assert interview(read(notes)) == expected


@pytest.mark.parametrize(
    ("notes", "word"),
    [
        ("Interview on Thursday 18 November 2026.", "Wednesday"),
        ("Interview on Thursday at 7. Nothing else.", "before or after noon"),
        ("Interview 19 Nov 2026, 10am. They decide Mon or Tue.", "two days"),
        ("Interview 19 Nov 2026, 10am. Decision early December.", "names no day"),
        ("Interview 19 Nov 2026, 10am their time.", "which zone"),
        ("Interview went well. Answer in two weeks.", "counts from the interview"),
        ("Interview on 30 February at noon.", "not in the calendar"),
    ],
)
def test_what_is_ambiguous_is_said(notes: str, word: str) -> None:
    """A doubt says in words what was ambiguous."""
    assert any(word in doubt for doubt in read(notes).doubts)


def test_clear_notes_leave_no_doubt() -> None:
    """Nothing is asked about notes that can be read in one way."""
    assert read("Interview Thu 19 Nov 2026 at 2pm. Decision by 4 December.").doubts == ()


def test_the_evidence_is_the_words_that_the_days_were_computed_from() -> None:
    """Each day brings the words it rests on, cut from the notes as they are."""
    notes = "Interview: yesterday 2pm, in person.\nThey'll decide by  the end of\nnext week."
    found = read(notes)
    words = {name: [span.of(notes) for span in spans] for name, spans in found.evidence.items()}
    assert words == {
        "interviewed_at": ["yesterday", "2pm"],
        "answer_expected_by": ["the end of\nnext week"],
    }


def test_all_phrases_of_time_are_reported_as_taken() -> None:
    """Whoever reads the rest of the notes can leave out what speaks of days and hours."""
    notes = "Met May Tsang on May 17th at half past three; Mark calls by Friday."
    assert [span.of(notes) for span in read(notes).taken] == ["May 17th", "half past three", "Friday"]


@pytest.mark.parametrize(
    "notes",
    [
        "Met May Tsang and Mark Frost.",
        "June and August interviewed me, Will took notes.",
        "Mr. Friday is the manager, Sunday Okoro the director.",
        "I sat in the sun with April.",
        "They want someone to march in and marry the two systems.",
        "Room 12, 9th floor, 24/7 support, rated 4.5 of 5, call 555-0142.",
    ],
)
def test_people_and_numbers_are_no_days(notes: str) -> None:
    """People called May, Mark, June, Will or Sunday, floors and phone numbers are no days."""
    found = read(notes, zone="Africa/Lagos")
    assert (found.interviewed_at, found.answer_expected_by) == (None, None)


def test_an_interview_still_to_come_is_taken_as_such() -> None:
    """Preparing for tomorrow: the day is noted, and that it lies ahead."""
    found = read("My interview is tomorrow at 10am. Prepare questions.")
    assert (interview(found), found.upcoming) == ("2026-11-25T10:00", True)


def test_a_next_stage_does_not_replace_the_interview_that_took_place() -> None:
    """The second round next week is not the interview whose thank-you is due."""
    found = read("Interview on Thursday at 2pm. Through to the second round on Monday 30 November!")
    assert (interview(found), found.upcoming) == ("2026-11-19T14:00", False)


def test_words_in_a_message_count_from_the_day_it_was_sent() -> None:
    """'Tomorrow' in a mail of Monday is Tuesday, whenever the notes are read."""
    head = "From: Nina\nTo: Jo\nSent: Monday, November 16, 2026 9:14 AM\nSubject: See you\n\n"
    assert interview(read(head + "Interview tomorrow at 2 pm.\n")) == "2026-11-17T14:00"


def test_an_hour_in_another_zone_is_turned_into_the_persons_own() -> None:
    """Ten in the morning in Central Europe is five in the afternoon in Manila before the clocks change."""
    found = read("Interview Thu 25 Mar 2027 10:00 CET", today=date(2027, 3, 26), zone="Asia/Manila")
    assert found.interviewed_at == datetime(2027, 3, 25, 17, 0)  # noqa: DTZ001 - local time by design


PIECES = (
    "interview on by friday last next week end of the month 31/02/2026 9/9 29 feb may 2pm 25:99 half past "
    "noon utc+99 in ten years ago within 99 weeks 0000-00-00 99999999 the long weekend before after ( ) : - "
    "sent: from: subject: > | t h a 12th eod yesterday tomorrow 2026-13-40 t99:99z"
)
WORDS = st.sampled_from([*PIECES.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)))
def test_no_text_makes_it_stumble(notes: str) -> None:
    """Whatever a person pastes, there is an answer, and its words lie inside the notes."""
    found = read(notes, zone="Europe/Zurich")
    for span in (*found.taken, *(s for spans in found.evidence.values() for s in spans)):
        assert 0 <= span.start < span.end <= len(notes)


@pytest.mark.parametrize(
    "piece", ["fri ", "at ", "11/12/2026 ", "!", "- ", "by the end of ", "From: a\n", "\u0130 "]
)
def test_long_repeats_are_read_to_the_end(piece: str) -> None:
    """Twenty thousand characters of one thing are no trouble."""
    assert read((piece * 20_000)[:20_000]).upcoming in {True, False}
