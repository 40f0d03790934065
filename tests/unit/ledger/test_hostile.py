"""Cells that look like something else: each is refused with its file, row and column, whatever the hashes say."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from crossing.errors import BookError
from crossing.language.addresses import is_address
from crossing.ledger import check, read_ledger, read_table, resource, schema
from crossing.workshop import csv_tables


def said(column: str, cell: str) -> str:
    """What is said of one cell of a table of words; nothing where it may stand."""
    return next(check.cell_problems(pd.DataFrame({column: pd.Series([cell], dtype="object")}), "data/a.csv"), "")


@pytest.mark.parametrize("cell", ["NaN", "inf", "1e309", "1e-400", "-0", "1_000", "1.", "５", "٥", "+5", " 5"])
@pytest.mark.parametrize("kind", ["number", "integer"])
def test_a_number_in_other_than_plain_digits_is_refused(tmp_path: Path, cell: str, kind: str):
    fields = [{"name": "id", "type": "string"}, {"name": "amount", "type": kind}]
    (tmp_path / "a.csv").write_text(f"id,amount\na,{cell}\n", encoding="utf-8")
    with pytest.raises(BookError, match=r"a\.csv, row 2, column “amount”: “.*” is not a"):
        read_table({"path": "a.csv", "schema": {"fields": fields}}, tmp_path)


@pytest.mark.parametrize(
    ("kind", "cell", "wanted"),
    [
        ("date", "0001-01-01", "a date"),
        ("date", "9999-12-31", "a date"),
        ("integer", "9" * 30, "a whole number"),
        ("number", "9" * 400, "a number in plain digits"),
    ],
)
def test_what_the_tables_cannot_hold_is_refused(tmp_path: Path, kind: str, cell: str, wanted: str):
    (tmp_path / "a.csv").write_text(f"id,amount\na,{cell}\n", encoding="utf-8")
    fields = [{"name": "id", "type": "string"}, {"name": "amount", "type": kind}]
    with pytest.raises(BookError, match=rf"a\.csv, row 2, column “amount”: “.*” is not {wanted}"):
        read_table({"path": "a.csv", "schema": {"fields": fields}}, tmp_path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("id;amount\na;1\n", "its cells are not parted by commas"),
        ("id,amount\n<<<<<<< HEAD\na,1\n", "row 2: a merge stopped here"),
    ],
)
def test_a_table_that_a_spreadsheet_or_a_merge_left_is_named_for_what_it_is(tmp_path: Path, content: str, says: str):
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    fields = [{"name": "id", "type": "string"}, {"name": "amount", "type": "integer"}]
    with pytest.raises(BookError, match=rf"a\.csv.* {says}"):
        read_table({"path": "a.csv", "schema": {"fields": fields}}, tmp_path)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('id,note\na,b\nc,"d\ne,f\n', "row 3, column “note”"),  # never closed
        ('id,note\na,b\nc,"d\ne,"f" g\nh,i\n', "row 3, column “note”"),  # closed by a mark of the next row
        ('id,note\n"a\nb ""c""","d"\n"e" f,g\n', "row 3, column “id”"),  # closed too early, below a cell of two lines
        ('id,note\r\n\r\n"a","b" c\r\n', "row 3, column “note”"),
        ('"id"x,note\na,b\n', "row 1, column 1 "),
    ],
)
def test_a_broken_quotation_mark_is_told_with_the_row_and_column_in_which_it_begins(
    tmp_path: Path, content: str, where: str
):
    (tmp_path / "a.csv").write_bytes(content.encode())
    fields = [{"name": "id", "type": "string"}, {"name": "note", "type": "string"}]
    with pytest.raises(BookError, match=rf"^a\.csv, {where}.*and write each mark inside the cell twice\.$"):
        read_table({"path": "a.csv", "schema": {"fields": fields}}, tmp_path)


def test_a_folder_in_place_of_a_table_is_named(tmp_path: Path):
    (tmp_path / "a.csv").mkdir()
    fields = [{"name": "id", "type": "string"}]
    with pytest.raises(BookError, match=r"a\.csv is a folder where a table is needed: restore it from version control"):
        read_table({"path": "a.csv", "schema": {"fields": fields}}, tmp_path)


def test_a_folder_in_place_of_the_schema_is_named(tmp_path: Path):
    (tmp_path / "datapackage.json").mkdir()
    with pytest.raises(BookError, match=r"datapackage\.json is a folder where a file is needed: restore it"):
        schema(tmp_path)


@pytest.mark.parametrize(
    ("header", "says"),
    [
        ("id", "1 columns where the schema has 2: “amount” missing; name the columns"),
        ("amount", "1 columns where the schema has 2: “id” missing; name the columns"),
        ("id,amount,note", "3 columns where the schema has 2: “note” not in the schema; name the columns"),
        ("id,amount,id", "3 columns where the schema has 2: “id” not in the schema; name the columns"),
        ("amount,id", "column 1: “amount” where the schema has “id”; correct the name"),
    ],
)
def test_a_column_that_is_missing_or_too_many_is_named(tmp_path: Path, header: str, says: str):
    (tmp_path / "a.csv").write_text(f"{header}\na,1\n", encoding="utf-8")
    fields = [{"name": "id", "type": "string"}, {"name": "amount", "type": "integer"}]
    with pytest.raises(BookError, match=rf"a\.csv, row 1[:,] {says}"):
        read_table({"path": "a.csv", "schema": {"fields": fields}}, tmp_path)


