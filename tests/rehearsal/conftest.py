"""Copies of the checkout for tests that build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from copies import GOOD, KEPT_OUT, keep_few_texts, write_chapter
from crossing import cache
from crossing.paths import ROOT


@pytest.fixture
def checkout(site: Path, tmp_path: Path) -> Path:
    """A copy of the checkout in a folder with a space in its name, with a good site in place.

    What the build of the site has kept comes along, so that only what a test changes is worked out again.
    """
    copy = Path(shutil.copytree(ROOT, tmp_path / "crossing figures", ignore=KEPT_OUT))
    keep_few_texts(copy)
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
    write_chapter(
        checkout, "index", ["# Short", "A figure: {fig}`turnaround-2021-09-12`. [The ledger](ledger.ipynb)."], ["1 + 1"]
    )
    write_chapter(
        checkout,
        "methods",
        [
            "# Methods",
            "(corrections)=\n## Corrections\n\nNone.",
            "(data)=\n## Data\n\nHere.",
            "(spreadsheet)=\n## Spreadsheets\n\nHere.",
        ],
        [],
    )
    return checkout
