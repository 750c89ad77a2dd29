"""Whether the app runs on the person's own computer, and who runs it where it does not."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""What a proxy adds: with it, a visit from this computer may come from anywhere."""


def is_loopback(host: str | None) -> bool:
    """Whether a name or an address means this very computer."""
    name = (host or "").strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_own_computer() -> bool:
    """Whether only this computer can reach the app.

    It must listen on loopback, as the server's option says; the browser must have asked for a loopback name;
    and no proxy may have passed the visit on. Any doubt means no: a header can only narrow what the option
    allows, never widen it.
    """
    if not is_loopback(st.get_option("server.address")):
        return False
    headers = st.context.headers
    asked = urlsplit(f"//{headers.get('Host') or 'localhost'}").hostname
    return is_loopback(asked) and not any(headers.get(name) for name in _PASSED_ON)


def name_operator() -> str:
    """Who runs the server, as the setting FOLLOWUP_OPERATOR says; empty where it says nothing."""
    return os.environ.get("FOLLOWUP_OPERATOR", "").strip()
