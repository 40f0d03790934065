"""The environments under _build/: the book's own, and JupyterLab's. Needs nothing but Python.

An environment is made again whenever its list of packages, the Python or the place of the checkout is another one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "_build"
RELEASES = "releases"  # the folder of what is deposited, which no command could make again
DISK_FULL = "The disk is full: free some space (about 1.5 GB are needed) and run the command again."
NO_NETWORK = (
    "NewConnectionError",
    "Temporary failure in name resolution",
    "Network is unreachable",
    "Connection refused",
    "ProxyError",
    "ReadTimeoutError",
    "ConnectTimeout",
    "NameResolutionError",
)
# nothing is kept outside the checkout, in a cache of the user's
PIP_OPTIONS = "--require-hashes --only-binary :all: --no-cache-dir --progress-bar off --disable-pip-version-check --no-input".split()
STEP = 20  # packages collected between two lines of progress


class SetupError(Exception):
    """Something that the user has to mend before an environment can be made; one clear sentence."""


def digest_of(requirements: Path) -> str:
    """Return what tells one list of packages from another. Raises SetupError if the list is missing."""
    if not requirements.is_file():
        raise SetupError(f"{requirements.name} is missing: restore it from version control.")
    return hashlib.sha256(requirements.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Environment:
    """A folder of packages for one purpose, made from a pinned list."""

    what: str
    folder: Path
    requirements: Path

    def python(self) -> Path:
        """Return where its Python is, or will be."""
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def make(self) -> None:
        """Make the environment, or leave it where it is already what its list asks for.

        Raises SetupError if the list is missing, no tool is there to make it, or a package cannot be had.
        """
        wanted = f"{digest_of(self.requirements)}\n{sys.version.split()[0]}\n{ROOT}\n"  # the list, this Python and this place
        done = self.folder / "made-from.txt"
        if not self._is(done, wanted):
            with held(self.folder):
                if not self._is(done, wanted):  # another command may have made it in the meantime
                    self._make()
                    done.write_text(wanted, encoding="utf-8")

    def _is(self, done: Path, wanted: str) -> bool:
        return holds(done, wanted) and self.python().is_file()

    def _make(self) -> None:
        started = time.monotonic()
        say(f"Making {self.what} in _build/{self.folder.name} (once; about a minute) ...")
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)  # where nothing can be written it is this that says so
        if not self._made_by_uv():
            make_bare(self.folder, self.python())
            if not (self._has_own_uv() and installed_by_uv(self.python(), self.requirements)):
                install(self.python(), self.requirements)
        link_package(self.python())
        say(f"It is ready ({time.monotonic() - started:.0f} s).")

    def _made_by_uv(self) -> bool:
        """Make the environment with uv where that is installed: it is several times faster; False if it did not work."""
        uv = shutil.which("uv")
        quietly = ["--quiet", "--no-cache"]  # nothing is kept in the user's home
        if uv is None or not quiet([uv, "venv", *quietly, "--python", sys.executable, str(self.folder)]):
            return False
        command = [uv, "pip", "install", *quietly, "--python", str(self.python()), "--require-hashes", "--no-build"]
        if quiet([*command, "-r", str(self.requirements)]):
            return True
        shutil.rmtree(self.folder, ignore_errors=True)
        return False

    def _has_own_uv(self) -> bool:
        """Give the environment the uv that its list pins; False where it pins none, or that cannot be had."""
        pinned = re.search(r"^uv==.*(?:\n[ \t].*)*", self.requirements.read_text(encoding="utf-8"), re.MULTILINE)
        if pinned is None:
            return False
        alone = self.folder / "uv.txt"
        alone.write_text(f"{pinned[0]}\n", encoding="utf-8")
        return quiet([str(self.python()), "-m", "pip", "install", *PIP_OPTIONS, "-r", str(alone)])


@dataclass(frozen=True)
class Extra:
    """Packages that one command needs beyond an environment, from a pinned list that fits the environment's own."""

    what: str
    environment: Environment
    requirements: Path

    def add(self) -> None:
        """Add the packages to the environment, or leave it where they are there. Raises SetupError if one cannot be had."""
        digest = digest_of(self.requirements)
        done = self.environment.folder / f"{self.requirements.stem}.txt"  # goes when the environment is made anew
        if not holds(done, digest):
            with held(self.environment.folder):
                if not holds(done, digest):
                    self._add()
                    done.write_text(digest, encoding="utf-8")

    def _add(self) -> None:
        say(f"Adding {self.what} to _build/{self.environment.folder.name} (once) ...")
        # the environment holds a uv of its own, but has a pip only where pip made it
        if not installed_by_uv(self.environment.python(), self.requirements):
            install(self.environment.python(), self.requirements)


