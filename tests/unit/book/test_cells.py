"""Cells of chapters that draw are what a reader with some Python would write: short enough to be read beside their chart."""

from __future__ import annotations

import ast
import json

import pytest

from crossing.book.contents import notebooks
from some import some

STATEMENTS, LINES, LETTERS = 8, 10, 130  # at most: of a cell, and of its longest line


@pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)
def test_a_cell_is_short(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [
        ("".join(cell["source"]), number) for number, cell in enumerate(cells, start=1) if cell["cell_type"] == "code"
    ]
    for source, number in some(code):
        where = f"chapters/{path.name}, cell {number}"
        lines = source.splitlines()
        assert len(ast.parse(source).body) <= STATEMENTS, f"{where} has more than {STATEMENTS} statements"
        assert len(lines) <= LINES, f"{where} has more than {LINES} lines: let a function of show return its rows"
        assert max(map(len, lines)) <= LETTERS, f"{where} has a line of more than {LETTERS} letters"
