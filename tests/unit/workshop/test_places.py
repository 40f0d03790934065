"""Folders that cannot be written to are told by their own names, before anything long is begun; copies can always be changed."""

from __future__ import annotations

import os
import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from crossing import files
from crossing.errors import BookError
from crossing.workshop import add, build, csv_tables, environment, notebooks, refresh, site


def closed(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Let the system say of these folders that they are not the user's to write, which root is never told."""
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) not in folders and real(path, mode))


def test_a_copy_can_be_changed_whoever_may_change_the_original(tmp_path: Path):
    table = tmp_path / "data" / "official" / "days.csv"
    files.write(table, "date\n", folder=True)
    table.chmod(0o444)
    table.parent.chmod(0o555)
    copy = files.copied(tmp_path / "data", tmp_path / "copy")
    made = [copy, copy / "official", copy / "official" / "days.csv"]
    assert [bool(path.stat().st_mode & stat.S_IWUSR) for path in made] == [True] * 3
    table.parent.chmod(0o755)


@pytest.mark.parametrize("inside", [".", "official"])
def test_data_that_cannot_be_written_to_is_told_before_anything_is_tried(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch, inside: str
):
    closed(monkeypatch, data_copy / inside)
    with pytest.raises(PermissionError) as told, csv_tables.trial(data_copy, dry_run=False):
        pytest.fail("a change was tried")
    sentence = environment.os_sentence(told.value)
    assert sentence.startswith(f"{data_copy / inside} is not yours to write or read: work in a copy of the book")
    with csv_tables.trial(data_copy, dry_run=True):
        pass


def test_a_refresh_and_an_addition_try_the_folders_first(data_copy: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(build, "DATA", data_copy)
    monkeypatch.setattr(site, "locked", nullcontext)
    monkeypatch.setattr(refresh, "renew", lambda *_, **__: pytest.fail("something was renewed"))
    monkeypatch.setattr(add, "_sound", lambda *_: pytest.fail("something was drafted"))
    root = data_copy.parent
    (root / "chapters").mkdir()
    text = root / "text.txt"
    text.write_text("In all, 474 people came.\n", encoding="utf-8")
    for place in (data_copy, root / "chapters", root):
        with monkeypatch.context() as patch:
            closed(patch, place)
            with pytest.raises(PermissionError, match=f"'{place}'$"):
                add.add(text, "times-2025-08", "2025-08-18", folder=data_copy, root=root)
    monkeypatch.setattr(build, "CHAPTERS", root / "chapters")
    for place in (data_copy, root / "chapters"):
        with monkeypatch.context() as patch:
            closed(patch, place)
            with pytest.raises(PermissionError, match=f"'{place}'$"):
                build.refresh()


@pytest.mark.parametrize("name", ["BUILD", "STAGE", "WORK"])
def test_a_build_tries_its_folders_before_the_notebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    monkeypatch.setattr(notebooks, "executed", lambda _: pytest.fail("the notebooks were run"))
    for each, path in (("BUILD", "_build"), ("STAGE", "_build/stage"), ("WORK", "_build/work")):
        monkeypatch.setattr(build, each, tmp_path / path)
    place: Path = getattr(build, name)
    with monkeypatch.context() as patch:
        closed(patch, place)
        with pytest.raises(PermissionError, match=f"'{place}'$"):
            build._stage()
    for made in (tmp_path / "_build" / "stage", tmp_path / "_build" / "work", tmp_path / "_build"):
        if made.is_dir() and made.is_relative_to(place):
            made.rmdir()
    place.touch()
    with pytest.raises(BookError, match=f"^{place} is a file where a folder is needed: take it away"):
        build._stage()


def test_a_file_in_place_of_the_folder_of_what_is_built_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(site, "BUILD", tmp_path / "_build")
    monkeypatch.setattr(site, "LOCK", tmp_path / "_build" / "lock")
    (tmp_path / "_build").touch()
    with pytest.raises(BookError, match="_build is a file where a folder is needed"), site.locked():
        pass
