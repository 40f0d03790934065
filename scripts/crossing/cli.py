"""The commands behind scripts/book.py, run inside the book's environment."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from crossing.errors import BookError

LAST_PORT = 65535


def parser() -> argparse.ArgumentParser:
    """Return the command line's parser."""
    top = argparse.ArgumentParser(prog="book.py", description="Build, test, read and check Crossing Figures.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("build", help="check the data, execute the notebooks and build the site in _build/html")
    commands.add_parser(
        "test",
        help="build, then run every test: data, package, notebooks and the site in a browser",
        epilog="What follows “test” is passed on to pytest: files, -k, -x and so on.",
    )
    serve = commands.add_parser("serve", help="open the built site in a browser")
    serve.add_argument("--port", type=_port, default=0, help="port on the loopback address (default: a free one)")
    commands.add_parser("editions", help="make a PDF and an EPUB of the built site, in _build/html/editions")
    measured = commands.add_parser(
        "measure", help="measure the built pages: weight, accessibility, speed and the rest of scripts/measure.py"
    )
    measured.add_argument("pages", nargs="*", help="file names of pages (default: all)")
    commands.add_parser(
        "pictures",
        help="photograph every built page, wide and narrow, light, dark, without scripts, on paper, in _build/contact-sheet",
    )
    check = commands.add_parser("check", help="check the data; or, given an article, its figures and passages")
    check.add_argument("article", nargs="?", type=Path, help="a text file with an article")
    check.add_argument("--date", help="the day the article appeared, YYYY-MM-DD")
    check.add_argument("--draft", type=Path, help="write the article's figures as draft ledger rows to this CSV file")
    refresh = commands.add_parser(
        "refresh", help="execute the notebooks and store their outputs; renew what is stored in data/"
    )
    refresh.add_argument("--release", action="store_true", help="also record the values that this version publishes")
    clean = commands.add_parser("clean", help="remove what was built")
    clean.add_argument("--all", action="store_true", help="the environment too")
    return top


def _port(text: str) -> int:
    """Read --port; argparse tells what is wrong with it."""
    if not (text.isascii() and text.isdigit() and int(text) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"“{text}” is no port: give a whole number from 0 to {LAST_PORT}.")
    return int(text)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a mistake told in one sentence, 2 a wrong command line."""
    top = parser()
    options, for_pytest = top.parse_known_args(arguments)
    if for_pytest and options.command != "test":
        top.error(f"unrecognized arguments: {' '.join(for_pytest)}")
    try:
        return _run(options, for_pytest)
    except BookError as error:
        print(f"book: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno == 28:
            print(
                "book: The disk is full: free some space and run the command again; the last good site is as it was.",
                file=sys.stderr,
            )
            return 1
        raise
    except KeyboardInterrupt:
        print("book: Stopped; the last good site is as it was.", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace, for_pytest: list[str]) -> int:
    # each command imports what it needs, so that `check` answers in seconds
    if options.command == "check" and options.article:
        from crossing.reading.article import run

        return run(options.article, date=options.date, draft=options.draft)
    if options.command == "check":
        from crossing.ledger.check import check_and_print

        return check_and_print()
    if options.command == "serve":
        from crossing.workshop.serve import serve

        return serve(options.port)
    if options.command == "editions":
        from crossing.editions import run as make_editions
        from crossing.paths import SITE

        if not (SITE / "index.html").is_file():
            from crossing.workshop.build import build

            build()
        return make_editions()
    if options.command == "measure":
        from crossing.workshop import measure  # a script beside the package

        return measure.main(options.pages)
    if options.command == "pictures":
        from crossing.workshop import pictures

        return pictures.main()
    from crossing.workshop import build

    if options.command == "build":
        return build.build()
    if options.command == "refresh":
        return build.refresh(release=options.release)
    if options.command == "test":
        return build.test(for_pytest)
    raise BookError(
        f"“{options.command}” is done by scripts/book.py itself: run “python3 scripts/book.py {options.command}”."
    )


if __name__ == "__main__":
    sys.exit(main())
