"""The workbook for those who open tables in a spreadsheet.

A spreadsheet that opens a CSV file guesses what a cell is: a chapter becomes a date, a typographic quotation mark three
other letters. In a workbook each cell says what it is, and the data package knows it of every column.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

SHEETS = {"numbers": "Numbers only", "claims": "Ledger", "slips": "Slips"}  # tables of the package, and their sheets
COLUMNS = "Columns"
NO_GUESSES = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
NARROWEST, WIDEST = 10, 48  # widths of columns, in letters
HEAD, FIRST_COLUMN = 1, 1  # rows and columns that stay in sight


def workbook(package: Mapping[str, Any], files: Mapping[str, bytes], about: Mapping[str, str], made: dt.date) -> bytes:
    """Return an Excel workbook: a sheet about it, then a sheet for each table of SHEETS, then what every column holds.

    `package` is the published descriptor, `files` the tables by path, `about` lines for the first sheet by what they are
    called, `made` the day that the workbook says it is of: the same content gives the same bytes.
    """
    tables = {table["name"]: table for table in package["resources"]}
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, NO_GUESSES)
    book.set_properties({"title": package["title"], "created": dt.datetime.combine(made, dt.time())})
    look = _Look(book)
    shown = {SHEETS[name]: tables[name] for name in SHEETS}
    _rows(book.add_worksheet("About"), [*about.items(), *((name, t["description"]) for name, t in shown.items())], look)
    for name, table in shown.items():
        _table(book.add_worksheet(name), table, files[table["path"]].decode(), look)
    _columns(book.add_worksheet(COLUMNS), shown, look)
    book.close()
    return out.getvalue()


class _Look:
    """How cells look: heads, words, and days."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "valign": "top", "bottom": 1, "text_wrap": True})
        self.words: Format = book.add_format({"valign": "top", "text_wrap": True})
        self.day: Format = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.number: Format = book.add_format({"valign": "top"})


def _rows(sheet: Worksheet, rows: list[tuple[str, str]], look: _Look) -> None:
    """A sheet of two columns: what a line is, and the line."""
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 96)
    for row, (head, words) in enumerate(rows):
        sheet.write_string(row, 0, head, look.head)
        sheet.write_string(row, 1, words, look.words)


def _table(sheet: Worksheet, table: Mapping[str, Any], text: str, look: _Look) -> None:
    """A sheet for a table, each cell of the type that the table's schema gives its column; an empty one stays empty."""
    fields = table["schema"]["fields"]
    heads, *rows = list(csv.reader(io.StringIO(text)))
    for column, (head, field) in enumerate(zip(heads, fields, strict=True)):
        sheet.write_string(0, column, head, look.head)
        longest = max((len(row[column]) for row in rows), default=0)
        sheet.set_column(column, column, min(max(len(head) + 3, longest, NARROWEST), WIDEST))
        for number, row in enumerate(rows, start=HEAD):
            _cell(sheet, number, column, row[column], field["type"], look)
    sheet.freeze_panes(HEAD, FIRST_COLUMN)
    sheet.autofilter(0, 0, len(rows), len(fields) - 1)


def _cell(sheet: Worksheet, row: int, column: int, text: str, kind: str, look: _Look) -> None:
    if not text:
        return
    if kind in ("number", "integer"):
        sheet.write_number(row, column, float(text), look.number)
    elif kind == "date":
        sheet.write_datetime(row, column, dt.date.fromisoformat(text), look.day)
    else:
        sheet.write_string(row, column, text, look.words)


def _columns(sheet: Worksheet, shown: Mapping[str, Mapping[str, Any]], look: _Look) -> None:
    """A sheet that says what each column of the others holds."""
    rows = [("Sheet", "Column", "What it holds")] + [
        (name, field["name"], field["description"])
        for name, table in shown.items()
        for field in table["schema"]["fields"]
    ]
    for column, width in enumerate((14, 18, 96)):
        sheet.set_column(column, column, width)
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            sheet.write_string(number, column, words, look.words if number else look.head)
    sheet.freeze_panes(HEAD, 0)
