"""What the official series now says for what a claim states."""

from __future__ import annotations

import pandas as pd

from crossing.ledger import Ledger
from crossing.official import quantities

COUNTED = ("daily_arrivals", "arrivals_to_date", "arrivals_in_period", "annual_arrivals")


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
