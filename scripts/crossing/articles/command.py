"""`book.py check ARTICLE`: check one article or a folder of them, and print or write what was found."""

from __future__ import annotations

import csv
import os
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from crossing import files
from crossing.articles import as_json, as_text, documents
from crossing.articles.checking import check_document
from crossing.articles.documents import Document
from crossing.articles.sorting import many, sort_out
from crossing.errors import BookError
from crossing.paths import CHAPTERS, DATA
from crossing.reading.answers import Checked

NOTHING, SOMETHING, CANNOT, INTERRUPTED = 0, 1, 2, 130  # exit statuses
TABLES = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    article: Path
    date: str | None = None
    json: bool = False
    html: Path | None = None
    draft: Path | None = None
    all: bool = False
    out: Path | None = None
    workers: int = 0
    scheduler: str = ""


def run(wanted: Wanted, out: TextIO | None = None) -> int:
    """Check what is wanted and print what was found, or what stands in the way.

    Returns 0 where there is nothing to look at, 1 where a figure or a passage needs a look, 2 where nothing could be checked.
    """
    out = out or sys.stdout
    try:
        published = None if wanted.date is None else documents.day_of_publication(wanted.date)
        if wanted.out is not None:
            return _archive(wanted, wanted.out, published, out)
        if wanted.article.is_dir():
            return _folder(wanted, published, out)
        return _article(wanted, published, out)
    except BookError as error:
        print(f"book: {error}", file=sys.stderr)
        return CANNOT
    except KeyboardInterrupt:
        if wanted.out is None:
            raise
        print("\nbook: Stopped. The same command goes on from here.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of the output, such as “head”, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOMETHING


def _article(wanted: Wanted, published: date | None, out: TextIO) -> int:
    if wanted.article.suffix.lower() in TABLES and wanted.article.is_file():
        raise BookError(f"{wanted.article.name} is a table: with --out FILE.parquet each of its rows is an article.")
    document = documents.read(wanted.article)
    checked = check_document(document, published)
    if wanted.html is not None:
        _write_page(wanted.html, wanted.article, document, checked)
    if wanted.draft is not None:
        _write_draft(wanted.draft, wanted.article, document, checked)
    if wanted.json:
        out.write(as_json.dumps(as_json.as_object(document, checked)))
    else:
        as_text.show(document.name, sort_out(document, checked), out, everything=wanted.all)
    return SOMETHING if checked.suspicious else NOTHING


def _folder(wanted: Wanted, published: date | None, out: TextIO) -> int:
    """Check every article of a folder; one that cannot be read is named and the others are checked."""
    for option, value in (("--html", wanted.html), ("--draft", wanted.draft)):
        if value is not None:
            raise BookError(f"{option} takes one article: give it instead of the folder {wanted.article.name}.")
    objects, suspicious, failed, count = [], 0, 0, 0
    for path in documents.articles_in(wanted.article):
        count += 1
        try:
            document = documents.read(path)
            checked = check_document(document, published)
        except BookError as error:
            failed += 1
            objects.append(as_json.failed(path.name, str(error)))
            print(f"book: {error}", file=sys.stderr)
            continue
        suspicious += checked.suspicious
        if wanted.json:
            objects.append(as_json.as_object(document, checked))
        else:
            as_text.show(document.name, sort_out(document, checked), out, everything=wanted.all)
            print(file=out)
    if count == 0:
        raise BookError(
            f"{wanted.article.name or wanted.article} holds no article: it is searched for {', '.join(documents.SUFFIXES)}."
        )
    if wanted.json:
        out.write(as_json.dumps({"articles": objects}))
    else:
        print(f"{many(count, 'article')}: {suspicious} to look at, {failed} not read.", file=out)
    if failed == count:
        return CANNOT
    return SOMETHING if suspicious or failed else NOTHING


def _archive(wanted: Wanted, to: Path, published: date | None, out: TextIO) -> int:
    """Check an archive and write its tables."""
    from crossing.articles.archive import Plan, check_archive

    for option, value in (("--html", wanted.html), ("--draft", wanted.draft), ("--json", wanted.json)):
        if value:
            raise BookError(f"{option} and --out do not go together: --out writes tables and a page of its own.")
    found = check_archive(Plan(wanted.article, to, published, wanted.workers, wanted.scheduler))
    for sentence in found.sentences():
        print(sentence, file=out)
    if found.unread:
        print(f"Not read, for one: {found.unread} Each has its reason in the column “error” of -articles.", file=out)
    print(f"Tables: {to} and beside it -alarms, -articles, -together; overview: {to.with_suffix('.html')}", file=out)
    return SOMETHING if found.suspicious else NOTHING


def _write_page(to: Path, article: Path, document: Document, checked: Checked) -> None:
    from crossing.articles.page import page

    _write(to, article, page(document, sort_out(document, checked)))


def _write_draft(to: Path, article: Path, document: Document, checked: Checked) -> None:
    """Write the figures of an article as draft rows of claims.csv."""
    import io

    from crossing.ledger import resource
    from crossing.reading.drafting import draft_rows

    columns = [field["name"] for field in resource("claims")["schema"]["fields"]]
    source = re.sub(r"[^a-z0-9]+", "-", Path(document.name).stem.lower()).strip("-") or "article"
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(draft_rows(checked.figures, document.text.split("\n"), source, columns, checked.published))
    _write(to, article, table.getvalue())


def _write(to: Path, article: Path, text: str) -> None:
    """Write a file whole or not at all. Raises BookError where that cannot be, or where it is the article or a file of the book."""
    if to.resolve() == article.resolve():
        raise BookError(f"{to.name} is the article itself: give another name.")
    if any(to.resolve().is_relative_to(folder) for folder in (CHAPTERS, DATA)):
        raise BookError(f"{to.name} would stand among the book's own files: choose another place.")
    try:
        files.write(to, text)
    except OSError as error:
        raise BookError(f"{to.name} cannot be written ({error.strerror}): choose another place.") from None
