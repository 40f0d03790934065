"""A table as its columns: what the judgement needs of one, whether it is a DataFrame or plain lists.

Plain lists are read in a few milliseconds and need no pandas: the check of an article takes them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import Any, Protocol

from crossing.language.spans import as_date


class Columns(Protocol):
    """Columns by name, each as long as the others; a DataFrame is one, and so is a dict of lists."""

    def __iter__(self) -> Iterator[Any]: ...
    def __getitem__(self, name: Any, /) -> Any: ...


def dates_of(cells: Any) -> list[date]:
    """A column of days, none of them missing, as dates; that of a DataFrame at once, many times as quick as cell by cell."""
    if hasattr(cells, "to_numpy"):
        days: list[date] = cells.to_numpy().astype("datetime64[D]").tolist()
        return days
    return [as_date(when) for when in cells]


def rows_of(table: Columns) -> Iterator[dict[str, Any]]:
    """Each row of a table as a dict, in order."""
    names = list(table)
    for cells in zip(*(table[name] for name in names), strict=True):
        yield dict(zip(names, cells, strict=True))


def where(table: Columns, name: str, wanted: Container[Any]) -> dict[str, list[Any]]:
    """The rows whose cell in column `name` is one of `wanted`, as plain columns."""
    kept = [cell in wanted for cell in table[name]]
    return {column: _chosen(table[column], kept) for column in table}


def _chosen(cells: Iterable[Any], kept: list[bool]) -> list[Any]:
    return [cell for cell, keep in zip(cells, kept, strict=True) if keep]
