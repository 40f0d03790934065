"""What the official series now says for what a claim states."""

from __future__ import annotations

from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import InSeries, Unit
from crossing.official import quantities

# how a change is computed, by the unit it is stated in (see crossing.official.quantities)
COMPARED = {Unit.PERCENT: "growth", Unit.PEOPLE: "difference", Unit.RATIO: "multiple"}


def on_record(claim: Claim, ledger: Ledger) -> quantities.Quantity | None:
    """Return what the official series now says for the claim's measure and span; None where it does not hold it.

    A count of boats is answered in boats.
    """
    if claim.span is None:
        return None
    span = f"{claim.span.start}.{claim.span.end}"
    if claim.measure.in_series is InSeries.SAME:
        return quantities.compute(f"{'boats-span' if claim.unit is Unit.BOATS else 'span'}.{span}", ledger)
    if claim.measure.in_series is InSeries.CHANGE and claim.base is not None and claim.unit in COMPARED:
        now, before = f"span.{span}", f"span.{claim.base.start}.{claim.base.end}"
        kind = COMPARED[claim.unit]
        first, second = (now, before) if kind == "difference" else (before, now)
        return quantities.compute(f"{kind}~{first}~{second}", ledger)
    return None
