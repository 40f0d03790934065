"""scripts/book.py itself: it needs nothing but Python, and says in one sentence what it cannot do."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path

import pytest

from crossing.paths import ROOT

PATH = ROOT / "scripts" / "book.py"


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The script as a module, with an environment of its own to spoil."""
    spec = importlib.util.spec_from_file_location("book", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ENVIRONMENT", tmp_path / "env")
    monkeypatch.setattr(module, "DONE", tmp_path / "env" / "made-from.txt")
    return module


def test_it_uses_the_standard_library_only():
    tree = ast.parse(PATH.read_text(encoding="utf-8"))
    names = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


def test_an_old_python_can_still_read_it():
    ast.parse(PATH.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_so(book, monkeypatch, capsys):
    monkeypatch.setattr(book.sys, "version_info", (3, 9, 2))
    assert book.main() == 1
    assert capsys.readouterr().err.startswith("book: Python 3.11 or later is needed")


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("WARNING: Retrying ... NewConnectionError('<...>: Failed to establish a new connection')", "the network did not answer"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for altair==99", "altair==99"),
    ],
)
def test_what_pip_says_becomes_one_sentence(book, output: str, says: str):
    sentence = book.pip_sentence(output)
    assert says in sentence and "\n" not in sentence


def test_a_full_disk_is_one_sentence(book):
    assert "The disk is full" in book.os_sentence(OSError(28, "No space left on device"))


def test_no_way_to_make_an_environment_is_one_sentence(book, monkeypatch):
    monkeypatch.setattr(book, "quiet", lambda command: False)
    monkeypatch.setattr(book.os, "geteuid", lambda: 1000)
    with pytest.raises(book.SetupError, match="venv"):
        book.make_bare_environment()


def test_every_requirement_is_pinned_with_a_hash():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if entry and not entry.startswith("#")]
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_short_list_of_requirements_is_what_is_pinned():
    wanted = [line.split("#")[0].strip().split("<")[0] for line in (ROOT / "scripts" / "requirements.in").read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    pinned = {line.split("==")[0] for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if "==" in line}
    assert [name for name in wanted if name not in pinned] == []
