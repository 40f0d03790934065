"""`book.py refresh` finds first and writes then: where something stands in the way, nothing is renewed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import nbformat
import pytest

from crossing.errors import BookError
from crossing.ledger import read_ledger
from crossing.workshop import build, csv_tables, notebooks, refresh
from crossing.workshop.problems import Problems


@pytest.fixture
def folder(data_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/, which a refresh takes for the book's own."""
    monkeypatch.delenv("CROSSING_SOURCES", raising=False)
    monkeypatch.setattr(build, "DATA", data_copy)
    monkeypatch.setattr(build.site, "locked", nullcontext)
    return data_copy


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_tables_that_are_not_sound_get_no_new_hash(folder: Path, monkeypatch: pytest.MonkeyPatch):
    path = folder / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",828,", ",829,", 1), encoding="utf-8")
    before = content(folder)
    monkeypatch.setattr(refresh, "_worked_out", lambda _: pytest.fail("worked out from tables that are not sound"))
    with pytest.raises(Problems, match=r"data/claims\.csv, row \d+, column “value”: 829 does not stand in the quote"):
        build.refresh()
    assert content(folder) == before


def test_a_cell_that_fails_leaves_the_tables_as_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch):
    before = content(folder)
    during = {}

    def renew(copy: Path, **_: object) -> Iterator[str]:
        csv_tables.write(copy, "prints", [])
        yield "prints"

    def executed(_: object) -> Iterator[None]:
        during.update(content(folder))
        raise BookError("chapters/one.ipynb, cell 2 failed")
        yield

    monkeypatch.setattr(refresh, "renew", renew)
    monkeypatch.setattr(notebooks, "executed", executed)
    with pytest.raises(BookError, match="cell 2 failed"):
        build.refresh()
    assert during != before and content(folder) == before


def test_a_chapter_that_was_written_while_it_ran_stays_so(tmp_path: Path):
    was, now = (nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)]) for text in ("was", "is"))
    path = tmp_path / "one.ipynb"
    nbformat.write(now, path)
    before = path.read_bytes()
    with pytest.raises(BookError, match=r"chapters/one\.ipynb was changed while its cells ran"):
        notebooks.store(path, was)
    assert path.read_bytes() == before


def test_a_table_is_told_only_where_it_is_another(folder: Path):
    ledger = read_ledger(folder)
    assert list(refresh._store("sources", ledger.sources, folder)) == []
    assert list(refresh._store("sources", ledger.sources.iloc[1:], folder)) == [
        f"data/sources.csv: {len(ledger.sources) - 1} rows."
    ]


def test_tables_are_written_as_a_command_would_write_them(folder: Path):
    path = folder / "money.csv"
    was = path.read_bytes()
    path.write_bytes(was.replace(b"\n", b"\r\n").replace(b"amount", b'"amount"', 1))
    refresh._write_again(folder)
    assert path.read_bytes() == was
