"""What data/datapackage.json says of the tables: their columns, keys, licences and sources. It stands nowhere else.

A Frictionless Data Package (specs.frictionlessdata.io); of its properties those are named here that this book uses.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from crossing.errors import BookError
from crossing.paths import DATA

SCHEMA_FILE = "datapackage.json"
TYPES = ("string", "integer", "number", "date")  # of the fields of a table


class Constraints(TypedDict, total=False):
    """What each cell of a column has to keep to."""

    required: bool
    unique: bool
    minimum: int
    maximum: int
    maxLength: int
    pattern: str
    enum: list[str]


class Field(TypedDict):
    """A column of a table."""

    name: str
    type: str
    description: str
    unit: NotRequired[str]
    constraints: NotRequired[Constraints]


class Reference(TypedDict):
    """The columns of another table in which a foreign key has to be found."""

    resource: str
    fields: str | list[str]


class ForeignKey(TypedDict):
    """Columns whose cells name rows of another table."""

    fields: str | list[str]
    reference: Reference


class TableSchema(TypedDict):
    """The columns of a table and what names its rows."""

    fields: list[Field]
    primaryKey: str | list[str]
    missingValues: list[str]
    foreignKeys: NotRequired[list[ForeignKey]]


class Named(TypedDict):
    """A licence, or a source: what it is called, and its address."""

    title: str
    path: NotRequired[str]
    name: NotRequired[str]


class Resource(TypedDict):
    """A table."""

    name: str
    type: str
    path: str
    title: str
    description: str
    scheme: str
    format: str
    mediatype: str
    encoding: str
    licenses: list[Named]
    schema: TableSchema
    sources: NotRequired[list[Named]]
    hash: NotRequired[str]
    bytes: NotRequired[int]
    vintage: NotRequired[str]


class Package(TypedDict):
    """The data package."""

    profile: str
    name: str
    title: str
    description: str
    version: str
    licenses: list[Named]
    resources: list[Resource]


def schema(folder: Path = DATA) -> Package:
    """Return the data package descriptor of `folder`.

    Raises BookError if it is missing, not valid JSON or does not describe tables that can be read.
    """
    path = folder / SCHEMA_FILE
    try:
        package: Package = json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_number)
    except FileNotFoundError:
        raise BookError(f"{shown(path)} is missing: restore it from version control.") from None
    except IsADirectoryError:
        raise BookError(f"{shown(path)} is a folder where a file is needed: restore it from version control.") from None
    except json.JSONDecodeError as error:
        raise BookError(f"{shown(path)}, line {error.lineno}: not valid JSON ({error.msg}); mend that line.") from None
    except UnicodeDecodeError as error:
        raise BookError(f"{shown(path)} is not UTF-8 (byte {error.start}): save it as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise BookError(f"{shown(path)} cannot be read ({error}): restore it from version control.") from None
    _check_package(package, shown(path))
    return package


def resource(name: str, folder: Path = DATA) -> Resource:
    """Return the descriptor of one table, by its name. Raises BookError if there is none."""
    return resources([name], folder)[name]


def resources(wanted: list[str], folder: Path = DATA) -> dict[str, Resource]:
    """Return the descriptors of all tables by name. Raises BookError if one of the `wanted` is not there."""
    path = folder / SCHEMA_FILE
    tables = _by_name(folder, path.read_bytes() if path.is_file() else b"")
    for name in wanted:
        if name not in tables:
            raise BookError(f"{shown(path)}: the table “{name}” is missing; restore it from version control.")
    return tables


def keys_of(table: Resource) -> list[str]:
    """Return the columns that together name a row of a table."""
    key = table["schema"]["primaryKey"]
    return [key] if isinstance(key, str) else key


def file_hash(content: bytes) -> str:
    """Return the hash of a file's content as a data package states it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def shown(path: Path) -> str:
    """Return a path as a user knows it: from the folder that holds the data."""
    parts = path.parts
    return "/".join(parts[parts.index("data") :]) if "data" in parts else path.name


@lru_cache(maxsize=4)
def _by_name(folder: Path, _: bytes) -> dict[str, Resource]:
    """The descriptors of all tables, read once for each content of their file: a page asks for some of them a hundred times."""
    return {table["name"]: table for table in schema(folder)["resources"]}


def _no_number(word: str) -> None:
    """Refuse what JSON has no word for, and Python would read."""
    raise ValueError(f"“{word}” is not a number in JSON")


def _check_package(package: Any, named: str) -> None:
    """Raise BookError, naming the file so, unless a descriptor (any JSON so far) has the parts that are read here."""
    tables = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(tables, list):
        raise BookError(f"{named} has no list “resources”: restore it from version control.")
    for number, table in enumerate(tables, start=1):
        try:
            name, _, keys = table["name"], table["path"], keys_of(table)
            columns = {field["name"]: field["type"] for field in table["schema"]["fields"]}
        except (KeyError, TypeError):
            raise BookError(
                f"{named}, table {number}: its name, path, schema or key, or the name or type of a field, is missing; restore it from version control."
            ) from None
        for column, kind in columns.items():
            if str(kind) not in TYPES:
                raise BookError(
                    f"{named}, table “{name}”, field “{column}”: “{kind}” is not a type of this ledger; use {', '.join(TYPES[:-1])} or {TYPES[-1]}."
                )
        for key in keys:
            if key not in columns:
                raise BookError(
                    f"{named}, table “{name}”: its key names “{key}”, which is none of its fields; correct the key."
                )
