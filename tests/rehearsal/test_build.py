"""The build: the same site everywhere, and a clear sentence with the last good site intact when something is wrong."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from copies import GOOD, assert_refused, differences, run, write_chapter
from crossing.book.contents import notebooks as those_with_code
from crossing.workshop import tables

pytestmark = pytest.mark.apart
MOST_LINES = 30  # that one changed digit may change in a notebook


def test_the_same_site_in_another_folder_at_another_time_zone(site: Path, checkout: Path):
    """Byte for byte the same as the site under test; the folder has a space in its name."""
    shutil.rmtree(checkout / "_build")
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


def test_faults_of_a_page_stop_each_build_and_no_network_is_needed(short: Path):
    """Every proxy points nowhere: once the environment is there a build asks nobody. An unknown figure, an unknown style and a
    broken link are each complained of after a good build, and once more: Sphinx alone would not read the page again."""
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    good = (short / "chapters" / "index.ipynb").read_text(encoding="utf-8")
    made = short / "_build" / "html"
    _built(short, **nowhere)
    (made / "index.html").write_text(GOOD, encoding="utf-8")
    faults = {
        "{fig}`turnaround-2021-09-99`": "turnaround-2021-09-99",
        "{fig}`turnaround-2021-09-12|wordz`": "wordz",
        "[nowhere](nowhere.ipynb)": "nowhere.ipynb",
    }
    write_chapter(short, "index", ["# Short", *faults], ["1 + 1"])
    for _ in range(2):
        assert_refused(run(short, "build"), short, "index", "turnaround-2021-09-99")
        log = (short / "_build" / "build.log").read_text(encoding="utf-8")
        complaints = [line for line in log.splitlines() if re.search("WARNING|ERROR", line)]
        assert [words for words in faults.values() if not any(words in line for line in complaints)] == []
    (short / "chapters" / "index.ipynb").write_text(good, encoding="utf-8")
    _built(short, CROSSING_BASE_URL="https://figures.example/some/book", **nowhere)
    _assert_public(made)


def _built(short: Path, **environment: str) -> None:
    done = run(short, "build", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    made = short / "_build" / "html"
    assert "828" in (made / "index.html").read_text(encoding="utf-8")
    assert not (short / "_build" / "html.previous").exists()


def _assert_public(made: Path) -> None:
    """Addresses start with the public one; a host shows 404.html at any depth, so its links start from the root of the host."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in made.glob("*.*ml")}
    assert 'rel="canonical" href="https://figures.example/some/book/ledger.html"' in texts["ledger.html"]
    assert 'property="og:image" content="https://figures.example/some/book/_static' in texts["index.html"]
    assert "<loc>https://figures.example/some/book/</loc>" in texts["sitemap.xml"]
    assert "https://figures.example/some/book/ledger.html</span>" in texts["ledger.html"]  # to cite
    addresses = re.findall(r'(?:href|src|action)="([^"]+)"', texts["404.html"])
    assert len(addresses) > 10
    assert [address for address in addresses if not address.startswith(("/some/book/", "https://", "#"))] == []


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
    tables.accept(checkout / "data")
    done = run(checkout, "refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = {path.name: _changed_lines(path, checkout / "chapters" / path.name) for path in those_with_code()}
    assert sum(lines.values()) > 0
    assert {name: number for name, number in lines.items() if number > MOST_LINES} == {}


def _changed_lines(one: Path, other: Path) -> int:
    """How many lines of a file have another wording in the other."""
    was, now = (Counter(path.read_text(encoding="utf-8").splitlines()) for path in (one, other))
    return (now - was).total()
