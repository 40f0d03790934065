"""Run the tests."""

from __future__ import annotations

import os
import subprocess
import sys

from crossing.paths import ROOT
from crossing.workshop import inputs


def test(options: list[str]) -> int:
    """Build the site, then run pytest with nbval; return pytest's exit status.

    `options` are pytest's own; unless they name files, pytest.ini's folders are run.
    """
    from crossing.system import find_chromium, find_java
    from crossing.workshop.build import build

    find_chromium()
    find_java()
    build()
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        "tests/pytest.ini",
        "--rootdir",
        ".",
        "--nbval",
        # one worker a core; the tests of a file stay together, as the cells of a notebook must
        "-n",
        "auto",
        "--dist",
        "loadfile",
        *options,
    ]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **inputs.FIXED}, check=False).returncode
