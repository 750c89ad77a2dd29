"""One door to a language model: whatever goes wrong behind it, a reason comes in time and nothing leaks."""

import logging
import os
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Timer
from typing import Any, get_args

import pytest
from pydantic import SecretStr

import followup
from followup.budget import Budget
from followup.door_file import load_door
from followup.model import ModelWriter, warm_up
from followup.prompts import load_texts
from followup.writer import Message, Reason, Reply, Request
from tests.puppet import FAULTS, KEY, Puppet, wait_until

ROOT = Path(__file__).parent.parent
DEADLINE = 1.0
NOTES = "Ms. Tova Brandt asked about the quokka ledger"
PROMPT = "You write marzipan letters"
SCHEMA = {
    "type": "object",
    "title": "Letter",
    "properties": {"title": {"type": "string", "maxLength": 80, "default": ""}},
}

REASONS: dict[str, Reason | None] = {
    "401": "bad_key",
    "403": "forbidden",
    "404": "not_found",
    "429": "busy",
    "408": "not_taken",
    "409": "not_taken",
    "413": "not_taken",
    "422": "not_taken",
    "500": "server_failed",
    "502": "server_failed",
    "503": "server_failed",
    "null_choices": "unreadable",
    "no_choices": "unreadable",
    "null_choice": "unreadable",
    "null_message": "unreadable",
    "nested": "unreadable",
    "nested_content": None,
    "cut_json": "unreadable",
    "not_utf8": "unreadable",
    "error_with_200": "server_failed",
    "refusal": "refused",
    "refusal_part": "refused",
    "length": "cut_off",
    "filter": "filtered",
    "tool_calls": "wrong_form",
    "odd_ending": "wrong_form",
    "in_parts": None,
    "null": "empty",
    "empty": "empty",
    "blank": "empty",
    "odd_tokens": None,
    "unknown_model": "unknown_model",
    "unknown_model_words": "unknown_model",
    "wrong_path": "not_found",
    "filter_400": "filtered",
    "busy_short": "busy",
    "busy_long": "busy",
    "busy_date": "busy",
    "redirect": "redirected",
    "html": "unreadable",
    "big": "too_big",
    "big_error": "too_big",
    "nested_error": "server_failed",
    "odd_charset": "server_failed",
    "bomb": "unreadable",
    "bomb_named_oddly": "unreadable",
    "bomb_error": "unreadable",
    "slow_headers": "late",
    "slow_body": "late",
    "stop": "late",
    "silence": "late",
    "drop_before_body": "dropped",
    "drop_in_body": "dropped",
    "drop_before_headers": "dropped",
    "garbage": "dropped",
}


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """The client is loaded before the first deadline runs."""
    warm_up()
    with Puppet() as first:
        ask(first.writer(), deadline=10)


def question(notes: str = NOTES) -> Request:
    """A question about some notes."""
    messages = (Message(role="system", content=PROMPT), Message(role="user", content=notes))
    return Request(task="letter", messages=messages, schema_name="letter", reply_schema=SCHEMA)


def ask(writer: ModelWriter, *, deadline: float = DEADLINE, cancelled: Event | None = None) -> Reply:
    """Ask about the notes."""
    return writer.ask(question(), deadline=deadline, cancelled=cancelled)


def test_a_good_reply_arrives_with_its_counts(puppet: Puppet) -> None:
    """The text comes back as it was written, with what the call has cost."""
    puppet.say('{"title": "Dear Tova"}')
    reply = ask(puppet.writer())
    assert (reply.text, reply.reason) == ('{"title": "Dear Tova"}', None)
    assert (reply.record.calls, reply.record.tokens_in, reply.record.tokens_out) == (1, 11, 7)
    assert (reply.record.model, reply.record.host) == ("puppet-1", puppet.writer().host)


