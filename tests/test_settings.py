"""Settings come from the environment and the secrets files, at once, and a slip blocks nobody."""

from pathlib import Path

import pytest

from followup.door_file import load_door
from followup.settings import ServerSettings, find_netloc, find_secrets_files, read_settings

KEY = "sk-secret-0123456789"


def read(secrets: Path | None = None, /, **environ: str) -> ServerSettings:
    """Read an environment, with a secrets file or none."""
    return read_settings(environ, secrets_files=[] if secrets is None else [secrets])


def write(folder: Path, content: str) -> Path:
    """A secrets file."""
    path = folder / "secrets.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_without_a_key_there_is_no_writer_and_no_complaint() -> None:
    """The app is whole without a model."""
    settings = read()
    assert settings.for_session() is None
    assert (settings.key, settings.problems) == (None, ())
    assert (settings.calls, settings.tokens, settings.second_reading) == (None, None, None)


def test_the_usual_values_are_data() -> None:
    """What nobody sets is in a file that a coach can change."""
    settings, door = read(FOLLOWUP_API_KEY=KEY), load_door()
    assert (settings.base_url, settings.model, settings.deadline) == (
        door.base_url,
        door.model,
        door.deadline,
    )
    assert (door.calls, door.tokens, door.deadline) == (60, 200_000, 20)


@pytest.mark.parametrize("name", ["FOLLOWUP_API_KEY", "OPENAI_API_KEY"])
def test_either_name_of_a_key_will_do(name: str) -> None:
    """Our own name and the one that other programs share."""
    used = read(**{name: f"  {KEY}\n"}).for_session()
    assert used is not None
    assert used.key.get_secret_value() == KEY


def test_our_own_name_goes_first(tmp_path: Path) -> None:
    """A variable meant for another program never sends notes elsewhere, wherever ours is set."""
    secrets = write(tmp_path, 'FOLLOWUP_BASE_URL = "https://ours.example.com/v1"')
    inherited = {"OPENAI_BASE_URL": "https://theirs.example.com/v1"}
    assert read(secrets, **inherited).base_url == "https://ours.example.com/v1"
    assert read(**inherited).base_url == "https://theirs.example.com/v1"


def test_the_environment_wins_over_a_file_and_the_first_file_over_the_next(tmp_path: Path) -> None:
    """One order for every setting."""
    near, far = tmp_path / "near", tmp_path / "far"
    for folder in (near, far):
        folder.mkdir()
    first = write(near, 'FOLLOWUP_MODEL = "near-1"\nFOLLOWUP_CALLS = 7')
    second = write(far, 'FOLLOWUP_MODEL = "far-1"\nFOLLOWUP_CALLS = 8\nFOLLOWUP_TOKENS = 9')
    settings = read_settings({"FOLLOWUP_CALLS": "6"}, secrets_files=[first, tmp_path / "none.toml", second])
    assert (settings.model, settings.calls, settings.tokens) == ("near-1", 6, 9)


def test_a_key_that_is_set_later_is_seen_without_a_restart(tmp_path: Path) -> None:
    """The file is read anew at each call."""
    secrets = tmp_path / "secrets.toml"
    assert read(secrets).for_session() is None
    write(tmp_path, f'OPENAI_API_KEY = "{KEY}"')
    assert read(secrets).for_session() is not None


def test_the_files_are_those_of_streamlit() -> None:
    """The one of the project, then the one at home."""
    assert find_secrets_files() == tuple(
        folder / ".streamlit" / "secrets.toml" for folder in (Path.cwd(), Path.home())
    )


@pytest.mark.parametrize("content", ["FOLLOWUP_MODEL = ", "\x00", "[" * 5000])
def test_a_broken_file_is_named_and_left_aside(tmp_path: Path, content: str) -> None:
    """The rest of the settings still counts; nothing of the file is repeated."""
    settings = read(write(tmp_path, content + KEY), FOLLOWUP_API_KEY=KEY)
    assert settings.for_session() is not None
    assert len(settings.problems) == 1
    assert "secrets.toml" in settings.problems[0]
    assert KEY not in settings.problems[0]


