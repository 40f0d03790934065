"""The commands behind scripts/book.py, run inside the book's environment."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
from collections.abc import Callable

from crossing.errors import BookError
from crossing.workshop import commands, environment

CANNOT = 2  # the status of an article that could not be checked
DISK_FULL = "The disk is full: free some space and run the command again; the last good site is as it was."


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a mistake told in one sentence, 2 a wrong command line."""
    commands.print_anywhere()
    options, passed_on = commands.read(arguments)
    try:
        status = _run(options, passed_on)
        sys.stdout.flush()
        return status
    except BookError as error:
        print(f"book: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of the output, such as “head”, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a place that cannot be written to, and the like
        told = DISK_FULL if error.errno == errno.ENOSPC else environment.os_sentence(error)
        print(f"book: {told}", file=sys.stderr)
        return CANNOT if options.command == "check" and options.article else 1
    except KeyboardInterrupt:
        print("book: Stopped; the last good site is as it was.", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace, passed_on: list[str]) -> int:
    if options.command not in COMMANDS:
        raise BookError(
            f"“{options.command}” is done by scripts/book.py itself: run “python3 scripts/book.py {options.command}”."
        )
    if options.command not in CHANGING:
        return COMMANDS[options.command](options, passed_on)
    from crossing.workshop.site import locked

    with locked():
        return COMMANDS[options.command](options, passed_on)


# ---- the commands: each imports what it needs, so that `check` answers in seconds ------------------------------------


def _check(options: argparse.Namespace, _: list[str]) -> int:
    if options.article:
        from crossing.articles import command

        wanted = ("article", "date", "json", "html", "draft", "all", "out", "workers", "scheduler")
        return command.run(command.Wanted(**{name: getattr(options, name) for name in wanted}))
    from crossing.workshop.checking import check_and_print

    return check_and_print()


def _build(_: argparse.Namespace, __: list[str]) -> int:
    from crossing.workshop import build

    return build.build()


def _refresh(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop import build

    return build.refresh(release=options.release, pins=options.pins)


def _test(options: argparse.Namespace, passed_on: list[str]) -> int:
    from crossing.workshop.run_tests import test

    return test(passed_on, quick=options.quick)


def _serve(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop.serve import serve

    return serve(options.port, watch=options.watch)


def _lab(_: argparse.Namespace, passed_on: list[str]) -> int:
    from crossing.workshop.lab import lab

    return lab(passed_on)


def _editions(_: argparse.Namespace, __: list[str]) -> int:
    from crossing.paths import SITE
    from crossing.workshop import build, site

    if not (SITE / "index.html").is_file():
        build.build()
    return site.make_editions()


def _bench(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop import bench, bench_archive

    return bench_archive.main(options.archive) if options.archive else bench.main()


def _measure(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop import measure

    return measure.main(options.pages)


def _pictures(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop import pictures

    return pictures.main(options.pages)


def _links(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop.links import links

    return links(asking=not options.list)


def _add(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop.add import add

    return add(options.file, options.id, options.date, chapter=options.chapter)


def _correct(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop.correct import correct

    cell = options.table, options.key, options.column, options.new
    said = {name: getattr(options, name) for name in ("why", "also", "page", "reported_by", "dry_run")}
    return correct(*cell, **said)


def _update(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop.newest import update_to_newest
    from crossing.workshop.update import update

    if options.newest:
        return update_to_newest(dry_run=options.dry_run)
    return update(options.file, options.published, address=options.address, dry_run=options.dry_run)


def _compare(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.paths import SITE
    from crossing.workshop.compare import compare

    return compare(options.old, options.new or SITE, options.into)


def _release(options: argparse.Namespace, _: list[str]) -> int:
    from crossing.workshop.release import release

    return release(options.version, dry_run=options.dry_run)


COMMANDS: dict[str, Callable[[argparse.Namespace, list[str]], int]] = {
    "build": _build,
    "test": _test,
    "serve": _serve,
    "lab": _lab,
    "bench": _bench,
    "editions": _editions,
    "measure": _measure,
    "pictures": _pictures,
    "links": _links,
    "check": _check,
    "refresh": _refresh,
    "update": _update,
    "add": _add,
    "correct": _correct,
    "compare": _compare,
    "release": _release,
}
# write data from what they read before: one at a time (build and refresh hold it)
CHANGING = ("add", "correct", "update")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what a service sends stops a command as Ctrl+C does
    sys.exit(main())
