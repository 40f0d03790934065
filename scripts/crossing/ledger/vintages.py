"""The vintage of an official table: the day on which it was published as the book has it. It stands in datapackage.json alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from crossing.errors import BookError
from crossing.language import prose
from crossing.language.spans import WEEK
from crossing.ledger.package import keys_of, resource, schema
from crossing.ledger.tables import Ledger
from crossing.paths import DATA

ONE_RELEASE = ("daily", "weekly")  # tables that are published together
# tables that `update` takes in or keeps of releases, and nobody edits: a refresh would refuse what was typed there
OF_RELEASES = (*ONE_RELEASE, "releases", "revised", "revisions")
NEVER_EDITED = "a release is never edited: restore the table, or take the release in with book.py update."
SUMMED = {"arrivals": "arrivals", "boats": "boats", "boats_uncontrolled": "uncontrolled boats"}  # by day and by week


def vintage(table: str, folder: Path = DATA) -> date:
    """Return the vintage of a table, by its name in the data package. Raises BookError if it has none, or is none."""
    stated = resource(table, folder).get("vintage")
    if stated is None:
        raise BookError(f"data/datapackage.json states no vintage for the table {table}: name another, or state it.")
    try:
        return date.fromisoformat(stated)
    except (TypeError, ValueError):
        raise BookError(
            f"data/datapackage.json, table “{table}”: the vintage “{stated}” is not a date; write it as 2026-08-21."
        ) from None


def problems(ledger: Ledger, folder: Path = DATA) -> Iterator[str]:
    """Say where a table has a day later than its vintage, or two tables of one release state different vintages."""
    for table in schema(folder)["resources"]:
        if "vintage" not in table:
            continue
        column, published = keys_of(table)[0], vintage(table["name"], folder)
        for row, day in enumerate(ledger.table(table["name"])[column], start=2):
            if day.date() > published:
                yield (
                    f"data/{table['path']}, row {row}, column “{column}”: {day.date()} is later than {table['vintage']}, the "
                    f"vintage that datapackage.json states for the table; state the vintage of the release that has this row."
                )
                break  # one later day says it
    stated = [vintage(name, folder) for name in ONE_RELEASE]
    if len(set(stated)) > 1:
        yield (
            f"data/datapackage.json: the tables {' and '.join(ONE_RELEASE)} are of one release, but their vintages are "
            f"{' and '.join(map(str, stated))}; state one vintage."
        )


def weeks(ledger: Ledger) -> Iterator[str]:
    """Say which weeks of the weekly table are not the sum of their days."""
    days = ledger.daily.set_index("date")[list(SUMMED)].astype("float64").sort_index()
    sums = days.rolling(WEEK, min_periods=WEEK.days).sum().reindex(ledger.weekly["week_ending"])
    for column, counted in SUMMED.items():
        of_week, of_days = ledger.weekly[column].astype("float64"), sums[column].to_numpy()
        for row in of_week.index[(of_week - of_days).abs() > 0]:  # nothing is said where one of them has none
            yield (
                f"data/official/home_office_weekly.csv, row {row + 2}, column “{column}”: the week ending "
                f"{prose.day(ledger.weekly['week_ending'][row])} has {of_week[row]:,.0f} {counted} and its days {of_days[row]:,.0f}: "
                "take both tables from one release."
            )
