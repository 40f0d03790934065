"""The command line: every command of scripts/book.py with its options. Needs nothing but Python.

scripts/book.py reads it before there is an environment, so that a question about the commands installs nothing.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

LAST_PORT = 65535
MOST_WORKERS = 256
PUBLISHED_AT = (
    "https://www.gov.uk/government/publications/migrants-detected-crossing-the-english-channel-in-small-boats"
)
PASSED_ON = ("test", "lab")  # what follows these commands may be meant for pytest and JupyterLab


class _Parser(argparse.ArgumentParser):
    """Takes an option by its whole name only: “clean --al” must not remove an environment."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[_Parser]  # argparse has no public name for it


def parser() -> argparse.ArgumentParser:
    """Return the command line's parser."""
    top = _Parser(
        prog="book.py",
        description="Build, test, read and check Crossing Figures.",
        epilog="The first command that needs it makes the book's environment in _build/env: 1.1 GB, in about a minute.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_building(commands)
    _add_looking(commands)
    _add_check(commands)
    _add_refresh_and_update(commands)
    _add_writing(commands)
    _add_publishing(commands)
    return top


def _add_building(commands: Commands) -> None:
    """Add the commands that build, test and show the book."""
    commands.add_parser("build", help="check the data, execute the notebooks and build the site in _build/html")
    test = commands.add_parser(
        "test",
        help="run the tests: data, package, notebooks and the site in a browser, which is built if a test needs it",
        epilog="What follows “test” is passed on to pytest: files, -k, -x and so on.",
    )
    test.add_argument(
        "--quick",
        action="store_true",
        help="only the tests that need neither the site nor a browser, without the slow ones",
    )
    serve = commands.add_parser("serve", help="open the built site in a browser")
    serve.add_argument("--watch", action="store_true", help="build again, and show it, whenever a file is saved")
    serve.add_argument("--port", type=_port, default=0, help="port on the loopback address (default: a free one)")
    commands.add_parser(
        "lab",
        help="open the chapters in JupyterLab, with the book's own kernel",
        epilog="JupyterLab gets an environment of its own, _build/lab, on first use. What follows “lab” is passed on to it.",
    )
    bench = commands.add_parser("bench", help="measure how long builds, rules and the check of archives take")
    bench.add_argument(
        "--archive",
        type=_size,
        nargs="+",
        metavar="ARTICLES",
        help="measure only archives of so many made-up articles, such as 1000 10000 100000",
    )


def _add_looking(commands: Commands) -> None:
    """Add the commands that make something of the built site, or look at it."""
    commands.add_parser(
        "editions", help="make a PDF and an EPUB of the built site, and a PDF of each chapter, in _build/html/editions"
    )
    measure = commands.add_parser(
        "measure", help="measure built pages in a browser: weight, accessibility, speed and more"
    )
    measure.add_argument("pages", nargs="*", metavar="PAGE", help="such as june-2025 (default: all)")
    pictures = commands.add_parser(
        "pictures",
        help="photograph built pages, wide and narrow, light, dark, without scripts, on paper, in _build/contact-sheet",
    )
    pictures.add_argument("pages", nargs="*", metavar="PAGE", help="such as june-2025 (default: all)")
    links = commands.add_parser(
        "links", help="ask every address in data and text whether it still answers; list them in _build/links.md"
    )
    links.add_argument("--list", action="store_true", help="only list them, and ask nobody")


def _add_refresh_and_update(commands: Commands) -> None:
    """Add the commands that renew what is made from data, and take in a release of the series."""
    refresh = commands.add_parser(
        "refresh", help="execute the notebooks and store their outputs; renew what is stored in data/"
    )
    refresh.add_argument("--release", action="store_true", help="also record the values that this version publishes")
    refresh.add_argument(
        "--pins", action="store_true", help="also renew what the tests expect of a release of the series"
    )
    update = commands.add_parser(
        "update", help="take in a newer release of the Home Office's series, or say what it changes"
    )
    update.add_argument("file", type=Path, nargs="?", help="the weekly workbook (.ods)")
    update.add_argument("--published", help="the day on which it was published, YYYY-MM-DD")
    update.add_argument(
        "--newest", action="store_true", help="fetch the newest workbook from gov.uk instead of naming one"
    )
    update.add_argument(
        "--address", default=PUBLISHED_AT, help="where it was published (default: the series' page on gov.uk)"
    )
    update.add_argument("--dry-run", action="store_true", help="say what it changes and write nothing")


def _add_writing(commands: Commands) -> None:
    """Add the commands that write into the tables what a person says."""
    add = commands.add_parser("add", help="draft what the book needs of a new source: its rows, its claims, a chapter")
    add.add_argument("file", type=Path, help="the text: .txt, a saved web page, .docx or PDF; no other text is needed")
    add.add_argument("--id", required=True, help="the id of the source, such as times-2025-08")
    add.add_argument("--date", required=True, help="the day it appeared, YYYY-MM-DD")
    add.add_argument("--chapter", default="", help="the file name of its chapter (default: that of the month)")
    correct = commands.add_parser(
        "correct", help="correct cells of a row of the ledger, with the reason, or say what that moves"
    )
    correct.add_argument("table", help="such as claims")
    correct.add_argument("key", help="the key of the row, such as a claim's id")
    correct.add_argument("column")
    correct.add_argument("new", help="what is to stand there; '' for nothing")
    correct.add_argument(
        "also",
        nargs="*",
        metavar="COLUMN=VALUE",
        help="further cells of the row, judged together, as a value and its quote",
    )
    correct.add_argument("--why", required=True, help="the reason, a sentence")
    correct.add_argument("--page", default="", help="the page on which readers met it (default: the row's chapter)")
    correct.add_argument("--reported-by", default="The makers of the book", help="who found it")
    correct.add_argument("--dry-run", action="store_true", help="say what it moves and write nothing")


def _add_publishing(commands: Commands) -> None:
    """Add the commands that compare sites, release a version, and clear away."""
    compare = commands.add_parser(
        "compare", help="compare two built sites: pages, charts and values that differ, with pictures before and after"
    )
    compare.add_argument("old", type=Path, metavar="OLD_SITE", help="the folder of a built site")
    compare.add_argument(
        "new",
        type=Path,
        nargs="?",
        metavar="NEW_SITE",
        help="the folder of another (default: the book's own, _build/html)",
    )
    compare.add_argument(
        "--out", dest="into", type=Path, required=True, metavar="FOLDER", help="where the page and the list go"
    )
    release = commands.add_parser(
        "release", help="release a version: set it, record what it publishes, make its archive, commit and tag"
    )
    release.add_argument("version", help="three numbers, such as 1.1.0")
    release.add_argument("--dry-run", action="store_true", help="say what it would do and write nothing")
    clean = commands.add_parser("clean", help="remove what was built, and keep the environments")
    clean.add_argument("--all", action="store_true", help="remove the environments too")


def _add_check(commands: Commands) -> None:
    """Add the command `check`, which without an article checks the book itself."""
    check = commands.add_parser(
        "check",
        help="check the data and the prose; or, given an article, its figures and passages",
        epilog="With an article the exit status is 0 if there is nothing to look at, 1 if there is something, 2 if it could not "
        "be checked or the command line is wrong. Nothing leaves this machine.",
    )
    check.add_argument(
        "article",
        nargs="?",
        type=_file,
        help="a text, a saved web page, a .docx, a PDF, a folder of these, or “-” for standard input",
    )
    check.add_argument("--date", help="the day the article appeared, YYYY-MM-DD (default: what page or file name say)")
    check.add_argument("--all", action="store_true", help="show dates, times and what counts something else as well")
    check.add_argument(
        "--json", action="store_true", help="print what was found as JSON (articles/checked.schema.json)"
    )
    check.add_argument(
        "--html", type=_file, metavar="FILE", help="write the text, marked, with its answers as a web page"
    )
    check.add_argument(
        "--out",
        type=_file,
        metavar="FILE.parquet",
        help="check an archive (a folder, or a CSV or Parquet table with the columns id, date, text) and write tables",
    )
    check.add_argument(
        "--workers", type=_count, default=0, help="processes for an archive (default: one for each core)"
    )
    check.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="check an archive on the Dask cluster at tcp://…"
    )
    check.add_argument("--draft", type=_file, metavar="FILE", help="write the figures as draft ledger rows, in CSV")


