"""A plugin of pytest: where a notebook's cell no longer gives what is stored, the failure says what to do."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest
from nbval.plugin import IPyNbCell


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Name the notebook and the cell, counted from 1 over all its cells as Jupyter's users count, and the remedy."""
    report = yield
    if isinstance(item, IPyNbCell) and report.failed:
        report.longrepr = f"{report.longrepr}\n{remedy(item)}\n"
    return report


def remedy(item: IPyNbCell) -> str:
    """Return a sentence that names a failed cell and says what to do."""
    code = [number for number, cell in enumerate(item.parent.nb.cells, start=1) if cell.cell_type == "code"]
    return (
        f"chapters/{item.path.name}, cell {code[item.cell_num]} does not give what the notebook stores: if the change is meant, "
        "run “python3 scripts/book.py refresh” and look at what it changed (“git diff”); if not, mend the cell or the data."
    )
