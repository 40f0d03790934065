"""A plugin of pytest: marks each test by what it needs, shares the tests out to the workers, explains a stale notebook."""

from __future__ import annotations

import contextlib
import gc
import importlib
import itertools
import os
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest
from _pytest.nodeid import coerce_node_id
from jupyter_client.manager import KernelManager
from nbval.plugin import IPyNbCell

from crossing import outputs
from crossing.workshop import kernels

# a test that asks for one of these fixtures, itself or through another, needs what the mark says
FIXTURES = {"site": "site", "browser": "browser", "short": "rehearsal", "checkout": "rehearsal"}
SLOW_FIXTURES = {"charts"}  # every chart of the book, drawn by the cells of its chapters, takes a worker seconds
FOLDERS = ("browser", "editions", "rehearsal")  # folders of tests/ whose tests have their name as a mark
MARKS = {
    "unit": "needs neither the built site nor a browser",
    "slow": "takes more than about a third of a second of one core: test --quick, which runs the other unit tests, leaves it out",
    "notebook": "a cell of a chapter, run again and compared with what is stored",
    "site": "reads the built site",
    "browser": "opens the built site in a browser",
    "editions": "makes or reads the PDF and the EPUB",
    "rehearsal": "builds a copy of the book, or part of one",
    "early": "takes long and needs no site: other workers begin with it while the first builds the site",
    "apart": "shares nothing that is expensive to make with the other tests of its file: any worker may run it",
}
# what takes longest begins first, so that no worker is left with it when the others have ended; so do the workshop's unit tests
# (tests in a browser are then spread among those behind them: SPREAD_OVER)
FIRST = ("rehearsal", "editions", "browser", "site", "notebook", "unit")
# one worker more than cores keeps these busy, as a test in a browser, or of a build, waits now and then; each further one
# costs more, for what it has to collect and to make, than it can use
MORE_WORKERS = 1
# A test in a browser waits half of its time, so that workers who all have one leave cores idle: these are spread among what
# computes, and have ended when so much of that has begun, so that no worker is left waiting at the end
SPREAD_OVER = 0.8
CHARTS = "charts"  # the folder whose tests all need the book's charts, which take a worker seconds: they stay on one


