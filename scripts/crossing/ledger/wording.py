"""How a claim is said: its figure with its qualifier and unit."""

from __future__ import annotations

import pandas as pd

from crossing.language import prose


def stated(claim: pd.Series) -> str:
    """Return a claim's figure as the source states it, with its qualifier: "more than 22,300"."""
    if pd.isna(claim["value"]):
        return "no number given"
    words = {
        "exact": "",
        "about": "about ",
        "more_than": "more than ",
        "less_than": "fewer than " if claim["unit"] in ("people", "boats") else "less than ",
        "almost": "almost ",
        "at_least": "at least ",
        "up_to": "up to ",
        "vague": "",
    }[claim["qualifier"]]
    text = prose.value(claim["value"], claim["unit"])
    if claim["measure"] == "exchange_ratio":
        return f"{text} for {text}"
    if pd.notna(claim["value_high"]):
        text += f" to {prose.value(claim['value_high'], claim['unit'])}"
    unit = {
        "people": "",
        "percent": "",
        "GBP": "",
        "USD": "",
        "EUR": "",
        "ratio": " times",
        "count": "",
        "ordinal": "",
        "times_per_month": " a month",
        "date": "",
        "time": "",
    }.get(claim["unit"], f" {claim['unit']}")
    return f"{words}{text}{unit}"
