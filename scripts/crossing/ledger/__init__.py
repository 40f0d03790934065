"""What was stated: the tables that people write, typed, proved and worded."""

from crossing.ledger.tables import (
    SCHEMA_FILE,
<<<<<<< HEAD
    TABLE_NAMES,
    Ledger,
    file_hash,
    load,
=======
    Ledger,
    file_hash,
    load,
    read_alone,
>>>>>>> 0148a01 (Builds do less: kernels share what they imported, a table is validated and a page searched once, the benchmark of reading depends on the tables it reads)
    read_columns,
    read_table,
    resource,
    schema,
)

__all__ = [
    "SCHEMA_FILE",
<<<<<<< HEAD
    "TABLE_NAMES",
    "Ledger",
    "file_hash",
    "load",
=======
    "Ledger",
    "file_hash",
    "load",
    "read_alone",
>>>>>>> 0148a01 (Builds do less: kernels share what they imported, a table is validated and a page searched once, the benchmark of reading depends on the tables it reads)
    "read_columns",
    "read_table",
    "resource",
    "schema",
]
