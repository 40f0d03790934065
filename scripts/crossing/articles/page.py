"""What the check of an article found, as one web page: the text marked as a spell checker marks it, each mark with its answer.

The page holds everything it needs. It loads nothing, runs no script and sends nothing; a mark is a link to its answer, and
the answer a link back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

import crossing
from crossing.articles.documents import Document
from crossing.articles.sorting import Item, Kind, Sorted, shown

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line that is marked in one way. `items` are the figure and the passage that it belongs to, if any.

    `first` says that the piece begins its item: an answer leads back to that one.
    """

    text: str
    items: tuple[Item, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the article, in pieces; `number` counts from 1."""

    number: int
    pieces: tuple[Piece, ...]


def page(document: Document, found: Sorted) -> str:
    """The page as HTML."""
    html: str = template("checked.html.jinja").render(
        document=document,
        found=found,
        lines=list(lines(document.text, found)),
        groups=list(shown(found.items, everything=True)),
        version=crossing.__version__,
    )
    return html


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """A template of this room; whatever it is given is escaped."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template(name)


def lines(text: str, found: Sorted) -> Iterator[Line]:
    """The lines of an article with their marks. Dates and times are not marked, nor is what counts something else."""
    by_line: dict[int, list[Item]] = {}
    for kind, items in found.items.items():
        for item in items if kind is not Kind.OTHER else ():
            by_line.setdefault(item.line, []).append(item)
    begun: set[int] = set()
    for number, line in enumerate(text.split("\n"), start=1):
        yield Line(number, tuple(_pieces(line, by_line.get(number, []), begun)))


def _pieces(line: str, items: list[Item], begun: set[int]) -> Iterator[Piece]:
    """Cut a line wherever a mark begins or ends; a figure inside a garbled passage belongs to both, the figure first."""
    cuts = sorted(
        {0, len(line), *(place for item in items for place in (item.start, item.end) if 0 < place < len(line))}
    )
    for start, end in pairwise(cuts):
        inside = tuple(
            sorted(
                (item for item in items if item.start <= start and end <= item.end),
                key=lambda item: (item.kind is Kind.GARBLED, item.end - item.start),
            )
        )
        first = bool(inside) and inside[0].number not in begun
        begun.update(item.number for item in inside[:1])
        yield Piece(line[start:end], inside, first)
