#!/usr/bin/env python3
"""The one command of the book: build it, test it, read it, check data or an article.

Needs only Python 3.11 or later. On first use it makes an environment of its own under _build/ from requirements.txt;
everything else is done there by the package in scripts/crossing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
INTERRUPTED = 130  # the exit status of a command that Ctrl+C stopped
ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.txt"
ENVIRONMENT = ROOT / "_build" / "env"
DONE = ENVIRONMENT / "made-from.txt"
CLEAN_USAGE = """usage: book.py clean [-h] [--all]

Remove what was built, and keep the environment.

options:
  -h, --help  show this help message and exit
  --all       remove the environment too"""


class SetupError(Exception):
    """Something that the user has to mend before the book's environment can be made; one clear sentence."""


def main():
    """Make the environment if it is missing or out of date, then run the command in it; return the exit status."""
    if sys.version_info < OLDEST:
        return fail(
            "Python %d.%d or later is needed and this is %s: install a newer one and run the command with it."
            % ((*OLDEST, sys.version.split()[0]))
        )
    try:
        if sys.argv[1:2] == ["clean"]:
            return clean_command(sys.argv[2:])
        if not REQUIREMENTS.is_file():
            raise SetupError("requirements.txt is missing: restore it from version control.")
        make_environment()
        return run_command(sys.argv[1:])
    except SetupError as error:
        return fail(str(error))
    except OSError as error:
        return fail(os_sentence(error))
    except KeyboardInterrupt:
        return fail("Stopped. The next run starts again where this one began.", INTERRUPTED)


def fail(sentence, status=1):
    """Print a sentence on standard error and return the exit status that goes with it."""
    print("book: " + sentence, file=sys.stderr)
    return status


def os_sentence(error):
    """Return one sentence for an error of the operating system."""
    if error.errno == 28:
        return "The disk is full: free some space (about 1.5 GB are needed) and run the command again."
    where = " (%s)" % error.filename if error.filename else ""
    return "%s%s: mend that and run the command again." % (error.strerror or error, where)


def clean_command(arguments):
    """Run `clean` with what follows it on the command line; return the exit status: 2, with nothing removed, if that is wrong."""
    if "-h" in arguments or "--help" in arguments:
        say(CLEAN_USAGE)
        return 0
    if arguments not in ([], ["--all"]):
        return fail('clean takes nothing or --all, not "%s": nothing was removed.' % " ".join(arguments), 2)
    return clean(everything=bool(arguments))


def clean(everything):
    """Remove what was built; the environment too if `everything`."""
    for path in sorted((ROOT / "_build").glob("*")):
        if path != ENVIRONMENT or everything:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    print(
        "Removed the built site"
        + (" and the environment." if everything else "; the environment is kept (clean --all removes it).")
    )
    return 0


def wanted():
    """Return what the environment must have been made from: the requirements, this Python and this place."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    return "%s\n%s\n%s\n" % (digest, sys.version.split()[0], ROOT)


def environment_python():
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment():
    """Make the environment, or leave it where it is already what requirements.txt asks for.

    Raises SetupError if no tool is there to make it, or if a package cannot be had.
    """
    if DONE.is_file() and DONE.read_text(encoding="utf-8") == wanted() and environment_python().is_file():
        return
    started = time.monotonic()
    say("Making the book's environment in _build/env (once; a few minutes) ...")
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    make_bare_environment()
    install_requirements()
    link_package()
    DONE.write_text(wanted(), encoding="utf-8")
    say("The environment is ready (%.0f s)." % (time.monotonic() - started))


def make_bare_environment():
    """Make an environment with pip in it, by the first way that works here.

    Python's own venv comes first. A Python without ensurepip (Debian's, for one) gets its pip from a pip outside, or,
    for root on Debian, from the distribution's package.
    """
    if quiet([sys.executable, "-m", "venv", str(ENVIRONMENT)]):
        return
    if quiet([sys.executable, "-m", "virtualenv", str(ENVIRONMENT)]):
        return
    if (
        quiet([sys.executable, "-m", "pip", "--version"])
        and quiet([sys.executable, "-m", "venv", "--without-pip", str(ENVIRONMENT)])
        and quiet([sys.executable, "-m", "pip", "--python", str(environment_python()), "install", "pip"])
    ):
        return
    package = "python%d.%d-venv" % sys.version_info[:2]
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Debian's package %s ..." % package)
        quiet(["apt-get", "update"])
        for name in (package, "python3-venv"):
            quiet(["apt-get", "install", "-y", "--no-install-recommends", name])
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
            if quiet([sys.executable, "-m", "venv", str(ENVIRONMENT)]):
                return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    raise SetupError(
        "This Python cannot make a virtual environment: install its venv module (on Debian or Ubuntu: apt install %s) and run the command again."
        % package
    )


def quiet(command):
    """Run a command without its output; True if it succeeds."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    try:
        return (
            subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False
            ).returncode
            == 0
        )
    except FileNotFoundError:
        return False


def install_requirements():
    """Install requirements.txt into the environment, a line of progress for each package collected."""
    command = [
        str(environment_python()),
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--progress-bar",
        "off",
        "--disable-pip-version-check",
        "--no-input",
        "-r",
        str(REQUIREMENTS),
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    )
    lines, count = [], 0
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("Collecting "):
            count += 1
            if count % 20 == 0:
                say("  %d packages collected ..." % count)
        elif line.startswith("Installing collected"):
            say("  installing %d packages ..." % count)
    if process.wait() != 0:
        raise SetupError(pip_sentence("\n".join(lines)))


def pip_sentence(output):
    """Return one sentence for what pip said when it failed."""
    if "No space left" in output:
        return "The disk is full: free some space (about 1.5 GB are needed) and run the command again."
    if any(
        words in output
        for words in (
            "NewConnectionError",
            "Temporary failure in name resolution",
            "Network is unreachable",
            "Connection refused",
            "ProxyError",
            "ReadTimeoutError",
            "ConnectTimeout",
            "NameResolutionError",
        )
    ):
        return "The packages in requirements.txt could not be fetched because the network did not answer: connect and run the command again."
    errors = [line for line in output.splitlines() if line.startswith("ERROR")] or output.splitlines()[-1:]
    return "pip could not install requirements.txt (%s): mend that and run the command again." % "; ".join(errors)[:300]


def link_package():
    """Let the environment import the package `crossing` from scripts/, in notebooks as in tests.

    The line is pure ASCII whatever the folder is called: Python 3.11 and 3.12 read it in the locale's encoding, later ones in UTF-8.
    """
    answer = subprocess.run(
        [str(environment_python()), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    line = "import sys; sys.path.append(%s)\n" % ascii(str(ROOT / "scripts"))
    Path(answer.stdout.strip(), "crossing.pth").write_text(line, encoding="ascii")


def say(text):
    print(text, flush=True)


def run_command(arguments):
    """Run the package's command line in the environment, in the folder the user is in; return its exit status.

    Nothing is imported from that folder (-P): a csv.py there must not take the place of Python's own.
    """
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    process = subprocess.Popen([str(environment_python()), "-P", "-m", "crossing.cli", *arguments], env=environment)
    while True:
        try:
            status = process.wait()
        except KeyboardInterrupt:
            continue  # Ctrl+C reaches the command as well: it tidies up, says so and ends
        return status if status >= 0 else 128 - status  # negative: ended by that signal


if __name__ == "__main__":
    sys.exit(main())
