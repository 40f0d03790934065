"""Counts of the reports, which prose takes from the tables."""

from __future__ import annotations

import csv

import pytest

from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.official import quantities
from crossing.paths import DATA


def test_reports_are_counted_and_never_typed(ledger: Ledger):
    with (DATA / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    kinds = {
        "": len(rows),
        ".originals": sum(row["text_quality"] == "original" for row in rows),
        ".copies": sum(row["text_quality"].startswith("machine") for row in rows),
        ".undated": sum(row["published_basis"] == "inferred" for row in rows),
    }
    assert {kind: quantities.compute(f"count.sources{kind}", ledger).value for kind in kinds} == kinds
    silent = ledger.replaced(claims=ledger.claims.assign(record=""))
    assert quantities.compute("count.sources.record", silent).value == 0
    assert quantities.compute("count.sources.record", ledger).value > 0
    with pytest.raises(BookError, match="lost"):
        quantities.compute("count.sources.lost", ledger)
