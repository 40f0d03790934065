"""What was stated: the tables that people write, typed, proved and worded."""

from crossing.ledger.tables import (
    SCHEMA_FILE,
    TABLE_NAMES,
    Ledger,
    file_hash,
    load,
    read_alone,
    read_columns,
    read_table,
    resource,
    schema,
)

__all__ = [
    "SCHEMA_FILE",
    "TABLE_NAMES",
    "Ledger",
    "file_hash",
    "load",
    "read_alone",
    "read_columns",
    "read_table",
    "resource",
    "schema",
]
