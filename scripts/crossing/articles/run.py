"""A chunk of an archive checked, and chunks on one core, on all cores, or on a cluster: always the same function."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Any

from crossing.articles import as_json
from crossing.articles.checking import check_document
from crossing.articles.documents import Document, read_bytes, read_text
from crossing.articles.items import Raw
from crossing.errors import BookError

LONGEST = 60  # seconds of computing that one article may take; waiting for a busy machine does not count
AHEAD = 3  # chunks that wait for each worker, so that none is idle and memory stays small

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A chunk of articles: its place among the chunks, and the day to take for an article that has none."""

    place: int
    articles: tuple[Raw, ...]
    published: date | None = None


def check_chunk(task: Task) -> list[Row]:
    """Check the articles of a chunk: one object an article, as `as_json` makes it, in their order.

    Nothing that an article does ends the chunk: what cannot be checked is an object with an `error`.
    """
    return [_checked(raw, task.published) for raw in task.articles]


def _checked(raw: Raw, published: date | None) -> Row:
    named = {"ident": raw.ident, "outlet": raw.outlet}
    try:
        if raw.fault:
            raise BookError(f"{raw.ident or 'An article'} {raw.fault}")
        with _time_limit(raw.ident):
            document = _document(raw)
            checked = check_document(document, raw.published or published)
            return named | as_json.as_object(document, checked)
    except BookError as error:
        return named | as_json.failed(raw.ident, str(error))


def _document(raw: Raw) -> Document:
    name = raw.ident or "an article"
    return read_bytes(raw.content, name) if isinstance(raw.content, bytes) else read_text(raw.content, name)


@contextlib.contextmanager
def _time_limit(ident: str) -> Iterator[None]:
    """Stop an article that takes too long, where this system can (not in a thread, not on Windows)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise BookError(f"{ident} took more than {LONGEST} seconds of computing: check that it is an article.")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _lost(task: Task) -> list[Row]:
    """What stands for articles that ended the process which checked them."""
    return [
        {"ident": raw.ident, "outlet": raw.outlet}
        | as_json.failed(raw.ident, f"{raw.ident} ended the process that checked it.")
        for raw in task.articles
    ]


def _singles(task: Task) -> list[Task]:
    """The articles of a chunk, one by one."""
    return [Task(task.place, (raw,), task.published) for raw in task.articles]


@dataclass(frozen=True, slots=True)
class Job:
    """Work that processes can share: what is done for each task, for a task in `pieces`, and what stands for a lost piece.

    A task that ends the process it runs in is done again piece by piece, so that only the piece at fault is lost.
    """

    do: Callable[[Any], list[Row]]
    pieces: Callable[[Any], list[Any]]
    lost: Callable[[Any], list[Row]]


CHECK = Job(check_chunk, _singles, _lost)
Runner = Callable[[Iterator[Any], Job], Iterator[tuple[Any, list[Row]]]]


def on_one_core(tasks: Iterator[Any], job: Job) -> Iterator[tuple[Any, list[Row]]]:
    """Do task by task in this process."""
    for task in tasks:
        yield task, job.do(task)


class Cores:
    """So many processes of this machine; a context, at whose end they stop."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._pool = _pool(workers)

    def __enter__(self) -> Cores:
        return self

    def __exit__(self, fault: object, *_: object) -> None:
        self._pool.shutdown(wait=fault is None, cancel_futures=True)

    def __call__(self, tasks: Iterator[Any], job: Job) -> Iterator[tuple[Any, list[Row]]]:
        """Do tasks; they come as they are done, and no more than a few wait at a time."""
        waiting: dict[Future[list[Row]], Any] = {}
        more = True
        while more or waiting:
            while more and len(waiting) < AHEAD * self.workers:
                task = next(tasks, None)
                if task is None:
                    more = False
                else:
                    waiting[self._pool.submit(job.do, task)] = task
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            broken = []
            for future in done:
                task = waiting.pop(future)
                try:
                    yield task, future.result()
                except BrokenProcessPool:
                    broken.append(task)
            if broken:
                broken += waiting.values()
                waiting.clear()
                self._pool.shutdown(cancel_futures=True)
                for task in broken:
                    yield task, _in_pieces(task, job)
                self._pool = _pool(self.workers)


def _in_pieces(task: Any, job: Job) -> list[Row]:
    """A task that was being done when a process died."""
    rows: list[Row] = []
    pool = _pool(1)
    for piece in job.pieces(task):
        try:
            rows += pool.submit(job.do, piece).result()
        except BrokenProcessPool:
            rows += job.lost(piece)
            pool = _pool(1)
    pool.shutdown()
    return rows


def _pool(workers: int) -> ProcessPoolExecutor:
    # each process begins afresh: none inherits an open database or a lock that is held; on Linux the imports are done once
    context = get_context("forkserver" if sys.platform == "linux" else "spawn")
    if sys.platform == "linux":
        context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    """Ctrl+C is for the process that gave the work: it stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
