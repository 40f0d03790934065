"""Rings and dots: days, statements and ladders then and now, against the plain tables read without the package."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

import chapters
import plain
import svg
from crossing.charts.forms.rising import CLEAR, _blocks, _ladder
from crossing.charts.forms.then_and_now import then_and_now
from crossing.charts.marks import Plane
from crossing.charts.model import Chart
from crossing.crosscheck import results, summaries
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.official import counted_twice
from pins import pin, said


@pytest.fixture(scope="module")
def first_published() -> dict[date, int]:
    """Arrivals by day as the Ministry of Defence published them first."""
    rows = plain.rows("mod_daily_as_published.csv")
    return {date.fromisoformat(row["date"]): int(row["arrivals_as_published"]) for row in rows}


def total(arrivals: dict[date, int], start: str, end: str) -> int:
    return sum(people for day, people in arrivals.items() if start <= day.isoformat() <= end)


def test_record_days_up_to_the_reports(charts: dict[str, Chart], arrivals: dict[date, int]):
    # PA's list of 12 November 2021 and the reports named in the table, to 21 August 2021
    reported = {
        "8 May 2020": 145,
        "3 June 2020": 166,
        "12 July 2020": 180,
        "30 July 2020": 202,
        "6 August 2020": 235,
        "2 September 2020": 416,
        "19 July 2021": 430,
        "4 August 2021": 482,
        "12 August 2021": 592,
        "21 August 2021": 828,
    }
    made = charts["record-ladder-2021"]
    assert dict(zip(made.table["Day"], made.table["As reported"], strict=True)) == reported
    assert made.table["On record now"].iloc[-1] == arrivals[date(2021, 8, 21)] == 869
    assert made.table["On record now"].iloc[0] == arrivals[date(2020, 5, 8)]
    assert made.title.endswith("from 145 to 828") and all(number in made.alt for number in ("145", "828", "869"))
    named = made.table.iloc[:, -1].tolist()
    assert named[0] == "Migration Watch UK briefing 475 (19 June 2020)" and all(named)
    assert "announced" not in " ".join([made.title, made.subtitle, made.alt, *made.table.columns])


def test_neighbours_are_the_largest_opposite_pairs(
    charts: dict[str, Chart], arrivals: dict[date, int], first_published: dict[date, int]
):
    made, one = charts["between-neighbours"], timedelta(days=1)
    change = {day: arrivals[day] - value for day, value in first_published.items()}
    pairs = {
        day: min(abs(change[day]), abs(change[day + one]))
        for day in change
        if day + one in change and change[day] * change[day + one] < 0
    }
    best = sorted(sorted(pairs, key=lambda day: pairs[day])[-4:])
    assert best == [date(2022, 8, 21), date(2022, 9, 3), date(2022, 10, 9), date(2022, 11, 12)]
    wanted = [change[day + step] for day in best for step in (timedelta(0), one)]
    assert made.table["Change (people)"].tolist() == wanted
    low, high = min(map(abs, wanted)), max(map(abs, wanted))
    assert made.title == f"Four pairs of neighbouring days moved opposite ways, by {low} to {high}"


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_a_number_hangs_outward_from_its_mark_and_clear_of_the_days(charts: dict[str, Chart], layout: str):
    drawing = charts["record-ladder-2021"].draw(layout).to_dict()
    texts = [layer for layer in drawing["layer"] if layer["mark"]["type"] == "text"]
    placed = {
        (row["text"], layer["mark"]["align"]): row["x"] + layer["mark"]["dx"]
        for layer in texts
        for row in drawing["datasets"][layer["data"]["name"]]
    }
    assert placed["828", "right"] < placed["869", "left"] and placed["171", "right"] < placed["180", "left"]
    # the name of the day, at the left edge, ends before the first number begins; a digit takes up about 8 px
    assert placed["145", "right"] - 3 * 8 > len("8 May 2020") * 6


@pytest.mark.slow
def test_days_that_never_moved_can_be_drawn():
    rows = pd.DataFrame({"date": pd.to_datetime(["2024-01-01"]), "then": [7], "now": [7]})
    heads = {"date": "Day", "then": "Then", "now": "Now"}
    made = then_and_now("x", rows, headings=heads, title="One", subtitle="S", sources=["daily"])
    assert made.draw("wide").to_dict() and made.draw("narrow").to_dict()


def test_statements_against_the_daily_table(charts: dict[str, Chart], ledger: Ledger, arrivals: dict[date, int]):
    rows = summaries.held(ledger).dropna(subset="now")
    shown = {(row.span, row.reported): row for row in rows.itertuples()}
    # the series, summed here without the package, for each span that a source speaks of
    by_hand = {
        ("21 August 2021", 828): total(arrivals, "2021-08-21", "2021-08-21"),
        ("10 November 2021", 700): total(arrivals, "2021-11-10", "2021-11-10"),
        ("11 November 2021", 1185): total(arrivals, "2021-11-11", "2021-11-11"),
        ("31 May 2025", 1000): total(arrivals, "2025-05-31", "2025-05-31"),
        ("2020", 13500): total(arrivals, "2020-01-01", "2020-12-31"),
        ("2021 up to 7 September", 13500): total(arrivals, "2021-01-01", "2021-09-07"),
        ("2021 up to 10 November", 22300): total(arrivals, "2021-01-01", "2021-11-10"),
        ("January to June 2025", 20000): total(arrivals, "2025-01-01", "2025-06-30"),
        ("Rise, 2020 to 10 Nov 2021", 8400): total(arrivals, "2021-01-01", "2021-11-10")
        - total(arrivals, "2020-01-01", "2020-12-31"),
    }
    assert {key: row.now for key, row in shown.items()} == by_hand
    pinned = (
        "day.2021-08-21",
        "day.2021-11-10",
        "day.2021-11-11",
        "day.2025-05-31",
        "year.2020",
        "span.2021-01-01.2021-09-07",
        "span.2021-01-01.2021-11-10",
        "half.2025-1",
    )
    assert list(by_hand.values())[:-1] == [pin(name) for name in pinned]
    assert {key[1] for key, row in shown.items() if row.verdict == "since revised"} == {828, 1185}
    assert [key[1] for key, row in shown.items() if row.verdict == "does not fit"] == [8400]
    # two sources that state one count make one row
    assert shown["11 November 2021", 1185].who == "KentOnline and Reworded copy"
    made = charts["then-and-now"]
    assert made.title.startswith("Two single days were revised") and "“increase of 8,400”" in made.title
    for words in (
        "828 reported, 869 on record",
        "1,185 reported, 1,250 on record",
        "more than 22,300 reported, 22,372 on record",
    ):
        assert words in made.alt
    # each difference is of the count as printed: 869 / 828 = 1.0495, 13,910 / 8,400 = 1.656
    change = dict(zip(made.table["As reported"], made.table["Difference"], strict=True))
    # but what only sets a limit is no distance away from it: it holds
    assert (change["828"], change["fewer than 13,500"], change["8,400"]) == ("+5%", "holds", "+66%")
    assert [words for words, told in change.items() if told == "holds"] == [
        "fewer than 13,500",
        "more than 22,300",
        "more than 1,000",
    ]
    for drawing in svg.drawn(made.specification()).values():
        words = [one.words for one in svg.words(drawing)]
        assert {"as reported", "on record now", "difference", "828", "869", "+66%", "does not fit"} <= set(words)
    table = made.table.set_index("As reported")["On record now"]
    assert table["up to 48%"] == f"{said('growth.half.2025-1')}%"
    assert table["more than 10 times"] == "4.6 to 15.5 times, by the baseline"


def _with_claim(ledger: Ledger, model: str, **cells: object) -> Ledger:
    """The ledger with one more claim: a row like that of `model` but for these cells."""
    row = ledger.claims.loc[ledger.claims["claim_id"] == model].assign(claim_id=f"{model}x", **cells)
    return ledger.replaced(claims=pd.concat([ledger.claims, row], ignore_index=True))


@pytest.mark.slow
def test_a_growth_without_its_total_is_told_by_the_verdict_of_its_claim(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    rest, notes = (table.loc[table["claim_id"] != "spun-2021-11-09"] for table in (ledger.claims, ledger.annotations))
    alone = ledger.replaced(claims=rest, annotations=notes)
    judged = results(alone).judgements
    rows = summaries.held(alone).set_index("claim_id")
    assert rows.loc["spun-2021-11-10", "verdict"] == judged["spun-2021-11-10"].number != "does not fit"
    without_base = _with_claim(ledger, "spun-2021-11-10", base_start=pd.NaT, base_end=pd.NaT)
    assert "spun-2021-11-10x" not in summaries.held(without_base)["claim_id"].tolist()
    chapters.drawn("then-and-now", without_base, monkeypatch)


@pytest.mark.slow
def test_a_title_that_nothing_bears_out_any_more_is_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    corrected = ledger.claims.copy()
    corrected.loc[corrected["claim_id"] == "spun-2021-11-10", "value"] = 13_910
    with pytest.raises(BookError, match="then-and-now no longer holds"):
        chapters.drawn("then-and-now", ledger.replaced(claims=corrected), monkeypatch)


def test_ladder_on_record_rises_by_the_daily_table(ledger: Ledger, arrivals: dict[date, int]):
    best, steps = 0, []
    for day, people in sorted(arrivals.items()):
        if people > best:
            best = people
            steps.append((day, people))
    steps = [step for step in steps if step[0].year >= 2020]
    drawn = counted_twice.ladders(ledger, 2020)
    now = drawn.loc[drawn["vintage"] == counted_twice.NOW]
    assert [(row.date.date(), row.people) for row in now.itertuples()] == steps
    assert steps[-3:] == [(date(2021, 8, 21), 869), (date(2021, 11, 11), 1250), (date(2022, 9, 3), 1305)]


def test_ladder_as_announced_is_the_table_of_announcements(ledger: Ledger):
    announced = [(row["date"], int(row["arrivals_as_published"])) for row in plain.rows("record_days_as_published.csv")]
    drawn = counted_twice.ladders(ledger, 2020)
    then = drawn.loc[drawn["vintage"] == counted_twice.THEN]
    assert [(f"{row.date:%Y-%m-%d}", row.people) for row in then.itertuples()] == announced
    assert announced[-1] == ("2022-08-22", 1295)


def test_each_record_stands_on_the_ladder_with_its_rank(
    charts: dict[str, Chart], ledger: Ledger, arrivals: dict[date, int]
):
    told = summaries.record_days(ledger)
    assert [(f"{row.date:%Y-%m-%d}", row.value, row.now, row.rank, row.words) for row in told.itertuples()] == [
        ("2021-08-21", 828, 869, 1, ""),
        ("2021-11-11", 1185, 1250, 1, ""),
        ("2025-05-31", 1000, 1195, 5, "“record crossings”"),
    ]
    before = [people for day, people in arrivals.items() if day <= date(2025, 5, 31)]
    assert sum(people > 1195 for people in before) + 1 == 5
    made = charts["record-ladder-by-vintage"]
    assert made.title.endswith("3 September or 22 August")
    assert "1,305" in made.alt and "1,295" in made.alt and "fifth of all days" in made.alt


def test_a_source_that_gives_another_count_of_a_record_day_stands_in_a_row_of_its_own(ledger: Ledger):
    claims = ledger.claims
    [first] = claims.index[(claims["record"] == "day") & (claims["period_start"] == "2021-08-21")][:1]
    other = claims.loc[[first]].assign(claim_id="kent-2021-11-zz", source_id="kent-2021-11", value=825.0)
    told = summaries.record_days(ledger.replaced(claims=pd.concat([claims, other])))
    day = told[told["date"] == "2021-08-21"]
    assert [(row.value, "825" in row.stated) for row in day.itertuples()] == [(825, True), (828, False)]
    assert ledger.source("kent-2021-11").name == day["who"].iloc[0] and day["who"].iloc[0] not in day["who"].iloc[1]


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_words_of_more_records_than_today_keep_apart(ledger: Ledger, layout: str):
    told = summaries.record_days(ledger)
    more = told.assign(date=told["date"] + pd.Timedelta(days=9), who="A sixth report")
    blocks = _blocks(
        pd.concat([told, more]),
        lambda day: (day.date() - date(2020, 1, 1)).days / 4,
        lambda people: people / 4,
        Plane(layout),
    )
    assert len(blocks) == 2 * len(told)
    assert not any(one.box.meets(other.box, CLEAR) for place, one in enumerate(blocks) for other in blocks[place + 1 :])
    drawn = _ladder(counted_twice.ladders(ledger, 2020), pd.concat([told, more]), date(2026, 8, 20), layout)
    written = svg.drawing(drawn.to_dict())
    assert svg.meeting(written) == []
    assert max(one.box[3] for one in svg.words(written)) <= svg.size(written)[1]
