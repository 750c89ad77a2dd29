"""The sentence that tells a person what was ambiguous in a day."""

from followup.daynames import month_name, spell_day, weekday_name
from followup.notes.dates.dayphrase import DayPhrase
from followup.notes.dates.resolve import Reading
from followup.notes.dates.scene import Scene
from followup.prompts import load_texts


def doubt_of(scene: Scene, phrase: DayPhrase, reading: Reading) -> str:
    """The sentence for the doubt of ``reading``, a key of ``prompts/text/dates.toml``."""
    texts, words = load_texts("dates"), scene.words(phrase.span)
    if reading.doubt == "numeric_order":
        month_first = _spell(phrase.second, phrase.first)
        return texts(
            "numeric_order", words=words, first=_spell(phrase.first, phrase.second), second=month_first
        )
    day = spell_day(reading.day) if reading.day else ""
    weekday = weekday_name(reading.day.isoweekday()) if reading.day else ""
    other = spell_day(reading.other) if reading.other else ""
    return texts(reading.doubt, words=words, day=day, weekday=weekday, first=day, second=other)


def _spell(day: int, month: int) -> str:
    return f"{day} {month_name(month)}"
