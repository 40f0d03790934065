"""What only a reader could judge: annotations as findings, and figures whose wording the copy has garbled."""

from __future__ import annotations

from collections.abc import Iterator

from crossing.crosscheck.model import Case, Finding, rule
from crossing.crosscheck.saying import finding
from crossing.crosscheck.shared import rows

# The verdict that each kind of fault gives the figure it touches.
VERDICT_OF = {
    "wrong-word": "garbled",
    "garbled-name": "garbled",
    "garbled-idiom": "garbled",
    "garbled-unit": "garbled",
    "garbled-grammar": "garbled",
    "typo": "garbled",
    "reversed-meaning": "garbled",
    "changed-certainty": "conflicts",
    "changed-doer": "conflicts",
    "changed-number": "conflicts",
    "altered-quotation": "conflicts",
    "repeated-paraphrase": "depends",
    "attribution-drift": "depends",
    "ambiguous-record": "depends",
    "ambiguous-time": "depends",
    "ambiguous-measure": "depends",
    "mixed-terms": "depends",
    "missing-context": "depends",
}
BASIS_IN_WORDS = {
    "arithmetic": "the text's own arithmetic",
    "official series": "the official series",
    "original report": "clean copies of the original report",
    "context": "the context",
    "second telling": "another telling in the same text",
    "grammar": "the grammar of the sentence",
}


def reader_findings(case: Case) -> Iterator[Finding]:
    """Every annotation as a finding of the "rule" reader, which is shown with a claim and gives it no verdict (see verdicts)."""
    for note in rows(case, "annotations"):
        second = note.line_2 is not None and bool(note.quote_2)
        yield Finding(
            finding_id=f"reader.{note.annotation_id}",
            rule="reader",
            kind=note.kind,
            severity=note.severity,
            source_ids=(note.source_id,),
            claim_ids=(note.claim_id,) if note.claim_id else (),
            lines=(note.line, note.line_2) if second else (note.line,),
            quotes=(note.quote, note.quote_2) if second else (note.quote,),
            numbers={"confidence": note.confidence}
            | ({"changed words": note.changed_words.replace("|", ", ")} if note.changed_words else {}),
            verdict=VERDICT_OF[note.kind],
            sentence=note.what_is_wrong,
            likely_reading=note.likely_reading,
            basis=note.basis,
        )


@rule(
    name="corrupt-figure",
    group="words",
    checks="A figure whose wording the copy has garbled is shown with its likely reading.",
    tolerance="None: the reading is recorded in the ledger with what it rests on.",
    why="The figure printed and the figure meant are two statements, and only the second can be tested.",
)
def corrupt_figure(case: Case) -> Iterator[Finding]:
    for claim in case.claims:
        if claim.reading:
            basis = BASIS_IN_WORDS.get(claim.reading_basis, claim.reading_basis)
            yield finding(
                "corrupt-figure",
                [claim],
                kind="corrupt-figure",
                severity="misleading" if claim.unit in ("GBP", "USD", "EUR", "ratio") else "confusing",
                verdict="garbled",
                numbers={"value of the likely reading": claim.value}
                if claim.value is not None and claim.unit != "ratio"
                else {},
                likely_reading=claim.reading,
                basis=claim.reading_basis,
                sentence=f"The wording is corrupt; the likely reading, which rests on {basis}, is: {claim.reading.rstrip('.')}.",
            )
