"""The check of one article: its sentences by the engine of `crossing.reading`, its tables cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache

from crossing.articles.documents import Document
from crossing.articles.tables import find_tables, placed, spelt
from crossing.ledger import read_columns, resource
from crossing.ledger.columns import Columns
from crossing.official.judgement import Tables
from crossing.reading import engine
from crossing.reading.answers import Checked, Passage


@dataclass(frozen=True, eq=False)
class _Tables:
    """The official tables as plain columns: reading these alone keeps the check quick."""

    daily: Columns
    record_days: Columns
    mod_daily: Columns
    other_totals: Columns
    measures: Columns
    revisions: Columns


@lru_cache(maxsize=1)
def book_tables() -> Tables:
    """The book's own official tables, read once."""
    return _Tables(*(read_columns(resource(field.name)) for field in fields(_Tables)))


def check_document(document: Document, published: date | None = None) -> Checked:
    """Check an article. `published` is the day it appeared; where it is None the day that the document gives is taken."""
    return check_text(document.text, published or document.published)


def check_text(text: str, published: date | None = None) -> Checked:
    """Check a text whose lines end in line feeds, with its tables. The same text gives the same answers in the same order."""
    checked = _with_tables(text, published)
    return replace(checked, passages=tuple(sorted(checked.passages, key=_order)))


def _order(passage: Passage) -> tuple[int, int, int, str, str]:
    """Where a passage is told: by its place, and among several of one place by what they say."""
    return passage.line, passage.start, passage.end, passage.rule, passage.why


def _with_tables(text: str, published: date | None) -> Checked:
    lines = text.split("\n")
    found = find_tables(lines)
    if not found:
        return engine.check(text, published)
    cells = [cell for table in found for cell in spelt(table, _above(lines, table[0].line))]
    inside = {number for table in found for number in range(table[0].line, table[-1].line + 1)}
    rest = "\n".join("" if number in inside else line for number, line in enumerate(lines, start=1))
    read = engine.check(rest, published)
    sentences = engine.check("\n".join(cell.text for cell in cells), published)
    figures = sorted([*read.figures, *placed(cells, sentences.figures)], key=lambda figure: (figure.line, figure.start))
    return replace(read, words=len(text.split()), figures=tuple(figures))


def _above(lines: list[str], line: int) -> str:
    """The last line with words above a line of a table: what announces the table."""
    return next((text for text in reversed(lines[: line - 1]) if text.strip()), "")
