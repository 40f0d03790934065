"""One command corrects a cell, tells readers, and says what that moves; nothing is written where the ledger would break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copies import of_files
from crossing.errors import BookError
from crossing.ledger import changes, check, read_ledger, resource
from crossing.workshop import correct as command
from crossing.workshop import csv_tables, effects

CLAIM = "kent-2021-11-05"


def last(folder: Path, name: str) -> dict[str, str]:
    return list(changes.by_key(resource(name, folder), folder).values())[-1]


@pytest.mark.slow
def test_a_cell_is_corrected_with_both_rows_and_the_ledger_stays_sound(
    data_copy: Path, capsys: pytest.CaptureFixture[str]
):
    was = read_ledger(data_copy).claim(CLAIM).place
    assert command.correct("claims", CLAIM, "place", "the Strait of Dover", why="Named so.", folder=data_copy) == 0
    assert read_ledger(data_copy).claim(CLAIM).place == "the Strait of Dover"
    change, correction = last(data_copy, "changes"), last(data_copy, "corrections")
    assert (change["table"], change["key"], change["column"]) == ("claims", CLAIM, "place")
    assert (change["was"], change["is"], change["why"]) == (was, "the Strait of Dover", "Named so.")
    assert change["correction_id"] == correction["correction_id"]
    assert (correction["page"], correction["ident"], correction["why"]) == ("November 2021", CLAIM, "Named so.")
    assert check.problems(read_ledger(data_copy), data_copy) == []
    said = capsys.readouterr().out
    assert "Places that name the row: " in said and "Printed numbers that move: none" in said
    assert "Verdicts that move (each is a correction too): none" in said


@pytest.mark.slow
def test_cells_that_go_together_are_corrected_together_and_told_in_one_correction(
    data_copy: Path, capsys: pytest.CaptureFixture[str]
):
    """Alone the cell would not be sound, as a value would not without its quote."""
    alone = ("claims", CLAIM, "speaker", "Priti Patel")
    with pytest.raises(BookError, match="“the outlet” and the role “outlet” go together"):
        command.correct(*alone, why="So it says.", folder=data_copy)
    assert command.correct(*alone, also=["speaker_role=minister"], why="So it says.", folder=data_copy) == 0
    now = read_ledger(data_copy).claim(CLAIM)
    assert (now.speaker, now.speaker_role) == ("Priti Patel", "minister")
    correction = last(data_copy, "corrections")
    assert correction["was"] == "speaker: the outlet; speaker_role: outlet"
    assert correction["is"] == "speaker: Priti Patel; speaker_role: minister"
    rows = [row for row in csv_tables.rows(data_copy, "changes") if row["correction_id"] == correction["correction_id"]]
    assert [row["column"] for row in rows] == ["speaker", "speaker_role"]
    assert capsys.readouterr().out.count("a correction to November 2021.") == 2


@pytest.mark.parametrize(
    ("also", "says"),
    [
        ("quote", "“quote” is no further cell: write it as COLUMN=VALUE"),
        ("value=2", "the column “value” is given twice"),
    ],
)
def test_a_further_cell_that_is_none_is_refused(data_copy: Path, also: str, says: str):
    with pytest.raises(BookError, match=says):
        command.correct("claims", CLAIM, "value", "1158", also=[also], why="So it says.", folder=data_copy)


@pytest.mark.slow
def test_it_says_what_moves_and_a_dry_run_writes_nothing(data_copy: Path, capsys: pytest.CaptureFixture[str]):
    before = of_files(data_copy)
    options = {"why": "So the text says.", "dry_run": True, "folder": data_copy}
    assert command.correct("claims.csv", "turnaround-2021-09-12", "period_start", "2021-08-20", **options) == 0
    said = capsys.readouterr().out
    assert " is now " in said.partition("Verdicts that move")[2], (
        "another day has another verdict, of the claim or of its neighbour"
    )
    assert "chapters/september-2021.ipynb, cell " in said
    assert of_files(data_copy) == before


@pytest.mark.slow
def test_findings_that_come_back_or_go_are_told_with_what_to_do(data_copy: Path, capsys: pytest.CaptureFixture[str]):
    cell = ("claims", "commons-2025-06-05", "period_end", "2025-06-02")
    assert command.correct(*cell, why="So the text says.", folder=data_copy) == 0
    back = "relative-day.commons-2025-06-05"
    assert f"{back} is back: take it out of data/withdrawn.csv" in capsys.readouterr().out
    assert command.correct(*cell[:3], "2025-06-01", why="It does not.", folder=data_copy) == 0
    assert f"{back} is gone: give it a row of data/withdrawn.csv" in capsys.readouterr().out


@pytest.mark.slow
def test_a_printed_number_that_moves_is_told(data_copy: Path):
    one = read_ledger(data_copy)
    table = resource("money", data_copy)
    key = next(iter(changes.by_key(table, data_copy)))
    text = (data_copy / table["path"]).read_text(encoding="utf-8")
    other = Path(shutil.copytree(data_copy, data_copy.parent / "other"))
    (other / table["path"]).write_text(text.replace("45500000", "55500000"), encoding="utf-8")
    assert key and list(effects.printed(one, read_ledger(other))) != []


def test_a_row_that_no_version_had_needs_no_correction(data_copy: Path):
    rows = csv_tables.rows(data_copy, "claims")
    csv_tables.append(data_copy, "claims", rows[-1] | {"claim_id": "turnaround-2021-09-99"})
    before = of_files(data_copy)
    with pytest.raises(BookError, match=r"turnaround-2021-09-99 is new since version .*: edit the cell"):
        command.correct("claims", "turnaround-2021-09-99", "note", "", why="It is so.", folder=data_copy)
    assert of_files(data_copy) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing", "a", "b", "c"), "there is no table “nothing”: use one of .*claims, coastline, foremost"),
        (("daily", "2021-08-21", "arrivals", "1"), "is written by a command"),
        (("data/official/home_office_daily.csv", "2021-08-21", "arrivals", "1"), "is written by a command"),
        (("corrections", "2026-11-26-101", "why", "a"), "tells what was corrected"),
        (("claims", "kent-2021-11-99", "value", "1"), "has no row “kent-2021-11-99”"),
        (("claims", CLAIM, "number", "1"), "has no column “number”"),
        (("claims", CLAIM, "claim_id", "kent-2021-11-99"), "a published key stays"),
        (
            ("claims", CLAIM, "value", "1158"),
            "nothing was written, for the ledger would not be sound: .*1158 does not stand in the quote",
        ),
        (("claims", CLAIM, "measure", "daily_arrival"), "nothing was written"),
        (("people", "boris-johnson", "office", "Prime Minister"), "on which page did readers meet it"),
    ],
)
def test_what_cannot_be_corrected_is_refused_and_nothing_is_written(
    data_copy: Path, arguments: tuple[str, ...], says: str
):
    before = of_files(data_copy)
    with pytest.raises(BookError, match=says):
        command.correct(*arguments, why="A slip.", folder=data_copy)
    assert of_files(data_copy) == before


@pytest.mark.slow
def test_a_reason_and_a_page_of_the_book_are_asked_for(data_copy: Path):
    with pytest.raises(BookError, match="a correction needs its reason"):
        command.correct("claims", CLAIM, "note", "a", why=" ", folder=data_copy)
    with pytest.raises(BookError, match=r"“\.\./x” is not a page of the book: use one of"):
        command.correct("claims", CLAIM, "note", "a", why="b", page="../x", folder=data_copy)
    value = read_ledger(data_copy).claim(CLAIM).speaker
    with pytest.raises(BookError, match="already; nothing to correct"):
        command.correct("claims", CLAIM, "speaker", value, why="b", folder=data_copy)


def test_the_next_number_has_three_digits(data_copy: Path):
    csv_tables.append(
        data_copy, "corrections", {**csv_tables.rows(data_copy, "corrections")[-1], "correction_id": "2031-02-03-012"}
    )
    assert command._next_id("corrections", "2031-02-03", data_copy) == "2031-02-03-013"
    assert command._next_id("corrections", "2031-02-04", data_copy) == "2031-02-04-101"
