"""The committed data is sound, and every kind of bad data is refused with a sentence that names file, row and column."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from crossing import files
from crossing.errors import BookError
from crossing.ledger import Ledger, check, file_hash, load, read_ledger, resource, schema
from crossing.paths import DATA
from crossing.workshop import csv_tables, refresh
from pins import pin
from some import some

Rows = list[list[str]]
pytestmark = pytest.mark.apart


@pytest.mark.slow
def test_the_committed_data_is_sound():
    assert check.problems(load()) == []


def test_hashes_in_the_data_package_are_those_of_the_tables():
    wrong = [
        f"data/{table['path']} was changed without `book.py refresh`"
        for table in schema()["resources"]
        if table.get("hash") != file_hash((DATA / table["path"]).read_bytes())
    ]
    assert wrong == []


def test_tables_hold_what_they_must(ledger: Ledger):
    assert len(ledger.claims) >= 98
    assert len(ledger.annotations) >= 175
    assert len(ledger.daily) == pin("days")
    assert f"{ledger.daily['date'].max():%Y-%m-%d}" == pin("last-day")
    assert set(ledger.claims["source_id"]) == set(ledger.sources["source_id"])


def test_missing_is_kept_missing(ledger: Ledger):
    before = ledger.daily.loc[ledger.daily["date"] < "2023-01-01"]
    assert before["boats_uncontrolled"].isna().all()
    assert ledger.weekly.loc[ledger.weekly["week_ending"] < "2024-05-01", "people_prevented"].isna().all()
    assert ledger.claims["value"].isna().any()


def test_weeks_are_the_sums_of_their_days(ledger: Ledger):
    """A changed digit in either official table breaks a week."""
    days = ledger.daily.set_index("date")[["arrivals", "boats"]].astype("int64")
    weeks = days.resample("W-SUN").sum().add_suffix("_by_day")
    joined = ledger.weekly.set_index("week_ending")[["arrivals", "boats"]].astype("int64").join(weeks)
    assert len(joined) == pin("weeks")
    wrong = joined.loc[(joined["arrivals"] != joined["arrivals_by_day"]) | (joined["boats"] != joined["boats_by_day"])]
    assert wrong.empty, (
        f"days and weeks of data/official disagree in the week ending {', '.join(f'{day:%Y-%m-%d}' for day in wrong.index)}"
    )


def test_year_totals_are_the_published_ones(ledger: Ledger):
    """Totals that a reader will know, as the Home Office prints them."""
    by_year = ledger.daily.groupby(ledger.daily["date"].dt.year)["arrivals"].sum()
    known = {year: pin(f"year.{year}") for year in range(2018, 2026)}
    assert {year: int(by_year[year]) for year in known} == known


def change(folder: Path, table: str, edit: Callable[[Rows], object]) -> None:
    """Rewrite one table of a copy of the data after an edit of its rows."""
    path = folder / table
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))
    edit(rows)
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle, lineterminator="\n").writerows(rows)


def put(row: int, column: str, cell: str) -> Callable[[Rows], None]:
    """Return an edit that puts a cell into a row (as the file counts them, the header being 1)."""

    def edit(rows: Rows) -> None:
        rows[row - 1][rows[0].index(column)] = cell

    return edit


def again(rows: Rows, row: int, key: str) -> None:
    """Put a row beneath itself, under an id of its own."""
    copied = list(rows[row - 1])
    copied[0] = key
    rows.insert(row, copied)


def complaints(folder: Path) -> str:
    try:
        return "\n".join(check.problems(read_ledger(folder), folder))
    except BookError as error:
        return str(error)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "edit", "says"),
    [
        (
            "claims.csv",
            lambda rows: rows[0].__setitem__(4, "mesure"),
            ["claims.csv, row 1, column 5", "“mesure”", "“measure”"],
        ),
        ("claims.csv", put(7, "value", "82B"), ["claims.csv, row 7, column “value”", "82B", "not a number"]),
        (
            "claims.csv",
            put(7, "measure", "arrivals_by_moon"),
            ["claims.csv, row 7, column “measure”", "arrivals_by_moon", "points to a row that is not there"],
        ),
        (
            "claims.csv",
            put(7, "claim_id", "backtranslated-2025-07-05"),
            ["claims.csv, row 7", "backtranslated-2025-07-05", "id"],
        ),
        ("claims.csv", put(7, "source_id", "nobody-2021"), ["claims.csv, row 7", "nobody-2021"]),
        (
            "claims.csv",
            put(14, "period_end", "2019-01-01"),
            ["claims.csv, row 14, column “period_end”", "before period_start"],
        ),
        ("claims.csv", put(14, "period_end", "2025-02-30"), ["claims.csv, row 14, column “period_end”", "not a date"]),
        (
            "claims.csv",
            put(7, "quote", "words that nobody wrote here"),
            ["claims.csv, row 7, column “quote”", "is not on line"],
        ),
        (
            "claims.csv",
            put(14, "unit", "boats"),
            ["claims.csv, row 14, column “unit”", "counts people, not boats"],
        ),
        ("claims.csv", put(7, "quote", "two words"), ["claims.csv, row 7, column “quote”", "fewer than 3 words"]),
        ("claims.csv", put(7, "quote", " ".join(["word"] * 21)), ["row 7", "21 words quoted where 20 are allowed"]),
        ("claims.csv", put(7, "line", "900"), ["row 7", "no line 900"]),
        ("claims.csv", lambda rows: rows[3].pop(), ["claims.csv, row 4", "cells where the header has"]),
        ("claims.csv", put(7, "note", "=1+1"), ["claims.csv, row 7, column “note”", "formula"]),
        ("claims.csv", put(7, "note", "left\u202eright"), ["row 7, column “note”", "U+202E"]),
        ("claims.csv", put(7, "note", "x" * 1_000_000), ["row 7, column “note”", "1,000,000 characters"]),
        ("claims.csv", lambda rows: rows.insert(1, rows.pop(9)), ["claims.csv", "out of order"]),
        (
            "annotations.csv",
            put(5, "changed_words", "absent"),
            ["annotations.csv, row 5, column “changed_words”", "absent"],
        ),
        ("annotations.csv", put(5, "severity", "awful"), ["annotations.csv, row 5, column “severity”", "closed list"]),
        ("sources.csv", put(2, "sha256", "abc"), ["sources.csv, row 2, column “sha256”", "abc"]),
        (
            "official/home_office_daily.csv",
            put(9, "arrivals", "-5"),
            ["home_office_daily.csv, row 9, column “arrivals”", "-5"],
        ),
        (
            "official/home_office_daily.csv",
            put(9, "arrivals", "1e3"),
            ["home_office_daily.csv, row 9, column “arrivals”", "whole number"],
        ),
        ("sources.csv", put(3, "source_id", "nobody-2021"), ["claims.csv, row", "points to a row that is not there"]),
        ("sources.csv", put(3, "published", ""), ["sources.csv, row 3, column “published”", "the cell is empty"]),
        ("sources.csv", put(3, "lines", ""), ["sources.csv, row 3, column “lines”", "the cell is empty"]),
        ("not_figures.csv", put(3, "line", ""), ["not_figures.csv, row 3, column “line”", "the cell is empty"]),
        ("pairs.csv", put(3, "source_id", "nobody-2021"), ["pairs.csv, row 3, column “source_id”", "is not there"]),
        ("claims.csv", put(14, "line", ""), ["claims.csv, row 14, column “line”", "the cell is empty"]),
        (
            "policy.csv",
            put(4, "date", "2025-02-30"),
            ["policy.csv, row 4, column “date”: “2025-02-30” is not a year, month"],
        ),
        ("policy.csv", put(4, "date", "2025-1"), ["policy.csv, row 4, column “date”: “2025-1” is not a year, month"]),
        ("policy.csv", put(4, "date_end", "1900-01-01"), ["policy.csv, row 4, column “date_end”", "is before date"]),
        (
            "money.csv",
            put(4, "agreed", "2018-13"),
            ["money.csv, row 4, column “agreed”: “2018-13” is not a year, month"],
        ),
        ("promises.csv", put(2, "made", "2020-02-31"), ["promises.csv, row 2, column “made”", "is not a year, month"]),
        (
            "official/home_office_daily.csv",
            put(1303, "date", "1721-07-25"),
            ["home_office_daily.csv, row 1303, column “date”: 1721-07-25 follows 2021-07-24"],
        ),
        (
            "evidence/fingerprints.csv",
            put(9, "line", ""),
            ["fingerprints.csv, row 9, column “line”", "the cell is empty"],
        ),
        ("terms.csv", put(2, "end", "1900-01-01"), ["terms.csv, row 2, column “end”: 1900-01-01 is before start"]),
        (
            "context/public_counts.csv",
            put(3, "end", "1900-01-01"),
            ["public_counts.csv, row 3, column “end”: 1900-01-01 is before start"],
        ),
        (
            "context/public_counts.csv",
            put(3, "as_of", "2024-02-30"),
            ["public_counts.csv, row 3, column “as_of”: “2024-02-30” is not a year, month"],
        ),
        (
            "official/other_published_totals.csv",
            put(3, "period_end", "1900-01-01"),
            ["other_published_totals.csv, row 3, column “period_end”: 1900-01-01 is before period_start"],
        ),
        (
            "claims.csv",
            lambda rows: again(rows, 60, "kent-2021-11-98"),
            ["kent-2021-11-98 states what row 60", "in the same words; keep one of them"],
        ),
        (
            "claims.csv",
            lambda rows: rows[next(n for n, row in enumerate(rows) if "outlet" in row)].__setitem__(
                rows[0].index("speaker"), "Priti Patel"
            ),
            [
                "claims.csv, row 2, column “speaker_role”: “the outlet” and the role “outlet” go together; “Priti Patel” is"
            ],
        ),
        (
            "claims.csv",
            put(7, "speaker_role", "sailor"),
            [
                "row 7, column “speaker_role”: “sailor” is not in the closed list",
                "use one of outlet, minister,",
                "other outlet",
            ],
        ),
        (
            "policy.csv",
            put(31, "answers", "2021-11-17"),
            ["policy.csv, row 31, column “answers”", "“2021-11-17” is no event that denies something"],
        ),
    ],
)
def test_bad_data_is_refused_with_file_row_and_column(
    data_copy: Path, table: str, edit: Callable[[Rows], object], says: list[str]
):
    change(data_copy, table, edit)
    told = complaints(data_copy)
    assert [words for words in says if words not in told] == [], told


@pytest.mark.slow
def test_a_table_is_looked_at_again_where_what_it_points_to_has_changed(data_copy: Path):
    """Tables that are as they were before, in any folder, are not validated a second time in one process."""
    assert check.problems(read_ledger(data_copy), data_copy) == []
    change(data_copy, "chapters.csv", lambda rows: rows.pop())
    assert "data/policy.csv, row" in complaints(data_copy)


@pytest.mark.slow
@pytest.mark.parametrize(("column", "digit"), [("value", "829"), ("line", "30"), ("period_start", "2021-08-22")])
def test_one_changed_digit_in_the_claims_is_seen(data_copy: Path, column: str, digit: str):
    rows = load().claims
    row = int(rows.index[rows["claim_id"] == "turnaround-2021-09-12"][0]) + 2
    change(data_copy, "claims.csv", put(row, column, digit))
    assert "claims.csv" in complaints(data_copy)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.unlink(), "claims.csv is missing"),
        (lambda path: path.write_bytes(b""), "claims.csv is empty"),
        (lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes()), "byte-order mark"),
        (lambda path: path.write_bytes(path.read_bytes() + b"\xff\xfe"), "not UTF-8"),
        (lambda path: path.write_bytes(path.read_bytes() + b'"open'), "claims.csv"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"Channel", b"Chan\x00nel", 1)), "claims.csv"),
    ],
)
def test_a_file_that_is_not_a_table_is_refused(data_copy: Path, spoil: Callable[[Path], object], says: str):
    spoil(data_copy / "claims.csv")
    assert says in complaints(data_copy)


def _field(package: dict, table: str, column: str) -> dict:
    fields = next(item for item in package["resources"] if item["name"] == table)["schema"]["fields"]
    return next(field for field in fields if field["name"] == column)


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda package: package.pop("resources"), ["no list “resources”"]),
        (
            lambda package: package["resources"].append({**package["resources"][0], "name": "moons"}),
            ["the table “moons” is not one of the ledger's"],
        ),
        (lambda package: package["resources"].pop(1), ["the table “claims” is missing"]),
        (lambda package: package["resources"][1].pop("path"), ["table 2", "path"]),
        (
            lambda package: _field(package, "claims", "value").update(type="numbr"),
            ["table “claims”, field “value”", "“numbr”", "string, integer, number or date"],
        ),
        (lambda package: _field(package, "claims", "value").pop("type"), ["table 2", "type of a field"]),
        (lambda package: package["resources"][1]["schema"].pop("primaryKey"), ["table 2", "schema or key"]),
        (
            lambda package: package["resources"][1]["schema"].update(primaryKey="claim"),
            ["table “claims”", "its key names “claim”, which is none of its fields"],
        ),
    ],
)
def test_a_data_package_that_does_not_describe_the_ledger_is_refused(
    data_copy: Path, edit: Callable[[dict], object], says: list[str]
):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    edit(package)
    path.write_text(json.dumps(package), encoding="utf-8")
    told = complaints(data_copy)
    assert [words for words in ["data/datapackage.json", *says] if words not in told] == [] and "\n" not in told, told


@pytest.mark.slow
def test_a_description_that_is_none_is_told_whatever_was_kept_of_other_descriptions(data_copy: Path):
    place = data_copy / "datapackage.json"
    text = place.read_text(encoding="utf-8")
    assert check.problems(read_ledger(data_copy), data_copy) == []
    place.write_text(text.replace('"required": true', '"required": "so"', 1), encoding="utf-8")
    for _ in range(2):
        assert [said for said in check._schema_problems(data_copy) if said.startswith("data/datapackage.json: ")]
    place.write_text(text, encoding="utf-8")
    assert list(check._schema_problems(data_copy)) == []


def test_a_table_that_is_not_in_the_data_package_is_told():
    with pytest.raises(BookError, match="the table “moons” is missing"):
        resource("moons")


def test_a_file_stays_whole_until_the_new_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whatever stops the writing, the old file is there and nothing beside it."""
    path = tmp_path / "datapackage.json"
    files.write(path, '{"resources": []}')

    def full(part: Path, content: bytes) -> None:
        part.write_text(content.decode()[:2], encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        csv_tables.renew_hashes(tmp_path, [])
    assert [found.name for found in tmp_path.iterdir()] == ["datapackage.json"]
    assert path.read_bytes() == b'{"resources": []}'


def test_every_claim_that_names_its_own_chapter_is_explained(ledger: Ledger):
    assert (ledger.claims.loc[ledger.claims["chapter"] == "ledger-only", "note"] != "").all()


@pytest.mark.slow
def test_a_published_value_changes_only_with_a_correction(ledger: Ledger):
    assert set(ledger.released["claim_id"]) <= set(ledger.claims["claim_id"]), (
        "a published claim is gone: ids are never dropped"
    )
    assert len(ledger.released) >= 98
    assert list(refresh.uncorrected(ledger)) == []


@pytest.mark.slow
def test_a_changed_value_without_a_correction_is_told(ledger: Ledger):
    claims = ledger.claims.copy()
    never_corrected = claims["value"].gt(100) & ~claims["claim_id"].isin(ledger.corrections["ident"])
    ident, value = claims.loc[never_corrected, ["claim_id", "value"]].iloc[0]
    claims.loc[claims["claim_id"] == ident, "value"] = value + 1
    changed = ledger.replaced(claims=claims)
    told = "\n".join(refresh.uncorrected(changed))
    assert f"{ident} was published as {value}" in told and "corrections.csv" in told
    row = {
        "correction_id": "2026-12-01-1",
        "date": pd.Timestamp("2026-12-01"),
        "page": "september-2021",
        "ident": ident,
        "was": f"{value:.0f}",
        "is": f"{value + 1:.0f}",
        "why": "a test",
        "reported_by": "a test",
    }
    assert ident not in "\n".join(refresh.uncorrected(changed.replaced(corrections=pd.DataFrame([row]))))


@pytest.mark.slow
def test_the_last_release_is_the_one_with_the_highest_number(ledger: Ledger):
    """1.10.0 comes after 1.9.0, though not in the order of letters."""
    row = ledger.released.iloc[[-1]]
    told = ledger.replaced(
        released=pd.concat([row.assign(version="1.10.0"), row.assign(version="1.9.0", value=row["value"] + 1)])
    )
    assert list(refresh.uncorrected(told)) == []


def test_a_person_is_named_by_the_whole_surname(ledger: Ledger):
    person = next(iter(ledger.rows.people.values()))
    may, irish = replace(person, name="Theresa May"), replace(person, name="Dan O’Mahoney")
    assert may.named_in("Theresa May’s pledge") and not may.named_in("the Mayor said it may")
    assert irish.named_in("Dan O'Mahoney, Commander") and irish.named_in("O’Mahoney") and not irish.named_in("Mahoney")


def test_every_event_of_the_first_three_chapters_has_an_address(ledger: Ledger):
    told = ledger.policy.loc[ledger.policy["chapter"].isin(["september-2021", "november-2021", "between"])]
    without = told.loc[told["url"] == "", "citation"]
    assert without.empty, without.tolist()


def test_every_public_count_can_be_followed(ledger: Ledger):
    for row in some(ledger.rows.public_counts.values()):
        assert row.url.startswith("http") and row.publisher and row.page, row.context_id
        assert row.span.start <= row.span.end and row.published[:4] >= str(row.span.start.year), row.context_id
        assert row.value_high is None or row.value_high > row.value, row.context_id
