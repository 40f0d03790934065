"""The workshop's own rules: mistakes, layout, types, the order of the rooms, spelling, line ends."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import nbformat
import pytest
import yaml

from copies import KEPT_OUT
from crossing.paths import CHAPTERS, ROOT
from some import some

pytestmark = [pytest.mark.early, pytest.mark.slow]
PACKAGE = ROOT / "scripts" / "crossing"
BINARY = {".ods", ".png", ".ttf", ".woff2"}  # no text, so without line ends
# what codespell calls American and is British too: a noun beside its verb, a computer program, the file LICENSE
BRITISH_TOO = {"license", "practice", "program", "programs", "stories", "story"}


def run(*command: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the book's environment in a folder."""
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "options", "remedy"),
    [
        ("ruff", ["check", "."], "run: _build/env/bin/ruff check --fix ."),
        ("ruff", ["format", "--check", "."], "run: _build/env/bin/ruff format ."),
        ("mypy", [], "run: _build/env/bin/mypy, and give each of these its type"),
        ("codespell_lib", ["."], "mend these words, or add them to ignore-words-list in pyproject.toml"),
    ],
)
def test_the_code_is_as_the_tools_want_it(module: str, options: list[str], remedy: str):
    done = run(sys.executable, "-m", module, *options)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\n{remedy}"


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The public functions and classes of a module, and the public methods of these."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from public(node.body) if isinstance(node, ast.ClassDef) else ()


def says_elsewhere(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """True of a rule, whose `checks` say what it does, and of what a protocol only names."""
    names = [call.func for call in node.decorator_list if isinstance(call, ast.Call)]
    return any(isinstance(name, ast.Name) and name.id == "rule" for name in names) or (
        ast.unparse(node.body[-1]) == "..."
    )


@pytest.mark.slow
def test_what_others_may_call_says_what_it_does():
    modules = some(ROOT.glob("scripts/**/*.py"))
    silent = [
        f"{path.relative_to(ROOT)}, line {node.lineno}: {node.name}"
        for path in modules
        for node in public(ast.parse(path.read_text(encoding="utf-8")).body)
        if not ast.get_docstring(node) and not says_elsewhere(node)
    ]
    assert silent == [], "give each a docstring: what goes in, what comes out, which errors it raises"


def test_weeks_and_months_are_named_in_one_place_and_by_what_is_asked():
    """A week is `WEEK` of language/spans.py; `MONTH` alone could be days of several kinds, or the size of something drawn."""
    typed = re.compile(r"timedelta\(days=7\)|^(?:WEEK|MONTH)\b[^=\n]*= *[\d.]", re.MULTILINE | re.IGNORECASE)
    rooms = [path for path in PACKAGE.glob("*") if path.is_dir() and path.name != "reading"]
    modules = [path for room in rooms for path in room.rglob("*.py") if path.name != "spans.py"]
    found = [path.name for path in some(modules) if typed.search(path.read_text(encoding="utf-8"))]
    assert found == [], "take it from crossing.language.spans, or name it by its question"


@pytest.mark.slow
def test_rooms_import_one_way():
    """The contract stands in pyproject.toml; ARCHITECTURE.md says what a room is for."""
    done = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache")
    broken = done.stdout.partition("Broken contracts")[2] or done.stderr
    assert done.returncode == 0, f"{broken}\nmove the code to the room that may hold it (ARCHITECTURE.md)"


def prose() -> dict[str, str]:
    """What people read as running text: the documents at the top, and the Markdown cells of the chapters."""
    found = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("*.md")}
    found |= {path.name: path.read_text(encoding="utf-8") for path in CHAPTERS.glob("*.md")}
    for path in CHAPTERS.glob("*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        found[path.name] = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return found


def american() -> dict[str, str]:
    """American spellings and the British one of each, from the list that codespell has for the other direction."""
    lines = (files("codespell_lib") / "data" / "dictionary_en-GB_to_en-US.txt").read_text(encoding="utf-8").split("\n")
    pairs = (line.strip().split("->") for line in lines if "->" in line)
    return {there.rstrip(",").strip(): here for here, there in pairs if there.rstrip(",").strip() not in BRITISH_TOO}


def test_prose_is_british():
    spellings = american()
    found = [
        f"{name}: {word}, here {spellings[word.lower()]}"
        for name, text in prose().items()
        for word in re.findall(r"[A-Za-z]+", re.sub(r"`[^`]*`|“[^”]*”|\(http[^)]*\)|<[^>]*>", " ", text))
        if word.lower() in spellings
    ]
    assert found == []


@pytest.mark.slow
def test_a_clone_with_windows_line_ends_is_the_same_book(tmp_path: Path):
    """core.autocrlf=true is the default of Git for Windows: without .gitattributes every table would have other bytes."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    shutil.copytree(ROOT, origin, ignore=KEPT_OUT)
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "all"]):
        assert run("git", *command, folder=origin).returncode == 0
    done = run("git", "clone", "-q", "-c", "core.autocrlf=true", str(origin), str(clone), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    texts = [
        path for path in clone.rglob("*") if path.is_file() and ".git" not in path.parts and path.suffix not in BINARY
    ]
    assert len(texts) > 100
    changed = [path for path in texts if path.read_bytes() != (ROOT / path.relative_to(clone)).read_bytes()]
    assert changed == []  # so what the checks say of this book they say of the clone


def test_hooks_need_no_network_and_run_what_the_tests_run():
    """Every hook is local and of the book's environment; the tools that the tests run are among them."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert {repository["repo"] for repository in hooks} == {"local"}
    entries = [hook["entry"] for repository in hooks for hook in repository["hooks"]]
    assert {hook["language"] for repository in hooks for hook in repository["hooks"]} == {"system"}
    for tool in ("ruff check", "ruff format", "mypy", "codespell", "check-jsonschema", "book.py check"):
        assert [entry for entry in entries if tool in entry], tool


def test_the_notebooks_are_one_line_of_source_a_line():
    """As Jupyter stores them, so that a changed sentence is a changed line of the file."""
    for path in some(CHAPTERS.glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        assert [cell["id"] for cell in cells if not isinstance(cell["source"], list)] == [], path.name
