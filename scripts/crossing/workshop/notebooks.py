"""Execute the chapters, each in a kernel of its own, and only where something it depends on has changed.

While a notebook runs it notes which modules of the package it imported and which tables it asked for. Its outputs are
kept with the digests of all of them, and of its cells of code: as long as these are the same, so are its outputs.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import subprocess
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.warnings import MissingIDFieldWarning

from crossing import cache, files, outputs
from crossing.errors import BookError
from crossing.language.text import one_line
from crossing.paths import CHAPTERS
from crossing.workshop import dependence, inputs
from crossing.workshop.dependence import State

# Jupyter's clients are slow to import, and reading a notebook, which `check` does, needs none of them
if TYPE_CHECKING:
    from nbclient.exceptions import CellExecutionError

    from crossing.workshop import kernels

CELL_SECONDS = 300  # the longest a cell may take: ten times what the slowest takes on two cores
WORKERS = 2
STARTS = 2  # two kernels that start at once may be given the same port: one dies, and starts well the next time
CELLS = ("markdown", "code")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
# A cell that is put after the last one and taken away again; what it prints is read by `_noted`.
NOTE = """\
import json
from crossing.workshop.dependence import uses
print(json.dumps(uses()))
"""


def executed(paths: list[Path]) -> Iterator[tuple[Path, nbformat.NotebookNode]]:
    """Yield each notebook with its outputs, in order, with a line of progress for each that has to run.

    Where one fails, or Ctrl+C stops it, those being executed are finished and those still waiting are not begun. Raises
    BookError, which names the notebook and its cell, where one fails.
    """
    from crossing.workshop import kernels

    os.environ.update(inputs.FIXED | inputs.FOLDERS)
    os.environ[outputs.BUILDING] = "1"
    state = State.now()
    all_ = [(path, read(path)) for path in paths]
    known = {path: kept for path, notebook in all_ if (kept := _kept(path, notebook, state)) is not None}
    waiting = [path for path in paths if path not in known]
    if known:
        print(f"    {len(known)} of {len(paths)} need not run again", flush=True)
    source, pool = kernels.Source(), ThreadPoolExecutor(WORKERS)
    try:
        jobs = {path: pool.submit(_execute, path, each, state, source) for path, each in all_ if path in waiting}
        for path, notebook in all_:
            if path in jobs:
                seconds = jobs[path].result()
                print(f"    {waiting.index(path) + 1}/{len(waiting)} {path.name} ({seconds:.0f} s)", flush=True)
            else:
                _give(notebook, known[path])
            yield path, notebook
    finally:
        pool.shutdown(cancel_futures=True)
        source.close()


def _kept(path: Path, notebook: nbformat.NotebookNode, state: State) -> list[Any] | None:
    """The outputs of a notebook that need no kernel: those kept from the last time, or none where it has no code."""
    return dependence.kept(path.stem, _code(notebook), state) if _code_cells(notebook) else []


def _code(notebook: nbformat.NotebookNode) -> str:
    return cache.digest(json.dumps([cell.source for cell in _code_cells(notebook)]))


def _code_cells(notebook: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _give(notebook: nbformat.NotebookNode, outputs_: list[Any]) -> None:
    """Give the cells of code their outputs, as if they had been executed in order."""
    for count, (cell, shown) in enumerate(zip(_code_cells(notebook), outputs_, strict=True), start=1):
        cell.execution_count = count
        cell.outputs = [nbformat.from_dict(output) for output in shown]


def _execute(path: Path, notebook: nbformat.NotebookNode, state: State, source: kernels.Source) -> float:
    """Execute a notebook, keep its outputs for the next build and return the seconds it took."""
    started = time.monotonic()
    note = nbformat.v4.new_code_cell(NOTE)
    notebook.cells.append(note)
    try:
        _run(path, notebook, source)
    finally:
        notebook.cells.remove(note)
    shown = [cell.outputs for cell in _code_cells(notebook)]
    _give(notebook, shown)
    tables, modules = json.loads("".join(output.text for output in note.outputs if output.output_type == "stream"))
    dependence.keep(path.stem, _code(notebook), (tables, modules), state, shown)
    return time.monotonic() - started


def _run(path: Path, notebook: nbformat.NotebookNode, source: kernels.Source) -> None:
    """Run the cells in a kernel of their own, and once more from the first where the kernel died.

    Raises BookError where a cell fails or takes too long, or the second kernel dies too.
    """
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    for start in range(1, STARTS + 1):
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            startup_timeout=CELL_SECONDS,
            kernel_name="python3",
            record_timing=False,
            resources={"metadata": {"path": str(CHAPTERS)}},
        )
        source.supply(client.create_kernel_manager())
        try:
            # the kernel's own standard error holds only its notes on sockets; a cell's comes as an output
            client.execute(stderr=subprocess.DEVNULL)
            return
        except CellExecutionError as error:
            raise BookError(
                f"{_named(path, notebook)} failed: {_reason(error, notebook)}; mend the cell and build again."
            ) from None
        except (CellTimeoutError, RuntimeError) as error:  # the last: a kernel that died, or that never answered
            if isinstance(error, CellTimeoutError) or start == STARTS:
                raise BookError(
                    f"{_named(path, notebook)} did not finish ({_one_line(str(error))}); mend the cell and build again."
                ) from None
        finally:
            # where a kernel never answered, nbclient leaves this behind, and it would fail when Python ends
            atexit.unregister(client._cleanup_kernel)


def read(path: Path) -> nbformat.NotebookNode:
    """Return a notebook. Raises BookError if the file is none, naming the cell where one is not as it must be."""
    try:
        text = path.read_text(encoding="utf-8")
        written = json.loads(text)["cells"]  # nbformat itself would give one of two cells with the same id another
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", MissingIDFieldWarning)  # a cell without an id is given one
            notebook: nbformat.NotebookNode = nbformat.reads(text, as_version=4)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError, nbformat.ValidationError) as error:
        raise BookError(
            f"chapters/{path.name} is not a valid notebook ({_one_line(str(error))}): restore it from version control."
        ) from None
    ids: set[str] = set()
    for number, (cell, raw) in enumerate(zip(notebook.cells, written, strict=True), start=1):
        where = f"chapters/{path.name}, cell {number}"
        if cell.get("cell_type") == "raw":
            raise BookError(f"{where} is a raw cell, which goes to the page as it is: make it Markdown.")
        if cell.get("cell_type") not in CELLS or not isinstance(cell.get("source"), str):
            raise BookError(f"{where} is not a cell of a notebook: restore it from version control.")
        if raw.get("id") in ids:
            raise BookError(f"{where} has the id of another cell ({raw['id']}): give it one of its own.")
        ids.add(raw.get("id", f"no id {number}"))
    return notebook


def text(notebook: nbformat.NotebookNode) -> str:
    """Return a notebook as it is written to a file: the same content is always the same text.

    As Jupyter writes it: a line of a cell is a line of the file, so that a change can be read.
    """
    return str(nbformat.writes(_always_the_same(notebook), version=4)).rstrip("\n") + "\n"


def line(notebook: nbformat.NotebookNode) -> str:
    """Return a notebook as one line, for a program alone: it takes a tenth of the time of `text`."""
    return json.dumps(_always_the_same(notebook), sort_keys=True)


def _always_the_same(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Leave out of a notebook what differs from one run to the next; returns it."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in _code_cells(notebook):
        cell.metadata.pop("execution", None)
    return notebook


def store(path: Path, notebook: nbformat.NotebookNode) -> bool:
    """Write a notebook with its outputs as people can read them (crossing.outputs); return whether the file changed.

    Raises BookError where its cells were changed while it ran.
    """
    before, now = path.read_text(encoding="utf-8"), read(path)
    if [cell.source for cell in now.cells] != [cell.source for cell in notebook.cells]:
        raise BookError(
            f"chapters/{path.name} was changed while its cells ran, and stays so: run book.py refresh again."
        )
    pictures = stored_pictures(now)
    for cell in _code_cells(notebook):
        for output in cell.outputs:
            if "data" in output:
                output["data"] = nbformat.from_dict(outputs.for_people(output["data"], pictures))
    after = text(notebook)
    if after != before:
        files.write(path, after)
    return after != before


def stored_pictures(notebook: nbformat.NotebookNode) -> dict[str, str]:
    """Return the pictures that a notebook holds, by the text that is stored with each."""
    data = [output.get("data", {}) for cell in _code_cells(notebook) for output in cell.get("outputs", [])]
    return {shown[outputs.PLAIN]: shown[outputs.PICTURE] for shown in data if outputs.PICTURE in shown}


def _named(path: Path, notebook: nbformat.NotebookNode) -> str:
    """Name a notebook and the cell it failed in, counted from 1 over all its cells."""
    for number, cell in enumerate(notebook.cells, start=1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"chapters/{path.name}, cell {number}"
    return f"chapters/{path.name}"


def _reason(error: CellExecutionError, notebook: nbformat.NotebookNode) -> str:
    """Say what went wrong in a cell. An error while its result was shown has no name of its own: its traceback has it."""
    if error.ename != "NoneType":
        return f"{error.ename}: {_one_line(error.evalue)}"
    failed = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "error"]
    return _one_line(failed[0].traceback[-1].splitlines()[-1]) if failed and failed[0].traceback else "no reason given"


def _one_line(text_: str) -> str:
    return one_line(re.sub(r"\x1b\[[0-9;]*m", "", text_))[:300]
