"""An archive as a run of articles: the files of a folder, or the rows of one table with the columns id, date and text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from crossing import files
from crossing.articles import documents
from crossing.articles.optional import needed
from crossing.errors import BookError

TABLES = (".csv", ".parquet")
COLUMNS = ("id", "date", "text")  # that a table must have; a column “outlet” may stand beside them
_NO_UTF8 = re.compile("[\udc80-\udcff]")  # as which Python reads bytes that are none
_WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})(?:[T ]\d\d:\d\d\S*)?")  # a day, perhaps with the time of day
ROWS_AT_ONCE = 500  # of a Parquet file that are held in memory


@dataclass(frozen=True, slots=True)
class Raw:
    """An article before it is read: what to call it, who published it and when, and its text or the bytes of its file.

    `fault` says why it cannot be read, where that is known already.
    """

    ident: str
    outlet: str
    published: date | None
    content: str | bytes
    fault: str = ""


def is_table(path: Path) -> bool:
    """Whether a path names a table of articles by its ending."""
    return path.suffix.lower() in TABLES and not path.is_dir()


def items(archive: Path) -> Iterator[Raw]:
    """The articles of an archive in a fixed order. Raises BookError where the archive as a whole cannot be read."""
    if archive.is_dir():
        yield from _files(archive)
    elif archive.suffix.lower() == ".parquet":
        yield from _parquet(archive)
    else:
        yield from _csv(archive)


def count(archive: Path) -> int | None:
    """How many articles an archive holds, where that is known without reading it."""
    if archive.is_dir():
        return sum(1 for _ in documents.articles_in(archive))
    if archive.suffix.lower() == ".parquet":
        with _parquet_file(archive) as table:
            return int(table.metadata.num_rows)
    return None


def chunks(archive: Path, size: int) -> Iterator[list[Raw]]:
    """The articles of an archive, so many at a time."""
    rest = items(archive)
    while chunk := list(islice(rest, size)):
        yield chunk


def _files(folder: Path) -> Iterator[Raw]:
    for path in documents.articles_in(folder):
        inside = path.relative_to(folder)
        ident = documents.writable(inside.as_posix())
        outlet = documents.writable(inside.parts[0]) if len(inside.parts) > 1 else ""
        try:
            with path.open("rb") as handle:
                yield Raw(ident, outlet, None, handle.read(documents.MAX_BYTES + 1))
        except OSError as error:
            yield Raw(ident, outlet, None, b"", f"cannot be read ({error.strerror}).")


def _csv(path: Path) -> Iterator[Raw]:
    try:
        with path.open(encoding="utf-8-sig", newline="", errors="surrogateescape") as handle:
            rows = filter(None, files.csv_rows(handle, path.name))  # an empty line is no row
            names = next(rows, [])
            _check_columns(path, names)
            for row in rows:
                yield _row(dict(zip(names, row, strict=False)))  # a row may be cut short
    except OSError as error:
        raise BookError(f"{path.name} cannot be read ({error.strerror}): check the file and its permissions.") from None


def _parquet(path: Path) -> Iterator[Raw]:
    with _parquet_file(path) as table:
        names = table.schema_arrow.names
        _check_columns(path, names)
        wanted = [name for name in (*COLUMNS, "outlet") if name in names]
        for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=wanted):
            for row in batch.to_pylist():
                yield _row(row)


def _parquet_file(path: Path) -> Any:
    parquet = needed("pyarrow.parquet")
    try:
        return parquet.ParquetFile(path)
    except OSError as error:
        raise BookError(f"{path.name} cannot be read ({error.strerror or error}): check the file.") from None
    except Exception:  # pyarrow has its own errors for what is no Parquet
        raise BookError(
            f"{path.name} is not a Parquet file: give a table with the columns {', '.join(COLUMNS)}."
        ) from None


def _check_columns(path: Path, names: list[str]) -> None:
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise BookError(
            f"{path.name} has no column “{missing[0]}”: an archive in a table has the columns {', '.join(COLUMNS)}, and may have “outlet”."
        )


def _row(row: dict[str, Any]) -> Raw:
    ident, outlet = (documents.writable(str(row.get(name) or "")) for name in ("id", "outlet"))
    published, fault = _day(row.get("date"))
    text = row.get("text")
    if not isinstance(text, str):
        fault = fault or "has no text."
    elif _NO_UTF8.search(text):
        fault = fault or "is not in UTF-8: save the table in UTF-8."
    return Raw(ident, outlet, published, documents.writable(text) if isinstance(text, str) else "", fault)


def _day(cell: Any) -> tuple[date | None, str]:
    """A cell of the column `date` as a day, or why it is none; an empty cell is no fault."""
    if cell is None or cell == "":
        return None, ""
    day = cell.date() if isinstance(cell, datetime) else cell if isinstance(cell, date) else _written(str(cell))
    if day is None or day.year not in documents.SENSIBLE_YEARS:
        return None, f"has the date “{str(cell)[:40]}”: write it as 2021-11-16."
    return day, ""


def _written(words: str) -> date | None:
    """The day that words give, the whole of them but for a time of day; None where they give none."""
    found = _WRITTEN.fullmatch(words)
    with suppress(ValueError):
        return date.fromisoformat(found[1]) if found else None
    return None


def identity(raw: Raw) -> bytes:
    """What tells an article from every other: its name, its day and its content."""
    content = raw.content if isinstance(raw.content, bytes) else raw.content.encode("utf-8", "surrogatepass")
    return os.fsencode(f"{raw.ident}\0{raw.outlet}\0{raw.published}\0{raw.fault}\0") + content
