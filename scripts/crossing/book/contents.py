"""Which pages the book has, in which order: what _toc.yml says; and where they are published, if the user says so."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import yaml

from crossing.errors import BookError
from crossing.language.addresses import is_address
from crossing.language.text import one_line
from crossing.paths import ROOT

ADDRESS = "CROSSING_BASE_URL"  # the one variable of the user's that reaches the pages


def chapters() -> list[Path]:
    """Return the book's pages in the order of the table of contents: notebooks, and Markdown where there is no code.

    Raises BookError if one is missing, or where the table of contents cannot be read.
    """
    contents = settings("_toc.yml")
    try:
        names = [contents["root"], *(entry["file"] for entry in contents["chapters"])]
    except (KeyError, TypeError):
        raise BookError("_toc.yml is not a table of contents: restore it from version control.") from None
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise BookError(f"_toc.yml names {twice} twice: a page stands once in the table of contents.")
    paths = []
    for name in names:
        found = [path for path in (ROOT / f"{name}.ipynb", ROOT / f"{name}.md") if path.is_file()]
        if not found:
            raise BookError(
                f"_toc.yml names {name}.ipynb, which is missing: restore it or correct the table of contents."
            )
        paths.append(found[0])
    return paths


def settings(name: str) -> dict[str, Any]:
    """Return what _toc.yml or _config.yml says. Raises BookError, with the line where there is one, if it cannot be read."""
    require(ROOT / name)
    try:
        said = yaml.safe_load(text_of(ROOT / name))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BookError(f"{name}, line {line}: not valid YAML ({error.problem}); mend that line.") from None
    except yaml.YAMLError as error:
        raise BookError(f"{name}: not valid YAML ({one_line(str(error))}); mend it.") from None
    if said is None:
        raise BookError(f"{name} says nothing: restore it from version control.")
    if not isinstance(said, dict):
        what = "a table of contents" if name == "_toc.yml" else "a list of settings, each with its name"
        raise BookError(f"{name} is not {what}: restore it from version control.")
    return said


def require(path: Path) -> None:
    """Raise BookError if a file of the book is missing, or a folder stands in its place."""
    if path.is_dir():
        raise BookError(f"{path.name} is a folder where a file is needed: restore it from version control.")
    if not path.exists():
        raise BookError(f"{path.name} is missing: restore it from version control.")


def notebooks() -> list[Path]:
    """Return those pages of the book that are notebooks."""
    return [path for path in chapters() if path.suffix == ".ipynb"]


def text_of(path: Path) -> str:
    """Return what a file of the book holds. Raises BookError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        raise BookError(f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8.") from None


def public_address() -> str:
    """Return the site's public address as the user gives it, empty where none is given. Raises BookError if it is none."""
    address = os.environ.get(ADDRESS, "")
    if address and not is_address(address):
        raise BookError(
            f"{ADDRESS} is “{address}”, which is not an address of a site: give one such as https://figures.example.org/book."
        )
    return address


def short_title(title: str) -> str:
    """Return what a chapter is called where there is little room: its title before the first colon or comma."""
    return re.split(r"[:,]", title)[0]
