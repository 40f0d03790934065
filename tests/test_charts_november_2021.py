"""The charts of November 2021 against numbers read from the files with the csv module, and their pictures."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
import vl_convert

from crossing.charts import chart, november_2021
from crossing.paths import DATA

CHARTS = (
    "november-2021-split",
    "promises-2019-2022",
    "asylum-and-boats",
)


@pytest.fixture(scope="module")
def arrivals() -> dict[date, int]:
    with (DATA / "official/home_office_daily.csv").open(encoding="utf-8") as handle:
        return {date.fromisoformat(row["date"]): int(row["arrivals"]) for row in csv.DictReader(handle)}


@pytest.fixture(scope="module")
def specs() -> dict[str, dict]:
    return {name: chart(name).specification() for name in CHARTS}


def _words(specs: dict[str, dict], name: str) -> dict:
    return specs[name]["usermeta"]["figure"]


def _sum(arrivals: dict[date, int], first: date, last: date) -> int:
    return sum(value for day, value in arrivals.items() if first <= day <= last)


def test_split_is_what_the_copy_says(specs: dict[str, dict]):
    words = _words(specs, "november-2021-split")
    assert 1284 - 99 == 1185  # the sum that holds
    assert words["rows"] == [["As reported, November 2021", 1185, 99, 1284], ["On record now", 1250, None, None]]
    assert "7.7%" in words["title"] and "7.7%" in words["alt"]  # 99 / 1284 = 0.0771


def test_promises_have_twelve_months_on_either_side(arrivals: dict[date, int], specs: dict[str, dict]):
    words = _words(specs, "promises-2019-2022")
    for day in (date(2020, 5, 31), date(2020, 8, 31), date(2021, 11, 16)):
        before = _sum(arrivals, day.replace(year=day.year - 1) + timedelta(days=1), day)
        after = _sum(arrivals, day + timedelta(days=1), day.replace(year=day.year + 1))
        assert f"{before:,} before and {after:,} after" in words["alt"]
        assert after > before  # the title says so of each
    assert "3,180 before and 10,436 after" in words["alt"]
    months, pairs = words["rows"][:48], words["rows"][48:]
    assert sum(row[1] for row in months) == 1843 + 8462 + 28526 + 45755
    assert pairs[:2] == [["Before: 1 June 2019 to 31 May 2020", 3180], ["After: 1 June 2020 to 31 May 2021", 10436]]
    assert [row[1] for row in pairs[4:]] == [25296, 45867] and len(pairs) == 6
    # the third is a statement of aim, by the day on which it was reported
    assert (
        words["title"].startswith("After two pledges and one statement of aim")
        and "Reported 16 Nov 2021" in words["alt"]
    )


def test_the_claim_of_the_title_can_be_read_from_the_picture(specs: dict[str, dict]):
    spec = specs["promises-2019-2022"]
    wide = {key: value for key, value in spec.items() if key != "usermeta"}
    for layout, drawing in (("wide", wide), ("narrow", _words(specs, "promises-2019-2022")["narrow"])):
        svg = vl_convert.vegalite_to_svg(drawing)
        for text in ("3,180 before", "10,436 after", "5,788 before", "15,870 after", "25,296 before", "45,867 after"):
            assert f">{text}<" in svg, f"{text} is missing from the {layout} chart"


def test_asylum_and_boats_have_the_same_spans(arrivals: dict[date, int], specs: dict[str, dict]):
    words = _words(specs, "asylum-and-boats")
    boats = _sum(arrivals, date(2020, 10, 1), date(2021, 9, 30))
    assert [row[:3] for row in words["rows"]] == [
        ["2019", 35737, 1843],
        ["2020", 29456, 8462],
        ["Year to September 2021", 37562, boats],
    ]
    assert "by 5%" in words["title"]  # 37,562 / 35,737 = 1.051
    assert round(boats / 1843) == 10 and "about tenfold" in words["title"]
    # two of the spans overlap, by the last quarter of 2020
    assert "2020 and the year to September 2021 share October to December 2020" in words["subtitle"]


def test_a_growth_in_words():
    assert [november_2021._fold(ratio) for ratio in (10.05, 2.6, 15.2)] == ["tenfold", "threefold", "15-fold"]
