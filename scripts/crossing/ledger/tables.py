"""Load the ledger: every table that data/datapackage.json describes, as typed DataFrames.

Empty cells stay missing: "" in text columns, NaN or
<NA> in number columns, NaT in date columns; never zero.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossing import files
from crossing.errors import BookError
from crossing.ledger.making import Rows, known
from crossing.ledger.package import SCHEMA_FILE, Field, Resource, resources, shown
from crossing.ledger.rows import Chapter, Claim, Event, Measure, PublicCount, Source
from crossing.paths import DATA

if TYPE_CHECKING:
    import pandas as pd

_PLAIN = re.compile(r"(?!-0(?:\.0+)?$)-?[0-9]+(?:\.[0-9]+)?")
_MERGED = ("<<<<<<< ", ">>>>>>> ")  # where Git could not join two versions of a file
_MOST = 2**63  # a whole number below this is one for pandas too
_YEARS = range(1700, 2200)  # as pandas can hold; another is a slip
DTYPES = {"string": "object", "integer": "Int64", "number": "float64", "date": "datetime64[ns]"}  # as pandas names them


class Table:
    """A table of the ledger, read as an attribute of it; that it was asked for is noted."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, ledger: Ledger, owner: type) -> pd.DataFrame:
        return ledger.table(self.name)

    def __set__(self, ledger: Ledger, table: pd.DataFrame) -> None:
        raise AttributeError(f"a loaded ledger does not change: Ledger.replaced({self.name}=…) makes another one")


class Ledger:
    """The tables of the data package, one DataFrame each, in the order of their keys.

    One loaded ledger is one key: what is worked out from it is kept by identity.
    """

    sources = Table()
    claims = Table()
    measures = Table()
    chapters = Table()
    not_figures = Table()
    annotations = Table()
    pairs = Table()
    told_together = Table()
    foremost = Table()
    withdrawn = Table()
    policy = Table()
    positions = Table()
    money = Table()
    people = Table()
    promises = Table()
    terms = Table()
    lexicon = Table()
    set_phrases = Table()
    places = Table()
    coastline = Table()
    sea_limit = Table()
    record_days = Table()
    daily = Table()
    weekly = Table()
    mod_daily = Table()
    own_daily = Table()
    other_totals = Table()
    public_counts = Table()
    revisions = Table()
    releases = Table()
    revised = Table()
    fingerprints = Table()
    numerals = Table()
    word_findings = Table()
    word_benchmark = Table()
    archive_benchmark = Table()
    reading_benchmark = Table()
    corrections = Table()
    released = Table()
    changes = Table()
    prints = Table()

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        if odd := sorted(set(tables) ^ set(TABLE_NAMES)):
            raise TypeError(f"missing from a ledger, or none of its tables: {', '.join(odd)}")
        self._tables = dict(tables)

    def table(self, name: str) -> pd.DataFrame:
        """Return a table by its name."""
        used().add(name)
        return self._tables[name]

    def replaced(self, **tables: pd.DataFrame) -> Ledger:
        """Return a ledger with other tables in place of some of this one's."""
        return Ledger(self._tables | tables)

    @cached_property
    def rows(self) -> Rows:
        """Rows as frozen objects, by id (see crossing.ledger.rows)."""
        return Rows(self)

    def measure(self, name: str) -> Measure:
        """Return a measure by its name. Raises BookError if there is none."""
        return known(self.rows.measures, name, "measures.csv")

    def chapter(self, name: str) -> Chapter:
        """Return a page by its name. Raises BookError if there is none."""
        return known(self.rows.chapters, name, "chapters.csv")

    def page(self, short_title: str) -> str:
        """Return the file name, without its ending, of the page with a short title. Raises BookError if there is none."""
        names = {page.short_title: name for name, page in self.rows.chapters.items()}
        return known(names, short_title, "chapters.csv")

    def claim(self, claim_id: str) -> Claim:
        """Return a claim by its id. Raises BookError if there is none."""
        return known(self.rows.claims, claim_id, "claims.csv")

    def source(self, source_id: str) -> Source:
        """Return a source by its id. Raises BookError if there is none."""
        return known(self.rows.sources, source_id, "sources.csv")

    def sources_by_date(self, *source_ids: str) -> list[Source]:
        """Return these sources, all if none is named, in the order in which they appeared. Raises BookError if there is none
        of an id."""
        named = [self.source(ident) for ident in source_ids] or self.rows.sources.values()
        return sorted(named, key=lambda source: source.published)

    def event(self, event_id: str) -> Event:
        """Return a dated event by its id. Raises BookError if there is none."""
        return known(self.rows.events, event_id, "policy.csv")

    def public_count(self, context_id: str) -> PublicCount:
        """Return a public count by its id. Raises BookError if there is none."""
        return known(self.rows.public_counts, context_id, "context/public_counts.csv")


TABLE_NAMES = tuple(name for name, value in vars(Ledger).items() if isinstance(value, Table))


def read_table(descriptor: Resource, folder: Path = DATA) -> pd.DataFrame:
    """Read one table as its schema types it.

    `descriptor` is a resource of the data package. Raises BookError naming file, row and column for a missing file,
    a column that is not in the schema, a wrong number of cells or a cell of the wrong type.
    """
    import pandas as pd

    columns = _columns(descriptor, folder)
    kinds = {field["name"]: DTYPES[field["type"]] for field in descriptor["schema"]["fields"]}
    return pd.DataFrame({name: pd.Series(cells, dtype=kinds[name]) for name, cells in columns.items()})


