"""The commands behind scripts/book.py, run inside the book's environment."""

from __future__ import annotations

import argparse
import os
import sys

from crossing.errors import BookError
from crossing.workshop import commands, environment

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
        told = DISK_FULL if error.errno == environment.NO_SPACE else environment.os_sentence(error)
        print(f"book: {told}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("book: Stopped; the last good site is as it was.", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace, passed_on: list[str]) -> int:
    # each command imports what it needs, so that `check` answers in seconds
    if options.command == "check" and options.article:
        from crossing.articles import command

        wanted = ("article", "date", "json", "html", "draft", "all", "out", "workers", "scheduler")
        return command.run(command.Wanted(**{name: getattr(options, name) for name in wanted}))
    if options.command == "check":
        from crossing.workshop.checking import check_and_print

        return check_and_print()
    if options.command == "serve":
        from crossing.workshop.serve import serve

        return serve(options.port, watch=options.watch)
    if options.command == "lab":
        from crossing.workshop.lab import lab

        return lab(passed_on)
    if options.command == "editions":
        from crossing.paths import SITE
        from crossing.workshop import build, site

        if not (SITE / "index.html").is_file():
            build.build()
        return site.make_editions()
    if options.command == "bench":
        if options.archive:
            from crossing.workshop import bench_archive

            return bench_archive.main(options.archive)
        from crossing.workshop import bench

        return bench.main()
    if options.command == "measure":
        from crossing.workshop import measure

        return measure.main(options.pages)
    if options.command == "pictures":
        from crossing.workshop import pictures

        return pictures.main(options.pages)
    if options.command == "links":
        from crossing.workshop.links import links

        return links(asking=not options.list)
    if options.command == "add":
        from crossing.workshop.add import add

        return add(options.file, options.id, options.date, chapter=options.chapter)
    if options.command == "correct":
        from crossing.workshop.correct import correct

        return correct(
            *(options.table, options.key, options.column, options.new),
            why=options.why,
            page=options.page,
            reported_by=options.reported_by,
            dry_run=options.dry_run,
        )
    if options.command == "compare":
        from crossing.paths import SITE
        from crossing.workshop.compare import compare

        return compare(options.old, options.new or SITE, options.into)
    if options.command == "release":
        from crossing.workshop.release import release

        return release(options.version, dry_run=options.dry_run)
    if options.command == "update" and options.newest:
        from crossing.workshop.newest import update_to_newest

        return update_to_newest(dry_run=options.dry_run)
    if options.command == "update":
        from crossing.workshop.update import update

        return update(options.file, options.published, address=options.address, dry_run=options.dry_run)
    from crossing.workshop import build

    if options.command == "build":
        return build.build()
    if options.command == "refresh":
        return build.refresh(release=options.release, pins=options.pins)
    if options.command == "test":
        from crossing.workshop.run_tests import test

        return test(passed_on, quick=options.quick)
    raise BookError(
        f"“{options.command}” is done by scripts/book.py itself: run “python3 scripts/book.py {options.command}”."
    )


if __name__ == "__main__":
    sys.exit(main())
