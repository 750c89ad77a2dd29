"""What a word can be, and its other forms: a thin layer over the lemminflect lexicon."""

from functools import cache

import lemminflect  # type: ignore[import-untyped]

_ACRONYM = 4
"""An unknown word of so few letters is an acronym, and its 's' no plural."""
_VOWEL_LETTERS = frozenset("AEFHILMNORSX")


@cache
def lemmas_of(word: str) -> dict[str, tuple[str, ...]]:
    """The base forms of a word by part of speech (NOUN, VERB, ADJ, ADV, AUX); empty where it is not known."""
    found: dict[str, tuple[str, ...]] = lemminflect.getAllLemmas(word.lower())
    return found


@cache
def inflect(lemma: str, tag: str) -> str | None:
    """One form of a base form by Penn tag: VBG, VBD, VBN, VBZ. The doubled spelling where there are two."""
    forms: tuple[str, ...] = lemminflect.getInflection(lemma.lower(), tag)
    return forms[-1] if forms else None


def is_known(word: str) -> bool:
    """Whether the lexicon has the word, taken apart at hyphens."""
    parts = [part for part in word.replace("'s", "").replace("\u2019s", "").split("-") if part]
    return bool(parts) and all(lemmas_of(part) or not part.isalpha() for part in parts)


def can_be(word: str, part: str) -> bool:
    """Whether a word can be a NOUN, VERB, ADJ, ADV or AUX."""
    return part in lemmas_of(word)


def verb_lemma(word: str) -> str | None:
    """The base form of a verb, None where the word is none."""
    found = lemmas_of(word)
    lemmas = found.get("VERB") or found.get("AUX")
    return lemmas[0] if lemmas else None


def is_base_verb(word: str) -> bool:
    """Whether a word is the base form of a verb, as in 'replace'."""
    return word.lower() in (*lemmas_of(word).get("VERB", ()), *lemmas_of(word).get("AUX", ()))


def is_gerund(word: str) -> bool:
    """Whether a word is the -ing form of a verb, one no lexicon lists ('trialling') included."""
    low = word.lower()
    if not low.endswith("ing") or len(low) <= len("being"):
        return low in {"doing", "being", "going", "using"}
    if low in lemmas_of(low).get("NOUN", ()) and not can_be(low, "VERB"):
        return False
    return can_be(low, "VERB") or not lemmas_of(low)


def _is_form(word: str, tag: str) -> bool:
    low = word.lower()
    lemmas = (*lemmas_of(low).get("VERB", ()), *lemmas_of(low).get("AUX", ()))
    return any(low in lemminflect.getInflection(lemma, tag) for lemma in lemmas)


@cache
def is_past(word: str) -> bool:
    """Whether a word can be a simple past, as in 'ran' and 'trained'."""
    return _is_form(word, "VBD")


@cache
def is_participle(word: str) -> bool:
    """Whether a word can be a past participle, as in 'done' and 'trained'."""
    return _is_form(word, "VBN")


@cache
def is_third_person(word: str) -> bool:
    """Whether a word can be the third person singular of a verb, as in 'needs'."""
    return not is_base_verb(word) and _is_form(word, "VBZ")


@cache
def is_plural(word: str) -> bool:
    """Whether a word is a plural noun."""
    low = word.lower()
    nouns = lemmas_of(low).get("NOUN", ())
    if not nouns:
        return len(low) > _ACRONYM and low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return any(noun != low for noun in nouns) and (low.endswith("s") or low not in nouns)


def gerund_of(word: str) -> str | None:
    """The -ing form of any form of a verb: 'replace', 'needs' and 'ran' alike."""
    lemma = verb_lemma(word)
    return inflect(lemma, "VBG") if lemma else None


def base_of(word: str) -> str:
    """The base form of a verb form; the word itself where it is no verb."""
    return verb_lemma(word) or word


def article_for(phrase: str) -> str:
    """'a' or 'an', by the sound of the first word."""
    word = phrase.split(maxsplit=1)[0].split("-", maxsplit=1)[0]
    letters = "".join(c for c in word if c.isalnum())
    if len(word) == 1 or word.isupper() or (len(letters) > 1 and letters[:2].isupper()):
        return "an" if letters[:1].upper() in _VOWEL_LETTERS else "a"
    low = letters.lower()
    if low.startswith(("hour", "honest", "honour", "honor", "heir", "8", "11", "18")):
        return "an"
    if low.startswith(("uni", "use", "usu", "eur", "one", "once", "ubi")) and not low.startswith("unin"):
        return "a"
    return "an" if low[:1] in set("aeiou") else "a"
