"""Bars: halves, years, the highest days and findings by source, against values worked out from the plain tables."""

from __future__ import annotations

import csv
import itertools
import re
from datetime import date

import pytest
import vl_convert

import chapters
from crossing import show
from crossing.charts.model import Chart
from crossing.charts.style import CONTEXT
from crossing.crosscheck import results, summaries
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.paths import DATA
from pins import pin, said


@pytest.fixture(scope="module")
def plain() -> dict[date, tuple[int, int]]:
    """Arrivals and boats by day, read without the package."""
    with (DATA / "official/home_office_daily.csv").open(encoding="utf-8", newline="") as handle:
        return {
            date.fromisoformat(row["date"]): (int(row["arrivals"]), int(row["boats"])) for row in csv.DictReader(handle)
        }


def _halves(plain: dict[date, tuple[int, int]], which: int) -> dict[int, int]:
    years = sorted({day.year for day in plain})
    return {
        year: sum(both[which] for day, both in plain.items() if day.year == year and day.month <= 6) for year in years
    }


def test_first_halves_against_the_bare_table(charts: dict[str, Chart], plain: dict[date, tuple[int, int]]):
    people, boats = _halves(plain, 0), _halves(plain, 1)
    table = charts["first-halves-boats"].table.set_index("Year")
    assert table["People, January to June"].to_dict() == people and table["Boats, January to June"].to_dict() == boats
    assert (people[2024], people[2025]) == (pin("half.2024-1"), pin("half.2025-1"))
    assert round((pin("half.2025-1") / pin("half.2024-1") - 1) * 100) == round(pin("growth.half.2025-1"))
    assert max(people, key=lambda year: people[year]) == 2025 and max(boats, key=lambda year: boats[year]) == 2022
    assert (boats[2022], boats[2025]) == (366, 343)


def test_words_on_halves_carry_the_numbers(charts: dict[str, Chart]):
    made = charts["first-halves-people"]
    assert made.title.startswith(f"“Around 20,000” is {said('half.2025-1')} on record, the highest first half")
    assert all(
        words in made.alt
        for words in (
            f"2024: {said('half.2024-1')}",
            f"2025: {said('half.2025-1')}",
            f"2026: {said('half.2026-1')}",
            "“around 20,000”",
        )
    )
    assert made.table.set_index("Year").loc[2018, "Change on the year before (%)"] == "no earlier year"
    made = charts["first-halves-boats"]
    assert made.title == "First half of 2025: a record for people, not for boats"
    assert all(
        number in made.alt for number in (said("half.2025-1"), said("boats.half.2025-1"), said("boats.half.2022-1"))
    )
    assert "35 in the first half of 2022, 58 in that of 2025" in made.alt  # 12,747 / 366 and 19,982 / 343


