"""Evidence cards: what a reader sees on hovering over, focusing or tapping a figure in the text."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from . import prose, quantities
from .crosscheck import results
from .ledger import Ledger, load

COUNTED = ("daily_arrivals", "arrivals_to_date", "arrivals_in_period", "annual_arrivals")
LEDGER_PAGE = "ledger.html"


def as_json(idents: list[str]) -> str:
    """Return the cards of these figures as a JSON object, fit to stand in a page's data block."""
    cards = {ident: card(ident, load()) for ident in idents}
    text = json.dumps(cards, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def card(ident: str, ledger: Ledger) -> dict[str, str]:
    """Return one card: label/value pairs in reading order under keys that the page's script shows as they come."""
    return _claim_card(ident, ledger) if quantities.is_claim(ident, ledger) else _quantity_card(ident, ledger)


def on_record(claim: pd.Series, ledger: Ledger) -> quantities.Quantity | None:
    """Return what the official series now says for the claim's measure and span; None where it does not hold it."""
    if pd.isna(claim["period_start"]) or pd.isna(claim["period_end"]):
        return None
    span = f"span.{claim['period_start']:%Y-%m-%d}.{claim['period_end']:%Y-%m-%d}"
    if claim["measure"] in COUNTED:
        return quantities.compute(span, ledger)
    if claim["measure"] in ("growth", "arrivals_multiple") and pd.notna(claim["base_start"]):
        base = f"span.{claim['base_start']:%Y-%m-%d}.{claim['base_end']:%Y-%m-%d}"
        kind = {"percent": "growth", "people": "difference", "ratio": "multiple"}.get(claim["unit"])
        if kind is None:
            return None
        pair = (span, base) if kind == "difference" else (base, span)
        return quantities.compute(f"{kind}~{pair[0]}~{pair[1]}", ledger)
    return None


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


def _claim_card(ident: str, ledger: Ledger) -> dict[str, str]:
    claim = ledger.claims.loc[ledger.claims["claim_id"] == ident].iloc[0]
    source = ledger.sources.loc[ledger.sources["source_id"] == claim["source_id"]].iloc[0]
    _, judged = results(ledger)
    verdict = judged.loc[judged["claim_id"] == ident].iloc[0]
    now = on_record(claim, ledger)
    shown = {
        "Source": f"{source['short_title']}, line {claim['line']}",
        "Published": prose.day(source["published"]),
        "Quote": prose.within_quote(claim["quote"]),
        "As reported": stated(claim),
        "On record now": prose.value(now.value, now.unit, "one" if now.unit in ("percent", "ratio") else "")
        if now
        else "",
        "Verdict": f"{verdict['verdict']}: {verdict['reason']}",
    }
    return {label: text for label, text in shown.items() if text}


def _quantity_card(ident: str, ledger: Ledger) -> dict[str, Any]:
    item = quantities.compute(ident, ledger)
    return {"Computed": item.sentence, "Value": prose.value(item.value, item.unit), "From": ", ".join(item.tables)}
