"""The charts of September 2021: their numbers against the plain tables, their words, their width."""

from __future__ import annotations

import csv
from datetime import date
from functools import lru_cache

import pytest

from crossing.charts import chart, september_2021
from crossing.ledger import load
from crossing.paths import DATA

IDS = {
    "record-ladder-2021": ("145", "828", "869"),
}


@lru_cache
def specification(figure_id: str) -> dict:
    return chart(figure_id).specification()


@pytest.fixture(scope="module")
def plain() -> dict[date, int]:
    """Arrivals by day, read without the package."""
    with (DATA / "official/home_office_daily.csv").open(encoding="utf-8", newline="") as handle:
        return {date.fromisoformat(row["date"]): int(row["arrivals"]) for row in csv.DictReader(handle)}


def test_ladder_as_reported_and_on_record(plain: dict[date, int]):
    # PA's list of 12 November 2021 and the reports named in the table, to 21 August 2021
    reported = {
        date(2020, 5, 8): 145,
        date(2020, 6, 3): 166,
        date(2020, 7, 12): 180,
        date(2020, 7, 30): 202,
        date(2020, 8, 6): 235,
        date(2020, 9, 2): 416,
        date(2021, 7, 19): 430,
        date(2021, 8, 4): 482,
        date(2021, 8, 12): 592,
        date(2021, 8, 21): 828,
    }
    rows = september_2021.ladder(load())
    assert {row.date.date(): row.then for row in rows.itertuples()} == reported
    assert {row.date.date(): row.now for row in rows.itertuples()} == {day: plain[day] for day in reported}
    assert plain[date(2021, 8, 21)] == 869
    # the source line speaks of the reports named in each row: each row names one, and not all are announcements
    words = specification("record-ladder-2021")["usermeta"]["figure"]
    named = [row[-1] for row in words["rows"]]
    assert named[:3] == [
        "Migration Watch UK briefing 475 (19 June 2020)",
        "BBC News (13 July 2020)",
        "BBC News (13 July 2020)",
    ]
    assert all(named) and "announced" not in " ".join(
        [words["title"], words["subtitle"], words["alt"], *words["columns"]]
    )


@pytest.mark.parametrize("figure_id", IDS)
def test_words_carry_the_numbers(figure_id: str):
    words = specification(figure_id)["usermeta"]["figure"]
    for number in IDS[figure_id]:
        assert number in words["title"] and number in words["alt"]
