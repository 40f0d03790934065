"""A result is kept as long as everything that it used is the same, and no longer."""

from __future__ import annotations

import os

import nbformat
import pytest

from crossing.cache import digest, kept
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


def test_a_ledger_knows_what_it_was_asked_for():
    from crossing.ledger import load

    load.cache_clear()
    ledger = load()
    assert ledger.asked == set()
    assert ledger.claim("turnaround-2021-09-12").source.source_id == "turnaround-2021-09"
    assert {"claims", "sources"} <= ledger.asked and "coastline" not in ledger.asked
    load.cache_clear()


def test_a_table_that_is_read_without_the_ledger_is_used_too():
    from crossing.ledger import read_alone
    from crossing.reading import engine, lexicon

    read_alone.cache_clear()
    for read in (lexicon.known, engine.terms):
        read.cache_clear()
        read()
    assert read_alone() == {"lexicon", "people", "terms"} <= set(dependence.uses()[0])


def test_what_is_kept_is_made_once(monkeypatch, tmp_path):
    from crossing import cache

    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    made: list[int] = []
    for _ in range(2):
        assert kept("kind", digest("a", "b"), lambda: made.append(1) or b"made") == b"made"
    assert len(made) == 1
    assert digest("ab", "") != digest("a", "b")


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
