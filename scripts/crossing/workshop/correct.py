"""Correct cells of a row of the ledger: say what that moves, write them, what tells of each, and the correction for readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossing import __version__
from crossing.errors import BookError
from crossing.ledger import changes, check, read_ledger, resource, schema
from crossing.ledger.package import Resource, keys_of
from crossing.paths import DATA
from crossing.workshop import csv_tables, effects

OWN = ("changes", "corrections", "prints")
NOT_STATED = "nothing"  # how a correction words an empty cell
FINDERS = "The makers of the book"


@dataclass(frozen=True)
class Change:
    """The cell that is corrected: its table, the key of its row, its column, what stands there and what is to."""

    table: Resource
    key: str
    column: str
    was: str
    new: str

    @property
    def place(self) -> str:
        """The file of the table, as people name it."""
        return f"data/{self.table['path']}"


def correct(
    name: str,
    key: str,
    column: str,
    new: str,
    *,
    why: str,
    also: Sequence[str] = (),
    page: str = "",
    reported_by: str = FINDERS,
    dry_run: bool = False,
    folder: Path = DATA,
) -> int:
    """Print what a corrected cell moves, write it unless `dry_run`, and return 0.

    `name` is a table (“claims”, or “claims.csv”), `key` names its row, `also` has further cells of it, each as COLUMN=VALUE:
    a value and the quote in which it stands can only change together. `page` is the page on which readers met the old cell
    (the row's own chapter where it has one). Raises BookError where there is no such cell, where nothing would change, or
    where the ledger would no longer be sound; nothing is written then.
    """
    if not why.strip():
        raise BookError("a correction needs its reason: give it with --why.")
    table = _table(name, folder)
    made = [
        Change(table, key, each, _row(table, key, each, folder)[each], cell)
        for each, cell in _wanted(column, new, also).items()
    ]
    for change in made:
        if change.was == change.new:
            raise BookError(f"{change.place}: {change.column} of {key} is “{change.new}” already; nothing to correct.")
    row = _row(table, key, column, folder)
    with csv_tables.trial(folder, dry_run=dry_run) as copy:
        page = _page(page, row, table, copy)
        _write(copy, made, why, page, reported_by)
        _require_sound(copy)
        for line in _told(made, page, folder, copy):
            print(line)
    if not dry_run:
        print("Written. Run “python3 scripts/book.py refresh”, look at git diff, then check and test.")
    return 0


def _wanted(column: str, new: str, also: Sequence[str]) -> dict[str, str]:
    """What is to stand in each column. Raises BookError where a further cell is not worded so, or a column stands twice."""
    wanted = {column: new}
    for words in also:
        each, equals, cell = words.partition("=")
        if not equals:
            raise BookError(f"“{words}” is no further cell: write it as COLUMN=VALUE.")
        if each in wanted:
            raise BookError(f"the column “{each}” is given twice: say once what is to stand there.")
        wanted[each] = cell
    return wanted


def _write(copy: Path, made: Sequence[Change], why: str, page: str, reported_by: str) -> None:
    """Write the cells of one row into the copy, with a row that tells of each, and one correction of them all."""
    today, name, key = f"{dt.date.today()}", made[0].table["name"], made[0].key
    ident = {"correction_id": _next_id("corrections", today, copy)}
    told = {
        "was": "; ".join(f"{change.column}: {change.was or NOT_STATED}" for change in made),
        "is": "; ".join(f"{change.column}: {change.new or NOT_STATED}" for change in made),
    }
    claim = key if name == "claims" else ""
    found = {"date": today, "page": page, "ident": claim, "why": why, "reported_by": reported_by}
    csv_tables.append(copy, "corrections", ident | found | told)
    for change in made:
        number = {"change_id": _next_id("changes", today, copy), "since": _since(copy)}
        cell = {"table": name, "key": key, "column": change.column, "why": why, "was": change.was, "is": change.new}
        csv_tables.append(copy, "changes", number | cell | ident)
        _set(copy, change)
    csv_tables.renew_hashes(copy, [name, "corrections", "changes"])


def _table(name: str, folder: Path) -> Resource:
    known = {table["name"]: table for table in schema(folder)["resources"]}
    by_file = {Path(table["path"]).name: table for table in known.values()}
    table = known.get(name.removesuffix(".csv")) or by_file.get(Path(name).name)
    if table is None:
        raise BookError(
            f"there is no table “{name}”: use one of {', '.join(sorted(set(known) - {*changes.MADE, *OWN}))}."
        )
    if table["name"] in ("corrections", "changes"):
        raise BookError(f"data/{table['path']} tells what was corrected: mend a slip in it by hand.")
    if table["name"] in (*changes.MADE, *OWN):
        raise BookError(
            f"data/{table['path']} is written by a command: “update” takes in a release, “refresh” renews the rest."
        )
    return table


def _row(table: Resource, key: str, column: str, folder: Path) -> changes.Cells:
    rows, place = changes.by_key(table, folder), f"data/{table['path']}"
    if key not in rows:
        raise BookError(
            f"{place} has no row “{key}”: give the key as it stands there, its parts joined by “{changes.BETWEEN}”."
        )
    if column not in rows[key]:
        raise BookError(f"{place} has no column “{column}”: it has {', '.join(rows[key])}.")
    if column in keys_of(table):
        raise BookError(f"{place}: {column} is the key of the row, and a published key stays; add a row of its own.")
    printed = [
        one for one in changes.by_key(resource("prints", folder), folder).values() if one["table"] == table["name"]
    ]
    if printed and key not in {one["key"] for one in printed}:
        raise BookError(
            f"{place}: {key} is new since version {printed[0]['version']}, so readers have not met it: edit the cell and run book.py refresh."
        )
    return rows[key]


def _page(page: str, row: changes.Cells, table: Resource, copy: Path) -> str:
    """The page that is corrected, by its short title: the one that was named, or that of the row's chapter."""
    chapters = changes.by_key(resource("chapters", copy), copy)
    titles = {name: each["short_title"] for name, each in chapters.items() if each["kind"] != "none"}
    named = titles | {title: title for title in titles.values()}
    chosen = page or row.get("chapter", "")
    if chosen in named:
        return named[chosen]
    if not page and table["name"] == "claims":
        return titles["ledger"]
    raise BookError(
        f"“{page}” is not a page of the book: use one of {', '.join(sorted(titles))}."
        if page
        else f"on which page did readers meet it? Name it with --page: {', '.join(sorted(titles))}."
    )


def _since(copy: Path) -> str:
    """The version from which the change departs: the one whose prints are kept."""
    kept = list(changes.by_key(resource("prints", copy), copy).values())
    return kept[0]["version"] if kept else __version__


def _next_id(name: str, today: str, copy: Path) -> str:
    taken = changes.by_key(resource(name, copy), copy)
    numbers = [int(key.rpartition("-")[2]) for key in taken if key.startswith(f"{today}-")]
    return f"{today}-{max(numbers, default=100) + 1:03}"


def _set(copy: Path, change: Change) -> None:
    rows = csv_tables.rows(copy, change.table["name"])
    next(row for row in rows if changes.key_of(change.table, row) == change.key)[change.column] = change.new
    csv_tables.write(copy, change.table["name"], rows)


def _require_sound(copy: Path) -> None:
    found = [*check.problems(read_ledger(copy), copy), *changes.problems(copy)]
    if found:
        raise BookError(f"nothing was written, for the ledger would not be sound: {found[0]}")


def _told(made: Sequence[Change], page: str, folder: Path, copy: Path) -> Iterator[str]:
    before, after = read_ledger(folder), read_ledger(copy)
    for change in made:
        was, new = (cell or NOT_STATED for cell in (change.was, change.new))
        yield f"{change.place}, {change.key}, {change.column}: {was} is now {new}; a correction to {page}."
    yield from effects.listed("Places that name the row", effects.places(made[0].key, before))
    yield from effects.listed("Printed numbers that move", effects.printed(before, after))
    yield from effects.listed("Verdicts that move (each is a correction too)", effects.verdicts(before, after))
    yield from effects.listed("Findings that come or go", effects.findings(before, after))
