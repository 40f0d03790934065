"""A build that does only what has to be done again gives, byte for byte, the site of a build from nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from copies import GOOD, assert_refused, differences, renewed, run, write_chapter
from crossing.workshop import csv_tables

pytestmark = pytest.mark.apart
CHAPTER = ["# Short", "(one)=\n## One\n\nA number: {fig}`turnaround-2021-09-12`. [The ledger](ledger.ipynb)."]
# prose with a fault: words of the complaint
FAULTS = {
    "{fig}`turnaround-2021-09-99`": "turnaround-2021-09-99",
    "{fig}`turnaround-2021-09-12|wordz`": "wordz",
    "[nowhere](nowhere.ipynb)": "nowhere.ipynb",
}
CODE = ["from crossing import show", "show.sources()", "show.events_table('july-2025')"]


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    done = run(folder, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def from_nothing(folder: Path) -> Path:
    """The site of the same book, built in another folder with nothing kept."""
    other = folder.parent / "from nothing"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("_build"))
    build(other)
    return other / "_build" / "html"


def read_again(folder: Path) -> str:
    """The line of Sphinx's log that says how many pages were read."""
    log = (folder / "_build" / "build.log").read_text(encoding="utf-8")
    return next(line for line in log.splitlines() if "changed, " in line and "added" in line)


def test_what_is_kept_changes_nothing(short: Path):
    """Nothing changed, a word, a digit, all of it taken back: after all changes the site is what a build from nothing
    gives, and what it was once they are taken back. A second renewal stores the same bytes again. Faults of a page stop
    the build after a good one, each is complained of, and once more: Sphinx alone would not read the page again."""
    write_chapter(short, "index", CHAPTER, CODE)
    csv_tables.accept(short / "data")
    as_stored = renewed(short)
    assert "need not run again" in build(short).stdout
    site = short / "_build" / "html"
    first = Path(shutil.copytree(site, short.parent / "first"))

    assert "Nothing has changed" in build(short).stdout
    assert differences(first, site) == []

    write_chapter(short, "index", ["# Short and good", *CHAPTER[1:]], CODE)
    assert "3 of 3 need not run again" in build(short).stdout
    assert "0 added, 1 changed, 0 removed" in read_again(short)
    assert "index.html" in differences(site, first)

    write_chapter(short, "index", ["# Short and bad", *FAULTS], CODE)
    (site / "index.html").write_text(GOOD, encoding="utf-8")
    for _ in range(2):
        assert_refused(run(short, "build"), short, "index", "turnaround-2021-09-99")
        log = (short / "_build" / "build.log").read_text(encoding="utf-8")
        complaints = [line for line in log.splitlines() if re.search("WARNING|ERROR", line)]
        assert [fault for fault, words in FAULTS.items() if not any(words in line for line in complaints)] == []
    write_chapter(short, "index", ["# Short and good", *CHAPTER[1:]], CODE)

    table = short / "data" / "policy.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("2018-01-18", "2018-01-19", 1), encoding="utf-8")
    csv_tables.renew_hashes(short / "data", ["policy"])
    assert renewed(short) != as_stored
    build(short)
    assert differences(site, from_nothing(short)) == []

    table.write_text(text, encoding="utf-8")
    write_chapter(short, "index", CHAPTER, CODE)
    csv_tables.renew_hashes(short / "data", ["policy"])
    assert renewed(short) == as_stored
    build(short)
    assert differences(site, first) == []
