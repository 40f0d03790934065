"""Chunks of an archive on a Dask cluster: the same function as on this machine, with the package sent to the workers.

The workers need what the check itself needs of requirements.txt (NumPy, RapidFuzz, wordfreq, PocketSphinx;
Trafilatura, python-docx and pypdf for pages, Word documents and PDFs). They need neither this checkout nor the archive: both are sent.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from crossing.articles.optional import needed
from crossing.articles.run import Job, Row
from crossing.errors import BookError
from crossing.paths import DATA, ROOT

PATIENCE = 20  # seconds to wait for a scheduler
ADDRESS = re.compile(r"(?:tcp|tls|wss?)://[^\s/]+:\d{1,5}")
AHEAD = 3  # tasks that wait for each worker's thread
SHIPMENTS = 5  # times the package is sent to the workers, of which some may be lost meanwhile
SENT = ("*.csv", "*.json")  # of the data


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at an address, whose workers can import this package. Raises BookError if there is none."""
    distributed = needed("distributed")
    if not ADDRESS.fullmatch(address):
        raise BookError(f"“{address}” is not an address of a scheduler: write one such as tcp://localhost:8786.")
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise BookError(f"No Dask scheduler answers at {address} ({_first_line(error)}): check the address.") from None
    try:
        import cloudpickle

        from crossing.articles import shipping

        cloudpickle.register_pickle_by_value(shipping)
        ship(client, shipping.Package(packed()))
        yield Cluster(client)
    finally:
        client.close(timeout=5)


def ship(client: Any, package: Any) -> None:
    """Give every worker the package, again if one of them is lost meanwhile; BookError if they cannot be reached at all."""
    for left in reversed(range(SHIPMENTS)):
        try:
            client.register_plugin(package)
        except OSError as error:  # a worker that is killed closes its stream
            if not left:
                raise BookError(f"The workers cannot be reached ({_first_line(error)}): check the cluster.") from None
        else:
            return


def packed() -> bytes:
    """The package and its data as a ZIP file, the same bytes for the same content."""
    paths = [*(ROOT / "scripts" / "crossing").rglob("*.*"), *(path for kind in SENT for path in DATA.rglob(kind))]
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as parts:
        for path in sorted(path for path in paths if path.is_file() and "__pycache__" not in path.parts):
            parts.writestr(zipfile.ZipInfo(path.relative_to(ROOT).as_posix()), path.read_bytes())
    return raw.getvalue()


class Cluster:
    """The workers of a cluster, through a client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __call__(self, tasks: Iterator[Any], job: Job) -> Iterator[tuple[Any, list[Row]]]:
        """Do tasks; they come as they are done, and no more than a few wait at a time.

        A task whose worker is lost is done again by another. One that has cost several workers is done piece by piece.
        """
        distributed = needed("distributed")
        done = distributed.as_completed(loop=self._client.loop)
        waiting: dict[Any, Any] = {}

        def give() -> None:
            task = next(tasks, None)
            if task is not None:
                future = self._client.submit(job.do, task, pure=False)
                waiting[future] = task
                done.add(future)

        for _ in range(AHEAD * max(sum(self._client.nthreads().values()), 1)):
            give()
        for future in done:
            task = waiting.pop(future)
            try:
                rows = future.result()
            except distributed.KilledWorker:
                rows = self._in_pieces(task, job)
            future.release()
            give()
            yield task, rows

    def _in_pieces(self, task: Any, job: Job) -> list[Row]:
        rows: list[Row] = []
        for piece in job.pieces(task):
            try:
                rows += self._client.submit(job.do, piece, pure=False).result()
            except needed("distributed").KilledWorker:
                rows += job.lost(piece)
        return rows


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:120] or type(error).__name__
