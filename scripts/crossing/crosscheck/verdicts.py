"""From findings to one verdict a claim."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from crossing.crosscheck.model import Finding
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Stated, Unit

# The first of these that any finding gives a claim is its verdict. Faults come before what time or revision explains,
# and that before "it depends"; "consistent" needs that nothing else was found.
ORDER = ("contradicted", "conflicts", "garbled", "superseded", "revised", "depends", "consistent")
# A garbling that context alone mends leaves the figure readable: it counts only where no rule tested the figure.
WEAK_BASIS = "context"
# Unless a reader found that a wrong word in it misleads. A reader's remark alone gives no verdict: it is shown beside it.
READER_CONFIRMS = {"wrong-word", "garbled-unit", "garbled-idiom"}

NO_NUMBER = "No number is stated."
# Units of which a figure without a number says too little to be tested.
WANT_NUMBER = (Unit.PEOPLE, Unit.BOATS, Unit.PERCENT, Unit.RATIO)
DATE_WORKED_OUT = (
    "It is worked out from the day of publication; the rules found no event from another source that confirms it."
)


def judge(ledger: Ledger, findings: list[Finding]) -> pd.DataFrame:
    """One row a claim: claim_id, verdict, reason, finding_ids (joined by " | "), in the order of claims.csv.

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
    for claim in ledger.rows.claims.values():
        verdict, reason = _verdict(claim, deciding.get(claim.claim_id, []))
        rows.append((claim.claim_id, verdict, reason, " | ".join(mentioned.get(claim.claim_id, []))))
    return pd.DataFrame(rows, columns=["claim_id", "verdict", "reason", "finding_ids"])


def _verdict(claim: Claim, findings: list[Finding]) -> tuple[str, str]:
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


def _reason(claim: Claim) -> str:
    if claim.not_testable:
        return claim.not_testable
    if claim.measure.role is MeasureRole.DATE and claim.span_basis is Stated.INFERRED:
        return DATE_WORKED_OUT
    reason = claim.measure.reason
    wants_number = claim.unit.is_money or claim.unit in WANT_NUMBER
    return (
        f"{NO_NUMBER} {reason}"
        if claim.value is None and wants_number and not reason.startswith("No number")
        else reason
    )
