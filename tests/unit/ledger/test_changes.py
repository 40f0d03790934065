"""A changed cell of a released table is told until a row of changes.csv says which, what it was, what it is and why."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from crossing.ledger import changes, resource

VERSION = "9.9.9"


@pytest.fixture
def released(data_copy: Path) -> Path:
    """A copy of the data, with the prints of its rows kept as of a version and no change told since."""
    write(data_copy, "prints", list(changes.prints(VERSION, data_copy)))
    write(data_copy, "changes", [])
    return data_copy


def write(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    table = resource(name, folder)
    with (folder / table["path"]).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, [field["name"] for field in table["schema"]["fields"]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def edit(folder: Path, name: str, key: str, column: str, cell: str | None) -> str:
    """Write a cell, or take the whole row away (None); return what stood there."""
    table = resource(name, folder)
    rows = changes.by_key(table, folder)
    was = rows[key][column]
    if cell is None:
        del rows[key]
    else:
        rows[key][column] = cell
    write(folder, name, list(rows.values()))
    return was


def told(folder: Path, *rows: dict[str, str]) -> None:
    """Write rows of changes.csv, in order."""
    write(
        folder,
        "changes",
        [{"change_id": f"{n:02}", "since": VERSION, "why": "A slip.", **row} for n, row in enumerate(rows)],
    )


EDITED = [
    ("claims", "kent-2021-11-05", "value", "1158"),
    ("claims", "kent-2021-11-05", "speaker", "somebody"),
    ("claims", "kent-2021-11-05", "qualifier", ""),
    ("policy", "2018-01-sandhurst", "date", "2018-10-18"),
    ("money", "2018-sandhurst", "amount", "55000000"),
    ("people", "boris-johnson", "born", "1963-06-19"),
    ("places", "calais", "latitude", "50.5919"),
    ("sources", "kent-2021-11", "words", "654"),
    ("annotations", "backtranslated-2025-07-n01", "severity", "untidy"),
    ("mod_daily", "2022-05-23", "arrivals_as_published", "225"),
    ("record_days", "2020-05-08", "arrivals_as_published", "154"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "key", "column", "cell"), EDITED)
def test_a_changed_cell_is_told_until_a_row_names_it(released: Path, name: str, key: str, column: str, cell: str):
    assert list(changes.problems(released)) == []
    if key not in changes.by_key(resource(name, released), released):
        key = next(iter(changes.by_key(resource(name, released), released)))
    was = edit(released, name, key, column, cell)
    [sentence] = changes.problems(released)
    assert (
        key in sentence and f"differs from version {VERSION}" in sentence and "no row of data/changes.csv" in sentence
    )
    row = {"table": name, "key": key, "column": column, "was": was, "is": cell}
    for wrong in ({"was": "another"}, {"is": "another"}, {"column": "note"}, {"since": "1.0.0"}):
        told(released, row | wrong)
        assert len(list(changes.problems(released))) == 1, wrong
    told(released, row)
    assert list(changes.problems(released)) == []


@pytest.mark.slow
def test_changes_of_one_cell_are_taken_back_one_after_another(released: Path):
    where = {"table": "claims", "key": "kent-2021-11-05", "column": "speaker"}
    was = edit(released, "claims", "kent-2021-11-05", "speaker", "somebody else")
    told(released, {**where, "was": was, "is": "somebody"}, {**where, "was": "somebody", "is": "somebody else"})
    assert list(changes.problems(released)) == []
    told(released, {**where, "was": "somebody", "is": "somebody else"})
    assert "its rows in data/changes.csv do not give it back" in next(changes.problems(released))


@pytest.mark.slow
def test_a_row_that_is_gone_is_told_and_a_new_one_is_not(released: Path):
    edit(released, "claims", "kent-2021-11-05", "value", None)
    assert "kent-2021-11-05 is gone since version" in next(changes.problems(released))
    told(released, {"table": "claims", "key": "kent-2021-11-05", "column": "", "was": "the row", "is": ""})
    assert list(changes.problems(released)) == []
    rows = list(changes.by_key(resource("not_figures"), released).values())
    write(released, "not_figures", [*rows, {**rows[-1], "quote": "one more"}])
    assert list(changes.problems(released)) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "spoil"),
    [
        ("daily", lambda table: table["schema"]["fields"][1].update(description="Boats.")),
        ("daily", lambda table: table["sources"][0].update(title="Daily Mail")),
        ("claims", lambda table: table["schema"].pop("foreignKeys")),
        ("claims", lambda table: table["schema"]["fields"][7].pop("constraints", None)),
        ("claims", lambda table: table.update(licenses=[])),
    ],
    ids=["unit", "source", "keys", "enum", "licence"],
)
def test_a_promise_of_the_description_is_told_too(released: Path, table: str, spoil):
    path = released / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    spoil(next(each for each in package["resources"] if each["name"] == table))
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    [sentence] = changes.problems(released)
    assert sentence.startswith(f"data/datapackage.json, “{table}”: what it promises differs from version")


@pytest.mark.slow
def test_a_new_or_changed_column_is_told_by_what_the_package_says_of_it_alone(released: Path):
    path = released / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    fields = next(each for each in package["resources"] if each["name"] == "daily")["schema"]["fields"]
    was, new = json.dumps(fields[1], ensure_ascii=False, sort_keys=True), {"name": "rafts", "type": "integer"}
    fields[1]["description"] = "Boats."
    fields.insert(2, new)
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    where = {"table": changes.PACKAGE, "key": "daily"}
    added = {**where, "column": "schema.rafts", "was": "", "is": json.dumps(new, sort_keys=True)}
    is_ = json.dumps(fields[1], ensure_ascii=False, sort_keys=True)
    told(released, added, {**where, "column": f"schema.{fields[1]['name']}", "was": was, "is": is_})
    assert list(changes.problems(released)) == []
    for rows in ([added], [{**added, "is": added["is"].replace("integer", "string")}]):
        told(released, *rows)
        assert len(list(changes.problems(released))) == 1


@pytest.mark.slow
def test_hashes_and_vintages_may_change(released: Path):
    path = released / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for table in package["resources"]:
        table.update(hash="sha256:0", bytes=1, vintage="2027-01-01")
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    kept = {one["table"] for one in changes.prints(VERSION, released)}
    assert kept.isdisjoint(changes.MADE)
    assert list(changes.problems(released)) == []
