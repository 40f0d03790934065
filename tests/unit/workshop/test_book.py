"""scripts/book.py and its environments: they need nothing but Python, and say in one sentence what they cannot do."""

from __future__ import annotations

import argparse
import ast
import importlib.metadata
import importlib.util
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock, Timeout
from packaging.specifiers import SpecifierSet

from crossing import cache, cli, files
from crossing.paths import ROOT
from crossing.workshop import commands, environment, site

PATH = ROOT / "scripts" / "book.py"
WITHOUT_PACKAGES = [
    PATH,
    *(PATH.parent / "crossing" / "workshop" / f"{name}.py" for name in ("commands", "environment")),
]
BUILT = {"html", "env", "lab"}
LAB, ARCHIVE = "scripts/requirements-lab.txt", "scripts/requirements-archive.txt"


@pytest.fixture
def book():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("book", PATH)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that the script takes for its bare: a built site, two environments, and no list of packages."""
    for name in BUILT:
        (tmp_path / "_build" / name).mkdir(parents=True)
    (tmp_path / "scripts" / "crossing").mkdir(parents=True)
    shutil.copy(PATH, tmp_path / "scripts")
    shutil.copytree(WITHOUT_PACKAGES[-1].parent, tmp_path / "scripts" / "crossing" / "workshop")
    return tmp_path


def run(bare: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script of a bare with a Python that has no packages."""
    command = [sys.executable, "-I", "-S", str(bare / "scripts" / "book.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("path", WITHOUT_PACKAGES, ids=lambda path: path.name)
def test_it_uses_the_standard_library_only(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
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
def test_what_pip_says_becomes_one_sentence(output: str, says: str):
    sentence = environment.pip_sentence(output, "requirements.txt")
    assert says in sentence and "\n" not in sentence


def test_a_full_disk_is_one_sentence():
    assert "The disk is full" in environment.os_sentence(OSError(28, "No space left on device"))
    refused = PermissionError(13, "Permission denied", "/book/_build/env.lock")
    assert "/book/_build/env.lock is not yours to write or read: work in a copy" in environment.os_sentence(refused)


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (
            OSError(30, "Read-only file system", "/book/data/claims.csv.part"),
            "Read-only file system (/book/data/claims.csv.part)",
        ),
        (
            PermissionError(13, "Permission denied", "/book/_build/lock"),
            "/book/_build/lock is not yours to write or read",
        ),
        (OSError(28, "No space left on device"), "the last good site is as it was"),
        (BrokenPipeError(32, "Broken pipe"), ""),
    ],
)
def test_what_the_system_refuses_is_one_sentence(error: OSError, says: str, monkeypatch, capfd):
    def refused(*_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", refused)
    assert cli.main(["build"]) == 1
    said = capfd.readouterr().err
    assert (says in said and said.startswith("book: ") and said.count("\n") == 1) if says else said == ""


@pytest.mark.parametrize("name", cli.CHANGING)
def test_commands_that_change_data_hold_the_book(name: str, monkeypatch, tmp_path):
    """Two at once would each write over what the other wrote."""
    held: list[str] = []

    def command(*_: object) -> int:
        with pytest.raises(Timeout):
            FileLock(site.LOCK).acquire(timeout=0)
        held.append(name)
        return 0

    for constant, path in (("LOCK", "lock"), ("BUILD", "_build"), ("PREVIOUS", "none")):
        monkeypatch.setattr(site, constant, tmp_path / path)
    monkeypatch.setitem(cli.COMMANDS, name, command)
    assert cli._run(argparse.Namespace(command=name), []) == 0 and held == [name]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
@pytest.mark.parametrize("method", ["write_bytes", "replace"])
def test_files_are_written_all_or_none(method: str, error: BaseException, tmp_path: Path, monkeypatch):
    texts = {tmp_path / name: "new" for name in ("a", "b", "c")}
    (tmp_path / "a").write_text("old", encoding="utf-8")
    real, count = getattr(Path, method), iter(range(10))

    def stopped(path: Path, *arguments: object, **options: object) -> object:
        if next(count) == 2:
            raise error
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, method, stopped)
    with pytest.raises(type(error)):
        files.write_all(texts)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"a": "old"}
    files.write_all(texts)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == dict.fromkeys("abc", "new")


def test_a_terminal_without_a_letter_gets_a_question_mark(monkeypatch):
    bare = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", bare)
    commands.print_anywhere()
    print("“≥ 5”", flush=True)
    assert bare.buffer.getvalue() == b"?? 5?\n"


