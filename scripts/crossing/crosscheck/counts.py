"""Numbers in prose that count what the cross-check found: `{fig}`count.findings.misleading``."""

from __future__ import annotations

from crossing.crosscheck.passages import paragraphs
from crossing.crosscheck.run import results
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import Severity, Unit, Verdict
from crossing.official.quantities import quantity

NO_NUMBER = (Unit.DATE, Unit.TIME)
Counted = tuple[float, str, str, tuple[str, ...]]


@quantity("count.findings")
def _findings(ledger: Ledger, *of: str) -> Counted:
    """Findings, all or of one severity or rule; with `.lines` the lines of the sources on which those of a severity stand."""
    found, _ = results(ledger)
    if of[1:] == ("lines",):
        lines = {(item.about[0], item.quoted[0].line) for item in found if item.severity == of[0] and item.quoted}
        words = f"Lines of the sources with findings of the cross-check: {of[0]}"
        return float(len(lines)), "count", words, ("claims",)
    wanted = " ".join(of).replace("-", " ")
    value = len(found) if not of else sum(item.severity == wanted or item.rule == ".".join(of) for item in found)
    return float(value), "count", _words("Findings", wanted), ("claims",)


@quantity("count.verdicts")
def _verdicts(ledger: Ledger, *of: str) -> Counted:
    """Claims with a verdict."""
    _, judged = results(ledger)
    wanted = " ".join(of).replace("-", " ")
    return float((judged["verdict"] == wanted).sum()), "count", _words("Verdicts", wanted), ("claims",)


@quantity("count.paragraphs")
def _paragraphs(ledger: Ledger, grade: str = "", kind: str = "") -> Counted:
    """Paragraphs of the reports: all, those with passages of a grade, and of these the ones in machine-made `copies`."""
    found = paragraphs(ledger, Severity(grade) if grade else None)
    copies = {source.source_id for source in ledger.rows.sources.values() if source.text_quality != "original"}
    chosen = {"": found, "copies": {place for place in found if place[0] in copies}}[kind]
    words = f"Paragraphs of the {'machine-made copies' if kind else 'reports'}{' that hold something ' + grade if grade else ''}"
    return float(len(chosen)), "count", words, ("fingerprints", "claims")


@quantity("count.numbers")
def _numbers(ledger: Ledger, what: str = "") -> Counted:
    """Numbers that the reports state, dates and times apart: all, those `tested` as printed, and of these the ones that do not fit (`odd`)."""
    numbers = {
        claim.claim_id
        for claim in ledger.rows.claims.values()
        if claim.value is not None and claim.unit not in NO_NUMBER
    }
    judged = results(ledger)[1].set_index("claim_id")["verdict"].loc[sorted(numbers)]
    tested = ~judged.isin([Verdict.NOT_TESTABLE, Verdict.GARBLED])
    odd = judged.isin([Verdict.CONFLICTS, Verdict.CONTRADICTED])
    chosen, words = {
        "": (len(numbers), "Numbers that the reports state, without dates and times"),
        "tested": (tested.sum(), "Numbers that could be tested as printed, without dates and times"),
        "odd": (odd.sum(), "Numbers at odds with their own sum, with another statement or with the official series"),
    }[what]
    return float(chosen), "count", words, ("claims",)


def _words(what: str, wanted: str) -> str:
    return f"{what} of the cross-check{': ' + wanted if wanted else ''}"
