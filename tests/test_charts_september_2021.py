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
    "to-date-2021": ("13,500", "8,462", "13,874"),
    "days-round-the-meeting": ("1,686", "785"),
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


def test_totals_to_date(plain: dict[date, int]):
    total_2020 = sum(people for day, people in plain.items() if day.year == 2020)
    to_date = sum(people for day, people in plain.items() if date(2021, 1, 1) <= day <= date(2021, 9, 7))
    assert (total_2020, to_date) == (8462, 13874)
    passed, at_passing, before = september_2021.passing(load())
    before_that_day = sum(people for day, people in plain.items() if date(2021, 1, 1) <= day < date(2021, 7, 21))
    assert passed.date() == date(2021, 7, 21) and before == 8462
    assert before_that_day <= 8462 < at_passing == before_that_day + plain[date(2021, 7, 21)]
    words = specification("to-date-2021")["usermeta"]["figure"]
    assert words["rows"][-1] == ["December", 8462, 28526]
    assert "21 July 2021" in words["alt"]
    # the report prints no last day: the words say that the day is a reading, as the ledger does
    assert september_2021.claim(load(), september_2021.TO_DATE)["period_basis"] == "inferred"
    assert "by 7 September 2021" in words["title"] and "read as ending on 7 September 2021" in words["subtitle"]
    assert "gives no last day" in words["alt"]


def test_days_round_the_meeting(plain: dict[date, int]):
    assert [plain[date(2021, 9, day)] for day in (5, 6, 7, 8)] == [158, 785, 442, 301]
    assert 158 + 785 + 442 + 301 == 1686
    rows = september_2021.days(load())
    assert len(rows) == 29 and rows["arrivals"].tolist() == [plain[day.date()] for day in rows["date"]]
    # the text says that the record shows no arrivals from 22 August to 1 September
    assert sum(plain[date(2021, 8, day)] for day in range(22, 32)) + plain[date(2021, 9, 1)] == 0
    words = specification("days-round-the-meeting")["usermeta"]["figure"]
    assert "19 of the 29 days" in words["alt"]


def test_the_two_counts_of_the_meeting_are_not_compared():
    # the text forbids it: the title has the arrivals only, and the French count is noted with its own start
    words = specification("days-round-the-meeting")["usermeta"]["figure"]
    assert "198" not in words["title"] and "from 5 to 8 September 2021" in words["title"]
    assert "from Sunday night, 11 rescue operations with 198 people" in words["alt"]
    quotes = load().claims.set_index("claim_id")["quote"]
    assert "Sunday night" in quotes["turnaround-2021-09-16"]
    assert any(
        "from Sunday night:" in str(values) for values in specification("days-round-the-meeting")["datasets"].values()
    )


@pytest.mark.parametrize("figure_id", IDS)
def test_words_carry_the_numbers(figure_id: str):
    words = specification(figure_id)["usermeta"]["figure"]
    for number in IDS[figure_id]:
        assert number in words["title"] and number in words["alt"]
