"""The landing page's charts: their numbers against sums of the plain table, their words in order and apart."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from functools import lru_cache

import pandas as pd
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from crossing.charts import chart, landing
from crossing.charts.style import LAND, NARROW, QUIET, WIDE
from crossing.ledger import load
from crossing.paths import DATA

# Home Office totals as the reference notes print them.
YEARS = {2018: 299, 2019: 1843, 2020: 8462, 2021: 28526, 2022: 45755, 2023: 29437, 2024: 36816, 2025: 41472}


def by_month() -> Counter[str]:
    """Arrivals by month ("2021-09"), summed from the file without the package."""
    total: Counter[str] = Counter()
    with (DATA / "official/home_office_daily.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            total[row["date"][:7]] += int(row["arrivals"])
    return total


@lru_cache
def specification(figure_id: str) -> dict:
    return chart(figure_id).specification()


def drawn(figure_id: str) -> dict[str, str]:
    spec = specification(figure_id)
    narrow = spec["usermeta"]["figure"]["narrow"]
    wide = {key: value for key, value in spec.items() if key != "usermeta"}
    return {"wide": vl_convert.vegalite_to_svg(wide), "narrow": vl_convert.vegalite_to_svg(narrow)}


def test_months_and_years_against_the_plain_table():
    plain = by_month()
    found = landing.months(load())
    assert len(found) == 96
    assert {f"{row.year}-{i % 12 + 1:02d}": row.arrivals for i, row in enumerate(found.itertuples())} == {
        month: people for month, people in plain.items() if "2018" <= month[:4] <= "2025"
    }
    assert landing.years(load()).to_dict() == YEARS
    assert plain["2022-08"] == found["arrivals"].max() == 8631


def test_time_axis_counts_months():
    # 9 September 2021: 36 months to 2021, 8 to September, 8 of 30 days; 1 January 2018 is the start
    assert landing.position(pd.Timestamp("2018-01-01")) == 0
    assert landing.position(pd.Timestamp("2021-09-09")) == pytest.approx(44 + 8 / 30, abs=0.005)


def test_the_hero_chart_says_its_numbers():
    words = specification("arrivals-2018-2025")["usermeta"]["figure"]
    for number in ("299", "45,755", "41,472"):
        assert number in words["title"] and number in words["alt"]
    for number in ("1,843", "8,462", "28,526", "29,437", "36,816", "8,631"):
        assert number in words["alt"]
    assert words["rows"][-1][1:] == list(YEARS.values())
    assert [row[0] for row in words["rows"][:2]] == ["January", "February"]
    assert len(landing.reports(load())) == 5 and landing.reports(load())["at"].is_monotonic_increasing
    assert landing.turns(load())["at"].is_monotonic_increasing


def test_the_hero_chart_fits_and_shows_its_words():
    # the same name as the ledger has for it, without its month
    reports = landing.reports(load())["short"].tolist()
    assert {"US report", "KentOnline", "Back-translated copy"} <= set(reports)
    for layout, svg in drawn("arrivals-2018-2025").items():
        assert float(re.search(r' width="([\d.]+)"', svg).group(1)) == {"wide": WIDE, "narrow": NARROW}[layout]
        assert len(svg) < 60_000
        for words in ("28,526", *reports, "Rwanda partnership"):
            assert words in svg, f"{words} is missing from the {layout} chart"
        assert min(float(size) for size in re.findall(r'font-size="([\d.]+)px"', svg)) >= 12


def test_the_mean_month_is_drawn_in_a_colour_that_can_be_seen():
    # the yearly mean carries data: eight lines in a colour of 3:1 or more, none in the pale colour of land
    for layout, svg in drawn("arrivals-2018-2025").items():
        lines = re.findall(rf'<line[^>]* stroke="{QUIET}" stroke-width="1.5"', svg)
        assert len(lines) == len(YEARS), layout
        assert LAND not in svg


def test_a_ring_is_always_a_reported_value():
    # the reports' dates are triangles: no circle is drawn on the hero chart
    words = specification("arrivals-2018-2025")["usermeta"]["figure"]
    assert "Triangles mark the five reports" in words["alt"] and "triangles" in words["subtitle"]
    for layout, shape in (("wide", "triangle-up"), ("narrow", "triangle-left")):
        spec = words["narrow"] if layout == "narrow" else specification("arrivals-2018-2025")
        assert [layer["mark"]["shape"] for layer in spec["layer"] if layer["mark"]["type"] == "point"] == [shape]


def test_ring_and_dot_show_one_day_up_one_down_one_unchanged():
    # PA list and Ministry of Defence page, against the daily table
    assert landing.examples(load())[["then", "now"]].to_dict("index") == {
        "2021-08-21": {"then": 828, "now": 869},
        "2022-08-22": {"then": 1295, "now": 1137},
        "2021-08-12": {"then": 592, "now": 592},
    }
    words = specification("ring-and-dot")["usermeta"]["figure"]
    assert "announced" not in words["title"] + words["subtitle"] + words["alt"]
    # the source line speaks of the reports named in each row: each row names one
    assert [row[-1] for row in words["rows"]] == [
        "PA list of 12 November 2021",
        "Ministry of Defence daily page for 22 August 2022",
        "PA list of 12 November 2021",
    ]
    for number in ("828", "869", "1,295", "1,137"):
        assert number in words["title"] and number in words["alt"]
    for layout, svg in drawn("ring-and-dot").items():
        assert float(re.search(r' width="([\d.]+)"', svg).group(1)) == {"wide": WIDE, "narrow": NARROW}[layout]


def test_spread_on_values_worked_by_hand():
    assert landing.spread([0, 100], 15) == [0, 100]
    assert landing.spread([10, 10], 20) == [0, 20]
    # the first two part to 0 and 20, the third is then too near: all three round their middle, (10 + 10 + 25) / 3 = 15
    assert landing.spread([10, 10, 25], 20) == [-5, 15, 35]


@given(st.lists(st.floats(0, 500), max_size=12).map(sorted), st.floats(1, 30))
def test_spread_keeps_order_and_distance(levels: list[float], gap: float):
    found = landing.spread(levels, gap)
    assert len(found) == len(levels)
    assert all(later - earlier >= gap - 0.11 for earlier, later in itertools.pairwise(found))
