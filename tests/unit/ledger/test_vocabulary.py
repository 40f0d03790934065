"""The closed lists of the package are those of the schema, and the tables of measures and pages are whole."""

from __future__ import annotations

import json
import re
from enum import StrEnum

import pandas as pd
import pytest
import yaml

from crossing.articles import as_json
from crossing.book import data_package
from crossing.crosscheck import results
from crossing.language.languages import Language
from crossing.ledger import Ledger, resource, vocabulary
from crossing.ledger.wording import stated
from crossing.official.on_record import on_record
from crossing.paths import ROOT
from some import some

# Worked out and in no table that people write; verdicts on numbers are released beside those of earlier versions.
COMPUTED = (vocabulary.Verdict, vocabulary.NumberVerdict, vocabulary.Stating)
# Where each closed list stands in the schema: (table, column).
PLACES = {
    vocabulary.Qualifier: ("claims", "qualifier"),
    vocabulary.Unit: ("claims", "unit"),
    vocabulary.RecordScope: ("claims", "record"),
    vocabulary.RecordOf: ("public_counts", "record_of"),
    vocabulary.Denial: ("policy", "denies"),
    vocabulary.Role: ("claims", "speaker_role"),
    vocabulary.Stated: ("claims", "period_basis"),
    vocabulary.Says: ("pairs", "says"),
    vocabulary.Severity: ("word_findings", "severity"),
    vocabulary.WordsVerdict: ("released", "words"),
    vocabulary.UnitKind: ("measures", "unit_kind"),
    vocabulary.SpanKind: ("measures", "span_kind"),
    vocabulary.InSeries: ("measures", "in_series"),
    vocabulary.MeasureRole: ("measures", "role"),
    vocabulary.PageKind: ("chapters", "kind"),
    Language: ("chapters", "language"),
    vocabulary.Dating: ("sources", "published_basis"),
    vocabulary.MoneyKind: ("money", "kind"),
    vocabulary.Confidence: ("annotations", "confidence"),
}


def enums() -> list[type[StrEnum]]:
    return [
        each
        for each in vars(vocabulary).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each not in (StrEnum, *COMPUTED)
    ]


@pytest.mark.parametrize("kind", [*enums(), Language], ids=lambda kind: kind.__name__)
def test_every_closed_list_is_that_of_the_schema(kind: type[StrEnum]) -> None:
    table, column = PLACES[kind]
    field = next(item for item in resource(table)["schema"]["fields"] if item["name"] == column)
    assert [each.value for each in kind] == field["constraints"]["enum"]


def test_pages_stand_in_the_order_of_the_contents(ledger: Ledger) -> None:
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [contents["root"], *(entry["file"] for entry in contents["chapters"])]
    pages = [page.chapter for page in ledger.rows.chapters.values() if page.kind in ("chapter", "check", "reference")]
    assert pages == [file.removeprefix("chapters/") for file in files]


def test_renaming_a_measure_is_its_row_and_the_claims(ledger: Ledger) -> None:
    """Code asks for the role, the unit and the span of a measure, never for its name."""

    def renamed(table: pd.DataFrame) -> pd.DataFrame:
        return table.assign(measure="renamed_" + table["measure"])

    tables = {name: renamed(ledger.table(name)) for name in ("measures", "claims", "other_totals")}
    copy = ledger.replaced(**tables)
    now, was = results(copy), results(ledger)
    assert [(slip.slip_id, slip.what, slip.grade) for slip in now.slips] == [
        (slip.slip_id, slip.what, slip.grade) for slip in was.slips
    ]
    assert [(one.outcome, one.reason, one.words) for one in now.judgements.values()] == [
        (one.outcome, one.reason, one.words) for one in was.judgements.values()
    ]
    for before, after in zip(ledger.rows.claims.values(), copy.rows.claims.values(), strict=True):
        assert stated(before) == stated(after)
        assert on_record(before, ledger) == on_record(after, copy)


def test_every_figure_is_of_a_unit_that_its_measure_counts(ledger: Ledger) -> None:
    for claim in some(ledger.rows.claims.values()):
        if claim.measure.unit_kind in ("people", "boats") and claim.unit in ("people", "boats"):
            assert claim.unit == claim.measure.unit_kind, claim.claim_id
        assert claim.unit.is_money == (claim.measure.unit_kind == "money"), claim.claim_id


def test_the_style_sheet_has_the_mark_of_every_verdict() -> None:
    """One mark each, the same where words are drawn and where they are laid out."""
    styles = (ROOT / "_static" / "book.css").read_text(encoding="utf-8")
    lines = re.findall(r'^(\.mark\..*) \{ content: "\\([0-9A-F]+)"', styles, re.MULTILINE)
    marks = {name: code for names, code in lines for name in re.findall(r"\.mark\.([a-z-]+)::before", names)}
    for verdict in vocabulary.NumberVerdict:
        assert chr(int(marks[verdict.slug], 16)) == verdict.sign
    assert set(marks) >= {each.slug for each in (*vocabulary.NumberVerdict, *vocabulary.WordsVerdict)}


def test_what_a_grade_means_stands_in_the_same_words_everywhere() -> None:
    """In the tables' descriptions, in that of the list of slips, in the answer about an article, and of words as of slips."""
    said = vocabulary.GRADES_MEAN
    assert all(f"{grade.capitalize()}: {grade.means}" in said for grade in list(vocabulary.Severity)[:3])
    for table in ("annotations", "pairs", "word_findings"):
        fields = {field["name"]: field for field in resource(table)["schema"]["fields"]}
        assert fields["severity"]["description"].startswith(said), table
    assert said in data_package.SLIP_FIELDS["grade"]
    checked = json.loads(as_json.SCHEMA.read_text(encoding="utf-8"))
    assert checked["$defs"]["passage"]["properties"]["severity"]["description"] == said
    assert vocabulary.WordsVerdict.MISLEADING.means == vocabulary.Severity.MISLEADING.means
    assert vocabulary.WordsVerdict.UNCLEAR.means == vocabulary.Severity.CONFUSING.means
