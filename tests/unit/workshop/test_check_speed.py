"""What a look at prose alone need not import: the packages that are slow to import and read data, draw or run cells."""

from __future__ import annotations

import subprocess
import sys

import pytest

from crossing.paths import ROOT

ASKED = "import sys; from crossing.workshop import check_book; print(sys.argv[1] in sys.modules)"


@pytest.mark.parametrize("slow", ["frictionless", "altair", "nbclient", "jupyter_client", "IPython"])
def test_the_prose_is_checked_without_a_package_that_it_does_not_need(slow: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED, slow],
        cwd=ROOT / "scripts",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("False", "")
