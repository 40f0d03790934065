"""An archive held against itself: the book's rules between claims on statements of many articles, whoever does the work."""

from __future__ import annotations

from datetime import date

import pytest

from crossing.articles import run, together
from crossing.articles.together import Stated, compare, found_in, groups
from crossing.workshop.bench_archive import made_statements

DAY, YEAR = date(2025, 5, 31), date(2025, 1, 1)


def stated(
    place: int,
    value: float,
    start: date = DAY,
    end: date = DAY,
    *,
    qualifier: str = "exact",
    unit: str = "people",
    answer: str = "fits",
) -> Stated:
    published = date(2025, 6, 1 + place)
    return Stated(
        place,
        1,
        f"article {place}",
        f"outlet {place % 2}",
        published,
        1,
        f"{value:,.0f} people",
        unit,
        value,
        None,
        qualifier,
        start,
        end,
        answer,
    )


def found(*statements: Stated) -> list[tuple[str, int, str]]:
    return [(row["kind"], row["statements"], row["first"]) for row in found_in(statements, run.on_one_core)]


def test_figures_for_one_day_that_cannot_both_be_right_are_found() -> None:
    assert found(stated(0, 1195), stated(1, 1195)) == []
    assert found(stated(0, 1195), stated(1, 1200, qualifier="about")) == []
    assert found(stated(1, 1195), stated(0, 1915)) == [("statements-exclude", 2, "article 0")]
    assert found(stated(0, 1195), stated(1, 19, unit="boats")) == []
    assert found(stated(0, 1195), stated(1, 1915, date(2025, 6, 1), date(2025, 6, 1))) == []


def test_one_article_does_not_exclude_itself() -> None:
    one = stated(0, 1195)
    assert found(one, one._replace(number=2, value=1915.0)) == []


def test_totals_that_fall_and_days_above_their_total_are_found() -> None:
    assert found(stated(0, 14_812, YEAR, DAY), stated(1, 14_000, YEAR, date(2025, 6, 1))) == [
        ("total-falls", 2, "article 0")
    ]
    assert found(stated(0, 900, YEAR, DAY), stated(1, 1195)) == [("day-exceeds-total", 2, "article 0")]


def test_a_slip_that_is_repeated_names_the_first() -> None:
    wrong = [stated(place, 1915, answer="does_not_fit") for place in (3, 1, 2)]
    (row,) = found_in(wrong, run.on_one_core)
    assert (row["rule"], row["statements"], row["outlets"], row["first"]) == (together.REPEATED, 3, 2, "article 1")
    assert row["sentence"] == (
        "1,915 for daily arrivals, 31 May 2025, does not fit the official series and stands in 3 articles, first in article 1."
    )
    assert found(stated(0, 1915, answer="does_not_fit")) == []
    assert found(stated(0, 1195), stated(1, 1195)) == []


@pytest.mark.slow
def test_statements_are_grouped_so_that_no_rule_misses_a_pair() -> None:
    """Splitting by unit and year of beginning finds what one group of all statements finds."""
    rows = [Stated(*row) for row in made_statements(3_000)]
    split = {row["sentence"] for row in found_in(rows, run.on_one_core)}
    whole = {row["sentence"] for row in compare(together.Together("people", 0, tuple(rows)))}
    assert split == whole
    assert split
    assert sum(len(group.statements) for group in groups(rows)) == 3_000


@pytest.mark.slow
def test_two_processes_find_what_one_finds() -> None:
    with run.Cores(2) as cores:
        assert found_in(made_statements(2_000), cores) == found_in(made_statements(2_000), run.on_one_core)


@pytest.mark.slow
@pytest.mark.parametrize("count", [2_000])
def test_what_is_found_does_not_grow_faster_than_the_statements(count: int) -> None:
    few, many = (found_in(made_statements(number), run.on_one_core) for number in (count, 4 * count))
    assert 0 < len(few) <= len(many) <= 8 * len(few)