def _count(text: str) -> int:
    """Read --workers; argparse tells what is wrong with it."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes: give one from 1 to {MOST_WORKERS}.")
    return int(text)


def _size(text: str) -> int:
    """Read --archive; argparse tells what is wrong with it."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of articles: give a whole number above 0.")
    return int(text)


def _file(text: str) -> Path:
    """Read the name of a file; argparse tells what is wrong with it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name of the file is empty.")
    return Path(text)


def read(arguments: list[str] | None = None) -> tuple[argparse.Namespace, list[str]]:
    """Return the options of a command line and what is passed on; ends with status 2 where nothing may be passed on."""
    top = parser()
    options, passed_on = top.parse_known_args(arguments)
    if passed_on and options.command not in PASSED_ON:
        top.error(f"unrecognized arguments: {' '.join(passed_on)}")
    if options.command == "update" and (
        options.newest == bool(options.file) or bool(options.file) != bool(options.published)
    ):
        top.error("update takes a workbook with --published, or --newest alone.")
    if options.command == "check" and not options.article:
        asked = [f"--{name}" for name in ("date", "all", "json", "html", "draft", "out") if getattr(options, name)]
        if asked:
            top.error(f"{asked[0]} goes with an article: name the file after “check”.")
    if options.command == "check" and not options.out and (options.workers or options.scheduler):
        top.error("--workers and --scheduler are for an archive: say with --out where its tables go.")
    return options, passed_on


def print_anywhere() -> None:
    """Let every sentence be printed: a letter that the terminal has none for becomes a question mark, and no error.

    A stream that is closed (“>&-”) is replaced by one that leads nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _port(text: str) -> int:
    """Read --port; argparse tells what is wrong with it."""
    if not (text.isascii() and text.isdigit() and int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"“{text}” is not a port: give a whole number from 0 to {LAST_PORT}.")
    return int(text)
