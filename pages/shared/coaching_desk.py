"""Asks a model to coach on the reflection. What it says stays on that page: no letter reads it."""

from followup.case import Reflection
from followup.prompts import load_texts
from followup.tasks.coaching import Coaching, CoachingTask, coach_reflection, prepare_coaching
from followup.writer import Writer
from pages.shared.announce import announce
from pages.shared.model_desk import has_agreed
from pages.shared.model_session import get_writer, sends_names
from pages.shared.state import get_reflection, read_fields
from pages.shared.task_runs import get_task_runs, start_run, take_answer
from pages.shared.typed import memory

TASK = "coaching"
_texts = load_texts("reflection")
_WANTED = "coaching_wanted"
_PREPARED = "coaching_task"
_SHOWN = "coaching_shown"
_ASKED = "coaching_asked"


def get_asked() -> int:
    """How often a model was asked to coach."""
    asked: int = memory().get(_ASKED, 0)
    return asked


def get_coaching() -> tuple[Coaching, Reflection, str] | None:
    """What a model said, of which answers, and its name; None where none was asked."""
    shown: tuple[Coaching, Reflection, str] | None = memory().get(_SHOWN)
    return shown


def is_wanted() -> bool:
    """Whether the page shows what would be sent."""
    return bool(memory().get(_WANTED)) and TASK not in get_task_runs()


def prepare_task(writer: Writer) -> CoachingTask:
    """What would be asked now; the same question for as long as nothing that it depends on changes."""
    reflection, case = get_reflection(), read_fields().case
    signature = (reflection, case, sends_names(), writer.host, writer.model)
    known: tuple[object, CoachingTask] | None = memory().get(_PREPARED)
    if known is None or known[0] != signature:
        task = prepare_coaching(reflection, case=case, send_names=sends_names())
        memory()[_PREPARED] = known = (signature, task)
    return known[1]


def _start(task: CoachingTask, writer: Writer) -> None:
    memory().pop(_SHOWN, None)
    memory()[_ASKED] = get_asked() + 1
    asked = (get_reflection(), task)
    start_run(TASK, asked, lambda cancelled: coach_reflection(task, writer, cancelled=cancelled), writer)
    announce(_texts("coach.started"), target=TASK)


def ask_coach(asked: int) -> None:
    """Ask at once where the person has seen what is sent, else show that; of quick presses one counts."""
    writer = get_writer()
    if writer is None or asked != get_asked() or TASK in get_task_runs():
        return
    if has_agreed(TASK, writer):
        _start(prepare_task(writer), writer)
    else:
        memory()[_WANTED] = True
        announce(load_texts("model_page")("sent.title"), target=TASK)


def send() -> None:
    """Send what is shown, as it is shown."""
    writer = get_writer()
    if memory().pop(_WANTED, None) and writer and _PREPARED in memory():
        _start(memory()[_PREPARED][1], writer)


def leave() -> None:
    """Send nothing."""
    memory().pop(_WANTED, None)


def _remember(coaching: Coaching, reflection: Reflection, model: str) -> None:
    memory()[_SHOWN] = (coaching, reflection, model)


def say_why_none(why: str) -> None:
    """Remember why there is no coaching."""
    _remember(Coaching(why_none=why), get_reflection(), "")


def collect_coaching() -> bool:
    """Take over what a model said.

    Returns:
        Whether something has come: the page is to be drawn anew, so that it is announced.
    """
    came = take_answer(TASK, _texts("coach.failed"))
    if came and came.why:
        say_why_none(came.why)
        announce(came.why)
    elif came:
        coaching: Coaching = came.answer
        _remember(coaching, came.run.task[0], came.run.model)
        arrived = _texts("coach.arrived", model=came.run.model)
        announce(coaching.why_none or arrived, target=None if coaching.why_none else TASK)
    return came is not None
