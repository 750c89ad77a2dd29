"""The way of a letter to the desk where it is taken apart, and back; no draft is lost on it."""

from followup.export import join_letter, split_letter
from followup.prompts import load_texts
from pages.shared.announce import announce
from pages.shared.desk import add_version, find_open_slot
from pages.shared.draft import Kept, get_draft, open_desk
from pages.shared.findings import count_open, say_count
from pages.shared.letter_slots import Slot
from pages.shared.typed import memory


def text_of(slot: Slot) -> str:
    """A letter as it stands in its fields, the subject in the first line."""
    return join_letter(memory().get(slot.subject_key), memory().get(slot.body_key) or "").strip()


def _keep_draft() -> list[Kept]:
    """The drafts put aside, with the one on the desk unless it is empty or there already."""
    draft = get_draft()
    kept = [other for other in memory()["drafts_kept"] if other.text.strip() != draft.text.strip()]
    return [*kept, draft] if draft.text.strip() else kept


def _put(draft: Kept) -> None:
    memory()["draft"], memory()["draft_kind"], memory()["draft_slot"] = draft
    memory()["draft_seen"] = draft.text
    memory()["draft_missing"] = memory()["kind_guessed"] = False


def take_letter(slot: Slot) -> None:
    """Put a letter of the letters page on the desk; the draft that was there is kept."""
    open_desk()
    text = text_of(slot)
    memory()["drafts_kept"] = [kept for kept in _keep_draft() if kept.text.strip() != text]
    _put(Kept(text, slot.kind, slot.name))
    announce(say_count(count_open()), target="seen")


def use_words(start: int, end: int, words: str) -> None:
    """Put other words in place of those from ``start`` to ``end``; the draft before is kept."""
    memory()["drafts_kept"] = _keep_draft()
    text = get_draft().text
    memory()["draft"] = memory()["draft_seen"] = text[:start] + words + text[end:]


def bring_back_draft() -> None:
    """Put the draft before on the desk; the one that was there goes to the other end of the row."""
    *kept, last = memory()["drafts_kept"]
    mine = get_draft()
    memory()["drafts_kept"] = [mine, *kept] if mine.text.strip() else kept
    _put(last)
    announce(load_texts("critique_page")("brought_back"))


def put_back() -> None:
    """Make the draft a new version of the letter it was taken from."""
    slot = find_open_slot(get_draft().slot)
    if slot is None:
        return
    subject, body = split_letter(get_draft().text)
    add_version(slot, subject or slot.shown.subject, body)
    memory()["letter_kind"] = slot.kind
    announce(load_texts("critique_page")("put_back_done"), target="letter")