SOURCE = pytest.StashKey[kernels.Source]()


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks; what kernels are forked from begins with the first notebook."""
    config.stash[SOURCE] = kernels.Source()
    for name, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End what kernels were forked from, and let all be taken down: what stays frozen, libraries in C++ report as leaked."""
    config.stash[SOURCE].close()
    gc.unfreeze()


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Import a share of the files of tests first: in a fresh clone none is compiled, and every worker would compile them all."""
    number, workers = (os.environ.get(name, "") for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT"))
    if number and isinstance(collector, pytest.Session):
        folders = [collector.config.rootpath / asked for asked in collector.config.args]
        for path in share([path for folder in folders for path in folder.rglob("test_*.py")], number, int(workers)):
            sys.path.insert(0, str(path.parent))  # as pytest does it when it imports the file
            with contextlib.suppress(Exception):  # pytest meets it again, and tells it
                importlib.import_module(path.stem)
            sys.path.remove(str(path.parent))


def share(paths: Sequence[Path], worker: str, workers: int) -> list[Path]:
    """Return which of these files a worker ("gw0" is the first) takes: of all workers about as much, each file by one."""
    return sorted(paths, key=lambda path: (-path.stat().st_size, path))[int(worker.removeprefix("gw")) :: workers]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test, and keep it on one worker with the others of its file.

    The cells of a notebook need what the cells before them left in the kernel; other tests of a file share fixtures. A file
    whose tests share none says so with the mark `apart`. The files on charts are one group.
    """
    for mark in marks_of(item) or ["unit"]:
        item.add_marker(mark)
    if SLOW_FIXTURES.intersection(getattr(item, "fixturenames", ())):
        item.add_marker("slow")
    if item.get_closest_marker("apart") is None:
        item.add_marker(pytest.mark.xdist_group(CHARTS if item.path.parent.name == CHARTS else item.path.name))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the tests that take long first, and write each test's group behind its id, where pytest-xdist looks for it.

    pytest-xdist 3.8 writes it into an attribute that pytest no longer reads from version 9.2 on, so that groups did nothing.
    """
    if config.getoption("loadgroup", False):
        for item in items:
            if group := item.get_closest_marker("xdist_group"):
                item._id = coerce_node_id(f"{item.nodeid}@{group.args[0]}")
    items.sort(
        key=lambda item: (
            min(FIRST.index(mark.name) for mark in item.iter_markers() if mark.name in FIRST),
            "workshop" not in item.path.parts,
        )
    )
    early = [item for item in items if item.get_closest_marker("early")]
    rest = spread([item for item in items if not item.get_closest_marker("early")])
    items[:] = [*rest[:1], *early, *rest[1:]]


def spread(items: list[pytest.Item]) -> list[pytest.Item]:
    """Spread the tests of tests/browser/ among those behind them; the tests of a group stay side by side."""
    places = [place for place, item in enumerate(items) if "browser" in item.path.parts]
    if not places:
        return items
    first, last = places[0], places[-1] + 1
    waiting, computing = groups(items[first:last]), groups(items[last:])
    merged = [(place * SPREAD_OVER / len(waiting), group) for place, group in enumerate(waiting)]
    merged += [(place / len(computing), group) for place, group in enumerate(computing)]
    return [*items[:first], *(item for _, group in sorted(merged, key=lambda each: each[0]) for item in group)]


def groups(items: list[pytest.Item]) -> list[list[pytest.Item]]:
    """Return tests by groups, in order; one without a group is one of its own."""

    def key(item: pytest.Item) -> object:
        mark = item.get_closest_marker("xdist_group")
        return mark.args[0] if mark else item

    return [list(group) for _, group in itertools.groupby(items, key)]


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not at all among what was imported: else it takes a twelfth of the unit tests' time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(tryfirst=True)  # before the answer of pytest-xdist itself
def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers run the tests (`-n auto`)."""
    return MORE_WORKERS + (os.cpu_count() or 1)


def marks_of(item: pytest.Item) -> list[str]:
    """Return the marks of a test by its folder and its fixtures; none for a unit test."""
    if isinstance(item, IPyNbCell):
        return ["notebook"]
    asked = [mark for fixture, mark in FIXTURES.items() if fixture in getattr(item, "fixturenames", ())]
    return list(dict.fromkeys([*(name for name in FOLDERS if name in item.path.parts), *asked]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Start the kernel of a notebook at once, as a build does, and so that it draws no pictures, which nbval does not compare."""

    def manager(**options: Any) -> KernelManager:
        made = KernelManager(**options)
        item.config.stash[SOURCE].supply(made)
        return made

    with pytest.MonkeyPatch.context() as patch:
        if isinstance(item, IPyNbCell):
            patch.setenv(outputs.UNSEEN, "1")
            patch.setattr("nbval.kernel.KernelManager", manager)
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Name the notebook and the cell, counted from 1 over all its cells as Jupyter's users count, and the remedy."""
    report = yield
    if isinstance(item, IPyNbCell) and report.failed:
        report.longrepr = f"{report.longrepr}\n{remedy(item)}\n"
    return report


def remedy(item: IPyNbCell) -> str:
    """Return a sentence that names a failed cell and says what to do."""
    code = [number for number, cell in enumerate(item.parent.nb.cells, start=1) if cell.cell_type == "code"]
    return (
        f"chapters/{item.path.name}, cell {code[item.cell_num]} does not give what the notebook stores: if the change is intended, "
        "run “python3 scripts/book.py refresh” and look at what it changed (“git diff”); if not, mend the cell or the data."
    )
