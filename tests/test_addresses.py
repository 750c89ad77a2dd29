"""A visitor's address may lead to the internet alone; the settings may name what lies inside."""

import asyncio
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup.addresses import AddressRefusedError, check_address, check_url, is_named, is_public


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8"])
def test_the_open_internet_is_public(address: str) -> None:
    """Numbers that anybody can reach."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "10.0.0.7", "172.16.3.4", "172.31.255.255", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.88.99.1", "198.18.0.1"),
        "0.0.0.0",  # noqa: S104 - nothing listens here
        *("203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "0.1.2.3"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::9", "ff02::1", "fec0::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1"),
        *("2002:7f00:1::", "2001:0:a00:1::", "::ffff:0:127.0.0.1", "100::1"),
        *("", "localhost", "127.1", "2130706433", "0x7f000001"),
    ],
)
def test_everything_else_is_not(address: str) -> None:
    """Loopback, link-local, private, shared, multicast, reserved, and IPv6 that carries such a number."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://api.example.com/v1",
            "ftp://api.example.com/v1",
            "file:///etc/passwd",
            "api.example.com/v1",
            "",
        ),
        *("https://", "https:///v1", "https://:443/v1", "https://api.example.com:0/v1"),
        *("https://api.example.com:99999/v1", "https://api.example.com:x/v1", "https://[::1/v1"),
        *(
            "https://user@api.example.com/v1",
            "https://user:pass@api.example.com/v1",
            "https://@api.example.com",
        ),
        *(
            "https://api.example.com/v1#part",
            "https://api.example.com/v1?key=1",
            "https://api.example.com/v1?",
        ),
        *(
            "https://127.0.0.1/v1",
            "https://127.0.0.1./v1",
            "https://[::1]/v1",
            "https://[::ffff:10.0.0.1]/v1",
        ),
        *("https://2130706433/v1", "https://0x7f000001/v1", "https://0x7f.1/v1", "https://0177.0.0.1/v1"),
        *("https://127.1/v1", "https://10.1/v1", "https://169.254.169.254/latest/meta-data"),
        *(
            "https://api.example.com\\@127.0.0.1/v1",
            "https://api.example.com /v1",
            "https://api.example.com\n/v1",
        ),
        *("https://ⓛocalhost/v1", "https://127。0。0。1/v1", "https://\uff11\uff12\uff17.0.0.1/v1"),
    ],
)
def test_an_odd_address_is_refused_by_its_form(url: str) -> None:
    """Nothing is looked up for these, and the refusal does not repeat them."""
    with pytest.raises(AddressRefusedError) as refused:
        check_url(url)
    assert "127" not in str(refused.value)
    assert "pass" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://api.example.com/v1", "api.example.com", 443),
        ("https://API.example.com.:8443/openai/v1/", "api.example.com", 8443),
        ("https://8.8.8.8/v1", "8.8.8.8", 443),
    ],
)
def test_a_plain_address_passes(url: str, host: str, port: int) -> None:
    """Https to a name or a public number."""
    assert check_url(url) == (host, port, False)


@pytest.mark.parametrize(
    ("named", "passes"),
    [
        ({"127.0.0.1"}, True),
        ({"127.0.0.1:11434"}, True),
        ({"127.0.0.1:8080"}, False),
        ({"localhost:11434"}, False),
        (set(), False),
    ],
)
def test_what_the_settings_name_may_be_inside(named: set[str], *, passes: bool) -> None:
    """A host is named with its port, or for all ports, and then http is enough."""
    if passes:
        assert check_url("http://127.0.0.1:11434/v1", named) == ("127.0.0.1", 11434, True)
    else:
        with pytest.raises(AddressRefusedError):
            check_url("http://127.0.0.1:11434/v1", named)


def test_an_address_of_six_groups_is_named_with_or_without_brackets() -> None:
    """Both spellings of ``::1`` are understood."""
    assert is_named("::1", 80, {"::1"})
    assert is_named("::1", 80, {"[::1]"})
    assert is_named("::1", 80, {"[::1]:80"})
    assert not is_named("::1", 80, {"[::1]:81"})


def run_apart(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine in a thread of its own: a browser's driver may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, coroutine).result()


@pytest.mark.parametrize("numbers", [["127.0.0.1"], ["93.184.215.14", "10.0.0.1"], ["::1"], ["fe80::1"]])
def test_every_number_of_a_name_is_checked(monkeypatch: pytest.MonkeyPatch, numbers: list[str]) -> None:
    """One private number among public ones is enough to refuse; a public name passes."""
    found = numbers

    def answer(*_: Any, **__: Any) -> Any:  # noqa: ANN401 - as in the library
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443)) for number in found]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(AddressRefusedError):
        run_apart(check_address("https://model.example.com/v1"))
    run_apart(check_address("https://model.example.com/v1", {"model.example.com"}))
    found = ["93.184.215.14", "2606:2800:21f:cb07::1"]
    run_apart(check_address("https://model.example.com/v1"))


@settings(max_examples=100)
@given(st.text(max_size=60))
@example("https://[")
@example("https://[v1.a]/")
def test_any_text_is_refused_or_checked(text: str) -> None:
    """Whatever is pasted into the field, nothing else is raised."""
    try:
        host, port, known = check_url(f"https://{text}")
    except AddressRefusedError:
        return
    assert host
    assert 0 < port < 65536
    assert not known
