"""What programs of others say of built pages: html5lib, the Nu HTML checker and Lighthouse.

The last two are used where they are found: the Nu checker's jar (VNU_JAR names it) with Java, Lighthouse (on the PATH or in
node_modules) with Node: npm install lighthouse vnu-jar.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import html5lib

from crossing.errors import BookError
from crossing.paths import ROOT
from crossing.system import ARGUMENTS, find_chromium

# Lighthouse's scores for a phone, at least; LANDING_PERFORMANCE on the landing page
SCORES = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
LANDING_PERFORMANCE = 100
TRIES = 3  # now and then Lighthouse misses the start of a load (NO_NAVSTART) and asks to be run again


def html_errors(path: Path) -> list[str]:
    """Parse a page strictly; returns its errors."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(path.read_text(encoding="utf-8"))
    return [f"line {position[0]}: {code} {values}" for position, code, values in parser.errors]


def nu_checker() -> list[str] | None:
    """Return the command of the Nu HTML checker, or None where Java or the checker is not at hand."""
    places = [os.environ.get("VNU_JAR", ""), *map(str, ROOT.glob("node_modules/vnu-jar/build/dist/vnu.jar"))]
    jar = next((place for place in places if place and Path(place).is_file()), None)
    return ["java", "-jar", jar, "--errors-only", "--format", "gnu"] if jar and shutil.which("java") else None


def nu_errors(site: Path, names: list[str]) -> list[str] | None:
    """Return the errors that the Nu checker finds in these pages; None where it is not at hand."""
    command = nu_checker()
    if command is None:
        return None
    done = subprocess.run(
        [*command, *(str(site / name) for name in names)], capture_output=True, text=True, check=False
    )
    return [re.sub(r'^"?file:.*/', "", line) for line in done.stderr.splitlines() if line.strip()]


def lighthouse() -> list[str] | None:
    """Return the command of Lighthouse, but for the address; None where Node or Lighthouse is not at hand."""
    program = shutil.which("lighthouse") or shutil.which("lighthouse", path=str(ROOT / "node_modules" / ".bin"))
    if program is None or not shutil.which("node"):
        return None
    flags = " ".join(["--headless=new", *ARGUMENTS])
    return [program, "--quiet", "--output=json", f"--only-categories={','.join(SCORES)}", f"--chrome-flags={flags}"]


def scores(command: list[str], url: str) -> dict[str, int]:
    """Return Lighthouse's scores (0 to 100) for a page on a phone.

    Raises BookError when it fails as often as it is tried.
    """
    for _ in range(TRIES):
        done = subprocess.run(
            [*command, url],
            env={**os.environ, "CHROME_PATH": find_chromium()},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            found: dict[str, dict[str, float | None]] = json.loads(done.stdout)["categories"]
            return {name: round(100 * (found[name]["score"] or 0)) for name in SCORES}
    raise BookError(f"Lighthouse failed {TRIES} times: {done.stderr.strip()[-300:]}")
