"""Copies of the book that a test may spoil: running their commands, comparing their sites."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

# bytecode comes along: it holds for a copy too, and compiling the package anew takes a second of each command
KEPT_OUT = shutil.ignore_patterns("_build", ".git", ".*_cache", ".hypothesis", ".ipynb_checkpoints")
GOOD = "the last good site"
FOUND = ("sound-data", "sound-tables", "sound-pages", "inert")  # what a build keeps of its checks, in _build/cache


def keep_few_texts(checkout: Path) -> None:
    """Leave the copy three of the texts on which a refresh tries the check of an article."""
    for path in (checkout / "tests" / "data" / "reader").iterdir():
        if path.stem not in ("03", "06", "09"):
            path.unlink()


def write_chapter(checkout: Path, name: str, prose: list[str], code: list[str]) -> None:
    """Write a chapter of these cells of prose, then these of code, into the copy."""
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


RENEW = """
from crossing.book.contents import notebooks as paths
from crossing.workshop import notebooks
for path, notebook in notebooks.executed(paths()):
    notebooks.store(path, notebook)
"""


def renewed(checkout: Path) -> dict[str, bytes]:
    """The notebooks of the copy after their outputs were renewed, as a refresh does it once it has renewed data/."""
    variables = {**os.environ, "PYTHONPATH": str(checkout / "scripts")}
    done = subprocess.run(
        [sys.executable, "-c", RENEW], cwd="/", env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name: path.read_bytes() for path in (checkout / "chapters").glob("*.ipynb")}


def assert_refused(done: subprocess.CompletedProcess[str], checkout: Path, *words: str) -> None:
    """The command failed with one sentence that holds these words, no traceback, and the good site is untouched."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    sentences = [line for line in done.stderr.splitlines() if line.startswith("book: ")]
    assert len(sentences) == 1, done.stderr
    assert [word for word in words if word not in sentences[0]] == [], sentences[0]
    assert (checkout / "_build" / "html" / "index.html").read_text(encoding="utf-8") == GOOD


def of_files(folder: Path) -> dict[str, bytes]:
    """The content of every file of a folder by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of the files that two folders do not both have with the same bytes."""
    names = {str(path.relative_to(folder)) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    return sorted(
        name
        for name in names
        if not (
            (one / name).is_file() and (other / name).is_file() and filecmp.cmp(one / name, other / name, shallow=False)
        )
    )
