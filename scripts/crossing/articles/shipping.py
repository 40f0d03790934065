"""What takes the package to the workers of a cluster. It is sent as it stands here, so nothing in it may need the package."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin


class Package(WorkerPlugin):  # type: ignore[misc, unused-ignore]  # Dask says nothing of its types
    """Unpacks the package and its data in a folder of the worker's own, and lets the worker import it from there."""

    idempotent = True

    def __init__(self, packed: bytes) -> None:
        """`packed` is a ZIP file with the folders scripts/crossing and data."""
        self.packed = packed
        self.digest = hashlib.sha256(packed).hexdigest()[:16]
        self.name = f"crossing-{self.digest}"

    def setup(self, worker: Any) -> None:
        """Unpack, once for each content; a worker that has another edition of the package forgets it."""
        root = Path(getattr(worker, "local_directory", None) or tempfile.gettempdir()) / self.name
        if not (root / "whole").is_file():
            with zipfile.ZipFile(io.BytesIO(self.packed)) as parts:
                parts.extractall(root)
            (root / "whole").touch()
        scripts = str(root / "scripts")
        if scripts not in sys.path:
            sys.path.insert(0, scripts)
            for name in [name for name in sys.modules if name.split(".")[0] == "crossing"]:
                del sys.modules[name]