def test_every_fault_is_in_the_table() -> None:
    """No way to fail that the puppet knows goes untried."""
    assert set(REASONS) == set(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_ends_in_a_reason_in_time(puppet: Puppet, fault: str) -> None:
    """Each ends within the deadline and a second, says what it was, and raises nothing."""
    writer = puppet.writer()
    ask(writer)  # the form that the endpoint takes is known from here on
    with Puppet() as other:
        puppet.fault(fault, other=other.url)
        reply = ask(writer)
        assert not other.bodies
    assert reply.reason == REASONS[fault]
    assert (reply.text is None) == (reply.reason is not None)
    assert reply.record.seconds < DEADLINE + 1
    assert reply.record.calls == (2 if fault == "busy_short" else 1)


def test_the_door_works_again_after_every_fault(puppet: Puppet) -> None:
    """A fault spoils nothing for the next question."""
    writer = puppet.writer()
    for fault in ("drop_in_body", "big", "bomb", "slow_body", "redirect", "garbage"):
        puppet.fault(fault, once=True, other=puppet.url)
        assert ask(writer, deadline=0.3).reason
        assert ask(writer).text == "{}"


@pytest.mark.parametrize("seconds", [60, 5])
def test_a_long_wait_is_told_and_not_waited_for(puppet: Puppet, seconds: int) -> None:
    """What a busy endpoint asks for is in the reply; nobody sits through it."""
    puppet.fault("busy_long")
    reply = ask(puppet.writer(), deadline=seconds)
    assert (reply.reason, reply.wait, len(puppet.bodies)) == ("busy", 60.0, 1)


def test_a_short_wait_is_waited_for_once(puppet: Puppet) -> None:
    """An endpoint that is busy for a moment still answers."""
    puppet.fault("busy_short", once=True)
    reply = ask(puppet.writer())
    assert (reply.text, reply.record.calls) == ("{}", 2)


def test_a_message_in_parts_is_one_text(puppet: Puppet) -> None:
    """Some servers send the content as a list."""
    puppet.fault("in_parts")
    assert ask(puppet.writer()).text == '{"title": "Dear"}'


# Who is asked


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1:{port}/v1",
        "https://[::1]:{port}/v1",
        "https://localhost:{port}/v1",
        "https://169.254.169.254/v1",
        "https://2130706433:{port}/v1",
        "http://127.0.0.1:{port}/v1",
        "http://api.example.com/v1",
        "https://user:pass@127.0.0.1:{port}/v1",
        "not an address",
        "",
    ],
)
def test_an_address_inside_is_refused_unless_the_settings_name_it(puppet: Puppet, address: str) -> None:
    """A visitor cannot make the server ask its own network."""
    url = address.format(port=puppet.settings().base_url.split(":")[2].split("/")[0])
    reply = ask(puppet.writer(base_url=url, named=frozenset()))
    assert (reply.reason, reply.record.calls, puppet.bodies) == ("address_refused", 0, [])


def test_a_name_that_changes_its_number_gets_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private when it is used is refused at the open socket."""
    real, numbers = socket.getaddrinfo, iter(["93.184.215.14"])

    def answer(host: Any, port: Any, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as in the library
        known = "127.0.0.1" if host != "rebind.example.com" else next(numbers, "127.0.0.1")
        return real(known, port, *rest, **more)

    with socket.create_server(("127.0.0.1", 0)) as inside:
        monkeypatch.setattr(socket, "getaddrinfo", answer)
        address = f"https://rebind.example.com:{inside.getsockname()[1]}/v1"
        reply = ask(ModelWriter(Puppet.settings_for(address)))
        inside.settimeout(1)
        connection, _ = inside.accept()
        with connection:
            assert connection.recv(10) == b""
    assert reply.reason == "address_refused"


def test_a_host_that_nobody_answers_at_is_unreachable(puppet: Puppet) -> None:
    """A port where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        host = f"127.0.0.1:{closed.getsockname()[1]}"
    reply = ask(puppet.writer(base_url=f"http://{host}/v1", named=frozenset({host})))
    assert reply.reason == "unreachable"


def test_an_endpoint_without_a_valid_certificate_is_unreachable(puppet: Puppet) -> None:
    """Https to a server that does not speak it sends nothing."""
    reply = ask(puppet.writer(base_url=puppet.url.replace("http:", "https:")))
    assert (reply.reason, puppet.bodies) == ("unreachable", [])


@pytest.mark.parametrize(
    ("key", "reason"), [("", "no_key"), ("kéy", "bad_key"), ("a\r\nX: b", "bad_key"), ("a b", "bad_key")]
)
def test_a_key_that_no_header_takes_is_told_without_a_call(puppet: Puppet, key: str, reason: Reason) -> None:
    """A key with odd characters is a bad key, not an accident."""
    reply = ask(puppet.writer(key=SecretStr(key)))
    assert (reply.reason, puppet.bodies) == (reason, [])


