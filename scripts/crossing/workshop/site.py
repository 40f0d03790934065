"""The built site and what stands beside it: moving a new one into place, and knowing whether it is still what was built."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from crossing import cache, files
from crossing.paths import BUILD, EDITIONS, SITE
from crossing.workshop import inputs

PREVIOUS = BUILD / "html.previous"
RECORD = BUILD / "site.json"  # what the site was made from: "book", "built", "now" and "editions", digests all
LOCK = BUILD / "lock"
UNPUBLISHED = (".buildinfo", "objects.inv", "_sources")  # Sphinx's own, which no reader needs


@contextmanager
def locked() -> Iterator[None]:
    """Hold the book, so that one command at a time changes it or what is built; wait where another holds it.

    Raises BookError or OSError where _build is no folder that can be written to.
    """
    files.make_folder(BUILD)
    lock = FileLock(LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print("Another command is changing the book; waiting for it ...", flush=True)
        lock.acquire()
    try:
        restore_previous()
        yield
    finally:
        lock.release()


def restore_previous() -> None:
    """Put the last good site back if a build was stopped between the two renames that swap the sites."""
    if PREVIOUS.exists():
        if SITE.exists():
            shutil.rmtree(PREVIOUS)
        else:
            PREVIOUS.rename(SITE)


def stands(book: str) -> bool:
    """Return whether the site is there as it was built, from what makes this digest of the book."""
    record = _record()
    return record.get("book") == book and record.get("now") == _digest(SITE)


def swap(built: Path, book: str) -> list[str]:
    """Move a new site, made from the book of this digest, into place; return what there is to say about its editions.

    The old site goes only when the new one stands. A PDF and an EPUB made from the same pages come along.
    """
    for name in UNPUBLISHED:
        path = built / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    digest, said = _digest(built), []
    made = SITE / EDITIONS
    record = {"book": book, "built": digest}
    if made.is_dir():
        if _record().get("editions") == _of_editions(digest):
            from crossing import editions  # here, since they are slow to import

            shutil.copytree(made, built / EDITIONS)
            editions.offer(built)
            record["editions"] = _of_editions(digest)
            said.append("The PDF and the EPUB are kept: their pages are the same.")
        else:
            said.append(
                "The PDF and the EPUB of the last site are gone, its pages have changed: “editions” makes new ones."
            )
    RECORD.unlink(missing_ok=True)
    if SITE.exists():
        SITE.rename(PREVIOUS)
    built.rename(SITE)
    shutil.rmtree(PREVIOUS, ignore_errors=True)
    _write(record)
    return said


def make_editions() -> int:
    """Make a PDF and an EPUB of the site, to be kept by later builds as long as its pages are the same; return 0.

    Raises BookError where they cannot be made; editions made before are then as they were.
    """
    from crossing import editions

    with locked():
        status = editions.run()
        record = _record()
        if "built" in record:
            _write({**record, "editions": _of_editions(record["built"])})
    return status


def _of_editions(built: str) -> str:
    """A digest of what editions are made from: the pages as built, and the code that prints them."""
    return cache.digest(built, inputs.of_folder(inputs.PACKAGE / "editions"))


def _digest(site: Path) -> str:
    """A digest of a site's files but for its editions."""
    kept = [path for path in inputs.files(site) if path.relative_to(site).parts[0] != EDITIONS]
    return inputs.of_files(kept, site)


def _record() -> dict[str, str]:
    try:
        return dict(json.loads(RECORD.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _write(record: dict[str, str]) -> None:
    """Write what the site was made from, with a digest of how it stands now."""
    files.write(RECORD, json.dumps({**record, "now": _digest(SITE)}))
