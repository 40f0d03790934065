"""The charts of November 2021 against numbers read from the files with the csv module, and their pictures."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
import vl_convert

from crossing.charts import chart, november_2021
from crossing.ledger import load
from crossing.paths import DATA

CHARTS = (
    "november-2021-days",
    "november-2021-split",
    "november-2021-to-date",
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


def test_days_carry_both_vintages(arrivals: dict[date, int], specs: dict[str, dict]):
    words = _words(specs, "november-2021-days")
    assert (arrivals[date(2021, 11, 10)], arrivals[date(2021, 11, 11)]) == (695, 1250)
    assert "1,185" in words["title"] and "1,250" in words["title"]
    quiet = sum(1 for day in range(1, 31) if arrivals[date(2021, 11, day)] == 0)
    assert f"On {quiet} of the 30 days" in words["alt"] and "almost 700" in words["alt"] and "695" in words["alt"]
    rows = {row[0]: row[1:] for row in words["rows"]}
    assert len(rows) == 30
    assert rows["10 November 2021"] == [695, 700] and rows["11 November 2021"] == [1250, 1185]
    assert rows["12 November 2021"] == [0, None]  # nobody arrived, and no report gives a figure: two different things


def test_events_stand_on_their_day_and_below_the_days():
    for layout in ("wide", "narrow"):
        rules, words = november_2021._day_events(november_2021._events(load()), layout)
        assert rules["x"].tolist() == [15, 17, 24]
        assert (rules[["y", "y2"]] < 0).all(axis=None) and (words["y"] < 0).all()  # so that none crosses a figure
        # what the embassy said is told as its statement
        assert "17 Nov: French embassy: target not agreed" in " ".join(words["text"])


def test_split_is_what_the_copy_says(specs: dict[str, dict]):
    words = _words(specs, "november-2021-split")
    assert 1284 - 99 == 1185  # the sum that holds
    assert words["rows"] == [["As reported, November 2021", 1185, 99, 1284], ["On record now", 1250, None, None]]
    assert "7.7%" in words["title"] and "7.7%" in words["alt"]  # 99 / 1284 = 0.0771


def test_total_fits_the_day_before_the_record(arrivals: dict[date, int], specs: dict[str, dict]):
    before, after = (_sum(arrivals, date(2021, 1, 1), date(2021, 11, day)) for day in (10, 11))
    assert (before, after) == (22372, 23622)
    words = _words(specs, "november-2021-to-date")
    assert "22,300" in words["title"] and "22,372" in words["alt"] and "23,622" in words["alt"]
    assert "the scale starts at 19,500" in words["subtitle"]
    assert words["rows"][9] == ["10 November 2021", before] and words["rows"][10] == ["11 November 2021", after]


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
