"""Install what the tests drive from Debian's packages, where that can be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys


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
