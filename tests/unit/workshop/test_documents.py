"""What the documents at the top say of the code is so: rooms, paths, commands, recipes."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

import grimp
import pytest

from crossing.ledger import changes, load, resource
from crossing.paths import ROOT

DOCUMENTS = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("*.md")}
ARCHITECTURE = DOCUMENTS["ARCHITECTURE.md"]
DOORS, SMALL = {"cli", "show"}, {"cache", "errors", "files", "outputs", "paths", "system"}


def layers() -> list[str]:
    """The rooms in the order that import-linter holds, the first that may import from no other first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    names = [name.strip().removeprefix("crossing.") for layer in contract["layers"] for name in re.split("[:|]", layer)]
    return [name for name in reversed(names) if name not in DOORS | SMALL]


def rooms() -> dict[str, set[str]]:
    """The rooms of the table in ARCHITECTURE.md in its order, each with the rooms that it says it imports from."""
    table = ARCHITECTURE.split("| room | holds")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \|.*\|(.*)\|$", table, re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", imports)) for name, imports in rows}


def imports() -> dict[str, set[str]]:
    """What each room imports from, of the other rooms, as the code has it."""
    graph = grimp.build_graph("crossing", cache_dir=None)
    found: dict[str, set[str]] = {name: set() for name in layers()}
    for module in graph.modules:
        room = module.split(".")[1:2]
        for imported in graph.find_modules_directly_imported_by(module) if room and room[0] in found else ():
            other = imported.split(".")[1:2]
            if other and other != room and other[0] in found:
                found[room[0]].add(other[0])
    return found


def test_the_rooms_are_those_of_the_contract():
    assert list(rooms()) == layers()


@pytest.mark.slow
def test_rooms_import_what_the_table_says():
    """No room imports from one that its row does not name, and no row names one that stands below it."""
    said = rooms()
    assert {name: sorted(used - said[name]) for name, used in imports().items() if used - said[name]} == {}
    below = {name: layers()[place:] for place, name in enumerate(layers())}
    assert {name: sorted(named & set(below[name])) for name, named in said.items() if named & set(below[name])} == {}


def test_the_drawing_shows_every_room_in_order():
    drawing = ARCHITECTURE.split("## The flow")[1].split("## The rooms")[0]
    places = [
        drawing.index(name) for name in re.findall(r"^ {2,}.*?\b(\w+)$", drawing, re.MULTILINE) if name in layers()
    ]
    assert places == sorted(places)
    assert set(layers()) <= set(re.findall(r"\w+", drawing))


@pytest.mark.parametrize("room", ["reading", "articles", "book", "show"])
def test_the_head_of_a_room_names_its_own_modules(room: str):
    """What a word of its docstring in code marks names stands in the room."""
    folder = ROOT / "scripts" / "crossing" / room
    named = re.findall(r"`([a-z_]+)`", ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or "")
    assert named
    there = {path.stem for path in folder.iterdir()}
    assert sorted(set(named) - there) == [], f"scripts/crossing/{room}/__init__.py names modules that are not there"


def test_paths_that_the_documents_name_are_there():
    """A path in code marks, or the target of a link, leads to something: from the top or from scripts/crossing."""
    missing = [
        (name, path)
        for name, text in DOCUMENTS.items()
        for path in re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`|\]\(([\w./-]+)\)", text)
        for path in filter(None, path)
        if not path.startswith(("_build", "NAME", "chapters/NAME"))
        and not any((folder / path).exists() for folder in (ROOT, ROOT / "scripts" / "crossing"))
    ]
    assert missing == []


def test_commands_that_the_documents_name_exist_and_one_table_names_each():
    asked = [sys.executable, "-m", "crossing.cli", "--help"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    known = set(re.findall(r"^ {4}(\w+)", said, re.MULTILINE))
    named = {word for text in DOCUMENTS.values() for word in re.findall(r"book\.py (\w+)", text)}
    assert named <= known
    table = DOCUMENTS["CONTRIBUTING.md"].split("## Every command")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    assert {word for cell in cells for word in re.findall(r"book\.py (\w+)", cell)} == known


def test_the_cell_that_the_recipe_of_a_correction_names_is_there():
    [(table, key, column)] = re.findall(
        r"python3 scripts/book\.py correct (\w+) (\S+) (\w+)", DOCUMENTS["CONTRIBUTING.md"]
    )
    assert column in changes.by_key(resource(table))[key]


@pytest.mark.parametrize("name", ["README.md", "CITATION.cff"])
def test_what_stands_outside_the_book_counts_no_reports(name: str):
    """Nothing computes a number there, so none may stand there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert (
        re.findall(r"\b(?:\w+teen|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:news )?reports\b", text)
        == []
    )


def test_the_years_that_the_title_gives_are_those_of_the_reports():
    years = {source.published.year for source in load().rows.sources.values()}
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"{min(years)}-{max(years)}, and how the figures hold up" in text


def test_the_commits_that_only_lay_out_code_are_named_by_their_hash():
    lines = (ROOT / ".git-blame-ignore-revs").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[0-9a-f]{40}", line)] == []
    assert ".git-blame-ignore-revs" in DOCUMENTS["CONTRIBUTING.md"]


def test_the_command_that_makes_the_requirements_is_the_pinned_one():
    """It runs here without a network only to show its help; the pin stands in the group dev."""
    done = subprocess.run([sys.executable, "-m", "uv", "--version"], capture_output=True, text=True, check=True)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = next(item for item in settings["dependency-groups"]["dev"] if str(item).startswith("uv=="))
    assert done.stdout.split()[1] == pinned.removeprefix("uv==")
