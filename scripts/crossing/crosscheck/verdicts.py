"""From findings to one verdict a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pandas as pd

from crossing.crosscheck.model import READER, Finding
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, Severity, Stated, Unit, Verdict

# The first of these that any finding gives a claim is its verdict. Faults come before what time or revision explains,
# and that before "it depends"; "consistent" needs that nothing else was found.
ORDER = (
    Verdict.CONTRADICTED,
    Verdict.CONFLICTS,
    Verdict.GARBLED,
    Verdict.SUPERSEDED,
    Verdict.REVISED,
    Verdict.DEPENDS,
    Verdict.CONSISTENT,
)
# A garbling that context alone mends leaves the figure readable: it counts only where no rule tested the figure.
WEAK_BASIS = "context"
CORRUPT = "corrupt-figure"  # the rule that finds such garblings
# Unless a reader found that a wrong word in it misleads. A reader's remark alone gives no verdict: it is shown beside it.
READER_CONFIRMS = {"wrong-word", "garbled-unit", "garbled-idiom"}
NO_NUMBER = "No number is stated."
# Units of which a figure without a number says too little to be tested.
WANT_NUMBER = (Unit.PEOPLE, Unit.BOATS, Unit.PERCENT, Unit.RATIO)
DATE_WORKED_OUT = (
    "It is worked out from the day of publication; the rules found no event from another source that confirms it."
)


def judge(ledger: Ledger, findings: Iterable[Finding]) -> pd.DataFrame:
    """One row a claim: claim_id, verdict, reason, finding_ids (joined by " | "), in the order of claims.csv.

    `reason` is the sentence of the finding that decided, or why the claim cannot be tested.
    """
    mentioned: dict[str, list[str]] = defaultdict(list)
    deciding: dict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        for claim in found.claims:
            mentioned[claim.claim_id].append(found.finding_id)
        for claim in found.deciding:
            deciding[claim.claim_id].append(found)
    rows = []
    for claim_id, claim in ledger.rows.claims.items():
        verdict, reason = _verdict(claim, deciding[claim_id])
        rows.append((claim_id, verdict.value, reason, " | ".join(mentioned[claim_id])))
    return pd.DataFrame(rows, columns=["claim_id", "verdict", "reason", "finding_ids"])


def _verdict(claim: Claim, findings: list[Finding]) -> tuple[Verdict, str]:
    misread = any(
        found.rule == READER and found.kind in READER_CONFIRMS and found.severity is Severity.MISLEADING
        for found in findings
    )
    tested = [found for found in findings if found.rule != READER]
    strong = [found for found in tested if misread or not _is_weak(found)]
    for group in (strong, tested):
        judging = [found for found in group if found.verdict in ORDER]
        if judging:
            best = min(judging, key=lambda found: ORDER.index(found.verdict))
            return best.verdict, best.sentence
    told = next((found.sentence for found in findings if found.verdict is Verdict.NOT_TESTABLE), "")
    return Verdict.NOT_TESTABLE, told or _reason(claim)


def _is_weak(found: Finding) -> bool:
    return found.rule == CORRUPT and found.basis == WEAK_BASIS


def _reason(claim: Claim) -> str:
    """Why a claim that no rule tested cannot be tested: what its row says of it alone, or what its measure needs."""
    if claim.not_testable:
        return claim.not_testable
    if claim.measure.role is MeasureRole.DATE and claim.span_basis is Stated.INFERRED:
        return DATE_WORKED_OUT
    reason = claim.measure.reason
    wants_number = claim.unit.is_money or claim.unit in WANT_NUMBER
    says_so = reason.startswith(NO_NUMBER.removesuffix(" is stated."))
    return f"{NO_NUMBER} {reason}" if claim.value is None and wants_number and not says_so else reason
