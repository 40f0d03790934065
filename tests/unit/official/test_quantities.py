"""Figures the book computes, against values worked out by hand from the tables."""

from __future__ import annotations

import pandas as pd
import pytest

from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.official import counted_twice, quantities
from pins import pin


@pytest.mark.parametrize(
    ("ident", "value", "unit"),
    [
        ("day.2021-08-21", pin("day.2021-08-21"), "people"),  # reference figures: on record now
        ("day.2021-11-11", pin("day.2021-11-11"), "people"),
        ("announced.2021-08-21", 828, "people"),  # as announced then
        ("first-published.2022-08-22", 1295, "people"),
        ("day.2022-08-22", 1137, "people"),
        ("year.2020", pin("year.2020"), "people"),
        ("year.2025", pin("year.2025"), "people"),
        ("half.2025-1", pin("half.2025-1"), "people"),
        ("growth~year.2020~year.2021", (pin("year.2021") - pin("year.2020")) / pin("year.2020") * 100, "percent"),
        ("difference~spun-2021-11-12~spun-2021-11-11", 1284 - 99, "people"),
        ("multiple~year.2019~year.2020", pin("year.2020") / pin("year.2019"), "ratio"),
        ("twice-published.days", 234, "count"),
        ("twice-published.differ", 70, "count"),
        ("twice-published.busy", 114, "count"),
        ("twice-published.then", 36344, "people"),
        ("twice-published.now", 36445, "people"),
        ("rank.2022-09-03", 1, "ordinal"),
        ("turnaround-2021-09-12", 828, "people"),
        ("context.deaths-prefecture-2024", 72, "people"),  # as published in February 2025
        ("context.missing-prefecture-2024.high", 5, "people"),  # three or five: outlets differ
        ("context.prevented-share-2022-people", 42.4, "percent"),
        ("multiple~context.asylum-uk-2020-21~context.asylum-france-2020-21", 87180 / 37235, "ratio"),
        ("asylum-mean.2019.2020", (35737 + 29815) / 2, "applications"),
        ("refugee-share.2018", 0.26, "percent"),  # (126,708 + 45,234 + 125) of 66,436,000
        ("refugee-share.2018.refugees", 0.19, "percent"),
    ],
)
def test_known_values(ledger: Ledger, ident: str, value: float, unit: str):
    found = quantities.lookup(ident, ledger)
    assert found.value == pytest.approx(value)
    assert found.unit == unit
    assert found.sentence and found.tables


def test_components_of_the_money_add_up(ledger: Ledger):
    low = 45.5 + 3.25 + 2.25 + 28.1 + 54 + 62.2 + 476
    assert quantities.compute("money-sum.low", ledger).value == pytest.approx(low * 1e6)
    assert quantities.compute("money-sum.high", ledger).value == pytest.approx((low + 5) * 1e6)


def test_outside_the_series_is_missing_not_zero(ledger: Ledger):
    assert quantities.compute("day.2017-12-31", ledger).value is None
    assert quantities.compute("year.2026", ledger).value is None  # the table ends in August
    assert quantities.compute("growth~year.2025~year.2026", ledger).value is None


@pytest.mark.parametrize(
    "ident",
    [
        "nothing",
        "day.yesterday",
        "year",
        "growth~year.2020",
        "context.nothing",
        "refugee-share.1066",
        "half.2025-3",
        "boats-half.2025-3",
        "half.2025",
        "money.none",
        "count.moons",
        "squared~year.2020~year.2021",
    ],
)
def test_an_id_that_means_nothing_is_refused(ledger: Ledger, ident: str):
    with pytest.raises(BookError) as caught:
        quantities.lookup(ident, ledger)
    assert ident in str(caught.value)


@pytest.mark.parametrize(
    ("ident", "says"),
    [
        ("day.2021-08-21.2", "“day” takes 1 part after its name, each behind a dot (date), and 2 are given."),
        ("span.2021-08-21", "“span” takes 2 parts after its name, each behind a dot (start, end), and 1 is given."),
        ("rank", "“rank” takes 1 to 3 parts after its name, each behind a dot (date, start, end), and 0 are given."),
        ("strait-miles.2", "“strait-miles” takes no part after its name, and 1 is given."),
    ],
)
def test_how_many_parts_a_kind_takes_is_told(ledger: Ledger, ident: str, says: str):
    with pytest.raises(BookError) as caught:
        quantities.lookup(ident, ledger)
    assert str(caught.value) == f"“{ident}” cannot be computed: {says}"


@pytest.mark.parametrize(
    "ident", ["growth~day.2018-01-01~year.2021", "multiple~day.2018-01-01~year.2021", "share~year.2021~day.2018-01-01"]
)
def test_nothing_is_divided_by_a_day_without_arrivals(ledger: Ledger, ident: str):
    assert quantities.compute("day.2018-01-01", ledger).value == 0
    with pytest.raises(BookError, match="divides by is 0") as caught:
        quantities.lookup(ident, ledger)
    assert ident in str(caught.value)


