"""The closed lists of the package are those of the schema, and the tables of measures and pages are whole."""

from __future__ import annotations

from enum import StrEnum

import pytest
import yaml

from crossing.ledger import Ledger, resource, vocabulary
from crossing.paths import ROOT

# Where each closed list stands in the schema: (table, column).
PLACES = {
    vocabulary.Qualifier: ("claims", "qualifier"),
    vocabulary.Unit: ("claims", "unit"),
    vocabulary.RecordScope: ("claims", "record"),
    vocabulary.Role: ("claims", "speaker_role"),
    vocabulary.Stated: ("claims", "period_basis"),
    vocabulary.Severity: ("word_findings", "severity"),
    vocabulary.Verdict: ("released", "verdict"),
    vocabulary.UnitKind: ("measures", "unit_kind"),
    vocabulary.SpanKind: ("measures", "span_kind"),
    vocabulary.InSeries: ("measures", "in_series"),
    vocabulary.MeasureRole: ("measures", "role"),
    vocabulary.PageKind: ("chapters", "kind"),
}


def enums() -> list[type[StrEnum]]:
    return [
        each
        for each in vars(vocabulary).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
    ]


@pytest.mark.parametrize("kind", enums(), ids=lambda kind: kind.__name__)
def test_every_closed_list_is_that_of_the_schema(kind: type[StrEnum]) -> None:
    table, column = PLACES[kind]
    field = next(item for item in resource(table)["schema"]["fields"] if item["name"] == column)
    assert [each.value for each in kind] == field["constraints"]["enum"]


def test_pages_stand_in_the_order_of_the_contents(ledger: Ledger) -> None:
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [contents["root"], *(entry["file"] for entry in contents["chapters"])]
    pages = [page.chapter for page in ledger.rows.chapters.values() if page.kind in ("chapter", "reference")]
    assert pages == [file.removeprefix("chapters/") for file in files]


def test_every_figure_is_of_a_unit_that_its_measure_counts(ledger: Ledger) -> None:
    for claim in ledger.rows.claims.values():
        if claim.measure.unit_kind in ("people", "boats") and claim.unit in ("people", "boats"):
            assert claim.unit == claim.measure.unit_kind, claim.claim_id
        assert claim.unit.is_money == (claim.measure.unit_kind == "money"), claim.claim_id
