"""Level bars: readings of a record, baselines of a rise, sums of money, against values worked out apart."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

import chapters
import plain
from crossing.charts.marks import ticks
from crossing.charts.model import LAYOUTS, Chart
from crossing.charts.style import AS_REPORTED, CONTEXT, ON_RECORD, PAPER, inside
from crossing.errors import BookError
from crossing.language.spans import Span
from crossing.ledger import Ledger
from crossing.official.readings import rises
from crossing.official.series import Series


def test_every_reading_of_record(charts: dict[str, Chart], arrivals: dict[date, int]):
    made = charts["may-2025-which-record"]
    found = {row[0]: (row[1], row[2], row[5]) for row in made.table.itertuples(index=False)}
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
    assert plain.total(arrivals, date(2025, 1, 1), date(2025, 6, 1)) == 14812
    assert "seven" in made.title and "four" in made.title
    assert all(
        words in made.alt for words in ("1,195 against 825 (first)", "2,022 (sixth)", "14,812", "four lie beyond")
    )


def test_a_reading_that_turns_breaks_the_title(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    daily = ledger.daily.copy()
    daily.loc[daily["date"] == "2025-03-01", "arrivals"] += 1_000  # then the weekend is no record of the year so far
    with pytest.raises(BookError, match="may-2025-which-record no longer holds"):
        chapters.drawn("may-2025-which-record", ledger.replaced(daily=daily), monkeypatch)


def test_baselines_are_those_of_the_cross_check(ledger: Ledger, arrivals: dict[date, int]):
    start, end = date(2020, 2, 13), date(2021, 9, 16)
    length = (end - start).days + 1

    def year(which: int) -> int:
        return plain.total(arrivals, date(which, 1, 1), date(which, 12, 31))

    wanted = sorted(
        (
            year(2021) / year(2019),
            year(2020) / year(2019),
            year(2021) / year(2020),
            plain.total(arrivals, date(2021, 1, 1), end) / plain.total(arrivals, date(2019, 1, 1), date(2019, 9, 16)),
            plain.total(arrivals, date(2021, 1, 1), end) / plain.total(arrivals, date(2020, 1, 1), date(2020, 9, 16)),
            plain.total(arrivals, start, end)
            / plain.total(arrivals, start - timedelta(days=length), start - timedelta(days=1)),
            plain.total(arrivals, end - timedelta(days=364), end)
            / plain.total(arrivals, start - timedelta(days=365), start - timedelta(days=1)),
        ),
        reverse=True,
    )
    found = rises(Series(ledger.daily), Span(start, end))["multiple"].tolist()
    assert found == pytest.approx(wanted)
    assert [round(multiple, 1) for multiple in found] == [15.5, 11.4, 9.6, 8.1, 4.6, 3.4, 2.3]


def test_every_baseline_has_a_short_name_of_its_own(ledger: Ledger):
    for term in (Span(date(2020, 2, 13), date(2021, 9, 16)), Span(date(2022, 7, 1), date(2024, 7, 4))):
        rows = rises(Series(ledger.daily), term)
        assert rows["label"].is_unique and rows["multiple"].is_monotonic_decreasing


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("chart_id", ["may-2025-which-record"])
def test_values_stand_in_one_column(charts: dict[str, Chart], chart_id: str, layout: str):
    """A value behind its bar could stand beyond the line of the claim, where it reads as more than it is."""
    made = charts[chart_id]
    drawn = made.draw(layout).to_dict()
    layers = [(layer["mark"], drawn["datasets"][layer["data"]["name"]]) for layer in drawn["layer"]]
    values = [
        (row, mark)
        for mark, rows in layers
        for row in rows
        if " against " in row.get("text", "") and mark["type"] == "text"
    ]
    assert len(values) == len(made.table) == 7
    assert {(row["x"], mark["align"]) for row, mark in values} == {(inside(layout), "right")}


def test_money_adds_up(charts: dict[str, Chart]):
    made = charts["money-since-2018"]
    rows = made.table
    parts = rows.loc[rows["Kind"] == "published part"]
    # 45.5 + 3.25 + 2.25 + 28.1 + 54 + 62.2 + 476 (or 481), in million pounds
    assert parts["Million pounds"].tolist() == [45.5, 3.25, 2.25, 28.1, 54, 62.2, 476]
    ours = rows.loc[rows["Kind"] == "our sum"].iloc[0]
    assert (ours["Million pounds"], ours.iloc[-1]) == (671.3, 676.3)
    assert rows.loc[rows["Kind"] == "total as reported", "Million pounds"].tolist() == [657, 700, 771]
    # The total that counts earlier years is no answer for the years since 2018.
    assert made.title == "Three answers for the money: £657 million to more than £700 million"
    assert all(
        part in made.alt
        for part in (
            "£657 million",
            "£671.3 to £676.3 million",
            "£45.5 million",
            "more than £700 million",
            "£771 million",
        )
    )


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_part_begins_where_the_one_before_ends(charts: dict[str, Chart], layout: str):
    drawn = charts["money-since-2018"].draw(layout).to_dict()
    boxes = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "rect"]
    assert ON_RECORD not in {layer["mark"]["fill"] for layer in boxes}  # sums of money are on no record of arrivals
    filled = [layer for layer in boxes if layer["mark"]["fill"] == CONTEXT]
    ours, parts = (drawn["datasets"][layer["data"]["name"]] for layer in filled)
    assert [row["x2"] for row in parts[:-1]] == pytest.approx([row["x"] for row in parts[1:]], abs=0.02)
    assert (ours[0]["x"], ours[0]["x2"]) == pytest.approx((parts[0]["x"], parts[-1]["x2"]), abs=0.02)
    # totals as reported are hollow, from zero, on the same scale: 657, more than 700 and 771 million
    edges = [layer for layer in boxes if layer["mark"].get("stroke") == AS_REPORTED]
    (totals,) = (drawn["datasets"][layer["data"]["name"]] for layer in edges)
    per_million = (ours[0]["x2"] - ours[0]["x"]) / 671.3
    assert [(row["x2"] - row["x"]) / per_million for row in totals] == pytest.approx([657, 700, 771], abs=1)
    assert {row["x"] for row in totals} == {ours[0]["x"]} and edges[0]["mark"]["fill"] == PAPER


@pytest.mark.parametrize("kind", ["component", "total"])
def test_a_new_sum_of_money_is_one_row(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, kind: str):
    row = ledger.money.iloc[[0]].assign(
        money_id="new", kind=kind, agreed="2026-01", short="new deal", amount_gbp=900e6, since=2018, claim_id=""
    )
    made = chapters.drawn("money-since-2018", ledger.replaced(money=pd.concat([ledger.money, row])), monkeypatch)
    assert "new deal" in " ".join(made.table["What"])
    assert ("£1,571.3" if kind == "component" else "£900 million") in made.title


def test_ticks_are_round_and_few():
    assert ticks(181) == [0, 50, 100, 150] and ticks(15.5) == [0, 5, 10, 15] and ticks(848) == [0, 200, 400, 600, 800]
    assert ticks(1250, 7) == [0, 200, 400, 600, 800, 1000, 1200]
