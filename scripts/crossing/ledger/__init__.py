"""What was stated: the tables that people write, typed, proved and worded."""

from crossing.ledger.package import SCHEMA_FILE, file_hash, resource, schema
from crossing.ledger.tables import TABLE_NAMES, Ledger, load, read_columns, read_ledger, read_table, used

__all__ = [
    "SCHEMA_FILE",
    "TABLE_NAMES",
    "Ledger",
    "file_hash",
    "load",
    "read_columns",
    "read_ledger",
    "read_table",
    "resource",
    "schema",
    "used",
]