def test_a_text_that_is_no_name_of_a_model_is_not_sent(puppet: Puppet) -> None:
    """Notes pasted into the wrong field go nowhere."""
    reply = ask(puppet.writer(model=NOTES))
    assert (reply.reason, puppet.bodies) == ("unknown_model", [])


# What is sent


def test_the_question_on_the_wire_is_the_one_that_was_spelt(puppet: Puppet) -> None:
    """What is shown before the call is what leaves, to the letter; odd characters harm nothing."""
    writer, request = puppet.writer(), question(f"{NOTES} \ud800 Zoë 日本")
    spelt = writer.spell(request)
    assert writer.ask(request, deadline=DEADLINE).text == "{}"
    assert puppet.bodies == [spelt]
    assert "Zoë 日本" in spelt


def test_a_question_holds_what_it_needs_and_no_more(puppet: Puppet) -> None:
    """One system message, one user message, a limit; no tools, no stream, no store, no temperature."""
    ask(puppet.writer())
    sent = puppet.requests[0]
    assert set(sent) == {"model", "messages", "max_tokens", "response_format"}
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    form = sent["response_format"]["json_schema"]
    assert form["strict"]
    assert form["schema"] == {
        "type": "object",
        "properties": {"title": {"type": "string"}},
        "additionalProperties": False,
        "required": ["title"],
    }


