"""Find the Chromium that the browser tests drive; install Debian's where there is none and that can be done."""

from __future__ import annotations

import os
import shutil

from . import debian
from .errors import BookError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE = "CROSSING_CHROMIUM"
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--disable-dev-shm-usage",
)


def find_chromium() -> str:
    """Return the path of a Chromium, installing Debian's package where the user is root and there is none.

    Raises BookError if there is none and none can be installed: the browser tests never skip.
    """
    found = _present()
    if found is None:
        debian.install("the browser tests and the PDF", "chromium", "fonts-liberation")
        found = _present()
    if found is None:
        raise BookError(
            "the browser tests and the PDF need Chromium and none was found: install it (on Debian: apt install chromium) "
            f"or name one in the environment variable {VARIABLE}."
        )
    return found


def _present() -> str | None:
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, NAMES) if path), None)