def test_a_half_that_has_not_ended_is_left_out(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    cut = ledger.replaced(daily=ledger.daily.loc[ledger.daily["date"] < "2026-06-30"])
    made = chapters.drawn("first-halves-people", cut, monkeypatch)
    assert made.table["Year"].max() == 2025


def test_a_half_that_is_no_longer_the_highest_breaks_the_title(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    daily = ledger.daily.copy()
    daily.loc[daily["date"] == "2026-03-01", "arrivals"] += 20_000
    with pytest.raises(BookError, match="first-halves-people no longer holds"):
        chapters.drawn("first-halves-people", ledger.replaced(daily=daily), monkeypatch)


def test_boats_and_people_in_each(charts: dict[str, Chart], plain: dict[date, tuple[int, int]]):
    made = charts["between-boats"]
    for year, boats, people, load in made.table.itertuples(index=False):
        assert people == sum(both[0] for day, both in plain.items() if day.year == year)
        assert boats == sum(both[1] for day, both in plain.items() if day.year == year)
        assert load == pytest.approx(people / boats, abs=0.051)
    assert made.table["Year"].tolist() == list(range(2018, 2026))  # whole years only
    assert made.title.endswith("from 7 to 62")


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_numbers_over_bars_stand_apart(charts: dict[str, Chart], layout: str):
    for chart_id in ("between-boats", "first-halves-boats"):
        drawing = charts[chart_id].draw(layout).to_dict()
        placed: dict[float, list[tuple[float, str]]] = {}
        for layer in drawing["layer"]:
            if layer["mark"].get("dy") == -9:
                for row in drawing["datasets"][layer["data"]["name"]]:
                    placed.setdefault(round(row["y"]), []).append((row["x"], row["text"]))
        for level in placed.values():
            places = sorted(level)
            for (one, words), (other, others) in itertools.pairwise(places):
                assert other - one > (len(words) + len(others)) / 2 * 6.5


@pytest.fixture(scope="module")
def dead() -> dict[tuple[str, int], tuple[int, str]]:
    """Yearly counts of the dead, with their qualifiers, by who counted and year, read without the package."""
    with (DATA / "context/public_counts.csv").open(encoding="utf-8", newline="") as handle:
        found = [
            (re.fullmatch(r"deaths-(prefecture|iom)-(\d{4})", row["context_id"]), row) for row in csv.DictReader(handle)
        ]
    return {(at[1], int(at[2])): (int(row["value"]), row["qualifier"]) for at, row in found if at}


def test_deaths_by_year_and_by_who_counts(charts: dict[str, Chart], dead: dict[tuple[str, int], tuple[int, str]]):
    made = charts["between-deaths"]
    assert made.table["Year"].tolist() == list(range(2019, 2026))
    for year, french, by, other, other_by in made.table.itertuples(index=False):
        for who, printed, published in (("prefecture", french, by), ("iom", other, other_by)):
            value, qualifier = dead.get((who, year), (None, ""))
            assert printed == (
                "no count found" if value is None else "at least " * (qualifier == "at_least") + str(value)
            )
            assert (published == "–") == (value is None)
            assert value is None or re.search(r", (?:\d* ?[A-Z][a-z]+ )?20\d\d$", published)  # as of when
    assert made.title == "2024 was the deadliest year by the French count: 72 people"
    assert all(dead["iom", year][0] > dead["prefecture", year][0] for year in (2021, 2022, 2023, 2024))
    assert all(
        words in made.alt for words in ("2019, at least 4", "2024, 72", "2025, no count found", "maritime prefecture")
    )


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_a_year_without_a_count_of_deaths_has_no_bar(charts: dict[str, Chart], layout: str):
    drawing = charts["between-deaths"].draw(layout).to_dict()
    layers = [(layer["mark"], drawing["datasets"][layer["data"]["name"]]) for layer in drawing["layer"]]
    bars = [row for mark, rows in layers if mark["type"] == "rect" for row in rows]
    heights = sorted(row["y2"] - row["y"] for row in bars)  # of one scale for both counts, and no zero
    assert [round(height / heights[0] * 4) for height in heights] == [4, 5, 6, 11, 16, 24, 25, 31, 40, 72, 78]
    assert {mark["fill"] for mark, rows in layers if mark["type"] == "rect" and rows} == {CONTEXT}
    words = [row["text"] for mark, rows in layers if mark["type"] == "text" for row in rows]
    assert words.count("–") == 3 and "4+" in words and "78+" in words


def test_a_lower_count_of_a_wider_area_breaks_the_title(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    counts = ledger.public_counts.copy()
    counts.loc[counts["context_id"] == "deaths-iom-2022", "value"] = 4
    with pytest.raises(BookError, match="between-deaths no longer holds"):
        chapters.drawn("between-deaths", ledger.replaced(public_counts=counts), monkeypatch)


def test_a_name_of_public_counts_that_has_none_is_said():
    with pytest.raises(BookError, match="no count of a year whose id begins with “deaths-of-nobody”"):
        show.public_by_year(dead="deaths-of-nobody")


def test_the_highest_days(charts: dict[str, Chart], plain: dict[date, tuple[int, int]]):
    made = charts["may-2025-highest-days"]
    assert len(made.table) == sum(people > 1000 for people, _ in plain.values()) == 12
    assert made.table["Arrivals on record now"].tolist()[:5] == [1305, 1250, 1241, 1214, 1195]
    assert made.table.loc[made.table["Day"] == "31 May 2025", "Rank"].tolist() == [5]
    # 6 September, 19 September and 8 October 2025
    assert made.table.iloc[:, -1].tolist().count("no, it came later") == 3
    assert "year’s highest day so far" in made.title and "fifth" in made.title
    assert all(words in made.alt for words in ("1,305", "1,195", "“more than 1,000”"))
    assert made.alt.count("(later)") == 3


@pytest.mark.slow
@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_the_ring_stands_where_the_report_puts_it(charts: dict[str, Chart], layout: str):
    svg = vl_convert.vegalite_to_svg(charts["may-2025-highest-days"].draw(layout).to_dict())
    assert "“more than 1,000”" in svg and ">1,195<" in svg and svg.count("(later)<") == 3


def test_slips_by_source_are_counted_per_hundred_words(charts: dict[str, Chart], ledger: Ledger):
    found = [slip for slip in results(ledger).slips if slip.confidence == "high"]
    rows = summaries.slips_by_source(ledger, sure=True).set_index(["source_id", "severity"])
    for (source, grade), row in rows.iterrows():
        mine = [slip for slip in found if slip.grade == grade and source in [one.source_id for one in slip.about]]
        assert row["slips"] == len(mine)
        assert row["rate"] == pytest.approx(len(mine) * 100 / row["words"])
    # What the chapter's text says of this chart.
    misleading = rows.xs("misleading", level="severity")
    assert misleading["rate"].idxmax() == "backtranslated-2025-07"
    assert rows.groupby("source_id")["words"].first().sum() == sum(one.words for one in ledger.rows.sources.values())
    made = charts["slips-by-source"]
    assert "53% of all the words" in made.subtitle
    # The misleading slips of the sources add up to all misleading slips, which the title counts.
    assert misleading["slips"].sum() == sum(len(slip.about) for slip in found if slip.grade == "misleading")
    assert re.match(r"(All \d+|\d+ of \d+) misleading slips we are sure of are in", made.title)
