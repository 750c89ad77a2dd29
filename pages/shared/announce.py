"""Says what happened to people who do not see it, brings the result into view, and keeps links steady."""

from pathlib import Path

import streamlit as st

from pages.shared.typed import memory

_HERE = Path(__file__).parent
_SCRIPTS = ("links", "drawer", "announce")
_region = st.components.v2.component(
    "followup_announce",
    html='<div role="status" aria-live="polite" aria-atomic="true"></div>\n',
    css="[role=status] {\n position: absolute; width: 1px; height: 1px; overflow: hidden;\n}",
    js="\n".join((_HERE / f"{name}.js").read_text(encoding="utf-8") for name in _SCRIPTS),
)


def announce(message: str, target: str | None = None) -> None:
    """Say ``message`` when the page is drawn next; scroll to the container of the key ``target``."""
    number = memory().get("said", {"id": 0})["id"] + 1
    memory()["said"] = {"id": number, "message": message, "target": target}


def show_announcer() -> None:
    """Draw the live region. It must stand at the same place on every page, before all else."""
    _region(data=memory().get("said", {"id": 0, "message": "", "target": None}), key="announcer")