def test_a_closed_stream_is_read_as_empty_and_written_to_nowhere(monkeypatch):
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, None)
    commands.print_anywhere()
    print("nobody reads it", flush=True)
    assert sys.stdin.buffer.read() == b""
    for stream in (sys.stdin, sys.stdout):
        stream.close()


def test_an_environment_where_nothing_can_be_written_is_told_so(monkeypatch, tmp_path):
    (tmp_path / "list.txt").write_text("", encoding="utf-8")
    made = environment.Environment("an environment", tmp_path / "list.txt" / "env", tmp_path / "list.txt")
    monkeypatch.setattr(environment, "make_bare", lambda *_: pytest.fail("the folder is not there"))
    with pytest.raises(FileExistsError, match=r"list\.txt"):
        made.make()


def test_what_cannot_be_kept_is_made_each_time(monkeypatch, tmp_path):
    def refused(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    monkeypatch.setattr(files, "write", refused)
    assert [cache.kept("a", "b", lambda: b"made") for _ in range(2)] == [b"made", b"made"]


def test_no_way_to_make_an_environment_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(environment, "quiet", lambda command: False)
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000)
    with pytest.raises(environment.SetupError, match="venv"):
        environment.make_bare(tmp_path / "env", tmp_path / "env" / "bin" / "python")


def test_uv_makes_the_environment_where_it_is_there_and_pip_where_it_fails(monkeypatch, tmp_path):
    (tmp_path / "list.txt").write_text("", encoding="utf-8")
    made = environment.Environment("an environment", tmp_path / "env", tmp_path / "list.txt")
    asked: list[str] = []
    by_uv: list[list[str]] = []

    def quiet(command: list[str]) -> bool:
        asked.append(" ".join(command[:3]))
        by_uv.extend([command] if command[0] == "/uv" else [])
        return asked[-1] != "/uv pip install"

    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/{name}")
    monkeypatch.setattr(environment, "quiet", quiet)
    monkeypatch.setattr(environment, "install", lambda python, requirements: asked.append("pip"))
    monkeypatch.setattr(environment, "link_package", lambda python: made.folder.mkdir(exist_ok=True))
    made.make()
    assert asked == ["/uv venv --quiet", "/uv pip install", f"{sys.executable} -m venv", "pip"]
    assert all("--no-cache" in command for command in by_uv), "nothing is kept outside the checkout"


@pytest.mark.parametrize("works", [True, False])
def test_pip_gives_an_environment_the_uv_that_its_list_pins_and_does_all_where_that_fails(monkeypatch, tmp_path, works):
    pinned = "uv==0.1 \\\n    --hash=sha256:b\n    # via the book\n"
    (tmp_path / "list.txt").write_text(f"numpy==2 \\\n    --hash=sha256:a\n{pinned}zipp==1\n", encoding="utf-8")
    made = environment.Environment("an environment", tmp_path / "env", tmp_path / "list.txt")
    asked: list[str] = []
    monkeypatch.setattr(environment.shutil, "which", lambda name: None)
    monkeypatch.setattr(environment, "quiet", lambda command: asked.append(command[2]) or works or command[2] != "uv")
    monkeypatch.setattr(environment, "install", lambda python, requirements: asked.append("all by pip"))
    monkeypatch.setattr(environment, "link_package", lambda python: None)
    made.make()
    assert asked == ["venv", "pip", "uv", *([] if works else ["all by pip"])]
    assert (tmp_path / "env" / "uv.txt").read_text(encoding="utf-8") == pinned


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="its uv is a shell script")
def test_two_first_runs_at_once_make_one_environment(bare):
    """The second waits for the first and finds what that has made."""
    shutil.rmtree(bare / "_build")
    (bare / "requirements.txt").write_text("", encoding="utf-8")
    uv = bare / "uv"
    python = f"#!/bin/sh\\necho {bare}/_build/env\\n"
    uv.write_text(
        f'#!/bin/sh\n[ "$1" = venv ] || {{ sleep 0.3; exit; }}\nmkdir -p _build/env/bin\n'
        f'printf "{python}" > _build/env/bin/python\nchmod +x _build/env/bin/python\n',
        encoding="utf-8",
    )
    uv.chmod(0o755)
    command = [sys.executable, "-I", "-S", str(bare / "scripts" / "book.py"), "build"]
    path = {"PATH": f"{bare}:{os.environ['PATH']}"}
    both = [subprocess.Popen(command, cwd=bare, env=path, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(process.communicate(timeout=300)[0] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert "Making" not in said[0] and said[1].count("It is ready") == 1


@pytest.mark.slow
def test_a_missing_list_is_one_sentence(bare):
    done = run(bare, "build")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "book: requirements.txt is missing: restore it from version control.\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "status", "kept"),
    [
        ([], 0, {"env", "lab"}),
        (["--all"], 0, set()),
        (["--help"], 0, BUILT),
        (["-h"], 0, BUILT),
        (["--al"], 2, BUILT),
        (["html"], 2, BUILT),
        (["--all", "x"], 2, BUILT),
    ],
)
def test_clean_removes_what_it_is_told_to_and_nothing_else(bare, arguments, status, kept):
    (bare / "_build" / "releases").mkdir()  # no command could make the archive of a version again
    done = run(bare, "clean", *arguments)
    assert done.returncode == status, done.stderr
    assert {path.name for path in (bare / "_build").iterdir()} == kept | {"releases"}
    assert ("usage: book.py clean" in done.stdout) == (status == 0 and kept == BUILT)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["nonsense"], []])
