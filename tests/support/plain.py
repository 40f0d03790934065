"""The official tables read with nothing but the csv module, to hold against what the package makes of them."""

from __future__ import annotations

import csv
from datetime import date

from crossing.paths import DATA


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of data/official, by the name of its file."""
    with (DATA / "official" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def arrivals() -> dict[date, int]:
    """Arrivals by day as on record now."""
    return {date.fromisoformat(row["date"]): int(row["arrivals"]) for row in rows("home_office_daily.csv")}


def total(by_day: dict[date, int], first: date, last: date) -> int:
    """The people of the days from the first to the last."""
    return sum(people for day, people in by_day.items() if first <= day <= last)
