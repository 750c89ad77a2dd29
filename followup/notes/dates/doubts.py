"""The sentence that tells a person what was ambiguous in a day."""

from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.resolve import Reading
from followup.notes.dates.scene import Scene
from followup.notes.dates.vocabulary import date_words
from followup.prompts import load_texts


def doubt_of(scene: Scene, phrase: DayPhrase, reading: Reading) -> str:
    """The sentence for the doubt of ``reading``, a key of ``prompts/text/dates.toml``."""
    texts, words, day = load_texts("dates"), scene.words(phrase.span), reading.day
    if reading.doubt == "numeric_order":
        month_first = _spell(phrase.second, phrase.first)
        return texts(
            "numeric_order", words=words, first=_spell(phrase.first, phrase.second), second=month_first
        )
    weekday = date_words().weekdays[day.weekday()][0].capitalize() if day else ""
    return texts(reading.doubt, words=words, day=day, weekday=weekday, first=day, second=reading.other)


def _spell(day: int, month: int) -> str:
    return f"{day} {date_words().months[month - 1][0].capitalize()}"
