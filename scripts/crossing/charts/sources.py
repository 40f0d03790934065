"""Where the numbers of a chart are from: words for its source line, each with an address."""

from __future__ import annotations

from collections.abc import Sequence

from crossing.ledger import resource
from crossing.ledger.citing import Citation, of_table


def citations(names: Sequence[str]) -> list[Citation]:
    """Return the sources of a chart from the tables that it draws on: others' tables, then this book's own."""
    tables = sorted(map(resource, names), key=lambda table: not table.get("sources"))
    return list(dict.fromkeys(of_table(table["name"]) for table in tables))


def source_line(names: Sequence[str]) -> str:
    """Return the source line of a chart as plain text."""
    return "Source: " + "; ".join(cited.words for cited in citations(names))
