"""Parts of a whole, pairs of counts and the months before and after a date, against sums of the plain table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
import vl_convert

import chapters
import plain
from crossing.charts.model import LAYOUTS, Chart
from crossing.crosscheck import summaries
from crossing.errors import BookError
from crossing.language.prose import capital, fold
from crossing.language.spans import Span, year_name
from crossing.ledger import Ledger
from crossing.ledger.excerpts import figure, words


def test_split_is_what_the_copy_says(charts: dict[str, Chart]):
    made = charts["november-2021-split"]
    assert 1284 - 99 == 1185  # the sum that holds
    rows = charts["november-2021-split"].specification()["usermeta"]["figure"]["rows"]
    assert rows == [
        ["Tried to cross", "as reported", 1284],
        ["Arrived", "as reported", 1185],
        ["Stopped by France", "as reported", 99],
        ["Arrived", "on record now", 1250],
    ]
    # one day’s share says little: the title says what adds up, and no share
    assert (
        "1,185 is 1,284 less those" in made.title
        and "Stopped by France: 99" in made.alt
        and "%" not in made.title + made.alt
    )
    assert "how many tried is not recorded" in made.alt


def test_a_sum_that_no_longer_holds_breaks_the_title(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    claims = ledger.claims.copy()
    claims.loc[claims["claim_id"] == "spun-2021-11-11", "value"] = 98
    with pytest.raises(BookError, match="november-2021-split no longer holds"):
        chapters.drawn("november-2021-split", ledger.replaced(claims=claims), monkeypatch)


def test_promises_have_twelve_months_on_either_side(charts: dict[str, Chart], arrivals: dict[date, int]):
    made = charts["promises-2019-2022"]
    # promises of both British parties and of France, by one test; one was made in opposition and has a second day, on taking office
    days = (
        date(2020, 5, 31),
        date(2020, 8, 8),
        date(2021, 11, 15),
        date(2022, 4, 14),
        date(2023, 1, 4),
        date(2023, 9, 14),
        date(2024, 7, 5),
        date(2025, 7, 10),
    )
    rose = []
    for day in days:
        before = plain.total(arrivals, day.replace(year=day.year - 1) + timedelta(days=1), day)
        after = plain.total(arrivals, day + timedelta(days=1), day.replace(year=day.year + 1))
        assert f"before: {before:,}" in made.alt and f"after: {after:,}" in made.alt
        rose.append(after > before)
    assert rose == [True, True, True, True, False, False, True, False]
    assert made.title == "More arrivals followed four of eight promises, fewer three; one depends"
    assert "(in opposition), before" in made.alt and "(on taking office), before" in made.alt
    rows = made.table.to_numpy().tolist()
    # on 10 July 2025 both governments made one
    assert len(rows) == len(days) + 1 and rows[0][2:4] == [3180, 10436] and rows[2][2:4] == [24128, 47035]
    assert "the same people count in both" in made.subtitle


def test_a_promise_that_goes_both_ways_is_counted_neither_with_more_nor_with_fewer():
    rows = [("a", 1, 2), ("b", 2, 1), ("c", 1, 2), ("c", 2, 1), ("d", 1, 2), ("d", 3, 4)]
    followed = pd.DataFrame(rows, columns=["promise_id", "before", "after"])
    assert summaries.directions(followed) == {"more": 2, "fewer": 1, "depends": 1}


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_claim_of_the_title_can_be_read_from_the_picture(charts: dict[str, Chart], layout: str):
    svg = vl_convert.vegalite_to_svg(charts["promises-2019-2022"].draw(layout).to_dict())
    for text in ("before", "after", "3,180", "10,436", "5,266", "14,908", "24,128", "47,035"):
        assert f">{text}<" in svg, f"{text} is missing from the {layout} chart"


def test_asylum_and_boats_have_the_same_spans(charts: dict[str, Chart], arrivals: dict[date, int]):
    made = charts["asylum-and-boats"]
    boats = plain.total(arrivals, date(2020, 10, 1), date(2021, 9, 30))
    assert made.table.iloc[:, :3].to_numpy().tolist() == [
        ["2019", 35737, 1843],
        ["2020", 29456, 8462],
        ["Year to September 2021", 37562, boats],
    ]
    # 37,562 / 35,737 = 1.051
    assert "rose by 5% from 2019" in made.title
    assert round(boats / 1843) == 10 and made.title.endswith("about tenfold")
    # applications are of main applicants, boats count everyone
    assert "main applicants without their dependants, and everyone" in made.subtitle
    assert "main applicants" in made.table.columns[1]
    # two of the spans overlap, by the last quarter of 2020
    assert "the last two share October to December 2020" in made.subtitle


def test_a_growth_and_twelve_months_in_words():
    assert [fold(ratio) for ratio in (10.05, 2.6, 15.2)] == ["tenfold", "threefold", "15-fold"]
    assert year_name(Span(date(2020, 10, 1), date(2021, 9, 30))) == "year to September 2021"
    assert year_name(Span(date(2019, 1, 1), date(2019, 12, 31))) == "2019"
    assert capital("“around 20,000”") == "“Around 20,000”"


def test_a_quotation_is_taken_out_of_the_quote(ledger: Ledger):
    assert figure(ledger.claim("spun-2021-11-10"), before=2) == "“increase of 8,400”"
    assert figure(ledger.claim("commons-2025-06-10"), before=2) == "“more than tenfold”"
    assert words(ledger.claim("commons-2025-06-01"), "record", after=1) == "“record crossings”"
    with pytest.raises(BookError, match="does not say “in a record year”"):
        words(ledger.claim("commons-2025-06-01"), "in a record year")
    with pytest.raises(BookError, match="does not hold its value"):
        figure(replace(ledger.claim("spun-2021-11-10"), value=8_500))
