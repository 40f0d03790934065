"""How long a build takes after each kind of change, as a ratio to a build from nothing, and what the rules take and find.

Each build runs in a copy of the checkout, beside the site that is there, and its site is compared with one built from
nothing. Seconds are those of the cores (user and system, children included): a machine that does other things as well
gives nearly the same. The clock on the wall is printed too.
"""

from __future__ import annotations

import filecmp
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from crossing.errors import BookError
from crossing.paths import ROOT
from crossing.workshop import bench_archive, bench_crosscheck, csv_tables, inputs
from crossing.workshop.bench_words import benchmark

KEPT_OUT = shutil.ignore_patterns("_build", ".git", "__pycache__", ".*_cache", ".ipynb_checkpoints")
CLAIMS = 10_000  # of the synthetic ledger that the cross-check is timed on
ARTICLES = 200  # of the archive; “bench --archive” takes other numbers


@dataclass(frozen=True)
class Change:
    """A change of the book: what it is, the file, the text to find (a regular expression) and its replacement."""

    what: str
    most: float  # the ratio that it may take
    path: str = ""
    old: str = ""
    new: str = ""


CHANGES = (
    Change("nothing changed", 0.1),
    Change(
        "one word in one chapter",
        0.25,
        "chapters/june-2025.ipynb",
        r"(?<=[a-z] )the(?= [a-z])",  # a word that no editing of the chapter takes away
        "this",
    ),
    Change("one digit in a table (money)", 0.6, "data/money.csv", "45500000", "45600000"),
    Change(
        "one digit in the series (daily)",
        1.0,
        "data/official/home_office_daily.csv",
        r"(?m)^(2025-05-31,\d+)5",
        r"\g<1>7",
    ),
)


@dataclass(frozen=True)
class Seconds:
    """What a command took: seconds of the cores, seconds on the wall."""

    cores: float
    wall: float

    def __add__(self, other: Seconds) -> Seconds:
        return Seconds(self.cores + other.cores, self.wall + other.wall)


def main() -> int:
    """Print the ratios and the figures of both rooms of rules; return 0 if every ratio is within its limit, else 1.

    Raises BookError if a build fails or gives another site than a build from nothing.
    """
    with tempfile.TemporaryDirectory(prefix="crossing-bench-") as name:
        within = _builds(Path(name))
    _crosscheck()
    _words()
    within &= bench_archive.main([ARTICLES]) == 0
    return 0 if within else 1


def _builds(folder: Path) -> bool:
    book = Path(shutil.copytree(ROOT, folder / "book", ignore=KEPT_OUT))
    csv_tables.accept(book / "data")
    clean = timed(book, "build")
    _line("a build from nothing", clean, clean, None)
    timed(book, "refresh")  # whoever changes a digit has refreshed before: what that kept is there
    timed(book, "build")
    within = True
    for change in CHANGES:
        before = _apply(book, change)
        csv_tables.accept(book / "data")
        taken = timed(book, "refresh") if change.path.startswith("data/") else Seconds(0, 0)
        taken = taken + timed(book, "build")
        within &= _line(change.what, taken, clean, change.most)
        if change.path:
            _compare(book, folder)
            (book / change.path).write_bytes(before)
            csv_tables.accept(book / "data")
            if change.path.startswith("data/"):
                timed(book, "refresh")
            timed(book, "build")
    return within


def _apply(book: Path, change: Change) -> bytes:
    """Change the file; return its bytes from before."""
    if not change.path:
        return b""
    path = book / change.path
    before = path.read_bytes()
    text, count = re.subn(change.old, change.new, before.decode(), count=1)
    if not count or text == before.decode():
        raise BookError(f"{change.path} no longer has what bench.py changes there ({change.old}): name something else.")
    path.write_bytes(text.encode())
    return before


def timed(book: Path, command: str) -> Seconds:
    """Run a command of a copy of the book and return what it took. Raises BookError if it fails."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "crossing.cli", command],
        env={**os.environ, "PYTHONPATH": str(book / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BookError(f"{command} failed while it was timed: {done.stderr.strip()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Seconds(cores, time.perf_counter() - started)


def _compare(book: Path, folder: Path) -> None:
    """Raise BookError unless the site is, byte for byte, what a build from nothing gives."""
    other = folder / "from nothing"
    shutil.copytree(book, other, ignore=KEPT_OUT)
    timed(other, "build")
    sites = book / "_build" / "html", other / "_build" / "html"
    names = {path.relative_to(site) for site in sites for path in inputs.files(site)}
    unlike = [
        name
        for name in sorted(names)
        if not all((site / name).is_file() for site in sites)
        or not filecmp.cmp(sites[0] / name, sites[1] / name, shallow=False)
    ]
    shutil.rmtree(other)
    if unlike:
        raise BookError(f"{unlike[0]} is not what a build from nothing gives ({len(unlike)} files differ).")


def _line(what: str, taken: Seconds, clean: Seconds, most: float | None) -> bool:
    """Print a line; return whether the ratio is within its limit."""
    ratio = taken.cores / clean.cores
    limit = "" if most is None else f" (at most {most:g})"
    print(
        f"{what:34}{taken.cores:7.1f} s of the cores {taken.wall:7.1f} s on the wall   ratio {ratio:.2f}{limit}",
        flush=True,
    )
    return most is None or ratio <= most


def _crosscheck() -> None:
    seconds, _, megabytes, findings = bench_crosscheck.measure(CLAIMS)
    print(
        f"cross-check of {CLAIMS:,} synthetic claims: {seconds:.1f} s, {megabytes:,.0f} MB, {findings:,} findings",
        flush=True,
    )


def _words() -> None:
    rows = benchmark()
    planted, found, alarms = (sum(row[name] for row in rows) for name in ("planted", "found", "false_alarms"))
    print(
        f"word rules: {found} of {planted} planted faults found, {alarms} false alarms in {sum(row['words'] for row in rows):,} words"
    )
