"""Take in a newer release of the Home Office's series: say what it changes, and then change it.

What is said and what is written come from one copy of data/, in which the release has been taken in.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossing.articles import documents
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.spans import as_date
from crossing.ledger import check, read_ledger, resource, schema, vintages
from crossing.ledger.changes import Cells
from crossing.official import earlier
from crossing.paths import DATA
from crossing.workshop import csv_tables, effects, pins, workbook
from crossing.workshop.commands import PUBLISHED_AT
from crossing.workshop.workbook import DAYS, WEEKS, Rows, Sheet

BASIS = {
    True: "Compared day by day when the release was taken in; days that others published first.",
    False: "Compared day by day when the release was taken in; days that the Home Office published first.",
}


@dataclass(frozen=True)
class Change:
    """One cell that a release changed: the sheet, the day that names the row, the column, what stood there and stands now."""

    sheet: Sheet
    day: dt.date
    column: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{prose.day(self.day)}, {self.column}: {self.was or 'not recorded'} is now {self.now or 'not recorded'}"


@dataclass(frozen=True)
class Release:
    """A release that is taken in: its day and that of the one before it, its rows and the book's own, by table."""

    day: dt.date
    before: dt.date
    new: dict[str, Rows]
    old: dict[str, Rows]

    @property
    def changes(self) -> list[Change]:
        """Each cell that it changed, in rows that both releases have."""
        return [
            change for sheet in (DAYS, WEEKS) for change in changed(sheet, self.old[sheet.table], self.new[sheet.table])
        ]


def update(
    path: Path, published: str, *, address: str = PUBLISHED_AT, dry_run: bool = False, folder: Path = DATA
) -> int:
    """Print what a workbook changes, take it in unless `dry_run`, and return 0.

    `published` is the release's day of publication, `address` where its workbook was found. Raises BookError where the
    workbook is odd (crossing.workshop.workbook), older than what the book has, that of another release that it has, or lacks days that the book has.
    """
    old = {sheet.table: _stored(sheet, folder) for sheet in (DAYS, WEEKS)}
    release = Release(_published(published), vintages.vintage("daily", folder), workbook.read(path), old)
    _require_another(path, release.day, folder)
    _require_later(release)
    if release.day == release.before:
        return _compared(release)
    with csv_tables.trial(folder, dry_run=dry_run) as copy:
        _take_in(copy, release, path, address)
        for line in _told(release, folder, copy):
            print(line)
        _require_fit(copy)
    if not dry_run:
        print("Taken in. Run “python3 scripts/book.py refresh --pins”, look at git diff, then check and test.")
    return 0


def changed(sheet: Sheet, old: Rows, new: Rows) -> Iterator[Change]:
    """Yield each cell that differs between two releases, in rows that both have."""
    for day in sorted(set(old) & set(new)):
        for column in sheet.columns[1:]:
            if old[day][column] != new[day][column]:
                yield Change(sheet, day, column, old[day][column], new[day][column])


def _published(text: str) -> dt.date:
    release = documents.day_of_publication(text)
    if release > dt.date.today():
        raise BookError(f"{text} is still to come: give the day on which the workbook was published.")
    return release


