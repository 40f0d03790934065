"""What only a reader could judge: remarks as findings."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.faults import OF_REMARKS
from crossing.crosscheck.model import READER, Case, Evidence, Finding
from crossing.ledger.rows import Pair, Remark
from crossing.ledger.vocabulary import Says, Severity

BASIS_IN_WORDS = {
    "arithmetic": "the text's own arithmetic",
    "official series": "the official series",
    "original report": "clean copies of the original report",
    "context": "the context",
    "second telling": "another telling in the same text",
    "grammar": "the grammar of the sentence",
    "another text": "another text",
    "public record": "a public record",
}


def reader_findings(case: Case) -> Iterator[Finding]:
    """Every remark as a finding of the “rule” reader; it says nothing of the number, only of the words."""
    for remark in case.remarks:
        yield _finding(case, remark)
    for pair in case.ledger.rows.pairs.values():
        yield _between(pair)


def _finding(case: Case, remark: Remark) -> Finding:
    claims = (case.ledger.claim(remark.claim_id),) if remark.claim_id else ()
    evidence = [Evidence(remark.source, remark.line, remark.quote)]
    if remark.line_2 is not None and remark.quote_2:
        evidence.append(Evidence(remark.source, remark.line_2, remark.quote_2))
    return Finding(
        finding_id=f"{READER}.{remark.annotation_id}",
        rule=READER,
        kind=remark.kind,
        severity=remark.severity,
        verdict=None,
        sentence=remark.what_is_wrong,
        claims=claims,
        evidence=tuple(evidence),
        likely_reading=remark.likely_reading,
        basis=remark.basis,
        changed=remark.changed,
        confidence=remark.confidence,
        fault=OF_REMARKS[remark.kind],
    )


DIFFER, AGREE = "texts-differ", "texts-agree"


def _between(pair: Pair) -> Finding:
    evidence = [Evidence(pair.source, pair.line, pair.quote)]
    if pair.source_2:
        evidence.append(Evidence(pair.source_2, pair.line_2, pair.quote_2))
    differ = pair.says is Says.DIFFER
    return Finding(
        finding_id=f"{READER}.{pair.pair_id}",
        rule=READER,
        kind=DIFFER if differ else AGREE,
        severity=pair.severity or Severity.HOLDS,
        verdict=None,
        sentence=pair.what,
        evidence=tuple(evidence),
        judges=(),
        judged=pair.source if differ else None,
        likely_reading=pair.likely_reading,
        basis=pair.basis,
        confidence=pair.confidence,
        record=pair.record,
        fault=OF_REMARKS[DIFFER] if differ else None,
    )
