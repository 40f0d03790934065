"""June 2025: the Saturday's rank, the readings of "record" and the baselines of "tenfold", against values worked out apart."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from crossing.charts import core, june_2025, output
from crossing.ledger import Ledger
from crossing.official import quantities
from crossing.paths import DATA

IDS = ("may-2025-highest-days", "may-2025-which-record", "tenfold-on-his-watch")


@pytest.fixture(scope="module")
def arrivals() -> dict[date, int]:
    """The daily table read with nothing but the csv module."""
    with (DATA / "official" / "home_office_daily.csv").open(encoding="utf-8", newline="") as handle:
        return {date.fromisoformat(row["date"]): int(row["arrivals"]) for row in csv.DictReader(handle)}


def total(arrivals: dict[date, int], start: date, end: date) -> int:
    return sum(people for day, people in arrivals.items() if start <= day <= end)


def test_highest_days(ledger: Ledger, arrivals: dict[date, int]):
    found = june_2025.highest_days(ledger)
    assert len(found) == sum(people > 1000 for people in arrivals.values()) == 12
    assert found["arrivals"].tolist()[:5] == [1305, 1250, 1241, 1214, 1195]
    assert found.loc[found["date"] == "2025-05-31", "rank"].tolist() == [5]
    assert found["later"].sum() == 3  # 6 September, 19 September and 8 October 2025


def test_every_reading_of_record(ledger: Ledger, arrivals: dict[date, int]):
    found = {scope.name: (scope.value, scope.best, scope.rank) for scope in june_2025.scopes(ledger)}
    # Worked out by hand from the table: 21 May 2025, 825; 3 September 2022, 1,305; 1-2 March 2025, 660; 3-4 September
    # 2022, 2,022; May 2022, 2,916; August 2022, 8,631; 1 January to 1 June 2024, 10,448.
    assert found == {
        "Day, 2025 so far": (1195, 825, 1),
        "Day, any year": (1195, 1305, 5),
        "Weekend, 2025 so far": (1195, 660, 1),
        "Weekend, any year": (1195, 2022, 6),
        "Month of May, any year": (3738, 2916, 1),
        "Month, any year": (3738, 8631, 15),
        "1 January to 1 June, any year": (14812, 10448, 1),
    }
    assert arrivals[date(2022, 9, 3)] + arrivals[date(2022, 9, 4)] == 2022
    assert arrivals[date(2025, 3, 1)] + arrivals[date(2025, 3, 2)] == 660
    assert total(arrivals, date(2025, 1, 1), date(2025, 6, 1)) == 14812


def test_baselines_are_those_of_the_cross_check(ledger: Ledger, arrivals: dict[date, int]):
    start, end = date(2020, 2, 13), date(2021, 9, 16)
    length = (end - start).days + 1
    wanted = sorted(
        (
            total(arrivals, date(2021, 1, 1), date(2021, 12, 31))
            / total(arrivals, date(2019, 1, 1), date(2019, 12, 31)),
            total(arrivals, date(2020, 1, 1), date(2020, 12, 31))
            / total(arrivals, date(2019, 1, 1), date(2019, 12, 31)),
            total(arrivals, date(2021, 1, 1), date(2021, 12, 31))
            / total(arrivals, date(2020, 1, 1), date(2020, 12, 31)),
            total(arrivals, date(2021, 1, 1), end) / total(arrivals, date(2019, 1, 1), date(2019, 9, 16)),
            total(arrivals, date(2021, 1, 1), end) / total(arrivals, date(2020, 1, 1), date(2020, 9, 16)),
            total(arrivals, start, end) / total(arrivals, start - timedelta(days=length), start - timedelta(days=1)),
            total(arrivals, end - timedelta(days=364), end)
            / total(arrivals, start - timedelta(days=365), start - timedelta(days=1)),
        ),
        reverse=True,
    )
    found = june_2025.watch(ledger)
    assert [base.multiple for base in found] == pytest.approx(wanted)
    assert [round(multiple, 1) for multiple in wanted] == [15.5, 11.4, 9.6, 8.1, 4.6, 3.4, 2.3]
    assert len({june_2025.short_name(base, (start, end)) for base in found}) == len(found)


def test_figures_of_the_text(ledger: Ledger):
    wanted = {
        "watch.commons-2025-06-10.baselines": 7,
        "watch.commons-2025-06-10.true": 2,
        "weekend-rank.2025-05-31.2018-01-01.2025-06-01": 6,
        "days-above.1000.2018-01-01.2025-06-01": 9,
        "boats-half.2022-1": 366,
        "days-between.2025-07-10-pilot-announced.2025-09-18-first-return": 70,  # 21 days of July, 31 of August, 18 of September
    }
    assert {ident: quantities.compute(ident, ledger).value for ident in wanted} == wanted
    assert quantities.compute("watch.commons-2025-06-10.highest", ledger).value == pytest.approx(28526 / 1843)
    assert quantities.compute("watch.commons-2025-06-10.lowest", ledger).value == pytest.approx(14990 / 6549)


@pytest.mark.parametrize("layout", output.LAYOUTS)
@pytest.mark.parametrize("ident", ["may-2025-which-record", "tenfold-on-his-watch"])
def test_values_stand_in_one_column(ident: str, layout: str, ledger: Ledger):
    """A value beside its dot could stand beyond the line of the claim, where it reads as more than it is."""
    drawn = core.FIGURES[ident](ledger).draw(layout).to_dict()
    values = [
        layer
        for layer in drawn["layer"]
        if layer["mark"]["type"] == "text" and layer["encoding"]["x"] == {"value": "width"}
    ]
    assert len(values) == 1 and values[0]["mark"]["align"] == "right"
    assert len(drawn["datasets"][values[0]["data"]["name"]]) == 7


@pytest.mark.parametrize("ident", IDS)
def test_words_carry_the_numbers(ident: str, ledger: Ledger):
    made = core.FIGURES[ident](ledger)
    wanted = {
        "may-2025-highest-days": (("1,195", "fifth"), ("1,305", "1,195", "1,000")),
        "may-2025-which-record": (("seven", "four"), ("1,195 against 825", "2,022", "14,812")),
        "tenfold-on-his-watch": (("two of seven",), ("15.5 times", "2.3 times", "9.6 times")),
    }[ident]
    assert all(words in made.title for words in wanted[0]), made.title
    assert all(words in made.alt for words in wanted[1]), made.alt
