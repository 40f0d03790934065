"""What the machine has to have beside Python: a Chromium and a Java, from Debian's packages where that can be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from crossing.errors import BookError

# the one without windows of its own first: the others open one for each page, for which they work more than twice as much
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
CHROMIUM_PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's; Ubuntu has the second alone
CHROMIUM_VARIABLE = "CROSSING_CHROMIUM"
# How Chromium is started: without a window, as root, the same on every machine, and without asking other hosts.
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
JAVA_HOME = "JAVA_HOME"


def find_chromium() -> str:
    """Return the path of a Chromium, installing Debian's package where the user is root and there is none.

    Raises BookError if there is none and none can be installed: the browser tests never skip.
    """
    return _found(
        _chromium,
        "the browser tests and the PDF",
        [(package, "fonts-liberation") for package in CHROMIUM_PACKAGES],
        "the browser tests and the PDF need Chromium and none was found: install it (on Debian: apt install chromium) "
        f"or name one in the environment variable {CHROMIUM_VARIABLE}.",
    )


def _chromium() -> str | None:
    named = os.environ.get(CHROMIUM_VARIABLE)
    if named:
        return shutil.which(named)
    return next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)


def find_java() -> str:
    """Return the path of a Java, installing Debian's package where the user is root and there is none.

    Raises BookError if there is none and none can be installed: the test of the EPUB never skips.
    """
    return _found(
        _java,
        "epubcheck",
        [("default-jre-headless",)],
        "the test of the EPUB needs Java and none was found: "
        f"install it (on Debian: apt install default-jre-headless) or set {JAVA_HOME}.",
    )


def _java() -> str | None:
    home = os.environ.get(JAVA_HOME)
    return shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")


def _found(look: Callable[[], str | None], what_for: str, packages: Iterable[tuple[str, ...]], missing: str) -> str:
    """What `look` finds, if need be once one after the other of these sets of packages has been installed.

    Raises BookError with the sentence `missing` if none of them brought it.
    """
    found = look()
    for names in packages:
        if found is None:
            install(what_for, *names)
            found = look()
    if found is None:
        raise BookError(missing)
    return found


def install(what_for: str, *packages: str) -> None:
    """Install Debian packages where the user is root on such a system; elsewhere do nothing.

    `what_for` completes the line of progress. Whether it worked is for the caller to see.
    """
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing Debian's {packages[0]} for {what_for} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
