"""No content in code: charts know no claim, no source, no event, no quotation, no chapter, no number of reports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import crossing.charts
from crossing.language.prose import in_words
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import PageKind

FOLDER = Path(crossing.charts.__file__).parent
QUOTED = re.compile(r"“[^”]*\w[^”]*”")


def said(source: str) -> Iterator[str]:
    """Every string of a module that it can show: all but its docstrings."""
    tree = ast.parse(source)
    bodies = [each.body for each in ast.walk(tree) if isinstance(each, ast.Module | ast.ClassDef | ast.FunctionDef)]
    told = {id(body[0].value) for body in bodies if body and isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def content(source: str, ledger: Ledger) -> list[str]:
    """What a module says that belongs in data or in a cell."""
    rows = ledger.rows
    idents = {*rows.claims, *rows.sources, *rows.events, *rows.remarks, *rows.money, *rows.totals}
    strings = list(said(source))
    found = [ident for ident in idents if ident in source]
    chapters = [page.chapter for page in rows.chapters.values() if page.kind == PageKind.CHAPTER]
    found += [text for text in strings if text in chapters]
    found += [quoted for text in strings for quoted in QUOTED.findall(text)]
    reports = (len(rows.sources), in_words(len(rows.sources)))
    found += [text for text in strings for number in reports if re.search(rf"\b{number} (?:report|source|text)", text)]
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_charts_hold_no_content(path: Path, ledger: Ledger):
    assert content(path.read_text(encoding="utf-8"), ledger) == []


@pytest.mark.parametrize(
    "line",
    [
        'CLAIM = "kent-2021-11-05"',
        'SAID = "the “increase” it does not"',
        'HEAD = "The {reports} reports"',
        'PAGE = "june-2025"',
    ],
)
def test_the_search_finds_what_it_looks_for(line: str, ledger: Ledger):
    line = line.replace("{reports}", in_words(len(ledger.rows.sources)))
    assert content(f'"""Charts of “June”."""\n\n{line}\n', ledger)
