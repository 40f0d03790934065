"""Workbooks as the Home Office publishes them, written for tests from the tables of the book (OpenDocument, ODS)."""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from crossing.paths import DATA

Row = list[str]
Sheets = dict[str, list[Row]]
KIND = "application/vnd.oasis.opendocument.spreadsheet"
HEADERS = {
    "SB_01": ["Date", "Migrants arrived", "Boats arrived", "Boats arrived involved in uncontrolled landings", "Notes"],
    "SB_02": [
        "Week ending",
        "Migrants arrived [note 1]",
        "Boats arrived",
        "Boats arrived involved in uncontrolled landings",
        "Migrants prevented",
        "Events prevented",
        "Notes",
    ],
}
FILES = {"SB_01": "home_office_daily.csv", "SB_02": "home_office_weekly.csv"}


def published(folder: Path = DATA) -> Sheets:
    """Both sheets of the release that the book has: a title, a header, rows with “-” for what is not recorded."""
    sheets = {}
    for name, file in FILES.items():
        with (folder / "official" / file).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))[1:]
        body = [[row[0], *(cell or "-" for cell in row[1:-1]), row[-1]] for row in rows]
        sheets[name] = [[f"Table {name}: small boats"], list(HEADERS[name]), *body, [], ["Source: Home Office"]]
    return sheets


def later(sheets: Sheets, days: int, people: int = 100, boats: int = 2) -> dt.date:
    """Add days to both sheets, each with so many people and boats, and the weeks that end on them; return the last day."""
    daily, weekly = sheets["SB_01"], sheets["SB_02"]
    last = dt.date.fromisoformat(daily[-3][0])
    for number in range(1, days + 1):
        daily.insert(len(daily) - 2, [f"{last + dt.timedelta(days=number)}", str(people), str(boats), "0", ""])
    by_day = {row[0]: row for row in daily[2:-2]}
    sunday = dt.date.fromisoformat(weekly[-3][0]) + dt.timedelta(days=7)
    while sunday <= last + dt.timedelta(days=days):
        week = [by_day[f"{sunday - dt.timedelta(days=n)}"] for n in range(7)]
        weekly.insert(
            len(weekly) - 2,
            [f"{sunday}", *(str(sum(int(row[place]) for row in week)) for place in (1, 2, 3)), "-", "-", ""],
        )
        sunday += dt.timedelta(days=7)
    return last + dt.timedelta(days=days)


def revise(sheets: Sheets, day: str, people: int) -> None:
    """Count so many more people on a day, and in its week."""
    when = dt.date.fromisoformat(day)
    for name, key in (("SB_01", when), ("SB_02", when + dt.timedelta(days=6 - when.weekday()))):
        row = next(row for row in sheets[name] if row and row[0] == f"{key}")
        row[1] = str(int(row[1]) + people)


def write(path: Path, sheets: Sheets, *, day: Callable[[str], str] = str) -> Path:
    """Write sheets as an ODS workbook; `day` words a date that is to be a string (the default leaves it a date)."""
    tables = "".join(
        f'<table:table table:name="{name}">{"".join(_row(row, day) for row in rows)}</table:table>'
        for name, rows in sheets.items()
    )
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    files = {
        "mimetype": KIND,
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{KIND}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        "content.xml": f'<office:document-content {spaces} office:version="1.3">{body}</office:document-content>',
    }
    with zipfile.ZipFile(path, "w") as book:
        for name, text in files.items():
            book.writestr(name, text)
    return path


def _row(cells: Iterable[str], day: Callable[[str], str]) -> str:
    return f"<table:table-row>{''.join(_cell(cell, day) for cell in cells) or '<table:table-cell/>'}</table:table-row>"


def _cell(cell: str, day: Callable[[str], str]) -> str:
    if cell.isdigit():
        return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    if len(cell) == 10 and cell[4] == cell[7] == "-":
        if day(cell) == cell:
            return f'<table:table-cell office:value-type="date" office:date-value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        cell = day(cell)
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
