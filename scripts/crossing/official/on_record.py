"""What the official series now says for what a claim states."""

from __future__ import annotations

from typing import Any

from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import InSeries
from crossing.official import quantities

COMPARED = {"percent": "growth", "people": "difference", "ratio": "multiple"}


def on_record(claim: Claim | Any, ledger: Ledger) -> quantities.Quantity | None:
    """Return what the official series now says for the claim's measure and span; None where it does not hold it.

    `claim` is a claim or its row in the table of claims. A count of boats is answered in boats.
    """
    stated = claim if isinstance(claim, Claim) else ledger.claim(claim["claim_id"])
    if stated.span is None:
        return None
    span = f"{stated.span.start}.{stated.span.end}"
    if stated.measure.in_series is InSeries.SAME:
        return quantities.compute(f"{'boats-span' if stated.unit == 'boats' else 'span'}.{span}", ledger)
    if stated.measure.in_series is InSeries.CHANGE and stated.base is not None and stated.unit in COMPARED:
        now, before = f"span.{span}", f"span.{stated.base.start}.{stated.base.end}"
        kind = COMPARED[stated.unit]
        first, second = (now, before) if kind == "difference" else (before, now)
        return quantities.compute(f"{kind}~{first}~{second}", ledger)
    return None
