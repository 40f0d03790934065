"""How an archive of articles scales: articles a second, memory, one process against two; and statements held against each other.

    book.py bench --archive 1000 10000 100000

The articles are made up from the official series, an error planted in one of twenty. Each measurement runs in a process of
its own, so that its memory is its own. Seconds are on the wall, since it is the wait that several processes shorten; those
of the cores stand beside them, for a machine that does other things as well.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from crossing.articles import run, together
from crossing.articles.archive import Plan, check_archive
from crossing.language import prose
from crossing.language.spans import Span, year_so_far
from crossing.official import Series, official
from crossing.reading.engine import book_tables

SEED = 1  # of what is made up
OUTLETS = 40
PLANTED = 20  # one article, and one statement, in so many has a number that is wrong
STATEMENTS = 10  # for each article, when statements are made up without articles
FILLER = (
    "The boats had left the beaches near Calais before dawn, and lifeboats were called out at first light.",
    "A spokesman for the department said that the crossings were dangerous and that it would not stop until the gangs were broken.",
    "Charities asked for safe routes and said that nobody boards such a boat who has another way.",
    "The weather in the strait is expected to turn by the end of the week, with strong winds from the south-west.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: what it did, in how long and with how much memory. `digest` tells whether two runs found the same."""

    count: int
    workers: int
    wall: float
    cores: float
    megabytes: float
    digest: str

    @property
    def rate(self) -> float:
        """How many a second."""
        return self.count / self.wall


def main(sizes: Sequence[int]) -> int:
    """Print a line for each size and number of processes; return 1 if two ways of running found different things, else 0."""
    same = True
    print("an archive checked             a second     wall s    cores s   peak MB")
    for count in sizes:
        same &= _pair("articles", count)
    print("statements held against each other")
    for count in sizes:
        same &= _pair("statements", count * STATEMENTS)
    return 0 if same else 1


def _pair(what: str, count: int) -> bool:
    one, two = (_in_a_process(what, count, workers) for workers in (1, 2))
    for found in (one, two):
        processes = "one process" if found.workers == 1 else f"{found.workers} processes"
        print(
            f"{count:>9,} {what:11}{processes:13}{found.rate:>7,.1f}{found.wall:>11,.1f}{found.cores:>11,.1f}{found.megabytes:>10,.0f}",
            flush=True,
        )
    print(
        f"{'':9} {'one to two':24}{one.wall / two.wall:>7.2f}   {'the same found' if one.digest == two.digest else 'NOT THE SAME FOUND'}",
        flush=True,
    )
    return one.digest == two.digest


def _in_a_process(what: str, count: int, workers: int) -> Measured:
    command = [sys.executable, "-m", "crossing.workshop.bench_archive", what, str(count), str(workers)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def articles(count: int, workers: int) -> Measured:
    """Check so many made-up articles with so many processes."""
    with tempfile.TemporaryDirectory(prefix="crossing-bench-") as name:
        folder = Path(name)
        write_archive(folder / "in.csv", count)
        before = _seconds()
        check_archive(Plan(folder / "in.csv", folder / "out.parquet", workers=workers), io.StringIO())
        wall, cores = (after - earlier for after, earlier in zip(_seconds(), before, strict=True))
        whole = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.glob("*.parquet"))))
    return Measured(count, workers, wall, cores, _megabytes(), whole.hexdigest())


def statements(count: int, workers: int) -> Measured:
    """Hold so many made-up statements against each other with so many processes."""
    before = _seconds()
    if workers == 1:
        found = together.found_in(made_statements(count), run.on_one_core)
    else:
        with run.Cores(workers) as cores_of_this_machine:
            found = together.found_in(made_statements(count), cores_of_this_machine)
    wall, cores = (after - earlier for after, earlier in zip(_seconds(), before, strict=True))
    digest = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
    return Measured(count, workers, wall, cores, _megabytes(), digest)


def _seconds() -> tuple[float, float]:
    """The clock on the wall, and the seconds of the cores of this process and those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return time.perf_counter(), sum(one.ru_utime + one.ru_stime for one in used)


def _megabytes() -> float:
    """The peak memory of this process and of the largest of those it started."""
    return sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def write_archive(path: Path, count: int) -> None:
    """Write so many made-up articles as a CSV archive, the same each time."""
    chance, series = random.Random(SEED), official(book_tables()).people.series
    busy = _busy_days(series)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["id", "date", "outlet", "text"])
        for number in range(count):
            day = chance.choice(busy)
            outlet = f"outlet {chance.randrange(OUTLETS):02d}"
            writer.writerow(
                [f"{number:07d}", day + timedelta(days=2), outlet, "\n".join(_lines(series, day, number, chance))]
            )


def _busy_days(series: Series) -> list[date]:
    return [day for day in series.days_of(100) if day.year >= 2020 and day + timedelta(days=2) <= series.last]


def _lines(series: Series, day: date, number: int, chance: random.Random) -> Iterator[str]:
    people, total = series.day(day), series.to_date(day)
    if number % PLANTED == 0:
        people = int(str(people)[::-1])
    month = series.month(day.year, day.month) if (series.last - day).days > 31 else None
    yield f"{people:,} people cross the Channel in one day"
    yield f"On {prose.day(day)}, {people:,} people crossed the Channel in small boats, which takes the total for the year to {total:,}."
    yield chance.choice(FILLER)
    if month is not None and day.month < 12:
        yield f"In {day - timedelta(days=365):%B %Y}, {series.month((day - timedelta(days=365)).year, (day - timedelta(days=365)).month):,} people arrived."
    yield chance.choice(FILLER)
    yield f"In {day.year - 1}, {series.year(day.year - 1):,} people crossed the Channel in small boats."
    yield chance.choice(FILLER)


def made_statements(count: int) -> Iterator[tuple[object, ...]]:
    """So many made-up statements, as rows of the table of figures (see together.Stated), the same each time."""
    chance, series = random.Random(SEED), official(book_tables()).people.series
    busy = _busy_days(series)
    for number in range(count):
        day = chance.choice(busy)
        span = chance.choice(
            [Span(day, day), year_so_far(day), Span(date(day.year - 1, 1, 1), date(day.year - 1, 12, 31))]
        )
        value, answer = float(series.total(span)), "fits"
        if number % (PLANTED * 50) == 0:
            value, answer = value + 300, "does_not_fit"
        yield (
            number // STATEMENTS, number % STATEMENTS, f"{number // STATEMENTS:07d}", f"outlet {chance.randrange(OUTLETS):02d}", day + timedelta(days=2),
            1, f"{value:,.0f} people", "people", value, None, "exact", span.start, span.end, answer,
        )  # fmt: skip


if __name__ == "__main__":
    measure = {"articles": articles, "statements": statements}[sys.argv[1]]
    print(json.dumps(asdict(measure(int(sys.argv[2]), int(sys.argv[3])))))