def test_figures_of_terms_ranks_and_waits(ledger: Ledger):
    wanted = {
        "watch.commons-2025-06-10.baselines": 7,
        "watch.commons-2025-06-10.true": 2,
        "watch.commons-2025-06-10.baselines-before": 5,
        "watch.commons-2025-06-10.true-before": 2,
        "weekend-rank.2025-05-31.2018-01-01.2025-06-01": 6,
        "days-above.1000.2018-01-01.2025-06-01": 9,
        "boats-half.2022-1": 366,
        "days-between.2025-07-10-pilot-announced.2025-09-18-first-return": 70,  # 21 days of July, 31 of August, 18 of September
        "prevented.2024": 21317,
        "prevented.2024.arrivals": 29649,
        "prevented.2023": None,
        "prevented-weeks.2024-05-05.2024-12-29": 21317,
        "prevented-weeks.2025-05-04.2025-12-28": 16282,
        "prevented-weeks.2025-05-04.2025-12-28.arrivals": 31587,
        "prevented-weeks.2024-07-14.2026-01-25": 40841,
        "prevented-weeks.2024-04-28.2024-05-05": None,
    }
    assert {ident: quantities.compute(ident, ledger).value for ident in wanted} == wanted
    assert quantities.compute("watch.commons-2025-06-10.highest", ledger).value == pytest.approx(28526 / 1843)
    assert quantities.compute("watch.commons-2025-06-10.lowest", ledger).value == pytest.approx(14990 / 6549)
    # 2020, in which the term begins, against 2019: the lowest that starts before the term
    assert quantities.compute("watch.commons-2025-06-10.lowest-before", ledger).value == pytest.approx(8462 / 1843)


def test_days_revised_beside_a_day_revised_the_other_way(ledger: Ledger):
    change = counted_twice.published_twice(ledger).set_index("date")["change"]
    neighbours = [change.shift(freq=pd.Timedelta(days=step)).reindex(change.index, fill_value=0) for step in (-1, 1)]
    beside = sum(((change * other) < 0) for other in neighbours) > 0
    assert quantities.compute("revised-beside", ledger).value == beside.sum() == 48


def test_how_far_days_that_others_published_first_have_moved_is_worked_out_from_the_two_tables(ledger: Ledger):
    both = counted_twice.published_twice(ledger)
    moved, busy = both["change"].abs(), both[["then", "now"]].max(axis=1) > 0
    large = both["then"] >= 100
    shares = 100 * moved[large] / both.loc[large, "then"]
    sums = both[["then", "now"]].rolling(30).sum().query("then >= 1000")
    days = (both["date"].max() - both["date"].min()).days + 1
    expected = {
        "by-others.large-day": 100,
        "by-others.large-days": large.sum(),
        "by-others.with-arrivals": busy.sum(),
        "by-others.usual": shares.quantile(0.95),
        "by-others.largest": shares.max(),
        "by-others.small-usual": moved[busy & ~large].quantile(0.95),
        "by-others.over.30": 100 * ((sums["now"] - sums["then"]).abs() / sums["then"]).quantile(0.95),
        "by-others.over.365": 100 * (36445 - 36344) / 36344,  # longer than the table: the whole of it
    }
    found = {name: quantities.compute(f"revision.{name}", ledger).value for name in expected}
    assert found == pytest.approx(expected)
    assert quantities.compute("twice-published.span", ledger).value == days
    assert quantities.compute("twice-published.missing", ledger).value == days - len(both)


def test_how_far_printed_sums_lie_from_the_series_is_worked_out_from_both(ledger: Ledger):
    people = set(ledger.measures.query("role == 'arrivals' and unit_kind == 'people'")["measure"])
    sums = ledger.other_totals.loc[
        ledger.other_totals["measure"].isin(people)
        & (ledger.other_totals["period_end"] < ledger.mod_daily["date"].min())
        & (ledger.other_totals["period_start"] >= ledger.daily["date"].min())
    ]
    now = [
        ledger.daily.loc[ledger.daily["date"].between(row.period_start, row.period_end), "arrivals"].sum()
        for row in sums.itertuples()
    ]
    off = 100 * (pd.Series(now, sums.index).astype(float) - sums["value"]).abs() / sums["value"].astype(float)
    days = (sums["period_end"] - sums["period_start"]).dt.days + 1
    assert quantities.compute("revision.printed.count", ledger).value == len(sums)
    for least in (30, 365):
        found = quantities.compute(f"revision.printed.{least}", ledger)
        assert (found.value, found.unit) == (pytest.approx(off[days >= least].max()), "percent")


def test_how_far_the_home_office_moves_its_own_days_is_worked_out_from_its_releases(ledger: Ledger):
    own = ledger.revisions.loc[ledger.revisions["first_day"] > ledger.mod_daily["date"].max()]
    first = ledger.own_daily.merge(ledger.daily, on="date")
    change = (first["arrivals"] - first["arrivals_as_published"]).abs()
    expected = {
        "revision.home-office.releases": len(ledger.releases),
        "revision.home-office.days": own["days_compared"].max(),
        "revision.home-office.moved": own["days_moved"].sum(),
        "revision.home-office.largest": 100 * own["largest_share"].max(),
        "revision.home-office.marked": (ledger.daily["note"] == "Revised").sum(),
        "own-first.days": len(first),
        "own-first.moved": (change > 0).sum(),
        "own-first.largest": change.max(),
    }
    assert {ident: quantities.compute(ident, ledger).value for ident in expected} == pytest.approx(expected)


def test_the_strait_is_as_wide_in_miles_as_in_kilometres(ledger: Ledger):
    """Its narrowest crossing is usually given as 21 miles, or 33 km."""
    found = [quantities.compute(f"strait-{unit}", ledger) for unit in ("miles", "kilometres")]
    assert [(each.value, each.unit) for each in found] == [(21, "miles"), (33, "kilometres")]
