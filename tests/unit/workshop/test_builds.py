"""Parts of a build that can be tried without one."""

from __future__ import annotations

import atexit
import json
import os
import sys
import time
from pathlib import Path

import nbformat
import pytest

from copies import GOOD
from crossing.book import contents
from crossing.errors import BookError
from crossing.paths import CHAPTERS
from crossing.workshop import build, inputs, kernels, notebooks, site


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
        ([{**CELL, "source": 5}], "cell 1 is not a cell of a notebook"),
        ([CELL, {key: cell for key, cell in CELL.items() if key != "cell_type"}], "cell 2 is not a cell of a notebook"),
        ([{**CELL, "cell_type": "raw"}], "cell 1 is a raw cell"),
        ([{**CELL, "source": [5]}], "is not a valid notebook"),
        (5, "is not a valid notebook"),
        ([CELL, CELL], r"cell 2 has the id of another cell \(a\)"),
        ("[" * 100_000 + "]" * 100_000, "is not a valid notebook"),
    ],
    ids=["number", "no type", "raw", "numbers", "no list", "same id", "nested"],
)
@pytest.mark.filterwarnings("ignore")
def test_a_notebook_that_is_not_as_it_must_be_is_one_sentence(tmp_path: Path, cells: object, says: str):
    whole = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path = tmp_path / "one.ipynb"
    path.write_text(cells if isinstance(cells, str) else json.dumps(whole), encoding="utf-8")
    with pytest.raises(BookError, match=rf"chapters/one\.ipynb.*{says}"):
        notebooks.read(path)


@pytest.mark.parametrize("address", ["crossing.example.com/book", "ftp://crossing.example.com", "https://"])
def test_a_public_address_that_is_none_stops_the_build(address: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(contents.ADDRESS, address)
    with pytest.raises(BookError, match=f"CROSSING_BASE_URL is “{address}”, which is not an address"):
        inputs.frame()


def test_what_sphinx_complains_of_is_told_with_its_cell_and_line():
    log = f"reading\n\x1b[91m{build.STAGE}/june-2025.ipynb:120004: WARNING: no such place\x1b[0m\n"
    assert build._first_complaint(log) == "chapters/june-2025.ipynb, cell 12, line 3: WARNING: no such place"
    assert build._first_complaint(f"{build.STAGE}/reuse.md:5: ERROR: a") == "chapters/reuse.md:5: ERROR: a"
    log = "\x1b[91mException occurred:\x1b[0m\n  File\n    raise BookError(\ncrossing.errors.BookError: data/a.csv has no row “b”.\n"
    assert build._first_complaint(log) == "data/a.csv has no row “b”."


BOX = f"\nTraceback (most recent call last):\n  File x\n    run()\nRuntimeError: \n\x1b[91m{'=' * 79}\x1b[0m\n\nThere was an error in building your book. Look above for the cause.\n\n\x1b[91m{'=' * 79}\x1b[0m\n\n"


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        (
            "\x1b[91mException occurred:\x1b[0m\n  File x\n    assert spec\nAssertionError\nThe full traceback has been saved in /tmp/x.log\n"
            "Please also report this\nA bug report can be filed\nTraceback (most recent call last):\n  File x\nAssertionError\n\n"
            f"The above exception was the direct cause of the following exception:\n{BOX}",
            "AssertionError",
        ),
        (
            "Traceback (most recent call last):\n  File x\nKeyError: 'b'\n\nDuring handling of the above exception, another exception "
            f"occurred:\n\nTraceback (most recent call last):\n  File x\ncrossing.errors.BookError: data/a.csv has no row “b”.\n{BOX}",
            "data/a.csv has no row “b”.",
        ),
        (f"Extension error:\nThe chart could not be drawn\n{BOX}", "The chart could not be drawn"),
        (f"----\n{BOX}", "Jupyter Book gave no reason"),
        ("", "Jupyter Book gave no reason"),
    ],
    ids=["no message", "the last of two", "no exception named", "rules alone", "nothing"],
)
def test_the_reason_of_a_failed_build_is_never_what_frames_it(log: str, reason: str):
    assert build._first_complaint(log) == reason