def test_a_question_about_the_commands_makes_no_environment(bare, arguments):
    shutil.rmtree(bare / "_build")
    done = run(bare, *arguments)
    assert done.returncode == (0 if "--help" in arguments else 2)
    assert "usage: book.py" in done.stdout + done.stderr
    assert not (bare / "_build").exists()


def test_clean_in_the_package_is_not_taken_for_a_test():
    from crossing.errors import BookError

    options, _ = commands.read(["clean"])
    with pytest.raises(BookError, match=r"book\.py clean"):
        cli._run(options, [])


@pytest.mark.slow
def test_the_users_folder_does_not_shadow_the_standard_library(tmp_path):
    (tmp_path / "csv.py").write_text("raise SystemExit('shadowed')\n", encoding="utf-8")
    script = "import pathlib, runpy, sys; runpy.run_path(sys.argv[1])['run'](pathlib.Path(sys.executable), ['check', 'nothing.txt'])"
    done = subprocess.run(
        [sys.executable, "-c", script, str(PATH)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "book: nothing.txt does not exist: check the name of the file.\n"


def test_the_package_is_found_in_a_folder_of_any_name(monkeypatch, tmp_path):
    """The link is pure ASCII, and Python adds the folder that it names."""
    scripts, packages = tmp_path / "Überfahrt 'é' 海峡" / "scripts", tmp_path / "packages"
    scripts.mkdir(parents=True)
    packages.mkdir()
    monkeypatch.setattr(environment, "ROOT", scripts.parent)
    monkeypatch.setattr(
        environment.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, f"{packages}\n")
    )
    environment.link_package(Path(sys.executable))
    assert (packages / "crossing.pth").read_bytes().isascii()
    monkeypatch.setattr(sys, "path", sys.path[:])
    import site

    site.addsitedir(str(packages))
    assert str(scripts) in sys.path


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends signals as a terminal or a service does on Linux and macOS")
@pytest.mark.parametrize(("sent", "name"), [(signal.SIGINT, "INT"), (signal.SIGTERM, "TERM")])
def test_a_signal_to_the_script_reaches_its_command(tmp_path, sent: signal.Signals, name: str):
    """The command may say its last sentence, and nothing is left running."""
    command = tmp_path / "python"
    command.write_text(
        f"#!/bin/sh\ntrap 'sleep 1; echo last sentence; exit 130' {name}\necho ready\nwhile :; do sleep 0.1; done\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    # a shell starts what runs in the background with Ctrl+C ignored, and no program below it can then ask for it
    script = (
        "import pathlib, runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "runpy.run_path(sys.argv[1])['run'](pathlib.Path(sys.argv[2]), [])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(PATH), str(command)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline() == "ready\n"
    process.send_signal(sent)
    said, _ = process.communicate(timeout=300)
    assert (said, process.returncode) == ("last sentence\n", 130)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal as a service does on Linux and macOS")
def test_a_service_stops_a_command_as_a_user_does(tmp_path):
    """So that what is written all or none stays so, and the command says its last sentence."""
    for name in "ab":
        (tmp_path / name).write_text("old", encoding="utf-8")
    script = f"""import os, runpy, signal
from pathlib import Path
from crossing.files import write_all
from crossing.workshop import checking
def stopped():
    Path.replace = lambda part, path: (os.rename(part, path), os.kill(os.getpid(), signal.SIGTERM))
    write_all({{Path({str(tmp_path)!r}) / name: "new" for name in "ab"}})
checking.check_and_print = stopped
import sys
sys.argv = ["book", "check"]
runpy.run_module("crossing.cli", run_name="__main__")"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (130, "book: Stopped; the last good site is as it was.\n")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"a": "old", "b": "old"}


def test_a_stopped_setup_is_told_by_the_exit_status(book, monkeypatch, capsys):
    def stopped(self: object) -> None:
        raise KeyboardInterrupt

    module = book.module
    monkeypatch.setattr(environment.Environment, "make", stopped)
    monkeypatch.setattr(book, "module", lambda name: environment if name == "environment" else module(name))
    monkeypatch.setattr(sys, "argv", ["book.py", "build"])
    assert book.main() == 130
    assert capsys.readouterr().err.startswith("book: Stopped.")


def test_the_package_without_its_environment_says_what_to_do():
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import crossing"],
        env={"PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr.splitlines()[-1].startswith("ImportError: crossing runs in the book's own environment: open")


@pytest.mark.parametrize("name", ["requirements.txt", LAB, ARCHIVE])
def test_every_requirement_is_pinned_with_a_hash(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if entry and not entry.startswith("#")]
    assert len(entries) > 20
    assert [entry.split()[0] for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def imported() -> set[str]:
    """The distributions (by normalised name) whose modules the book's own scripts and tests import."""
    files = [*(ROOT / "scripts").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    own = {"crossing", *(path.stem for path in files)}
    names = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(node.module.split(".")[0])
    owners = importlib.metadata.packages_distributions()  # what is optional may not be installed: by its own name
    return {
        owners.get(name, [name])[0].lower().replace("_", "-") for name in names - own - set(sys.stdlib_module_names)
    }


def wanted() -> dict[str, str]:
    """What pyproject.toml asks for in its groups: the bounds by (normalised) name."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    entries = [entry for name, group in groups.items() if name != "lab" for entry in group if isinstance(entry, str)]
    names = [re.match(r"[\w.-]+", entry).group() for entry in entries]
    assert len(names) == len(set(names)), "a package stands in two groups of pyproject.toml"
    return {name: entry.removeprefix(name) for name, entry in zip(names, entries, strict=True)}


def pinned() -> set[tuple[str, str]]:
    """The (name, version) pairs of what the book and archives need; a package may have one version for each Python."""
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", ARCHIVE))
    return set(re.findall(r"^([\w.-]+)(?:\[\w+\])?==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.slow
def test_the_lists_of_packages_are_what_is_pinned_and_hold_all_that_is_imported():
    assert sorted(set(wanted()) - {name for name, _ in pinned()}) == [], "make requirements.txt again (CONTRIBUTING.md)"
    assert sorted(imported() - set(wanted())) == [], "add these to a group of pyproject.toml"


@pytest.mark.slow
def test_every_package_has_a_lower_bound_which_its_pin_keeps():
    """Without one an upgrade may go back by years: jupyter-book<2 alone is also satisfied by version 0.6.5."""
    assert [name for name, bounds in wanted().items() if not re.match(r"[>=]=\d", bounds)] == []
    outside = [(name, version) for name, version in pinned() if version not in SpecifierSet(wanted().get(name, ""))]
    assert outside == []
    assert {name for name, _ in pinned()} > set(wanted())


def test_what_archives_need_fits_what_the_book_needs():
    """Packages in both lists have one version for each Python, the same in both."""
    book, archive = (
        set(
            re.findall(r"^([\w.-]+)(?:\[[\w-]+\])?==([^\s;]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        )
        for name in ("requirements.txt", ARCHIVE)
    )
    names = {name for name, _ in book}
    assert {(name, version) for name, version in archive if name in names} <= book
    assert {"pyarrow", "distributed", "dask"} <= {name for name, _ in archive} - names


def test_an_extra_is_added_once_and_again_when_its_list_changes(monkeypatch, tmp_path):
    (tmp_path / "list.txt").write_text("one", encoding="utf-8")
    (tmp_path / "env").mkdir()
    book = environment.Environment("an environment", tmp_path / "env", tmp_path / "book.txt")
    extra = environment.Extra("more", book, tmp_path / "list.txt")
    asked: list[str] = []
    monkeypatch.setattr(environment, "quiet", lambda command: asked.append(command[2]) or len(asked) != 2)
    monkeypatch.setattr(environment, "install", lambda python, requirements: asked.append("pip"))
    extra.add()
    extra.add()
    assert asked == ["uv"]
    (tmp_path / "list.txt").write_text("two", encoding="utf-8")
    extra.add()
    assert asked == ["uv", "uv", "pip"]
    (tmp_path / "list.txt").unlink()
    with pytest.raises(environment.SetupError, match="missing"):
        extra.add()


@pytest.mark.parametrize("name", ["requirements.txt", LAB, ARCHIVE])
def test_requirements_name_no_host(name: str):
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