def _require_another(path: Path, day: dt.date, folder: Path) -> None:
    """Raise BookError where a file said to be of a day is, byte by byte, the workbook of another release that the book has."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    for row in csv_tables.rows(folder, "releases"):
        release = as_date(row["release"])
        if row["sha256"] == digest and release != day:
            raise BookError(
                f"{path.name} is the workbook of {prose.day(release)}, which the book has, and not one of {prose.day(day)}: "
                "give the workbook of that day."
            )


def _require_later(release: Release) -> None:
    if release.day < release.before:
        raise BookError(
            f"the book has the release of {prose.day(release.before)}, which is later than {prose.day(release.day)}: nothing to take in."
        )
    for table, rows in release.new.items():
        lost = sorted(set(release.old[table]) - set(rows))
        if lost:
            raise BookError(
                f"the workbook has no row of {prose.day(lost[0])} in its {table} table ({len(lost)} missing), and the book has: "
                "it is an older release, or one cut short."
            )
        if max(rows) >= release.day:
            raise BookError(
                f"the workbook goes to {prose.day(max(rows))} and is said to be of {prose.day(release.day)}: give its own day."
            )


def _compared(release: Release) -> int:
    """Say whether the tables are what the workbook of their own release holds. Raises BookError if they are not."""
    day, changes = prose.day(release.day), release.changes
    if changes:
        raise BookError(
            f"the tables are not what the release of {day} holds ({len(changes)} cells): {changes[0]} in the workbook."
        )
    print(f"The tables are, cell by cell, what the release of {day} holds. Nothing to take in.")
    return 0


# ---- a copy of data/ with the release taken in -----------------------------------------------------------------------


def _stored(sheet: Sheet, folder: Path) -> Rows:
    return {as_date(row[sheet.key]): row for row in csv_tables.rows(folder, sheet.table)}


def _take_in(copy: Path, release: Release, path: Path, address: str) -> None:
    """Write the release into the copy."""
    for sheet in (DAYS, WEEKS):
        csv_tables.write(copy, sheet.table, list(release.new[sheet.table].values()))
    csv_tables.append(copy, "revised", *(_revised(release.day, change) for change in release.changes))
    csv_tables.append(copy, "revisions", *_revisions(release, copy))
    csv_tables.append(copy, "releases", _row(release, path, address, copy))
    package = schema(copy)
    for table in package["resources"]:
        if table["name"] in vintages.ONE_RELEASE:
            table["vintage"] = f"{release.day}"
    csv_tables.describe(copy, package)
    csv_tables.renew_hashes(copy, [*vintages.ONE_RELEASE, "revised", "revisions", "releases"])


def _revised(release: dt.date, change: Change) -> Cells:
    """A row of revised.csv."""
    named = {"release": f"{release}", "table": change.sheet.table, "key": f"{change.day}", "column": change.column}
    return named | {"was": change.was, "is": change.now}


def _row(release: Release, path: Path, address: str, copy: Path) -> Cells:
    """A row of releases.csv: the workbook, and the tables made from it, each with its hash."""
    workbook_of = {"file": path.name, "address": address, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    ends = {"last_day": f"{max(release.new['daily'])}", "last_week": f"{max(release.new['weekly'])}"}
    made = {
        earlier.HASHES[name]: hashlib.sha256((copy / resource(name, copy)["path"]).read_bytes()).hexdigest()
        for name in vintages.ONE_RELEASE
    }
    return {"release": f"{release.day}"} | ends | workbook_of | made


def _revisions(release: Release, copy: Path) -> Iterator[Cells]:
    """Yield how far the days moved between two releases: those that others published first, and the Home Office's own."""
    by_others = max(as_date(row["date"]) for row in csv_tables.rows(copy, "mod_daily"))
    for others in (True, False):
        days = sorted(day for day in release.old[DAYS.table] if (day <= by_others) == others)
        if not days:
            continue
        moved = [
            (int(change.was), int(change.now))
            for change in release.changes
            if change.sheet is DAYS and change.column == "arrivals" and (change.day <= by_others) == others
            # a day that was not recorded, or is not any more, has moved from no number
            if change.was and change.now
        ]
        yield {
            "release": f"{release.day}",
            "earlier_release": f"{release.before}",
            "first_day": f"{days[0]}",
            "last_day": f"{days[-1]}",
            "days_compared": str(len(days)),
            "days_moved": str(len(moved)),
            "largest_people": str(max((abs(now - was) for was, now in moved), default=0)),
            "largest_share": f"{max((abs(now - was) / was for was, now in moved if was), default=0):.4g}",
            "basis": BASIS[others],
        }


def _require_fit(copy: Path) -> None:
    """Raise BookError unless the copy is sound (what a workbook notes may not be) and gives back every earlier release."""
    ledger = read_ledger(copy)
    for sentence in [*check.problems(ledger, copy), *earlier.problems(ledger, copy)]:
        raise BookError(f"nothing was written, for the ledger would not be sound: {sentence}")


# ---- what is said ----------------------------------------------------------------------------------------------------


def _told(release: Release, folder: Path, copy: Path) -> Iterator[str]:
    yield f"The release of {prose.day(release.day)}; the book has that of {prose.day(release.before)}."
    for sheet, one, many in ((DAYS, "day", "days"), (WEEKS, "week", "weeks")):
        added = sorted(set(release.new[sheet.table]) - set(release.old[sheet.table]))
        span = f": {prose.day(added[0])} to {prose.day(added[-1])}" if added else ""
        yield f"{len(added)} {one if len(added) == 1 else many} added{span}."
    yield from effects.listed("Cells revised", release.changes)
    was, now = read_ledger(folder), read_ledger(copy)
    yield from effects.listed("Printed numbers that move", effects.printed(was, now))
    yield from effects.listed("Verdicts that move (each is a correction)", effects.verdicts(was, now))
    yield from effects.listed("Findings that come or go", effects.findings(was, now))
    moved = (f"{name}: {one} is now {two}" for name, one, two in pins.moved(copy))
    yield from effects.listed("Pinned numbers to renew (refresh --pins)", moved)