def run(cell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> nbformat.NotebookNode:
    path = tmp_path / "one.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)]), path)
    monkeypatch.setattr(notebooks.dependence.cache, "FOLDER", tmp_path / "cache")
    monkeypatch.setattr(os, "environ", dict(os.environ))
    [(_, notebook)] = notebooks.executed([path])
    return notebook


@pytest.mark.slow
def test_a_kernel_that_dies_is_started_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """And none writes into the user's home, nor reads there what starts with it."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    tries = tmp_path / "tries"
    died = f"import os\nwith open({str(tries)!r}, 'a') as tries: tries.write('x')\n"
    once = died + f"os.path.getsize({str(tries)!r}) == 1 and os._exit(1)"
    assert run(once, tmp_path, monkeypatch).cells[0].outputs[0]["data"]["text/plain"] == "False"
    assert tries.read_text(encoding="utf-8") == "xx"
    assert not list(home.iterdir())
    with pytest.raises(BookError, match=r"chapters/one.ipynb did not finish \(Kernel died\); mend the cell"):
        run(died + "os._exit(1)", tmp_path, monkeypatch)
    assert tries.read_text(encoding="utf-8") == "xxxx"


@pytest.mark.slow
@pytest.mark.skipif(
    not kernels.CAN_FORK, reason="each kernel imports for itself where a process cannot be forked safely"
)
def test_kernels_from_one_source_share_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not what a cell left, not a table that was read, no session. One that dies is replaced, and what it took of the cores
    is counted; where their source dies they end too, and the next imports for itself."""
    monkeypatch.setattr(os, "environ", {**os.environ, **notebooks.inputs.FIXED})
    cell = (
        f"import builtins, os, time; from crossing.ledger import used; tries = open({str(tmp_path / 'tries')!r}, 'a')\n"
        "tries.write('x'); tries.flush()\n"
        "tries.tell() == 2 and os._exit(1)\n"
        "tries.tell() == 4 and (os.kill(os.getppid(), 9), time.sleep(60))\n"
        "print(getattr(builtins, 'left', 0), len(used()), os.getsid(0) == os.getpid(), os.system('exit 3') >> 8, "
        "int(open(f'/proc/{os.getppid()}/stat').read().split()[15]) > 0)\n"
        "builtins.left = os.getcwd(); print(os.getppid(), os.getpid(), builtins.left)"
    )
    source, said = kernels.Source(), []
    for _ in range(3):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
        notebooks._run(tmp_path / "one.ipynb", notebook, source)
        said.append(notebook.cells[0].outputs[0]["text"].split(maxsplit=7))
    source.close()
    assert (tmp_path / "tries").read_text() == "xxxxx"
    assert [words[:4] for words in said] == [["0", "0", "True", "3"]] * 3
    assert said[1][4] == "True"
    parents, own, folders = zip(*(words[5:] for words in said), strict=True)
    assert parents[0] == parents[1] != parents[2] == str(os.getpid())
    assert len(set(own)) == 3 and {folder.strip() for folder in folders} == {str(CHAPTERS)}
    assert [number for number in (parents[0], *own) if Path("/proc", number).exists()] == []


@pytest.mark.slow
def test_a_kernel_that_never_answers_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    kernel = tmp_path / "kernels" / "python3" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    dead = {"argv": [sys.executable, "-c", "raise SystemExit(1)"], "display_name": "dead", "language": "python"}
    kernel.write_text(json.dumps(dead), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    left: list[object] = []
    monkeypatch.setattr(atexit, "register", lambda function, *_, **__: left.append(function))
    monkeypatch.setattr(atexit, "unregister", lambda function: [left.remove(one) for one in left if one == function])
    with pytest.raises(BookError, match=r"chapters/one.ipynb did not finish \(Kernel died before replying"):
        run("1", tmp_path, monkeypatch)
    assert not [one for one in left if isinstance(getattr(one, "__self__", None), notebooks.NotebookClient)]


def test_a_stopped_build_begins_no_further_notebook(monkeypatch: pytest.MonkeyPatch):
    begun: list[int] = []

    def stopped(*_: object) -> None:
        begun.append(1)
        if len(begun) == 1:
            raise KeyboardInterrupt
        time.sleep(0.1)

    one = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    monkeypatch.setattr(notebooks, "read", lambda path: one)
    monkeypatch.setattr(notebooks, "_execute", stopped)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with pytest.raises(KeyboardInterrupt):
        list(notebooks.executed([Path(f"{number}.ipynb") for number in range(40)]))
    assert len(begun) < 10
