"""Where what the ledger holds can be read by anyone: a citation in words, with an address where one is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger.package import resource
from crossing.ledger.rows import Claim, Event, Promise, PublicCount
from crossing.ledger.tables import Ledger
from crossing.ledger.vintages import ONE_RELEASE

BETWEEN = "; "  # stands between the sources that one cell names


@dataclass(frozen=True)
class Citation:
    """What a reader follows: the words, and the address of the page ("" where none is known)."""

    words: str
    url: str


def citation(ident: str, ledger: Ledger) -> Citation:
    """Return where a dated event (its first source) or a public count can be checked. Raises BookError for another id."""
    if ident in ledger.rows.events:
        event = ledger.event(ident)
        return _source(event.citation.split(BETWEEN)[0], event.url, ledger)
    if ident not in ledger.rows.public_counts:
        raise BookError(f"“{ident}” is not a row of data/policy.csv or data/context/public_counts.csv: correct the id.")
    return of_count(ledger.public_count(ident))


def each_source(citation: str, url: str, ledger: Ledger) -> tuple[Citation, ...]:
    """Return each source that a cell names, one after "; " being another: the address of the row is that of the first.

    Another has the address that the ledger gives for the very same words elsewhere, or none.
    """
    first, *others = citation.split(BETWEEN)
    return (_source(first, url, ledger), *(_source(one, "", ledger) for one in others))


def _source(words: str, url: str, ledger: Ledger) -> Citation:
    """A source with its address; what the ledger knows elsewhere is asked only where it is wanted, for it is in three tables."""
    return Citation(words, url or _addresses(ledger).get(words, ""))


@lru_cache(maxsize=4)
def _addresses(ledger: Ledger) -> dict[str, str]:
    """Addresses by the words of the citation; where rows give two for the same words, none."""
    found: dict[str, set[str]] = {}
    for words, url in _with_addresses(ledger):
        found.setdefault(words, set()).add(url)
    return {words: next(iter(urls)) for words, urls in found.items() if len(urls) == 1}


def _with_addresses(ledger: Ledger) -> Iterator[tuple[str, str]]:
    # Sums of money are left out: none is cited elsewhere in the same words, and each page that cites would depend on them.
    rows: tuple[Event | Promise, ...] = (*ledger.rows.events.values(), *ledger.rows.promises.values())
    yield from ((row.citation.split(BETWEEN)[0], row.url) for row in rows if row.url)
    for source in ledger.rows.sources.values():
        if source.address:
            yield f"{source.name}, {prose.day(source.published)}", source.address


def of_count(count: PublicCount) -> Citation:
    """Return who published a count, and when."""
    dated = "" if count.published[:4] in count.publisher else f", {prose.partial_date(count.published)}"
    return Citation(count.publisher + dated, count.url)


def of_claim(claim: Claim) -> Citation:
    """Return the report that states a claim, with its day and the line, and the report's own address where it is known."""
    source = claim.source
    unknown = "" if source.address else "; its address is not known"
    return Citation(
        f"{source.name}, {prose.day(source.published)}, line {claim.line} of its text{unknown}", source.address
    )


def of_table(name: str) -> Citation:
    """Return who publishes a table of the data package, with the day of a release; a table of the book's own by its title."""
    table = resource(name)
    if not table.get("sources"):
        return Citation(f"this book’s table “{table['title']}”", f"data/{table['path']}")
    dated = f", as published {prose.partial_date(table['vintage'])}" if name in ONE_RELEASE else ""
    return Citation(table["sources"][0]["title"] + dated, table["sources"][0].get("path", f"data/{table['path']}"))
