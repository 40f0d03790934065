"""Which pages the book has, in which order: what _toc.yml says."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from crossing.errors import BookError
from crossing.paths import ROOT


def chapters() -> list[Path]:
    """Return the book's pages in the order of the table of contents: notebooks, and Markdown where there is no code.

    Raises BookError if one is missing.
    """
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    paths = []
    for name in [contents["root"], *(entry["file"] for entry in contents["chapters"])]:
        found = [path for path in (ROOT / f"{name}.ipynb", ROOT / f"{name}.md") if path.is_file()]
        if not found:
            raise BookError(
                f"_toc.yml names {name}.ipynb, which is missing: restore it or correct the table of contents."
            )
        paths.append(found[0])
    return paths


def notebooks() -> list[Path]:
    """Return those pages of the book that are notebooks."""
    return [path for path in chapters() if path.suffix == ".ipynb"]


def short_title(title: str) -> str:
    """Return what a chapter is called where there is little room: its title before the first colon or comma."""
    return re.split(r"[:,]", title)[0]
