"""Tables of a data folder as they are written: rows in, rows out, each cell as text; and a copy of it to try a change in."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crossing import files
from crossing.ledger import SCHEMA_FILE, file_hash, resource, schema
from crossing.ledger.changes import Cells, cells, key_of
from crossing.ledger.package import Package, Resource, keys_of


def names(folder: Path) -> list[str]:
    """Return the names of the tables."""
    return [table["name"] for table in schema(folder)["resources"]]


def columns(folder: Path, name: str) -> list[str]:
    """Return the columns of a table, in order."""
    return [field["name"] for field in resource(name, folder)["schema"]["fields"]]


def rows(folder: Path, name: str) -> list[Cells]:
    """Return the rows of a table, in order."""
    return cells(resource(name, folder), folder)


def write(folder: Path, name: str, new: list[Cells]) -> None:
    """Write the rows of a table; cells not given are empty."""
    with (folder / resource(name, folder)["path"]).open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns(folder, name), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(new)


def append(folder: Path, name: str, *new: Cells) -> None:
    """Add rows to a table, in the order of its key; a row whose key is there stays as it is."""
    table = resource(name, folder)
    held = rows(folder, name)
    taken = {key_of(table, row) for row in held}
    write(folder, name, sorted([*held, *(row for row in new if key_of(table, row) not in taken)], key=_order(table)))


def _order(table: Resource) -> Callable[[Cells], list[str | int]]:
    """A function that gives what a row of a table is sorted by: its key, numbers as numbers."""
    whole = {field["name"] for field in table["schema"]["fields"] if field["type"] == "integer"}
    return lambda row: [int(row[column]) if column in whole else row[column] for column in keys_of(table)]


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


def renew_hashes(folder: Path, named: list[str]) -> None:
    """Write the hashes and sizes of these tables to the data package, so that any later change of a digit is seen."""
    package = schema(folder)
    for table in package["resources"]:
        if table["name"] in named:
            content = (folder / table["path"]).read_bytes()
            table["hash"], table["bytes"] = file_hash(content), len(content)
    describe(folder, package)


def describe(folder: Path, package: Package) -> None:
    """Write what the data package says of its tables."""
    files.write(folder / SCHEMA_FILE, json.dumps(package, indent=2, ensure_ascii=False) + "\n")


def require_writable(folder: Path) -> None:
    """Raise PermissionError, which names it, if tables cannot be written into a data folder or one of those in it."""
    files.require_writable(folder, *(path for path in folder.rglob("*") if path.is_dir()))


@contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """Give a copy of a data folder to change, which is gone at the end."""
    with tempfile.TemporaryDirectory() as name:
        yield files.copied(folder, Path(name) / "data")


@contextmanager
def trial(folder: Path, *, dry_run: bool) -> Iterator[Path]:
    """Give a copy of a data folder to change; what is another in it at the end is written to the folder, all or none.

    Nothing is written where the block fails, nor with `dry_run`, which is said. Raises PermissionError where the folder cannot be
    written to, before anything is tried.
    """
    if not dry_run:
        require_writable(folder)
    with copied(folder) as copy:
        yield copy
        if dry_run:
            print("Nothing was written (--dry-run).")
        else:
            files.write_all(differing(copy, folder))


def differing(copy: Path, folder: Path) -> dict[Path, str | bytes]:
    """Return the content of each file of a copy that is another than in the folder, by its place there."""
    pairs = {folder / path.relative_to(copy): path.read_bytes() for path in sorted(copy.rglob("*")) if path.is_file()}
    return {path: content for path, content in pairs.items() if content != path.read_bytes()}
