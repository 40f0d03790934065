"""scripts/book.py itself: it needs nothing but Python, and says in one sentence what it cannot do."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

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
    names = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
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
        (
            "WARNING: Retrying ... NewConnectionError('<...>: Failed to establish a new connection')",
            "the network did not answer",
        ),
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


@pytest.fixture
def checkout(book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that the script takes for its checkout: a built site, an environment, and no requirements.txt."""
    monkeypatch.setattr(book, "ROOT", tmp_path)
    monkeypatch.setattr(book, "REQUIREMENTS", tmp_path / "requirements.txt")
    monkeypatch.setattr(book, "ENVIRONMENT", tmp_path / "_build" / "env")
    (tmp_path / "_build" / "html").mkdir(parents=True)
    (tmp_path / "_build" / "env").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status", "kept"),
    [
        ([], 0, {"env"}),
        (["--all"], 0, set()),
        (["--help"], 0, {"env", "html"}),
        (["-h"], 0, {"env", "html"}),
        (["--al"], 2, {"env", "html"}),
        (["html"], 2, {"env", "html"}),
        (["--all", "x"], 2, {"env", "html"}),
    ],
)
def test_clean_removes_what_it_is_told_to_and_nothing_else(
    book, checkout, monkeypatch, capsys, arguments, status, kept
):
    monkeypatch.setattr(sys, "argv", ["book.py", "clean", *arguments])
    assert book.main() == status
    assert {path.name for path in (checkout / "_build").iterdir()} == kept
    said = capsys.readouterr()
    assert said.err.count("\n") == (1 if status else 0)
    assert ("usage: book.py clean" in said.out) == (status == 0 and len(kept) == 2)


def test_clean_in_the_package_is_not_taken_for_a_test(monkeypatch):
    from crossing import cli
    from crossing.errors import BookError
    from crossing.workshop import build

    monkeypatch.setattr(build, "test", lambda options: 0)
    options = cli.parser().parse_args(["clean"])
    with pytest.raises(BookError, match=r"book\.py clean"):
        cli._run(options, [])


def test_the_users_folder_does_not_shadow_the_standard_library(book, monkeypatch, tmp_path, capfd):
    (tmp_path / "csv.py").write_text("raise SystemExit('shadowed')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(book, "environment_python", lambda: Path(sys.executable))
    assert book.run_command(["check", "nothing.txt"]) == 1
    assert capfd.readouterr().err == "book: nothing.txt does not exist: check the name of the file.\n"


def test_the_package_is_found_in_a_folder_of_any_name(book, monkeypatch, tmp_path):
    """The link is pure ASCII, and Python adds the folder that it names."""
    scripts, packages = tmp_path / "Überfahrt 'é' 海峡" / "scripts", tmp_path / "packages"
    scripts.mkdir(parents=True)
    packages.mkdir()
    monkeypatch.setattr(book, "ROOT", scripts.parent)
    monkeypatch.setattr(
        book.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, f"{packages}\n")
    )
    book.link_package()
    assert (packages / "crossing.pth").read_bytes().isascii()
    monkeypatch.setattr(sys, "path", sys.path[:])
    import site

    site.addsitedir(str(packages))
    assert str(scripts) in sys.path


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal as a terminal of Linux and macOS does")
def test_a_command_that_is_stopped_may_say_its_last_sentence(tmp_path):
    """Ctrl+C reaches the script and its command; the command takes longer than the quarter of a second subprocess.run allows."""
    command = tmp_path / "python"
    command.write_text(
        "#!/bin/sh\ntrap 'sleep 1; echo last sentence; exit 130' INT\necho ready\nwhile :; do sleep 0.1; done\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    script = (
        "import pathlib, runpy, signal, subprocess, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "class Popen(subprocess.Popen):\n"
        "    def wait(self, timeout=None):\n"
        "        print('waiting', flush=True)\n"
        "        return super().wait(timeout)\n"
        "subprocess.Popen = Popen\n"
        "run = runpy.run_path(sys.argv[1])['run_command']\n"
        "run.__globals__['environment_python'] = lambda: pathlib.Path(sys.argv[2])\n"
        "sys.exit(run([]))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(PATH), str(command)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert {process.stdout.readline(), process.stdout.readline()} == {"ready\n", "waiting\n"}
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    assert (said, process.returncode) == ("waiting\nlast sentence\n", 130)


def test_a_stopped_setup_is_told_by_the_exit_status(book, monkeypatch, capsys):
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(book, "make_environment", stopped)
    monkeypatch.setattr(sys, "argv", ["book.py", "build"])
    assert book.main() == 130
    assert capsys.readouterr().err.startswith("book: Stopped.")


def test_every_requirement_is_pinned_with_a_hash():
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if entry and not entry.startswith("#")]
    assert len(entries) > 50
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def imported() -> set[str]:
    """The distributions (by normalised name) whose modules the book's own scripts and tests import."""
    files = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").glob("*.py")]
    own = {"crossing", *(path.stem for path in files)}
    names = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(node.module.split(".")[0])
    owners = importlib.metadata.packages_distributions()
    return {owners[name][0].lower().replace("_", "-") for name in names - own - set(sys.stdlib_module_names)}


def wanted() -> dict[str, str]:
    """What pyproject.toml asks for in its groups: the bounds by (normalised) name."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    entries = [entry for group in groups.values() for entry in group if isinstance(entry, str)]
    names = [re.match(r"[\w.-]+", entry).group() for entry in entries]
    assert len(names) == len(set(names)), "a package stands in two groups of pyproject.toml"
    return {name: entry.removeprefix(name) for name, entry in zip(names, entries, strict=True)}


def pinned() -> set[tuple[str, str]]:
    """The (name, version) pairs of requirements.txt; a package may have one version for each Python."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)(?:\[\w+\])?==([^\s;]+)", text, re.MULTILINE))


def test_the_lists_of_packages_are_what_is_pinned_and_hold_all_that_is_imported():
    assert sorted(set(wanted()) - {name for name, _ in pinned()}) == [], "make requirements.txt again (CONTRIBUTING.md)"
    assert sorted(imported() - set(wanted())) == [], "add these to a group of pyproject.toml"


def test_every_package_has_a_lower_bound_which_its_pin_keeps():
    """Without one an upgrade may go back by years: jupyter-book<2 alone is also satisfied by version 0.6.5."""
    assert [name for name, bounds in wanted().items() if not re.match(r"[>=]=\d", bounds)] == []
    outside = [(name, version) for name, version in pinned() if version not in SpecifierSet(wanted().get(name, ""))]
    assert outside == []
    assert {name for name, _ in pinned()} > set(wanted())


def test_requirements_name_no_host():
    assert "://" not in (ROOT / "requirements.txt").read_text(encoding="utf-8")
