"""Releases of the Home Office's tables that the book has had: each as it was published, and proof that it is kept whole.

Only the newest release is stored as tables. What later releases changed in an older one stands cell by cell in
official/revised.csv; days and weeks that came later are simply later. So an older release is the newest one with its later
rows left out and its changed cells put back, and official/releases.csv holds the SHA-256 that this must then have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from crossing.errors import BookError
from crossing.language import prose
from crossing.language.spans import as_date
from crossing.ledger import Ledger, vintages
from crossing.paths import DATA

TABLES = vintages.ONE_RELEASE
HASHES = {"daily": "daily_sha256", "weekly": "weekly_sha256"}  # the columns of releases.csv
LAST = {"daily": "last_day", "weekly": "last_week"}


def known(ledger: Ledger) -> list[date]:
    """Return the days of publication of the releases that the book has had, oldest first."""
    return sorted(as_date(day) for day in ledger.releases["release"])


def as_published(ledger: Ledger, release: date, table: str = "daily") -> pd.DataFrame:
    """Return the daily or weekly table as a release had it.

    `release` is its day of publication, `table` one of TABLES. Raises BookError where the book has not had that release.
    """
    if release not in known(ledger):
        had = ", ".join(map(prose.day, known(ledger)))
        raise BookError(f"The book has had no release of {prose.day(release)}: ask for one of {had}.")
    frame: pd.DataFrame = ledger.table(table)
    key = frame.columns[0]
    row = ledger.releases.loc[ledger.releases["release"] == pd.Timestamp(release)].iloc[0]
    frame = frame.loc[frame[key] <= row[LAST[table]]].reset_index(drop=True)
    later = _changed_since(ledger, release, table)
    places = {day: place for place, day in enumerate(frame[key])}
    for change in later.sort_values("release", ascending=False).to_dict("records"):
        if change["key"] not in places:
            continue  # a row that came after this release and was changed after that
        place = places[change["key"]]
        numeric = frame[change["column"]].dtype != object
        was = change["was"] if not numeric else (int(change["was"]) if change["was"] else pd.NA)
        frame.loc[place, change["column"]] = was
    return frame


def _changed_since(ledger: Ledger, release: date, table: str) -> pd.DataFrame:
    """The cells of a table that releases after this one changed."""
    revised = ledger.revised
    return revised.loc[(revised["table"] == table) & (revised["release"] > pd.Timestamp(release))]


def digest(frame: pd.DataFrame) -> str:
    """Return the SHA-256 of a table as its CSV file is written."""
    return _digest(_text(frame))


def _text(frame: pd.DataFrame) -> str:
    return frame.to_csv(index=False, lineterminator="\n")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digests(ledger: Ledger, table: str) -> Iterator[str]:
    """Yield the SHA-256 of the table as each release had it, in the order of official/releases.csv."""
    frame: pd.DataFrame = ledger.table(table)
    lines = _text(frame).splitlines(keepends=True)
    for release, last in zip(ledger.releases["release"], ledger.releases[LAST[table]], strict=True):
        if _changed_since(ledger, as_date(release), table).empty:  # nearly always: then only later rows are left out
            yield _digest("".join(lines[: 1 + int((frame[frame.columns[0]] <= last).sum())]))
        else:
            yield digest(as_published(ledger, as_date(release), table))


def problems(ledger: Ledger, folder: Path = DATA) -> Iterator[str]:
    """Say where the tables are not what their release had, and which older release can no longer be made from them."""
    place = "data/official/releases.csv"
    releases = ledger.releases.to_dict("records")
    if not releases:
        yield f"{place} names no release: restore it from version control."
        return
    newest = as_date(releases[-1]["release"])
    for table in TABLES:
        if newest != (stated := vintages.vintage(table, folder)):
            yield f"{place}: the newest release is of {newest}, and datapackage.json states {stated} for the table {table}; book.py update takes in a release."
    for table in TABLES:
        rows = enumerate(zip(releases, _digests(ledger, table), strict=True), start=2)
        other = [(row, release) for row, (release, found) in rows if found != release[HASHES[table]]]
        if other and other[-1][1] is releases[-1]:
            other = other[-1:]  # a spoilt table spoils all that is made from it
        for row, release in other:
            day = as_date(release["release"])
            what = "holds" if day == newest else "gives back"
            yield (
                f"{place}, row {row}: the table {table} no longer {what} the release of {prose.day(day)}, its SHA-256 "
                f"differs; {vintages.NEVER_EDITED}"
            )
