"""Results kept under _build/cache/ from one build to the next: each is named after all that it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from crossing import files
from crossing.paths import BUILD

FOLDER = BUILD / "cache"
UNUSED_DAYS = 30  # what no build has asked for in so long is thrown away


def digest(*parts: str | bytes) -> str:
    """Return a name for these parts, in this order: 64 hexadecimal digits that no other parts have."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(f"{len(content)} ".encode() + content)
    return whole.hexdigest()


def kept(kind: str, name: str, make: Callable[[], bytes]) -> bytes:
    """Return what was kept under a name, or make it and keep it.

    `name` must be a digest of everything that the result depends on. What is kept appears whole or not at all, so a
    build that is killed leaves nothing half-written, and builds side by side do not disturb each other. Where nothing
    can be written it is made each time.
    """
    path = FOLDER / kind / name
    content = _held(path)
    if content is None:
        content = make()
        with contextlib.suppress(OSError):
            files.write(path, content, folder=True)
    return content


def _held(path: Path) -> bytes | None:
    """What is kept at a place, which then counts as asked for today; None where nothing is."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return content


def tidy() -> None:
    """Throw away what has not been asked for in a month."""
    oldest = time.time() - UNUSED_DAYS * 86_400
    for path in FOLDER.rglob("*"):
        if path.is_file() and path.stat().st_mtime < oldest:
            path.unlink()
