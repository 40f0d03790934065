"""Run the tests: pytest with what the book needs. The site is built when a test asks for it, and not before."""

from __future__ import annotations

import os
import subprocess
import sys

from crossing.paths import ROOT
from crossing.workshop import inputs

# how many workers there are, in which order they take the tests, and which stay together: crossing.workshop.pytest_plugin
ALL = "-c tests/pytest.ini --rootdir . --nbval -n auto --dist loadgroup --no-loadscope-reorder".split()
# neither the chapters nor anything that needs the site or takes long; what has come to take long is listed at the end
QUICK = ["-m", "unit and not slow", "--durations", "5", "--durations-min", "2", "tests/unit"]
QUICK += [
    "-n",
    str(os.cpu_count() or 1),
]  # none of them waits, so a further worker would only cost what it has to import


def test(options: list[str], *, quick: bool) -> int:
    """Run pytest with these options of its own and return its exit status; `quick` runs the unit tests alone.

    Unless the options name files, all tests are run, those of the chapters' cells included.
    """
    command = [sys.executable, "-m", "pytest", *ALL, *(QUICK if quick else []), *options]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **inputs.FIXED, **inputs.FOLDERS}, check=False
    ).returncode