def test_the_environment_of_other_programs_changes_nothing(
    puppet: Puppet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables that the client would heed neither redirect a question nor add a header to it."""
    with Puppet() as other:
        monkeypatch.setenv("OPENAI_BASE_URL", other.url)
        monkeypatch.setenv("HTTP_PROXY", other.url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
        monkeypatch.setenv("OPENAI_ORG_ID", "org-private")
        monkeypatch.setenv("OPENAI_PROJECT_ID", "project-private")
        monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer other\nX-Private: 1\nHost: other")
        assert ask(puppet.writer()).text == "{}"
        assert not other.bodies
    sent = puppet.headers[0]
    assert sent["Authorization"] == f"Bearer {KEY}"
    assert {name.lower() for name in sent} == {
        *(
            "host",
            "authorization",
            "content-type",
            "content-length",
            "accept",
            "accept-encoding",
            "user-agent",
        )
    }
    assert sent["Accept-Encoding"] == "identity"
    assert sent["Host"] == puppet.writer().host


# The ladder


def kinds(puppet: Puppet) -> list[str]:
    """The forms of all questions so far."""
    return [sent.get("response_format", {}).get("type", "none") for sent in puppet.requests]


@pytest.mark.parametrize("status", [400, 404, 415, 422, 500, 501])
def test_the_ladder_is_climbed_down_once(puppet: Puppet, status: int) -> None:
    """An endpoint that takes neither form is asked in plain words, and remembered."""
    puppet.refuse("json_schema", status)
    puppet.refuse("json_object", status)
    assert ask(puppet.writer()).record.calls == 3
    assert ask(puppet.writer()).record.calls == 1
    assert kinds(puppet) == ["json_schema", "json_object", "none", "none"]
    assert "response_format" not in puppet.writer().spell(question())


def test_one_step_is_enough_where_any_object_will_do(puppet: Puppet) -> None:
    """The form with the least freedom that works is kept, for that model alone."""
    puppet.refuse("json_schema")
    assert ask(puppet.writer()).text == "{}"
    assert ask(puppet.writer()).text == "{}"
    assert ask(puppet.writer(model="puppet-2")).record.calls == 2
    assert kinds(puppet) == ["json_schema", "json_object", "json_object", "json_schema", "json_object"]


def test_a_form_that_has_worked_is_not_left(puppet: Puppet) -> None:
    """An error later on is an error, not a reason to ask again."""
    ask(puppet.writer())
    puppet.fault("500", once=True)
    assert ask(puppet.writer()).record.calls == 1
    assert ask(puppet.writer()).text == "{}"
    assert set(kinds(puppet)) == {"json_schema"}


def test_an_endpoint_that_was_ill_is_given_the_ladder_again(puppet: Puppet) -> None:
    """While nothing works each question is one call; afterwards the best form is found."""
    puppet.fault("500")
    assert [ask(puppet.writer()).record.calls for _ in range(3)] == [3, 1, 1]
    puppet.fault("")
    assert [ask(puppet.writer()).record.calls for _ in range(3)] == [1, 1, 1]
    assert kinds(puppet)[-2:] == ["json_schema", "json_schema"]


@pytest.mark.parametrize("fault", ["401", "unknown_model", "filter_400", "429", "redirect"])
def test_what_no_form_mends_is_asked_once(puppet: Puppet, fault: str) -> None:
    """A bad key stays a bad key in every form."""
    puppet.fault(fault, other=puppet.url)
    assert ask(puppet.writer()).record.calls == 1


def test_the_name_of_the_limit_is_changed_once(puppet: Puppet) -> None:
    """An endpoint that does not know "max_tokens" is asked with the other name from then on."""
    puppet.refuse_name("max_tokens")
    assert [ask(puppet.writer()).record.calls for _ in range(2)] == [2, 1]
    assert puppet.requests[-1]["max_completion_tokens"] == question().most_tokens


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("https://room.openai.azure.com/openai/v1/", "max_completion_tokens"),
        ("https://api.openai.com.example.com/v1", "max_tokens"),
        ("https://api.groq.com/openai/v1", "max_tokens"),
    ],
)
def test_the_limit_has_the_name_that_the_host_knows(address: str, name: str) -> None:
    """OpenAI and Azure use one name, compatible servers the other."""
    assert f'"{name}"' in ModelWriter(Puppet.settings_for(address)).spell(question())


def test_letters_side_by_side_climb_together(puppet: Puppet) -> None:
    """Several first questions at once find the same form; none skips one that works."""
    puppet.refuse("json_schema")
    puppet.delay = 0.1
    with ThreadPoolExecutor(5) as pool:
        replies = list(pool.map(lambda _: ask(puppet.writer(), deadline=5), range(5)))
    assert {reply.text for reply in replies} == {"{}"}
    assert "none" not in kinds(puppet)


# Limits and Cancel


def test_a_spent_budget_makes_no_call(puppet: Puppet) -> None:
    """The calls and the tokens of a session end, and say so."""
    writer = puppet.writer(calls=2)
    replies = [ask(writer).reason for _ in range(3)]
    assert (replies, writer.budget.calls_left) == ([None, None, "calls_spent"], 0)
    thrifty = puppet.writer(tokens=20)
    assert [ask(thrifty).reason for _ in range(3)] == [None, None, "tokens_spent"]
    assert len(puppet.bodies) == 4


def test_a_room_shares_a_budget(puppet: Puppet) -> None:
    """What one session uses is gone for the others; a session that may not ask takes nothing."""
    room = Budget(calls=1)
    first, second = (ModelWriter(puppet.settings(), Budget(calls=9, within=room)) for _ in range(2))
    assert [ask(first).reason, ask(second).reason] == [None, "calls_spent"]
    assert (first.budget.calls_left, second.budget.calls, room.calls_left) == (0, 9, 0)


def test_an_endpoint_that_does_not_count_is_guessed(puppet: Puppet) -> None:
    """The budget goes down even where no tokens are reported."""
    puppet.fault("odd_tokens")
    writer = puppet.writer(tokens=10_000)
    assert ask(writer).record.tokens_in == 0
    assert 9_000 < (writer.budget.tokens_left or 0) < 10_000


def test_a_question_that_is_too_long_is_not_sent(puppet: Puppet) -> None:
    """The limit is on what would be sent."""
    long = question("a" * load_door().most_characters)
    assert puppet.writer().ask(long, deadline=DEADLINE).reason == "too_long"
    assert not puppet.bodies


@pytest.mark.parametrize("fault", ["silence", "slow_headers", "slow_body", "busy_short"])
def test_cancel_ends_at_once_and_closes_the_socket(puppet: Puppet, fault: str) -> None:
    """The endpoint sees the connection go; nothing keeps running behind the person's back."""
    puppet.fault(fault)
    if fault == "busy_short":
        puppet.delay = 5
    cancelled = Event()
    Timer(0.2, cancelled.set).start()
    reply = ask(puppet.writer(), deadline=10, cancelled=cancelled)
    assert reply.reason == "cancelled"
    assert reply.record.seconds < 0.7
    assert fault == "busy_short" or wait_until(puppet.hung_up.is_set)


def test_what_is_stopped_before_it_starts_is_not_sent(puppet: Puppet) -> None:
    """Cancel that was quicker than the question."""
    cancelled = Event()
    cancelled.set()
    assert ask(puppet.writer(), cancelled=cancelled).reason == "cancelled"
    assert not puppet.bodies


def test_a_late_reply_closes_the_socket_too(puppet: Puppet) -> None:
    """The deadline is by the clock, and nothing drips on after it."""
    puppet.fault("slow_body")
    assert ask(puppet.writer(), deadline=0.3).reason == "late"
    assert wait_until(puppet.hung_up.is_set)


# What is kept


SECRETS = ("quokka", "Brandt", "marzipan", KEY, KEY[:12], "walrus")


def test_no_word_reaches_a_log(puppet: Puppet, caplog: pytest.LogCaptureFixture) -> None:
    """Neither notes nor prompt, reply or key, at any level; one line of ours says how it went."""
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("openai", "httpx2", "httpcore2")):
            caplog.set_level(logging.DEBUG, logger=name)
    puppet.say('{"title": "Dear walrus"}')
    ask(puppet.writer())
    for fault in ("422", "401", "nested_error", "bomb", "drop_in_body", "garbage"):
        puppet.fault(fault, once=True)
        ask(puppet.writer())
    lines = [record for record in caplog.records if record.name != "werkzeug"]
    assert {record.name for record in lines} <= {"followup.model", "asyncio"}
    assert "asked a model: reply" in caplog.text
    assert "bad_key" in caplog.text
    assert not [secret for secret in SECRETS if secret in caplog.text]


