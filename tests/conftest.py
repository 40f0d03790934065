"""Shared fixtures: the ledger, the source texts where they are at hand, the built site and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, configuration, settings
from playwright.sync_api import Browser, Page, expect

from crossing.paths import BUILD, DATA, ROOT, SITE
from crossing.workshop import visiting

# what needs pandas or Altair is imported where a worker uses it: they all wait for the process that begins, which needs none of it
if TYPE_CHECKING:
    from crossing.charts.model import Chart
    from crossing.ledger import Ledger

# the same examples everywhere, nothing stored beside the tests, and no failure only because a machine is slow
configuration.set_hypothesis_home_dir(BUILD / "hypothesis")
settings.register_profile("book", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("book")
expect.set_options(timeout=visiting.PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How often the rehearsal of bad days kills a build."""
    parser.addoption("--kills", type=int, default=4, help="builds to kill at random moments (the long rehearsal: 50)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and say so, the tests that need the source texts where CROSSING_SOURCES does not name their folder."""
    from crossing.ledger import quotes

    if quotes.texts_folder() is None:
        needing = [item for item in items if "texts" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if item not in needing]


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """The committed ledger."""
    from crossing.ledger import load

    return load()


@pytest.fixture(scope="session")
def arrivals() -> dict[date, int]:
    """Arrivals by day on record now, read without the package."""
    import plain

    return plain.arrivals()


@pytest.fixture(scope="session")
def charts() -> dict[str, Chart]:
    """Every chart of the book by its id, made by the cells of the chapters."""
    import chapters

    return {chart_id: shown[0] for chart_id, shown in chapters.charts().items()}


@pytest.fixture(scope="session")
def texts(ledger: Ledger) -> dict[str, list[str]]:
    """The lines of the texts at hand by source; a test that asks for them runs only where CROSSING_SOURCES is set."""
    from crossing.ledger import quotes

    return quotes.read_texts(ledger)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; it is built first if something has changed since, by the first worker that needs it."""
    run = tmp_path_factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run  # the folder of all workers of this run
    command = [sys.executable, "-m", "crossing.cli", "build"]
    with FileLock(shared / "site.lock"):
        if not (shared / "site.built").exists():
            built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert built.returncode == 0, f"the site could not be built: {built.stderr}"
            (shared / "site.built").touch()
    return SITE


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address of the built site, served on the loopback address."""
    with visiting.serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, the system's own; never skipped (see crossing.system)."""
    with visiting.browser() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a wide window of its own, which may use the clipboard."""
    context = browser.new_context(viewport=visiting.WIDE, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """A copy of data/ that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def empty_folder() -> Iterator[Path]:
    """A new folder outside the checkout, with a space in its name."""
    with tempfile.TemporaryDirectory(prefix="crossing figures ") as name:
        yield Path(name)
