"""Run the code cells of the chapters in process and give what they show, as the kernel would but in a second or two."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from typing import Any

import nbformat
import pytest

from crossing import show
from crossing.charts.model import Chart
from crossing.ledger import Ledger
from crossing.paths import CHAPTERS
from crossing.show import asking, lists


@lru_cache(maxsize=1)
def charts() -> dict[str, list[Chart]]:
    """Every chart of the book by its id, once for each cell that shows it."""
    found: dict[str, list[Chart]] = {}
    for path in sorted(CHAPTERS.glob("*.ipynb")):
        names: dict[str, Any] = {}
        for cell in nbformat.read(path, as_version=4).cells:
            shown = _run(cell.source, names) if cell.cell_type == "code" else None
            if isinstance(shown, Chart):
                found.setdefault(shown.chart_id, []).append(shown)
    return found


def ids() -> list[str]:
    """The ids of the charts as the notebooks store them, which a test asks for before anything is drawn."""
    stored = (path.read_text(encoding="utf-8") for path in sorted(CHAPTERS.glob("*.ipynb")))
    return sorted({ident for text in stored for ident in re.findall(r'"chart ([\w-]+)\\n"', text)})


@lru_cache(maxsize=128)
def specification(chart_id: str) -> dict[str, Any]:
    """The specification of a chart of the book, made once: it is for reading alone."""
    return charts()[chart_id][0].specification()


def _run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell and return the value of its last line, if that is an expression."""
    cell = ast.parse(source)
    last = cell.body.pop() if isinstance(cell.body[-1], ast.Expr) else None
    exec(compile(cell, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None


def drawn(chart_id: str, ledger: Ledger, patch: pytest.MonkeyPatch) -> Chart:
    """The chart as its cell makes it of another ledger; `patch` puts that in the place of the committed one."""
    for part in (asking, lists):
        patch.setattr(part, "load", lambda: ledger)
    for path in sorted(CHAPTERS.glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code" and f'"{chart_id}"' in cell.source:
                return _run(cell.source, {"show": show})
    raise LookupError(f"no cell draws {chart_id}")
