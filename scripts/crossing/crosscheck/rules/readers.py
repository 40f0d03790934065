"""What only a reader could judge: remarks as findings, and figures whose wording the copy has garbled."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.model import READER, Case, Evidence, Finding, Found, Group, Kind, Number, number, rule
from crossing.ledger.rows import Remark
from crossing.ledger.vocabulary import Severity, Unit, Verdict

# The verdict that each kind of fault gives the figure it touches.
VERDICT_OF = {
    "wrong-word": Verdict.GARBLED,
    "garbled-name": Verdict.GARBLED,
    "garbled-idiom": Verdict.GARBLED,
    "garbled-unit": Verdict.GARBLED,
    "garbled-grammar": Verdict.GARBLED,
    "typo": Verdict.GARBLED,
    "reversed-meaning": Verdict.GARBLED,
    "changed-certainty": Verdict.CONFLICTS,
    "changed-doer": Verdict.CONFLICTS,
    "changed-number": Verdict.CONFLICTS,
    "altered-quotation": Verdict.CONFLICTS,
    "repeated-paraphrase": Verdict.DEPENDS,
    "attribution-drift": Verdict.DEPENDS,
    "ambiguous-record": Verdict.DEPENDS,
    "ambiguous-time": Verdict.DEPENDS,
    "ambiguous-measure": Verdict.DEPENDS,
    "mixed-terms": Verdict.DEPENDS,
    "missing-context": Verdict.DEPENDS,
}
BASIS_IN_WORDS = {
    "arithmetic": "the text's own arithmetic",
    "official series": "the official series",
    "original report": "clean copies of the original report",
    "context": "the context",
    "second telling": "another telling in the same text",
    "grammar": "the grammar of the sentence",
}
# A number misread in these units is off by its size, not by its wording alone.
BY_SIZE = (Unit.GBP, Unit.USD, Unit.EUR, Unit.RATIO)


def reader_findings(case: Case) -> Iterator[Finding]:
    """Every remark as a finding of the "rule" reader, which is shown with a claim and gives it no verdict (see verdicts)."""
    for remark in case.remarks:
        yield _finding(case, remark)


def _finding(case: Case, remark: Remark) -> Finding:
    claims = (case.ledger.claim(remark.claim_id),) if remark.claim_id else ()
    evidence = [Evidence(remark.source, remark.line, remark.quote)]
    if remark.line_2 is not None and remark.quote_2:
        evidence.append(Evidence(remark.source, remark.line_2, remark.quote_2))
    numbers: list[Number] = [number("confidence", remark.confidence)]
    if remark.changed_words:
        numbers.append(number("changed words", remark.changed_words.replace("|", ", ")))
    return Finding(
        finding_id=f"{READER}.{remark.annotation_id}",
        rule=READER,
        kind=remark.kind,
        severity=remark.severity,
        verdict=VERDICT_OF[remark.kind],
        sentence=remark.what_is_wrong,
        claims=claims,
        evidence=tuple(evidence),
        numbers=tuple(numbers),
        likely_reading=remark.likely_reading,
        basis=remark.basis,
    )


SAYS = "The wording is corrupt; the likely reading, which rests on {rests_on}, is: {reading}."
CORRUPT = Kind("corrupt-figure", Severity.CONFUSING, Verdict.GARBLED, SAYS)
CORRUPT_SIZE = Kind("corrupt-figure", Severity.MISLEADING, Verdict.GARBLED, SAYS)


@rule(
    name="corrupt-figure",
    group=Group.WORDS,
    checks="A figure whose wording the copy has garbled is shown with its likely reading.",
    tolerance="None: the reading is recorded in the ledger with what it rests on.",
    why="The figure printed and the figure meant are two statements, and only the second can be tested.",
    kinds=(CORRUPT, CORRUPT_SIZE),
)
def corrupt_figure(case: Case) -> Iterator[Found]:
    for claim in case.claims:
        if not claim.reading:
            continue
        kind = CORRUPT_SIZE if claim.unit in BY_SIZE else CORRUPT
        shown = claim.value is not None and claim.unit is not Unit.RATIO
        yield kind.on(
            claim,
            numbers=[number("value of the likely reading", claim.value, claim.unit)]
            if shown and claim.value is not None
            else (),
            likely_reading=claim.reading,
            basis=claim.reading_basis,
            rests_on=BASIS_IN_WORDS.get(claim.reading_basis, claim.reading_basis),
            reading=claim.reading.rstrip("."),
        )
