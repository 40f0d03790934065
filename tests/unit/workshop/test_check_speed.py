"""What a look at prose alone need not import: the packages that are slow to import and read data, draw or run cells."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crossing.paths import ROOT

SLOW = ("frictionless", "altair", "nbclient", "jupyter_client", "IPython")
ASKED = "import sys; from crossing.workshop import check_book; print([name for name in sys.argv[1:] if name in sys.modules])"


@pytest.mark.slow
def test_the_prose_is_checked_without_the_packages_that_it_does_not_need() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, *SLOW], cwd=ROOT / "scripts", capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
