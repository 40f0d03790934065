"""The build: the same site everywhere, and a clear sentence with the last good site intact when something is wrong."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from copies import FOUND, assert_refused, differences, renewed, run, write_chapter
from crossing.book.contents import notebooks as those_with_code

pytestmark = pytest.mark.apart
MOST_LINES = 30  # that one changed digit may change in a notebook


def test_the_same_site_in_another_folder_at_another_time_zone(site: Path, checkout: Path):
    """Byte for byte the same as the site under test; the folder has a space in its name.

    Nothing comes along but what checks of the same data and pages found, which goes into no page.
    """
    for made in [*(checkout / "_build").iterdir(), *(checkout / "_build" / "cache").iterdir()]:
        if made.name not in ("cache", *FOUND):
            shutil.rmtree(made)
    done = run(checkout, "build", TZ="Pacific/Auckland", PYTHONHASHSEED="7")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Built" in done.stdout and "serve" in done.stdout
    assert differences(site, checkout / "_build" / "html") == []


def test_a_broken_notebook_stops_the_build_and_is_named(short: Path):
    write_chapter(short, "index", ["# Short"], ["1 + 1", "raise ValueError('the cell is broken')"])
    assert_refused(run(short, "build"), short, "chapters/index.ipynb, cell 3", "ValueError: the cell is broken")


def test_an_error_while_a_result_is_shown_is_told_by_its_name(short: Path):
    """The message from the kernel has no name of the error then."""
    cell = "class Shown:\n    def _repr_mimebundle_(self, **_):\n        raise ValueError('five for six')\nShown()"
    write_chapter(short, "index", ["# Short"], [cell])
    assert_refused(run(short, "build"), short, "chapters/index.ipynb, cell 2 failed: ValueError: five for six;")


def test_a_file_that_is_no_notebook_is_named(short: Path):
    (short / "chapters" / "index.ipynb").write_text("{", encoding="utf-8")
    assert_refused(run(short, "build"), short, "chapters/index.ipynb", "not a valid notebook")


def test_a_missing_chapter_is_named(short: Path):
    (short / "chapters" / "index.ipynb").unlink()
    assert_refused(run(short, "build"), short, "_toc.yml names chapters/index.ipynb", "missing")


def test_bad_data_stops_the_build_before_anything_is_made(short: Path):
    path = short / "data" / "claims.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("claim_id", "claim", 1), encoding="utf-8")
    assert_refused(run(short, "build"), short, "data/claims.csv, row 1, column 1", "“claim_id”")
    assert not (short / "_build" / "stage").exists()


def test_one_changed_digit_changes_few_lines_of_a_notebook(checkout: Path):
    """One digit of one day of the official series; the outputs are renewed and compared with the committed ones."""
    table = checkout / "data" / "official" / "home_office_daily.csv"
    text = table.read_text(encoding="utf-8")
    changed = re.sub(r"^(2025-05-31,\d+)5", r"\g<1>7", text, flags=re.MULTILINE)
    assert sum(map(str.__ne__, text, changed)) == 1
    table.write_text(changed, encoding="utf-8")
    package = (checkout / "data" / "datapackage.json").read_bytes()
    assert_refused(run(checkout, "refresh"), checkout, "the table daily no longer holds the release")
    assert (checkout / "data" / "datapackage.json").read_bytes() == package
    renewed(checkout)
    lines = {path.name: _changed_lines(path, checkout / "chapters" / path.name) for path in those_with_code()}
    assert sum(lines.values()) > 0
    assert {name: number for name, number in lines.items() if number > MOST_LINES} == {}


def _changed_lines(one: Path, other: Path) -> int:
    """How many lines of a file have another wording in the other."""
    was, now = (Counter(path.read_text(encoding="utf-8").splitlines()) for path in (one, other))
    return (now - was).total()
