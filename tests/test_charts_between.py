"""The charts of 2022 to 2024 against numbers read from the files with the csv module, and their pictures."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from crossing.charts import between, chart
from crossing.ledger import load
from crossing.official.quantities import compute
from crossing.paths import DATA

CHARTS = ("between-weeks", "between-published-twice", "between-neighbours", "between-boats", "between-prevented")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "official" / name).open(encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def now() -> dict[date, tuple[int, int]]:
    return {
        date.fromisoformat(row["date"]): (int(row["arrivals"]), int(row["boats"]))
        for row in _rows("home_office_daily.csv")
    }


@pytest.fixture(scope="module")
def then() -> dict[date, int]:
    return {
        date.fromisoformat(row["date"]): int(row["arrivals_as_published"])
        for row in _rows("mod_daily_as_published.csv")
    }


@pytest.fixture(scope="module")
def specs() -> dict[str, dict]:
    return {name: chart(name).specification() for name in CHARTS}


def _words(specs: dict[str, dict], name: str) -> dict:
    return specs[name]["usermeta"]["figure"]


def test_weeks_name_the_three_years(specs: dict[str, dict], now: dict[date, tuple[int, int]]):
    words = _words(specs, "between-weeks")
    for year, total in {2022: 45755, 2023: 29437, 2024: 36816}.items():
        assert sum(people for day, (people, _) in now.items() if day.year == year) == total
        assert f"{total:,}" in words["title"] and f"{total:,} in {year}" in words["alt"]
    weeks = {
        row["week_ending"]: int(row["arrivals"])
        for row in _rows("home_office_weekly.csv")
        if "2022" <= row["week_ending"] < "2025"
    }
    ending, most = max(weeks.items(), key=lambda item: item[1])
    assert ending == "2022-08-28" and f"{most:,} people" in words["alt"]
    assert len(words["rows"]) == 36


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_words_stand_over_the_bars_in_order_of_date(
    specs: dict[str, dict], now: dict[date, tuple[int, int]], layout: str
):
    drawing = specs["between-weeks"] if layout == "wide" else _words(specs, "between-weeks")["narrow"]
    for panel in drawing["vconcat"]:
        bars, rule, *texts = [_values(drawing, layer) for layer in panel["layer"]]
        top, tops, levels = max(row["y"] for row in bars), [row["y"] for row in rule], [row["y"] for (row,) in texts]
        assert levels == sorted(levels, reverse=True) and len(set(levels)) == len(levels) and min(levels) > top
        assert [row["x"] for row in rule] == sorted(row["x"] for row in rule) and tops == sorted(tops, reverse=True)
        assert {row["x"] for (row,) in texts} == {row["x"] for row in rule}  # every label hangs on its own rule
        year = int(panel["title"]["text"][:4])
        assert (
            panel["title"]["text"]
            == f"{year}: {sum(people for day, (people, _) in now.items() if day.year == year):,} people"
        )


def _values(drawing: dict, layer: dict) -> list[dict]:
    """The rows of a layer, which the whole drawing keeps by name."""
    return drawing["datasets"][layer["data"]["name"]]


def test_every_event_of_the_chapter_is_a_rule(specs: dict[str, dict]):
    policy = load().policy
    told = policy.loc[(policy["chapter"] == "between"), "event_id"]
    marked = [event for mark in between.MARKS for event in mark.events]
    assert sorted(marked) == sorted(told) and f"{len(marked)} policy events" in _words(specs, "between-weeks")["alt"]
    dates = policy.set_index("event_id")["date"]
    assert [dates[event] for event in marked] == sorted(dates[event] for event in marked)
    wide, narrow = str({**specs["between-weeks"], "usermeta": None}), str(_words(specs, "between-weeks")["narrow"])
    for mark in between.MARKS:
        assert mark.wide.replace("|", " ") == mark.narrow.replace("|", " ")  # the same words in both layouts
        first, last = (date.fromisoformat(dates[mark.events[place]]) for place in (0, -1))
        when = f"{first.day} to {last.day} {last:%b}: " if first != last else f"{first.day} {first:%b}: "
        assert when + mark.wide.split("|")[0] in wide and when + mark.narrow.split("|")[0] in narrow
        assert all(line in wide for line in mark.wide.split("|")) and all(
            line in narrow for line in mark.narrow.split("|")
        )


def test_days_published_twice(specs: dict[str, dict], now: dict[date, tuple[int, int]], then: dict[date, int]):
    words = _words(specs, "between-published-twice")
    differ = sum(1 for day, value in then.items() if now[day][0] != value)
    assert (len(then), differ) == (234, 70)
    assert "70 of 234" in words["title"]
    assert (sum(then.values()), sum(now[day][0] for day in then)) == (36344, 36445)
    for number in ("164", "36,344", "36,445", "1,295 then, 1,137 now", "960 then, 1,305 now"):
        assert number in words["alt"]
    # The span has days that nobody published first, some of them with arrivals now.
    first, last = min(then), max(then)
    gaps = [day for day in now if first <= day <= last and day not in then]
    assert ((last - first).days + 1, len(gaps), sum(now[day][0] > 0 for day in gaps)) == (253, 19, 6)
    for told in ("234 of the 253 days from 23 May 2022 to 30 January 2023", "19"):
        assert told in words["subtitle"] and told in words["alt"]
    assert "six of them have arrivals" in words["alt"]
    # The two days named are the highest of each count, over the whole series for the second.
    assert max(then, key=then.get) == between.THEN_RECORD.date()
    assert max(now, key=lambda day: now[day][0]) == between.NOW_RECORD.date()
    assert len(words["rows"]) == 40


def test_neighbours_are_the_largest_opposite_pairs(
    specs: dict[str, dict], now: dict[date, tuple[int, int]], then: dict[date, int]
):
    words = _words(specs, "between-neighbours")
    change = {day: now[day][0] - value for day, value in then.items()}
    one = timedelta(days=1)
    pairs = {
        day: min(abs(change[day]), abs(change[day + one]))
        for day in change
        if day + one in change and change[day] * change[day + one] < 0
    }
    best = sorted(sorted(pairs, key=pairs.get)[-4:])
    assert best == [date(2022, 8, 21), date(2022, 9, 3), date(2022, 10, 9), date(2022, 11, 12)]
    assert [row[3] for row in words["rows"]] == [change[day + step] for day in best for step in (timedelta(0), one)]
    assert "fell by 158" in words["title"] and "rose by 157" in words["title"]


def test_boats_and_people_in_each(specs: dict[str, dict], now: dict[date, tuple[int, int]]):
    words = _words(specs, "between-boats")
    for row in words["rows"]:
        people = sum(value[0] for day, value in now.items() if day.year == row[0])
        boats = sum(value[1] for day, value in now.items() if day.year == row[0])
        assert row == [row[0], boats, people, pytest.approx(people / boats, abs=0.051)]
    assert [row[0] for row in words["rows"]] == list(range(2018, 2026))  # whole years only
    assert "1,110 boats with an average of 41" in words["title"] and "695 with 53" in words["title"]


def test_prevention_is_missing_before_may_2024_and_never_zero(specs: dict[str, dict]):
    weeks = [row for row in _rows("home_office_weekly.csv") if row["week_ending"].startswith("2024")]
    known = [row for row in weeks if row["people_prevented"] != ""]
    prevented, arrived = sum(int(row["people_prevented"]) for row in known), sum(int(row["arrivals"]) for row in known)
    words = _words(specs, "between-prevented")
    assert known[0]["week_ending"] == "2024-05-05" and len(known) == 35
    assert (
        f"{prevented:,}" in words["title"]
        and f"{arrived:,}" in words["title"]
        and (prevented, arrived) == (21317, 29649)
    )
    assert "in 35 weeks" in words["title"]
    assert [row[2] for row in words["rows"]].count(None) == len(weeks) - len(known) == 17
    # The panels print both totals, and the weeks that they leave out are drawn faint.
    for drawing in (specs["between-prevented"], words["narrow"]):
        arrivals, estimates = drawing["vconcat"]
        assert f"{arrived:,}" in arrivals["title"]["text"] and f"{prevented:,}" in estimates["title"]["text"]
        full, _, faint = arrivals["layer"][:3]
        assert sum(row["arrivals"] for row in _values(drawing, full)) == arrived and full["mark"]["opacity"] == 1
        assert (
            sum(row["arrivals"] for row in _values(drawing, faint))
            == sum(int(row["arrivals"]) for row in weeks) - arrived
        )
        assert faint["mark"]["opacity"] == between.FAINT < 1


def test_quantities_of_the_chapter(now: dict[date, tuple[int, int]], then: dict[date, int]):
    ledger = load()
    assert (
        compute("prevented.2024", ledger).value == 21317 and compute("prevented.2024.arrivals", ledger).value == 29649
    )
    assert compute("prevented.2023", ledger).value is None
    change = {day: now[day][0] - value for day, value in then.items()}
    beside = sum(
        1 for day in change if any(change[day] * change.get(day + timedelta(days=step), 0) < 0 for step in (-1, 1))
    )
    assert compute("revised-beside", ledger).value == beside == 48