UNSEEN = [0x200B, 0xAD, 0xFEFF, 0x200E, 0x200F, 0x61C, 0x85, 0x2028, 0xE0041, 0x202E, 0x09, 0x0A]


@pytest.mark.parametrize("code", UNSEEN, ids=hex)
def test_a_character_that_no_reader_sees_is_refused(code: int):
    assert said("event", f"The Act{chr(code)} is passed.").startswith(
        f"data/a.csv, row 2, column “event”: an invisible control character (U+{code:04X})"
    )


@pytest.mark.parametrize("cell", ["=1+1", "＝1+1", "'=1+1", '"=1+1', "@a", "-a", "+a"])
def test_a_formula_is_refused(cell: str):
    assert "which a spreadsheet would run as a formula" in said("event", cell)


@pytest.mark.parametrize("cell", ["<b onclick=x>", "a <script>", "a<!-- b -->", "</td>"])
def test_html_is_refused(cell: str):
    assert "looks like HTML, which no cell may hold" in said("uk_asked", cell)


def test_plain_words_may_stand():
    assert said("event", "Under 5 < 7, “so” it’s said – 5,000 £; a-b = c") == ""
    assert said("url", "") == said("url", "https://a.org/b") == ""


ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,a",
    "vbscript:a",
    "file:///etc/passwd",
    "ftp://a.org",
    "//host.org/a",
    "https://[::1",
    "https://a b.org",
    'https://a.org/"onclick="b',
    "https://gоv.uk/",  # a Cyrillic o
    "https://user@a.org",
    "https://a.org:port/",
    "a.org",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_no_address_of_a_page_is_refused(address: str):
    assert not is_address(address)
    assert "is not an address of a page" in said("url", address)


def test_a_usual_address_is_one():
    assert is_address("https://www.gov.uk/a/b-c?d=e&f=%20g#h") and is_address("http://a.org:8080")


@pytest.mark.slow
@pytest.mark.parametrize(("table", "step"), [("daily", 100), ("weekly", 100)])
def test_a_row_left_out_of_the_series_is_told(data_copy: Path, table: str, step: int):
    path = data_copy / resource(table)["path"]
    lines = path.read_text(encoding="utf-8").splitlines()
    del lines[step]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    [sentence] = [each for each in check.table_problems(read_ledger(data_copy)) if "restore what was left out" in each]
    assert f", row {step + 1}, column" in sentence


@pytest.mark.parametrize("table", ["claims", "daily", "policy", "measures"])
def test_a_table_with_a_header_alone_is_refused(data_copy: Path, table: str):
    path = data_copy / resource(table)["path"]
    path.write_text(path.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
    assert any("has a header and no rows" in sentence for sentence in check.table_problems(read_ledger(data_copy)))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        (b"\n", b"\r\n", "data/money.csv, row 1: the line ends in a carriage return"),
        (b"\n", b"\r", "data/money.csv, row 1: the line ends in a carriage return"),
        (b"\n", b"", ": the last line has no end; run book.py refresh"),
    ],
)
def test_line_ends_of_another_system_are_told_as_such(data_copy: Path, was: bytes, becomes: bytes, says: str):
    path = data_copy / "money.csv"
    content = path.read_bytes()
    path.write_bytes(content.replace(was, becomes) if becomes else content.removesuffix(was))
    csv_tables.renew_hashes(data_copy, ["money"])
    assert says in first(data_copy)


def first(folder: Path) -> str:
    """What a check says first of a folder."""
    try:
        return check.problems(read_ledger(folder), folder)[0]
    except BookError as error:
        return str(error)


def _no_licence(package: dict) -> None:
    package["licenses"] = []


def _no_hash(package: dict) -> None:
    del package["resources"][1]["hash"]


def _no_date(package: dict) -> None:
    next(table for table in package["resources"] if table["name"] == "daily")["vintage"] = "soon"


def _no_number(package: dict) -> None:
    package["resources"][0]["bytes"] = float("nan")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_no_licence, "no licence is stated"),
        (_no_hash, "table “claims”: its hash or its size is missing"),
        (_no_date, "table “daily”: the vintage “soon” is not a date"),
        (_no_number, "“NaN” is not a number in JSON"),
    ],
)
def test_a_description_that_promises_less_is_refused(data_copy: Path, spoil, says: str):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    spoil(package)
    path.write_text(json.dumps(package), encoding="utf-8")
    assert says in first(data_copy)


def test_a_description_in_another_encoding_is_refused(data_copy: Path):
    path = data_copy / "datapackage.json"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert "is not UTF-8" in first(data_copy)
