"""The charts of 2022 to 2024 against numbers read from the files with the csv module, and their pictures."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from crossing.charts import chart
from crossing.ledger import load
from crossing.official.quantities import compute
from crossing.paths import DATA

CHARTS = ("between-neighbours", "between-boats")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "official" / name).open(encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def now() -> dict[date, tuple[int, int]]:
    return {
        date.fromisoformat(row["date"]): (int(row["arrivals"]), int(row["boats"]))
        for row in _rows("home_office_daily.csv")
    }


@pytest.fixture(scope="module")
def then() -> dict[date, int]:
    return {
        date.fromisoformat(row["date"]): int(row["arrivals_as_published"])
        for row in _rows("mod_daily_as_published.csv")
    }


@pytest.fixture(scope="module")
def specs() -> dict[str, dict]:
    return {name: chart(name).specification() for name in CHARTS}


def _words(specs: dict[str, dict], name: str) -> dict:
    return specs[name]["usermeta"]["figure"]


def test_neighbours_are_the_largest_opposite_pairs(
    specs: dict[str, dict], now: dict[date, tuple[int, int]], then: dict[date, int]
):
    words = _words(specs, "between-neighbours")
    change = {day: now[day][0] - value for day, value in then.items()}
    one = timedelta(days=1)
    pairs = {
        day: min(abs(change[day]), abs(change[day + one]))
        for day in change
        if day + one in change and change[day] * change[day + one] < 0
    }
    best = sorted(sorted(pairs, key=pairs.get)[-4:])
    assert best == [date(2022, 8, 21), date(2022, 9, 3), date(2022, 10, 9), date(2022, 11, 12)]
    assert [row[3] for row in words["rows"]] == [change[day + step] for day in best for step in (timedelta(0), one)]
    assert "fell by 158" in words["title"] and "rose by 157" in words["title"]


def test_boats_and_people_in_each(specs: dict[str, dict], now: dict[date, tuple[int, int]]):
    words = _words(specs, "between-boats")
    for row in words["rows"]:
        people = sum(value[0] for day, value in now.items() if day.year == row[0])
        boats = sum(value[1] for day, value in now.items() if day.year == row[0])
        assert row == [row[0], boats, people, pytest.approx(people / boats, abs=0.051)]
    assert [row[0] for row in words["rows"]] == list(range(2018, 2026))  # whole years only
    assert "1,110 boats with an average of 41" in words["title"] and "695 with 53" in words["title"]


def test_quantities_of_the_chapter(now: dict[date, tuple[int, int]], then: dict[date, int]):
    ledger = load()
    assert (
        compute("prevented.2024", ledger).value == 21317 and compute("prevented.2024.arrivals", ledger).value == 29649
    )
    assert compute("prevented.2023", ledger).value is None
    change = {day: now[day][0] - value for day, value in then.items()}
    beside = sum(
        1 for day in change if any(change[day] * change.get(day + timedelta(days=step), 0) < 0 for step in (-1, 1))
    )
    assert compute("revised-beside", ledger).value == beside == 48
