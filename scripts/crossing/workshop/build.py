"""Build the site, refresh what is stored, run the tests.

A build never touches the site that is there until a whole new one stands beside it: notebooks are executed into a
staging folder, Jupyter Book builds from there, and only then is the new site moved into place.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from crossing import outputs
from crossing.book.contents import chapters, notebooks
from crossing.errors import BookError
from crossing.ledger import check
from crossing.paths import BUILD, CHAPTERS, ROOT, SITE, replace_text

STAGE = BUILD / "stage"
WORK = BUILD / "work"
PREVIOUS = BUILD / "html.previous"
LOG = BUILD / "build.log"
CELL_SECONDS = 300  # the longest a cell may take: ten times what the slowest takes on two cores
WORKERS = 2
LEAST_FREE = 1_000_000  # bytes: with less than this free a failure is put down to the full disk
NOISE = re.compile(r"^\s*$|Initializing|^\s+\^")


def build() -> int:
    """Check the data, execute the notebooks, build the site and move it into place; return 0.

    Raises BookError if any of it fails; the site that was there before is then as it was.
    """
    started = time.monotonic()
    BUILD.mkdir(exist_ok=True)
    _restore_previous()
    try:
        _make()
    except (BookError, OSError):
        if shutil.disk_usage(BUILD).free < LEAST_FREE:  # whatever failed, it failed for want of space
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        raise
    pages = len(list(SITE.glob("*.html")))
    _say(f"Built {pages} pages in {time.monotonic() - started:.0f} s: {SITE / 'index.html'}")
    _say("Read it with: python3 scripts/book.py serve (or open that file in a browser)")
    return 0


def _make() -> None:
    """Run the steps of a build, with a line of progress for each."""
    _say("1/4 checking the data")
    check.require_sound()
    _say("2/4 executing the notebooks")
    _stage()
    _say("3/4 building the pages")
    _jupyter_book()
    _say("4/4 moving the new site into place")
    _swap()


def refresh(*, release: bool = False, pins: bool = False) -> int:
    """Execute every notebook and store its outputs; renew the stored results and hashes in data/; return 0.

    `release` also records the values that this version publishes, `pins` the numbers that the tests expect of the series.
    """
    from crossing.workshop import refresh

    for line in refresh.renew(release=release, pins=pins):
        _say(line)
    check.require_sound()
    for path, notebook in _executed(notebooks()):
        _write_notebook(path, _for_people(notebook, _stored_pictures(path)))
    _say(f"Stored the outputs of {len(notebooks())} notebooks.")
    return 0


def test(options: list[str]) -> int:
    """Build the site, then run pytest with nbval; return pytest's exit status.

    `options` are pytest's own; unless they name files, pytest.ini's folders are run.
    """
    from crossing.system import find_chromium, find_java

    find_chromium()
    find_java()
    build()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        "tests/pytest.ini",
        "--rootdir",
        ".",
        "--nbval",
        # one worker a core; the tests of a file stay together, as the cells of a notebook must
        "-n",
        "auto",
        "--dist",
        "loadfile",
        *options,
    ]
    return subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode


def _say(text: str) -> None:
    print(text, flush=True)


def _environment() -> dict[str, str]:
    """The environment that notebooks, Jupyter Book and tests run in: what could make two builds differ is fixed."""
    fixed = {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "1640995200",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    return {**os.environ, **fixed}


def _restore_previous() -> None:
    """Put the last good site back if a build was stopped between the two renames that swap the sites."""
    if PREVIOUS.exists():
        if SITE.exists():
            shutil.rmtree(PREVIOUS)
        else:
            PREVIOUS.rename(SITE)


def _executed(paths: list[Path]):
    """Execute notebooks, some at a time, and yield (path, notebook) in order, with a line of progress for each.

    Where one fails, or Ctrl+C stops it, those being executed are finished and those still waiting are not begun.
    """
    os.environ.update(_environment())
    os.environ[outputs.BUILDING] = "1"
    pool = ThreadPoolExecutor(WORKERS)
    try:
        for number, (path, job) in enumerate([(path, pool.submit(_execute, path)) for path in paths], start=1):
            notebook, seconds = job.result()
            _say(f"    {number}/{len(paths)} {path.name} ({seconds:.0f} s)")
            yield path, notebook
    finally:
        pool.shutdown(cancel_futures=True)


def _execute(path: Path) -> tuple[nbformat.NotebookNode, float]:
    started = time.monotonic()
    notebook = _read_notebook(path)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(CHAPTERS)}},
    )
    try:
        # the kernel's own standard error holds only its notes on sockets; a cell's comes as an output
        client.execute(stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        raise BookError(
            f"{_named(path, notebook)} failed: {error.ename}: {_one_line(error.evalue)}; mend the cell and build again."
        ) from None
    except (CellTimeoutError, DeadKernelError) as error:
        raise BookError(
            f"{_named(path, notebook)} did not finish ({_one_line(str(error))}); mend the cell and build again."
        ) from None
    return notebook, time.monotonic() - started


def _read_notebook(path: Path) -> nbformat.NotebookNode:
    try:
        return nbformat.read(path, as_version=4)
    except (ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        raise BookError(
            f"chapters/{path.name} is not a valid notebook ({_one_line(str(error))}): restore it from version control."
        ) from None


def _named(path: Path, notebook: nbformat.NotebookNode) -> str:
    """Name a notebook and the cell it failed in, counted from 1 over all its cells."""
    for number, cell in enumerate(notebook.cells, start=1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return f"chapters/{path.name}, cell {number}"
    return f"chapters/{path.name}"


def _one_line(text: str) -> str:
    return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", text).split())[:300]


def _stored_pictures(path: Path) -> dict[str, str]:
    """Return the pictures that a notebook holds, by the text that is stored with each."""
    outputs_ = [output.get("data", {}) for cell in _read_notebook(path).cells for output in cell.get("outputs", [])]
    return {data[outputs.PLAIN]: data[outputs.PICTURE] for data in outputs_ if outputs.PICTURE in data}


def _for_people(notebook: nbformat.NotebookNode, pictures: dict[str, str]) -> nbformat.NotebookNode:
    """Return an executed notebook with its outputs as they are stored."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                output["data"] = nbformat.from_dict(outputs.for_people(output["data"], pictures))
    return notebook


