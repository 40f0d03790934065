"""Find the Java that runs epubcheck in the tests; install Debian's where there is none and that can be done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from . import debian
from .errors import BookError

HOME = "JAVA_HOME"


def find_java() -> str:
    """Return the path of a Java, installing Debian's package where the user is root and there is none.

    Raises BookError if there is none and none can be installed: the test of the EPUB never skips.
    """
    found = _present()
    if found is None:
        debian.install("epubcheck", "default-jre-headless")
        found = _present()
    if found is None:
        raise BookError(
            f"the test of the EPUB needs Java and none was found: install it (on Debian: apt install default-jre-headless) or set {HOME}."
        )
    return found


def _present() -> str | None:
    home = os.environ.get(HOME)
    return shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")
