"""Whose public holidays count: chosen by the person, else what the time zone suggests."""

import streamlit as st

from followup.prompts import load_texts
from followup.regions import country_names, region_names, region_of_zone
from pages.shared.typed import memory

_texts = load_texts("region")


def _take_country() -> None:
    memory()["region"] = memory()["country"] or None


def _take_part() -> None:
    memory()["region"] = memory()["part"]


def _name_region(region: str) -> str:
    country = region.partition("-")[0]
    names = region_names(country)
    return names[country] if region == country else f"{names.get(region, region)}, {names[country]}"


def show_region() -> None:
    """The country, then the part of it where holidays differ."""
    countries = country_names()
    region: str | None = memory()["region"]
    memory()["country"] = country = (region or "").partition("-")[0]
    st.selectbox(
        _texts("label.country"),
        ("", *countries),
        key="country",
        format_func=lambda code: countries.get(code, _texts("by_zone")),
        on_change=_take_country,
    )
    if country and len(names := region_names(country)) > 1:
        memory()["part"] = region
        st.selectbox(
            _texts("label.part"),
            tuple(names),
            key="part",
            format_func=names.__getitem__,
            on_change=_take_part,
        )
    counted = region or region_of_zone(memory()["f.time_zone"])
    st.caption(_texts("counted", region=_name_region(counted)) if counted else _texts("not_counted"))
