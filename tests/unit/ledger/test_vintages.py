"""The vintage stands in datapackage.json alone, and the series fit it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from crossing.book import pages
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, load, read_ledger, resource, vintages
from crossing.ledger.check import problems


def restated(folder: Path, **changed: str) -> None:
    """Give tables of the copy in `folder` other vintages."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    for table in package["resources"]:
        if table["name"] in changed:
            table["vintage"] = changed[table["name"]]
    path.write_text(json.dumps(package), encoding="utf-8")


def test_the_pages_say_what_the_data_package_states():
    assert pages.vintage() == vintages.vintage("daily") == vintages.vintage("weekly")
    assert pages.site_facts()["vintage"] == prose.day(vintages.vintage("daily"))


def test_the_committed_series_fit_their_vintages():
    assert list(vintages.problems(load())) == []


@pytest.mark.slow
def test_a_day_after_the_vintage_is_refused_in_one_sentence(data_copy: Path):
    last = load().daily["date"].max().date()
    restated(data_copy, daily=last.isoformat(), weekly=last.isoformat())
    assert [each for each in problems(load(), data_copy) if "vintage" in each] == []
    earlier = date.fromordinal(last.toordinal() - 1)
    restated(data_copy, daily=earlier.isoformat(), weekly=earlier.isoformat())
    found = [each for each in problems(load(), data_copy) if "home_office_daily" in each]
    assert len(found) == 1 and found[0].count(". ") == 0
    for words in (f"row {len(load().daily) + 1}", "column “date”", f"{last} is later than {earlier}"):
        assert words in found[0]


@pytest.mark.slow
def test_tables_of_one_release_state_one_vintage(data_copy: Path):
    restated(data_copy, weekly="2026-08-28")
    assert [each for each in problems(load(), data_copy) if "of one release" in each] == [
        "data/datapackage.json: the tables daily and weekly are of one release, but their vintages are "
        f"{vintages.vintage('daily')} and 2026-08-28; state one vintage."
    ]


@pytest.mark.parametrize("table", ["no-such-table", "claims"])
def test_a_table_without_a_vintage_is_named(table: str):
    with pytest.raises(BookError, match=table):
        vintages.vintage(table)


@pytest.mark.parametrize(
    ("column", "counted"), [("arrivals", "arrivals"), ("boats", "boats"), ("boats_uncontrolled", "uncontrolled boats")]
)
def test_a_week_that_is_not_the_sum_of_its_days_is_told(ledger: Ledger, column: str, counted: str):
    daily = ledger.daily.copy()
    daily.loc[daily["date"] == "2025-05-31", column] += 2
    [sentence] = vintages.weeks(ledger.replaced(daily=daily))
    weekly = ledger.weekly.set_index("week_ending")[column]["2025-06-01"]
    row = 2 + ledger.weekly.index[ledger.weekly["week_ending"] == "2025-06-01"][0]
    told = f"the week ending 1 June 2025 has {weekly:,} {counted} and its days {weekly + 2:,}: take both"
    assert sentence.startswith(f"data/official/home_office_weekly.csv, row {row}, column “{column}”: {told}")


@pytest.mark.slow
@pytest.mark.parametrize("name", vintages.OF_RELEASES)
def test_what_is_typed_into_a_table_of_a_release_is_told_what_can_be_done(data_copy: Path, name: str):
    """No refresh takes it; of a digit that the series counts the week is told as well."""
    path = data_copy / resource(name)["path"]
    head, first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [first.replace(",0,", ",1,", 1), *rest] if name in vintages.ONE_RELEASE else [first, *rest[:-1]]
    path.write_text("".join([head, *changed]), encoding="utf-8")
    *others, last = problems(read_ledger(data_copy), data_copy)
    assert last.startswith(f"data/{resource(name)['path']}: it is not the table whose SHA-256")
    assert last.endswith(vintages.NEVER_EDITED) and "refresh" not in last
    if name in vintages.ONE_RELEASE:
        [week] = others
        assert week.startswith("data/official/home_office_weekly.csv, row 2, column “arrivals”")
