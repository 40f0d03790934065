"""Parts of a build that can be tried without one."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import nbformat
import pytest

from copies import GOOD
from crossing.book.contents import chapters
from crossing.errors import BookError
from crossing.paths import ROOT
from crossing.workshop import notebooks, site


def test_a_build_killed_between_the_two_renames_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(site, "SITE", tmp_path / "html")
    monkeypatch.setattr(site, "PREVIOUS", tmp_path / "html.previous")
    (tmp_path / "html.previous").mkdir()
    (tmp_path / "html.previous" / "index.html").write_text(GOOD, encoding="utf-8")
    site.restore_previous()
    assert (tmp_path / "html" / "index.html").read_text(encoding="utf-8") == GOOD


CELL = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "One."}


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([{**CELL, "source": 5}], "cell 1 is no cell of a notebook"),
        ([CELL, {key: cell for key, cell in CELL.items() if key != "cell_type"}], "cell 2 is no cell of a notebook"),
        ([{**CELL, "cell_type": "raw"}], "cell 1 is no cell of a notebook"),
        ([CELL, CELL], r"cell 2 has the id of another cell \(a\)"),
        ("[" * 100_000 + "]" * 100_000, "is not a valid notebook"),
    ],
    ids=["number", "no type", "raw", "same id", "nested"],
)
@pytest.mark.filterwarnings("ignore")
def test_a_notebook_that_is_not_as_it_must_be_is_one_sentence(tmp_path: Path, cells: object, says: str):
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "one.ipynb"
    path.write_text(cells if isinstance(cells, str) else json.dumps(whole), encoding="utf-8")
    with pytest.raises(BookError, match=rf"chapters/one\.ipynb.*{says}"):
        notebooks.read(path)


def test_the_toc_names_every_chapter():
    assert sorted(chapters()) == sorted(
        path for path in (ROOT / "chapters").iterdir() if path.suffix in (".ipynb", ".md")
    )


def test_a_stopped_build_begins_no_further_notebook(monkeypatch: pytest.MonkeyPatch):
    begun: list[int] = []

    def stopped(*_: object) -> None:
        begun.append(1)
        if len(begun) == 1:
            raise KeyboardInterrupt
        time.sleep(0.1)

    monkeypatch.setattr(notebooks, "read", lambda path: nbformat.v4.new_notebook())
    monkeypatch.setattr(notebooks, "_execute", stopped)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with pytest.raises(KeyboardInterrupt):
        list(notebooks.executed([Path(f"{number}.ipynb") for number in range(40)]))
    assert len(begun) < 10
