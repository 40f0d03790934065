"""The weekly workbook of the Home Office: its two tables as this book keeps them, found by their headers."""

from __future__ import annotations

import contextlib
import datetime as dt
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from crossing.errors import BookError
from crossing.language.spans import ONE_DAY, WEEK

NOT_RECORDED = ("", "-", "–")
# The Home Office has headed columns in several wordings; each is known by words that it must hold, and may not hold.
HEADERS: dict[str, tuple[set[str], set[str]]] = {
    "date": ({"date"}, set()),
    "week_ending": ({"week", "ending"}, set()),
    "arrivals": ({"migrants", "arrived"}, set()),
    "boats": ({"boats", "arrived"}, {"uncontrolled"}),
    "boats_uncontrolled": ({"boats", "uncontrolled"}, set()),
    "people_prevented": ({"migrants", "prevented"}, set()),
    "events_prevented": ({"events", "prevented"}, set()),
    "note": ({"notes"}, set()),
}
_LINE = re.compile(r"\[[^\]]*\]|[^\w\s]")
_WRITTEN = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")

Rows = dict[dt.date, dict[str, str]]  # the cells of each row by its day, as the CSV file writes them
Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta  # what a workbook may hold


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook: its name, the table of the data package that it becomes, that table's columns."""

    name: str
    table: str
    columns: tuple[str, ...]
    step: dt.timedelta

    @property
    def key(self) -> str:
        """The column that names a row."""
        return self.columns[0]


DAYS = Sheet("SB_01", "daily", ("date", "arrivals", "boats", "boats_uncontrolled", "note"), ONE_DAY)
WEEKS = Sheet(
    "SB_02",
    "weekly",
    ("week_ending", "arrivals", "boats", "boats_uncontrolled", "people_prevented", "events_prevented", "note"),
    WEEK,
)


def read(path: Path) -> dict[str, Rows]:
    """Return the rows of both tables, by the table's name, from an ODS or Excel workbook.

    Raises BookError, naming sheet, row and column, where the workbook cannot be read, has not the two tables with their
    columns, has a day twice, out of order or left out, a cell that is no whole number, or weeks that are not the sum of
    their days.
    """
    if not path.exists():
        raise BookError(f"{path.name} does not exist: check the name of the file.")
    try:
        book = CalamineWorkbook.from_path(path)
        sheets = {sheet.name: _cells(book, sheet, path) for sheet in (DAYS, WEEKS)}
    except (CalamineError, OSError) as error:
        raise BookError(
            f"{path.name} cannot be read as a workbook ({error}): give the .ods file as published."
        ) from None
    found = {sheet.table: dict(_rows(sheet, sheets[sheet.name])) for sheet in (DAYS, WEEKS)}
    for sentence in unequal(found["daily"], found["weekly"]):
        raise BookError(f"{path.name}: {sentence}; the workbook is not taken in.")
    return found


def unequal(days: Rows, weeks: Rows) -> Iterator[str]:
    """Say which weeks are not the sum of their days, where all are recorded, and whether two whole weeks are missing."""
    for ending, week in weeks.items():
        own = [days[day] for day in (ending - n * ONE_DAY for n in range(7)) if day in days]
        for column in ("arrivals", "boats", "boats_uncontrolled"):
            cells = [day[column] for day in own]
            if len(own) == 7 and "" not in (*cells, week[column]) and sum(map(int, cells)) != int(week[column]):
                yield (
                    f"the week ending {ending} has {column} of {int(week[column]):,} and its days have "
                    f"{sum(map(int, cells)):,}"
                )
    last = max(days)
    if max(weeks) + 2 * WEEK <= last:  # over a holiday the table of weeks has come one week behind (31 December 2025)
        yield f"the days run to {last} and the weeks only to {max(weeks)}"


def _cells(book: CalamineWorkbook, sheet: Sheet, path: Path) -> list[list[Cell]]:
    if sheet.name not in book.sheet_names:
        raise BookError(
            f"{path.name} has no sheet {sheet.name} (it has {', '.join(book.sheet_names)}): give the weekly time series "
            "of the Home Office."
        )
    return book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)


def _rows(sheet: Sheet, cells: list[list[Cell]]) -> Iterator[tuple[dt.date, dict[str, str]]]:
    top, places = _header(sheet, cells)
    expected: dt.date | None = None
    ended = False
    for number, row in enumerate(cells[top + 1 :], start=top + 2):
        when = _day(row[places[sheet.key]])
        if when is None:
            ended = True  # below the table stand remarks
            continue
        where = f"{sheet.name}, row {number}"
        if ended or (expected is not None and when != expected):
            raise BookError(f"{where}: expected {expected}, found {when}; the workbook is not taken in.")
        expected = when + sheet.step
        values = {column: _value(row[place], column, where) for column, place in places.items() if column != sheet.key}
        yield when, {sheet.key: f"{when}", **values}
    if expected is None:
        raise BookError(f"{sheet.name} has a header and no rows: the workbook is not taken in.")


def _header(sheet: Sheet, cells: list[list[Cell]]) -> tuple[int, dict[str, int]]:
    """Return the place of the header row and, in the order of the table, of each column in it."""
    for top, row in enumerate(cells):
        named = {place: _column(cell) for place, cell in enumerate(row) if isinstance(cell, str) and cell.strip()}
        if sheet.key not in named.values():
            continue
        if None in named.values():
            unknown = next(row[place] for place, column in named.items() if column is None)
            raise BookError(f"{sheet.name}, row {top + 1}: “{unknown}” is a column that this book does not know.")
        places = {column: place for place, column in named.items() if column is not None}
        missing = [column for column in sheet.columns if column not in places]
        if missing or len(places) != len(named) or set(places) - set(sheet.columns):
            wrong = f"has no column for {', '.join(missing)}" if missing else "has a column twice, or of another table"
            raise BookError(f"{sheet.name}, row {top + 1}: the header {wrong}; the workbook is not taken in.")
        return top, {column: places[column] for column in sheet.columns}
    raise BookError(
        f"{sheet.name} has no header row with “{sheet.key.replace('_', ' ')}”: the workbook is not taken in."
    )


def _column(header: str) -> str | None:
    words = set(_LINE.sub(" ", header).lower().split())
    fitting = [name for name, (must, may_not) in HEADERS.items() if must <= words and not may_not & words]
    return fitting[0] if len(fitting) == 1 else None


def _day(cell: Cell) -> dt.date | None:
    """The day in a cell, whether it holds a date or one in words; None where it holds neither."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, str):
        for written in _WRITTEN:
            with contextlib.suppress(ValueError):
                return dt.datetime.strptime(cell.strip(), written).date()
    return None


def _value(cell: Cell, column: str, where: str) -> str:
    """A cell as the CSV file has it: a whole number, words in the column of notes, nothing where nothing is recorded."""
    text = cell.strip() if isinstance(cell, str) else cell
    if text in NOT_RECORDED:
        return ""
    if column == "note":
        return f"{text:g}" if isinstance(text, float) else str(text)
    try:
        number = float(f"{text}".replace(",", ""))
    except ValueError:
        number = -1
    if not (math.isfinite(number) and number >= 0 and number.is_integer()):
        raise BookError(f"{where}, column “{column}”: “{cell}” is not a count; the workbook is not taken in.")
    return str(int(number))
