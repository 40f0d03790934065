"""A newer release of the series is read from its workbook, told before it is written, and older ones can still be had."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

import workbooks
from copies import of_files
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, read_ledger, read_table, resource, vintages
from crossing.official import earlier
from crossing.official.revision import releases as regime
from crossing.paths import DATA
from crossing.workshop import update, workbook

REVISED, PEOPLE = "2025-06-13", 2


@pytest.fixture
def sheets() -> workbooks.Sheets:
    return workbooks.published()


def newer_sheets() -> tuple[workbooks.Sheets, dt.date]:
    """Sheets with seven more days and one revised, and their last day."""
    sheets = workbooks.published()
    last = workbooks.later(sheets, 7)
    workbooks.revise(sheets, REVISED, PEOPLE)
    return sheets, last


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workbook of these, and its day of publication."""
    sheets, last = newer_sheets()
    path = tmp_path_factory.mktemp("newer") / "newer.ods"
    return workbooks.write(path, sheets), f"{last + dt.timedelta(days=1)}"


@pytest.fixture(scope="module")
def taken_in(newer: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data after the newer release was taken in; no test changes it."""
    data_copy = Path(shutil.copytree(DATA, tmp_path_factory.mktemp("taken") / "data"))
    assert update.update(*newer, folder=data_copy) == 0
    return data_copy


@pytest.mark.slow
@pytest.mark.parametrize("worded", ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"])
def test_a_workbook_gives_the_tables_cell_by_cell(tmp_path: Path, sheets: workbooks.Sheets, worded: str):
    """What is not recorded stays so, notes are kept, dates may be dates or words."""
    path = workbooks.write(tmp_path / "same.ods", sheets, day=lambda text: dt.date.fromisoformat(text).strftime(worded))
    found = workbook.read(path)
    for sheet in (workbook.DAYS, workbook.WEEKS):
        with (DATA / resource(sheet.table)["path"]).open(encoding="utf-8", newline="") as lines:
            assert list(found[sheet.table].values()) == list(csv.DictReader(lines))
    assert any(row["note"] == "Revised" for row in found["daily"].values())


def test_the_workbook_as_the_home_office_published_it_gives_the_tables_of_its_release(ledger: Ledger):
    path = Path(__file__).parents[2] / "data" / "workbooks" / "2026-08-21.ods"
    [row] = ledger.releases.loc[ledger.releases["release"] == path.stem].to_dict("records")
    assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    found = workbook.read(path)
    for sheet in (workbook.DAYS, workbook.WEEKS):
        table = earlier.as_published(ledger, dt.date.fromisoformat(path.stem), sheet.table)
        written = csv.DictReader(io.StringIO(table.to_csv(index=False, lineterminator="\n")))
        assert list(found[sheet.table].values()) == list(written)


def test_a_cell_that_was_changed_and_changed_back_is_what_each_release_had(ledger: Ledger):
    """The week to 19 April 2026: 390 people prevented, then 322, then 390 again."""

    def prevented(release: str) -> list[int]:
        weeks = earlier.as_published(ledger, dt.date.fromisoformat(release), "weekly")
        return weeks.loc[weeks["week_ending"] == "2026-04-19", "people_prevented"].tolist()

    said = [prevented(release) for release in ("2026-04-10", "2026-04-24", "2026-05-01", "2026-05-29", "2026-06-05")]
    assert said == [[], [390], [322], [322], [390]]


def test_weeks_may_come_one_behind_the_days(tmp_path: Path, sheets: workbooks.Sheets):
    """As in the release of 31 December 2025, which had the days up to a Sunday and not yet their week."""
    del sheets["SB_02"][-3]
    assert workbook.read(workbooks.write(tmp_path / "behind.ods", sheets))["weekly"]


@pytest.mark.slow
def test_what_a_release_changes_is_told_and_a_dry_run_writes_nothing(
    data_copy: Path, newer: tuple[Path, str], capsys: pytest.CaptureFixture[str]
):
    before = of_files(data_copy)
    assert update.update(*newer, dry_run=True, folder=data_copy) == 0
    said = capsys.readouterr().out
    assert "7 days added: 21 August 2026 to 27 August 2026" in said
    assert "1 week added" in said
    assert "13 June 2025, arrivals: 919 is now 921" in said
    assert "{fig}`year.2025`: 41,472 is now 41,474" in said
    assert "Pinned numbers to renew" in said and "last-day: 2026-08-20 is now 2026-08-27" in said
    assert "Verdicts that move" in said
    assert of_files(data_copy) == before


@pytest.mark.slow
def test_a_release_is_taken_in_whole_and_the_older_one_is_kept(taken_in: Path, newer: tuple[Path, str], ledger: Ledger):
    (path, published), data_copy = newer, taken_in
    now = read_ledger(data_copy)
    assert (
        vintages.vintage("daily", data_copy)
        == vintages.vintage("weekly", data_copy)
        == dt.date.fromisoformat(published)
    )
    assert list(earlier.problems(now, data_copy)) == []
    assert earlier.known(now) == [*earlier.known(ledger), dt.date.fromisoformat(published)]
    assert now.releases.iloc[-1]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert now.releases.iloc[-1]["file"] == "newer.ods"
    for table in earlier.TABLES:
        pd.testing.assert_frame_equal(earlier.as_published(now, vintages.vintage("daily"), table), ledger.table(table))
    assert earlier.as_published(now, dt.date.fromisoformat(published)).equals(now.daily)
    with pytest.raises(BookError, match="The book has had no release of 1 January 2026"):
        earlier.as_published(now, dt.date(2026, 1, 1))
    for name in ("daily", "revised", "releases"):
        table = resource(name, data_copy)
        assert f"sha256:{hashlib.sha256((data_copy / table['path']).read_bytes()).hexdigest()}" == table["hash"]


@pytest.mark.slow
def test_the_tolerance_is_measured_from_what_a_release_revised(taken_in: Path, newer: tuple[Path, str], ledger: Ledger):
    now = read_ledger(taken_in)
    own = read_table(resource("revisions", taken_in), taken_in)
    [row] = own.loc[(own["release"] == newer[1]) & (own["first_day"] > "2023-01-30")].to_dict("records")
    assert (row["days_moved"], row["largest_people"]) == (1, PEOPLE)
    was = int(ledger.daily.set_index("date").loc[REVISED, "arrivals"])
    assert row["largest_share"] == pytest.approx(PEOPLE / was, rel=1e-3)
    assert regime(now.revisions).largest_number == PEOPLE > regime(ledger.revisions).largest_number == 0


def test_a_day_that_was_not_recorded_has_moved_from_no_number(data_copy: Path):
    day = dt.date(2026, 8, 1)
    was = dict.fromkeys(workbook.DAYS.columns, "")
    old, new = ({"daily": {day: row}, "weekly": {}} for row in (was, was | {"arrivals": "70"}))
    release = update.Release(dt.date(2026, 8, 28), dt.date(2026, 8, 21), new, old)
    assert [change.now for change in release.changes] == ["70"]
    [row] = update._revisions(release, data_copy)
    assert (row["days_compared"], row["days_moved"], row["largest_people"]) == ("1", "0", "0")


@pytest.mark.slow
def test_a_second_time_nothing_is_taken_in(taken_in: Path, newer: tuple[Path, str], capsys: pytest.CaptureFixture[str]):
    before = of_files(taken_in)
    assert update.update(*newer, folder=taken_in) == 0
    assert "cell by cell" in capsys.readouterr().out
    sheets, _ = newer_sheets()
    workbooks.revise(sheets, REVISED, 1)
    other = workbooks.write(newer[0].with_name("other.ods"), sheets)
    with pytest.raises(BookError, match=r"the tables are not what the release of .* holds"):
        update.update(other, newer[1], folder=taken_in)
    assert of_files(taken_in) == before


def _without(name: str, column: str):
    def spoil(sheets: workbooks.Sheets) -> None:
        place = sheets[name][1].index(column)
        for row in sheets[name]:
            del row[place : place + 1]

    return spoil


def _cell(name: str, row: int, column: int, text: str):
    def spoil(sheets: workbooks.Sheets) -> None:
        sheets[name][row][column] = text

    return spoil


ODD = {
    "a sheet is missing": (lambda sheets: sheets.pop("SB_02"), "has no sheet SB_02"),
    "a column is missing": (_without("SB_01", "Boats arrived"), "SB_01, row 2: the header has no column for boats"),
    "a column is unknown": (_cell("SB_01", 1, 2, "Dinghies"), "“Dinghies” is a column that this book does not know"),
    "no header": (_cell("SB_01", 1, 0, "Tag"), "has no header row|is a column that this book does not know"),
    "a day is left out": (lambda sheets: sheets["SB_01"].pop(500), "SB_01, row 501: expected .*, found "),
    "a day stands twice": (
        lambda sheets: sheets["SB_01"].insert(500, sheets["SB_01"][499]),
        "SB_01, row 501: expected .*, found ",
    ),
    "a count is none": (_cell("SB_01", 500, 1, "many"), "SB_01, row 501, column “arrivals”: “many” is not a count"),
    "a count is broken": (_cell("SB_01", 500, 1, "1.5"), "“1.5” is not a count"),
    "a count is endless": (_cell("SB_01", 500, 1, "inf"), "“inf” is not a count"),
    "a note is a formula": (
        _cell("SB_01", 500, 4, "=cmd"),
        "nothing was written, for the ledger would not be sound: data.official.home_office_daily",
    ),
    "a week is not its days": (_cell("SB_02", 300, 1, "9999"), "the week ending .* has arrivals of 9,999"),
    "weeks are cut short": (lambda sheets: sheets["SB_02"].__delitem__(slice(-4, -2)), "the weeks only to"),
    "both are cut short": (
        lambda sheets: [
            sheet.__delitem__(slice(-end, -2)) for sheet, end in zip(sheets.values(), (16, 4), strict=True)
        ],
        "has no row of .* in its daily table",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("odd", ODD)
def test_a_workbook_that_does_not_look_right_is_refused(
    data_copy: Path, tmp_path: Path, sheets: workbooks.Sheets, odd: str
):
    spoil, says = ODD[odd]
    spoil(sheets)
    before = of_files(data_copy)
    with pytest.raises(BookError, match=says):
        update.update(workbooks.write(tmp_path / "odd.ods", sheets), "2026-09-04", folder=data_copy)
    assert of_files(data_copy) == before


@pytest.mark.parametrize(
    ("published", "says"),
    [
        ("2026-08-14", "which is later than 14 August 2026"),
        ("2026-08-27", "goes to 27 August 2026 and is said to be of 27 August 2026"),
        ("2199-01-01", "is still to come"),
        ("soon", "“soon” is not a date: write it as YYYY-MM-DD, for example 2021-11-16"),
        ("2026-02-30", "“2026-02-30” is not a day that exists: check the month and the day"),
    ],
)
def test_a_day_of_publication_that_cannot_be_is_refused(
    data_copy: Path, newer: tuple[Path, str], published: str, says: str
):
    with pytest.raises(BookError, match=says):
        update.update(newer[0], published, folder=data_copy)


def test_the_workbook_of_a_release_that_the_book_has_is_no_new_one(data_copy: Path):
    path, before = Path(__file__).parents[2] / "data" / "workbooks" / "2026-08-21.ods", of_files(data_copy)
    with pytest.raises(
        BookError, match=r"^2026-08-21\.ods is the workbook of 21 August 2026, which the book has, and not"
    ):
        update.update(path, "2026-08-28", folder=data_copy)
    assert of_files(data_copy) == before


def test_what_is_no_workbook_is_refused(data_copy: Path, tmp_path: Path):
    path = tmp_path / "words.ods"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(BookError, match="cannot be read as a workbook"):
        update.update(path, "2026-09-04", folder=data_copy)
    with pytest.raises(BookError, match=r"newest\.ods does not exist"):
        update.update(path.with_name("newest.ods"), "2026-09-04", folder=data_copy)


@pytest.mark.slow
def test_a_digit_changed_by_hand_is_told_whatever_the_hashes_say(data_copy: Path):
    """The hash in datapackage.json can be renewed by a refresh; that of the release is not."""
    table = resource("daily", data_copy)
    path = data_copy / table["path"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2024-06-18,", "2024-06-18,1", 1), encoding="utf-8")
    package = json.loads((data_copy / "datapackage.json").read_text(encoding="utf-8"))
    for each in package["resources"]:
        each.pop("hash"), each.pop("bytes")
    (data_copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    spoilt = read_ledger(data_copy)
    [sentence] = earlier.problems(spoilt, data_copy)
    assert sentence.startswith(f"data/official/releases.csv, row {len(spoilt.releases) + 1}: ")  # the header is row 1
    assert f"the table daily no longer holds the release of {prose.day(vintages.vintage('daily'))}" in sentence