def _write_notebook(path: Path, notebook: nbformat.NotebookNode) -> None:
    """Store a notebook so that the same content is always the same bytes; the old file stays until the new is whole."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata.pop("execution", None)
    # as Jupyter writes it: a line of a cell is a line of the file, so that a change can be read
    replace_text(path, nbformat.writes(notebook, version=4).rstrip("\n") + "\n")


def _stage() -> None:
    """Write what Jupyter Book needs to the staging folder: configuration, contents, executed notebooks, style."""
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    shutil.copyfile(ROOT / "_config.yml", STAGE / "_config.yml")
    # chapters are staged beside the contents, so that the landing page is the site's index and addresses are short
    contents = (ROOT / "_toc.yml").read_text(encoding="utf-8").replace("chapters/", "")
    (STAGE / "_toc.yml").write_text(contents, encoding="utf-8")
    shutil.copytree(ROOT / "_static", STAGE / "_static")
    for path in chapters():
        if path.suffix == ".md":
            shutil.copyfile(path, STAGE / path.name)
    for path, notebook in _executed(notebooks()):
        _write_notebook(STAGE / path.name, notebook)


def _jupyter_book() -> None:
    """Build the staged book; every warning is an error. Raises BookError with the first one."""
    shutil.rmtree(WORK, ignore_errors=True)
    command = [
        str(Path(sys.executable).with_name("jupyter-book")),
        "build",
        str(STAGE),
        "--path-output",
        str(WORK),
        "--all",
        "-W",
        "-n",
        "--keep-going",
    ]
    with LOG.open("w", encoding="utf-8") as log:
        status = subprocess.run(
            command, cwd=STAGE, env=_environment(), stdout=log, stderr=subprocess.STDOUT, check=False
        ).returncode
    text = LOG.read_text(encoding="utf-8", errors="replace")
    if status != 0 or not (_built() / "index.html").is_file():
        raise BookError(
            f"the pages could not be built: {_first_complaint(text)} (the whole log is in _build/build.log)"
        )


def _built() -> Path:
    return WORK / "_build" / "html"


def _first_complaint(log: str) -> str:
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).strip() for line in log.splitlines()]
    complaints = [line for line in lines if re.search(r"WARNING|ERROR|Error:|Exception", line)]
    shown = complaints or [line for line in lines if not NOISE.search(line)][-1:]
    return (shown[0] if shown else "Jupyter Book gave no reason").replace(f"{STAGE}/", "chapters/")[:400]


def _swap() -> None:
    """Move the new site into place; the old one goes only when the new one stands."""
    for leftover in (".buildinfo", "objects.inv", "_sources"):
        path = _built() / leftover
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    if SITE.exists():
        SITE.rename(PREVIOUS)
    _built().rename(SITE)
    shutil.rmtree(PREVIOUS, ignore_errors=True)
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.rmtree(WORK, ignore_errors=True)
