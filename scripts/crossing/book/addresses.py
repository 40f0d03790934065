"""Where on the book's pages a figure, a finding or a list of findings stands."""

from __future__ import annotations

import re
from urllib.parse import urlencode

ORIGINAL, COPY = "original", "copy"  # what a text is, as a filter of the findings
LEDGER_PAGE, FINDINGS_PAGE = "ledger.html", "findings.html"


def of_figure(ident: str) -> str:
    """Return the address of a claim, or of a computed number, by its id."""
    return f"{LEDGER_PAGE}#{ident}"


def of_slip(slip_id: str) -> str:
    """Return the address of a slip, or of a check, by its id."""
    return f"{FINDINGS_PAGE}#{html_id(slip_id)}"


def of_findings(**chosen: str) -> str:
    """Return the address of the list of findings, with what is chosen in its filters: source, kind, grade, text, sure."""
    return f"{FINDINGS_PAGE}?{urlencode(chosen)}" if chosen else FINDINGS_PAGE


def html_id(slip_id: str) -> str:
    """Return what a slip or a check is called on the page of findings: letters, digits, dots and hyphens."""
    return f"s-{_plain(slip_id)}"


def former_id(finding_id: str) -> str:
    """Return what a finding was called there before findings on the same words became one slip."""
    return f"f-{_plain(finding_id)}"


def _plain(ident: str) -> str:
    return re.sub(r"[^a-zA-Z0-9.-]+", "-", ident)
