"""`book.py check ARTICLE`: check an article and print what was found. The one place that knows the exit statuses."""

from __future__ import annotations

import sys
from pathlib import Path

from crossing.articles import as_json
from crossing.errors import BookError
from crossing.reading.article import check_article, show, write_draft

NOTHING, SOMETHING, CANNOT = 0, 1, 2


def run(path: Path, *, date: str | None = None, draft: Path | None = None, json: bool = False) -> int:
    """Check the article at `path` and print what was found, or what stands in the way.

    Returns 0 where there is nothing to look at, 1 where a figure or a passage needs a look, 2 where the article could not
    be checked.
    """
    try:
        report = check_article(path, date)
        if draft is not None:
            if draft.resolve() == path.resolve():
                raise BookError(f"{draft.name} is the article itself: give another file for the draft.")
            write_draft(report, path, draft)
    except BookError as error:
        print(f"book: {error}", file=sys.stderr)
        return CANNOT
    if json:
        sys.stdout.write(as_json.dumps(report))
    else:
        show(report, sys.stdout)
    return SOMETHING if report.suspicious else NOTHING