BOOK = Environment("the book's environment", BUILD / "env", ROOT / "requirements.txt")
LAB = Environment("an environment for JupyterLab", BUILD / "lab", ROOT / "scripts" / "requirements-lab.txt")
ARCHIVE = Extra("what archives need", BOOK, ROOT / "scripts" / "requirements-archive.txt")


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold an environment, so that one command at a time makes it; the others wait. A command that is killed lets go."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # which it raises when it has waited ten seconds
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def holds(path: Path, text: str) -> bool:
    """Return whether a file is there and holds this text."""
    return path.is_file() and path.read_text(encoding="utf-8") == text


def clean(*, everything: bool) -> str:
    """Remove what was built, the environments too if `everything`, no archive of a release; return what to say of it."""
    kept = {RELEASES} if everything else {RELEASES, BOOK.folder.name, LAB.folder.name}
    for path in sorted(BUILD.glob("*")):
        if path.name not in kept:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    if everything:
        return "Removed the built site and the environments."
    return "Removed the built site; the environments are kept (clean --all removes them)."


def make_bare(folder: Path, python: Path) -> None:
    """Make an environment with pip in it, by the first way that works here.

    Python's own venv comes first. A Python without ensurepip (Debian's, for one) gets its pip from a pip outside, or,
    for root on Debian, from the distribution's package. Raises SetupError if no way works.
    """
    if quiet([sys.executable, "-m", "venv", str(folder)]):
        return
    if quiet([sys.executable, "-m", "virtualenv", str(folder)]):
        return
    if (
        quiet([sys.executable, "-m", "pip", "--version"])
        and quiet([sys.executable, "-m", "venv", "--without-pip", str(folder)])
        and quiet([sys.executable, "-m", "pip", "--python", str(python), "install", "pip"])
    ):
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing Debian's package {package} ...")
        quiet(["apt-get", "update"])
        for name in (package, "python3-venv"):
            quiet(["apt-get", "install", "-y", "--no-install-recommends", name])
            shutil.rmtree(folder, ignore_errors=True)
            if quiet([sys.executable, "-m", "venv", str(folder)]):
                return
    shutil.rmtree(folder, ignore_errors=True)
    raise SetupError(
        "This Python cannot make a virtual environment: install its venv module "
        f"(on Debian or Ubuntu: apt install {package}) and run the command again."
    )


def quiet(command: list[str]) -> bool:
    """Run a command without its output; True if it succeeds."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0


def installed_by_uv(python: Path, requirements: Path) -> bool:
    """Install a pinned list with the environment's own uv, in a fifth of the time that pip takes; False if it did not work."""
    options = [
        "--no-cache",
        "--quiet",
        "--python",
        str(python),
        "--require-hashes",
        "--no-build",
        "-r",
        str(requirements),
    ]
    return quiet([str(python), "-m", "uv", "pip", "install", *options])


def install(python: Path, requirements: Path) -> None:
    """Install a pinned list with pip, with a line of progress now and then. Raises SetupError if pip fails."""
    process = subprocess.Popen(
        [str(python), "-m", "pip", "install", *PIP_OPTIONS, "-r", str(requirements)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    lines, count = [], 0
    for line in process.stdout or ():
        lines.append(line.rstrip())
        if line.startswith("Collecting "):
            count += 1
            if count % STEP == 0:
                say(f"  {count} packages collected ...")
        elif line.startswith("Installing collected"):
            say(f"  installing {count} packages ...")
    if process.wait() != 0:
        raise SetupError(pip_sentence("\n".join(lines), requirements.name))


def pip_sentence(output: str, name: str) -> str:
    """Return one sentence for what pip said when it failed to install the list of this name."""
    if "No space left" in output:
        return DISK_FULL
    if any(words in output for words in NO_NETWORK):
        return f"The packages in {name} could not be fetched because the network did not answer: connect and run the command again."
    errors = [line for line in output.splitlines() if line.startswith("ERROR")] or output.splitlines()[-1:]
    return f"pip could not install {name} ({'; '.join(errors)[:300]}): put that right and run the command again."


def os_sentence(error: OSError) -> str:
    """Return one sentence for an error of the operating system."""
    if error.errno == errno.ENOSPC:
        return DISK_FULL
    if isinstance(error, PermissionError) and error.filename:
        return f"{error.filename} is not yours to write or read: work in a copy of the book of your own (git clone), or ask its owner."
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}: put that right and run the command again."


def link_package(python: Path) -> None:
    """Let an environment import the package `crossing` from scripts/, in notebooks as in tests.

    The line is pure ASCII whatever the folder is called: Python 3.11 and 3.12 read it in the locale's encoding, later ones in UTF-8.
    """
    question = [str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]
    packages = subprocess.run(question, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    line = f"import sys; sys.path.append({str(ROOT / 'scripts')!a})\n"
    Path(packages, "crossing.pth").write_text(line, encoding="ascii")


def say(text: str) -> None:
    """Print a line of progress, at once."""
    print(text, flush=True)
