"""Refugees as a share of the people of the UK, from the counts of both in the table of public counts."""

from __future__ import annotations

from crossing.language import prose
from crossing.ledger import Ledger

# Who is counted, by the kinds of the rows `refugees-KIND-YEAR`.
WHO = {"all": ("recognised", "pending", "stateless"), "refugees": ("recognised",)}
NAMED = {"all": "refugees, pending claims and stateless people", "refugees": "refugees alone"}


def share(ledger: Ledger, year: str, who: str) -> float:
    """The share of these people at the end of a year, in percent to two decimals. Raises BookError where a count is missing."""
    people = sum(ledger.public_count(f"refugees-{kind}-{year}").value for kind in WHO[who])
    return prose.rounded(people / ledger.public_count(f"population-{year}").value * 100, 2)


def years(ledger: Ledger) -> list[str]:
    """The years of which every count is there, the earliest first."""
    known = ledger.rows.public_counts
    found = sorted(ident.rpartition("-")[2] for ident in known if ident.startswith("population-"))
    return [year for year in found if all(f"refugees-{kind}-{year}" in known for kind in WHO["all"])]
