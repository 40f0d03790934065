"""No cell of a released table is another without a row of changes.csv that says which, what it was, what it is and why.

With each version of the book a print of every row is kept (prints.csv): a hash of its cells. To check a row, what
changes.csv says of it since is taken back, newest first; the print must then be the same. A person writes these rows, or
`book.py correct` does; no refresh does.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from crossing.ledger.package import Resource, keys_of, resource, schema
from crossing.paths import DATA

PRINTED = 16  # hexadecimal digits of a hash that are kept; an accident passes once in 10^19 rows
# made by commands from other tables or texts, or proved by official/releases.csv
MADE = (
    *("daily", "weekly", "releases", "revised", "revisions"),
    *("fingerprints", "numerals", "word_findings", "word_benchmark", "reading_benchmark", "archive_benchmark"),
    *("released", "changes", "prints"),
)
PACKAGE, PROMISES = "datapackage", ("hash", "bytes", "vintage")  # what a description promises, but for these
FIELD = "schema."  # before a column of a table, where a change is of what the data package says of that column alone
BETWEEN = " | "  # the parts of a key

Cells = dict[str, str]


def key_of(table: Resource, row: Cells) -> str:
    """Return the key of a row, as changes.csv and prints.csv write it."""
    return BETWEEN.join(row[column] for column in keys_of(table))


def cells(table: Resource, folder: Path = DATA) -> list[Cells]:
    """Return the rows of a table in their order, each cell as it is written."""
    with (folder / table["path"]).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def by_key(table: Resource, folder: Path = DATA) -> dict[str, Cells]:
    """Return the rows of a table by their keys, each cell as it is written."""
    return {key_of(table, row): row for row in cells(table, folder)}


def print_of(row: Cells) -> str:
    """Return the print of a row: a hash of its cells that hold something, whatever the order of its columns."""
    held = sorted((column, cell) for column, cell in row.items() if cell)
    return hashlib.sha256(json.dumps(held, ensure_ascii=False).encode()).hexdigest()[:PRINTED]


def prints(version: str, folder: Path = DATA) -> Iterator[Cells]:
    """Yield the print of every row that a person wrote, and of what the data package says of each table."""
    for table in schema(folder)["resources"]:
        if table["name"] not in MADE:
            for key, row in by_key(table, folder).items():
                yield {"version": version, "table": table["name"], "key": key, "print": print_of(row)}
    for name, promise in _promises(folder).items():
        yield {"version": version, "table": PACKAGE, "key": name, "print": print_of(promise)}


def _promises(folder: Path) -> dict[str, Cells]:
    """What the data package says of itself (under its own name) and of each table, as one cell a property."""
    package = schema(folder)
    parts = {package["name"]: {key: part for key, part in package.items() if key not in ("resources", "version")}}
    parts |= {
        table["name"]: {key: part for key, part in table.items() if key not in PROMISES}
        for table in package["resources"]
    }
    return {name: {key: _as_cell(part) for key, part in of.items()} for name, of in parts.items()}


def _as_cell(part: object) -> str:
    """A part of a description as a cell: the same content is always the same text."""
    return json.dumps(part, ensure_ascii=False, sort_keys=True)


def problems(folder: Path = DATA) -> Iterator[str]:
    """Say which rows of the last version are another now, or gone, and no row of changes.csv says so."""
    kept = list(by_key(resource("prints", folder), folder).values())
    told: dict[tuple[str, str], list[Cells]] = {}
    for change in by_key(resource("changes", folder), folder).values():
        if kept and change["since"] == kept[0]["version"]:
            told.setdefault((change["table"], change["key"]), []).append(change)
    tables = {table["name"]: table for table in schema(folder)["resources"]}
    now = {name: by_key(table, folder) for name, table in tables.items() if name not in MADE} | {
        PACKAGE: _promises(folder)
    }
    for one in kept:
        name, key = one["table"], one["key"]
        row, changes = now.get(name, {}).get(key), told.get((name, key), [])
        if row is None and any(not change["column"] for change in changes):
            continue  # it is told that the row was taken away
        if row is None or print_of(_taken_back(row, changes)) != one["print"]:
            yield _untold(tables, name, key, one["version"], gone=row is None, named=bool(changes))


def _taken_back(row: Cells, changes: list[Cells]) -> Cells:
    """The row as it was before its changes."""
    before = dict(row)
    for change in reversed(changes):
        if _cell(before, change["column"]) != change["is"]:
            return {}  # the last word on the cell is not what it holds
        before |= _with(before, change["column"], change["was"])
    return before


def _cell(row: Cells, column: str) -> str:
    """A cell of a row; of the description of a table also what it says of one column."""
    if not (column.startswith(FIELD) and "schema" in row):
        return row.get(column, "")
    fields = json.loads(row["schema"])["fields"]
    return next((_as_cell(field) for field in fields if field["name"] == column.removeprefix(FIELD)), "")


def _with(row: Cells, column: str, cell: str) -> Cells:
    """The cell of a row, by its column, in which `cell` stands for what `_cell` finds; what was empty was no column."""
    if not (column.startswith(FIELD) and "schema" in row):
        return {column: cell}
    described, name = json.loads(row["schema"]), column.removeprefix(FIELD)
    put = [json.loads(cell)] if cell else []
    described["fields"] = [one for field in described["fields"] for one in (put if field["name"] == name else [field])]
    return {"schema": _as_cell(described)}


def _untold(tables: dict[str, Resource], name: str, key: str, version: str, *, gone: bool, named: bool) -> str:
    if name == PACKAGE:
        return (
            f"data/datapackage.json, “{key}”: what it promises differs from version {version}, and no row of "
            "data/changes.csv says which property and why; add one, or take the change back."
        )
    path = f"data/{tables[name]['path']}" if name in tables else f"the table {name}"
    what = "is gone since" if gone else "differs from"
    how = (
        "its rows in data/changes.csv do not give it back"
        if named
        else "no row of data/changes.csv says what it was and why"
    )
    return f"{path}: {key} {what} version {version}, and {how}; use book.py correct, or take the change back."
