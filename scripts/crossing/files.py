"""Files are written whole: a reader, or a build that was stopped, finds the old one or the new one and no half of it.

And tables in CSV are read strictly: a quotation mark that is not closed would swallow what follows.
"""

from __future__ import annotations

import csv
import errno
import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from crossing.errors import BookError

# a cell as CSV has it, with what parts it from the next: in quotation marks, those inside it doubled, or without one at its beginning
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|(?!")[^,\r\n]*)(?:,|\r?\n|$)')
LONGEST_CELL = 2**31 - 1  # characters: the most that Python's csv module can be asked for everywhere


def csv_rows(lines: Iterable[str], name: str) -> Iterator[list[str]]:
    """Yield the rows of a table in CSV, the header first, each as its cells, of any length; `name` is what to call the file.

    Raises BookError, with the row and the column, at a cell that a quotation mark begins and does not end.
    """
    csv.field_size_limit(LONGEST_CELL)  # what is too long is told by whoever reads, with its row and column
    read: list[str] = []  # the lines of the row at hand

    def noted() -> Iterator[str]:
        for line in lines:
            read.append(line)
            yield line

    header: list[str] = []
    rows, number = csv.reader(noted(), strict=True), 1
    while True:
        read.clear()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            at = _broken_cell("".join(read))
            column = f"“{header[at]}”" if at < len(header) else at + 1
            raise BookError(
                f"{name}, row {number}, column {column} cannot be read as CSV ({error}): a quotation mark begins the cell and "
                "has to end it too; close it there, and write each mark inside the cell twice."
            ) from None
        header = header or row
        yield row
        number += 1


def _broken_cell(row: str) -> int:
    """The place, from 0, of the first cell of a row that is not as CSV has it."""
    place = start = 0
    while start < len(row) and (cell := _CELL.match(row, start)):
        place, start = place + 1, cell.end()
    return place


def require_writable(*folders: Path) -> None:
    """Raise PermissionError, which names it, if files cannot be made or replaced in one of these folders."""
    for folder in folders:
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def make_folder(path: Path) -> None:
    """Make a folder, with those above it, unless it is there. Raises OSError, or BookError where a file stands in its place, if
    nothing can be written into it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        place = next(each for each in (path, *path.parents) if each.exists() and not each.is_dir())
        raise BookError(f"{place} is a file where a folder is needed: take it away.") from None
    require_writable(path)


def copied(source: Path, place: Path) -> Path:
    """Copy a folder to a place and return the copy, all of which can be changed whoever may change the original."""
    copy = Path(shutil.copytree(source, place))
    for path in (copy, *copy.rglob("*")):
        path.chmod(path.stat().st_mode | stat.S_IWUSR)
    return copy


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the place to write a file to, each process its own; what stands there at the end becomes the file. Raises OSError."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write(path: Path, content: str | bytes, *, folder: bool = False) -> None:
    """Write a file, a text in UTF-8 with its line ends as they are; with `folder` also the one it lies in. Raises OSError."""
    if folder:
        path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part:
        part.write_bytes(_bytes(content))


@contextmanager
def written(contents: Mapping[Path, str | bytes]) -> Iterator[None]:
    """Write several files, all or none; where the block fails or Ctrl+C comes, all are as before. Raises OSError.

    One that somebody else has written since stays as they left it.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    try:
        with ExitStack() as parts:  # what takes room comes first, all places are taken at its end
            for path, content in contents.items():
                parts.enter_context(whole(path)).write_bytes(_bytes(content))
        yield
    except BaseException:
        for path, was in before.items():
            if path.is_file() and path.read_bytes() == _bytes(contents[path]):
                path.unlink() if was is None else path.write_bytes(was)
        raise


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Write several files, all or none: where one cannot be written or Ctrl+C comes, all are as before. Raises OSError."""
    with written(contents):
        pass


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
