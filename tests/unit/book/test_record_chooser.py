"""The chooser of records in words: what is not held is said, nothing is guessed, and the bars show who stands where."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from crossing.book import record_chooser
from crossing.book.record_chooser import BARS, NOW, THEN, Asking
from crossing.ledger import Ledger
from crossing.official import Series
from crossing.official.which_record import Among, Announced, Kind, Question, announced

SATURDAY = date(2025, 5, 31)


@pytest.fixture(scope="module")
def asking(ledger: Ledger) -> Asking:
    return Asking(Series(ledger.daily), announced(ledger))


def toy(values: list[int], said: dict[date, int] | None = None) -> Asking:
    days = pd.date_range("2020-01-01", periods=len(values))
    series = Series(pd.DataFrame({"date": days, "arrivals": pd.Series(values, dtype="Int64")}))
    return Asking(series, Announced(said or {}, {}, [], frozenset(said or {})))


def test_a_record_says_by_how_much_and_what_stood_before(asking: Asking):
    told = asking.told(Question(Kind.DAY, SATURDAY, Among.YEAR), NOW)
    assert (told.head, told.by, told.note, told.record) == ("A record", "by 370 people", "", True)
    assert told.sentence == (
        "On record now, 31 May 2025 was the highest day of 2025 so far: 1,195 people, 370 more than 21 May 2025 with 825, "
        "the highest until then."
    )


def test_no_record_says_its_place_and_how_far_it_is_short(asking: Asking):
    told = asking.told(Question(Kind.DAY, SATURDAY, Among.EVER), NOW)
    assert (told.head, told.by) == ("No record", "number 5, 110 short")
    assert "number 5 of 2,708; the highest day since 2018 until then was 3 September 2022 with 1,305" in told.sentence
    then = asking.told(Question(Kind.DAY, SATURDAY, Among.EVER), THEN)
    assert (then.head, then.by, then.note) == ("No record", "111 short", "")
    assert then.sentence.startswith("As announced then, 31 May 2025 had 1,194 people; 3 September 2022 had 1,305")


@pytest.mark.parametrize(
    ("kind", "among", "note"),
    [
        (Kind.DAY, Among.YEAR, "As announced then: 1,194 people. Of the 150 earlier counts to compare that with, this book holds none."),
        (Kind.WEEKEND, Among.EVER, "As announced then: this book holds no exact count of that week for 31 May to 1 June 2025."),
    ],
)  # fmt: skip
def test_where_what_was_announced_does_not_tell_that_is_said_and_the_record_answers(
    asking: Asking, kind: Kind, among: Among, note: str
):
    question = Question(kind, SATURDAY, among)
    then, now = asking.told(question, THEN), asking.told(question, NOW)
    assert then.note == f"{note} The counts on record now answer instead."
    assert (then.head, then.sentence, then.bars, then.vintage) == (now.head, now.sentence, now.bars, NOW)


def test_every_case_has_words(asking: Asking):
    level, nobody, first = (
        toy([3, 7, 7, 0]).told(Question(Kind.DAY, date(2020, 1, day), Among.EVER), NOW) for day in (3, 4, 1)
    )
    assert (level.head, level.by) == ("Level", "as high as 2 January 2020")
    empty = toy([0, 3]).told(Question(Kind.DAY, date(2020, 1, 1), Among.EVER), NOW)
    assert (nobody.head, nobody.by) == (empty.head, empty.by) == ("No record", "nobody arrived")
    assert (
        first.sentence
        == "On record now, 1 January 2020 had 3 people; there is no earlier day since 2020 to compare it with."
    )
    alone = toy([3, 7], {date(2020, 1, 2): 9}).told(Question(Kind.DAY, date(2020, 1, 2), Among.EVER), THEN)
    assert (alone.head, alone.by) == ("A record", "announced as the highest of all")
    assert "9 people" in alone.sentence and "book does not hold" in alone.sentence


@pytest.mark.parametrize(
    ("kind", "day", "among", "noun"),
    [
        (Kind.DAY, date(2021, 8, 21), Among.SEASON, "day in any August since 2018"),
        (Kind.WEEKEND, date(2025, 5, 28), Among.YEAR, "weekend of 2025 so far"),
        (Kind.MONTH, date(2025, 5, 3), Among.SEASON, "May since 2018"),
        (Kind.HALF, date(2024, 9, 1), Among.SEASON, "second half of a year since 2018"),
        (Kind.TO_DATE, date(2025, 6, 1), Among.SEASON, "count up to 1 June of any year since 2018"),
    ],
)
def test_what_it_is_the_highest_of_is_named_in_full(asking: Asking, kind: Kind, day: date, among: Among, noun: str):
    assert asking.noun(Question(kind, day, among)) == noun


def test_bars_show_the_highest_and_the_one_asked_of_in_its_place():
    low = toy([9, 8, 7, 6, 5, 5, 4, 3, 2, 1])
    bars = low.told(Question(Kind.DAY, date(2020, 1, 10), Among.EVER), NOW).bars
    assert len(bars) == BARS
    assert [bar.rank for bar in bars] == ["1", "2", "3", "4", "5", "5", "7", "10"]
    assert [bar.chosen for bar in bars] == [False] * 7 + [True]
    assert (bars[0].width, bars[-1].width) == (100.0, 11.1)
    assert len(low.told(Question(Kind.DAY, date(2020, 1, 2), Among.EVER), NOW).bars) == 2


@pytest.mark.slow
def test_the_chooser_stands_whole_without_a_script_and_holds_the_series_once(ledger: Ledger):
    chosen = Question(Kind.DAY, SATURDAY, Among.YEAR)
    html = record_chooser.records("record", ledger, chosen, title="Title", subtitle="Subtitle", sources=["daily"])
    page = BeautifulSoup(html, "html.parser")
    assert not page.select("form, input, select, button")
    assert len(page.select(".record-asked tbody tr[data-kind]")) == 13
    assert {"not recorded", "No record, number 5, 110 short"} <= {cell.get_text() for cell in page.select("td")}
    assert len(page.select(".record-bar")) == BARS
    weighed = [claim.caveat for claim in ledger.rows.claims.values() if claim.record and claim.caveat]
    assert weighed and all(caveat[1:] in page.select_one(".record-asked").get_text() for caveat in weighed)
    days = json.loads(page.select_one(".chooser-days").string)
    series = Series(ledger.daily)
    assert days["first"] == series.first.isoformat() and len(days["values"]) == series.whole.days
    assert days["values"][(SATURDAY - series.first).days] == series.day(SATURDAY)
    without = record_chooser.records(
        "record", ledger, chosen, title="Title", subtitle="Subtitle", sources=["daily"], days=False
    )
    assert "chooser-days" not in without


def test_a_day_that_is_not_recorded_is_null_in_the_series_and_not_zero():
    days = pd.date_range("2020-01-01", periods=3)
    series = Series(pd.DataFrame({"date": days, "arrivals": pd.Series([4, None, 0], dtype="Int64")}))
    block = BeautifulSoup(record_chooser.days_block(series), "html.parser").script
    assert json.loads(block.string)["values"] == [4, None, 0]


def test_days_that_the_reports_count_are_offered_with_their_report(ledger: Ledger):
    offered = record_chooser.named_days(ledger.rows.claims.values(), Series(ledger.daily))
    assert [day for day, _ in offered] == sorted(day for day, _ in offered)
    assert dict(offered)["2021-08-21"] == "21 August 2021 (US report, Sept 2021)"
    assert all(date.fromisoformat(day) + timedelta(0) and re.search(r"\(.+\)$", words) for day, words in offered)
