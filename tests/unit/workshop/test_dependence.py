"""A result is kept as long as everything that it used is the same, and no longer."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest

from crossing.cache import digest, kept
from crossing.ledger import load, read_columns, read_ledger, resource, tables
from crossing.workshop import dependence


@pytest.fixture
def state() -> dependence.State:
    return dependence.State("fixed", {"crossing/a.py": "1", "crossing/b.py": "2"}, {"money": "3", "daily": "4"})


def test_a_result_is_kept_until_something_it_used_changes(state, monkeypatch, tmp_path):
    monkeypatch.setattr(dependence.cache, "FOLDER", tmp_path)
    monkeypatch.setattr(dependence.State, "now", classmethod(lambda cls: state))
    dependence.keep("one", "key", (["money"], ["crossing/a.py"]), state, [1, 2])
    unused = dependence.State("fixed", {**state.modules, "crossing/b.py": "x"}, {**state.tables, "daily": "x"})
    assert dependence.kept("one", "key", state) == dependence.kept("one", "key", unused) == [1, 2]
    for other in (
        dependence.State("another", state.modules, state.tables),
        dependence.State("fixed", {**state.modules, "crossing/a.py": "x"}, state.tables),
        dependence.State("fixed", state.modules, {**state.tables, "money": "x"}),
        dependence.State("fixed", state.modules, {"daily": "4"}),
    ):
        assert dependence.kept("one", "key", other) is None
    assert dependence.kept("one", "another key", state) is None


def test_nothing_is_kept_of_what_changed_while_it_was_worked_out(state, monkeypatch, tmp_path):
    monkeypatch.setattr(dependence.cache, "FOLDER", tmp_path)
    later = dependence.State("fixed", state.modules, {**state.tables, "money": "x"})
    monkeypatch.setattr(dependence.State, "now", classmethod(lambda cls: later))
    dependence.keep("one", "key", (["money"], []), state, [1])
    assert dependence.kept("one", "key", state) is dependence.kept("one", "key", later) is None


def test_a_process_knows_which_tables_it_used(monkeypatch):
    """Asked of a ledger, or read without one."""
    noted: set[str] = set()
    monkeypatch.setattr(tables, "used", lambda: noted)
    ledger = load().replaced()
    assert noted == set()
    assert ledger.claim("turnaround-2021-09-12").source.source_id == "turnaround-2021-09"
    assert {"claims", "sources"} <= noted and not {"coastline", "terms"} & noted
    read_columns(resource("terms"))
    assert "terms" in noted


@pytest.mark.slow
def test_the_ledger_of_the_book_is_read_once_and_a_folder_as_it_is_now(data_copy: Path):
    assert load() is load()
    people = data_copy / "people.csv"
    people.write_text(people.read_text(encoding="utf-8").replace("Johnson", "Jonsohn"), encoding="utf-8")
    assert "Boris Jonsohn" in set(read_ledger(data_copy).people["name"])
    assert "Boris Johnson" in set(load().people["name"])


def test_what_is_kept_is_made_once(monkeypatch, tmp_path):
    from crossing import cache

    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    made: list[int] = []
    for _ in range(2):
        assert kept("kind", digest("a", "b"), lambda: made.append(1) or b"made") == b"made"
    assert len(made) == 1
    assert digest("ab", "") != digest("a", "b")


@pytest.mark.slow
def test_an_executed_notebook_does_not_show_what_it_noted(tmp_path, monkeypatch):
    from crossing.workshop import notebooks

    path = tmp_path / "one.ipynb"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    nbformat.write(notebook, path)
    monkeypatch.setattr(notebooks.dependence.cache, "FOLDER", tmp_path / "cache")
    monkeypatch.setattr(os, "environ", dict(os.environ))
    for _ in range(2):
        [(_, executed)] = notebooks.executed([path])
        assert [(cell.source, cell.execution_count, len(cell.outputs)) for cell in executed.cells] == [("1 + 1", 1, 1)]
