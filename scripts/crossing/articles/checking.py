"""The check of one article: its sentences by the engine of `crossing.reading`, its tables cell by cell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossing.articles.documents import Document
from crossing.articles.headless import with_head
from crossing.articles.tables import counted, find_tables, placed, spelt
from crossing.errors import BookError
from crossing.official import official
from crossing.reading import engine
from crossing.reading.answers import Checked


def check_document(document: Document, published: date | None = None) -> Checked:
    """Check an article. `published` is the day it appeared; where it is None the day that the document gives is taken.

    Raises BookError where a rule makes a mistake: no text may end in a traceback, nor cost the other articles.
    """
    try:
        return check_text(document.text, published or document.published)
    except BookError:
        raise
    except Exception as error:
        mistake = f"{type(error).__name__}: {error}"[:100]
        raise BookError(
            f"{document.name} could not be checked ({mistake}): please report it with the text that did it."
        ) from error


def check_text(text: str, published: date | None = None) -> Checked:
    """Check a text whose lines end in line feeds, with its tables. The same text gives the same answers in the same order."""
    lines = text.split("\n")
    found = find_tables(lines)
    if not found:
        return engine.check(text, published)
    series = official(engine.book_tables())
    headed = [(with_head(table, series, published), _above(lines, table[0].line)) for table in found]
    cells = [cell for table, above in headed for cell in spelt(table, above, published)]
    inside = {number for table in found for number in range(table[0].line, table[-1].line + 1)}
    rest = "\n".join("" if number in inside else line for number, line in enumerate(lines, start=1))
    read = engine.check(rest, published)
    sentences = engine.check("\n".join(cell.text for cell in cells), published)
    figures = sorted([*read.figures, *placed(cells, sentences.figures)], key=lambda figure: (figure.line, figure.start))
    return replace(read, words=len(text.split()), figures=tuple(figures))


def _above(lines: list[str], line: int) -> str:
    """What announces the table: the last line with words above it or, where that says not what is counted, the text's title."""
    above = [text for text in lines[: line - 1] if text.strip()]
    return next((text for text in (*above[-1:], *above[:1]) if counted(text)), above[-1] if above else "")
