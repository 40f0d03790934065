"""Files are written whole: a reader, or a build that was stopped, finds the old one or the new one and no half of it."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

LONGEST_CELL = 2**31 - 1  # characters: the most that Python's csv module can be asked for everywhere


def let_cells_be_long() -> None:
    """Let Python's csv module read cells of any length: what is too long is told by whoever reads, with its row and column."""
    csv.field_size_limit(LONGEST_CELL)


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
