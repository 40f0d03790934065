"""Bad days: a build killed at any moment, a full disk, hostile cells. The last good site stays whole.

`book.py test --kills 50 tests/rehearsal/test_bad_days.py` is the long rehearsal.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from markupsafe import escape

from copies import GOOD, assert_refused, run
from crossing.book import finding_cards, findings, garbled, ledger_lists
from crossing.ledger import Ledger

pytestmark = pytest.mark.apart
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</td></tr></table>",
    "&lt;b&gt;",
    "{fig}`x`",
    "[a](javascript:alert(1))",
]


def test_builds_killed_at_random_moments_leave_the_good_site(short: Path, request: pytest.FixtureRequest):
    """After each step's line in turn, and a seeded fraction of a second; a kill in the swap itself may leave the good
    site under its second name. Then two builds at once make the site."""
    kills, moments = request.config.getoption("--kills"), random.Random(20211124)
    environment = {**os.environ, "PYTHONPATH": str(short / "scripts")}
    index = short / "_build" / "html" / "index.html"
    for number in range(kills):
        index.parent.mkdir(parents=True, exist_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "crossing.cli", "build"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        step = f"{4 - number % 4}/4 "  # the swap first
        reached = any(line.startswith(step) for line in process.stdout)
        time.sleep(moments.uniform(0, 0.02 if step == "4/4 " else 2))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert reached, f"no build came to step {step}"
        previous = short / "_build" / "html.previous" / "index.html"
        whole = index if index.is_file() else previous
        text = whole.read_text(encoding="utf-8")
        pages = {path.name for path in whole.parent.glob("*.html")}
        assert pages == (
            {"index.html"} if text == GOOD else {"index.html", "ledger.html", "methods.html", "search.html", "404.html"}
        )
        assert text == GOOD or (text.rstrip().endswith("</html>") and (whole.parent / ".nojekyll").is_file())
        if text != GOOD:  # the build had ended: put the old site back for the next kill
            shutil.rmtree(index.parent)
            index.parent.mkdir()
            index.write_text(GOOD, encoding="utf-8")
    two_at_once(short)
    assert index.read_text(encoding="utf-8").rstrip().endswith("</html>")


def two_at_once(short: Path) -> None:
    """Two builds at once do not disturb each other: one waits, and then finds nothing to do."""
    command, environment = (
        [sys.executable, "-m", "crossing.cli", "build"],
        {**os.environ, "PYTHONPATH": str(short / "scripts")},
    )
    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    said = sorted(process.communicate(timeout=600)[0] for process in both)
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("waiting for it" in text for text in said) == 1
    assert sum("Nothing has changed" in text for text in said) == 1


def _mounter() -> list[str]:
    """How this user can mount a small file system: as root, or in a user name space; fails where neither is allowed."""
    command = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    tried = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, (
        f"this test fills a small file system of its own, and this user may not mount one ({tried.stderr.strip()}): "
        "run the tests as root, or allow user name spaces (on Ubuntu: sysctl kernel.apparmor_restrict_unprivileged_userns=0)"
    )
    return command


@pytest.mark.skipif(
    sys.platform != "linux", reason="mounts a small file system, which this test knows how to do on Linux only"
)
@pytest.mark.parametrize("kilobytes", [40, 900])
def test_a_full_disk_is_one_sentence_and_the_good_site_stays(short: Path, kilobytes: int):
    """The build's folder is a file system of a few kilobytes, with the good site on it, and that the data was found sound."""
    folder = short / "_build" / "cache" / "sound-data"
    found = shutil.copy(max(folder.iterdir(), key=lambda path: path.stat().st_mtime), short)
    script = (
        f'mount -t tmpfs -o size={kilobytes}k tmpfs "$1/_build" && mkdir -p "$1/_build/html" "$4" && cp "$3" "$4" '
        f'&& printf "%s" "{GOOD}" > "$1/_build/html/index.html" && cd / && "$2" -m crossing.cli build; status=$?; cat "$1/_build/html/index.html" >&2; exit $status'
    )
    environment = {**os.environ, "PYTHONPATH": str(short / "scripts")}
    done = subprocess.run(
        [*_mounter(), "sh", "-c", script, "sh", str(short), sys.executable, str(found), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "The disk is full" in done.stderr and "Traceback" not in done.stderr
    assert done.stderr.endswith(GOOD)


@pytest.mark.parametrize("cell", HOSTILE)
def test_hostile_cells_reach_a_page_escaped_only(ledger: Ledger, cell: str):
    """Whatever stands in the ledger's text columns, the pages show it as text."""

    notes = ledger.annotations.head(3).copy()
    for column in ("quote", "quote_2", "what_is_wrong", "likely_reading"):
        notes[column] = cell
    claims = ledger.claims.copy()
    for column in ("quote", "speaker", "reading"):
        claims[column] = cell
    changed = ledger.replaced(claims=claims, annotations=notes, foremost=ledger.foremost.head(0))
    from crossing.crosscheck import results

    told = results(changed)
    pages = garbled.gallery(changed.rows.remarks.values()) + ledger_lists.ledger_table(changed, told.judgements)
    pages += findings.findings_page(told, changed)
    assert str(escape(cell)) in pages
    if "<" in cell:
        assert cell not in pages


def test_windows_line_ends_are_read_as_lines(short: Path):
    path = short / "data" / "money.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert_refused(run(short, "build"), short, "data/money.csv, row 1", "carriage return")


def test_what_only_looks_like_a_date_stays_as_written():
    assert finding_cards.in_words("from 2021-11-11 to 2021-02-31") == "from 11 November 2021 to 2021-02-31"
