"""The source line of a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossing.language import prose
from crossing.ledger import resource


def source_line(names: Sequence[str]) -> str:
    """Return the source line of a chart, made from the tables' descriptions in the data package: others' tables, then ours."""
    tables = [resource(name) for name in names]
    others = [table["sources"][0]["title"] + _vintage(table) for table in tables if table.get("sources")]
    own = prose.listing(list(dict.fromkeys(f"“{table['title']}”" for table in tables if not table.get("sources"))))
    parts = [*dict.fromkeys(others), *([f"this book’s data, {own}"] if own else [])]
    return "Source: " + "; ".join(parts)


def _vintage(table: dict[str, Any]) -> str:
    return (
        f", as published {prose.partial_date(table['vintage'])}"
        if table["name"] in ("daily", "weekly") and "vintage" in table
        else ""
    )
