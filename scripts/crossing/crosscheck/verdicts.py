"""From findings to one verdict a claim."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from crossing.crosscheck.model import Finding
from crossing.ledger.rows import records

# The first of these that any finding gives a claim is its verdict. Faults come before what time or revision explains,
# and that before "it depends"; "consistent" needs that nothing else was found.
ORDER = ("contradicted", "conflicts", "garbled", "superseded", "revised", "depends", "consistent")
# A garbling that context alone mends leaves the figure readable: it counts only where no rule tested the figure.
WEAK_BASIS = "context"
# Unless a reader found that a wrong word in it misleads. A reader's remark alone gives no verdict: it is shown beside it.
READER_CONFIRMS = {"wrong-word", "garbled-unit", "garbled-idiom"}

NOT_TESTABLE = {
    "daily_arrivals": "No single day inside the official table is stated with a number.",
    "arrivals_to_date": "No number and span inside the official table are stated.",
    "arrivals_in_period": "No number and span inside the official table are stated.",
    "annual_arrivals": "No number and year inside the official table are stated.",
    "growth": "The spans compared are not both stated, or not both inside the official table.",
    "arrivals_multiple": "No term inside the official table is stated.",
    "legal_migration_multiple": "The tables here count arrivals by small boat; they hold no series of legal migration, and the text names neither measure nor years.",
    "attempted_crossings": "No count of people intercepted on the same day stands beside it, and attempts have no official daily series.",
    "intercepted_by_france": "No count of attempts on the same day stands beside it, and French interceptions have no official daily series.",
    "people_intercepted_or_rescued": "No single day inside the official table is stated with a number.",
    "people_rescued_by_france": "No public daily series of rescues by the French prefecture is at hand.",
    "rescue_operations": "No public daily series of rescue operations is at hand.",
    "uk_funding_to_france": "No published agreement or total for that span is at hand.",
    "deaths": "The arrivals series does not count deaths, and no daily public count of them is at hand.",
    "target": "A pledge is neither true nor false when it is made.",
    "exchange_ratio": "It names a scheme under discussion; there is nothing yet to count.",
    "asylum_claims_ratio": "No published pair of totals for the two countries is at hand.",
    "refugee_share": "No year, definition or source is stated, and no series of refugees in the population is at hand.",
    "migration_level": "Neither the measure nor the years of the average are stated.",
    "recruitment_target": "A pledge on police numbers; it is outside the series used here.",
    "minimum_distance": "A detail of the operating rules, which are not public.",
    "duration": "No two dated ends are stated.",
    "age": "No date of birth is at hand for the person named.",
    "frequency": "A figure of speech, or a frequency without a span or a list to count in.",
    "rank": "A judgement of what came first; no list of candidates is stated.",
    "date": "The text states it; no event of that date from another source is in the tables here.",
    "time": "A time of day printed by the publisher; nothing independent records it.",
    "count_other": "A count of things for which no public series is at hand.",
}
NO_NUMBER = "No number is stated."
DATE_WORKED_OUT = (
    "It is worked out from the day of publication; the rules found no event from another source that confirms it."
)


def judge(claims: pd.DataFrame, findings: list[Finding]) -> pd.DataFrame:
    """One row a claim: claim_id, verdict, reason, finding_ids (joined by " | "), in the order of `claims`.

    `reason` is the sentence of the finding that decided, or why the claim cannot be tested.
    """
    mentioned: dict[str, list[str]] = defaultdict(list)
    deciding: dict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        for claim_id in found.claim_ids:
            mentioned[claim_id].append(found.finding_id)
        for claim_id in found.claim_ids if found.judges is None else found.judges:
            deciding[claim_id].append(found)
    rows = []
    for claim in records(claims[["claim_id", "measure", "value", "unit", "period_basis"]]):
        verdict, reason = _verdict(claim, deciding.get(claim.claim_id, []))
        rows.append((claim.claim_id, verdict, reason, " | ".join(mentioned.get(claim.claim_id, []))))
    return pd.DataFrame(rows, columns=["claim_id", "verdict", "reason", "finding_ids"])


def _verdict(claim: Any, findings: list[Finding]) -> tuple[str, str]:
    misread = any(
        found.rule == "reader" and found.kind in READER_CONFIRMS and found.severity == "misleading"
        for found in findings
    )
    tested = [found for found in findings if found.rule != "reader"]
    strong = [found for found in tested if misread or not _is_weak(found)]
    for group in (strong, tested):
        best = min(
            (found for found in group if found.verdict in ORDER),
            key=lambda found: ORDER.index(found.verdict),
            default=None,
        )
        if best is not None:
            return best.verdict, best.sentence
    told = next((found.sentence for found in findings if found.verdict == "not testable"), "")
    return "not testable", told or _reason(claim)


def _is_weak(found: Finding) -> bool:
    return found.rule == "corrupt-figure" and found.basis == WEAK_BASIS


def _reason(claim: Any) -> str:
    if claim.measure == "date" and claim.period_basis == "inferred":
        return DATE_WORKED_OUT
    reason = NOT_TESTABLE[claim.measure]
    return (
        f"{NO_NUMBER} {reason}"
        if claim.value is None
        and claim.unit in ("people", "boats", "GBP", "EUR", "USD", "percent", "ratio")
        and not reason.startswith("No number")
        else reason
    )
