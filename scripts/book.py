#!/usr/bin/env python3
"""The one command of the book: build it, test it, read it, check data or an article.

Needs only Python 3.11 or later. On first use it makes an environment of its own under _build/ from requirements.txt;
everything else is done there by the package in scripts/crossing. This file keeps to what older Pythons can read, so
that it can say that they are too old.
"""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

OLDEST = (3, 11)
# Not handed on: the first two would bring in other packages, the third makes Python read every module anew each time.
LEFT_OUT = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")
INTERRUPTED = 130  # the exit status of a command that Ctrl+C stopped
WORKSHOP = Path(__file__).resolve().parent / "crossing" / "workshop"


def main() -> int:
    """Read the command line, make the environment if it is missing or out of date, run the command in it.

    Returns the exit status where something stands in the way; where nothing does, the command takes this process over.
    """
    if sys.version_info < OLDEST:
        here = sys.version.split()[0]
        return fail("Python %d.%d or later is needed and this is %s: install a newer one." % (*OLDEST, here))
    commands = module("commands")
    commands.print_anywhere()
    options, _ = commands.read()  # --help, and what is no command, end here
    environment = module("environment")
    try:
        if options.command == "clean":
            print(environment.clean(everything=options.all))
            return 0
        if options.command == "lab":
            environment.LAB.make()
        environment.BOOK.make()
        if options.command in ("test", "bench") or getattr(options, "out", None):
            environment.ARCHIVE.add()
        return run(environment.BOOK.python(), sys.argv[1:])
    except environment.SetupError as error:
        return fail(str(error))
    except OSError as error:
        return fail(environment.os_sentence(error))
    except KeyboardInterrupt:
        return fail("Stopped. The next run starts again where this one began.", INTERRUPTED)


def module(name: str) -> ModuleType:
    """Return a module of the workshop that needs nothing but Python, without its package (which needs altair and more)."""
    spec = importlib.util.spec_from_file_location(name, str(WORKSHOP / (name + ".py")))
    if spec is None or spec.loader is None:
        raise ImportError(name)
    loaded = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def fail(sentence: str, status: int = 1) -> int:
    """Print a sentence on standard error and return the exit status that goes with it."""
    print("book: " + sentence, file=sys.stderr)
    return status


def run(python: Path, arguments: "list[str]") -> int:
    """Run the package's command line in the environment, in the folder the user is in; return its exit status.

    Nothing is imported from that folder (-P): a csv.py there must not take the place of Python's own. The command takes
    the place of this process, so that a signal to it reaches the command; Windows cannot do that, so there it waits.
    """
    variables = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    if sys.getfilesystemencoding() != "utf-8":  # or a folder with other letters than ASCII could not be named
        variables["PYTHONUTF8"] = "1"
    command = [str(python), "-P", "-m", "crossing.cli", *arguments]
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(command[0], command, variables)
    process = subprocess.Popen(command, env=variables)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # Ctrl+C reaches the command as well: it tidies up, says so and ends


if __name__ == "__main__":
    sys.exit(main())
