"""Which addresses may be asked: any on the internet over https, and those that the server's settings name.

An address that a visitor typed must not reach into the network of the server: not by a private number, not by
an odd spelling of one (``http://2130706433/``), not by a name that stands for one, and not by a name that
stands for a public one when it is checked and for a private one when it is used (DNS rebinding). So the check
is made twice: before anything is connected, and on the peer of the open connection before a byte is sent.
"""

import asyncio
import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from followup.errors import FollowupError

# IPv6 ranges that carry an IPv4 address or that Python counts as global although they lead inside:
# NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380), IPv4-compatible and IPv4-translated.
_CARRIERS = tuple(
    map(
        IPv6Network,
        ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0:0/96", "fec0::/10"),
    )
)
# Anycast relays of 6to4 (RFC 7526) and what Python calls neither private nor global.
_INSIDE = tuple(
    IPv4Network(block) for block in ("100.64.0.0/10", "192.88.99.0/24", "192.0.0.0/24", "0.0.0.0/8")
)
_LARGEST_PORT = 65535


class AddressRefusedError(FollowupError):
    """An address that may not be asked. The text never holds the address."""


def is_public(address: str) -> bool:
    """Whether an IP address, as numbers, lies on the open internet."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in block for block in _CARRIERS):
            return False
    elif any(ip in block for block in _INSIDE):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


def is_named(host: str, port: int, named: Collection[str]) -> bool:
    """Whether the settings name a host: alone, for all its ports, or with this port."""
    shown = f"[{host}]" if ":" in host else host
    return bool({host, shown, f"{shown}:{port}"} & set(named))


def check_url(base_url: str, named: Collection[str] = ()) -> tuple[str, int, bool]:
    """Check the form of an address; no name is looked up.

    Args:
        base_url: the address.
        named: hosts that the settings name, each with or without ``:port``.

    Returns:
        The host, the port, and whether the settings name it.

    Raises:
        AddressRefusedError: it is neither https nor, for a host that is named, http; it holds a user, a
            query or a fragment; its host is missing or is a number inside a network.
    """
    try:
        parts = urlsplit(base_url)
        port = parts.port
    except ValueError:
        raise AddressRefusedError("the address cannot be read") from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in {"http", "https"} or not host or not _is_plain(base_url):
        raise AddressRefusedError("the address is not one of the web")
    if "@" in parts.netloc or "?" in base_url or "#" in base_url:
        raise AddressRefusedError("the address holds more than host and path")
    port = port if port is not None else 443 if parts.scheme == "https" else 80
    if not 0 < port <= _LARGEST_PORT:
        raise AddressRefusedError("the port is none")
    known = is_named(host, port, named)
    if not known and (parts.scheme != "https" or _is_number_inside(host)):
        raise AddressRefusedError("the address is not open to visitors")
    return host, port, known


async def check_address(base_url: str, named: Collection[str] = ()) -> None:
    """Check an address and every number that its name stands for, unless the settings name the host.

    Raises:
        AddressRefusedError: as ``check_url``, or a number of the host lies inside a network.
        OSError: nobody knows the name.
    """
    host, port, known = check_url(base_url, named)
    if known:
        return
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not all(is_public(str(address[0])) for *_, address in found):
        raise AddressRefusedError("the address lies inside a network")


def _is_plain(base_url: str) -> bool:
    return base_url.isascii() and base_url.isprintable() and not set(base_url) & set(" \\")


def _is_number_inside(host: str) -> bool:
    """Whether a host is a number that is not public; an odd spelling (decimal, octal, hex) never is."""
    last = host.rsplit(".", 1)[-1]
    return (":" in host or last.isdigit() or last.startswith("0x")) and not is_public(host)
