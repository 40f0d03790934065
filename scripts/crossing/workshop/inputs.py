"""What the book is made from, as digests: by these a build tells what has changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from crossing.book.contents import chapters, public_address, require, text_of
from crossing.cache import digest
from crossing.ledger import quotes, schema
from crossing.paths import BUILD, DATA, ROOT

PACKAGE = ROOT / "scripts" / "crossing"
# What could make two builds differ is fixed for notebooks, Jupyter Book and tests.
FIXED = {
    "PYTHONHASHSEED": "0",
    "SOURCE_DATE_EPOCH": "1640995200",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
# Jupyter's own folders: it writes none in the user's home, and nothing there, such as a start-up file, reaches a notebook.
FOLDERS = dict.fromkeys(
    ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"), str(BUILD / "jupyter")
)


def files(folder: Path) -> list[Path]:
    """Return the files of a folder and all folders in it, in order, without what Python keeps of its own."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def of_files(paths: Iterable[Path], root: Path = ROOT) -> str:
    """Return a digest of the names, below `root`, and the contents of some files."""
    return digest(*(part for path in paths for part in (path.relative_to(root).as_posix(), path.read_bytes())))


def of_folder(folder: Path) -> str:
    """Return a digest of everything in a folder."""
    return of_files(files(folder), folder)


def tools() -> str:
    """Return a digest of what runs: the pinned packages, this Python, the variables that are fixed."""
    return digest((ROOT / "requirements.txt").read_bytes(), sys.version, json.dumps(FIXED, sort_keys=True))


def data() -> str:
    """Return a digest of everything in data/, and of the source texts where they are at hand."""
    folder = quotes.texts_folder()
    return digest(of_folder(DATA), of_folder(folder) if folder else "")


def frame() -> str:
    """Return a digest of all that every page depends on: tools, package, data, configuration, style, address.

    Raises BookError where one of the files at the top of the book is missing.
    """
    top = [ROOT / name for name in ("_config.yml", "_toc.yml", "LICENSE", "CITATION.cff")]
    for path in top:
        require(path)
    beside = [*top, *files(ROOT / "_static")]
    return digest(tools(), of_folder(PACKAGE), data(), of_files(beside), public_address())


def book() -> str:
    """Return a digest of all that the site is made from; of a notebook its cells count, not its stored outputs."""
    return digest(frame(), *(part for path in chapters() for part in (path.name, _content(path))))


def _content(path: Path) -> str:
    content = text_of(path)
    if path.suffix != ".ipynb":
        return content
    try:
        notebook = json.loads(content)
        parts = ("id", "cell_type", "source", "metadata")
        cells = [[cell.get(part) for part in parts] for cell in notebook["cells"]]
        return json.dumps([notebook["nbformat"], notebook["nbformat_minor"], cells])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return content  # no notebook: the build will say so


def modules() -> dict[str, str]:
    """Return a digest of each file of the package, by its name below scripts/."""
    return {path.relative_to(PACKAGE.parent).as_posix(): digest(path.read_bytes()) for path in files(PACKAGE)}


def tables() -> dict[str, str]:
    """Return a digest of each table of the data package, by the table's name."""
    return {table["name"]: digest((DATA / table["path"]).read_bytes()) for table in schema()["resources"]}


def descriptions() -> str:
    """Return a digest of what the data package says about its tables, without the tables' hashes and sizes."""
    package = schema()
    for table in package["resources"]:
        table.pop("hash", None), table.pop("bytes", None)
    return digest(json.dumps(package, sort_keys=True))
