"""Tables of a data folder as they are written: rows in, rows out, each cell as text."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from crossing.ledger import SCHEMA_FILE, file_hash, resource, schema
from crossing.ledger.changes import key_of

__all__ = ["SCHEMA_FILE", "accept", "append", "columns", "names", "renew_hashes", "rows", "write"]

Row = dict[str, str]


def names(folder: Path) -> list[str]:
    """Return the names of the tables."""
    return [table["name"] for table in schema(folder)["resources"]]


def columns(folder: Path, name: str) -> list[str]:
    """Return the columns of a table, in order."""
    return [field["name"] for field in resource(name, folder)["schema"]["fields"]]


def rows(folder: Path, name: str) -> list[Row]:
    """Return the rows of a table, in order."""
    with (folder / resource(name, folder)["path"]).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(folder: Path, name: str, new: list[Row]) -> None:
    """Write the rows of a table; cells not given are empty."""
    with (folder / resource(name, folder)["path"]).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns(folder, name), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(new)


def append(folder: Path, name: str, *new: Row) -> None:
    """Add rows to a table, in the order of its key; a row whose key is there stays as it is."""
    table = resource(name, folder)
    held = rows(folder, name)
    taken = {key_of(table, row) for row in held}
    write(folder, name, sorted([*held, *(row for row in new if key_of(table, row) not in taken)], key=_order(table)))


def _order(table: dict[str, Any]) -> Any:
    """A function that gives what a row of a table is sorted by: its key, numbers as numbers."""
    key = table["schema"]["primaryKey"]
    keys = [key] if isinstance(key, str) else key
    whole = {field["name"] for field in table["schema"]["fields"] if field["type"] == "integer"}
    return lambda row: [int(row[column]) if column in whole else row[column] for column in keys]


def accept(folder: Path) -> None:
    """Take the tables of a copy as what the last version and the newest release had, for rehearsals that spoil them.

    Older releases could not be made from them: the copy has had no other.
    """
    write(folder, "prints", [])
    write(folder, "revised", [])
    releases = rows(folder, "releases")[-1:]
    for name in ("daily", "weekly"):
        content = (folder / resource(name, folder)["path"]).read_bytes()
        releases[-1][f"{name}_sha256"] = file_hash(content).removeprefix("sha256:")
    write(folder, "releases", releases)
    renew_hashes(folder, ["prints", "revised", "releases"])


def renew_hashes(folder: Path, named: list[str]) -> list[str]:
    """Write the hashes of these tables; return the files that are another now, the description of the tables last."""
    package, written = schema(folder), []
    for table in package["resources"]:
        if table["name"] in named:
            content = (folder / table["path"]).read_bytes()
            table["hash"], table["bytes"] = file_hash(content), len(content)
            written.append(table["path"])
    (folder / SCHEMA_FILE).write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [*written, SCHEMA_FILE]