PROGRAM = """
import logging, os, sys
logging.basicConfig(level=logging.DEBUG)
import followup
from tests.test_model import question
writer = followup.writer_from_env()
print(writer, writer.ask(question(), deadline=10).reason)
print(writer, writer.ask(question("\\ud800" * 3 + "quokka"), deadline=10).reason)
print(followup.settings.read_settings(os.environ).for_session(key="sk-puppet-0123"))
"""


def test_no_word_reaches_the_terminal(puppet: Puppet) -> None:
    """The same in a process of its own that logs everything, with the client's own switch on."""
    puppet.say('{"title": "Dear walrus"}')
    puppet.fault("nested_error", once=True)
    settings = puppet.environment | {
        "OPENAI_LOG": "debug",
        "PYTHONASYNCIODEBUG": "1",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", PROGRAM],
        cwd=ROOT,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "asked a model" in done.stderr
    assert "puppet-1" in done.stdout
    assert len(puppet.bodies) > 2
    assert not [secret for secret in SECRETS if secret in done.stdout + done.stderr]


def test_a_writer_does_not_show_its_key(puppet: Puppet) -> None:
    """Not when it is printed, nor its settings."""
    assert KEY not in f"{puppet.writer()!r} {puppet.settings()!r} {puppet.settings()}"


# From outside


def test_the_environment_describes_a_writer(puppet: Puppet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a key there is none; with one there is, at once."""
    for name in ("FOLLOWUP_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    assert followup.writer_from_env() is None
    for name, value in puppet.environment.items():
        monkeypatch.setenv(name, value)
    writer: followup.Writer | None = followup.writer_from_env()
    assert writer is not None
    assert (writer.model, writer.deadline, writer.host in puppet.url) == ("puppet-1", 20.0, True)
    assert writer.ask(question(), deadline=DEADLINE).text == "{}"


def test_only_one_module_knows_the_client() -> None:
    """The package loads without it, and no other module imports it."""
    code = "import sys, followup; print({'openai', 'httpx2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    importers = {
        path.name
        for path in (ROOT / "followup").rglob("*.py")
        if "import openai" in (source := path.read_text(encoding="utf-8")) or "from openai" in source
    }
    assert importers == {"model.py"}


@pytest.mark.parametrize("reason", get_args(Reason))
def test_every_reason_is_a_kind_sentence(reason: Reason) -> None:
    """Each says what is wrong, in few words, with the names that help."""
    say = load_texts("model")
    sentence = say(f"reason.{reason}", host="api.example.com", model="small-1", wait="5")
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert all(len(part.split()) <= 30 for part in sentence.split(". "))
