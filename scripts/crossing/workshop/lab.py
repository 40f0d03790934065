"""Open the chapters in JupyterLab, with a kernel that has everything the chapters need."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from crossing.errors import BookError
from crossing.paths import BUILD, CHAPTERS, ROOT
from crossing.workshop.environment import LAB

KERNELS = BUILD / "lab" / "crossing"  # a folder for Jupyter's search path, searched before all others


def lab(options: list[str]) -> int:
    """Start JupyterLab on the landing page's notebook; what the user types after “lab” is JupyterLab's own.

    Raises BookError if JupyterLab is not there.
    """
    program = LAB.python().with_name("jupyter-lab.exe" if os.name == "nt" else "jupyter-lab")
    if not program.is_file():
        raise BookError("JupyterLab is not installed: run “python3 scripts/book.py lab”, which installs it.")
    give_kernel()
    variables = {
        **os.environ,
        "JUPYTER_PATH": os.pathsep.join(filter(None, [str(KERNELS), os.environ.get("JUPYTER_PATH")])),
    }
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    notebook = str((CHAPTERS / "index.ipynb").relative_to(ROOT))
    command = [
        str(program),
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/{notebook}",
        *root,
        *options,
    ]
    print("JupyterLab opens the chapters; Ctrl+C here ends it. Then “refresh” stores what the cells show.", flush=True)
    if os.name != "nt":
        os.execve(command[0], command, variables)
    return subprocess.run(command, env=variables, check=False).returncode


def give_kernel() -> None:
    """Make the kernel that notebooks ask for, “python3”, this environment's own."""
    folder = KERNELS / "kernels" / "python3"
    folder.mkdir(parents=True, exist_ok=True)
    kernel = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Crossing Figures",
        "language": "python",
    }
    (folder / "kernel.json").write_text(json.dumps(kernel, indent=1) + "\n", encoding="utf-8")
