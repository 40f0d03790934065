"""Build the site, refresh what is stored.

A build does only what has to be done again: it checks the data, executes the notebooks and reads the pages that something
has changed for, and does nothing where nothing has. It never touches the site that is there until a whole new one stands
beside it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import time

from crossing import cache, files
from crossing.book.contents import chapters, settings, text_of
from crossing.book.contents import notebooks as those_with_code
from crossing.errors import BookError
from crossing.paths import BUILD, CHAPTERS, DATA, ROOT, SITE
from crossing.workshop import checking, inert, inputs, site
from crossing.workshop.environment import say

STAGE = BUILD / "stage"
WORK = BUILD / "work"
BUILT = WORK / "_build" / "html"
# holds what the pages in WORK were read from; missing while they are, and where that failed
COMPLETE = WORK / "complete"
LOG = BUILD / "build.log"
# Python without its search for garbage: the process ends with the build, and what is left lying until then are a few megabytes
JUPYTER_BOOK = "import gc; gc.disable(); from jupyter_book.cli.main import main; main()"
LEAST_FREE = 1_000_000  # bytes: with less than this free a failure is put down to the full disk
# a place in a notebook as MyST-NB words it: the cell and, in four digits, the line, both counted from 1, and one line more
IN_A_CELL = re.compile(r"(chapters/\S+\.ipynb):(\d+)(\d{4}):")
COMPLAINT = re.compile(r"WARNING|ERROR")  # as Sphinx words them
# the line of a traceback that names an exception, and what it says where it says something
EXCEPTION = re.compile(r"(?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit)(?::\s|$)")
# what frames a reason and is none: empty lines, code and rules under it, Sphinx's own words around an exception, and the one by
# which Jupyter Book says that there was another
NOISE = re.compile(
    r"^\s*$|^\s*[=-]{3,}\s*$|Initializing|^\s|^Exception occurred:$|^Traceback |^The (?:above exception|full traceback)"
    r"|^During handling of|^Please also report|^A bug report|^RuntimeError:\s*$|Look above for the cause"
)


def build() -> int:
    """Check the data, execute the notebooks, build the site and move it into place; return 0.

    Raises BookError if any of it fails; the site that was there before is then as it was.
    """
    started = time.monotonic()
    with site.locked():
        book = inputs.book()
        if site.stands(book):
            say(f"Nothing has changed since the site was built: {SITE / 'index.html'}")
            return 0
        try:
            _make(book)
        except (BookError, OSError):
            if shutil.disk_usage(BUILD).free < LEAST_FREE:  # whatever failed, it failed for want of space
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
            raise
    pages = len(list(SITE.glob("*.html")))
    say(f"Built {pages} pages in {time.monotonic() - started:.0f} s: {SITE / 'index.html'}")
    say("Read it with: python3 scripts/book.py serve (or open that file in a browser)")
    return 0


def _make(book: str) -> None:
    """Run the steps of a build, with a line of progress for each."""
    say("1/4 checking the data and the pages")
    checking.data()
    checking.pages()
    say("2/4 executing the notebooks")
    _stage()
    say("3/4 building the pages")
    _jupyter_book()
    inert.require(BUILT)
    say("4/4 moving the new site into place")
    for sentence in site.swap(BUILT, book):
        say(f"    {sentence}")
    cache.tidy()


def refresh(*, release: bool = False, pins: bool = False) -> int:
    """Execute the notebooks and store their outputs; renew the stored results and hashes in data/; return 0.

    `release` also records the values that this version publishes, `pins` the numbers that the tests expect of the series.
    Raises BookError where the data would not be sound or a cell fails, PermissionError where data or chapters cannot be written
    to; nothing is renewed then.
    """
    from crossing.workshop import csv_tables, notebooks, refresh

    csv_tables.require_writable(DATA)
    files.require_writable(CHAPTERS)
    with site.locked(), csv_tables.copied(DATA) as copy:
        for line in refresh.renew(copy, release=release):
            say(line)
        paths = those_with_code()
        new = csv_tables.differing(copy, DATA)
        with files.written(new):
            executed = list(notebooks.executed(paths))  # none is stored before all have run
        changed = [path.name for path, notebook in executed if notebooks.store(path, notebook)]
        for line in refresh.pins(store=pins):
            say(line)
    say(f"Renewed in data/: {', '.join(path.relative_to(DATA).as_posix() for path in new) or 'nothing'}.")
    say(
        f"The stored outputs of {len(paths)} notebooks are what they give now; changed: {', '.join(changed) or 'none'}."
    )
    return 0


def _stage() -> None:
    """Bring what Jupyter Book needs to the staging folder: configuration, contents, executed notebooks, style.

    A file that is there already with the same content stays as it is, so that Sphinx does not read it again. Raises BookError or
    OSError, before a notebook runs, where there is no folder to write to.
    """
    from crossing.workshop import notebooks  # here, so that a build that has nothing to do says so at once

    settings("_config.yml")  # Jupyter Book would not say where it cannot be read
    wanted = {
        "_config.yml": text_of(ROOT / "_config.yml"),
        # chapters are staged beside the contents, so that the landing page is the site's index and addresses are short
        "_toc.yml": (ROOT / "_toc.yml").read_text(encoding="utf-8").replace("chapters/", ""),
    }
    for path in chapters():
        if path.suffix == ".md":
            wanted[path.name] = text_of(path)
    for folder in (BUILD, STAGE, WORK):  # before the notebooks run, which may take minutes
        files.make_folder(folder)
    for path, notebook in notebooks.executed(those_with_code()):
        wanted[path.name] = notebooks.line(notebook)
    for path in STAGE.iterdir():
        if path.name not in wanted:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    files.copied(ROOT / "_static", STAGE / "_static")
    for name, text in wanted.items():
        path = STAGE / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            files.write(path, text)


def _jupyter_book() -> None:
    """Build the staged book; every warning is an error. Raises BookError with the first one.

    What Sphinx has read of the pages is kept from one build to the next while all that every page depends on is the
    same. It is thrown away where a build failed: a page that was read with a warning would not be read, and so not
    complain, again. All pages are written each time, into an empty folder, so that nothing can be left over.
    """
    frame = inputs.frame()
    if not COMPLETE.is_file() or COMPLETE.read_text(encoding="utf-8") != frame:
        shutil.rmtree(WORK, ignore_errors=True)
    COMPLETE.unlink(missing_ok=True)
    shutil.rmtree(BUILT, ignore_errors=True)
    command = [sys.executable, "-P", "-c", JUPYTER_BOOK, "build", str(STAGE), "--path-output", str(WORK)]
    command += ["-W", "-n", "--keep-going"]
    with LOG.open("w", encoding="utf-8") as log:
        status = subprocess.run(
            command,
            cwd=STAGE,
            env={**os.environ, **inputs.FIXED, **inputs.FOLDERS},
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
        ).returncode
    text = LOG.read_text(encoding="utf-8", errors="replace")
    if status != 0 or not (BUILT / "index.html").is_file():
        raise BookError(
            f"the pages could not be built: {_first_complaint(text)} (the whole log is in _build/build.log)"
        )
    files.write(COMPLETE, frame)


def _first_complaint(log: str) -> str:
    """The first thing of which Sphinx complained, else the last exception, else the last line that says something."""
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in log.splitlines()]
    said = [line for line in lines if not NOISE.search(line)]
    complaints = [line.strip() for line in lines if COMPLAINT.search(line) and "Initializing" not in line]
    shown = complaints[:1] or [line for line in said if EXCEPTION.match(line)][-1:] or said[-1:]
    first = (shown[0] if shown else "Jupyter Book gave no reason").replace(f"{STAGE}/", "chapters/")
    first = first.removeprefix(f"{BookError.__module__}.{BookError.__name__}: ")
    return IN_A_CELL.sub(lambda place: f"{place[1]}, cell {int(place[2])}, line {int(place[3]) - 1}:", first)[:400]
