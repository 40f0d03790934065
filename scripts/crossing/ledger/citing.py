"""Where what the ledger holds can be read by anyone: a citation in words, with an address where one is known."""

from __future__ import annotations

from dataclasses import dataclass

from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger.rows import Claim, PublicCount
from crossing.ledger.tables import Ledger, resource
from crossing.ledger.vintages import ONE_RELEASE


@dataclass(frozen=True)
class Citation:
    """What a reader follows: the words, and the address of the page ("" where none is known)."""

    words: str
    url: str


def citation(ident: str, ledger: Ledger) -> Citation:
    """Return where a dated event (its first source) or a public count can be checked. Raises BookError for another id."""
    if ident in ledger.rows.events:
        event = ledger.event(ident)
        return Citation(event.citation.split("; ")[0], event.url)
    if ident not in ledger.rows.public_counts:
        raise BookError(f"“{ident}” is not a row of data/policy.csv or data/context/public_counts.csv: correct the id.")
    return of_count(ledger.public_count(ident))


def of_count(count: PublicCount) -> Citation:
    """Return who published a count, and when."""
    dated = "" if count.published[:4] in count.publisher else f", {prose.partial_date(count.published)}"
    return Citation(count.publisher + dated, count.url)


def of_claim(claim: Claim) -> Citation:
    """Return the report that states a claim, with its day and the line; its address where the text names one."""
    source = claim.source
    return Citation(f"{source.name}, {prose.day(source.published)}, line {claim.line} of its text", source.url_main)


def of_table(name: str) -> Citation:
    """Return who publishes a table of the data package, with the day of a release; a table of the book's own by its title."""
    table = resource(name)
    if not table.get("sources"):
        return Citation(f"this book’s table “{table['title']}”", f"data/{table['path']}")
    dated = f", as published {prose.partial_date(table['vintage'])}" if name in ONE_RELEASE else ""
    return Citation(table["sources"][0]["title"] + dated, table["sources"][0].get("path", f"data/{table['path']}"))