def read_columns(descriptor: Resource) -> dict[str, list[Any]]:
    """Read one table as plain columns: text, int, float and date, and None for an empty cell of the last three.

    Raises BookError as `read_table` does; unlike it, it does not load pandas.
    """
    used().add(descriptor["name"])
    return _columns(descriptor, DATA)


@lru_cache(maxsize=1)
def used() -> set[str]:
    """The names of the tables that this process has used so far, asked of a ledger or read alone: what it gives depends on them."""
    return set()


def _columns(descriptor: Resource, folder: Path) -> dict[str, list[Any]]:
    path = folder / descriptor["path"]
    fields = descriptor["schema"]["fields"]
    rows = _read_rows(path, [field["name"] for field in fields])
    return {field["name"]: _typed([row[i] for row in rows], field, path) for i, field in enumerate(fields)}


@lru_cache(maxsize=1)
def load() -> Ledger:
    """Return the ledger of this book, read once by each process: who changes a table reads anew. Raises as `read_ledger` does."""
    return read_ledger(DATA)


def read_ledger(folder: Path) -> Ledger:
    """Read the whole ledger of a data folder. Raises BookError at the first mistake met (see schema and read_table)."""
    tables = resources(list(TABLE_NAMES), folder)
    for name in tables:
        if name not in TABLE_NAMES:
            raise BookError(
                f"{shown(folder / SCHEMA_FILE)}: the table “{name}” is not one of the ledger's; take it out, or add it to Ledger in scripts/crossing/ledger/tables.py."
            )
    return Ledger({name: read_table(table, folder) for name, table in tables.items()})


def _read_rows(path: Path, names: list[str]) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(files.csv_rows(handle, shown(path)))
    except FileNotFoundError:
        raise BookError(f"{shown(path)} is missing: restore it from version control.") from None
    except IsADirectoryError:
        raise BookError(
            f"{shown(path)} is a folder where a table is needed: restore it from version control."
        ) from None
    except UnicodeDecodeError as error:
        raise BookError(f"{shown(path)} is not UTF-8 (byte {error.start}): save it as UTF-8.") from None
    if not rows:
        raise BookError(f"{shown(path)} is empty: its first row must name the columns.")
    _check_header(path, rows[0], names)
    for number, row in enumerate(rows[1:], start=2):
        if row and row[0].startswith(_MERGED):
            raise BookError(
                f"{shown(path)}, row {number}: a merge stopped here ({row[0][:7]}); keep one of the two sides."
            )
        if len(row) != len(names):
            raise BookError(
                f"{shown(path)}, row {number}: {len(row)} cells where the header has {len(names)}; mend the row."
            )
    return rows[1:]


def _check_header(path: Path, header: list[str], names: list[str]) -> None:
    if header and header[0].startswith("\ufeff"):
        raise BookError(f"{shown(path)} begins with a byte-order mark: save it as plain UTF-8.")
    if header == [";".join(names)] or header == ["\t".join(names)]:
        raise BookError(f"{shown(path)}: its cells are not parted by commas; save it again with commas between them.")
    if len(header) != len(names):
        missing, surplus = Counter(names) - Counter(header), Counter(header) - Counter(names)
        wrong, words = (missing, "missing") if missing else (surplus, "not in the schema")
        raise BookError(
            f"{shown(path)}, row 1: {len(header)} columns where the schema has {len(names)}: "
            f"{', '.join(f'“{name}”' for name in wrong)} {words}; name the columns that datapackage.json lists, in its order."
        )
    for position, (found, wanted) in enumerate(zip(header, names, strict=False), start=1):
        if found != wanted:
            raise BookError(
                f"{shown(path)}, row 1, column {position}: “{found}” where the schema has “{wanted}”; correct the name."
            )


def _typed(cells: list[str], field: Field, path: Path) -> list[Any]:
    kind = field["type"]
    if kind == "string":
        return cells
    readers: dict[str, tuple[Callable[[str], Any], str]] = {
        "integer": (_integer, "a whole number"),
        "number": (_number, "a number in plain digits"),
        "date": (_date, "a date such as 2021-11-16"),
    }
    convert, wanted = readers[kind]
    values: list[Any] = []
    for number, cell in enumerate(cells, start=2):
        try:
            values.append(None if cell == "" else convert(cell))
        except (ValueError, OverflowError):
            raise BookError(
                f"{shown(path)}, row {number}, column “{field['name']}”: “{cell[:60]}” is not {wanted}; correct the cell or leave it empty."
            ) from None
    return values


def _integer(cell: str) -> int:
    if not _PLAIN.fullmatch(cell) or "." in cell:
        raise ValueError(cell)
    if abs(number := int(cell)) >= _MOST:
        raise OverflowError(cell)
    return number


def _date(cell: str) -> dt.date:
    if len(cell) != len("2021-11-16"):  # the other forms of ISO 8601 are none of this ledger's
        raise ValueError(cell)
    day = dt.date.fromisoformat(cell)
    if day.year not in _YEARS:
        raise ValueError(cell)
    return day


def _number(cell: str) -> float:
    """A number in plain digits: not “nan”, “1e309”, “1_000” or digits of another script, which `float` would take."""
    if not _PLAIN.fullmatch(cell):
        raise ValueError(cell)
    if math.isinf(number := float(cell)):
        raise OverflowError(cell)
    return number
