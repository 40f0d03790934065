"""`book.py check ARCHIVE --out FILE.parquet`: a thousand articles and more, with progress, and on from where it stopped.

Out: a table of figures with their answers, one of alarms, one of articles, one of statements that do not go together, and a
page that sums them up by outlet, month and kind.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

from crossing.articles import cluster, items, run, store, together
from crossing.articles.optional import needed
from crossing.articles.overview import Overview
from crossing.articles.run import Row, Task
from crossing.errors import BookError

CHUNK = 25  # articles: a second or two of work, so that a stop costs little and progress is seen
INTERVALS = {True: 0.5, False: 15.0}  # seconds between two words of progress, at a terminal and elsewhere


@dataclass(frozen=True, slots=True)
class Plan:
    """What to check, where to write, and how: `workers` processes (0: one for each core), or the cluster at `scheduler`."""

    archive: Path
    out: Path
    published: date | None = None
    workers: int = 0
    scheduler: str = ""

    def check(self) -> None:
        """Raise BookError where the plan cannot be carried out, before any work is done."""
        if self.out.suffix.lower() != ".parquet":
            raise BookError(f"{self.out.name} does not end in .parquet: name the file for the table of figures so.")
        if not self.out.parent.is_dir():
            raise BookError(f"The folder of {self.out} does not exist: make it, or choose another place for --out.")
        if self.archive.is_dir() and self.archive.resolve() in self.out.resolve().parents:
            raise BookError(
                f"{self.out.name} would lie in the archive, and the next run read its overview as an article: "
                "give --out another folder."
            )
        if self.out.resolve() == self.archive.resolve():
            raise BookError(f"{self.out.name} is the archive itself: give another name for --out.")
        if not self.archive.exists():
            raise BookError(f"{self.archive.name} does not exist: check the name of the archive.")
        if not self.archive.is_dir() and not items.is_table(self.archive):
            raise BookError(
                f"{self.archive.name} is not an archive: give a folder of articles, or a table in CSV or Parquet with the columns "
                f"{', '.join(items.COLUMNS)}."
            )
        needed("pyarrow")
        self._check_places()

    def _check_places(self) -> None:
        """Raise BookError where a file that no such check wrote would be written over."""
        tables = {self.out: store.FIGURES, store.beside(self.out, "alarms"): store.ALARMS}
        tables |= {
            store.beside(self.out, "articles"): store.ARTICLES,
            store.beside(self.out, "together"): together.COLUMNS,
        }
        taken = [path for path, columns in tables.items() if path.exists() and not store.is_own(path, columns)]
        page = self.out.with_suffix(".html")
        if page.exists() and not self.out.exists():
            taken.append(page)
        if taken:
            raise BookError(
                f"{taken[0].name} is there already and would be written over, which no check of an archive wrote: "
                "give another name for --out."
            )


@dataclass
class Progress:
    """Says on a terminal, or now and then in a log, how far a run has come."""

    out: TextIO
    total: int | None
    done: int = 0
    kept: int = 0
    started: float = field(default_factory=time.monotonic)
    said: float = 0.0
    told: int = -1  # how many were done when it was last said

    def add(self, articles: int, *, kept: bool = False) -> None:
        """Count articles that are done, or were `kept` from an earlier run."""
        self.done += articles
        self.kept += articles if kept else 0
        if time.monotonic() - self.said >= INTERVALS[self.out.isatty()]:
            self.say()

    def say(self, end: str = "") -> None:
        """Print how far it has come; in a log nothing twice."""
        terminal = self.out.isatty()
        if self.told == self.done and not terminal:
            return
        self.said, self.told = time.monotonic(), self.done
        rate = (self.done - self.kept) / max(self.said - self.started, 1e-6)
        words = f"{self.done:,}" + (f" of {self.total:,}" if self.total else "") + " articles"
        if self.done > self.kept:
            words += f", {rate:,.1f} a second"
            if self.total and self.total > self.done:
                words += f", {_time((self.total - self.done) / rate)} left"
        print(f"\r{words:<70}" if terminal else words, end=end if terminal else "\n", file=self.out, flush=True)


def _time(seconds: float) -> str:
    return (
        f"{seconds:.0f} s"
        if seconds < 90
        else f"{seconds / 60:.0f} min"
        if seconds < 5400
        else f"{seconds / 3600:.1f} h"
    )


def check_archive(plan: Plan, words: TextIO | None = None) -> Overview:
    """Check an archive and write what was found. Raises BookError; what was done until then is kept for the next run."""
    plan.check()
    words = words or sys.stderr
    parts = store.Parts(plan.out)
    with parts.held():
        overview = _checked(plan, parts, words)
        parts.remove()
    return overview


def _checked(plan: Plan, parts: store.Parts, words: TextIO) -> Overview:
    """Check what no earlier run has checked, and write the tables and the page from all parts."""
    progress = Progress(words, items.count(plan.archive))
    order: list[Path] = []
    with _workers(plan) as workers:
        for task, rows in workers(_open_tasks(plan, parts, order, progress), run.CHECK):
            parts.write(parts.path(task), rows)
            progress.add(len(task.articles))
        progress.say("\n")
        if not order:
            raise BookError(f"{plan.archive.name} holds no articles: check the name of the archive.")
        overview = Overview(plan.archive.name)
        store.write_tables(plan.out, _gathered(parts, order, overview))
        overview.together = together.write(plan.out, workers)
    overview.write(plan.out)
    return overview


def _open_tasks(plan: Plan, parts: store.Parts, order: list[Path], progress: Progress) -> Iterator[Task]:
    """The chunks that no earlier run has done; the part of each, done or not, is noted in `order`."""
    for place, chunk in enumerate(items.chunks(plan.archive, CHUNK)):
        task = Task(place, tuple(chunk), plan.published)
        path = parts.path(task)
        order.append(path)
        if parts.read(path) is None:
            yield task
        else:
            progress.add(len(chunk), kept=True)


def _gathered(parts: store.Parts, order: list[Path], overview: Overview) -> Iterator[list[Row]]:
    for path in order:
        rows = parts.read(path)
        if rows is None:
            raise BookError(f"{path.name} is damaged or gone: run the command again, which checks these articles anew.")
        for row in rows:
            overview.add(row)
        yield rows


@contextmanager
def _workers(plan: Plan) -> Iterator[run.Runner]:
    """Whoever does the work: a cluster, this process alone, or so many of its kind."""
    count = plan.workers or os.cpu_count() or 1
    if plan.scheduler:
        with cluster.connected(plan.scheduler) as workers:
            yield workers
    elif count == 1:
        yield run.on_one_core
    else:
        with run.Cores(count) as cores:
            yield cores
