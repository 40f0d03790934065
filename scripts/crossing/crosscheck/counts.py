"""Numbers in prose that count what the cross-check found: `{fig}`count.findings.misleading``."""

from __future__ import annotations

from crossing.crosscheck.run import results
from crossing.ledger import Ledger
from crossing.official.quantities import quantity

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


def _words(what: str, wanted: str) -> str:
    return f"{what} of the cross-check{': ' + wanted if wanted else ''}"