def test_a_file_that_is_a_folder_or_no_text_is_left_aside(tmp_path: Path) -> None:
    """Whatever lies there, the app starts."""
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    settings = read_settings({}, secrets_files=[tmp_path, tmp_path / "bytes"])
    assert len(settings.problems) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("FOLLOWUP_DEADLINE", value) for value in ("0", "121", "soon", "nan", "-5", "inf")),
        *(("FOLLOWUP_CALLS", value) for value in ("many", "-1", "1.5", "²")),
        ("FOLLOWUP_TOKENS", "1e5"),
        ("FOLLOWUP_ALLOW_BASE_URL", "perhaps"),
        ("FOLLOWUP_SECOND_READING", "sometimes"),
        ("FOLLOWUP_MODEL", "two words"),
        ("FOLLOWUP_BASE_URL", "somewhere"),
    ],
)
def test_a_bad_value_is_a_sentence_and_blocks_nobody(name: str, value: str) -> None:
    """It says which setting and what it takes; the usual value is used."""
    settings = read(FOLLOWUP_API_KEY=KEY, **{name: value})
    assert len(settings.problems) == 1
    assert name in settings.problems[0]
    assert settings.for_session() is not None
    assert (settings.deadline, settings.calls, settings.allow_base_url) == (20, None, False)


def test_a_bad_address_is_not_replaced_by_the_usual_one() -> None:
    """The notes of people go where the settings say, or nowhere."""
    used = read(FOLLOWUP_API_KEY=KEY, FOLLOWUP_BASE_URL="somewhere").for_session()
    assert used is not None
    assert used.base_url == "somewhere"


@pytest.mark.parametrize(
    ("value", "switch"), [("on", True), ("ON", True), ("1", True), ("off", False), ("no", False), ("", None)]
)
def test_a_switch_has_three_states(value: str, *, switch: bool | None) -> None:
    """On, off, and not set."""
    assert read(FOLLOWUP_SECOND_READING=value).second_reading is switch


def test_a_file_may_use_the_types_of_toml(tmp_path: Path) -> None:
    """Numbers, switches and lists need no quotes."""
    secrets = write(
        tmp_path,
        "FOLLOWUP_DEADLINE = 30\nFOLLOWUP_ALLOW_BASE_URL = true\n"
        'FOLLOWUP_ALLOWED_HOSTS = ["localhost:11434", "10.0.0.5"]\n[connections]\nother = 1',
    )
    settings = read(secrets)
    assert (settings.deadline, settings.allow_base_url) == (30, True)
    assert settings.allowed_hosts == {"localhost:11434", "10.0.0.5"}


# What a visitor types


def test_a_visitor_may_bring_a_key_and_a_model() -> None:
    """They count for that session; the settings of the server stay as they are."""
    server = read(FOLLOWUP_DEADLINE="9")
    used = server.for_session(key=f" {KEY} ", model=" small-1 ")
    assert used is not None
    assert (used.key.get_secret_value(), used.model, used.deadline) == (KEY, "small-1", 9)
    assert server.for_session() is None


def test_the_key_of_the_server_goes_to_its_own_address_alone() -> None:
    """Who types another address cannot have the server's key sent there."""
    server = read(FOLLOWUP_API_KEY=KEY)
    assert server.for_session(base_url="https://elsewhere.example.com/v1") is None
    assert server.for_session(base_url=server.base_url) is not None
    used = server.for_session(key="sk-of-the-visitor", base_url="https://elsewhere.example.com/v1")
    assert used is not None
    assert used.key.get_secret_value() == "sk-of-the-visitor"


def test_a_typed_address_is_not_named_by_the_settings() -> None:
    """Only the server's own address and the hosts that it allows may lie inside its network."""
    server = read(
        FOLLOWUP_BASE_URL="http://10.0.0.5:8000/v1", FOLLOWUP_ALLOWED_HOSTS="localhost:11434, 10.0.0.6"
    )
    used = server.for_session(key=KEY, base_url="http://10.0.0.7/v1")
    assert used is not None
    assert used.named == {"10.0.0.5:8000", "localhost:11434", "10.0.0.6"}


def test_a_key_is_never_shown() -> None:
    """Neither the settings of the server nor those of a session print it."""
    server = read(FOLLOWUP_API_KEY=KEY)
    assert KEY not in f"{server!r} {server} {server.for_session()!r} {server.model_dump_json()}"


@pytest.mark.parametrize(
    ("url", "netloc"),
    [
        ("https://API.example.com/v1", "api.example.com:443"),
        ("http://localhost:11434/v1", "localhost:11434"),
        ("http://[::1]/v1", "[::1]:80"),
        ("somewhere", ""),
        ("https://[::1", ""),
        ("https://a:b/", ""),
    ],
)
def test_a_host_is_named_with_its_port(url: str, netloc: str) -> None:
    """The usual port counts as any other."""
    assert find_netloc(url) == netloc
