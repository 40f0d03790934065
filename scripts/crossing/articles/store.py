"""What the check of an archive found, chunk by chunk on disk, and as Parquet tables when all is done.

Each chunk that is done is a part of its own, named after what was checked and by which edition of the package: a run that
was stopped goes on where it stopped, and a part of anything else is never taken for it.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from crossing import cache, files
from crossing.articles.items import identity
from crossing.articles.optional import needed
from crossing.articles.run import Row, Task
from crossing.errors import BookError
from crossing.paths import ROOT

GROUP = 20_000  # rows that are gathered before they are written

# Columns of the tables, each with its type as pyarrow names it. `place` and `number` join them.
ARTICLES = {
    "place": "int64", "id": "string", "outlet": "string", "published": "date32", "form": "string", "words": "int64", "error": "string",
    "notes": "string", "reworded": "bool_", "why_reworded": "string", "fits": "int64", "revised": "int64", "does_not_fit": "int64",
    "not_tested": "int64", "alarms": "int64",
}  # fmt: skip
FIGURES = {
    "place": "int64", "number": "int64", "id": "string", "outlet": "string", "published": "date32", "line": "int64", "begins": "int64", "ends": "int64",
    "text": "string", "quote": "string", "measure": "string", "unit": "string", "value": "float64", "high": "float64", "qualifier": "string",
    "span_start": "date32", "span_end": "date32", "base_start": "date32", "base_end": "date32", "scope": "string", "speaker": "string",
    "answer": "string", "on_record": "float64", "as_published": "float64", "reason": "string",
}  # fmt: skip
ALARMS = {
    "place": "int64", "number": "int64", "id": "string", "outlet": "string", "published": "date32", "line": "int64", "begins": "int64", "ends": "int64",
    "quote": "string", "rule": "string", "severity": "string", "why": "string", "likely": "string",
}  # fmt: skip
DAYS = {"published", "span_start", "span_end", "base_start", "base_end"}
# Names of the JSON that are words of SQL and would have to stand in quotation marks there.
RENAMED = {"start": "span_start", "end": "span_end"}


class Parts:
    """The parts of one archive's results, in a folder beside the file that they become."""

    def __init__(self, out: Path) -> None:
        self.folder = out.with_name(f"{out.name}.parts")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs from the same results. Raises BookError where one is at work, or where nothing can be written."""
        lock = FileLock(self.folder / "lock")
        try:
            self.folder.mkdir(exist_ok=True)
            lock.acquire(timeout=0)
        except Timeout:
            raise BookError(
                f"Another run is writing {self.folder.stem}: wait for its end, or give another name for --out."
            ) from None
        except OSError as error:
            raise BookError(
                f"{self.folder.name} cannot be written ({error.strerror}): choose another place for --out."
            ) from None
        try:
            yield
        finally:
            lock.release()
            with contextlib.suppress(OSError):  # the folder stays where it holds parts
                (self.folder / "lock").unlink(missing_ok=True)
                self.folder.rmdir()

    def path(self, task: Task) -> Path:
        """Where the results of a chunk are kept."""
        digest = hashlib.sha256(f"{edition()} {task.published}".encode())
        for raw in task.articles:
            digest.update(hashlib.sha256(identity(raw)).digest())
        return self.folder / f"{task.place:07d}-{digest.hexdigest()[:24]}.json.gz"

    def write(self, path: Path, rows: list[Row]) -> None:
        """Keep the results of a chunk, whole or not at all. Raises BookError where that cannot be."""
        content = gzip.compress(json.dumps(rows, ensure_ascii=False).encode("utf-8", "replace"), 1, mtime=0)
        try:
            files.write(path, content, folder=True)
        except OSError as error:
            raise BookError(
                f"{path.parent.name} cannot be written ({error.strerror}): choose another place for --out."
            ) from None

    def read(self, path: Path) -> list[Row] | None:
        """The results of a chunk, or None where there are none or they are damaged."""
        try:
            rows: list[Row] = json.loads(gzip.decompress(path.read_bytes()))
        except (OSError, ValueError, EOFError):
            return None
        return rows

    def remove(self) -> None:
        """Throw the parts away, once they have become tables."""
        shutil.rmtree(self.folder, ignore_errors=True)


@lru_cache(maxsize=1)
def edition() -> str:
    """What tells one edition of all that an answer depends on from another: the package, its data and what runs them."""
    paths = [*(ROOT / "scripts" / "crossing").rglob("*"), *(ROOT / "data").rglob("*"), ROOT / "requirements.txt"]
    kept = sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts)
    return cache.digest(sys.version, *(path.read_bytes() for path in kept))[:24]


def beside(out: Path, name: str) -> Path:
    """Where a table of an archive stands beside that of the figures, which is in the file that was asked for."""
    return out.with_name(f"{out.stem}-{name}.parquet")


def is_own(path: Path, columns: dict[str, str]) -> bool:
    """Whether a file is a table that a check of an archive wrote, of any edition: it begins with the same two columns."""
    try:
        names = needed("pyarrow.parquet").read_schema(path).names
    except (OSError, ValueError):  # of which pyarrow's error for what is no Parquet is one
        return False
    return bool(names[:2] == list(columns)[:2])


def write_tables(out: Path, chunks: Iterable[list[Row]]) -> None:
    """Write the tables of an archive, from its results in order. Each appears whole. Raises BookError if one cannot be written."""
    with (
        _table(out, FIGURES) as of_figures,
        _table(beside(out, "alarms"), ALARMS) as of_alarms,
        _table(beside(out, "articles"), ARTICLES) as of_articles,
    ):
        for place, row in enumerate(chain.from_iterable(chunks)):
            of_articles.add(article(place, row))
            for figure in figures(place, row):
                of_figures.add(figure)
            for alarm in alarms(place, row):
                of_alarms.add(alarm)


def write_table(path: Path, columns: dict[str, str], rows: Iterable[Row]) -> None:
    """Write rows as a Parquet file, whole or not at all. Raises BookError where that cannot be."""
    with _table(path, columns) as table:
        for row in rows:
            table.add(row)


@contextmanager
def _table(path: Path, columns: dict[str, str]) -> Iterator[_Writer]:
    """Give a Parquet file to add rows to; it appears at the end, whole. Raises BookError where it cannot be written."""
    try:
        with files.whole(path) as part, contextlib.closing(_Writer(part, columns)) as writer:
            yield writer
            writer.flush()
    except OSError as error:
        raise BookError(
            f"{path.name} cannot be written ({error.strerror or error}): choose another place for --out."
        ) from None


def _named(place: int, row: Row) -> Row:
    return {"place": place, "id": row["ident"], "outlet": row["outlet"], "published": row.get("published")}


def article(place: int, row: Row) -> Row:
    """The row of the table of articles for one of them."""
    named = _named(place, row) | {"error": row.get("error", "")}
    if "error" in row:
        return named
    found: Row = {
        "form": row["form"],
        "words": row["words"],
        "notes": " ".join(row["notes"]),
        "reworded": row["reworded"]["suspected"],
        "why_reworded": row["reworded"]["why"],
        "alarms": len(row["passages"]),
    }
    found |= row["answers"]
    return named | found


def figures(place: int, row: Row) -> Iterator[Row]:
    """The rows of the table of figures for one article."""
    yield from _things(place, row, "figures")


def alarms(place: int, row: Row) -> Iterator[Row]:
    """The rows of the table of alarms for one article."""
    yield from _things(place, row, "passages")


def _things(place: int, row: Row, name: str) -> Iterator[Row]:
    for number, thing in enumerate(row.get(name, ()), start=1):
        yield (
            _named(place, row)
            | {"number": number, "begins": thing["place"][0], "ends": thing["place"][1]}
            | {RENAMED.get(key, key): value for key, value in thing.items() if key != "place"}
        )


class _Writer:
    """Writes rows to a Parquet file, a group at a time."""

    def __init__(self, path: Path, columns: dict[str, str]) -> None:
        self._arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
        self._columns = columns
        self._schema = self._arrow.schema([(name, getattr(self._arrow, kind)()) for name, kind in columns.items()])
        self._writer = parquet.ParquetWriter(path, self._schema)
        self._rows: list[Row] = []

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the rows that are gathered."""
        columns = {name: [_cell(name, row.get(name)) for row in self._rows] for name in self._columns}
        self._writer.write_table(self._arrow.table(columns, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        self._writer.close()


def _cell(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name in DAYS and value else value
