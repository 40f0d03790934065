"""The build: the same site everywhere, and a clear sentence with the last good site intact when something is wrong."""

from __future__ import annotations

import errno
import filecmp
import functools
import http.server
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import nbformat
import pytest
import yaml

from crossing import cache, cli
from crossing.book.contents import chapters
from crossing.book.contents import notebooks as those_with_code
from crossing.errors import BookError
from crossing.paths import ROOT
from crossing.workshop import notebooks, serve, site

KEPT_OUT = shutil.ignore_patterns("_build", ".git", "__pycache__", ".pytest_cache", ".hypothesis")
MOST_LINES = 30  # that one changed digit may change in a notebook
GOOD = "the last good site"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout in a folder with a space in its name, with a good site in place.

    What earlier builds have kept comes along, so that only what a test changes is worked out again.
    """
    copy = Path(shutil.copytree(ROOT, tmp_path / "crossing figures", ignore=KEPT_OUT))
    if cache.FOLDER.is_dir():
        shutil.copytree(cache.FOLDER, copy / "_build" / "cache")
    (copy / "_build" / "html").mkdir(parents=True, exist_ok=True)
    (copy / "_build" / "html" / "index.html").write_text(GOOD, encoding="utf-8")
    return copy


@pytest.fixture
def short(checkout: Path) -> Path:
    """The same with two chapters only, so that a build takes seconds."""
    contents = yaml.safe_load((checkout / "_toc.yml").read_text(encoding="utf-8"))
    contents["chapters"] = [entry for entry in contents["chapters"] if entry["file"].endswith(("ledger", "methods"))]
    (checkout / "_toc.yml").write_text(yaml.safe_dump(contents, sort_keys=False), encoding="utf-8")
    _write_chapter(
        checkout, "index", ["# Short", "A figure: {fig}`turnaround-2021-09-12`. [The ledger](ledger.ipynb)."], ["1 + 1"]
    )
    _write_chapter(
        checkout, "methods", ["# Methods", "(corrections)=\n## Corrections\n\nNone.", "(data)=\n## Data\n\nHere."], []
    )
    return checkout


def _write_chapter(checkout: Path, name: str, prose: list[str], code: list[str]) -> None:
    cells = [{"cell_type": "markdown", "id": f"m{i}", "metadata": {}, "source": text} for i, text in enumerate(prose)]
    cells += [
        {"cell_type": "code", "id": f"c{i}", "metadata": {}, "source": text, "outputs": [], "execution_count": None}
        for i, text in enumerate(code)
    ]
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (checkout / "chapters" / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def run(checkout: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the copy's own package, from another folder."""
    variables = {**os.environ, "PYTHONPATH": str(checkout / "scripts"), **environment}
    return subprocess.run(
        [sys.executable, "-m", "crossing.cli", *command],
        cwd="/",
        env=variables,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


def assert_refused(done: subprocess.CompletedProcess[str], checkout: Path, *words: str) -> None:
    """The command failed with one sentence that holds these words, no traceback, and the good site is untouched."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    sentences = [line for line in done.stderr.splitlines() if line.startswith("book: ")]
    assert len(sentences) == 1, done.stderr
    assert [word for word in words if word not in sentences[0]] == [], sentences[0]
    assert (checkout / "_build" / "html" / "index.html").read_text(encoding="utf-8") == GOOD


def test_the_same_site_in_another_folder_at_another_time_zone(site: Path, checkout: Path):
    """Byte for byte the same as the site under test; the folder has a space in its name."""
    shutil.rmtree(checkout / "_build")
    done = run(checkout, "build", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Built" in done.stdout and "serve" in done.stdout
    assert _differences(site, checkout / "_build" / "html") == []


def _differences(one: Path, other: Path) -> list[str]:
    names = {str(path.relative_to(folder)) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    return sorted(
        name
        for name in names
        if not (
            (one / name).is_file() and (other / name).is_file() and filecmp.cmp(one / name, other / name, shallow=False)
        )
    )


def test_a_short_book_builds_twice_in_a_row(short: Path):
    for _ in range(2):
        done = run(short, "build")
        assert done.returncode == 0, done.stdout + done.stderr
    assert "828" in (short / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    assert not (short / "_build" / "html.previous").exists()


def test_a_broken_notebook_stops_the_build_and_is_named(short: Path):
    _write_chapter(short, "index", ["# Short"], ["1 + 1", "raise ValueError('the cell is broken')"])
    assert_refused(run(short, "build"), short, "chapters/index.ipynb, cell 3", "ValueError: the cell is broken")


def test_an_error_while_a_result_is_shown_is_told_by_its_name(short: Path):
    """The message from the kernel has no name of the error then."""
    cell = "class Shown:\n    def _repr_mimebundle_(self, **_):\n        raise ValueError('five for six')\nShown()"
    _write_chapter(short, "index", ["# Short"], [cell])
    assert_refused(run(short, "build"), short, "chapters/index.ipynb, cell 2 failed: ValueError: five for six;")


def test_a_file_that_is_no_notebook_is_named(short: Path):
    (short / "chapters" / "index.ipynb").write_text("{", encoding="utf-8")
    assert_refused(run(short, "build"), short, "chapters/index.ipynb", "not a valid notebook")


def test_a_missing_chapter_is_named(short: Path):
    (short / "chapters" / "index.ipynb").unlink()
    assert_refused(run(short, "build"), short, "_toc.yml names chapters/index.ipynb", "missing")


@pytest.mark.parametrize("figure", ["turnaround-2021-09-99", "turnaround-2021-09-12|wordz"])
def test_an_unknown_figure_or_style_stops_the_build(short: Path, figure: str):
    _write_chapter(short, "index", ["# Short", f"{{fig}}`{figure}`"], [])
    assert_refused(run(short, "build"), short, "index", figure)


def test_a_broken_link_stops_the_build(short: Path):
    _write_chapter(short, "index", ["# Short", "[nowhere](nowhere.ipynb)"], [])
    assert_refused(run(short, "build"), short, "index", "nowhere")


def test_bad_data_stops_the_build_before_anything_is_made(short: Path):
    path = short / "data" / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("claim_id", "claim", 1), encoding="utf-8")
    assert_refused(run(short, "build"), short, "data/claims.csv, row 1, column 1", "“claim_id”")
    assert not (short / "_build" / "stage").exists()


def test_a_build_killed_between_the_two_renames_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(site, "SITE", tmp_path / "html")
    monkeypatch.setattr(site, "PREVIOUS", tmp_path / "html.previous")
    (tmp_path / "html.previous").mkdir()
    (tmp_path / "html.previous" / "index.html").write_text(GOOD, encoding="utf-8")
    site.restore_previous()
    assert (tmp_path / "html" / "index.html").read_text(encoding="utf-8") == GOOD


def test_refresh_stores_the_same_bytes_again(short: Path):
    """Twice in a row changes nothing the second time."""
    assert run(short, "refresh", CROSSING_SOURCES="").returncode == 0
    before = {path.name: path.read_bytes() for path in (short / "chapters").glob("*.ipynb")}
    assert run(short, "refresh", CROSSING_SOURCES="").returncode == 0
    assert {path.name: path.read_bytes() for path in (short / "chapters").glob("*.ipynb")} == before


def test_a_public_address_is_named_where_it_is_needed(short: Path):
    """A host shows 404.html at any depth, so its links start from the root of the host."""
    assert run(short, "build", CROSSING_BASE_URL="https://figures.example/some/book").returncode == 0
    made = short / "_build" / "html"
    assert 'rel="canonical" href="https://figures.example/some/book/ledger.html"' in (made / "ledger.html").read_text(
        encoding="utf-8"
    )
    assert "<loc>https://figures.example/some/book/</loc>" in (made / "sitemap.xml").read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src|action)="([^"]+)"', (made / "404.html").read_text(encoding="utf-8"))
    assert len(addresses) > 10
    assert "https://figures.example/some/book/ledger.html</span>" in (made / "ledger.html").read_text(
        encoding="utf-8"
    )  # to cite
    assert [address for address in addresses if not address.startswith(("/some/book/", "https://", "#"))] == []


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


@pytest.mark.parametrize("port", ["65536", "-1", "http", "1.5"])
def test_a_port_that_is_none_is_a_wrong_command_line(capsys: pytest.CaptureFixture[str], port: str):
    with pytest.raises(SystemExit) as caught:
        cli.main(["serve", "--port", port])
    assert caught.value.code == 2
    assert f"“{port}” is no port: give a whole number from 0 to 65535." in capsys.readouterr().err


def test_a_port_that_cannot_be_had_is_told_with_the_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(serve, "SITE", tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(BookError, match="is taken: give another"):
        serve.serve(other.getsockname()[1])
    monkeypatch.setattr(http.server, "ThreadingHTTPServer", refused)
    with pytest.raises(BookError, match=re.escape("port 80 cannot be opened (Permission denied): give another")):
        serve.serve(80)


def test_what_is_missing_gets_the_404_page_of_the_folder_that_is_served(tmp_path: Path):
    (tmp_path / "404.html").write_text("this folder's own page", encoding="utf-8")
    handler = functools.partial(serve.Handler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/nothing.html", timeout=10)
        server.shutdown()
    assert caught.value.code == 404 and caught.value.read() == b"this folder's own page"


def test_serve_without_a_site_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(serve, "SITE", tmp_path)
    with pytest.raises(BookError, match="build"):
        serve.serve(0)


def test_one_changed_digit_changes_few_lines_of_a_notebook(checkout: Path):
    """One digit of one day of the official series; the outputs are renewed and compared with the committed ones."""
    table = checkout / "data" / "official" / "home_office_daily.csv"
    text = table.read_text(encoding="utf-8")
    changed = re.sub(r"^(2025-05-31,\d+)5", r"\g<1>7", text, flags=re.MULTILINE)
    assert sum(map(str.__ne__, text, changed)) == 1
    table.write_text(changed, encoding="utf-8")
    done = run(checkout, "refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = {path.name: _changed_lines(path, checkout / "chapters" / path.name) for path in those_with_code()}
    assert sum(lines.values()) > 0
    assert {name: number for name, number in lines.items() if number > MOST_LINES} == {}


def _changed_lines(one: Path, other: Path) -> int:
    """How many lines of a file have another wording in the other."""
    was, now = (Counter(path.read_text(encoding="utf-8").splitlines()) for path in (one, other))
    return (now - was).total()
