"""Rows of a table as light records: quick to walk through, with None for whatever is missing."""

from __future__ import annotations

from collections import namedtuple
from datetime import date
from typing import Any

import pandas as pd


def records(table: pd.DataFrame) -> list[Any]:
    """Every row as a named tuple: dates as datetime.date, numbers as int or float, missing values as None, text as it is."""
    columns = [_plain(table[name]) for name in table.columns]
    row_type = namedtuple("Row", list(table.columns))
    return [row_type(*cells) for cells in zip(*columns, strict=True)] if len(table) else []


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(cell) else date(cell.year, cell.month, cell.day) for cell in column]
    if pd.api.types.is_integer_dtype(column):
        return [None if cell is pd.NA else int(cell) for cell in column]
    if pd.api.types.is_float_dtype(column):
        return [None if cell != cell else cell for cell in column.tolist()]
    return ["" if cell is None or cell is pd.NA else cell for cell in column.tolist()]
